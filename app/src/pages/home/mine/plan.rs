//! My plan as a timeline with its table. The code that draws it comes with the form, when there is a plan to draw.

use super::newest::Newest;
use crate::{forms, paper::Paper, session::Session, sheet::Sheet};
use leptos::prelude::*;
use shared::{form::Form, forms::implementation_plan::ImplementationPlan};
use std::collections::BTreeMap;

/// Nothing until there is a plan, and the code to read it.
pub fn timeline(session: Session, newest: RwSignal<Newest>) -> AnyView {
    let sheet: RwSignal<Option<Box<dyn Sheet>>, LocalStorage> = RwSignal::new_local(None);
    Effect::new(move |_| {
        let Some(plan) = newest.get().plan else { return };
        leptos::task::spawn_local(async move {
            let made = forms::load(ImplementationPlan::KIND).await.ok().flatten(); // not fetched: the page stands without its picture
            sheet.try_set(made.and_then(|made| (made.read)(&plan.body)));
        });
    });
    let drawn = move || {
        let (today, language) = (session.today(), session.language.get());
        let copy = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.copy()))?; // its code came with it
        let draw = forms::find(ImplementationPlan::KIND)?.still?;
        let paper = Paper::open(copy, &BTreeMap::new(), today, language);
        Some(view! { <div class="section">{draw(paper, language)}</div> }.into_any())
    };
    drawn.into_any()
}

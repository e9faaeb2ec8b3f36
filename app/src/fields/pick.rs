//! One of a list that follows other answers.

use super::frame::{Field, frame, select};
use leptos::prelude::*;
use shared::text::{Text, t};

const CHOOSE: Text = t("Velg …", "Vel …", "Choose …");

pub fn field(field: &Field) -> AnyView {
    let (choices, text) = (field.paper.choices(field.place.question), field.slot.text.clone());
    let (language, choose) = (field.language, field.say(CHOOSE));
    let options = move || {
        let choices = choices.get();
        // an answer that is no longer among the choices stays until the person chooses another; the rules say so
        let kept = text.get_untracked();
        let stray = (!kept.is_empty() && choices.iter().all(|choice| choice.code != kept)).then(|| {
            let name =
                shared::numbers::health_trust::find_site(&kept).map_or(kept.clone(), |site| site.name.to_owned());
            view! { <option value=kept.clone() selected=true>{name}</option> }.into_any()
        });
        let options: Vec<AnyView> = choices
            .iter()
            .map(|choice| {
                view! { <option value=choice.code selected=choice.code == kept>{choice.label.read(language)}</option> }
                    .into_any()
            })
            .collect();
        view! { <option value="">{choose}</option> {stray} {options} }
    };
    frame(field, select(field, options.into_any()), ().into_any())
}

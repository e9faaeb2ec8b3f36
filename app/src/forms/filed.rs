//! A filed registration: when it must be renewed, and the one press that renews it. Knows no other form.

use super::Shown;
use crate::{
    draft, overview,
    paper::Paper,
    parts::{icon, notices::strip},
    renewing,
    route::{Route, Router},
    session::{Session, session},
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::Role,
    day::Day,
    rules::{due::SOON_MONTHS, renewal::RENEWAL_MONTHS},
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const DUE: Text = t("Må fornyes senest {day}.", "Må fornyast seinast {day}.", "Must be renewed by {day}.");
    pub const OVERDUE: Text = t("Skulle vært fornyet senest {day}.", "Skulle vore fornya seinast {day}.", "Should have been renewed by {day}.");
    pub const HOW: Text = t("Er svarene de samme, signerer og sender du dem på nytt med ett trykk.", "Er svara dei same, signerer og sender du dei på nytt med eitt trykk.", "If the answers are the same, you sign and send them again with one press.");
}

/// Above the form of a registration that was received, until something is changed in it.
pub fn picture(paper: Paper, _: Language) -> AnyView {
    let (session, router): (Session, Router) = (session(), expect_context());
    let live = RwSignal::new(false);
    if let Route::Form { doc, .. } = router.route.get_untracked() {
        let online = session.online.get_untracked();
        leptos::task::spawn_local(async move { _ = live.try_set(is_live(&doc, online).await) });
    }
    let due = Memo::new(move |_| {
        paper.cards.track(); // facts about the document come a little later
        let untouched = paper.edits.get() == 0 && live.get();
        paper.facts().renewed_on.filter(|_| untouched).and_then(|on| asked(session, on))
    });
    (move || {
        let Route::Form { doc, .. } = router.route.get() else { return None };
        due.get().map(|due| offer(session, doc, due))
    })
    .into_any()
}

/// It was received, and no closing has ended it.
async fn is_live(doc: &str, ask: bool) -> bool {
    let entries = overview::gather(ask).await.entries;
    entries.iter().any(|entry| entry.doc == doc && entry.number.is_some() && !entry.is_closed)
}

/// The last day it was revised, or confirmed in a report or a meeting; `None` when the server does not say.
async fn renewed_on(doc: &str) -> Option<Day> {
    draft::facts(doc).await?.renewed_on
}

/// The day it must be renewed by, and whether that is over; `None` while it is not asked for.
fn asked(session: Session, renewed_on: Day) -> Option<(Day, bool)> {
    let today = session.today();
    let due = renewed_on.plus_months(RENEWAL_MONTHS.on(today)?);
    let is_asked = session.role() == Some(Role::Municipality) && today >= due.plus_months(-SOON_MONTHS);
    is_asked.then_some((due, due < today))
}

/// Above the answers. Nothing but for the municipality, and not before it is time.
pub fn registration(session: Session, shown: &Shown) -> AnyView {
    if session.role() != Some(Role::Municipality) {
        return ().into_any();
    }
    let (doc, online) = (shown.doc.to_owned(), session.online.get_untracked());
    let renewed: RwSignal<Option<Day>> = RwSignal::new(None);
    let asked_of = doc.clone();
    leptos::task::spawn_local(async move {
        if is_live(&asked_of, online).await {
            renewed.try_set(renewed_on(&asked_of).await);
        }
    });
    let due = Memo::new(move |_| renewed.get().and_then(|on| asked(session, on)));
    (move || due.get().map(|due| offer(session, doc.clone(), due))).into_any()
}

fn offer(session: Session, doc: String, (due, is_over): (Day, bool)) -> AnyView {
    let text = if is_over { says::OVERDUE } else { says::DUE };
    let when = move || text.fill(session.language.get(), &[("day", &due.in_words(session.language.get()))]);
    let words = view! { <b>{when}</b> " " {words(says::HOW)} }.into_any();
    let color = if is_over { "warning" } else { "info" };
    let act = view! { <div>{renewing::button(session, doc, String::new())}</div> }.into_any();
    view! { <div class="above">{strip(color, icon::CLOCK, words, act)}</div> }.into_any()
}

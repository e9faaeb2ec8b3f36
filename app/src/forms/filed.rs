//! A filed registration: when it must be renewed, and the one press that renews it. Knows no other form.

use super::Shown;
use crate::{
    clock,
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
    rules::renewal::RENEWAL_MONTHS,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const DUE: Text = t("Må fornyes senest {day}.", "Må fornyast seinast {day}.", "Must be renewed by {day}.");
    pub const OVERDUE: Text = t("Skulle vært fornyet senest {day}.", "Skulle vore fornya seinast {day}.", "Should have been renewed by {day}.");
    pub const HOW: Text = t("Er svarene de samme, signerer og sender du dem på nytt med ett trykk.", "Er svara dei same, signerer og sender du dei på nytt med eitt trykk.", "If the answers are the same, you sign and send them again with one press.");
}

/// How long before its day a renewal is asked for.
const ASKED_DAYS: i32 = 60;

/// Above the form of a registration that was received, until something is changed in it.
pub fn picture(paper: Paper, _: Language) -> AnyView {
    let (session, router): (Session, Router) = (session(), expect_context());
    let due = Memo::new(move |_| {
        paper.cards.track(); // facts about the document come a little later
        let untouched = paper.edits.get() == 0;
        paper.facts().renewed_on.filter(|_| untouched).and_then(|on| asked(session, on))
    });
    (move || {
        let Route::Form { doc, .. } = router.route.get() else { return None };
        due.get().map(|due| offer(session, doc, due))
    })
    .into_any()
}

/// The day it must be renewed by, and whether that is over; `None` while it is not asked for.
fn asked(session: Session, renewed_on: Day) -> Option<(Day, bool)> {
    let today = session.today();
    let due = renewed_on.plus_months(RENEWAL_MONTHS.on(today)?);
    let is_asked = session.role() == Some(Role::Municipality) && today.plus_days(ASKED_DAYS) >= due;
    is_asked.then_some((due, due < today))
}

/// Above the answers. Nothing but for the municipality, and not before it is time.
pub fn registration(session: Session, shown: &Shown) -> AnyView {
    let (doc, received_on) = (shown.doc.to_owned(), clock::in_oslo(shown.filed.received_at).0);
    let due = Memo::new(move |_| asked(session, received_on));
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

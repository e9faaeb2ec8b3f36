//! What lies ahead of me: what I am asked, the next meeting, when the plan is gone through; and the days of my
//! registration. The days come from what was filed and from the rules.

use super::{about_me, newest::Newest, registration, waits};
use crate::{
    clock,
    overview::{Entry, Overview},
    pages::home::todo::Todo,
    route::Route,
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::Role,
    day::Day,
    rules::{
        capacity, due::municipality::meeting_due, period::Period, plans::renewal::REVISION_MONTHS,
        renewal::RENEWAL_MONTHS,
    },
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const CHECK: Text = t("Se om {the} stemmer", "Sjå om {the} stemmer", "Check {the}");
    pub const SENT: Text = t("{who}, {day}.", "{who}, {day}.", "{who}, {day}.");
    pub const MEETING: Text = t("Møte {day}", "Møte {day}", "Meeting on {day}");
    pub const AGREED: Text = t("Avtalt i forrige oppfølgingsmøte.", "Avtalt i førre oppfølgingsmøte.", "Agreed at the last follow-up meeting.");
    pub const MEETING_BY: Text = t("Oppfølgingsmøte innen {day}", "Oppfølgingsmøte innan {day}", "Follow-up meeting by {day}");
    pub const HALF_YEARLY: Text = t("Dere møtes hvert halvår. Kommunen kaller inn.", "De møtest kvart halvår. Kommunen kallar inn.", "You meet each half-year. The municipality calls the meeting.");
    pub const PLAN: Text = t("Planen skal gjennomgås innen {day}", "Planen skal gjennomgåast innan {day}", "The plan is to be gone through by {day}");
    pub const YEARLY: Text = t("Minst én gang i året, sammen med kommunen.", "Minst éin gong i året, saman med kommunen.", "At least once a year, together with the municipality.");
    pub const DATES: Text = t("Datoer fremover", "Datoar framover", "Dates ahead");
    pub const RENEWED: Text = t("Kommunen fornyer innmeldingen din innen denne dagen", "Kommunen fornyar innmeldinga di innan denne dagen", "The municipality renews your registration by this day");
    pub const DECIDED: Text = t("Plassene i {year} skal være vedtatt", "Plassane i {year} skal vere vedtekne", "The places in {year} shall be decided");
    pub const START: Text = t("Ønsket start på sykehus", "Ønskt start på sjukehus", "Wished start of hospital service");
}

/// What to do and what is agreed, the most urgent first.
pub fn todos(session: Session, overview: &Overview, newest: &Newest) -> Vec<Todo> {
    let (today, language) = (session.today(), session.language.get());
    let mut todos: Vec<Todo> =
        about_me(overview).filter(|entry| waits(entry)).map(|entry| check(today, entry, language)).collect();
    todos.extend(meeting(newest, today, language));
    todos.extend(review(newest, today, language));
    shared::order::sort_by_key(&mut todos, |todo| todo.on.max(today));
    todos
}

fn check(today: Day, entry: &Entry, language: Language) -> Todo {
    let who = wording::organization(Role::Municipality, &entry.organization, language);
    let day = clock::in_oslo(entry.at).0.in_words(language);
    Todo {
        on: today,
        what: says::CHECK.fill(language, &[("the", entry.kind.the.read(language))]),
        why: says::SENT.fill(language, &[("who", &who), ("day", &day)]),
        to: Route::Confirm { doc: entry.doc.clone(), rev: entry.rev }.to_string(),
        renews: None,
    }
}

/// The day the municipality gets: the agreed one, and never later than half a year after the last.
fn meeting(newest: &Newest, today: Day, language: Language) -> Option<Todo> {
    let last = newest.meeting.as_ref()?;
    let agreed = last.day("next_meeting_on");
    let on = meeting_due(last.day("held_on")?, agreed, today)?;
    let (what, why) = match agreed == Some(on) && on >= today {
        true => (says::MEETING, says::AGREED),
        false => (says::MEETING_BY, says::HALF_YEARLY),
    };
    Some(Todo {
        on,
        what: what.fill(language, &[("day", &on.in_words(language))]),
        why: why.read(language).to_owned(),
        to: Route::Statement { doc: last.doc.clone(), rev: last.rev }.to_string(),
        renews: None,
    })
}

fn review(newest: &Newest, today: Day, language: Language) -> Option<Todo> {
    let plan = newest.plan.as_ref()?;
    let on = plan.day("revised_on")?.plus_months(REVISION_MONTHS.on(today)?);
    Some(Todo {
        on,
        what: says::PLAN.fill(language, &[("day", &on.in_words(language))]),
        why: says::YEARLY.read(language).to_owned(),
        to: Route::Statement { doc: plan.doc.clone(), rev: plan.rev }.to_string(),
        renews: None,
    })
}

/// The days of the registration that are still to come.
pub fn dates(session: Session, overview: &Overview, newest: &Newest) -> Option<AnyView> {
    let (today, language) = (session.today(), session.language.get());
    let entry = registration(overview)?;
    let mut days: Vec<(Day, String)> = Vec::new();
    let renewed_by = newest.renewed_on.zip(RENEWAL_MONTHS.on(today)).map(|(on, months)| on.plus_months(months));
    days.extend(renewed_by.map(|day| (day, says::RENEWED.read(language).to_owned())));
    if let Some(start) = entry.wished_start {
        let year = Period::containing(start).year;
        days.push((capacity::decided_by(year), says::DECIDED.fill(language, &[("year", &year.to_string())])));
        days.push((start, says::START.read(language).to_owned()));
    }
    days.retain(|(day, _)| *day >= today);
    shared::order::sort(&mut days);
    let last = days.len().checked_sub(1)?;
    let line = |(at, (day, what)): (usize, (Day, String))| {
        let state = if at == last { "goal" } else { "next" };
        view! {
            <li data-state=state>
                <span class="path__when num">{day.in_words(language)}</span>
                <div><b>{what}</b></div>
            </li>
        }
        .into_any()
    };
    let lines = days.into_iter().enumerate().map(line).collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby="dates">
                <h2 id="dates" class="ds-heading" data-size="sm">{words(says::DATES)}</h2>
                <ol class="plain path">{lines}</ol>
            </section>
        }
        .into_any(),
    )
}

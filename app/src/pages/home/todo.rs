//! The list of what to do, by day: what is stuck or begun on this device, who waits to be let in, and what the rules of
//! time ask. Knows no rule and no form.

use super::{Gathered, asked};
use crate::{
    clock,
    overview::{Entry, Overview},
    parts::{
        chip::Stage,
        icon::{self, icon},
    },
    renewing,
    route::Route,
    session::Session,
    wording::{NO_NAME_YET, TODAY, capitalized, words},
};
use leptos::prelude::*;
use shared::{
    day::{Day, weekday_name},
    rules::due::Due,
    text::{Language, Text, lower, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const BY_DAY: Text = t("Gjøremål etter dag", "Gjeremål etter dag", "To do, by day");
    pub const STUCK: Text = t("Se på {the}: {name}", "Sjå på {the}: {name}", "Look at {the}: {name}");
    pub const STUCK_WHY: Text = t("Signert, men ikke mottatt.", "Signert, men ikkje motteken.", "Signed, but not received.");
    pub const FINISH: Text = t("Gjør ferdig {the}: {name}", "Gjer ferdig {the}: {name}", "Finish {the}: {name}");
    pub const FINISH_NEW: Text = t("Gjør ferdig {the} du begynte på", "Gjer ferdig {the} du byrja på", "Finish {the} you began");
    pub const SAVED: Text = t("Utkast. Lagret {when}.", "Utkast. Lagra {when}.", "Draft. Saved {when}.");
    pub const APPROVE: Text = t("Godkjenn enheten til {name}", "Godkjenn eininga til {name}", "Approve the device of {name}");
    pub const COMPARE: Text = t("Sammenlign tegnene på de to skjermene.", "Samanlikn teikna på dei to skjermane.", "Compare the characters on the two screens.");
}

/// One thing to do.
#[derive(Clone)]
pub struct Todo {
    pub on: Day,
    pub what: String,
    /// Nothing is shown when it is empty.
    pub why: String,
    /// The address of the page to do it on.
    pub to: String,
    /// What one press renews as it stands: the document, and whom it is about.
    pub renews: Option<(String, String)>,
}

/// What should be done today or is overdue.
pub fn today(session: Session, gathered: Gathered, dues: &[Due]) -> usize {
    let today = session.today();
    all(session, gathered, dues).into_iter().filter(|todo| todo.on <= today).count()
}

/// What is shown today, the most urgent first.
fn all(session: Session, gathered: Gathered, dues: &[Due]) -> Vec<Todo> {
    let (today, language) = (session.today(), session.language.get());
    let overview = gathered.overview.get().unwrap_or_default();
    let mut all: Vec<Todo> = gathered
        .waiting
        .get()
        .iter()
        .map(|device| Todo {
            on: today,
            what: says::APPROVE.fill(language, &[("name", &device.name)]),
            why: says::COMPARE.read(language).to_owned(),
            to: Route::People.to_string(),
            renews: None,
        })
        .collect();
    all.extend(overview.entries.iter().filter_map(|entry| of_entry(session, entry)));
    all.extend(asked_today(session, &overview, dues));
    shared::order::sort_by_key(&mut all, |todo| todo.on); // what is due on the same day stands as it came
    all
}

fn asked_today(session: Session, overview: &Overview, dues: &[Due]) -> Vec<Todo> {
    let today = session.today();
    dues.iter().filter(|due| due.is_asked(today)).filter_map(|due| asked::todo(session, overview, due)).collect()
}

fn of_entry(session: Session, entry: &Entry) -> Option<Todo> {
    let (on, language) = (session.today(), session.language.get());
    let (doc, rev) = (entry.doc.clone(), entry.rev);
    let the = entry.kind.the.read(language);
    let named = |text: Text| text.fill(language, &[("name", name(entry, language)), ("the", the)]);
    match entry.stage {
        Stage::NeedsAttention => Some(Todo {
            on,
            what: named(says::STUCK),
            why: says::STUCK_WHY.read(language).to_owned(),
            to: Route::Receipt { doc, rev }.to_string(),
            renews: None,
        }),
        _ if entry.has_draft => {
            let what = if entry.trainee.is_empty() { named(says::FINISH_NEW) } else { named(says::FINISH) };
            let why = if entry.stage == Stage::Draft { saved(session, entry) } else { String::new() };
            Some(Todo { on, what, why, to: entry.form().to_string(), renews: None })
        }
        _ => None,
    }
}

/// `Utkast. Lagret i dag kl. 14.02.`
fn saved(session: Session, entry: &Entry) -> String {
    let language = session.language.get();
    let day = clock::day_in_words(session, entry.at);
    let day = if day.starts_with(|first: char| first.is_ascii_alphabetic()) { lower(&day) } else { day };
    let when = format!("{day} {}", clock::time_in_words(entry.at, language));
    says::SAVED.fill(language, &[("when", &when)])
}

/// Whom a document is about, or that nobody is named.
pub fn name(entry: &Entry, language: Language) -> &str {
    if entry.trainee.is_empty() { NO_NAME_YET.read(language) } else { &entry.trainee }
}

/// What is to be done.
pub fn list(session: Session, gathered: Gathered, dues: &[Due]) -> AnyView {
    by_day(session, all(session, gathered, dues))
}

/// These, in order, one block a day; nothing when there is none.
pub fn by_day(session: Session, todos: Vec<Todo>) -> AnyView {
    let today = session.today();
    let mut days: Vec<(Day, Vec<Todo>)> = Vec::new();
    for todo in todos {
        let on = todo.on.max(today);
        match days.last_mut() {
            Some((day, todos)) if *day == on => todos.push(todo),
            _ => days.push((on, vec![todo])),
        }
    }
    if days.is_empty() {
        return ().into_any();
    }
    view! {
        <section aria-labelledby="todo">
            <h2 id="todo" class="ds-sr-only">{words(says::BY_DAY)}</h2>
            {days.into_iter().map(|(day, todos)| block(session, day, todos)).collect_view()}
        </section>
    }
    .into_any()
}

fn block(session: Session, day: Day, todos: Vec<Todo>) -> AnyView {
    let language = session.language.get();
    let (name, date) = if day == session.today() {
        (TODAY.read(language).to_owned(), None)
    } else {
        let near = session.today().days_until(day) < 300;
        let full = day.in_words(language);
        let short = full
            .rsplit_once('\u{a0}')
            .map(|(short, _)| short.to_owned())
            .filter(|_| near && day.year() == session.today().year());
        (capitalized(weekday_name(day.weekday(), language)), Some(short.unwrap_or(full)))
    };
    view! {
        <div class="day">
            <h3>{name} {date.map(|date| view! { " " <span>{date}</span> })}</h3>
            <div>{todos.into_iter().map(|todo| row(session, todo)).collect_view()}</div>
        </div>
    }
    .into_any()
}

/// The whole row leads to the page; the button in it does not.
fn row(session: Session, todo: Todo) -> AnyView {
    let why = (!todo.why.is_empty()).then(|| view! { <p>{todo.why}</p> });
    let renew = todo
        .renews
        .map(|(doc, name)| view! { <div class="todo__act">{renewing::button(session, doc, name)}</div> }.into_any());
    view! {
        <div class="todo">
            <div>
                <a href=todo.to>{todo.what}</a>
                {why}
            </div>
            {renew} {icon(icon::CHEVRON)}
        </div>
    }
    .into_any()
}

//! What a municipality has to do, by day: what is stuck, what is begun, who waits, what must be renewed, and the next
//! day on which registrations should be in. Knows no markup but its own list.

use crate::{
    clock,
    overview::{Entry, Overview},
    parts::{
        chip::Stage,
        icon::{self, icon},
    },
    route::Route,
    session::Session,
    wording::{NO_NAME_YET, TODAY, capitalized, words},
};
use leptos::prelude::*;
use shared::{
    api::Device,
    day::{Day, weekday_name},
    rules::{period::next_rotation_after, reporting::NOTICE_MONTHS},
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const BY_DAY: Text = t("Gjøremål etter dag", "Gjeremål etter dag", "To do, by day");
    pub const STUCK: Text = t("Se på innmeldingen av {name}", "Sjå på innmeldinga av {name}", "Look at the registration of {name}");
    pub const STUCK_WHY: Text = t("Den er signert, men ikke mottatt.", "Ho er signert, men ikkje motteken.", "It is signed, but has not been received.");
    pub const FINISH: Text = t("Gjør ferdig innmeldingen av {name}", "Gjer ferdig innmeldinga av {name}", "Finish the registration of {name}");
    pub const FINISH_NEW: Text = t("Gjør ferdig innmeldingen du begynte på", "Gjer ferdig innmeldinga du byrja på", "Finish the registration you began");
    pub const SAVED: Text = t("Utkast. Lagret {when}.", "Utkast. Lagra {when}.", "Draft. Saved {when}.");
    pub const APPROVE: Text = t("Godkjenn enheten til {name}", "Godkjenn eininga til {name}", "Approve the device of {name}");
    pub const COMPARE: Text = t("Sammenlign tegnene på de to skjermene.", "Samanlikn teikna på dei to skjermane.", "Compare the characters on the two screens.");
    pub const RENEW: Text = t("Forny innmeldingen av {name}", "Forny innmeldinga av {name}", "Renew the registration of {name}");
    pub const HALF_YEARLY: Text = t("Innmeldingen fornyes hvert halvår, også når ingenting er endret.", "Innmeldinga blir fornya kvart halvår, også når ingenting er endra.", "Registrations are renewed each half-year, also when nothing has changed.");
    pub const REPORT: Text = t("Meld inn leger som vil starte {day}", "Meld inn legar som vil starte {day}", "Register doctors who want to start on {day}");
    pub const IN_TIME: Text = t("Hovedregelen er mer enn tolv måneder før start.", "Hovudregelen er meir enn tolv månader før start.", "The main rule is more than twelve months before the start.");
}

/// One thing to do.
#[derive(Clone)]
pub struct Todo {
    on: Day,
    what: String,
    why: &'static str,
    saved: Option<String>,
    to: Route,
}

/// What should be done today or is overdue.
pub fn today(session: Session, overview: &Overview, waiting: &[Device]) -> Vec<Todo> {
    let today = session.today();
    all(session, overview, waiting).into_iter().filter(|todo| todo.on <= today).collect()
}

fn all(session: Session, overview: &Overview, waiting: &[Device]) -> Vec<Todo> {
    let (today, language) = (session.today(), session.language.get());
    let mut all: Vec<Todo> = overview.entries.iter().filter_map(|entry| of_entry(session, entry)).collect();
    all.extend(waiting.iter().map(|device| Todo {
        on: today,
        what: says::APPROVE.fill(language, &[("name", &device.name)]),
        why: says::COMPARE.read(language),
        saved: None,
        to: Route::People,
    }));
    all.extend(overview.entries.iter().filter_map(|entry| renewal(today, language, entry)));
    all.extend(deadline(today, language));
    all.sort_by_key(|todo| todo.on.max(today));
    all
}

fn of_entry(session: Session, entry: &Entry) -> Option<Todo> {
    let (on, language) = (session.today(), session.language.get());
    let (doc, rev) = (entry.doc.clone(), entry.rev);
    let named = |text: Text| text.fill(language, &[("name", name(entry, language))]);
    match entry.stage {
        Stage::NeedsAttention => Some(Todo {
            on,
            what: named(says::STUCK),
            why: says::STUCK_WHY.read(language),
            saved: None,
            to: Route::Receipt { doc, rev },
        }),
        _ if entry.has_draft => {
            let what =
                if entry.trainee.is_empty() { says::FINISH_NEW.read(language).to_owned() } else { named(says::FINISH) };
            let saved = (entry.stage == Stage::Draft).then(|| saved(session, entry));
            Some(Todo { on, what, why: "", saved, to: entry.form() })
        }
        _ => None,
    }
}

/// `Utkast. Lagret i dag kl. 14.02.`
fn saved(session: Session, entry: &Entry) -> String {
    let language = session.language.get();
    let day = clock::day_in_words(session, entry.at);
    let day = if day.starts_with(char::is_alphabetic) { day.to_lowercase() } else { day };
    let when = format!("{day} {}", clock::time_in_words(entry.at, language));
    says::SAVED.fill(language, &[("when", &when)])
}

fn name(entry: &Entry, language: Language) -> &str {
    if entry.trainee.is_empty() { NO_NAME_YET.read(language) } else { &entry.trainee }
}

fn renewal(today: Day, language: Language, entry: &Entry) -> Option<Todo> {
    Some(Todo {
        on: entry.renewal_on(today)?,
        what: says::RENEW.fill(language, &[("name", name(entry, language))]),
        why: says::HALF_YEARLY.read(language),
        saved: None,
        to: entry.form(),
    })
}

/// The next day by which registrations should be in: the last one that is more than the notice before a start.
fn deadline(today: Day, language: Language) -> Option<Todo> {
    let notice = NOTICE_MONTHS.on(today)?;
    let start = next_rotation_after(today.plus_months(notice));
    Some(Todo {
        on: start.plus_months(-notice).plus_days(-1),
        what: says::REPORT.fill(language, &[("day", &start.in_words(language))]),
        why: says::IN_TIME.read(language),
        saved: None,
        to: crate::route::new_form(crate::kinds::registration()),
    })
}

/// The list, one block a day.
pub fn list(session: Session, overview: &Overview, waiting: &[Device]) -> AnyView {
    let today = session.today();
    let mut days: Vec<(Day, Vec<Todo>)> = Vec::new();
    for todo in all(session, overview, waiting) {
        let on = todo.on.max(today);
        match days.last_mut() {
            Some((day, todos)) if *day == on => todos.push(todo),
            _ => days.push((on, vec![todo])),
        }
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
            <div>{todos.into_iter().map(row).collect_view()}</div>
        </div>
    }
    .into_any()
}

fn row(todo: Todo) -> AnyView {
    let why = todo.saved.unwrap_or_else(|| todo.why.to_owned());
    view! {
        <div class="todo">
            <div>
                <a href=todo.to.to_string()>{todo.what}</a>
                <p>{why}</p>
            </div>
            {icon(icon::CHEVRON)}
        </div>
    }
    .into_any()
}

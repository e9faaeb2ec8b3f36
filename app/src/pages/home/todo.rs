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
    api::{Device, Verdict},
    day::{Day, weekday_name},
    rules::{period::next_rotation_after, reporting::NOTICE_MONTHS},
    text::{Language, Text, t},
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
    pub const RENEW: Text = t("Forny innmeldingen av {name}", "Forny innmeldinga av {name}", "Renew the registration of {name}");
    pub const HALF_YEARLY: Text = t("Innmeldingen fornyes hvert halvår, også når ingenting er endret.", "Innmeldinga blir fornya kvart halvår, også når ingenting er endra.", "Registrations are renewed each half-year, also when nothing has changed.");
    pub const DISPUTED: Text = t("{name} sier at noe er feil", "{name} seier at noko er feil", "{name} says that something is wrong");
    pub const DISPUTED_WHY: Text = t("Les svaret, rett det som er feil, og send på nytt.", "Les svaret, rett det som er feil, og send på nytt.", "Read the answer, correct what is wrong, and send again.");
    pub const HALF_YEAR: Text = t("Send halvårsmeldingen før {day}", "Send halvårsmeldinga før {day}", "Send the half-year report before {day}");
    pub const HALF_YEAR_WHY: Text = t("Også når det ikke er noe å melde.", "Også når det ikkje er noko å melde.", "Also when there is nothing to report.");
    pub const ENTERPRISE: Text = t("Fyll ut om kommunen som utdanningsvirksomhet", "Fyll ut om kommunen som utdanningsverksemd", "Describe the municipality as a training enterprise");
    pub const ENTERPRISE_WHY: Text = t("Legene kan først få tilbud når kommunen er registrert og har avtale med foretaket.", "Legane kan først få tilbod når kommunen er registrert og har avtale med føretaket.", "Doctors can be offered a place only when the municipality is registered and has an agreement with the trust.");
    pub const REPORT: Text = t("Meld inn leger som vil starte {day}", "Meld inn legar som vil starte {day}", "Register doctors who want to start on {day}");
    pub const IN_TIME: Text = t("Hovedregelen er mer enn tolv måneder før start.", "Hovudregelen er meir enn tolv månader før start.", "The main rule is more than twelve months before the start.");
}

const REPORT: &str = "half-year-report";
const ENTERPRISE: &str = "training-enterprise";
/// How long before its day the half-year report is asked for.
const REPORT_MONTHS: i32 = 2;

/// One thing to do.
#[derive(Clone)]
pub struct Todo {
    pub on: Day,
    pub what: String,
    pub why: &'static str,
    /// Said in the place of `why`.
    pub saved: Option<String>,
    pub to: Route,
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
    all.extend(overview.entries.iter().filter_map(|entry| dispute(today, language, entry)));
    all.extend(report(today, language, overview));
    all.extend(enterprise(today, language, overview));
    all.extend(deadline(today, language));
    all.sort_by_key(|todo| todo.on.max(today));
    all
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
            why: says::STUCK_WHY.read(language),
            saved: None,
            to: Route::Receipt { doc, rev },
        }),
        _ if entry.has_draft => {
            let what = if entry.trainee.is_empty() { named(says::FINISH_NEW) } else { named(says::FINISH) };
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

/// The doctor says that something is wrong.
fn dispute(today: Day, language: Language, entry: &Entry) -> Option<Todo> {
    let said = entry.said.as_ref().filter(|said| said.verdict == Verdict::Disputed)?;
    Some(Todo {
        on: today,
        what: says::DISPUTED.fill(language, &[("name", name(entry, language))]),
        why: says::DISPUTED_WHY.read(language),
        saved: None,
        to: Route::Statement { doc: said.doc.clone(), rev: said.rev },
    })
}

/// The half-year report, due on the first day of the half-year that comes; from two months before.
fn report(today: Day, language: Language, overview: &Overview) -> Option<Todo> {
    let due = next_rotation_after(today);
    let reported = overview.entries.iter().any(|entry| {
        entry.kind.name == REPORT
            && entry.number.is_some()
            && clock::in_oslo(entry.at).0.plus_months(REPORT_MONTHS) > due
    });
    let near = today.plus_months(REPORT_MONTHS) >= due;
    (near && !reported && overview.entries.iter().any(Entry::is_registration)).then(|| Todo {
        on: due.plus_days(-1),
        what: says::HALF_YEAR.fill(language, &[("day", &due.in_words(language))]),
        why: says::HALF_YEAR_WHY.read(language),
        saved: None,
        to: of_kind(overview, REPORT),
    })
}

/// The municipality has not said where it stands as a training enterprise.
fn enterprise(today: Day, language: Language, overview: &Overview) -> Option<Todo> {
    let told = overview.entries.iter().any(|entry| entry.kind.name == ENTERPRISE && entry.number.is_some());
    let needed = overview.entries.iter().any(|entry| entry.is_registration() && entry.number.is_some());
    (needed && !told).then(|| Todo {
        on: today.plus_days(7),
        what: says::ENTERPRISE.read(language).to_owned(),
        why: says::ENTERPRISE_WHY.read(language),
        saved: None,
        to: of_kind(overview, ENTERPRISE),
    })
}

/// The form of this kind that is there, or a new one.
fn of_kind(overview: &Overview, kind: &'static str) -> Route {
    let there = overview.entries.iter().find(|entry| entry.kind.name == kind).map(Entry::form);
    there.unwrap_or_else(|| crate::kinds::find(kind).map_or(Route::Home, crate::route::new_form))
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
    by_day(session, all(session, overview, waiting))
}

/// These, sorted by day, one block a day.
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

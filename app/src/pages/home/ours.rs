//! A municipality's own doctors, one line each: how far they have come, where the registration stands, where to and when,
//! what comes next.

use super::{asked, papers, way};
use crate::{
    overview::{Entry, Overview, Person},
    parts::{
        chip::{self, Stage},
        icon,
        notices::strip,
        state::state,
        table::{Column, Row, nothing, table},
    },
    session::Session,
    wording::{NO_NAME_YET, words},
};
use leptos::prelude::*;
use shared::{
    rules::due::Due,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const OURS: Text = t("Legene våre", "Legane våre", "Our doctors");
    pub const DOCTOR: Text = t("Lege", "Lege", "Doctor");
    pub const PAPERS: Text = t("Andre skjemaer", "Andre skjema", "Other forms");
    pub const NOT_REGISTERED: Text = t("Ikke meldt inn", "Ikkje meld inn", "Not registered");
    pub const STAGE: Text = t("Innmelding", "Innmelding", "Registration");
    pub const TRUST: Text = t("Foretak", "Føretak", "Health trust");
    pub const START: Text = t("Ønsket start", "Ønskt start", "Wished start");
    pub const NEXT: Text = t("Neste", "Neste", "Next");
    pub const EMPTY: Text = t("Her kommer legene dine", "Her kjem legane dine", "Your doctors appear here");
    pub const FIRST: Text = t("Meld inn den første. Det tar ti minutter, og du kan stoppe når som helst.", "Meld inn den første. Det tek ti minutt, og du kan stoppe når som helst.", "Register the first one. It takes ten minutes, and you can stop at any time.");
    pub const CHANGE: Text = t("Endre", "Endre", "Change");
    pub const GO_ON: Text = t("Fortsett", "Hald fram", "Continue");
    pub const CHANGE_OF: Text = t("{act} innmeldingen av {name}", "{act} innmeldinga av {name}", "{act} the registration of {name}");
    pub const BEGUN: Text = t("En endring er påbegynt", "Ei endring er påbyrja", "A change has been begun");
    pub const STALE: Text = t("Listen er vist slik den var sist du var på nett.", "Lista er vist slik ho var sist du var på nett.", "The list is shown as it was when you were last online.");
    pub const NUMBER: Text = t("nr. {number}", "nr. {number}", "no. {number}");
    pub const REVISION: Text = t("revisjon {rev}", "revisjon {rev}", "revision {rev}");
}

const COLUMNS: &[Column] = &[
    Column::wide(says::DOCTOR),
    Column::new(says::STAGE),
    Column::new(says::TRUST),
    Column::new(says::START),
    Column::wide(says::NEXT),
    Column::wide(says::PAPERS),
    Column::bare(says::CHANGE),
];

/// So many lines stand in the first picture: more than fit a screen. The others follow at once, and nobody waits for them.
const AT_ONCE: usize = 12;

/// Heading, button and table; or how to begin.
pub fn list(session: Session, overview: &Overview, dues: &[Due], is_whole: bool) -> AnyView {
    let people = overview.people();
    let is_empty = people.is_empty();
    let stale = overview.stale.as_ref().filter(|_| session.online.get());
    let stale = stale.map(|_| strip("neutral", icon::CLOCK, words(says::STALE), ().into_any()));
    let many = if is_whole { people.len() } else { AT_ONCE };
    let rows = people.iter().take(many).map(|person| row(session, person, dues)).collect();
    let body = match is_empty {
        true => state(icon::PERSON, says::EMPTY, words(says::FIRST), super::first_register()),
        false => table(says::OURS, COLUMNS, rows),
    };
    view! {
        <div class="head">
            <h2 id="ours" class="ds-heading" data-size="sm">{words(says::OURS)}</h2>
            <div class="chips">{crate::pages::import::link()} {(!is_empty).then(super::quiet_register)}</div>
        </div>
        {stale}
        {body}
    }
    .into_any()
}

fn row(session: Session, person: &Person, dues: &[Due]) -> Row {
    let (language, entry) = (session.language.get(), person.first());
    if !entry.is_registration() {
        return unregistered(session, person, dues);
    }
    let start = entry.wished_start.map(|day| day.in_words(language));
    let start = start.map(|day| view! { <span class="num">{day}</span> }.into_any());
    let cells = vec![
        stage(entry),
        entry.trust.map_or_else(nothing, |trust| trust.name().into_any()),
        start.unwrap_or_else(nothing),
        next(session, person, dues),
        papers::of_person(session, person),
        change(session, entry),
    ];
    Row { about: about(session, person, entry), cells, is_new: false }
}

/// Where it stands, and what the doctor has said of it.
fn stage(entry: &Entry) -> AnyView {
    let said = (entry.stage == Stage::Received).then(|| chip::said(entry.said.as_ref().map(|said| said.verdict)));
    view! { <span class="chips">{chip::stage(entry.stage)} {said}</span> }.into_any()
}

/// A doctor with a plan or another form, and no registration.
fn unregistered(session: Session, person: &Person, dues: &[Due]) -> Row {
    let language = session.language.get();
    let name = if person.name.is_empty() { NO_NAME_YET.read(language).to_owned() } else { person.name.clone() };
    let state = view! { <span class="muted">{words(says::NOT_REGISTERED)}</span> }.into_any();
    let next = next(session, person, dues);
    let cells = vec![state, nothing(), nothing(), next, papers::of_person(session, person), nothing()];
    let about = view! { <b>{name}</b> {way::bar(session, &person.entries)} }.into_any();
    Row { about, cells, is_new: false }
}

/// The name leads to where the document stands.
fn about(session: Session, person: &Person, entry: &Entry) -> AnyView {
    let language = session.language.get();
    let (rev, to) = (entry.rev, papers::place(entry));
    let name = if entry.trainee.is_empty() { NO_NAME_YET.read(language).to_owned() } else { entry.trainee.clone() };
    let mut below: Vec<String> =
        entry.number.iter().map(|number| says::NUMBER.fill(language, &[("number", &number.to_string())])).collect();
    if rev > 1 {
        below.push(says::REVISION.fill(language, &[("rev", &rev.to_string())]));
    }
    let below = (!below.is_empty()).then(|| view! { <br /><span class="small muted num">{below.join(", ")}</span> });
    view! {
        <a href=to.to_string()>{name}</a>
        {below} {way::bar(session, &person.entries)}
    }
    .into_any()
}

/// The first day something is due about this doctor, and what.
fn next(session: Session, person: &Person, dues: &[Due]) -> AnyView {
    let docs: Vec<&str> = person.entries.iter().map(|entry| entry.doc.as_str()).collect();
    next_day(session, asked::next_of(dues, &docs))
}

/// A day and what is due then.
pub fn next_day(session: Session, due: Option<&Due>) -> AnyView {
    let Some((due, what)) = due.and_then(|due| Some((due, asked::in_short(due.what)?))) else { return nothing() };
    let day = due.on.in_words(session.language.get());
    view! { <span class="next small"><b class="num">{day}</b>{words(what)}</span> }.into_any()
}

fn change(session: Session, entry: &Entry) -> AnyView {
    let language = session.language.get();
    if matches!(entry.stage, Stage::OnItsWay) || !entry.is_own(session) {
        return nothing();
    }
    let act = if entry.has_draft { says::GO_ON } else { says::CHANGE };
    let name = if entry.trainee.is_empty() { NO_NAME_YET.read(language) } else { &entry.trainee };
    let label = says::CHANGE_OF.fill(language, &[("act", act.read(language)), ("name", name)]);
    let begun = (entry.has_draft && entry.stage != Stage::Draft)
        .then(|| view! { <span class="small muted">{words(says::BEGUN)} " "</span> });
    let to = entry.form().to_string();
    view! {
        {begun}
        <a class="ds-link tap" data-color="accent" href=to aria-label=label>{words(act)}</a>
    }
    .into_any()
}

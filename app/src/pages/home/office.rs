//! The office's first page below its to-do list: the municipalities, one line each, who needs a supervisor, and what
//! arrived last.

use super::{
    asked::{MUNICIPALITIES_HERE, SUPERVISORS_HERE},
    facts,
};
use crate::{
    clock,
    listed::listed,
    overview::{Entry, Overview},
    pages::inbox,
    parts::{
        chip::chip,
        icon,
        state::{PRIMARY, SECONDARY, TERTIARY, button_link, state},
        table::{Column, Row, nothing, table},
    },
    route::Route,
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::{StatementRow, Verdict},
    day::Day,
    numbers::municipality::{MUNICIPALITIES, Municipality},
    rules::{
        due::{has_nothing_to_report, has_reported, office::SUPERVISOR, report_due},
        period::Period,
    },
    text::{Text, t},
};
use std::collections::BTreeSet;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const LAST: Text = t("Sist mottatt", "Sist motteke", "Received last");
    pub const ALL: Text = t("Se alle i innboksen", "Sjå alle i innboksen", "See all in the inbox");
    pub const INVITE: Text = t("Inviter en kommune", "Inviter ein kommune", "Invite a municipality");
    pub const EMPTY: Text = t("Her kommer innmeldingene", "Her kjem innmeldingane", "Registrations appear here");
    pub const BEGIN: Text = t("Begynn med å invitere kommunene. De får en lenke eller en QR-kode, og du godkjenner enheten deres.", "Byrja med å invitere kommunane. Dei får ei lenkje eller ein QR-kode, og du godkjenner eininga deira.", "Begin by inviting the municipalities. They get a link or a QR code, and you approve their device.");
    pub const REPORTED: Text = t("Halvårsmelding for {period}", "Halvårsmelding for {period}", "Half-year reports for {period}");
    pub const OF: Text = t("{count} av {all} kommuner", "{count} av {all} kommunar", "{count} of {all} municipalities");
    pub const REGISTERED: Text = t("Leger innmeldt", "Legar innmelde", "Doctors registered");
    pub const UNCONFIRMED: Text = t("Ikke bekreftet av legen", "Ikkje stadfesta av legen", "Not confirmed by the doctor");
    pub const MUNICIPALITIES: Text = t("Kommunene", "Kommunane", "The municipalities");
    pub const MUNICIPALITY: Text = t("Kommune", "Kommune", "Municipality");
    pub const DOCTORS: Text = t("Innmeldt", "Innmelde", "Registered");
    pub const STATE: Text = t("Status", "Status", "State");
    pub const LAST_HEARD: Text = t("Sist hørt fra", "Sist høyrt frå", "Last heard from");
    pub const OTHERS: Text = t("{count} kommuner har ikke sendt noe ennå", "{count} kommunar har ikkje sendt noko enno", "{count} municipalities have not sent anything yet");
    pub const ONE_OTHER: Text = t("Én kommune har ikke sendt noe ennå", "Éin kommune har ikkje sendt noko enno", "One municipality has not sent anything yet");
    pub const HAS_REPORTED: Text = t("Har meldt for {period}", "Har meldt for {period}", "Reported for {period}");
    pub const NOTHING: Text = t("Ingenting å melde for {period}", "Ingenting å melde for {period}", "Nothing to report for {period}");
    pub const NOT_REPORTED: Text = t("Ikke meldt for {period}", "Ikkje meldt for {period}", "Not reported for {period}");
    pub const DISPUTED: Text = t("Feil meldt", "Feil meldt", "Reported wrong");
    pub const NEEDS: Text = t("Trenger veileder", "Treng rettleiar", "Needs a supervisor");
    pub const DOCTOR: Text = t("Lege", "Lege", "Doctor");
    pub const SINCE: Text = t("Meldt", "Meldt", "Reported");
}

const SHOWN: usize = 8;

/// The figures beside the list.
pub fn in_short(session: Session, overview: impl Fn() -> Overview + Send + 'static) -> AnyView {
    facts::in_short((move || figures(session, &overview())).into_any())
}

fn figures(session: Session, overview: &Overview) -> AnyView {
    let (language, due) = (session.language.get(), report_due(session.today()));
    let rows = listed(overview.entries.iter());
    let reported: BTreeSet<_> = has_reported(&rows, due).collect();
    let live = || registrations(overview);
    let unconfirmed = live().filter(|entry| entry.said.as_ref().is_none_or(|said| said.verdict != Verdict::Confirmed));
    let (count, all) = (reported.len().to_string(), MUNICIPALITIES.len().to_string());
    let period = Period::containing(due).to_string();
    [
        (
            says::REPORTED.fill(language, &[("period", &period)]),
            says::OF.fill(language, &[("count", &count), ("all", &all)]),
        ),
        (says::REGISTERED.read(language).to_owned(), live().count().to_string()),
        (says::UNCONFIRMED.read(language).to_owned(), unconfirmed.count().to_string()),
    ]
    .into_iter()
    .map(figure)
    .collect_view()
    .into_any()
}

/// A name and a figure.
pub fn figure((name, value): (String, String)) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd class="num">{value}</dd>
        </div>
    }
    .into_any()
}

/// Registrations that were received and live.
pub fn registrations(overview: &Overview) -> impl Iterator<Item = &Entry> {
    overview.entries.iter().filter(|entry| entry.number.is_some() && entry.is_registration() && !entry.is_closed)
}

/// The lists below.
pub fn lists(session: Session, overview: Overview) -> AnyView {
    if !overview.entries.iter().any(|entry| entry.number.is_some()) {
        let invite = button_link(&Route::People, PRIMARY, icon::PLUS, says::INVITE);
        let empty = state(icon::TABLE, says::EMPTY, words(says::BEGIN), invite);
        return section("last", says::LAST, ().into_any(), empty);
    }
    let invite = button_link(&Route::People, SECONDARY, icon::PLUS, says::INVITE);
    let (heard, silent) = heard_from(session, &overview);
    let without = without_supervisor(session, &overview);
    let rows: Vec<StatementRow> = overview.entries.into_iter().filter_map(row).take(SHOWN).collect();
    let all = button_link(&Route::Inbox, TERTIARY, "", says::ALL);
    view! {
        {section(MUNICIPALITIES_HERE, says::MUNICIPALITIES, invite, view! { {heard} {silent} }.into_any())} {without}
        {section("last", says::LAST, all, inbox::registrations(session, rows, u64::MAX))}
    }
    .into_any()
}

/// A part of the page with its heading, and what one can do there.
pub fn section(id: &'static str, heading: Text, to_do: AnyView, body: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id>
            <div class="head">
                <h2 id=id class="ds-heading" data-size="sm">{words(heading)}</h2>
                <div class="chips">{to_do}</div>
            </div>
            {body}
        </section>
    }
    .into_any()
}

const COLUMNS: &[Column] = &[
    Column::wide(says::MUNICIPALITY),
    Column::new(says::DOCTORS),
    Column::wide(says::STATE),
    Column::new(says::LAST_HEARD),
];

/// Those that have sent something, one line each; and the names of the others, folded.
fn heard_from(session: Session, overview: &Overview) -> (AnyView, AnyView) {
    let language = session.language.get();
    let due = report_due(session.today());
    let rows = listed(overview.entries.iter());
    let reported: BTreeSet<&str> = has_reported(&rows, due).map(|number| number.0.as_str()).collect();
    let nothing: BTreeSet<&str> = has_nothing_to_report(&rows, due).map(|number| number.0.as_str()).collect();
    let (mut heard, mut silent): (Vec<Row>, Vec<&'static str>) = (Vec::new(), Vec::new());
    for municipality in MUNICIPALITIES.iter() {
        let is_theirs = |entry: &&Entry| {
            let owner = entry.organization.municipality.as_ref();
            entry.number.is_some() && owner.is_some_and(|number| number.0 == municipality.number)
        };
        let theirs: Vec<&Entry> = overview.entries.iter().filter(is_theirs).collect();
        let report = match municipality.number {
            number if nothing.contains(number) => Report::Nothing,
            number if reported.contains(number) => Report::Sent,
            _ => Report::Missing,
        };
        match theirs.is_empty() {
            true => silent.push(municipality.name),
            false => heard.push(line(session, municipality, &theirs, report, due)),
        }
    }
    let count = silent.len().to_string();
    let summary = match silent.len() {
        1 => says::ONE_OTHER.read(language).to_owned(),
        _ => says::OTHERS.fill(language, &[("count", &count)]),
    };
    let names = silent.join(", ");
    let others = (!silent.is_empty()).then(|| {
        view! { <details class="begin below"><summary>{summary}</summary><p class="muted">{names}</p></details> }
    });
    (table(says::MUNICIPALITIES, COLUMNS, heard), others.into_any())
}

/// What a municipality has said of the half-year.
enum Report {
    Sent,
    Nothing,
    Missing,
}

fn line(session: Session, municipality: &'static Municipality, theirs: &[&Entry], report: Report, due: Day) -> Row {
    let language = session.language.get();
    let period = Period::containing(due).to_string();
    let live = theirs.iter().filter(|entry| entry.is_registration() && !entry.is_closed);
    let disputed =
        live.clone().filter(|entry| entry.said.as_ref().is_some_and(|said| said.verdict == Verdict::Disputed));
    let said = |text: Text| text.fill(language, &[("period", &period)]).into_any();
    let report = match report {
        Report::Sent => chip("success", icon::CHECK, said(says::HAS_REPORTED)),
        Report::Nothing => chip("success", icon::MINUS, said(says::NOTHING)),
        Report::Missing => chip("neutral", icon::HOURGLASS, said(says::NOT_REPORTED)),
    };
    let dispute = (disputed.count() > 0).then(|| chip("danger", icon::FLAG, words(says::DISPUTED)));
    let last = theirs.iter().map(|entry| entry.at).max();
    let last = last.map(|at| view! { <span class="num">{clock::day_in_words(session, at)}</span> }.into_any());
    let cells = vec![
        view! { <span class="num">{live.count()}</span> }.into_any(),
        view! { <span class="chips">{report} {dispute}</span> }.into_any(),
        last.unwrap_or_else(nothing),
    ];
    Row { about: view! { <b>{municipality.name}</b> }.into_any(), cells, is_new: false }
}

const NEEDS: &[Column] = &[Column::wide(says::DOCTOR), Column::new(says::MUNICIPALITY), Column::new(says::SINCE)];

/// «Trenger veileder»: nothing when nobody does.
fn without_supervisor(session: Session, overview: &Overview) -> Option<AnyView> {
    let language = session.language.get();
    let row = |entry: &Entry| {
        let to = Route::Statement { doc: entry.doc.clone(), rev: entry.rev }.to_string();
        let name = super::todo::name(entry, language).to_owned();
        let municipality = entry.organization.municipality.as_ref().and_then(|number| number.find());
        let since = clock::day_in_words(session, entry.at);
        let cells = vec![
            municipality.map_or_else(nothing, |row| row.name.into_any()),
            view! { <span class="num">{since}</span> }.into_any(),
        ];
        Row { about: view! { <a href=to>{name}</a> }.into_any(), cells, is_new: false }
    };
    let without = registrations(overview).filter(|entry| entry.findings.iter().any(|id| id == SUPERVISOR));
    let rows: Vec<Row> = without.map(row).collect();
    (!rows.is_empty()).then(|| section(SUPERVISORS_HERE, says::NEEDS, ().into_any(), table(says::NEEDS, NEEDS, rows)))
}

/// Back to the row it came as; drafts are nobody's but their writer's.
fn row(entry: Entry) -> Option<StatementRow> {
    Some(StatementRow {
        doc: entry.doc,
        rev: entry.rev,
        number: entry.number?,
        kind: entry.kind.name.to_owned(),
        received_at: entry.at,
        organization: entry.organization,
        trainee: entry.trainee,
        doctor: entry.doctor,
        trust: entry.trust,
        wished_start: entry.wished_start,
        findings: entry.findings,
        about: None,
        said: entry.said,
        is_closed: entry.is_closed,
        marks: entry.marks,
    })
}

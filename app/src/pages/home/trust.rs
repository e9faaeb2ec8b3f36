//! A health trust's first page below its to-do list: the doctors it is asked to take, one line each.

use super::{
    asked, facts,
    office::{figure, registrations, section},
    ours::next_day,
};
use crate::{
    overview::{Entry, Overview},
    pages::inbox::remark,
    parts::{
        chip::said,
        icon,
        state::state,
        table::{Column, Row, nothing, table},
    },
    route::Route,
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::Verdict,
    day::Day,
    rules::due::Due,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const REGISTERED: Text = t("Leger meldt til oss", "Legar melde til oss", "Doctors reported to us");
    pub const CONFIRMED: Text = t("Bekreftet av legen", "Stadfesta av legen", "Confirmed by the doctor");
    pub const NEXT_START: Text = t("Neste ønskede start", "Neste ønskte start", "Next wished start");
    pub const DOCTORS: Text = t("Legene som er meldt til oss", "Legane som er melde til oss", "The doctors reported to us");
    pub const DOCTOR: Text = t("Lege", "Lege", "Doctor");
    pub const MUNICIPALITY: Text = t("Kommune", "Kommune", "Municipality");
    pub const START: Text = t("Ønsket start", "Ønskt start", "Wished start");
    pub const STATE: Text = t("Status", "Status", "State");
    pub const NEXT: Text = t("Neste", "Neste", "Next");
    pub const EMPTY: Text = t("Her kommer legene", "Her kjem legane", "The doctors appear here");
    pub const BEGIN: Text = t("Når en kommune melder inn en lege til dere, står legen her. Fortell om foretaket imens, så vet kommunene hvem de kan spørre.", "Når ein kommune melder inn ein lege til dykk, står legen her. Fortel om føretaket imens, så veit kommunane kven dei kan spørje.", "When a municipality registers a doctor with you, the doctor appears here. Describe the trust meanwhile, so that the municipalities know whom to ask.");
}

const COLUMNS: &[Column] = &[
    Column::wide(says::DOCTOR),
    Column::new(says::MUNICIPALITY),
    Column::new(says::START),
    Column::wide(says::STATE),
    Column::wide(says::NEXT),
];

/// The figures beside the list.
pub fn in_short(session: Session, overview: impl Fn() -> Overview + Send + 'static) -> AnyView {
    facts::in_short((move || figures(session, &overview())).into_any())
}

fn figures(session: Session, overview: &Overview) -> AnyView {
    let (language, today) = (session.language.get(), session.today());
    let is_confirmed = |entry: &&Entry| entry.said.as_ref().is_some_and(|said| said.verdict == Verdict::Confirmed);
    let starts = registrations(overview).filter_map(|entry| entry.wished_start);
    let next: Option<Day> = starts.filter(|start| *start >= today).min();
    let plain = |text: Text| text.read(language).to_owned();
    let mut figures = vec![
        (plain(says::REGISTERED), registrations(overview).count().to_string()),
        (plain(says::CONFIRMED), registrations(overview).filter(is_confirmed).count().to_string()),
    ];
    figures.extend(next.map(|day| (plain(says::NEXT_START), day.in_words(language))));
    figures.into_iter().map(figure).collect_view().into_any()
}

/// The doctors, those who wish to start first on top.
pub fn lists(session: Session, overview: &Overview, dues: &[Due]) -> AnyView {
    let mut entries: Vec<&Entry> = registrations(overview).collect();
    shared::order::sort_by_key(&mut entries, |entry| (entry.wished_start, entry.number));
    let rows: Vec<Row> = entries.into_iter().map(|entry| row(session, entry, dues)).collect();
    let body = match rows.is_empty() {
        true => state(icon::PERSON, says::EMPTY, words(says::BEGIN), ().into_any()),
        false => table(says::DOCTORS, COLUMNS, rows),
    };
    section("doctors", says::DOCTORS, ().into_any(), body)
}

fn row(session: Session, entry: &Entry, dues: &[Due]) -> Row {
    let language = session.language.get();
    let to = Route::Statement { doc: entry.doc.clone(), rev: entry.rev }.to_string();
    let municipality = entry.organization.municipality.as_ref().and_then(|number| number.find());
    let start = entry.wished_start.map(|day| day.in_words(language));
    let start = start.map(|day| view! { <span class="num">{day}</span> }.into_any());
    let verdict = entry.said.as_ref().map(|said| said.verdict);
    let cells = vec![
        municipality.map_or_else(nothing, |row| row.name.into_any()),
        start.unwrap_or_else(nothing),
        view! { <span class="chips">{said(verdict)}</span> {remark(session, entry.findings.clone())} }.into_any(),
        next_day(session, asked::next_of(dues, &[entry.doc.as_str()])),
    ];
    let name = super::todo::name(entry, language).to_owned();
    let about = view! { <a href=to>{name}</a> {super::way::bar(session, &[entry])} }.into_any();
    Row { about, cells, is_new: false }
}

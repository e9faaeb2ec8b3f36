//! Many rows from a spreadsheet: the template, the file, what is wrong in which cell, and a draft for each registration.
//! Nothing is kept before the person says so, and then all rows or none. What becomes of rows of a plan, `target` knows.

mod target;

use crate::{
    chance,
    client::{self, Fault},
    clock,
    draft::LaidAway,
    json,
    kept::KeptDraft,
    kinds,
    parts::{
        crumbs::crumbs,
        heading::title,
        icon::{self, icon},
        notices::strip,
        state::{PRIMARY, SECONDARY, button_link},
        table::{Column, Row, nothing, table},
    },
    route::Route,
    session::{Session, session},
    store::{self, DRAFTS},
    wording::{filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{XLSX, path},
    grid::{Imported, ImportedRow},
    text::{Language, Text, t},
};
use std::collections::BTreeMap;
use target::Target;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Hent inn fra regneark", "Hent inn frå rekneark", "Read from a spreadsheet");
    pub const INTRO: Text = t(
        "Last ned malen, fyll ut én rad for hver, og velg filen her. Hver rad blir kontrollert. Ingenting blir lagret før du sier det.",
        "Last ned malen, fyll ut éi rad for kvar, og vel fila her. Kvar rad blir kontrollert. Ingenting blir lagra før du seier det.",
        "Download the template, fill in one row for each, and choose the file here. Each row is checked. Nothing is saved until you say so.");
    pub const WHAT: Text = t("Hva står i regnearket?", "Kva står i reknearket?", "What is in the spreadsheet?");
    pub const REGISTRATIONS: Text = t("Innmeldinger, én rad for hver lege", "Innmeldingar, éi rad for kvar lege", "Registrations, one row for each doctor");
    pub const TEMPLATE: Text = t("Last ned malen", "Last ned malen", "Download the template");
    pub const FILE: Text = t("Regneark (XLSX eller CSV)", "Rekneark (XLSX eller CSV)", "Spreadsheet (XLSX or CSV)");
    pub const READING: Text = t("Leser {name} …", "Les {name} …", "Reading {name} …");
    pub const ONE_READ: Text = t("Én rad er lest.", "Éi rad er lesen.", "One row is read.");
    pub const SOME_READ: Text = t("{rows} rader er lest.", "{rows} rader er lesne.", "{rows} rows are read.");
    pub const IT_WRONG: Text = t("Den har feil som må rettes i regnearket, og blir ikke med.", "Ho har feil som må rettast i reknearket, og blir ikkje med.", "It has faults to be corrected in the spreadsheet, and is left out.");
    pub const ONE_WRONG: Text = t("Én av dem har feil som må rettes i regnearket, og blir ikke med.", "Éi av dei har feil som må rettast i reknearket, og blir ikkje med.", "One of them has faults to be corrected in the spreadsheet, and is left out.");
    pub const SOME_WRONG: Text = t("{wrong} av dem har feil som må rettes i regnearket, og blir ikke med.", "{wrong} av dei har feil som må rettast i reknearket, og blir ikkje med.", "{wrong} of them have faults to be corrected in the spreadsheet, and are left out.");
    pub const MISSING: Text = t("Det som mangler, fyller du ut i skjemaet.", "Det som manglar, fyller du ut i skjemaet.", "What is missing you fill in in the form.");
    pub const UNKNOWN: Text = t("Disse kolonnene er ikke lest, for ingen spørsmål heter det: {names}.", "Desse kolonnane er ikkje lesne, for ingen spørsmål heiter det: {names}.", "These columns were not read, because no question has that name: {names}.");
    pub const ROW: Text = t("Rad {n}", "Rad {n}", "Row {n}");
    pub const WHO: Text = t("Lege", "Lege", "Doctor");
    pub const ROWS: Text = t("Rad", "Rad", "Row");
    pub const CELLS: Text = t("Feil og mangler", "Feil og manglar", "Wrong or missing");
    pub const RULES: Text = t("Dette sier reglene", "Dette seier reglane", "What the rules say");
    pub const MAKE_ONE: Text = t("Lag ett utkast", "Lag eitt utkast", "Make one draft");
    pub const MAKE: Text = t("Lag {n} utkast", "Lag {n} utkast", "Make {n} drafts");
    pub const MAKING: Text = t("Lagrer {n} av {all} …", "Lagrar {n} av {all} …", "Saving {n} of {all} …");
    pub const ONE_MADE: Text = t("Ett utkast er laget. Se over og signer fra oversikten.", "Eitt utkast er laga. Sjå over og signer frå oversikta.", "One draft is made. Review and sign from the overview.");
    pub const MADE: Text = t("{n} utkast er laget. Se over og signer fra oversikten.", "{n} utkast er laga. Sjå over og signer frå oversikta.", "{n} drafts are made. Review and sign from the overview.");
    pub const NOT_KEPT: Text = t("Utkastene fikk ikke plass på enheten. Ingen er laget.", "Utkasta fekk ikkje plass på eininga. Ingen er laga.", "There was no room for the drafts on this device. None is made.");
}

/// Rows of a plan have no rules of their own.
const CELL_COLUMNS: &[Column] = &[Column::wide(says::ROWS), Column::wide(says::CELLS)];
const COLUMNS: &[Column] = &[Column::wide(says::WHO), Column::wide(says::CELLS), Column::wide(says::RULES)];

/// Where the page stands.
#[derive(Clone)]
enum State {
    Empty,
    Reading(String),
    Failed(Fault),
    Read(Imported),
    Saving(usize, usize),
    Saved(usize),
    NotKept,
}

/// The page.
pub fn page() -> AnyView {
    let session = session();
    let (state, target) = (RwSignal::new(State::Empty), Target::begun());
    let name = filled(says::TITLE, |_| Vec::new());
    let template = move || target.address(path::TEMPLATE, session);
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            let file = input.files().and_then(|files| files.get(0));
            if let Some(file) = file {
                leptos::task::spawn_local(read(file, target.address(path::IMPORT, session), state));
            }
            input.set_value(""); // the same file can be chosen again once it is corrected
        }
    };
    Effect::new(move |_| {
        target.rows.track();
        state.set(State::Empty); // what was read belongs to another template
    });
    view! {
        <div class="wrap">
            {crumbs(Vec::new(), Route::Import, name)} {title(name, view! { <p>{words(says::INTRO)}</p> }.into_any())}
            {target.chooser(session)}
            <p class="chips below">
                <a class="ds-button" data-variant=SECONDARY href=template download="">
                    {icon(icon::DOWNLOAD)} {words(says::TEMPLATE)}
                </a>
            </p>
            <div class="drop below2">
                <label class="ds-label" for="sheet">{words(says::FILE)}</label>
                <input class="ds-input" id="sheet" type="file" accept=".xlsx,.csv" on:change=chosen />
            </div>
            <p class="ds-sr-only" role="status">
                {move || state.with(|state| told(state, target, session.language.get()))}
            </p>
            <div class="below2">{move || shown(session, state, target)}</div>
        </div>
    }
    .into_any()
}

async fn read(file: web_sys::File, at: String, state: RwSignal<State>) {
    state.try_set(State::Reading(file.name()));
    let media_type = if file.name().to_ascii_lowercase().ends_with(".csv") { "text/csv" } else { XLSX };
    let bytes = match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => js_sys::Uint8Array::new(&buffer).to_vec(),
        Err(_) => Vec::new(), // the file is gone: the server says that it cannot be read
    };
    let read = client::upload::<Imported>(&at, bytes, media_type).await;
    state.try_set(read.map_or_else(State::Failed, State::Read));
}

fn shown(session: Session, state: RwSignal<State>, target: Target) -> AnyView {
    let language = session.language.get();
    match state.get() {
        State::Empty => ().into_any(),
        State::Reading(name) => {
            let words = says::READING.fill(language, &[("name", &name)]);
            view! { <progress aria-label=words.clone()></progress> " " {words} }.into_any()
        }
        State::Failed(fault) => strip("danger", icon::STOP, fault.words(language).into_any(), ().into_any()),
        State::Read(imported) => result(session, state, target, imported),
        State::Saving(n, all) => {
            let words = says::MAKING.fill(language, &[("n", &n.to_string()), ("all", &all.to_string())]);
            view! { <progress max=all value=n aria-label=words.clone()></progress> " " {words} }.into_any()
        }
        State::Saved(n) => {
            let words = made(n, language);
            let home = button_link(&Route::Home, SECONDARY, "", crate::wording::TO_HOME);
            view! { {strip("success", icon::CHECK, words.into_any(), ().into_any())} <p class="below2">{home}</p> }
                .into_any()
        }
        State::NotKept => strip("danger", icon::STOP, words(says::NOT_KEPT), ().into_any()),
    }
}

fn result(session: Session, state: RwSignal<State>, target: Target, imported: Imported) -> AnyView {
    let language = session.language.get();
    let Imported { rows, unknown_columns } = imported;
    let unknown = (!unknown_columns.is_empty()).then(|| {
        let words = says::UNKNOWN.fill(language, &[("names", &unknown_columns.join(", "))]);
        strip("warning", icon::ALERT, words.into_any(), ().into_any())
    });
    let table_rows = rows.iter().map(|row| line(row, target, language)).collect();
    let columns = if target.is_plan() { CELL_COLUMNS } else { COLUMNS };
    let counted = found(&rows, target, language);
    let act = if target.is_plan() { target.into_plan(session, rows) } else { into_drafts(session, state, rows) };
    view! {
        <p>{counted}</p>
        {unknown}
        {act}
        {table(says::TITLE, columns, table_rows)}
    }
    .into_any()
}

/// What a screen reader is told at once; the rest it reads when it comes there.
fn told(state: &State, target: Target, language: Language) -> String {
    match state {
        State::Empty | State::Saving(..) => String::new(),
        State::Reading(name) => says::READING.fill(language, &[("name", name)]),
        State::Failed(fault) => fault.words(language),
        State::Read(imported) => found(&imported.rows, target, language),
        State::Saved(n) => made(*n, language),
        State::NotKept => says::NOT_KEPT.read(language).to_owned(),
    }
}

/// How many rows were read, and how many of them are wrong. Into a plan nothing goes while one is.
fn found(rows: &[ImportedRow], target: Target, language: Language) -> String {
    let wrong = rows.iter().filter(|row| row.is_misread()).count();
    let read = match rows.len() {
        1 => says::ONE_READ.read(language).to_owned(),
        rows => says::SOME_READ.fill(language, &[("rows", &rows.to_string())]),
    };
    let left_out = match wrong {
        _ if target.is_plan() => "",
        0 => "",
        1 if rows.len() == 1 => says::IT_WRONG.read(language),
        1 => says::ONE_WRONG.read(language),
        _ => says::SOME_WRONG.read(language),
    };
    let left_out = left_out.replace("{wrong}", &wrong.to_string());
    let words = [read.as_str(), left_out.as_str(), says::MISSING.read(language)];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

fn made(count: usize, language: Language) -> String {
    match count {
        1 => says::ONE_MADE.read(language).to_owned(),
        count => says::MADE.fill(language, &[("n", &count.to_string())]),
    }
}

/// The button that makes a draft of each row without a fault.
fn into_drafts(session: Session, state: RwSignal<State>, rows: Vec<ImportedRow>) -> AnyView {
    let sound: Vec<ImportedRow> = rows.into_iter().filter(|row| !row.is_misread()).collect();
    let language = session.language.get();
    let make = match sound.len() {
        1 => says::MAKE_ONE.read(language).to_owned(),
        n => says::MAKE.fill(language, &[("n", &n.to_string())]),
    };
    if sound.is_empty() {
        return ().into_any();
    }
    let act = move |_| leptos::task::spawn_local(keep(session, state, sound.clone()));
    view! {
        <p class="below2"><button class="ds-button" data-variant=PRIMARY type="button" on:click=act>{make}</button></p>
    }
    .into_any()
}

fn line(row: &ImportedRow, target: Target, language: Language) -> Row {
    let name = row.body.pointer("/trainee/name").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let number = says::ROW.fill(language, &[("n", &row.row.to_string())]);
    let faults: Vec<AnyView> = row
        .faults
        .iter()
        .map(|fault| {
            view! { <li><b class="num">{fault.cell.clone()}</b> " " {fault.column.clone()} ": " {fault.words.clone()}</li> }
                .into_any()
        })
        .collect();
    let findings: Vec<AnyView> =
        row.findings.iter().map(|finding| view! { <li>{finding.words.clone()}</li> }.into_any()).collect();
    let listed = |items: Vec<AnyView>| match items.is_empty() {
        true => nothing(),
        false => view! { <ul class="plain papers">{items}</ul> }.into_any(),
    };
    if target.is_plan() {
        return Row {
            about: view! { <span class="num">{number}</span> }.into_any(),
            cells: vec![listed(faults)],
            is_new: false,
        };
    }
    let about = view! { {name} <br /><span class="small muted num">{number}</span> }.into_any();
    Row { about, cells: vec![listed(faults), listed(findings)], is_new: false }
}

/// All rows become drafts, or none: when one cannot be kept, those before it are taken away again.
async fn keep(session: Session, state: RwSignal<State>, rows: Vec<ImportedRow>) {
    let (all, mut made) = (rows.len(), Vec::<String>::new());
    for (n, row) in rows.into_iter().enumerate() {
        state.try_set(State::Saving(n, all));
        let doc = chance::new_doc();
        let kept = json::print(&draft(row));
        if store::put(DRAFTS, &doc, &kept).await.is_err() {
            for doc in made {
                let _ = store::remove(DRAFTS, &doc).await; // what cannot be removed is seen in the overview
            }
            state.try_set(State::NotKept);
            return;
        }
        made.push(doc);
    }
    session.changed();
    state.try_set(State::Saved(all));
}

fn draft(row: ImportedRow) -> KeptDraft {
    let text = |path: &str| row.body.pointer(path).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let trainee = text("/trainee/name");
    let doctor = row.body.pointer("/trainee/hpr_number").and_then(serde_json::Value::as_u64);
    let saved_at = clock::now();
    let laid = LaidAway { v: 1, rev: 1, previous: None, base: None, body: row.body, raw: BTreeMap::new(), saved_at };
    KeptDraft {
        kind: kinds::registration().name.to_owned(),
        paper: json::tree_of(&laid),
        rev: 1,
        saved_at,
        trainee,
        doctor: doctor.and_then(|number| shared::numbers::hpr_number::HprNumber::new(number as u32)),
        on_server_at: None,
    }
}

/// The way here, beside the button that registers one doctor.
pub fn link() -> AnyView {
    button_link(&Route::Import, SECONDARY, icon::TABLE, says::TITLE)
}

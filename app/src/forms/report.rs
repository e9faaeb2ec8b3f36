//! What is another in this half-year's report than in the last one received, and the press that marks everybody as
//! unchanged. Fetches the last report; the figures come from `shared`.

use crate::{
    draft, json,
    listed::listed,
    overview,
    paper::Paper,
    parts::{sections::show, toast},
    route::{Route, Router},
    session::session,
};
use leptos::prelude::*;
use shared::{
    forms::half_year_report::HalfYearReport,
    rules::{
        due::begun::last_report,
        half_year_changes::{Changes, Figure, Place, changes},
    },
    text::{Language, Text, t},
};
use std::collections::BTreeMap;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Siden forrige halvårsmelding", "Sidan førre halvårsmelding", "Since the last half-year report");
    pub const FIRST: Text = t("Dette er den første meldingen. Listene begynner med de aktive innmeldingene, hver hos sitt foretak.", "Dette er den første meldinga. Listene byrjar med dei aktive innmeldingane, kvar hos sitt føretak.", "This is the first report. The lists begin with the live registrations, each under its trust.");
    pub const NOT_FETCHED: Text = t("Vi fikk ikke hentet forrige melding. Åpne skjemaet igjen når du har nett, for å se hva som er endret.", "Vi fekk ikkje henta førre melding. Opne skjemaet igjen når du har nett, for å sjå kva som er endra.", "The last report could not be fetched. Open the form again when you are online, to see what has changed.");
    pub const CARRIED: Text = t("Svarene fra meldingen for {period} er hentet frem. Dette er endret:", "Svara frå meldinga for {period} er henta fram. Dette er endra:", "The answers of the report for {period} have been fetched. This has changed:");
    pub const SAME: Text = t("Svarene fra meldingen for {period} er hentet frem. Ingenting er endret.", "Svara frå meldinga for {period} er henta fram. Ingenting er endra.", "The answers of the report for {period} have been fetched. Nothing has changed.");
    pub const LAST: Text = t("forrige halvår", "førre halvår", "the last half-year");
    pub const WHAT: Text = t("Hva", "Kva", "What");
    pub const BEFORE: Text = t("Før", "Før", "Before");
    pub const NOW: Text = t("Nå", "No", "Now");
    pub const PLACE: Text = t("nummer {n}, {trust}", "nummer {n}, {trust}", "number {n}, {trust}");
    pub const NOT_LISTED: Text = t("ikke på listen", "ikkje på lista", "not on the list");
    pub const NOBODY: Text = t("ikke besvart", "ikkje svart", "not answered");
    pub const UNKNOWN: Text = t("En innmelding", "Ei innmelding", "A registration");
    pub const MARK: Text = t("Ingenting er endret for dem på listene", "Ingenting er endra for dei på listene", "Nothing has changed for those on the lists");
    pub const MARKED: Text = t("Alle på listene er merket som uendret, og blir fornyet når meldingen er sendt. Fjern merket under «{label}» for den det ikke gjelder.", "Alle på listene er merkte som uendra, og blir fornya når meldinga er send. Fjern merket under «{label}» for den det ikkje gjeld.", "Everybody on the lists is marked as unchanged, and renewed when the report is sent. Remove the mark under “{label}” for whoever it does not fit.");
    pub const DONE: Text = t("Alle på listene er merket som uendret.", "Alle på listene er merkte som uendra.", "Everybody on the lists is marked as unchanged.");
}

/// The report before this one.
#[derive(Clone, PartialEq)]
enum Before {
    /// There is none.
    Nothing,
    /// There may be one, or there is, and it cannot be fetched now.
    NotFetched,
    Report(Box<HalfYearReport>),
}

/// The last report, and what registrations are called.
#[derive(Clone, PartialEq)]
struct Last {
    before: Before,
    names: BTreeMap<String, String>,
}

/// The panel of the report that lies open.
pub fn picture(paper: Paper, language: Language) -> AnyView {
    let last: RwSignal<Option<Last>> = RwSignal::new(None);
    let router: Router = expect_context();
    let online = session().online.get_untracked();
    let doc = match router.route.get_untracked() {
        Route::Form { doc, .. } | Route::Review { doc, .. } => doc,
        _ => String::new(),
    };
    leptos::task::spawn_local(async move {
        let now = gathered(&doc, online).await;
        last.try_set(Some(now));
    });
    let form = Memo::new(move |_| {
        paper.edits.track();
        paper.sheet().form().downcast_ref::<HalfYearReport>().cloned().unwrap_or_default()
    });
    let body = move || last.get().map(|last| form.with(|now| told(&last, now, language)));
    view! {
        <section class="section since" aria-labelledby="since">
            <h2 id="since" class="ds-heading" data-size="sm">{says::TITLE.read(language)}</h2>
            {body} {move || form.with(|form| mark(paper, form, language))}
        </section>
    }
    .into_any()
}

/// Names of closed registrations too: they are those that are gone.
async fn gathered(doc: &str, ask: bool) -> Last {
    let overview = overview::gather(ask).await;
    let names = overview.entries.iter().map(|entry| (entry.doc.clone(), entry.trainee.clone())).collect();
    let rows = listed(overview.entries.iter());
    let before = match last_report(&rows, doc) {
        Some(last) => {
            let letter = draft::newest_letter(&last.doc).await;
            let report = letter.and_then(|letter| json::read_tree(&letter.body).ok());
            report.map_or(Before::NotFetched, |report| Before::Report(Box::new(report)))
        }
        None if ask && overview.stale.is_none() => Before::Nothing,
        None => Before::NotFetched, // the server was not heard
    };
    Last { before, names }
}

fn told(last: &Last, now: &HalfYearReport, language: Language) -> AnyView {
    let before = match &last.before {
        Before::Nothing => return view! { <p>{says::FIRST.read(language)}</p> }.into_any(),
        Before::NotFetched => return view! { <p>{says::NOT_FETCHED.read(language)}</p> }.into_any(),
        Before::Report(before) => before,
    };
    let found = changes(before, now);
    let period = before.half_year().map_or_else(|| says::LAST.read(language).to_owned(), |period| period.to_string());
    let words = if found.is_nothing() { says::SAME } else { says::CARRIED };
    let table = (!found.is_nothing()).then(|| table(&found, &last.names, language));
    view! { <p>{words.fill(language, &[("period", &period)])}</p> {table} }.into_any()
}

fn table(found: &Changes, names: &BTreeMap<String, String>, language: Language) -> AnyView {
    let name = |place: &Place| {
        let name = names.get(&place.doc).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| says::UNKNOWN.read(language).to_owned())
    };
    let at = |place: &Place| {
        let trust = place.trust.map_or("", |trust| trust.name());
        says::PLACE.fill(language, &[("n", &place.number.to_string()), ("trust", trust)])
    };
    let nowhere = || says::NOT_LISTED.read(language).to_owned();
    let mut rows: Vec<[String; 3]> = Vec::new();
    rows.extend(found.new.iter().map(|place| [name(place), nowhere(), at(place)]));
    rows.extend(found.gone.iter().map(|place| [name(place), at(place), nowhere()]));
    rows.extend(found.moved.iter().map(|(before, now)| [name(now), at(before), at(now)]));
    rows.extend(found.figures.iter().map(|figure| of_figure(figure, language)));
    let head = |text: Text| view! { <th scope="col" role="columnheader">{text.read(language)}</th> };
    let rows: Vec<AnyView> = rows.into_iter().map(|row| line(row, language)).collect();
    view! {
        <table class="ds-table changes" data-color="neutral" role="table" aria-labelledby="since">
            <thead role="rowgroup"><tr role="row">{head(says::WHAT)} {head(says::BEFORE)} {head(says::NOW)}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line([what, before, now]: [String; 3], language: Language) -> AnyView {
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{what}</th>
            <td role="cell" data-label=says::BEFORE.read(language)><del>{before}</del></td>
            <td role="cell" data-label=says::NOW.read(language)><ins>{now}</ins></td>
        </tr>
    }
    .into_any()
}

fn of_figure(figure: &Figure, language: Language) -> [String; 3] {
    let outline = crate::sheet::lay(HalfYearReport::default()).outline();
    let label = outline.label(figure.path).map_or("", |label| label.read(language)).to_owned();
    let number = |n: Option<u16>| n.map_or_else(|| says::NOBODY.read(language).to_owned(), |n| n.to_string());
    [label, number(figure.before), number(figure.now)]
}

/// The button, or what it has done.
const MARKED: &str = "marked-unchanged";

fn mark(paper: Paper, form: &HalfYearReport, language: Language) -> AnyView {
    let mut listed: Vec<String> = form.lists.iter().flat_map(|list| list.candidates.0.clone()).collect();
    shared::order::sort(&mut listed);
    listed.dedup();
    if listed.is_empty() {
        return ().into_any();
    }
    if listed.iter().all(|doc| form.unchanged.0.contains(doc)) {
        let label = paper.outline().label("unchanged").map_or("", |label| label.read(language));
        let marked = says::MARKED.fill(language, &[("label", label)]);
        return view! { <p class="muted" id=MARKED tabindex="-1">{marked}</p> }.into_any();
    }
    let act = move |_| {
        paper.put("unchanged", &listed.join(" "));
        toast::say(says::DONE);
        request_animation_frame(|| show(MARKED)); // the button that had the focus is gone
    };
    view! {
        <button class="ds-button" data-variant="secondary" type="button" on:click=act>{says::MARK.read(language)}</button>
    }
    .into_any()
}

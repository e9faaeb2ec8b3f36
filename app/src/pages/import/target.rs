//! What the rows of a sheet become: registrations, or rows of one plan. Into a plan go all rows or none, as rows at the
//! end of the draft, which the person then looks over.

use crate::{
    client, draft, forms, kinds,
    overview::{self, Entry},
    parts::state::{PRIMARY, SECONDARY, button_link},
    route::{Route, Router},
    session::Session,
    sheet::Place,
    wording::{NO_NAME_YET, words},
};
use leptos::prelude::*;
use shared::{
    form::Form,
    forms::implementation_plan::ImplementationPlan,
    grid::ImportedRow,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const PERIODS: Text = t("Perioder i en gjennomføringsplan", "Periodar i ein gjennomføringsplan", "Periods of an implementation plan");
    pub const COURSES: Text = t("Kurs i en gjennomføringsplan", "Kurs i ein gjennomføringsplan", "Courses of an implementation plan");
    pub const VISITS: Text = t("Praksisbesøk i en gjennomføringsplan", "Praksisbesøk i ein gjennomføringsplan", "Practice visits of an implementation plan");
    pub const GOALS: Text = t("Læringsmål i en gjennomføringsplan", "Læringsmål i ein gjennomføringsplan", "Learning goals of an implementation plan");
    pub const WHICH: Text = t("I hvilken plan?", "I kva plan?", "In which plan?");
    pub const CHOOSE: Text = t("Velg plan …", "Vel plan …", "Choose a plan …");
    pub const NO_PLAN: Text = t("Kommunen har ingen plan ennå. Lag den først.", "Kommunen har ingen plan enno. Lag han først.", "The municipality has no plan yet. Make it first.");
    pub const PUT_ONE: Text = t("Legg raden i planen", "Legg rada i planen", "Put the row in the plan");
    pub const PUT: Text = t("Legg {n} rader i planen", "Legg {n} rader i planen", "Put {n} rows in the plan");
    pub const MEND: Text = t("Rett feilene i regnearket, og velg filen på nytt. Ingenting er lagt i planen.", "Rett feila i reknearket, og vel fila på nytt. Ingenting er lagt i planen.", "Correct the faults in the spreadsheet and choose the file again. Nothing is in the plan.");
    pub const NEED_PLAN: Text = t("Velg hvilken plan radene skal inn i.", "Vel kva plan radene skal inn i.", "Choose which plan the rows go into.");
    pub const NO_ROOM: Text = t("Det er ikke plass til så mange rader. Ingenting er lagt i planen.", "Det er ikkje plass til så mange rader. Ingenting er lagt i planen.", "There is no room for so many rows. Nothing is in the plan.");
    pub const NOT_OPENED: Text = t("Planen kunne ikke åpnes. Ingenting er lagt i den.", "Planen kunne ikkje opnast. Ingenting er lagt i han.", "The plan could not be opened. Nothing is in it.");
    pub const BACK: Text = t("Tilbake til planen", "Tilbake til planen", "Back to the plan");
}

/// Lists of a plan by their path; without one, rows are registrations.
const LISTS: [(&str, Text); 5] = [
    ("", super::says::REGISTRATIONS),
    ("periods", says::PERIODS),
    ("courses", says::COURSES),
    ("practice_visits", says::VISITS),
    ("goals", says::GOALS),
];

/// Where the rows go.
#[derive(Clone, Copy)]
pub struct Target {
    /// The list of a plan; empty for registrations.
    pub rows: RwSignal<&'static str>,
    /// The document of the plan; empty until it is chosen.
    plan: RwSignal<String>,
}

impl Target {
    /// From the address: `?from=<document>&rows=<list>`.
    pub fn begun() -> Target {
        let search = window().location().search().unwrap_or_default();
        let named = |name: &str| {
            let pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next().unwrap_or_default()
        };
        let (rows, plan) = (named("rows"), named("from"));
        let rows = LISTS.iter().find(|(path, _)| *path == rows).map_or("", |(path, _)| path);
        let plan = if shared::statement::seal::is_doc_id(&plan) { plan } else { String::new() };
        Target { rows: RwSignal::new(rows), plan: RwSignal::new(plan) }
    }

    pub fn is_plan(self) -> bool {
        !self.rows.get_untracked().is_empty()
    }

    /// An address of the server for this kind, its list and the language.
    pub fn address(self, path: &str, session: Session) -> String {
        let rows = self.rows.get();
        let kind = if rows.is_empty() { kinds::registration().name } else { ImplementationPlan::KIND };
        let at = client::path(path, &[("kind", kind)]);
        let list = if rows.is_empty() { String::new() } else { ["&rows=", rows].concat() };
        [&at, "?lang=", session.language.get().tag(), &list].concat()
    }

    /// What is in the sheet, and which plan it belongs to.
    pub fn chooser(self, session: Session) -> AnyView {
        let option = move |(path, text): &(&'static str, Text)| {
            let (path, text) = (*path, *text);
            view! { <option value=path selected=move || self.rows.get() == path>{words(text)}</option> }.into_any()
        };
        let options: Vec<AnyView> = LISTS.iter().map(option).collect();
        let chosen = move |event: web_sys::Event| {
            let value = event_target_value(&event);
            self.rows.set(LISTS.iter().find(|(path, _)| *path == value).map_or("", |(path, _)| path));
        };
        view! {
            <div class="ds-field">
                <label class="ds-label" for="what">{words(super::says::WHAT)}</label>
                <select class="ds-input w-lg" id="what" on:change=chosen>{options}</select>
            </div>
            {move || (!self.rows.get().is_empty()).then(|| self.plans(session))}
        }
        .into_any()
    }

    fn plans(self, session: Session) -> AnyView {
        let plans: RwSignal<Option<Vec<(String, String)>>> = RwSignal::new(None);
        leptos::task::spawn_local(async move {
            let entries = overview::gather(session.online.get_untracked()).await.entries;
            let is_ours = |entry: &Entry| {
                entry.kind.name == ImplementationPlan::KIND && !entry.is_closed && entry.is_own(session)
            };
            let ours = entries.into_iter().filter(is_ours);
            plans.try_set(Some(ours.map(|entry| (entry.doc, entry.trainee)).collect()));
        });
        let option = move |(doc, name): (String, String)| {
            let name = if name.is_empty() { session.say(NO_NAME_YET).to_owned() } else { name };
            let selected = self.plan.get_untracked() == doc;
            view! { <option value=doc selected=selected>{name}</option> }.into_any()
        };
        let body = move || {
            let mut plans = plans.get()?;
            let begun = self.plan.get_untracked();
            if !begun.is_empty() && plans.iter().all(|(doc, _)| *doc != begun) {
                plans.insert(0, (begun, String::new())); // just begun: kept nowhere yet
            }
            if plans.is_empty() {
                return Some(view! { <p class="muted">{words(says::NO_PLAN)}</p> }.into_any());
            }
            let options: Vec<AnyView> = plans.into_iter().map(option).collect();
            let chosen = move |event: web_sys::Event| self.plan.set(event_target_value(&event));
            Some(
                view! {
                    <div class="ds-field below">
                        <label class="ds-label" for="plan">{words(says::WHICH)}</label>
                        <select class="ds-input w-lg" id="plan" on:change=chosen>
                            <option value="">{words(says::CHOOSE)}</option>
                            {options}
                        </select>
                    </div>
                }
                .into_any(),
            )
        };
        body.into_any()
    }

    /// The button that puts all rows in the plan, or why it cannot be pressed.
    pub fn into_plan(self, session: Session, rows: Vec<ImportedRow>) -> AnyView {
        let back = move || {
            let doc = self.plan.get();
            (!doc.is_empty())
                .then(|| button_link(&Route::Form { kind: ImplementationPlan::KIND, doc }, SECONDARY, "", says::BACK))
        };
        if rows.is_empty() || rows.iter().any(ImportedRow::is_misread) {
            return view! { <p>{words(says::MEND)}</p> <p class="below">{back}</p> }.into_any();
        }
        let router: Router = expect_context();
        let failed: RwSignal<Option<Text>> = RwSignal::new(None);
        let count = rows.len();
        let act = move |_| {
            let (rows, doc) = (rows.clone(), self.plan.get_untracked());
            if doc.is_empty() {
                failed.set(Some(says::NEED_PLAN));
                return;
            }
            leptos::task::spawn_local(async move {
                match put(session, &doc, self.rows.get_untracked(), &rows).await {
                    Ok(()) => router.go(Route::Form { kind: ImplementationPlan::KIND, doc }),
                    Err(why) => _ = failed.try_set(Some(why)),
                }
            });
        };
        let text = move || match count {
            1 => session.say(says::PUT_ONE).to_owned(),
            n => says::PUT.fill(session.language.get(), &[("n", &n.to_string())]),
        };
        let trouble = move || failed.get().map(|why| view! { <p class="ds-validation-message">{words(why)}</p> });
        view! {
            <p class="chips below">
                <button class="ds-button" data-variant=PRIMARY type="button" on:click=act>{text}</button> {back}
            </p>
            <div role="alert">{trouble}</div>
        }
        .into_any()
    }
}

/// All rows at the end of the list, or none.
async fn put(session: Session, doc: &str, list: &str, rows: &[ImportedRow]) -> Result<(), Text> {
    let draft = draft::open(session, ImplementationPlan::KIND, doc, None).await.map_err(|_| says::NOT_OPENED)?;
    if draft.elsewhere.get_untracked() {
        return Err(says::NOT_OPENED); // another tab has begun to write in it
    }
    let read = forms::find(ImplementationPlan::KIND).ok_or(says::NOT_OPENED)?.read;
    let outline = draft.paper.outline();
    let number = outline.rows_at(list).ok_or(says::NOT_OPENED)?;
    let mut answers: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    for row in rows {
        let sheet = read(&row.body).ok_or(says::NOT_OPENED)?;
        let cells = outline.rows[number].cells.clone();
        answers.push(cells.map(|question| sheet.read(Place { question, row: 0 })).collect());
    }
    if !draft.paper.append(number, &answers) {
        return Err(says::NO_ROOM);
    }
    draft::keep_now(session, draft).await;
    Ok(())
}

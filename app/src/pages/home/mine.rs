//! A trainee's own page: what waits for me and when, what is said about me and what I have said of it, my plan, and who
//! has looked. Knows what was filed about whoever is in; each part of the page has its own file.

mod ahead;
mod looked;
mod newest;
mod plan;
mod take;

use super::todo;
use crate::{
    clock,
    overview::{Entry, Overview},
    parts::{
        chip::{self, chip},
        icon,
        state::state,
        table::{Column, Row, nothing, table},
    },
    route::Route,
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use newest::Newest;
use shared::{
    api::Role,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const MINE: Text = t("Dette er meldt om deg", "Dette er meldt om deg", "What is reported about you");
    pub const FORM: Text = t("Skjema", "Skjema", "Form");
    pub const FROM: Text = t("Fra", "Frå", "From");
    pub const WHEN: Text = t("Mottatt", "Motteke", "Received");
    pub const ANSWER: Text = t("Svaret ditt", "Svaret ditt", "Your answer");
    pub const DO: Text = t("Gjør", "Gjer", "Do");
    pub const EMPTY: Text = t("Ingenting er meldt om deg ennå", "Ingenting er meldt om deg enno", "Nothing is reported about you yet");
    pub const EMPTY_WHY: Text = t("Når kommunen sender noe om deg, står det her.", "Når kommunen sender noko om deg, står det her.", "When the municipality sends something about you, it appears here.");
    pub const WAITS: Text = t("Venter på deg", "Ventar på deg", "Waits for you");
    pub const CLOSED: Text = t("Avsluttet", "Avslutta", "Closed");
    pub const CHECK: Text = t("Se om det stemmer", "Sjå om det stemmer", "See whether it is right");
    pub const AGAIN: Text = t("Se på det igjen", "Sjå på det igjen", "Look at it again");
}

const COLUMNS: &[Column] = &[
    Column::wide(says::FORM),
    Column::new(says::FROM),
    Column::new(says::WHEN),
    Column::new(says::ANSWER),
    Column::bare(says::DO),
];

/// What the trainee is asked about: everything others have filed about them.
fn about_me(overview: &Overview) -> impl Iterator<Item = &Entry> {
    overview.entries.iter().filter(|entry| entry.number.is_some() && entry.organization.doctor.is_none())
}

/// My registration, while it lives.
fn registration(overview: &Overview) -> Option<&Entry> {
    about_me(overview).find(|entry| entry.is_registration() && !entry.is_closed)
}

/// Asked, and not answered. What is closed waits for nobody.
fn waits(entry: &Entry) -> bool {
    entry.said.is_none() && !entry.is_closed
}

/// How many still wait for an answer.
pub fn waiting(overview: &Overview) -> usize {
    about_me(overview).filter(|entry| waits(entry)).count()
}

pub fn body(session: Session, overview: Overview) -> AnyView {
    let newest = newest::fetch(&overview);
    let rows: Vec<Row> = about_me(&overview).map(|entry| row(session, entry)).collect();
    let now = overview.clone();
    let dates = move || ahead::dates(session, &now, &newest.get());
    let list = match rows.is_empty() {
        true => state(icon::PERSON, says::EMPTY, words(says::EMPTY_WHY), ().into_any()),
        false => table(says::MINE, COLUMNS, rows),
    };
    view! {
        {to_do(session, overview.clone(), newest)}
        <section class="section" aria-labelledby="mine">
            <div class="head">
                <h2 id="mine" class="ds-heading" data-size="sm">{words(says::MINE)}</h2>
            </div>
            {list}
        </section>
        {dates}
        {plan::timeline(session, newest)}
        {looked::looked(session)}
        {take::take(overview)}
    }
    .into_any()
}

/// What to do and what is agreed, by day.
fn to_do(session: Session, overview: Overview, newest: RwSignal<Newest>) -> AnyView {
    (move || {
        let todos = ahead::todos(session, &overview, &newest.get());
        (!todos.is_empty()).then(|| todo::by_day(session, todos))
    })
    .into_any()
}

fn row(session: Session, entry: &Entry) -> Row {
    let language = session.language.get();
    let (doc, rev) = (entry.doc.clone(), entry.rev);
    let who = wording::organization(Role::Municipality, &entry.organization, language);
    let said = entry.said.as_ref().map(|said| said.verdict);
    let answer = match said {
        _ if entry.is_closed => chip("neutral", icon::MINUS, words(says::CLOSED)),
        None => chip("warning", icon::HOURGLASS, words(says::WAITS)),
        said => chip::said(said),
    };
    let act = if said.is_none() { says::CHECK } else { says::AGAIN };
    let to = Route::Confirm { doc: doc.clone(), rev }.to_string();
    let about =
        view! { <a href=Route::Statement { doc, rev }.to_string()>{entry.kind.title.read(language)}</a> }.into_any();
    let link = view! {
        <a class="ds-link tap" data-color="accent" href=to>
            {words(act)} <span class="ds-sr-only">" " {entry.kind.the.read(language)}</span>
        </a>
    };
    let link = if entry.is_closed { nothing() } else { link.into_any() };
    let when = view! { <span class="num">{clock::day_in_words(session, entry.at)}</span> }.into_any();
    Row { about, cells: vec![who.into_any(), when, answer, link], is_new: false }
}

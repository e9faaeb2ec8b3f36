//! A trainee's own page: what is said about me and what I have said of it, what waits for me, and who has looked.

use crate::{
    client::{self, Fault},
    clock,
    overview::{Entry, Overview},
    parts::{
        chip::chip,
        icon,
        state::{SECONDARY, button, state},
        table::{Column, Row, nothing, table},
        toast,
    },
    route::Route,
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::{AccessRow, Reading, Statement, Verdict, path},
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
    pub const CONFIRMED: Text = t("Bekreftet", "Stadfesta", "Confirmed");
    pub const DISPUTED: Text = t("Feil meldt", "Feil meldt", "Reported wrong");
    pub const CHECK: Text = t("Se om det stemmer", "Sjå om det stemmer", "See whether it is right");
    pub const AGAIN: Text = t("Se på det igjen", "Sjå på det igjen", "Look at it again");
    pub const LOOKED: Text = t("Hvem har sett på opplysningene", "Kven har sett på opplysningane", "Who has looked at the data");
    pub const WHO: Text = t("Hvem", "Kven", "Who");
    pub const WHAT: Text = t("Hva", "Kva", "What");
    pub const AT: Text = t("Når", "Når", "When");
    pub const ALL_OF: Text = t("{what}", "{what}", "{what}");
    pub const PART_OF: Text = t("{what}, en del", "{what}, ein del", "{what}, in part");
    pub const LINE_OF: Text = t("{what}, en linje i en liste", "{what}, ei linje i ei liste", "{what}, a line in a list");
    pub const NOBODY: Text = t("Ingen andre enn du har åpnet opplysningene.", "Ingen andre enn du har opna opplysningane.", "Nobody but you has opened the data.");
    pub const NOT_ALL: Text = t("Alt kunne ikke hentes. Filen er ikke laget. Prøv igjen.", "Alt kunne ikkje hentast. Fila er ikkje laga. Prøv igjen.", "Not everything could be fetched. No file was made. Try again.");
    pub const TAKE: Text = t("Last ned alt om meg", "Last ned alt om meg", "Download everything about me");
    pub const TAKEN: Text = t("Filen har det som er sendt, kvitteringene og hvem som har sett på det. Den kan kontrolleres med alis verify.", "Fila har det som er sendt, kvitteringane og kven som har sett på det. Ho kan kontrollerast med alis verify.", "The file holds what was sent, the receipts and who has looked at it. It can be checked with alis verify.");
}

const COLUMNS: &[Column] = &[
    Column::wide(says::FORM),
    Column::new(says::FROM),
    Column::new(says::WHEN),
    Column::new(says::ANSWER),
    Column::bare(says::DO),
];
const LOOKED: &[Column] = &[Column::wide(says::WHO), Column::wide(says::WHAT), Column::wide(says::AT)];

/// What the trainee is asked about: everything others have filed about them.
pub fn about_me(overview: &Overview) -> impl Iterator<Item = &Entry> {
    overview.entries.iter().filter(|entry| entry.number.is_some() && entry.organization.doctor.is_none())
}

/// What still waits for an answer.
pub fn waiting(overview: &Overview) -> usize {
    about_me(overview).filter(|entry| entry.said.is_none()).count()
}

pub fn body(session: Session, overview: Overview) -> AnyView {
    let rows: Vec<Row> = about_me(&overview).map(|entry| row(session, entry)).collect();
    let list = match rows.is_empty() {
        true => state(icon::PERSON, says::EMPTY, words(says::EMPTY_WHY), ().into_any()),
        false => table(says::MINE, COLUMNS, rows),
    };
    view! {
        <section class="section" aria-labelledby="mine">
            <div class="head">
                <h2 id="mine" class="ds-heading" data-size="sm">{words(says::MINE)}</h2>
            </div>
            {list}
        </section>
        {looked(session)}
        {take(overview)}
    }
    .into_any()
}

fn row(session: Session, entry: &Entry) -> Row {
    let language = session.language.get();
    let (doc, rev) = (entry.doc.clone(), entry.rev);
    let who = wording::organization(shared::api::Role::Municipality, &entry.organization, language);
    let answer = match entry.said.as_ref().map(|said| said.verdict) {
        None => chip("warning", icon::HOURGLASS, words(says::WAITS)),
        Some(Verdict::Confirmed) => chip("success", icon::CHECK, words(says::CONFIRMED)),
        Some(Verdict::Disputed) => chip("danger", icon::FLAG, words(says::DISPUTED)),
    };
    let act = if entry.said.is_none() { says::CHECK } else { says::AGAIN };
    let to = Route::Confirm { doc: doc.clone(), rev }.to_string();
    let about =
        view! { <a href=Route::Statement { doc, rev }.to_string()>{entry.kind.title.read(language)}</a> }.into_any();
    let link = view! {
        <a class="ds-link tap" data-color="accent" href=to>
            {words(act)} <span class="ds-sr-only">" " {entry.kind.the.read(language)}</span>
        </a>
    };
    let when = view! { <span class="num">{clock::day_in_words(session, entry.at)}</span> }.into_any();
    Row { about, cells: vec![who.into_any(), when, answer, link.into_any()], is_new: false }
}

/// The access log.
fn looked(session: Session) -> AnyView {
    let rows: RwSignal<Option<Result<Vec<AccessRow>, Fault>>> = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let fetched = client::get(path::ACCESSES).await;
        rows.try_set(Some(fetched));
    });
    let list = move || {
        let language = session.language.get();
        let seen = match rows.get() {
            None => return ().into_any(),
            Some(Err(fault)) => return view! { <p class="muted">{fault.words(language)}</p> }.into_any(),
            Some(Ok(seen)) => seen,
        };
        if seen.is_empty() {
            return view! { <p class="muted">{words(says::NOBODY)}</p> }.into_any();
        }
        let row = |row: AccessRow| {
            let who = format!("{}, {}", row.name, wording::organization(row.role, &row.organization, language));
            let kind = crate::kinds::find(&row.kind);
            let text = match row.what {
                Reading::Whole => says::ALL_OF,
                Reading::View => says::PART_OF,
                Reading::List | Reading::Revisions => says::LINE_OF,
            };
            let what = |kind: &crate::kinds::Kind| text.fill(language, &[("what", kind.title.read(language))]);
            let what = kind.map_or(nothing(), |kind| what(kind).into_any());
            let when = view! { <span class="num">{clock::moment_in_words(row.at, language)}</span> }.into_any();
            Row { about: who.into_any(), cells: vec![what, when], is_new: false }
        };
        table(says::LOOKED, LOOKED, seen.into_iter().map(row).collect())
    };
    view! {
        <section class="section" aria-labelledby="looked">
            <div class="head">
                <h2 id="looked" class="ds-heading" data-size="sm">{words(says::LOOKED)}</h2>
            </div>
            {list}
        </section>
    }
    .into_any()
}

/// Everything about me in one file.
fn take(overview: Overview) -> AnyView {
    let docs: Vec<(String, u32)> = overview
        .entries
        .iter()
        .filter(|entry| entry.number.is_some())
        .flat_map(|entry| (1..=entry.rev).map(|rev| (entry.doc.clone(), rev)))
        .collect();
    let act = move || {
        let docs = docs.clone();
        leptos::task::spawn_local(async move { gather(docs).await });
    };
    view! {
        <section class="section" aria-labelledby="take">
            <p class="muted" id="take">{words(says::TAKEN)}</p>
            <p class="below">{button(SECONDARY, icon::DOWNLOAD, says::TAKE, act)}</p>
        </section>
    }
    .into_any()
}

/// The file: `{"vkey", "statements": [{"envelope", "filed"}], "accesses": [...]}`.
async fn gather(docs: Vec<(String, u32)>) {
    let mut statements: Vec<Statement> = Vec::new();
    for (doc, rev) in docs {
        let at = client::path(path::STATEMENT, &[("doc", &doc), ("rev", &rev.to_string())]);
        let Ok(statement) = client::get::<Statement>(&at).await else { return toast::say(says::NOT_ALL) };
        statements.push(statement);
    }
    let Ok(accesses) = client::get::<Vec<AccessRow>>(path::ACCESSES).await else { return toast::say(says::NOT_ALL) };
    let vkey = crate::session::here().and_then(|session| session.server.get_untracked()).map(|server| server.vkey);
    let file = serde_json::json!({ "vkey": vkey, "statements": statements, "accesses": accesses });
    crate::files::save("alis-meg.json", file.to_string().as_bytes(), "application/json");
}

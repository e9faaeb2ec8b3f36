//! Everything about me in one file, which `alis verify` accepts. Knows what the file holds.

use crate::{
    client,
    overview::{Overview, revisions},
    parts::{
        icon,
        state::{SECONDARY, button},
        toast,
    },
    wording::words,
};
use leptos::prelude::*;
use serde_json::Value;
use shared::{
    api::{Statement, path},
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const NOT_ALL: Text = t("Alt kunne ikke hentes. Filen er ikke laget. Prøv igjen.", "Alt kunne ikkje hentast. Fila er ikkje laga. Prøv igjen.", "Not everything could be fetched. No file was made. Try again.");
    pub const TAKE: Text = t("Last ned alt om meg", "Last ned alt om meg", "Download all about me");
    pub const TAKEN: Text = t("Filen har det som er sendt, kvitteringene og hvem som har sett på det. Den kan kontrolleres med alis verify.", "Fila har det som er sendt, kvitteringane og kven som har sett på det. Ho kan kontrollerast med alis verify.", "The file holds what was sent, the receipts and who has looked at it. It can be checked with alis verify.");
}

/// The button, and what one gets.
pub fn take(overview: Overview) -> AnyView {
    let received = overview.entries.iter().filter(|entry| entry.number.is_some());
    let docs: Vec<String> = received.map(|entry| entry.doc.clone()).collect();
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
async fn gather(docs: Vec<String>) {
    let fetched = match statements(docs).await {
        Some(statements) => accesses().await.map(|accesses| (statements, accesses)),
        None => None,
    };
    let Some((statements, accesses)) = fetched else { return toast::say(says::NOT_ALL) };
    let vkey = crate::session::here().and_then(|session| session.server.get_untracked()).map(|server| server.vkey);
    let file =
        serde_json::json!({ "vkey": vkey, "statements": crate::json::tree_of(&statements), "accesses": accesses });
    crate::files::save("alis-meg.json", file.to_string().as_bytes(), "application/json");
}

/// Every revision that is the doctor's to read, as the lists say: an older one may be of another.
async fn statements(docs: Vec<String>) -> Option<Vec<Statement>> {
    let mut statements = Vec::new();
    for doc in docs {
        let rows = revisions(&doc).await;
        if rows.is_empty() {
            return None; // the list names it, so there is one
        }
        for row in rows.iter().rev() {
            let at = client::path(path::STATEMENT, &[("doc", &doc), ("rev", &row.rev.to_string())]);
            statements.push(client::get::<Statement>(&at).await.ok()?);
        }
    }
    Some(statements)
}

/// Every reading, page by page as far as the server numbers them.
async fn accesses() -> Option<Vec<Value>> {
    let mut all: Vec<Value> = client::get(path::ACCESSES).await.ok()?;
    let mut before = lowest(&all);
    while let Some(number) = before {
        let page: Vec<Value> = client::get(&[path::ACCESSES, "?before=", &number.to_string()].concat()).await.ok()?;
        before = lowest(&page).filter(|next| *next < number);
        all.extend(page);
    }
    Some(all)
}

/// The number of the oldest of a page, newest first.
fn lowest(page: &[Value]) -> Option<u64> {
    page.last()?.get("number")?.as_u64()
}

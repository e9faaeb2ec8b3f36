//! Everything about me in one file, which `alis verify` accepts. Knows what the file holds.

use crate::{
    client,
    overview::Overview,
    parts::{
        icon,
        state::{SECONDARY, button},
        toast,
    },
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::{AccessRow, Statement, path},
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

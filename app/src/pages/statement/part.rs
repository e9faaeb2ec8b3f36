//! The part of a statement one may see, where that is not the whole: what the server made of it, under a sentence that
//! says what it is. Knows no form.

use crate::{
    clock, forms,
    parts::{
        answers::{Said, drawn, read},
        heading::title,
        icon, notices,
    },
    session::Session,
    sheet::Sheet,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::{Role, StatementView},
    text::{Text, t},
};

const RECEIVED: Text = t(
    "{who}. Mottatt {when}, nummer {number}.",
    "{who}. Motteke {when}, nummer {number}.",
    "{who}. Received {when}, number {number}.",
);

/// The page below the crumbs; `None` when its form cannot be read here.
pub fn view(session: Session, seen: StatementView) -> Option<AnyView> {
    let StatementView { kind, part, number, received_at, organization, body } = seen;
    let sheet = (forms::find(&kind)?.read)(&body)?;
    let heading = wording::filled(sheet.outline().title, |_| Vec::new());
    let below = move || {
        let language = session.language.get();
        let who = wording::organization(Role::Municipality, &organization, language);
        let when = clock::moment_in_words(received_at, language);
        RECEIVED.fill(language, &[("who", &who), ("when", &when), ("number", &number.to_string())])
    };
    let sheet = StoredValue::new_local(sheet);
    let answered = move || sheet.with_value(|sheet| answered(session, sheet.as_ref()));
    Some(
        view! {
            {title(heading, view! { <p class="num">{below}</p> }.into_any())}
            <div class="above">{notices::strip("info", icon::INFO, words(part.text()), ().into_any())}</div>
            <div class="read">{answered}</div>
        }
        .into_any(),
    )
}

/// Only what is there: an answer left out is not one that nobody gave.
fn answered(session: Session, sheet: &dyn Sheet) -> AnyView {
    let language = session.language.get();
    let pieces = sheet.outline().parts.iter().flat_map(|part| part.pieces.iter());
    let lines: Vec<AnyView> = pieces
        .filter_map(|piece| read(sheet, *piece, language))
        .filter(|(_, _, said)| !matches!(said, Said::Nothing { .. }))
        .map(|(_, label, said)| {
            view! { <div><dt>{label.read(language)}</dt> <dd>{drawn(said, language)}</dd></div> }.into_any()
        })
        .collect();
    view! { <section class="answers"><dl>{lines}</dl></section> }.into_any()
}

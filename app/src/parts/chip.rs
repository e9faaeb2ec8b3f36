//! A state in two words and a picture. Knows the states of a registration, not how one comes from one to the next.

use super::icon::{self, icon};
use crate::{kinds, wording::words};
use leptos::prelude::*;
use shared::{
    api::{StatementRow, Verdict},
    text::{Text, t},
};

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Draft,
    /// Signed, and not acknowledged.
    OnItsWay,
    NeedsAttention,
    Received,
}

impl Stage {
    #[rustfmt::skip]
    const fn look(self) -> (&'static str, &'static str, Text) {
        match self {
            Stage::Draft => ("neutral", icon::PENCIL, t("Utkast", "Utkast", "Draft")),
            Stage::OnItsWay => ("warning", icon::HOURGLASS, t("Ikke sendt ennå", "Ikkje sendt enno", "Not sent yet")),
            Stage::NeedsAttention => ("danger", icon::FLAG, t("Må ses på", "Må sjåast på", "Needs attention")),
            Stage::Received => ("success", icon::CHECK, t("Mottatt", "Motteke", "Received")),
        }
    }
}

/// The state as a tag.
pub fn stage(stage: Stage) -> AnyView {
    let (color, picture, text) = stage.look();
    chip(color, picture, words(text))
}

/// Any tag: color, picture, words.
pub fn chip(color: &'static str, picture: &'static str, text: AnyView) -> AnyView {
    view! {
        <span class="ds-tag state" data-color=color data-variant="outline">
            {icon(picture)}
            {text}
        </span>
    }
    .into_any()
}

/// What the doctor has said of this revision of a document, when the doctor is asked; nothing until its rows are here.
pub fn said_of(kind: &str, rev: u32, rows: &[StatementRow]) -> Option<AnyView> {
    let row = rows.iter().find(|row| row.rev == rev)?;
    kinds::find(kind)?.is_confirmed().then(|| said(row.said.as_ref().map(|said| said.verdict)))
}

/// What the doctor has said of a revision: marked wherever the data appears.
#[rustfmt::skip]
pub fn said(verdict: Option<Verdict>) -> AnyView {
    match verdict {
        None => chip("neutral", icon::HOURGLASS, words(t("Ikke bekreftet", "Ikkje stadfesta", "Not confirmed"))),
        Some(Verdict::Confirmed) => chip("success", icon::PERSON, words(t("Bekreftet", "Stadfesta", "Confirmed"))),
        Some(Verdict::Disputed) => chip("danger", icon::FLAG, words(t("Feil meldt", "Feil meldt", "Reported wrong"))),
    }
}

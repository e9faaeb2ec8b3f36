//! The answers of any form, to be read: grouped as they are asked. Knows no form and no draft.

use crate::{
    paper::answer_in_words,
    sheet::{Piece, Place, Sheet},
};
use leptos::prelude::*;
use shared::text::{Language, Text, t};

const CHANGE: Text = t("Endre", "Endre", "Change");
const EMPTY: Text = t("Ikke fylt ut", "Ikkje fylt ut", "Not filled in");
const OPTIONAL: Text = t("Ikke fylt ut (valgfritt)", "Ikkje fylt ut (valfritt)", "Not filled in (optional)");
const NONE: Text = t("Ingen", "Ingen", "None");

/// The answers; with `edit`, each with a link to its field: what a path becomes as an address.
pub fn answers(sheet: &dyn Sheet, language: Language, edit: Option<&dyn Fn(&str) -> String>) -> AnyView {
    let outline = sheet.outline();
    let sections: Vec<AnyView> = outline
        .parts
        .iter()
        .map(|part| {
            let lines: Vec<AnyView> = part
                .pieces
                .iter()
                .filter_map(|piece| {
                    let (path, label, answer) = read(sheet, *piece, language)?;
                    Some(line(path, label.read(language), answer, language, edit))
                })
                .collect();
            let id = ["answers-", part.id].concat();
            view! {
                <section class="answers" aria-labelledby=id.clone()>
                    <h2 class="ds-heading" data-size="xs" id=id.clone()>{part.title.read(language)}</h2>
                    <dl>{lines}</dl>
                </section>
            }
            .into_any()
        })
        .collect();
    sections.into_any()
}

/// What was answered.
pub enum Said {
    /// Nothing; whether it may be left so.
    Nothing {
        required: bool,
    },
    Words(String),
    /// Several lines, and whether their order means something.
    Lines {
        lines: Vec<String>,
        ordered: bool,
    },
}

impl Said {
    /// In one line, to compare.
    pub fn flat(&self) -> String {
        match self {
            Said::Nothing { .. } => String::new(),
            Said::Words(words) => words.clone(),
            Said::Lines { lines, .. } => lines.join("; "),
        }
    }
}

/// Path, label and answer of a question or of rows; `None` when it is not asked.
pub fn read(sheet: &dyn Sheet, piece: Piece, language: Language) -> Option<(&'static str, Text, Said)> {
    let outline = sheet.outline();
    match piece {
        Piece::Question(question) => {
            let asked = &outline.questions[question];
            if !sheet.is_asked(question) {
                return None;
            }
            let words = words(sheet, Place { question, row: 0 }, language);
            let said = if words.is_empty() { Said::Nothing { required: asked.required } } else { Said::Words(words) };
            Some((asked.path, asked.label, said))
        }
        Piece::Rows(rows) => {
            let listed = &outline.rows[rows];
            if !sheet.are_rows_asked(rows) {
                return None;
            }
            let ordered = listed.cells.len() == 1;
            let lines: Vec<String> = (0..sheet.len(rows))
                .map(|row| {
                    let places = listed.cells.clone().map(|question| Place { question, row });
                    let cells =
                        places.filter(|place| sheet.is_asked_in(*place)).map(|place| words(sheet, place, language));
                    cells.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" – ")
                })
                .filter(|line| !line.is_empty())
                .collect();
            let said =
                if lines.is_empty() { Said::Nothing { required: false } } else { Said::Lines { lines, ordered } };
            Some((listed.path, listed.label, said))
        }
    }
}

/// An answer in words.
pub fn words(sheet: &dyn Sheet, place: Place, language: Language) -> String {
    let look = sheet.outline().questions[place.question].look;
    answer_in_words(look, &sheet.read(place), &sheet.choices(place.question), language)
}

fn line(
    path: &'static str,
    label: &'static str,
    said: Said,
    language: Language,
    edit: Option<&dyn Fn(&str) -> String>,
) -> AnyView {
    let change = edit.map(|edit| {
        view! {
            <dd class="edit">
                <a class="ds-link" href=edit(path)>{CHANGE.read(language)} <span class="ds-sr-only">" " {label}</span></a>
            </dd>
        }
    });
    view! { <div><dt>{label}</dt> <dd>{drawn(said, language)}</dd> {change}</div> }.into_any()
}

/// The answer as it stands on the page.
pub fn drawn(said: Said, language: Language) -> AnyView {
    let items =
        |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect::<Vec<_>>();
    match said {
        Said::Nothing { required: true } => view! { <span class="muted">{EMPTY.read(language)}</span> }.into_any(),
        Said::Nothing { required: false } => view! { <span class="muted">{OPTIONAL.read(language)}</span> }.into_any(),
        Said::Words(words) => words.into_any(),
        Said::Lines { lines, .. } if lines.is_empty() => {
            view! { <span class="muted">{NONE.read(language)}</span> }.into_any()
        }
        Said::Lines { lines, ordered: true } => view! { <ol class="nums">{items(lines)}</ol> }.into_any(),
        Said::Lines { lines, ordered: false } => view! { <ul class="plain">{items(lines)}</ul> }.into_any(),
    }
}

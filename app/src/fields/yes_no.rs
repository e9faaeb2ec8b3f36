//! Yes or no, neither chosen beforehand.

use super::frame::{Field, frame, group, select};
use crate::paper::{NO, YES};
use leptos::prelude::*;
use shared::answer::Choice;

const CHOICES: &[Choice] = &[Choice { code: "yes", label: YES }, Choice { code: "no", label: NO }];

pub fn field(field: &Field) -> AnyView {
    match field.asked.rows {
        Some(_) => in_row(field),
        None => group(field, CHOICES, false),
    }
}

/// In a table, where two buttons would fill the row.
fn in_row(field: &Field) -> AnyView {
    let (text, language) = (field.slot.text.get_untracked(), field.language);
    let option = |choice: &Choice| {
        view! { <option value=choice.code selected=choice.code == text>{choice.label.read(language)}</option> }
            .into_any()
    };
    let options: Vec<AnyView> = CHOICES.iter().map(option).collect();
    frame(field, select(field, view! { <option value="">"–"</option> {options} }.into_any()), ().into_any())
}

//! A municipality, by name or number. Those of Nord-Norge are suggested; any other is written by its number.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;
use shared::numbers::municipality::MUNICIPALITIES;

/// The id of the one list all these fields share.
const NAMES: &str = "municipality-names";

pub fn field(field: &Field) -> AnyView {
    let how = Entry { width: "w-md", list: Some(NAMES.to_owned()), ..Entry::default() };
    frame(field, entry(field, how), ().into_any())
}

/// The list itself; stands once on the page.
pub fn names() -> AnyView {
    let option = |row: &shared::numbers::municipality::Municipality| {
        view! { <option value=row.name>{row.number}</option> }.into_any()
    };
    view! { <datalist id=NAMES>{MUNICIPALITIES.iter().map(option).collect::<Vec<_>>()}</datalist> }.into_any()
}

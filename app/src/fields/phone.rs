//! A telephone number, typed with or without spaces and country.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;

pub fn field(field: &Field) -> AnyView {
    frame(field, entry(field, Entry { width: "w-sm", keyboard: "tel", ..Entry::default() }), ().into_any())
}

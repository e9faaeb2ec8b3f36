//! An address for letters. Not the browser's own kind of field: that one changes what was typed.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;

pub fn field(field: &Field) -> AnyView {
    frame(field, entry(field, Entry { keyboard: "email", ..Entry::default() }), ().into_any())
}

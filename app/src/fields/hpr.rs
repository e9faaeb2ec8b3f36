//! A number from the register of health personnel. Eleven digits are refused at once, by the form.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;

pub fn field(field: &Field) -> AnyView {
    frame(field, entry(field, Entry { width: "w-sm", keyboard: "numeric", ..Entry::default() }), ().into_any())
}

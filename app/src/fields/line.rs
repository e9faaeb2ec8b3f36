//! One line of letters. Knows no limit: the form says when it is too long.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;

pub fn field(field: &Field) -> AnyView {
    frame(field, entry(field, Entry::default()), ().into_any())
}

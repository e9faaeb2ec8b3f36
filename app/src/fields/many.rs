//! Any of a few, all visible.

use super::frame::{Field, group};
use leptos::prelude::*;
use shared::answer::Choice;

pub fn field(field: &Field, choices: &'static [Choice]) -> AnyView {
    group(field, choices, true)
}

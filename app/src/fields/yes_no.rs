//! Yes or no, neither chosen beforehand.

use super::frame::{Field, group};
use crate::paper::{NO, YES};
use leptos::prelude::*;
use shared::answer::Choice;

pub fn field(field: &Field) -> AnyView {
    group(field, &[Choice { code: "yes", label: YES }, Choice { code: "no", label: NO }], false)
}

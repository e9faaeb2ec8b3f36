//! Fields: one kind of answer a file, all on one frame. Knows the paper lying open; no form, no rule.

mod area;
mod count;
mod date;
mod document;
mod email;
pub mod frame;
mod hpr;
mod line;
mod many;
mod municipality;
mod one;
mod phone;
mod pick;
pub mod pressing;
mod ranking;
mod start;
mod suggest;
mod written;
mod yes_no;

pub use frame::Field;
pub use municipality::names;

use crate::sheet::Look;
use leptos::prelude::*;

/// The field for a question.
pub fn field(field: &Field) -> AnyView {
    match field.asked.look {
        Look::Line(_) => line::field(field),
        Look::Area(most) => area::field(field, most),
        Look::Hpr => hpr::field(field),
        Look::Email => email::field(field),
        Look::Phone => phone::field(field),
        Look::Date => date::field(field),
        Look::Start => start::field(field),
        Look::Count(unit) => count::field(field, unit),
        Look::One(_) if field.asked.rows.is_some() => pick::field(field), // radios would fill the table
        Look::One(choices) => one::field(field, choices),
        Look::Many(choices) => many::field(field, choices),
        Look::YesNo => yes_no::field(field),
        Look::Pick => pick::field(field),
        Look::Suggest => suggest::field(field),
        Look::Municipality => municipality::field(field),
        Look::OrganisationNumber => hpr::field(field),
        Look::Link | Look::Goals => line::field(field),
        Look::Goal => hpr::field(field),
        Look::Document => document::one(field),
        Look::Documents => document::some(field),
        Look::Ranking => ranking::field(field),
        Look::Hidden => ().into_any(),
    }
}

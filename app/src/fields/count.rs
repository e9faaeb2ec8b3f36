//! A whole number with its unit.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;
use shared::text::Text;

pub fn field(field: &Field, unit: Option<Text>) -> AnyView {
    let how = Entry { width: "w-xs", keyboard: "numeric", size: Some("4"), ..Entry::default() };
    let control = entry(field, how);
    let control = match unit {
        None => control,
        Some(unit) => view! {
            <div class="ds-field-affixes">
                {control} <span class="ds-field-affix" aria-hidden="true">{field.say(unit)}</span>
            </div>
        }
        .into_any(),
    };
    frame(field, control, ().into_any())
}

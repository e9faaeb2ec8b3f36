//! Several lines. Says how much room is left when it becomes scarce.

use super::frame::{Field, area, frame};
use leptos::prelude::*;
use shared::text::{Text, t};

const LEFT: Text = t("{n} tegn igjen", "{n} teikn igjen", "{n} characters left");
const OVER: Text = t("{n} tegn for mye", "{n} teikn for mykje", "{n} characters too many");

pub fn field(field: &Field, most: u16) -> AnyView {
    let (text, most) = (field.slot.text.clone(), i32::from(most));
    let near = (most / 5).max(40);
    let left = Memo::new(move |_| {
        let left = most - text.with(|text| text.chars().count() as i32);
        (left <= near).then_some(left)
    });
    let language = field.language;
    let words = move || match left.get() {
        Some(left) if left < 0 => OVER.fill(language, &[("n", &(-left).to_string())]),
        Some(left) => LEFT.fill(language, &[("n", &left.to_string())]),
        None => String::new(),
    };
    let below = view! { <p class="readback" id=field.part_id("read")>{words}</p> };
    frame(field, area(field, if most > 400 { "5" } else { "3" }), below.into_any())
}

//! Free text with suggestions that follow other answers.

use super::frame::{Entry, Field, entry, frame};
use leptos::prelude::*;

pub fn field(field: &Field) -> AnyView {
    let choices = field.paper.choices(field.place.question);
    let language = field.language;
    let options = move || {
        let option =
            |choice: &shared::answer::Choice| view! { <option value=choice.label.read(language)></option> }.into_any();
        choices.with(|choices| choices.iter().map(option).collect::<Vec<AnyView>>())
    };
    let list = field.part_id("list");
    let below = view! { <datalist id=list.clone()>{options}</datalist> };
    frame(field, entry(field, Entry { list: Some(list), ..Entry::default() }), below.into_any())
}

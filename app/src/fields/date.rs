//! A date, typed as people do, read back in words, or picked from the browser's own calendar.

use super::frame::{Entry, Field, entry, frame};
use crate::parts::icon::icon;
use leptos::prelude::*;
use shared::{
    answer::day_as_typed,
    day::{Day, weekday_name},
    text::{Language, Text, t},
};
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};

const PICK: Text = t("Velg dato: {label}", "Vel dato: {label}", "Choose a date: {label}");
const CALENDAR: &str = "M4 5.5h16v15H4zM4 10h16M8.5 3v4.5M15.5 3v4.5";

pub fn field(field: &Field) -> AnyView {
    frame(field, control(field), read_back(field, in_words))
}

/// `Søndag 1. februar 2026`
fn in_words(day: Day, language: Language) -> String {
    let weekday = crate::wording::capitalized(weekday_name(day.weekday(), language));
    [&weekday, " ", &day.in_words(language)].concat()
}

/// The field with the button for the calendar.
pub fn control(field: &Field) -> AnyView {
    let how = Entry { keyboard: "text", read_back: field.spoken.is_none(), ..Entry::default() };
    let label = field.spoken.clone().unwrap_or_else(|| field.say(field.asked.label).to_owned());
    let name = PICK.fill(field.language, &[("label", &label)]);
    let (paper, place, id, text) = (field.paper, field.place, field.id.clone(), field.slot.text.clone());
    let pick = move |_| {
        let now = day_as_typed(&text.get_untracked());
        let id = id.clone();
        let _ = open_calendar(&id.clone(), now, move |day| {
            paper.typed(place, &day);
            paper.leave(place);
            crate::parts::field::focus(&id);
        }); // without a calendar one types
    };
    view! {
        <div class="date">
            {entry(field, how)}
            <button class="ds-button" data-variant="tertiary" data-icon type="button" aria-label=name on:click=pick>
                {icon(CALENDAR)}
            </button>
        </div>
    }
    .into_any()
}

/// What was understood, below the field; nothing while it cannot be read.
pub fn read_back(field: &Field, words: fn(Day, Language) -> String) -> AnyView {
    if field.spoken.is_some() {
        return ().into_any();
    }
    let (text, language) = (field.slot.text.clone(), field.language);
    let understood = Memo::new(move |_| text.with(|text| day_as_typed(text)));
    let said = move || understood.get().map(|day| words(day, language));
    view! { <p class="readback" id=field.part_id("read")>{said}</p> }.into_any()
}

/// The browser's own calendar, by a field of its kind that stands there only while it is open.
fn open_calendar(id: &str, day: Option<Day>, picked: impl Fn(String) + 'static) -> Option<()> {
    let beside = document().get_element_by_id(id)?.parent_element()?;
    if let Ok(Some(old)) = beside.query_selector("input[type=date]") {
        old.remove();
    }
    let calendar: web_sys::HtmlInputElement = document().create_element("input").ok()?.unchecked_into();
    calendar.set_type("date");
    calendar.set_class_name("ds-sr-only");
    calendar.set_tab_index(-1);
    calendar.set_attribute("aria-hidden", "true").ok()?;
    calendar.set_value(&day.map(|day| day.to_string()).unwrap_or_default());
    beside.append_child(&calendar).ok()?;
    let chosen = calendar.clone();
    let done = Cell::new(false);
    let act = Closure::<dyn Fn()>::new(move || {
        if !chosen.value().is_empty() && !done.replace(true) {
            picked(chosen.value());
            chosen.remove();
        }
    });
    calendar.add_event_listener_with_callback("change", act.into_js_value().unchecked_ref()).ok()?;
    calendar.show_picker().ok()
}

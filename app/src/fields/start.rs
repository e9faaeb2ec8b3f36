//! A date that should be one on which hospitals change trainees: the next ones are offered.

use super::{
    date::{control, read_back},
    frame::{Field, frame},
};
use leptos::prelude::*;
use shared::{
    day::Day,
    rules::period::{Period, is_rotation, next_rotation_after},
    text::{Language, Text, t},
};

const PERIOD: Text = t(
    "{day}, det er {period} (til og med {last})",
    "{day}, det er {period} (til og med {last})",
    "{day}, that is {period} (until {last})",
);
const NEXT: Text = t("Neste faste startdatoer", "Neste faste startdatoar", "Next fixed starting days");
/// How many are offered.
const OFFERED: usize = 4;

pub fn field(field: &Field) -> AnyView {
    let (paper, place, language) = (field.paper, field.place, field.language);
    let days = std::iter::successors(Some(next_rotation_after(paper.today())), |day| Some(next_rotation_after(*day)));
    let chip = |day: Day| {
        let choose = move |_| {
            paper.typed(place, &day.in_numbers());
            paper.leave(place);
        };
        view! { <button class="ds-chip" type="button" data-color="neutral" on:click=choose>{short(day, language)}</button> }.into_any()
    };
    let chips: Vec<AnyView> = days.take(OFFERED).map(chip).collect();
    let below = view! {
        {read_back(field, in_words)}
        <div class="picks" role="group" aria-label=field.say(NEXT)>{chips}</div>
    };
    frame(field, control(field), below.into_any())
}

/// `1. mars 2028, det er 2028 P1 (til og med 31. august 2028)`; another day as it is.
fn in_words(day: Day, language: Language) -> String {
    if !is_rotation(day) {
        return day.in_words(language);
    }
    let period = Period::containing(day);
    let values = [
        ("day", day.in_words(language)),
        ("period", period.to_string()),
        ("last", period.last_day().in_words(language)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    PERIOD.fill(language, &values)
}

/// `1. sep. 2028`
fn short(day: Day, language: Language) -> String {
    let words = day.in_words(language);
    words.replace("september", "sep.").replace("September", "Sept.")
}

//! How an answer is written: in a field as people type it, and on a page as people read it. Knows no form.

use crate::sheet::Look;
use shared::{
    answer::Choice,
    day::Day,
    numbers::{health_trust::find_unit, municipality},
    text::{Language, Text, t},
};

/// An answer as it stands in its field.
pub fn told(look: Look, answer: &str, language: Language) -> String {
    match look {
        Look::Date | Look::Start => answer.parse().map_or_else(|_| answer.to_owned(), Day::in_numbers),
        Look::Municipality => municipality::find(answer).map_or(answer, |row| row.name).to_owned(),
        Look::Suggest => find_unit(answer).map_or(answer, |unit| unit.name.read(language)).to_owned(),
        Look::Phone => spaced_phone(answer),
        _ => answer.to_owned(),
    }
}

/// `+4791234567` → `912 34 567`.
pub fn spaced_phone(answer: &str) -> String {
    match answer.strip_prefix("+47") {
        Some(digits) if digits.len() == 8 && digits.is_ascii() => {
            [&digits[..3], &digits[3..5], &digits[5..]].join("\u{a0}")
        }
        _ => answer.to_owned(),
    }
}

pub const YES: Text = t("Ja", "Ja", "Yes");
pub const NO: Text = t("Nei", "Nei", "No");

/// An answer as it is read on a page; empty when there is none.
pub fn answer_in_words(look: Look, answer: &str, choices: &[Choice], language: Language) -> String {
    let label = |code: &str| {
        let choice = choices.iter().find(|choice| choice.code == code);
        choice.map_or_else(|| code.to_owned(), |choice| choice.label.read(language).to_owned())
    };
    match look {
        Look::Date | Look::Start => {
            answer.parse().map_or_else(|_| answer.to_owned(), |day: Day| day.in_words(language))
        }
        Look::One(_) | Look::Pick => label(answer),
        Look::Many(_) => answer.split_whitespace().map(label).collect::<Vec<_>>().join(", "),
        Look::YesNo => match answer {
            "yes" => YES.read(language).to_owned(),
            "no" => NO.read(language).to_owned(),
            _ => String::new(),
        },
        Look::Count(Some(unit)) if !answer.is_empty() => [answer, "\u{a0}", unit.read(language)].concat(),
        _ => told(look, answer, language),
    }
}

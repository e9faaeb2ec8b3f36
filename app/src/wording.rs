//! Words of the frame and of several pages, and the language they are read in. Knows no page in particular.

use crate::session::session;
use leptos::prelude::*;
use shared::{
    api::{Organization, Role},
    text::{Language, Text, t, upper_letter},
};

/// What people call the product.
pub const PRODUCT: &str = "ALIS";

pub const TODAY: Text = t("I dag", "I dag", "Today");
pub const YESTERDAY: Text = t("I går", "I går", "Yesterday");
pub const TO_HOME: Text = t("Til oversikten", "Til oversikta", "To the overview");
pub const OVERVIEW: Text = t("Oversikt", "Oversikt", "Overview");
pub const TRY_AGAIN: Text = t("Prøv igjen", "Prøv igjen", "Try again");
pub const NO_NAME_YET: Text = t("Uten navn ennå", "Utan namn enno", "No name yet");
const OFFICE: Text = t("ALIS-kontoret", "ALIS-kontoret", "The ALIS office");
const MUNICIPALITY: Text = t("{name} kommune", "{name} kommune", "{name} municipality");
const TRAINEE: Text = t("Lege i spesialisering", "Lege i spesialisering", "Trainee");

/// A text that follows the language, as a node. One type for all, to keep the pages small.
pub fn words(text: Text) -> AnyView {
    let session = session();
    (move || session.say(text)).into_any()
}

/// A text that follows the language, for an attribute.
pub fn said(text: Text) -> Signal<&'static str> {
    let session = session();
    Signal::derive(move || session.say(text))
}

/// A text with values that follows the language.
pub fn filled(
    text: Text,
    values: impl Fn(Language) -> Vec<(&'static str, String)> + Send + Sync + 'static,
) -> Signal<String> {
    let session = session();
    Signal::derive(move || {
        let language = session.language.get();
        let values = values(language);
        let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        text.fill(language, &pairs)
    })
}

/// What an organization is called.
pub fn organization(role: Role, organization: &Organization, language: Language) -> String {
    if let Some(number) = &organization.municipality {
        let name = number.find().map_or(number.0.as_str(), |row| row.name);
        return MUNICIPALITY.fill(language, &[("name", name)]);
    }
    if organization.doctor.is_some() {
        return TRAINEE.read(language).to_owned(); // whatever role the list speaks of
    }
    if let Some(reader) = organization.reader {
        return reader.name().to_owned();
    }
    match (organization.trust, role) {
        (Some(trust), _) => trust.name().to_owned(),
        (None, Role::Trainee) => TRAINEE.read(language).to_owned(),
        (None, _) => OFFICE.read(language).to_owned(),
    }
}

/// A small count in words, as people write it in a sentence; digits from ten.
pub fn count_in_words(count: usize, language: Language) -> String {
    let words: [&str; 10] = match language {
        Language::Nb | Language::Se => ["ingen", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"],
        Language::Nn => ["ingen", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"],
        Language::En => ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    };
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// The first letter made large, for the beginning of a sentence.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(upper_letter(first)).chain(letters).collect())
}

const LANGUAGE: &str = "language";

/// The language chosen here before, or the first of the browser's that we speak.
pub fn chosen_language() -> Language {
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(LANGUAGE).ok().flatten());
    let wished = kept.unwrap_or_else(|| {
        let wished = window().navigator().languages();
        wished.join(",").as_string().unwrap_or_default()
    });
    let offered = Language::accepted(&wished);
    if Language::OFFERED.contains(&offered) { offered } else { Language::Nb }
}

/// Tells assistive technology which language the page is in.
pub fn show_language(language: Language) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.tag()); // a valid attribute name
    }
}

/// Remembers the choice for the next visit.
pub fn keep_language(language: Language) {
    if let Ok(Some(kept)) = window().local_storage() {
        let _ = kept.set_item(LANGUAGE, language.tag()); // without room the browser's own language is used
    }
}

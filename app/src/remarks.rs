//! The rules a registration did not meet, in the few words lists have room for. Knows no list.

use crate::wording::count_in_words;
use shared::{
    form::Form,
    forms::candidate_registration::CandidateRegistration,
    rules::provision::short_names,
    text::{Language, Text, t},
};

const NONE: Text = t("Ingen merknader", "Ingen merknader", "No remarks");
const ONE: Text = t("Én merknad", "Éin merknad", "One remark");
const SOME: Text = t("{count} merknader", "{count} merknader", "{count} remarks");

/// `To merknader`.
pub fn counted(ids: &[String], language: Language) -> String {
    match ids.len() {
        0 => NONE.read(language).to_owned(),
        1 => ONE.read(language).to_owned(),
        count => crate::wording::capitalized(&SOME.fill(language, &[("count", &count_in_words(count, language))])),
    }
}

type Registration = CandidateRegistration;

/// Worked out by the compiler: a list that named the rules themselves would have to fetch them.
static NAMES: &[&[(&str, Text)]] =
    &[&short_names::<Registration, { Registration::PROVISIONS.len() }>(Registration::PROVISIONS)];

/// `minst tolv måneder i ALIS-stilling, fornyelse hvert halvår`. A rule of a newer edition goes by its id.
pub fn named(ids: &[String], language: Language) -> String {
    let name = |id: &String| {
        let known = NAMES.iter().copied().flatten().find(|(known, _)| known == id);
        known.map_or_else(|| id.clone(), |(_, short)| short.read(language).to_owned())
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

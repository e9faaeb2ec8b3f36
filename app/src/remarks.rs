//! The rules a registration did not meet, in the few words lists have room for. Knows no list.

use crate::wording::count_in_words;
use shared::{
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, closing::Closing, confirmation::Confirmation,
        follow_up_meeting::FollowUpMeeting, half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
        local_agreement::LocalAgreement, training_enterprise::TrainingEnterprise,
    },
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

macro_rules! names {
    ($form:ty) => {
        &short_names::<$form, { <$form>::PROVISIONS.len() }>(<$form>::PROVISIONS)
    };
}

/// Worked out by the compiler: a list that named the rules themselves would have to fetch them.
static NAMES: &[&[(&str, Text)]] = &[
    names!(CandidateRegistration),
    names!(ImplementationPlan),
    names!(FollowUpMeeting),
    names!(LocalAgreement),
    names!(HalfYearReport),
    names!(TrainingEnterprise),
    names!(Closing),
    names!(Confirmation),
];

/// `minst tolv måneder i ALIS-stilling, fornyelse hvert halvår`. A rule of a newer edition goes by its id.
pub fn named(ids: &[String], language: Language) -> String {
    let name = |id: &String| {
        let known = NAMES.iter().copied().flatten().find(|(known, _)| known == id);
        known.map_or_else(|| id.clone(), |(_, short)| short.read(language).to_owned())
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

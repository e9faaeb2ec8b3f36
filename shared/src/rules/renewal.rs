//! Report, section 4.1: the registration is renewed each half-year.

use super::{
    dated::Dated,
    provision::{Advice, Force, Provision, Verdict, When, not_met, report},
};
use crate::{day::day, forms::candidate_registration::CandidateRegistration, text::t};

/// How long a registration stands without being revised or confirmed, months. Source: report, section 4.1.
pub const RENEWAL_MONTHS: Dated<i32> = Dated(&[(day(2022, 3, 1), Some(6))]);

const STALE: Advice = Advice {
    wrong: t(
        "Innmeldingen er ikke fornyet siden den måtte det, {day}.",
        "Innmeldinga er ikkje fornya sidan ho måtte det, {day}.",
        "The registration has not been renewed since it was due on {day}.",
    ),
    mend: t(
        "Se over svarene og send en ny revisjon, også når ingenting er endret.",
        "Sjå over svara og send ein ny revisjon, også når ingenting er endra.",
        "Look over the answers and send a new revision, also when nothing has changed.",
    ),
};

pub const RENEWED_HALF_YEARLY: Provision<CandidateRegistration> = Provision {
    id: "renewed-half-yearly",
    cite: report("4.1"),
    force: Force::Main,
    short: t("fornyelse hvert halvår", "fornying kvart halvår", "renewal each half-year"),
    says: t(
        "Innmeldingen fornyes hvert halvår.",
        "Innmeldinga blir fornya kvart halvår.",
        "The registration is renewed each half-year.",
    ),
    about: &[],
    ask: |case| match (case.facts.renewed_on, RENEWAL_MONTHS.on(case.today)) {
        (Some(renewed), Some(months)) if case.today > renewed.plus_months(months) => {
            not_met(&STALE, "").day(renewed.plus_months(months)).when(When::Never).into()
        }
        (Some(_), Some(_)) => Verdict::Met,
        _ => Verdict::NotAsked, // never sent, or no such rule on that day
    },
};

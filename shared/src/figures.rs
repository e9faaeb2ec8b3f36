//! What those see who may see no person: how many are registered, for which trust and period, in which scheme, and
//! whether the doctors have confirmed. Counts, and withholds what is too small by [`crate::withholding`]. Knows no store.
//!
//! **Why periods stand under their trust and are not summed across.** Sums both ways would let small groups be computed.
//! All else parts the same whole, and shares nothing with it but the whole.

use crate::{
    day::Day,
    forms::{candidate_registration::Scheme, confirmation::TraineeVerdict},
    numbers::{
        health_trust::HealthTrust,
        municipality::{MUNICIPALITIES, MunicipalityNumber},
    },
    rules::period::Period,
    withholding::{is_told, tell},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One live registration, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub municipality: MunicipalityNumber,
    pub trust: HealthTrust,
    pub wished_start: Day,
    pub scheme: Scheme,
    /// What the doctor has said of it.
    pub verdict: Option<TraineeVerdict>,
}

/// Tall: `GET /figures`. A count that is missing is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figures {
    /// The day they are true for.
    pub on: Day,
    /// Registrations that are not closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<u32>,
    pub trusts: Vec<TrustFigures>,
    pub schemes: Vec<SchemeFigure>,
    pub answers: Vec<AnswerFigure>,
    /// Municipalities with somebody registered, and all there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipalities_reported: Option<u32>,
    pub municipalities: u32,
}

/// For one trust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrustFigures {
    pub trust: HealthTrust,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<u32>,
    /// Empty when the trust's own count is withheld.
    pub periods: Vec<PeriodFigure>,
}

/// With a start in one period; only periods that somebody has wished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodFigure {
    /// The period's first day.
    pub from: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<u32>,
}

/// In one scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SchemeFigure {
    pub scheme: Scheme,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<u32>,
}

/// With one answer of the doctor; without any, when `answer` is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnswerFigure {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<TraineeVerdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<u32>,
}

const SCHEMES: [Scheme; 3] = [Scheme::New, Scheme::Converted, Scheme::Old];
const ANSWERS: [Option<TraineeVerdict>; 3] = [Some(TraineeVerdict::Confirmed), Some(TraineeVerdict::Disputed), None];

/// The figures of these registrations.
pub fn figures(all: &[Counted], on: Day) -> Figures {
    let whole = all.len() as u32;
    let count = |is: &dyn Fn(&Counted) -> bool| all.iter().filter(|one| is(one)).count() as u32;
    // A whole that is not told is parted by nothing that is told.
    let part = |counts: Vec<u32>| match is_told(whole) {
        true => tell(&counts, &[]).unwrap_or_else(|| vec![None; counts.len()]),
        false => vec![None; counts.len()],
    };
    let schemes = part(SCHEMES.iter().map(|scheme| count(&|one| one.scheme == *scheme)).collect());
    let answers = part(ANSWERS.iter().map(|answer| count(&|one| one.verdict == *answer)).collect());
    let reported = all.iter().map(|one| &one.municipality.0).collect::<BTreeSet<_>>().len() as u32;
    let municipalities = MUNICIPALITIES.len() as u32;
    let silent = municipalities.saturating_sub(reported);
    Figures {
        on,
        registered: is_told(whole).then_some(whole),
        trusts: trusts(all, is_told(whole)),
        schemes: SCHEMES
            .into_iter()
            .zip(schemes)
            .map(|(scheme, registered)| SchemeFigure { scheme, registered })
            .collect(),
        answers: ANSWERS
            .into_iter()
            .zip(answers)
            .map(|(answer, registered)| AnswerFigure { answer, registered })
            .collect(),
        municipalities_reported: (is_told(reported) && is_told(silent)).then_some(reported),
        municipalities,
    }
}

/// Trust by trust. A trust whose periods cannot be parted safely is withheld itself.
fn trusts(all: &[Counted], whole_is_told: bool) -> Vec<TrustFigures> {
    let mut periods: BTreeMap<HealthTrust, BTreeMap<Day, u32>> = BTreeMap::new();
    for one in all {
        *periods.entry(one.trust).or_default().entry(Period::containing(one.wished_start).first_day()).or_default() +=
            1;
    }
    let counted = HealthTrust::ALL.map(|trust| periods.remove(&trust).unwrap_or_default());
    let counts: Vec<u32> = counted.iter().map(|periods| periods.values().sum()).collect();
    let parted: Vec<Option<Vec<Option<u32>>>> =
        counted.iter().map(|periods| tell(&periods.values().copied().collect::<Vec<_>>(), &[])).collect();
    let bound: Vec<bool> = parted.iter().map(Option::is_none).collect();
    let told = whole_is_told.then(|| tell(&counts, &bound)).flatten().unwrap_or_else(|| vec![None; counts.len()]);
    let mut figures = Vec::new();
    for (at, (trust, periods)) in HealthTrust::ALL.into_iter().zip(counted).enumerate() {
        let parted = parted[at].clone().filter(|_| told[at].is_some()).unwrap_or_default();
        let periods = periods.into_keys().zip(parted);
        let periods = periods.map(|(from, registered)| PeriodFigure { from, registered }).collect();
        figures.push(TrustFigures { trust, registered: told[at], periods });
    }
    figures
}

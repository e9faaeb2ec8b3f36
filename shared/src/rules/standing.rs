//! What a filed form says of the municipality, for the rules that read it elsewhere: its status, the day its
//! registration counts from, its agreements. Knows no register and does not check the form.

use super::{
    dated::Dated,
    facts::{EnterpriseStatus, Facts},
};
use crate::{
    day::{Day, day},
    forms::training_enterprise::{TrainingEnterprise, is_running},
    numbers::health_trust::HealthTrust,
};

/// The day early applications count from, by the day of the application; a later application has none, and counts from
/// itself. In force since 1 September 2022. Source: Helsedirektoratet, registration of training enterprises.
pub const EARLY_COUNT_FROM: Dated<Day> = Dated(&[(day(1900, 1, 1), Some(day(2019, 3, 1))), (day(2019, 6, 2), None)]);

/// The first day on which service in the municipality counts: the application's own day, or 1 March 2019 when it was sent
/// on 1 June 2019 or before. `None` when nothing is applied for or it is withdrawn, or the application has no date.
pub fn counts_from(body: &TrainingEnterprise) -> Option<Day> {
    let applied = body.applied_on.filter(|_| is_running(body))?;
    Some(EARLY_COUNT_FROM.on(applied).unwrap_or(applied))
}

/// Stilling som utdanningsvirksomhet: what other forms' rules need to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub status: Option<EnterpriseStatus>,
    pub counts_from: Option<Day>,
    /// Each trust with the day the agreement was signed.
    pub agreements: Vec<(HealthTrust, Day)>,
}

/// What the form says of the municipality.
pub fn standing(body: &TrainingEnterprise) -> Standing {
    let signed = body.trust_agreements.iter().filter_map(|row| row.trust.zip(row.signed_on));
    Standing { status: body.status, counts_from: counts_from(body), agreements: signed.collect() }
}

impl Standing {
    /// The trusts with an agreement signed on `today` or before.
    pub fn agreements_on(&self, today: Day) -> Vec<HealthTrust> {
        self.agreements.iter().filter(|(_, signed)| *signed <= today).map(|(trust, _)| *trust).collect()
    }

    /// Facts that also know this, as of `today`.
    pub fn tell(&self, facts: Facts, today: Day) -> Facts {
        Facts { enterprise: self.status, agreements: Some(self.agreements_on(today)), ..facts }
    }
}

//! Report, section 3: how many half-year placements are needed, in two ways: by how many lack the service, and by what the
//! plans say. Knows no form; the figures are arguments.

use super::{dated::Dated, period::Period};
use crate::day::{Day, day};
use serde::Serialize;
use std::collections::BTreeMap;

/// Years the training takes, from and to. Source: report, section 3.
pub const TRAINING_YEARS: Dated<(u32, u32)> = Dated(&[(day(2022, 3, 1), Some((6, 7)))]);

/// Behov: half-year placements a year, lowest and highest estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    pub low: u32,
    pub high: u32,
}

/// Doctors who lack institution service, spread over the years of training; rounded half up. 140 give 20–23.
/// `None` where no number of years holds on `today`.
pub fn half_years_needed(lacking: u32, today: Day) -> Option<Need> {
    let (shortest, longest) = TRAINING_YEARS.on(today)?;
    let share = |years: u32| (2 * lacking + years) / (2 * years);
    Some(Need { low: share(longest), high: share(shortest) })
}

/// Half-years in hospital that the plans hold, by the year their period begins in. Municipal institution is no hospital:
/// the caller leaves it out. A placement counts in the period it begins in.
pub fn half_years_planned(placements: impl IntoIterator<Item = Period>) -> BTreeMap<i16, u32> {
    let mut years = BTreeMap::new();
    for period in placements {
        *years.entry(period.year).or_insert(0) += 1;
    }
    years
}

/// Slots that give so many half-year placements a year: each slot gives two, one in each period.
pub fn slots_for(half_years: u32) -> u32 {
    half_years.div_ceil(2)
}

//! Utsikten: findings turned towards the doctor they are about. When service can begin at the earliest, what remains until
//! then and what would move the doctor up, each with its day. Knows findings, and no rule behind them.

use super::{
    period::next_rotation,
    provision::{Finding, Force, When},
};
use crate::{day::Day, form::Report};

/// Utsikt: what the rules say about the doctor, by what it means for the way ahead.
#[derive(Debug, Default, PartialEq)]
pub struct Outlook<'a> {
    /// The first rotation on which every condition with a day is met; `None` without a wished start.
    pub earliest_on: Option<Day>,
    /// Conditions for an offer that are not met, or not settled; by day, those without one last.
    pub remaining: Vec<Ahead<'a>>,
    /// What counts in the order, and does not count yet; likewise.
    pub moves_up: Vec<Ahead<'a>>,
    /// Main rules and advice that are not met; likewise.
    pub noted: Vec<Ahead<'a>>,
    /// Conditions, and what counts in the order, that are in place.
    pub in_place: Vec<&'a Finding>,
}

/// Noe som gjenstår, and the first day on which it will not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead<'a> {
    pub finding: &'a Finding,
    /// `None` when no day decides it, or waiting does not help.
    pub on: Option<Day>,
}

impl Outlook<'_> {
    /// Every condition that remains has a day.
    pub fn is_certain(&self) -> bool {
        self.remaining.iter().all(|ahead| ahead.on.is_some())
    }
}

/// What the report says to the doctor who wishes to start on `wished_start`.
pub fn outlook(report: &Report, wished_start: Option<Day>, today: Day) -> Outlook<'_> {
    let mut outlook = Outlook::default();
    for finding in &report.findings {
        let ahead = Ahead { finding, on: finding.shortfall().and_then(|shortfall| day_of(shortfall.when)) };
        match (finding.force, finding.is_met(), finding.is_not_met()) {
            (Force::Offer | Force::Rank, true, _) => outlook.in_place.push(finding),
            (Force::Offer, ..) => outlook.remaining.push(ahead),
            (Force::Rank, ..) => outlook.moves_up.push(ahead),
            (Force::Must | Force::Main | Force::Note, _, true) => outlook.noted.push(ahead),
            _ => {}
        }
    }
    for group in [&mut outlook.remaining, &mut outlook.moves_up, &mut outlook.noted] {
        crate::order::sort_by_key(group, |ahead| (ahead.on.is_none(), ahead.on)); // stable: the order of the provisions
    }
    let days = outlook.remaining.iter().filter_map(|ahead| ahead.on);
    outlook.earliest_on = wished_start.map(|wished| next_rotation(days.fold(wished.max(today), Day::max)));
    outlook
}

fn day_of(when: When) -> Option<Day> {
    match when {
        When::Today(day) | When::Start(day) => Some(day),
        When::Timeless | When::Never => None,
    }
}

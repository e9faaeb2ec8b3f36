//! Report, section 4.3: who gets the slots of a trust's periods, by the order. First each period's first choices; then what
//! is left, to those whose alternative it is. Knows the order by its name only, and decides nothing: the trust offers.
//! Why two passes: an alternative must never take the slot of somebody who wished that period first.

use super::{
    period::Period,
    provision::Finding,
    ranking::{Candidate, Ranked, Wish, rank},
};
use crate::{day::Day, numbers::health_trust::HealthTrust};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Opptatt: an accepted offer, which stands whatever comes. (Whoever calls may add offers that wait for their answer.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Accepted<'a> {
    pub doc: &'a str,
    pub period: Period,
}

/// Runde: what is known when a trust's slots are allotted.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    pub trust: HealthTrust,
    /// Each period once, with its slots; without a number where none is decided.
    pub slots: &'a [(Period, Option<u16>)],
    pub candidates: &'a [Candidate<'a>],
    pub accepted: &'a [Accepted<'a>],
    pub today: Day,
}

/// Hvordan plassen ble fordelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// Has accepted an offer.
    Accepted,
    /// Wished this period first.
    First,
    /// Had this period as alternative.
    Alternative,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    pub doc: String,
    pub pass: Pass,
}

/// Fordeling i en periode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allotted {
    pub period: Period,
    pub slots: Option<u16>,
    /// Accepted first, then in the order they were allotted.
    pub placed: Vec<Placed>,
    /// Slots nobody has; none where the number is not decided.
    pub free: Option<usize>,
    /// Accepted offers beyond the slots.
    pub overbooked: usize,
}

/// Det som manglet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "missing")]
pub enum Missing {
    /// Every slot went to somebody before.
    Slot { period: Period },
    /// The number of slots is not decided.
    Decision { period: Period },
    /// These conditions for an offer are not met on the period's first day.
    Conditions { period: Period, conditions: Vec<Finding> },
}

/// Uten plass: stays live, is told what was missing, and is asked for a new start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unplaced {
    pub doc: String,
    /// For the first choice, then for the alternative, where they were tried.
    pub missing: Vec<Missing>,
}

/// Fordeling: every period of the round, and who is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allocation {
    pub periods: Vec<Allotted>,
    /// By number in the log.
    pub unplaced: Vec<Unplaced>,
}

impl Allocation {
    /// This candidate has, or is allotted, a slot of the period: an offer of it departs from no order.
    pub fn places(&self, doc: &str, period: Period) -> bool {
        let mut of_period = self.periods.iter().filter(|allotted| allotted.period == period);
        of_period.any(|allotted| allotted.placed.iter().any(|placed| placed.doc == doc))
    }
}

/// Allots the slots of a round. Depends on nothing but the round, and not on the order of its lists. A three + three takes
/// one whole slot, as everybody does.
pub fn allocate(round: &Round) -> Allocation {
    let mut periods = accepted_first(round);
    let mut placed: BTreeSet<String> = round.accepted.iter().map(|accepted| accepted.doc.to_owned()).collect();
    let mut missing: BTreeMap<(u64, String), Vec<Missing>> = BTreeMap::new();
    for pass in [Pass::First, Pass::Alternative] {
        for allotted in &mut periods {
            let tried: Vec<Candidate> = round
                .candidates
                .iter()
                .filter(|candidate| {
                    !placed.contains(candidate.doc) && is_tried(round, candidate, allotted.period, pass)
                })
                .copied()
                .collect();
            for row in rank(&tried, allotted.period, round.today) {
                match allot(allotted, &row) {
                    // The same document twice in the list is one candidate.
                    Ok(()) if !placed.insert(row.doc.clone()) => {}
                    Ok(()) => allotted.placed.push(Placed { doc: row.doc, pass }),
                    Err(why) => missing.entry((row.standing.number, row.doc)).or_default().push(why),
                }
            }
            allotted.free = free(allotted);
        }
    }
    missing.retain(|(_, doc), _| !placed.contains(doc));
    let unplaced = missing.into_iter().map(|((_, doc), missing)| Unplaced { doc, missing });
    Allocation { unplaced: unplaced.collect(), periods }
}

/// The periods in order, with the accepted offers in them: each candidate once, in the earliest period.
fn accepted_first(round: &Round) -> Vec<Allotted> {
    let mut docs: BTreeMap<&str, Period> = BTreeMap::new();
    for Accepted { doc, period } in round.accepted {
        docs.entry(doc).and_modify(|earliest| *earliest = (*earliest).min(*period)).or_insert(*period);
    }
    let slots: BTreeMap<Period, Option<u16>> = round.slots.iter().copied().collect();
    let allotted = slots.into_iter().map(|(period, slots)| {
        let here = docs.iter().filter(|(_, accepted)| **accepted == period);
        let placed: Vec<Placed> =
            here.map(|(doc, _)| Placed { doc: (*doc).to_owned(), pass: Pass::Accepted }).collect();
        let overbooked = slots.map_or(0, |slots| placed.len().saturating_sub(usize::from(slots)));
        let mut allotted = Allotted { period, slots, placed, free: None, overbooked };
        allotted.free = free(&allotted);
        allotted
    });
    allotted.collect()
}

fn free(allotted: &Allotted) -> Option<usize> {
    allotted.slots.map(|slots| usize::from(slots).saturating_sub(allotted.placed.len()))
}

/// Whether this pass tries the candidate in this period. An alternative is tried when the first choice was tried in this
/// round or is gone by; a first choice later than the round still stands.
fn is_tried(round: &Round, candidate: &Candidate, period: Period, pass: Pass) -> bool {
    match candidate.wish(round.trust, period) {
        Some(Wish::First) => pass == Pass::First,
        Some(Wish::Alternative) if pass == Pass::Alternative => {
            let first = candidate.registration.wished_start.map(Period::containing);
            let is_in_round = |first: Period| round.slots.iter().any(|(period, _)| *period == first);
            first.is_none_or(|first| first < period || is_in_round(first))
        }
        _ => false,
    }
}

fn allot(allotted: &Allotted, row: &Ranked) -> Result<(), Missing> {
    let period = allotted.period;
    match free(allotted) {
        _ if !row.is_eligible() => Err(Missing::Conditions { period, conditions: row.missing().cloned().collect() }),
        None => Err(Missing::Decision { period }),
        Some(0) => Err(Missing::Slot { period }),
        Some(_) => Ok(()),
    }
}

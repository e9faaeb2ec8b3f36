//! Report, section 4.3: who is asked when a place falls vacant. Those who wished the period, then those who have said they
//! could begin earlier, then registrations as they arrive. Nobody is moved forward unasked. Offers nothing.

use super::{
    allocation::Accepted,
    period::Period,
    ranking::{Candidate, Ranked, Wish, rank},
};
use crate::{day::Day, numbers::health_trust::HealthTrust};
use serde::Serialize;

/// Ledig plass.
#[derive(Clone, Copy, Debug)]
pub struct Vacancy {
    pub trust: HealthTrust,
    /// The first day the place can be filled.
    pub from: Day,
    /// The number the log had reached when the place fell vacant. Registrations with a greater one arrived after.
    pub log_size: u64,
}

/// Hvorfor en kandidat spørres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    WishedFirst,
    WishedAlternatively,
    CouldBeginEarlier,
    Arrived,
}

/// Tur: who is asked, and why. The first in the list is asked first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Turn {
    pub doc: String,
    pub ground: Ground,
}

/// Who is asked about a vacant place, in order. Only those who meet every condition on the first day of the period.
/// Whoever has accepted a place is asked only when it lies later and an earlier start is wished.
pub fn turns(vacancy: &Vacancy, candidates: &[Candidate], accepted: &[Accepted], today: Day) -> Vec<Turn> {
    let period = Period::containing(vacancy.from);
    let grounds = [Ground::WishedFirst, Ground::WishedAlternatively, Ground::CouldBeginEarlier, Ground::Arrived];
    let turns = grounds.into_iter().flat_map(|ground| {
        let of_ground = |candidate: &&Candidate| ground_of(vacancy, candidate, accepted) == Some(ground);
        let asked: Vec<Candidate> = candidates.iter().filter(of_ground).copied().collect();
        let mut rows: Vec<Ranked> = rank(&asked, period, today);
        if ground == Ground::Arrived {
            crate::order::sort_by_key(&mut rows, |row| row.standing.number);
        }
        rows.into_iter().filter(Ranked::is_eligible).map(move |row| Turn { doc: row.doc, ground })
    });
    turns.collect()
}

fn ground_of(vacancy: &Vacancy, candidate: &Candidate, accepted: &[Accepted]) -> Option<Ground> {
    let period = Period::containing(vacancy.from);
    let place = accepted.iter().filter(|accepted| accepted.doc == candidate.doc).map(|accepted| accepted.period).min();
    let wish = candidate.wish(vacancy.trust, period).filter(|_| place.is_none());
    let is_theirs = candidate.registration.trust == Some(vacancy.trust);
    let could = candidate.registration.vacancy_from.is_some_and(|from| from <= vacancy.from);
    let is_later = place.is_none_or(|place| place > period);
    match wish {
        Some(_) if candidate.number > vacancy.log_size => Some(Ground::Arrived),
        Some(Wish::First) => Some(Ground::WishedFirst),
        Some(Wish::Alternative) => Some(Ground::WishedAlternatively),
        None if !(is_theirs && could && is_later) => None,
        None if candidate.number > vacancy.log_size => Some(Ground::Arrived),
        None => Some(Ground::CouldBeginEarlier),
    }
}

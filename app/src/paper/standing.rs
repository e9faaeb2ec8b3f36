//! Where each section and the whole form stand, in figures. Words are elsewhere.

use super::{Inner, Trouble};
use crate::sheet::{Piece, Place};
use shared::{
    answer::Fault,
    day::Day,
    rules::{
        period::next_rotation,
        provision::{Force, When},
    },
};

/// How far a section has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing is answered. `is_optional`: nothing needs to be.
    #[default]
    Empty,
    EmptyAndOptional,
    Begun,
    Ready,
    /// So many answers are missing, and the section was left.
    Lacking(usize),
    /// So many things must be corrected.
    Wrong(usize),
}

/// The standing of a section.
pub type Standing = State;

/// Status: what one sentence about the form needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub is_begun: bool,
    pub is_fileable: bool,
    /// Things that must be corrected.
    pub wrong: usize,
    /// Questions without the answer they need.
    pub lacking: usize,
    /// Main rules not met.
    pub main: usize,
    /// Conditions for an offer not met.
    pub later: usize,
    /// Every condition for an offer is met: none is open either.
    pub all_offers_met: bool,
    /// The first start on which an offer can be given as things stand; only when something keeps it from the wished one.
    pub earliest: Option<Day>,
}

pub(super) fn standing(inner: &Inner) -> Vec<Standing> {
    (0..inner.outline.parts.len()).map(|part| of_part(inner, part)).collect()
}

fn of_part(inner: &Inner, part: usize) -> State {
    let (mut wrong, mut lacking, mut shown_lacking) = (0, 0, 0);
    for found in inner.troubles.iter().filter(|found| inner.outline.questions[found.place.question].part == part) {
        let shown = usize::from(found.is_shown);
        match found.trouble {
            Trouble::Fault(Fault::Missing) => (lacking, shown_lacking) = (lacking + 1, shown_lacking + shown),
            _ => wrong += shown,
        }
    }
    let in_rows = inner.rows_fault_count(part);
    match (wrong + in_rows, shown_lacking, is_begun(inner, part)) {
        (0, 0, false) if is_needed(inner, part) => State::Empty,
        (0, 0, false) => State::EmptyAndOptional,
        (0, 0, true) if lacking > 0 => State::Begun,
        (0, 0, true) => State::Ready,
        (0, lacking, _) => State::Lacking(lacking),
        (wrong, ..) => State::Wrong(wrong),
    }
}

/// Something in it must be answered.
fn is_needed(inner: &Inner, part: usize) -> bool {
    let questions = inner.outline.questions.iter().enumerate();
    let mut required = questions.filter(|(_, asked)| asked.part == part && asked.required);
    required.any(|(question, _)| {
        (0..inner.slots[question].len()).any(|row| inner.sheet.is_asked_in(Place { question, row }))
    })
}

/// Something is typed in it.
fn is_begun(inner: &Inner, part: usize) -> bool {
    inner.begun
        && inner.outline.parts[part].pieces.iter().any(|piece| match piece {
            Piece::Question(question) => is_written(inner, Place { question: *question, row: 0 }),
            Piece::Rows(rows) => {
                let cells = inner.outline.rows[*rows].cells.clone();
                let len = inner.sheet.len(*rows);
                cells.into_iter().any(|question| (0..len).any(|row| is_written(inner, Place { question, row })))
            }
        })
}

fn is_written(inner: &Inner, place: Place) -> bool {
    let raw = inner.notes[place.question].get(place.row).is_some_and(|note| note.raw.is_some());
    inner.sheet.is_asked_in(place) && (raw || !inner.sheet.read(place).is_empty())
}

pub(super) fn tally(inner: &Inner) -> Tally {
    let stops = inner.stops();
    let lacking = stops.iter().filter(|(_, trouble)| *trouble == Trouble::Fault(Fault::Missing)).count();
    // the first of them are those of the fields, in the same order
    let shown = inner.troubles.iter().map(|found| found.is_shown).chain(std::iter::repeat(true));
    let wrong = stops.iter().zip(shown).filter(|((_, trouble), is_shown)| match trouble {
        Trouble::Fault(Fault::Missing) => false,
        Trouble::Fault(_) => *is_shown,
        _ => true,
    });
    let not_met = |force| inner.cards.iter().filter(|card| card.finding.force == force && card.speaks()).count();
    Tally {
        is_begun: inner.begun,
        // what only the server knows may have changed there: it is asked again
        is_fileable: stops.iter().all(|(_, trouble)| matches!(trouble, Trouble::Told(_))),
        wrong: wrong.count(),
        lacking,
        main: not_met(Force::Main),
        later: not_met(Force::Offer),
        all_offers_met: inner.report.findings.iter().all(|finding| finding.force != Force::Offer || finding.is_met()),
        earliest: earliest(inner),
    }
}

/// The first rotation on which every condition for an offer is met; `None` when waiting is not enough, or not needed.
fn earliest(inner: &Inner) -> Option<Day> {
    let wished: Day = inner.sheet.read(inner.outline.place("wished_start")?).parse().ok()?;
    let offers = inner.report.findings.iter().filter(|finding| finding.force == Force::Offer);
    let mut latest = None;
    for finding in offers {
        let Some(shortfall) = finding.shortfall() else {
            if finding.is_met() {
                continue;
            }
            return None; // an open condition has no day
        };
        match shortfall.when {
            When::Start(day) | When::Today(day) => latest = latest.max(Some(day)),
            When::Never | When::Timeless => return None,
        }
    }
    latest.map(|day| next_rotation(day.max(wished)))
}

impl Inner {
    fn rows_fault_count(&self, part: usize) -> usize {
        let of_part = |path: &str| self.outline.rows.iter().any(|rows| rows.part == part && rows.path == path);
        self.report.problems.iter().filter(|problem| of_part(&problem.path)).count()
    }
}

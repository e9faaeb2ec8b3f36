//! Who has read what about whom, as it is kept.

use super::Kept;
use crate::party::Party;
use shared::{
    api::Reading,
    day::{Day, Moment},
    statement::digest::Digest,
};

/// Oppslag: one reading of one statement about a trainee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    pub at: Moment,
    pub reader: Party,
    pub kid: Digest,
    /// HPR number of the trainee.
    pub doctor: u32,
    /// The statement that was read.
    pub leaf: u64,
    pub what: Reading,
    /// For what is noted once a day: the day, and whose statements were listed.
    pub of_day: Option<(Day, Party)>,
}

/// A reading as its trainee sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRow {
    pub access: AccessRow,
    /// Rises with time.
    pub number: u64,
    /// Who held the device.
    pub name: String,
    pub kind: String,
    pub doc: String,
    pub rev: u32,
}

pub trait Accesses {
    /// Readings of what is about this trainee, newest first, with numbers below `before`; when `source` is told, only of
    /// what this party has filed, and of what was answered to it.
    fn accesses_of(&self, doctor: u32, source: Option<&Party>, before: u64, most: u32) -> Kept<Vec<SeenRow>>;
    /// Readings that are under no leaf yet and were made before `at`, with their row numbers, oldest first.
    fn unsealed_accesses(&self, before: Moment) -> Kept<Vec<(u64, AccessRow)>>;
    /// The readings a leaf stands for, oldest first.
    fn accesses_under(&self, leaf: u64) -> Kept<Vec<AccessRow>>;
    /// Adds a row, unless it is one of a day and is there already.
    fn add_access(&mut self, row: &AccessRow) -> Kept<()>;
    /// Readings up to row `last` are under this leaf.
    fn seal_accesses(&mut self, leaf: u64, last: u64) -> Kept<()>;
}

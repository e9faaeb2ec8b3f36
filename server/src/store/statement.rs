//! What was filed, as it is kept: the envelope byte for byte, and beside it only what lists and rules need.

use super::Kept;
use crate::party::Party;
use shared::{
    day::{Day, Moment},
    numbers::health_trust::HealthTrust,
    statement::digest::Digest,
};

/// One revision, with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiledRow {
    pub listed: ListedRow,
    pub kid: Digest,
    /// Digest of the payload.
    pub payload: Digest,
    /// Byte for byte as it was signed.
    pub envelope: Vec<u8>,
}

/// One revision as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRow {
    pub leaf: u64,
    pub doc: String,
    pub rev: u32,
    pub kind: String,
    pub owner: Party,
    pub trainee: String,
    /// HPR number of the trainee.
    pub doctor: Option<u32>,
    pub addressed: Option<HealthTrust>,
    pub wished_start: Option<Day>,
    /// Ids of provisions not met, strictest first.
    pub findings: Vec<String>,
    pub received_at: Moment,
}

/// The newest revision of a document, as the next one must know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewestRow {
    pub owner: Party,
    pub kind: String,
    pub rev: u32,
    pub leaf: u64,
    pub payload: Digest,
    pub received_at: Moment,
}

pub trait Statements {
    fn newest(&self, doc: &str) -> Kept<Option<NewestRow>>;
    /// One revision with its bytes.
    fn filed(&self, doc: &str, rev: u32) -> Kept<Option<FiledRow>>;
    /// All revisions of a document, newest first.
    fn revisions(&self, doc: &str) -> Kept<Vec<ListedRow>>;
    /// The newest revision of each document `reader` may see, newest first, with leaves below `before`.
    fn seen_by(&self, reader: &Party, before: u64, most: u32) -> Kept<Vec<ListedRow>>;
    /// The newest revision of each document of one kind that `owner` has filed, newest first; closed ones left out.
    fn newest_of(&self, owner: &Party, kind: &str) -> Kept<Vec<FiledRow>>;
    /// Whether another document registers the same doctor, and is not closed.
    fn registered_elsewhere(&self, doctor: u32, doc: &str) -> Kept<bool>;
    /// When this document first named this trust with this start or an earlier one.
    fn first_received(&self, doc: &str, trust: HealthTrust, start: Day) -> Kept<Option<Moment>>;
    /// Every revision in the order of the log, handed to `see` one by one; stops at the first `false`.
    fn every_statement(&self, see: &mut dyn FnMut(FiledRow) -> bool) -> Kept<()>;
    fn file(&mut self, row: &FiledRow) -> Kept<()>;
    /// The document has ended: the closing with this leaf says so.
    fn close(&mut self, doc: &str, leaf: u64) -> Kept<()>;
}

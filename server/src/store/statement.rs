//! What was filed, as it is kept: the envelope byte for byte, and beside it only what lists and rules need.

use super::Kept;
use crate::{party::Party, relations::Concerns};
use shared::{
    api::Verdict,
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
    /// The same of the newest revision of its document: a number can have been wrong.
    pub newest_doctor: Option<u32>,
    pub addressed: Option<HealthTrust>,
    pub wished_start: Option<Day>,
    /// Ids of provisions not met, strictest first.
    pub findings: Vec<String>,
    pub received_at: Moment,
    /// The document it is about, and whose that is: for confirmations and closings.
    pub about: Option<About>,
    /// What the trainee has said of this revision.
    pub said: Option<Said>,
    /// A closing has ended the document.
    pub is_closed: bool,
    /// The trust its doctor is registered for by the same owner, where it is addressed to none itself.
    pub registered_for: Option<HealthTrust>,
    /// Municipalities the doctor has taken it along to.
    pub successors: Vec<Party>,
}

/// The other document a statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub doc: String,
    pub kind: String,
    pub owner: Party,
}

impl About {
    /// The document of this revision.
    pub fn of(row: ListedRow) -> About {
        About { doc: row.doc, kind: row.kind, owner: row.owner }
    }
}

/// The word of the trainee, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub verdict: Verdict,
    pub doc: String,
    pub rev: u32,
}

impl ListedRow {
    /// Whom it concerns, for [`relations`](crate::relations).
    pub fn concerns(&self) -> Concerns<'_> {
        Concerns {
            kind: &self.kind,
            owner: &self.owner,
            addressed: self.addressed.or(self.registered_for),
            doctor: self.doctor.filter(|_| self.doctor == self.newest_doctor),
            successors: &self.successors,
            about: self.about.as_ref().map(|about| (about.kind.as_str(), &about.owner)),
        }
    }
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
    /// A closing has ended it.
    pub is_closed: bool,
}

pub trait Statements {
    fn newest(&self, doc: &str) -> Kept<Option<NewestRow>>;
    /// One revision with its bytes.
    fn filed(&self, doc: &str, rev: u32) -> Kept<Option<FiledRow>>;
    /// All revisions of a document, newest first.
    fn revisions(&self, doc: &str) -> Kept<Vec<ListedRow>>;
    /// The newest revision of each document that concerns `reader` and that `may` lets through, newest first, with leaves
    /// below `before`; of what was handed over to `reader`, the newest that was. Fewer than `most` only when there are no
    /// more.
    fn seen_by(&self, reader: &Party, before: u64, most: u32, may: &dyn Fn(&ListedRow) -> bool)
    -> Kept<Vec<ListedRow>>;
    /// The newest revision of each document of one kind that `owner` has filed, newest first; closed ones left out.
    fn newest_of(&self, owner: &Party, kind: &str) -> Kept<Vec<FiledRow>>;
    /// The newest revision of each document of one kind, whoever has filed it; closed ones left out.
    fn every_newest(&self, kind: &str) -> Kept<Vec<FiledRow>>;
    /// Whether another document registers the same doctor, and is not closed.
    fn registered_elsewhere(&self, doctor: u32, doc: &str) -> Kept<bool>;
    /// When this document first named this trust with this start or an earlier one.
    fn first_received(&self, doc: &str, trust: HealthTrust, start: Day) -> Kept<Option<Moment>>;
    /// Every revision in the order of the log, handed to `see` one by one; stops at the first `false`.
    fn every_statement(&self, see: &mut dyn FnMut(FiledRow) -> bool) -> Kept<()>;
    fn file(&mut self, row: &FiledRow) -> Kept<()>;
    /// The revision with this payload.
    fn by_payload(&self, payload: &Digest) -> Kept<Option<FiledRow>>;
    /// What the trainee says of the revision with leaf `about`, in the confirmation with leaf `said`.
    fn say(&mut self, about: u64, verdict: Verdict, said: u64) -> Kept<()>;
    /// Whether this party keeps a document about this trainee.
    fn keeps_about(&self, owner: &Party, doctor: u32) -> Kept<bool>;
    /// The document has ended: the closing with this leaf says so.
    fn close(&mut self, doc: &str, leaf: u64) -> Kept<()>;
    /// This closing says that its doctor moves to `heir`. It counts once the doctor has confirmed it.
    fn hand_over(&mut self, closing: &ListedRow, heir: &Party) -> Kept<()>;
}

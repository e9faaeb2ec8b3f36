//! The log as it is kept: leaves, the signed heads over them, and what this directory is called.

use super::Kept;
use shared::{
    day::Moment,
    statement::{digest::Digest, merkle::LeafKind},
};

/// A signed head of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    pub size: u64,
    /// The signed note.
    pub note: String,
    pub received_at: Moment,
}

pub trait Leaves {
    /// The number of leaves.
    fn log_size(&self) -> Kept<u64>;
    /// Leaves `from..to`, in order.
    fn leaves(&self, from: u64, to: u64) -> Kept<Vec<(LeafKind, Digest)>>;
    /// The leaf of the newest release of the browser's part.
    fn newest_release(&self) -> Kept<Option<Digest>>;
    /// What a leaf that is no statement and no enrolment stands for.
    fn record(&self, leaf: u64) -> Kept<Option<String>>;
    fn newest_checkpoint(&self) -> Kept<Option<CheckpointRow>>;
    /// The first head that covers the leaf.
    fn checkpoint_over(&self, leaf: u64) -> Kept<Option<CheckpointRow>>;
    fn every_checkpoint(&self) -> Kept<Vec<CheckpointRow>>;
    fn add_leaf(&mut self, index: u64, kind: LeafKind, digest: &Digest) -> Kept<()>;
    fn add_record(&mut self, leaf: u64, text: &str) -> Kept<()>;
    fn add_checkpoint(&mut self, row: &CheckpointRow) -> Kept<()>;

    /// A word about this directory: `aud`, `epoch`.
    fn house(&self, name: &str) -> Kept<Option<String>>;
    fn name_house(&mut self, name: &str, value: &str) -> Kept<()>;
}

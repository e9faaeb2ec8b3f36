//! Recomputes a whole log and everything it vouches for: the tree, every signed head, every signature, whether each key
//! was valid where it signed, whose statement it is, each revision's link to the one before, and the readings of each
//! day. Reads only.
//! Why the faults are counted and listed, not thrown: whoever audits wants to know how much is wrong, not that
//! something is.

pub mod accesses;
pub mod heads;
pub mod keys;
pub mod remote;
pub mod statements;

use crate::store::{Books, Kept};
use shared::statement::{checkpoint::Vkey, digest::Digest, merkle::LeafKind};
use std::collections::HashMap;

/// What an audit found. Sound when `faults` is empty.
#[derive(Debug, Default)]
pub struct Findings {
    pub leaves: u64,
    pub heads: u64,
    pub keys: u64,
    pub statements: u64,
    /// The newest release of the browser's part that the log names.
    pub release: Option<Digest>,
    /// One sentence each; never a name or a value.
    pub faults: Vec<String>,
}

impl Findings {
    pub fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(what.into());
    }
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// The leaves of a log, in order.
pub type LeafList = Vec<(LeafKind, Digest)>;

/// Audits the books. `vkey` is who should have signed the heads.
///
/// # Errors
/// When the store itself cannot be read.
pub fn books(books: &dyn Books, vkey: &Vkey, aud: &str) -> Kept<Findings> {
    let mut found = Findings::default();
    let size = books.log_size()?;
    let leaves = books.leaves(0, size)?;
    if leaves.len() as u64 != size {
        found.fault(format!("the log has {} leaves where its newest is number {size}", leaves.len()));
    }
    found.leaves = leaves.len() as u64;
    let newest = leaves.iter().rev().find(|(kind, _)| *kind == LeafKind::AppRelease);
    found.release = newest.map(|(_, digest)| *digest);
    heads::check(&books.every_checkpoint()?, &leaves, vkey, &mut found);
    epoch(books, &leaves, vkey, &mut found)?;
    let mut vouched = HashMap::new();
    let ring = keys::check(books, &leaves, &mut vouched, &mut found)?;
    statements::check(books, &leaves, &ring, aud, &mut vouched, &mut found)?;
    accesses::check(books, &leaves, &mut found)?;
    unvouched(&leaves, &vouched, &mut found);
    Ok(found)
}

/// The first leaf names the log.
fn epoch(books: &dyn Books, leaves: &LeafList, vkey: &Vkey, found: &mut Findings) -> Kept<()> {
    let record = books.record(0)?.unwrap_or_default();
    let named = leaves.first() == Some(&(LeafKind::Epoch, Digest::of(record.as_bytes()))) && record == vkey.name();
    if !named {
        found.fault("the first leaf does not name this log");
    }
    Ok(())
}

/// Leaves that stand for a row must have it; an erased statement has its own leaf.
fn unvouched(leaves: &LeafList, vouched: &HashMap<u64, ()>, found: &mut Findings) {
    let erased = leaves.iter().filter(|(kind, _)| *kind == LeafKind::Erase).count();
    let needs_row = |kind: &LeafKind| matches!(kind, LeafKind::KeyAdd | LeafKind::KeyRevoke | LeafKind::Statement);
    let bare = (0u64..).zip(leaves).filter(|(index, (kind, _))| needs_row(kind) && !vouched.contains_key(index));
    let missing: Vec<u64> = bare.map(|(index, _)| index + 1).collect();
    if missing.len() > erased {
        found.fault(format!(
            "{} leaves have lost what they stand for; the first is number {}",
            missing.len() - erased,
            missing[0]
        ));
    }
}

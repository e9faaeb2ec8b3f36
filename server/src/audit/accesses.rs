//! The readings: each day's rows are those its leaf stands for, none added, none gone.

use super::{Findings, LeafList};
use crate::{
    access::record,
    store::{Books, Kept},
};
use shared::statement::{digest::Digest, merkle::LeafKind};

pub fn check(books: &dyn Books, leaves: &LeafList, found: &mut Findings) -> Kept<()> {
    let days = (0u64..).zip(leaves).filter(|(_, (kind, _))| *kind == LeafKind::AccessDay);
    for (leaf, (_, digest)) in days {
        let kept = books.record(leaf)?.unwrap_or_default();
        let rows = books.accesses_under(leaf)?;
        if Digest::of(kept.as_bytes()) != *digest || kept != record(rows.iter()) {
            found.fault(format!("number {} does not stand for the readings kept under it", leaf + 1));
        }
    }
    Ok(())
}

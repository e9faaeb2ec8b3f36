//! The signed heads: each over the leaves it names, each signed, none going back in size or time.

use super::{Findings, LeafList};
use crate::{crypto::checkpoint_is_signed, store::leaf::CheckpointRow};
use shared::statement::{
    checkpoint::{SignedCheckpoint, Vkey},
    merkle::{Tree, leaf_hash, leaf_text},
};

/// The tree over leaves.
pub fn tree(leaves: &LeafList) -> Tree {
    let mut tree = Tree::default();
    leaves.iter().for_each(|(kind, digest)| tree.push(leaf_hash(leaf_text(*kind, digest).as_bytes())));
    tree
}

pub fn check(heads: &[CheckpointRow], leaves: &LeafList, vkey: &Vkey, found: &mut Findings) {
    let tree = tree(leaves);
    let mut before = i64::MIN;
    for row in heads {
        found.heads += 1;
        if let Some(why) = why_not(row, &tree, vkey) {
            found.fault(format!("the head over {} leaves {why}", row.size));
        }
        if row.received_at.to_unix() < before {
            found.fault(format!("the head over {} leaves is older than the one before it", row.size));
        }
        before = row.received_at.to_unix();
    }
    if heads.last().is_none_or(|row| row.size != tree.len()) {
        found.fault("the newest leaves are under no signed head");
    }
}

fn why_not(row: &CheckpointRow, tree: &Tree, vkey: &Vkey) -> Option<&'static str> {
    let Ok(signed) = SignedCheckpoint::parse(&row.note, vkey) else { return Some("cannot be read") };
    if !checkpoint_is_signed(&signed, vkey) {
        return Some("is not signed by the log's key");
    }
    if signed.checkpoint.size != row.size || signed.checkpoint.received_at != row.received_at {
        return Some("is stored under another size or time");
    }
    (Some(signed.checkpoint.root) != tree.root_at(row.size)).then_some("does not match the leaves")
}

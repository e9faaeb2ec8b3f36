//! The log while the server runs: the tree in memory, the signed head, and the key that signs it. Knows no statements;
//! the rows are kept by the store, in the same transaction as what they stand for.

pub mod key;
pub mod start;

use crate::{crypto::LogKey, store::leaf::CheckpointRow};
use shared::{
    day::Moment,
    statement::{
        checkpoint::{Checkpoint, Vkey, note},
        merkle::{Hash, Tree},
        receipt,
    },
};
use std::sync::{Arc, PoisonError, RwLock};

/// Logg: grows by whole commits. Readers ask for proofs of sizes that were committed.
pub struct Log {
    tree: RwLock<Tree>,
    head: RwLock<Arc<CheckpointRow>>,
    key: LogKey,
    vkey: Vkey,
}

impl Log {
    /// A log whose leaves and newest head were read back and agree.
    pub fn resume(tree: Tree, head: CheckpointRow, key: LogKey, vkey: Vkey) -> Log {
        Log { tree: RwLock::new(tree), head: RwLock::new(Arc::new(head)), key, vkey }
    }

    /// Who signs it.
    pub fn vkey(&self) -> &Vkey {
        &self.vkey
    }

    /// The newest head that was committed.
    pub fn head(&self) -> Arc<CheckpointRow> {
        self.head.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The signed head over what is there and `leaves` after it. Not in force until [`Log::advance`]: a commit that
    /// fails ends the process, so the tree never has to forget.
    pub fn sign(&self, leaves: &[Hash], received_at: Moment) -> CheckpointRow {
        let mut tree = self.tree.write().unwrap_or_else(PoisonError::into_inner);
        leaves.iter().for_each(|leaf| tree.push(*leaf));
        let size = tree.len();
        let root = tree.root_at(size).unwrap_or_default(); // its own size is always there
        drop(tree);
        signed_head(&self.key, &self.vkey, size, root, received_at)
    }

    /// Puts a committed head in force.
    pub fn advance(&self, head: Arc<CheckpointRow>) {
        *self.head.write().unwrap_or_else(PoisonError::into_inner) = head;
    }

    /// The receipt for a leaf under a head: the same text every time.
    pub fn receipt(&self, leaf: u64, head: &CheckpointRow) -> Option<String> {
        let proof = self.tree.read().unwrap_or_else(PoisonError::into_inner).inclusion(leaf, head.size)?;
        Some(receipt::print(leaf, &proof, &head.note))
    }

    /// The proof that the larger of two sizes continues the smaller; `None` when the log was never that long.
    pub fn consistency(&self, one: u64, other: u64) -> Option<Vec<Hash>> {
        let (from, to) = (one.min(other), one.max(other));
        if to > self.head().size {
            return None;
        }
        self.tree.read().unwrap_or_else(PoisonError::into_inner).consistency(from, to)
    }
}

/// A signed head, ready to be stored.
pub fn signed_head(key: &LogKey, vkey: &Vkey, size: u64, root: Hash, received_at: Moment) -> CheckpointRow {
    let checkpoint = Checkpoint { origin: vkey.name().to_owned(), size, root, received_at };
    CheckpointRow { size, note: note(&checkpoint, vkey, |message| key.sign(message)), received_at }
}

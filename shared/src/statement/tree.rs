//! The whole tree in memory: grows by leaves, gives roots and proofs of any size it has had (RFC 6962, 2.1). Knows no
//! file; who keeps a log fills it again at start.
//! Why complete subtrees of every height are kept: one million leaves take 64 MB less one proof, and no proof reads more
//! than twice the height of the tree.

use super::merkle::{Hash, empty_root, node_hash};

/// Tre: every complete subtree's hash, lowest row first.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    rows: Vec<Vec<Hash>>,
}

impl Tree {
    /// Adds the hash of the next leaf.
    pub fn push(&mut self, leaf_hash: Hash) {
        let mut hash = leaf_hash;
        for height in 0.. {
            if self.rows.len() == height {
                self.rows.push(Vec::new());
            }
            let row = &mut self.rows[height];
            row.push(hash);
            match row.as_slice() {
                [.., left, right] if row.len().is_multiple_of(2) => hash = node_hash(left, right),
                _ => return,
            }
        }
    }

    /// The number of leaves.
    pub fn len(&self) -> u64 {
        self.rows.first().map_or(0, |leaves| leaves.len() as u64)
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Forgets the leaves from `size` on, when their transaction was not kept.
    pub fn truncate(&mut self, size: u64) {
        for (height, row) in self.rows.iter_mut().enumerate() {
            row.truncate((size >> height) as usize);
        }
        self.rows.retain(|row| !row.is_empty());
    }

    /// The hash of the leaf at `index`.
    pub fn leaf(&self, index: u64) -> Option<Hash> {
        self.rows.first()?.get(usize::try_from(index).ok()?).copied()
    }

    /// The root when there were `size` leaves; `None` when there have never been so many.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        match size {
            0 => Some(empty_root()),
            _ if size > self.len() => None,
            _ => Some(self.subtree(0, size)),
        }
    }

    /// The proof that the leaf at `index` stands in the tree of `size` leaves, from its sibling to the root's child.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.len() {
            return None;
        }
        let (mut from, mut to, mut proof) = (0, size, Vec::new());
        while to - from > 1 {
            let middle = from + split(to - from);
            if index < middle {
                proof.push(self.subtree(middle, to));
                to = middle;
            } else {
                proof.push(self.subtree(from, middle));
                from = middle;
            }
        }
        proof.reverse();
        Some(proof)
    }

    /// The proof that the tree of `new_size` leaves starts with the tree of `old_size`; empty from the empty tree.
    pub fn consistency(&self, old_size: u64, new_size: u64) -> Option<Vec<Hash>> {
        if old_size > new_size || new_size > self.len() {
            return None;
        }
        if old_size == 0 {
            return Some(Vec::new());
        }
        let (mut from, mut to, mut proof) = (0, new_size, Vec::new());
        while to != old_size {
            let middle = from + split(to - from);
            if old_size <= middle {
                proof.push(self.subtree(middle, to));
                to = middle;
            } else {
                proof.push(self.subtree(from, middle));
                from = middle;
            }
        }
        if from != 0 {
            proof.push(self.subtree(from, to));
        }
        proof.reverse();
        Some(proof)
    }

    /// The hash over leaves `from..to`, where `from` is a multiple of the smallest power of two not below `to − from`.
    fn subtree(&self, from: u64, to: u64) -> Hash {
        let count = to - from;
        if count.is_power_of_two() {
            let height = count.trailing_zeros();
            return self.rows[height as usize][(from >> height) as usize];
        }
        let middle = from + split(count);
        node_hash(&self.subtree(from, middle), &self.subtree(middle, to))
    }
}

/// The largest power of two below `count`, which is at least 2.
fn split(count: u64) -> u64 {
    1 << (count - 1).ilog2()
}

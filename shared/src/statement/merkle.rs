//! The tree over the log: leaves, roots, and proofs between them (RFC 6962, 2.1). Knows neither who signs a root nor
//! where leaves are kept.

use super::digest::Digest;
pub use super::tree::Tree;
use base64ct::{Base64, Encoding};
use sha2::{Digest as _, Sha256};

/// SHA-256, as it stands in a tree.
pub type Hash = [u8; 32];

/// Innførsel: what a leaf tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeafKind {
    KeyAdd,
    KeyRevoke,
    Statement,
    Erase,
    AccessDay,
    AppRelease,
    Epoch,
}

impl LeafKind {
    pub const ALL: [LeafKind; 7] = [
        LeafKind::KeyAdd,
        LeafKind::KeyRevoke,
        LeafKind::Statement,
        LeafKind::Erase,
        LeafKind::AccessDay,
        LeafKind::AppRelease,
        LeafKind::Epoch,
    ];

    /// The word in the leaf.
    pub const fn word(self) -> &'static str {
        match self {
            LeafKind::KeyAdd => "key-add",
            LeafKind::KeyRevoke => "key-revoke",
            LeafKind::Statement => "statement",
            LeafKind::Erase => "erase",
            LeafKind::AccessDay => "access-day",
            LeafKind::AppRelease => "app-release",
            LeafKind::Epoch => "epoch",
        }
    }
}

const LEAF_START: &str = "alis-log/v1\n";

/// A leaf: `alis-log/v1\n<kind>\n<base64 SHA-256>\n`.
pub fn leaf_text(kind: LeafKind, digest: &Digest) -> String {
    [LEAF_START, kind.word(), "\n", &to_base64(digest.as_bytes()), "\n"].concat()
}

/// What [`leaf_text`] wrote; `None` for anything else.
pub fn read_leaf(text: &str) -> Option<(LeafKind, Digest)> {
    let (word, hash) = text.strip_prefix(LEAF_START)?.strip_suffix('\n')?.split_once('\n')?;
    let kind = LeafKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    Some((kind, Digest(from_base64(hash)?)))
}

/// A hash in base64, as notes, receipts and consistency proofs write it.
pub fn to_base64(hash: &Hash) -> String {
    Base64::encode_string(hash)
}

/// A hash from canonical base64; `None` for anything else.
pub fn from_base64(text: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    (Base64::decode(text, &mut hash).ok()?.len() == 32).then_some(hash)
}

/// The hash of a leaf's bytes.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// The hash over two subtrees.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of a tree without leaves.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// Whether the leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2).
pub fn verify_inclusion(index: u64, size: u64, leaf_hash: &Hash, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let mut climb = Climb { node: index, last: size - 1 };
    let mut hash = *leaf_hash;
    for sibling in proof {
        hash = match climb.step() {
            None => return false,
            Some(Side::Left) => node_hash(sibling, &hash),
            Some(Side::Right) => node_hash(&hash, sibling),
        };
    }
    climb.last == 0 && hash == *root
}

/// Whether the newer tree holds the older one unchanged at its start (RFC 9162, 2.1.4.2). Every tree grows from the
/// empty one.
pub fn verify_consistency(old_size: u64, new_size: u64, old_root: &Hash, new_root: &Hash, proof: &[Hash]) -> bool {
    if old_size == 0 {
        return proof.is_empty() && *old_root == empty_root();
    }
    if old_size >= new_size {
        return old_size == new_size && proof.is_empty() && old_root == new_root;
    }
    let (start, rest) = match proof.split_first() {
        _ if old_size.is_power_of_two() => (old_root, proof),
        Some(split) => split,
        None => return false,
    };
    let done = (old_size - 1).trailing_ones();
    let mut climb = Climb { node: (old_size - 1) >> done, last: (new_size - 1) >> done };
    let (mut old, mut new) = (*start, *start);
    for sibling in rest {
        match climb.step() {
            None => return false,
            Some(Side::Left) => (old, new) = (node_hash(sibling, &old), node_hash(sibling, &new)),
            Some(Side::Right) => new = node_hash(&new, sibling),
        }
    }
    climb.last == 0 && old == *old_root && new == *new_root
}

/// The way from a node to the root: where it stands in its row, and where the row ends.
struct Climb {
    node: u64,
    last: u64,
}

/// On which side of the path the next hash of a proof stands.
enum Side {
    Left,
    Right,
}

impl Climb {
    /// One hash further up; `None` when the root was reached already.
    fn step(&mut self) -> Option<Side> {
        if self.last == 0 {
            return None;
        }
        let mut side = Side::Right;
        if self.node & 1 == 1 || self.node == self.last {
            side = Side::Left;
            let alone = self.node.trailing_zeros(); // rows where the node has no sibling; the node is not 0 here
            (self.node, self.last) = (self.node >> alone, self.last >> alone);
        }
        (self.node, self.last) = (self.node >> 1, self.last >> 1);
        Some(side)
    }
}

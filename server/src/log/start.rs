//! How a log begins, and how it is taken up again: its name, its first leaf, and the check that the leaves in the store
//! still lead to the head that was signed over them.

use super::{
    Log,
    key::{self, KeyTrouble},
    signed_head,
};
use crate::{
    crypto::{NoRandomness, random},
    store::{Books, Fault},
};
use shared::{
    day::Moment,
    statement::{
        checkpoint::{SignedCheckpoint, Vkey},
        digest::Digest,
        merkle::{LeafKind, Tree, leaf_hash, leaf_text},
    },
};
use std::{fmt, path::Path};

/// Leaves are read back in portions.
const PORTION: u64 = 10_000;

/// Why the log cannot be taken up.
#[derive(Debug)]
pub enum LogTrouble {
    Key(KeyTrouble),
    Store(Fault),
    NoRandomness,
    /// The directory belongs to a server with another name.
    OtherName {
        kept: String,
        asked: String,
    },
    /// Leaves and signed head part: the file was changed by others.
    Torn,
}

impl fmt::Display for LogTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogTrouble::Key(trouble) => write!(f, "{trouble}"),
            LogTrouble::Store(fault) => write!(f, "{fault}"),
            LogTrouble::NoRandomness => write!(f, "the operating system gives no randomness"),
            LogTrouble::OtherName { kept, asked } => write!(
                f,
                "the data belongs to the server {kept}, and statements are addressed to that name; it cannot be opened as {asked}"
            ),
            LogTrouble::Torn => write!(f, "the log does not match the head that was signed over it; run alis audit"),
        }
    }
}

impl From<Fault> for LogTrouble {
    fn from(fault: Fault) -> LogTrouble {
        LogTrouble::Store(fault)
    }
}
impl From<KeyTrouble> for LogTrouble {
    fn from(trouble: KeyTrouble) -> LogTrouble {
        LogTrouble::Key(trouble)
    }
}

/// The log of `directory`, new or taken up.
pub fn open(directory: &Path, books: &mut dyn Books, aud: &str, now: Moment) -> Result<Log, LogTrouble> {
    match books.house("aud")? {
        None => begin(directory, books, aud, now),
        Some(kept) if kept != aud => Err(LogTrouble::OtherName { kept, asked: aud.to_owned() }),
        Some(_) => resume(directory, books, aud),
    }
}

/// `<aud>/log/<epoch>`.
pub fn origin(aud: &str, epoch: &str) -> String {
    format!("{aud}/log/{epoch}")
}

/// The first leaf of every log: which epoch it is.
fn begin(directory: &Path, books: &mut dyn Books, aud: &str, now: Moment) -> Result<Log, LogTrouble> {
    let key = key::make(directory)?;
    let bytes: [u8; 8] = random().map_err(|NoRandomness| LogTrouble::NoRandomness)?;
    let epoch: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let origin = origin(aud, &epoch);
    let vkey = Vkey::new(&origin, key.public()).map_err(|_| LogTrouble::Torn)?;
    let digest = Digest::of(origin.as_bytes());
    let mut tree = Tree::default();
    tree.push(leaf_hash(leaf_text(LeafKind::Epoch, &digest).as_bytes()));
    let head = signed_head(&key, &vkey, 1, tree.root_at(1).unwrap_or_default(), now); // one leaf: its root is there
    books.begin()?;
    books.name_house("aud", aud)?;
    books.name_house("epoch", &epoch)?;
    books.add_leaf(0, LeafKind::Epoch, &digest)?;
    books.add_record(0, &origin)?;
    books.add_checkpoint(&head)?;
    books.commit()?;
    Ok(Log::resume(tree, head, key, vkey))
}

fn resume(directory: &Path, books: &dyn Books, aud: &str) -> Result<Log, LogTrouble> {
    let key = key::load(directory)?;
    let epoch = books.house("epoch")?.ok_or(LogTrouble::Torn)?;
    let vkey = Vkey::new(&origin(aud, &epoch), key.public()).map_err(|_| LogTrouble::Torn)?;
    let tree = grow(books)?;
    let head = books.newest_checkpoint()?.ok_or(LogTrouble::Torn)?;
    let signed = SignedCheckpoint::parse(&head.note, &vkey).map_err(|_| LogTrouble::Torn)?;
    let agrees = signed.checkpoint.size == tree.len() && Some(signed.checkpoint.root) == tree.root_at(tree.len());
    if agrees { Ok(Log::resume(tree, head, key, vkey)) } else { Err(LogTrouble::Torn) }
}

/// The tree over all leaves in the store.
pub fn grow(books: &dyn Books) -> Result<Tree, Fault> {
    let (size, mut tree) = (books.log_size()?, Tree::default());
    for from in (0..size).step_by(PORTION as usize) {
        for (kind, digest) in books.leaves(from, from + PORTION)? {
            tree.push(leaf_hash(leaf_text(kind, &digest).as_bytes()));
        }
    }
    Ok(tree)
}

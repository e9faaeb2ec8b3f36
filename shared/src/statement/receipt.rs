//! The proof that a statement was received: its place in the log, and the log's signed root (C2SP tlog-proof@v1).
//! Checks the place; the Ed25519 signature over the checkpoint is checked by the caller.

pub use super::checkpoint::ReceiptFault;
use super::{
    checkpoint::{SignedCheckpoint, Vkey},
    envelope::Envelope,
    merkle::{Hash, LeafKind, from_base64, leaf_hash, leaf_text, to_base64, verify_inclusion},
};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1\nindex ";

/// Kvittering: where in the log something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// From 0; what people see is one more.
    pub index: u64,
    /// From the leaf's sibling to the root's child.
    pub proof: Vec<Hash>,
    pub checkpoint: SignedCheckpoint,
}

/// The text of a receipt; `note` is the signed checkpoint of the tree the proof is for.
pub fn print(index: u64, proof: &[Hash], note: &str) -> String {
    let mut text = [FIRST_LINE, &index.to_string(), "\n"].concat();
    for hash in proof {
        text.push_str(&to_base64(hash));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(note);
    text
}

impl Receipt {
    /// Reads what [`print()`] wrote for the log of `vkey`. The signature is not checked yet.
    ///
    /// # Errors
    /// [`ReceiptFault::NotAReceipt`], or those of [`SignedCheckpoint::parse`].
    pub fn parse(text: &str, vkey: &Vkey) -> Result<Receipt, ReceiptFault> {
        let (head, note) = text.split_once("\n\n").ok_or(ReceiptFault::NotAReceipt)?;
        let (index, proof) = read_head(head).ok_or(ReceiptFault::NotAReceipt)?;
        let receipt = Receipt { index, proof, checkpoint: SignedCheckpoint::parse(note, vkey)? };
        if receipt.to_text() == text { Ok(receipt) } else { Err(ReceiptFault::NotAReceipt) }
    }

    pub fn to_text(&self) -> String {
        print(self.index, &self.proof, &self.checkpoint.text)
    }

    /// Whether the signed root holds this statement at this place.
    ///
    /// # Errors
    /// [`ReceiptFault::NotCovered`] when it does not.
    pub fn covers(&self, envelope: &Envelope) -> Result<(), ReceiptFault> {
        self.covers_leaf(&leaf_text(LeafKind::Statement, &envelope.log_digest()))
    }

    /// The same for any leaf.
    ///
    /// # Errors
    /// [`ReceiptFault::NotCovered`] when it is not there.
    pub fn covers_leaf(&self, leaf: &str) -> Result<(), ReceiptFault> {
        let tree = &self.checkpoint.checkpoint;
        let leaf = leaf_hash(leaf.as_bytes());
        let there = verify_inclusion(self.index, tree.size, &leaf, &self.proof, &tree.root);
        if there { Ok(()) } else { Err(ReceiptFault::NotCovered) }
    }
}

fn read_head(head: &str) -> Option<(u64, Vec<Hash>)> {
    let mut lines = head.strip_prefix(FIRST_LINE)?.split('\n');
    let index = lines.next()?.parse().ok()?;
    Some((index, lines.map(from_base64).collect::<Option<_>>()?))
}

//! Whether an answer proves that a statement was received: the receipt covers it, the log's signature is right, and the
//! log still holds what it held when we last looked. Knows nothing of sending.

use crate::{
    kept::Doubt,
    keys,
    store::{self, KNOWN},
};
use shared::{
    api::Filed,
    statement::{
        checkpoint::{SignedCheckpoint, Vkey},
        envelope::Envelope,
        merkle::{Hash, from_base64, verify_consistency},
        receipt::Receipt,
    },
};

/// The entry of the store `known` with the last note that was verified.
pub const CHECKPOINT: &str = "checkpoint";

/// The last checkpoint of this log that was verified here.
pub async fn last_seen(vkey: &Vkey) -> Option<SignedCheckpoint> {
    let note = store::get(KNOWN, CHECKPOINT).await.ok()??;
    SignedCheckpoint::parse(&note, vkey).ok()
}

/// Whether the store holds a checkpoint of an earlier epoch: the server was restored from a backup.
pub async fn is_new_epoch(vkey: &Vkey) -> bool {
    let note = store::get(KNOWN, CHECKPOINT).await.ok().flatten();
    note.is_some_and(|note| SignedCheckpoint::parse(&note, vkey).is_err())
}

/// Checks the answer to a filing. What comes back is the note to remember, when it is newer than the last one.
///
/// # Errors
/// [`Doubt`] says what did not hold; the statement stays unsent.
pub async fn check(
    filed: &Filed,
    envelope: &Envelope,
    vkey: &Vkey,
    seen: Option<&SignedCheckpoint>,
) -> Result<Option<String>, Doubt> {
    let receipt = Receipt::parse(&filed.receipt, vkey).map_err(|_| Doubt::NoProof)?;
    receipt.covers(envelope).map_err(|_| Doubt::NoProof)?;
    let now = &receipt.checkpoint;
    match keys::verify_ed25519(vkey.key(), &now.signature, &now.message).await {
        None => return Err(Doubt::CannotCheck),
        Some(false) => return Err(Doubt::NoProof),
        Some(true) => {}
    }
    let told_true = filed.number == receipt.index + 1 && filed.received_at == now.checkpoint.received_at;
    if !told_true {
        return Err(Doubt::NoProof);
    }
    let Some(seen) = seen else { return Ok(Some(now.text.clone())) };
    if !is_same_history(seen, now, &filed.consistency) {
        return Err(Doubt::OtherHistory);
    }
    Ok((now.checkpoint.size > seen.checkpoint.size).then(|| now.text.clone()))
}

/// The smaller tree is the beginning of the larger one.
fn is_same_history(seen: &SignedCheckpoint, now: &SignedCheckpoint, proof: &[String]) -> bool {
    let Some(proof) = proof.iter().map(|hash| from_base64(hash)).collect::<Option<Vec<Hash>>>() else { return false };
    let (old, new) = (&seen.checkpoint, &now.checkpoint);
    let (old, new) = if old.size <= new.size { (old, new) } else { (new, old) };
    match old.size == new.size {
        true => old.root == new.root,
        false => verify_consistency(old.size, new.size, &old.root, &new.root, &proof),
    }
}

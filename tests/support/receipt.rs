//! Checks a receipt as a stranger would, with another implementation of Ed25519 than the product's. Knows no server.

use ed25519_dalek::{Signature, VerifyingKey};
use shared::statement::{checkpoint::Vkey, envelope::Envelope, receipt::Receipt};

/// The receipt, when it proves that `envelope` stands in the log of `vkey`.
///
/// # Errors
/// What is wrong with it.
pub fn believe(receipt: &str, envelope: &Envelope, vkey: &str) -> Result<Receipt, String> {
    let vkey: Vkey = vkey.parse().map_err(|fault| format!("{fault:?}"))?;
    let receipt = Receipt::parse(receipt, &vkey).map_err(|fault| format!("{fault:?}"))?;
    receipt.covers(envelope).map_err(|fault| format!("{fault:?}"))?;
    let key = VerifyingKey::from_bytes(vkey.key()).map_err(|fault| fault.to_string())?;
    let signature = Signature::from_bytes(&receipt.checkpoint.signature);
    key.verify_strict(&receipt.checkpoint.message, &signature).map_err(|fault| fault.to_string())?;
    Ok(receipt)
}

//! What is signed: who states what about which document, and the form itself. Knows no keys and no signatures.

use super::digest::Digest;
use crate::{
    day::Moment,
    numbers::{doc_id::is_doc_id, health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
    refusal::Refusal,
};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Erklæring: everything that is signed. Members are printed in this order, and only in this form: what is read and
/// printed again must be the same bytes ([`read`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload<B> {
    /// Schema version of the body.
    pub v: u16,
    /// The form, as in the header's `typ`: `candidate-registration`.
    pub kind: String,
    /// The server this is meant for.
    pub aud: String,
    /// Whose statement it is: a municipality, a trust, a trainee, or (none of them) the office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<HealthTrust>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doctor: Option<HprNumber>,
    /// UUIDv7 in lower case with hyphens, made with the draft.
    pub doc: String,
    /// 1 for the first, then one more each time.
    pub rev: u32,
    /// Digest of the payload of revision `rev − 1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
    /// 128 random bits, base64url: makes digests hiding commitments.
    pub nonce: String,
    /// The edition of rules and dated values it was checked by.
    pub edition: Digest,
    /// By the signer's clock; never decides anything.
    pub signed_at: Moment,
    pub body: B,
}

/// Reads a payload and demands that printing it again gives the very same bytes. This one rule refuses duplicate keys,
/// unknown fields, arrays for structs, odd escapes and odd numbers.
///
/// # Errors
/// [`Refusal::Unreadable`] when it is not such a payload, or its `doc`, `rev` or `nonce` is none;
/// [`Refusal::NotCanonical`] when the bytes differ.
pub fn read<B: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<Payload<B>, Refusal> {
    let payload: Payload<B> = serde_json::from_slice(bytes).map_err(|_| Refusal::Unreadable)?;
    if print(&payload) != bytes {
        return Err(Refusal::NotCanonical);
    }
    let sound = is_doc_id(&payload.doc) && payload.rev > 0 && is_nonce(&payload.nonce);
    if sound { Ok(payload) } else { Err(Refusal::Unreadable) }
}

/// 16 bytes in canonical base64url.
fn is_nonce(text: &str) -> bool {
    let mut bytes = [0; 16];
    Base64UrlUnpadded::decode(text, &mut bytes).is_ok_and(|read| read.len() == 16)
}

/// The one way a payload is printed.
pub fn print<B: Serialize>(payload: &Payload<B>) -> Vec<u8> {
    serde_json::to_vec(payload).unwrap_or_default() // cannot fail: plain structs with text keys, written to memory
}

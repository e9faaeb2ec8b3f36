//! The signed letter: bytes, their kind, a signature over both. Knows nothing of forms, and checks no signature: the
//! caller does, with the key it has stored.
//! Why JWS with an exact header: other programs can read it, and nothing in the letter can choose how it is checked.

use super::digest::Digest;
use crate::{api::BODY_LIMIT_BYTES, refusal::Refusal};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Konvolutt: JWS in flattened JSON (RFC 7515, 7.2.2), members in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The signed bytes, base64url.
    pub payload: String,
    /// The header, base64url.
    pub protected: String,
    /// r‖s, base64url.
    pub signature: String,
}

const HEADER_START: &str = r#"{"alg":"ES256","typ":"alis-"#;
const HEADER_MIDDLE: &str = r#"+json","kid":""#;
const HEADER_END: &str = r#""}"#;

impl Envelope {
    /// Reads an envelope as it came over the wire. Printed again it must be the very same bytes.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`], or [`Refusal::NotAnEnvelope`] for anything else that is not one.
    pub fn parse(bytes: &[u8]) -> Result<Envelope, Refusal> {
        if bytes.len() > BODY_LIMIT_BYTES {
            return Err(Refusal::TooLarge { limit_bytes: BODY_LIMIT_BYTES as u32 });
        }
        let envelope: Envelope = serde_json::from_slice(bytes).map_err(|_| Refusal::NotAnEnvelope)?;
        if envelope.to_bytes() == bytes { Ok(envelope) } else { Err(Refusal::NotAnEnvelope) }
    }

    /// The one way an envelope is printed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default() // cannot fail: three texts, written to memory
    }

    /// Takes the letter out. The signature is not checked yet.
    ///
    /// # Errors
    /// [`Refusal::ForeignHeader`] for any header but the exact one, [`Refusal::NotAnEnvelope`] for a payload that is
    /// not canonical base64url, [`Refusal::BadSignature`] for a signature that is not 64 bytes of it.
    pub fn open(&self) -> Result<Opened, Refusal> {
        let (kind, kid) = self.header().ok_or(Refusal::ForeignHeader)?;
        let payload = Base64UrlUnpadded::decode_vec(&self.payload).map_err(|_| Refusal::NotAnEnvelope)?;
        let mut signature = [0; 64];
        match Base64UrlUnpadded::decode(&self.signature, &mut signature) {
            Ok(read) if read.len() == 64 => {}
            _ => return Err(Refusal::BadSignature),
        }
        Ok(Opened { kind, kid, payload, signature, signing_input: join(&self.protected, &self.payload) })
    }

    /// Kind and key of the exact header; `None` for any other.
    fn header(&self) -> Option<(String, Digest)> {
        let bytes = Base64UrlUnpadded::decode_vec(&self.protected).ok()?;
        let rest = std::str::from_utf8(&bytes).ok()?.strip_prefix(HEADER_START)?;
        let (kind, rest) = rest.split_once(HEADER_MIDDLE)?;
        let kid = rest.strip_suffix(HEADER_END)?.parse().ok()?;
        is_kind(kind).then(|| (kind.to_owned(), kid))
    }

    /// SHA-256 of `protected.payload.signature`: what the leaf in the log carries.
    pub fn log_digest(&self) -> Digest {
        let mut hash = Sha256::new();
        for part in [&self.protected, ".", &self.payload, ".", &self.signature] {
            hash.update(part.as_bytes());
        }
        Digest(hash.finalize().into())
    }
}

/// What an envelope held, byte for byte as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The form, or `enrol`, or `sign-in`.
    pub kind: String,
    /// RFC 7638 thumbprint of the key it claims to be signed with.
    pub kid: Digest,
    pub payload: Vec<u8>,
    /// r‖s.
    pub signature: [u8; 64],
    /// What the signature is over.
    pub signing_input: Vec<u8>,
}

impl Opened {
    /// With the key, the identity of a statement; and what the next revision calls `previous`.
    pub fn payload_digest(&self) -> Digest {
        Digest::of(&self.payload)
    }
}

/// A sealed letter that waits for its signature. Only `seal` makes one.
#[derive(Clone, Debug)]
pub struct Unsigned {
    payload: String,
    protected: String,
}

impl Unsigned {
    pub(super) fn new(kind: &str, kid: &Digest, payload: &[u8]) -> Unsigned {
        let kid = kid.to_string();
        let header = [HEADER_START, kind, HEADER_MIDDLE, &kid, HEADER_END].concat();
        Unsigned {
            payload: Base64UrlUnpadded::encode_string(payload),
            protected: Base64UrlUnpadded::encode_string(header.as_bytes()),
        }
    }

    /// The bytes to sign with ES256.
    pub fn signing_input(&self) -> Vec<u8> {
        join(&self.protected, &self.payload)
    }

    /// The envelope; `signature` is r‖s, as WebCrypto gives it.
    pub fn signed(self, signature: &[u8; 64]) -> Envelope {
        Envelope {
            payload: self.payload,
            protected: self.protected,
            signature: Base64UrlUnpadded::encode_string(signature),
        }
    }
}

fn join(protected: &str, payload: &str) -> Vec<u8> {
    [protected, ".", payload].concat().into_bytes()
}

fn is_kind(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

//! A device of the tests: P-256 keys that are no secret, and the check of a signature by a second implementation.

use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::{
    Signature, SigningKey, VerifyingKey,
    signature::{Signer, Verifier},
};
use shared::{
    api::PublicKey,
    statement::{
        digest::Digest,
        envelope::{Envelope, Unsigned},
    },
};

/// A device with a key of its own.
pub struct Device(SigningKey);

impl Device {
    /// Always the same key for the same name.
    pub fn named(name: &str) -> Device {
        Device(SigningKey::from_slice(Digest::of(name.as_bytes()).as_bytes()).unwrap())
    }

    pub fn public_key(&self) -> PublicKey {
        let point = self.0.verifying_key().to_sec1_bytes();
        let part = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        PublicKey { crv: "P-256".into(), kty: "EC".into(), x: part(&point[1..33]), y: part(&point[33..]) }
    }

    /// The secret half, base64url, as JSON Web Key writes it.
    pub fn secret(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.0.to_bytes())
    }

    pub fn kid(&self) -> Digest {
        self.public_key().thumbprint()
    }

    /// Deterministic (RFC 6979): the same input gives the same signature.
    pub fn sign(&self, input: &[u8]) -> [u8; 64] {
        let signature: Signature = self.0.sign(input);
        signature.to_bytes().into()
    }

    pub fn sign_letter(&self, letter: Unsigned) -> Envelope {
        let signature = self.sign(&letter.signing_input());
        letter.signed(&signature)
    }
}

/// The point of a key as SEC 1 writes it without compression; `None` for anything that is no P-256 key in JSON Web Key.
pub fn sec1(key: &PublicKey) -> Option<[u8; 65]> {
    let mut point = [4; 65];
    let (x, y) = point[1..].split_at_mut(32);
    for (text, bytes) in [(&key.x, x), (&key.y, y)] {
        if Base64UrlUnpadded::decode(text, bytes).ok()?.len() != 32 {
            return None;
        }
    }
    (key.crv == "P-256" && key.kty == "EC").then_some(point)
}

/// Whether `signature` (r‖s, 64 bytes, nothing else) is the key's over `input`.
pub fn verifies(sec1: &[u8], input: &[u8], signature: &[u8]) -> bool {
    let check = || {
        let key = VerifyingKey::from_sec1_bytes(sec1).ok()?;
        let signature = Signature::from_bytes(signature.try_into().ok()?).ok()?;
        key.verify(input, &signature).ok()
    };
    check().is_some()
}

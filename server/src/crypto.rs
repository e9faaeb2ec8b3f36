//! The few things asked of cryptography: randomness, a P-256 signature checked, an Ed25519 signature made or checked.
//! Knows bytes only; what they mean is decided elsewhere.

use aws_lc_rs::{
    rand,
    signature::{ECDSA_P256_SHA256_FIXED, ED25519, Ed25519KeyPair, KeyPair, ParsedPublicKey, UnparsedPublicKey},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use shared::{api::PublicKey, statement::checkpoint::SignedCheckpoint, statement::checkpoint::Vkey};

/// The operating system gives no randomness: nothing can be done safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRandomness;

/// Fresh random bytes.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A public P-256 key ready to check signatures with.
#[derive(Clone)]
pub struct DeviceKey(ParsedPublicKey);

impl DeviceKey {
    /// `None` when the 65 bytes are no uncompressed point of the curve.
    pub fn from_point(point: &[u8]) -> Option<DeviceKey> {
        let uncompressed = point.len() == 65 && point[0] == 4;
        uncompressed.then(|| ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).ok()).flatten().map(DeviceKey)
    }

    /// ES256: `signature` is r‖s over `message`.
    pub fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}

/// The uncompressed point of a JSON Web Key; `None` unless it is P-256 in its one spelling.
pub fn point_of(key: &PublicKey) -> Option<[u8; 65]> {
    if key.crv != "P-256" || key.kty != "EC" {
        return None;
    }
    let mut point = [4; 65];
    for (text, at) in [(&key.x, 1), (&key.y, 33)] {
        let read = Base64UrlUnpadded::decode(text, &mut point[at..at + 32]).ok()?;
        if read.len() != 32 {
            return None;
        }
    }
    Some(point)
}

/// The JSON Web Key of an uncompressed point.
pub fn key_of(point: &[u8; 65]) -> PublicKey {
    let text = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
    PublicKey { crv: "P-256".into(), kty: "EC".into(), x: text(&point[1..33]), y: text(&point[33..]) }
}

/// The key that signs the heads of the log.
pub struct LogKey(Ed25519KeyPair);

impl LogKey {
    /// `None` when the seed is refused by the library.
    pub fn from_seed(seed: &[u8; 32]) -> Option<LogKey> {
        Ed25519KeyPair::from_seed_unchecked(seed).ok().map(LogKey)
    }

    pub fn public(&self) -> [u8; 32] {
        let mut key = [0; 32];
        key.copy_from_slice(self.0.public_key().as_ref());
        key
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut signature = [0; 64];
        signature.copy_from_slice(self.0.sign(message).as_ref());
        signature
    }
}

/// Whether the log's key has signed this checkpoint.
pub fn checkpoint_is_signed(signed: &SignedCheckpoint, vkey: &Vkey) -> bool {
    UnparsedPublicKey::new(&ED25519, vkey.key()).verify(&signed.message, &signed.signature).is_ok()
}

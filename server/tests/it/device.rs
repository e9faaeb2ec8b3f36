//! A device of the tests: a P-256 key from a second implementation, and the letters it seals.

use crate::server::AUD;
use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use shared::{
    api::PublicKey,
    statement::{digest::Digest, envelope::Envelope},
};
use std::sync::atomic::{AtomicU64, Ordering};

static NONCE: AtomicU64 = AtomicU64::new(1);

#[derive(Clone)]
pub struct Device(SigningKey);

impl Device {
    /// Always the same key for the same name.
    pub fn named(name: &str) -> Device {
        Device(SigningKey::from_slice(Digest::of(name.as_bytes()).as_bytes()).unwrap())
    }

    /// The key whose secret half is `d` of a JSON Web Key.
    pub fn of_secret(d: &str) -> Device {
        Device(SigningKey::from_slice(&Base64UrlUnpadded::decode_vec(d).unwrap()).unwrap())
    }

    pub fn public_key(&self) -> PublicKey {
        let point = self.0.verifying_key().to_sec1_bytes();
        let part = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        PublicKey { crv: "P-256".into(), kty: "EC".into(), x: part(&point[1..33]), y: part(&point[33..]) }
    }

    pub fn kid(&self) -> Digest {
        self.public_key().thumbprint()
    }

    /// Signs any payload under any kind: what a careful client would never send can be sent too.
    pub fn seal(&self, kind: &str, payload: &[u8]) -> Envelope {
        let header = format!(r#"{{"alg":"ES256","typ":"alis-{kind}+json","kid":"{}"}}"#, self.kid());
        let encode = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let (protected, payload) = (encode(header.as_bytes()), encode(payload));
        let signature: Signature = self.0.sign(format!("{protected}.{payload}").as_bytes());
        Envelope { payload, protected, signature: encode(&signature.to_bytes()) }
    }
}

/// Omslag: what a statement says beside its form. Each part can be changed before it is printed.
#[derive(Clone)]
pub struct Cover {
    pub v: u16,
    pub kind: String,
    pub aud: String,
    pub municipality: Option<String>,
    pub trust: Option<String>,
    pub doctor: Option<u32>,
    pub doc: String,
    pub rev: u32,
    pub previous: Option<String>,
    pub nonce: String,
}

impl Cover {
    pub fn new(kind: &str, doc: &str, rev: u32) -> Cover {
        let mut nonce = [7; 16];
        nonce[..8].copy_from_slice(&NONCE.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Cover {
            v: 1,
            kind: kind.into(),
            aud: AUD.into(),
            municipality: None,
            trust: None,
            doctor: None,
            doc: doc.into(),
            rev,
            previous: None,
            nonce: Base64UrlUnpadded::encode_string(&nonce),
        }
    }

    /// The payload's bytes, members in their one order.
    pub fn around(&self, body: &impl serde::Serialize) -> Vec<u8> {
        let mut text = format!(r#"{{"v":{},"kind":{},"aud":{}"#, self.v, json!(self.kind), json!(self.aud));
        let mut put = |name: &str, value: Value| text.push_str(&format!(r#","{name}":{value}"#));
        self.municipality.iter().for_each(|number| put("municipality", json!(number)));
        self.trust.iter().for_each(|code| put("trust", json!(code)));
        self.doctor.iter().for_each(|number| put("doctor", json!(number)));
        put("doc", json!(self.doc));
        put("rev", json!(self.rev));
        self.previous.iter().for_each(|digest| put("previous", json!(digest)));
        put("nonce", json!(self.nonce));
        put("edition", json!(shared::edition::edition_of_all()));
        put("signed_at", json!("2026-11-22T11:59:00Z"));
        text.push_str(&format!(r#","body":{}}}"#, serde_json::to_string(body).unwrap()));
        text.into_bytes()
    }
}

/// A new document's name.
pub fn doc() -> String {
    let number = NONCE.fetch_add(1, Ordering::Relaxed);
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    shared::statement::seal::uuid_v7(1_795_000_000_000 + number, random)
}

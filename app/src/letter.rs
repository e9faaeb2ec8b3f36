//! What stands in a signed statement, for lists and receipts. Reads the bytes that were signed and nothing else; knows no
//! form by its type, so that a list need not fetch forms.

use crate::{json, kept::Summary};
use serde_json::Value;
use shared::{
    api::Organization,
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    statement::{envelope::Envelope, payload::Payload},
};

/// The letter inside an envelope; `None` when it cannot be read.
pub fn open(envelope: &Envelope) -> Option<Payload<Value>> {
    json::read(&envelope.open().ok()?.payload).ok()
}

/// What lists show of it; the findings are not in the letter.
pub fn summary(letter: &Payload<Value>) -> Summary {
    let text = |path: &str| letter.body.pointer(path).and_then(Value::as_str).unwrap_or_default();
    Summary {
        kind: letter.kind.clone(),
        trainee: text("/trainee/name").to_owned(),
        doctor: letter
            .body
            .pointer("/trainee/hpr_number")
            .and_then(Value::as_u64)
            .and_then(|n| HprNumber::new(n as u32)),
        trust: HealthTrust::from_code(text("/trust")),
        site: text("/site").to_owned(),
        wished_start: text("/wished_start").parse().ok(),
        findings: Vec::new(),
    }
}

/// Whose statement it is.
pub fn organization(letter: &Payload<Value>) -> Organization {
    Organization { municipality: letter.municipality.clone(), trust: letter.trust, doctor: letter.doctor, reader: None }
}

/// A signed letter, for tests; its signature is over nothing.
#[cfg(test)]
pub fn signed(kind: &str, rev: u32, signed_at: shared::day::Moment, body: Value) -> Envelope {
    use shared::statement::{digest::Digest, payload};
    let base64 = |bytes: &[u8]| {
        let bytes: String = bytes.iter().copied().map(char::from).collect();
        let text = web_sys::window().unwrap().btoa(&bytes).unwrap();
        text.replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned()
    };
    let digest = Digest::of(kind.as_bytes());
    let letter = Payload {
        v: 1,
        kind: kind.to_owned(),
        aud: String::new(),
        municipality: None,
        trust: None,
        doctor: None,
        doc: crate::chance::new_doc(),
        rev,
        previous: None,
        nonce: String::new(),
        edition: digest,
        signed_at,
        body,
    };
    let header = format!(r#"{{"alg":"ES256","typ":"alis-{kind}+json","kid":"{digest}"}}"#);
    Envelope {
        payload: base64(&payload::print(&letter)),
        protected: base64(header.as_bytes()),
        signature: base64(&[0; 64]),
    }
}

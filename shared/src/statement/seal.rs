//! The only way to an unsigned letter: from a checked form, or from the two small statements about a key. Knows no key
//! and no clock; the cover is filled in by the caller.

use super::{
    digest::Digest,
    envelope::Unsigned,
    payload::{self, Payload},
};
pub use crate::numbers::doc_id::{is_doc_id, uuid_v7};
use crate::{
    api::{Enrol, SignIn},
    day::Moment,
    form::{Checked, Form},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Serialize;

/// Omslag: what a statement says beside its form.
#[derive(Clone, Debug)]
pub struct Cover {
    /// The server it is meant for.
    pub aud: String,
    /// Whose statement it is; nobody named for the office.
    pub municipality: Option<MunicipalityNumber>,
    pub trust: Option<HealthTrust>,
    pub doctor: Option<HprNumber>,
    /// UUIDv7, made with the draft ([`uuid_v7`]).
    pub doc: String,
    /// 1 for the first.
    pub rev: u32,
    /// Digest of the payload of the revision before.
    pub previous: Option<Digest>,
    /// Fresh random bytes.
    pub nonce: [u8; 16],
    /// What it was checked by.
    pub edition: Digest,
    /// By the signer's clock.
    pub signed_at: Moment,
}

/// Seals a checked form.
pub fn seal<F: Form>(form: &Checked<F>, cover: Cover, kid: &Digest) -> Unsigned {
    letter(F::KIND, F::VERSION, form.body(), cover, kid)
}

/// The kind of [`seal_enrol`].
pub const ENROL: &str = "enrol";
/// The kind of [`seal_sign_in`].
pub const SIGN_IN: &str = "sign-in";

/// Seals the proof that a device holds a key.
pub fn seal_enrol(body: Enrol, cover: Cover, kid: &Digest) -> Unsigned {
    letter(ENROL, 1, &body, Cover { rev: 1, previous: None, ..cover }, kid)
}

/// Seals the answer to a challenge.
pub fn seal_sign_in(body: SignIn, cover: Cover, kid: &Digest) -> Unsigned {
    letter(SIGN_IN, 1, &body, Cover { rev: 1, previous: None, ..cover }, kid)
}

fn letter<B: Serialize>(kind: &str, v: u16, body: &B, cover: Cover, kid: &Digest) -> Unsigned {
    let payload = Payload {
        v,
        kind: kind.to_owned(),
        aud: cover.aud,
        municipality: cover.municipality,
        trust: cover.trust,
        doctor: cover.doctor,
        doc: cover.doc,
        rev: cover.rev,
        previous: cover.previous,
        nonce: Base64UrlUnpadded::encode_string(&cover.nonce),
        edition: cover.edition,
        signed_at: cover.signed_at,
        body,
    };
    Unsigned::new(kind, kid, &payload::print(&payload))
}

//! Sealed letters the tests sign: the two small statements about a key, at a fixed moment.

use crate::statement_device::Device;
use shared::{
    api::{Enrol, SignIn},
    day::Moment,
    numbers::municipality::MunicipalityNumber,
    statement::{
        digest::Digest,
        envelope::Unsigned,
        seal::{Cover, seal_enrol, seal_sign_in, uuid_v7},
    },
};

pub fn moment() -> Moment {
    "2026-11-22T14:05:00Z".parse().unwrap()
}

pub fn doc() -> String {
    uuid_v7(moment().to_unix() as u64 * 1_000, [1; 10])
}

/// What Bodø writes on everything it sends.
pub fn cover() -> Cover {
    Cover {
        aud: "alis.example.no".into(),
        municipality: Some(MunicipalityNumber("1804".into())),
        trust: None,
        doctor: None,
        doc: doc(),
        rev: 1,
        previous: None,
        nonce: [2; 16],
        edition: Digest::of(b"the rules of the tests"),
        signed_at: moment(),
    }
}

pub fn sign_in(challenge: &str) -> Unsigned {
    seal_sign_in(SignIn { challenge: challenge.into() }, cover(), &Device::named("device").kid())
}

pub fn enrol(name: &str) -> Unsigned {
    let key = Device::named("device").public_key();
    let body = Enrol { invitation: Digest::of(b"a token"), key, name: name.into() };
    seal_enrol(body, cover(), &Device::named("device").kid())
}

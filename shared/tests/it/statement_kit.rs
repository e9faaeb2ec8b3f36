//! The envelope kit: files under `envelopes/`, one per fault, each exactly the bytes that would be sent.
//!
//! `<fault>.<code>.json` must be answered with the refusal `<code>`; `<name>.accepted.json` must be received. All are
//! meant for `PUT /api/v1/statements/{doc}/{rev}` of a server whose origin is `https://<aud>`, on the day `today`, where
//! the key `device` is enrolled for `municipality` and the key `stranger` is not; `kit.json` holds these facts and both
//! keys (they protect nothing). A refused envelope must leave nothing behind, so the whole kit can be sent to one server
//! in any order; the accepted ones say the same, so the second is answered 200.
//!
//! To a loop: read the folder, skip `kit.json`, split each name at its dots.
//!
//! The files are written by this code; `ALIS_WRITE_KIT=1 cargo test -p shared kit` writes them again.

use crate::{
    statement_device::{Device, sec1, verifies},
    statement_kit_faults::{faults, good_envelopes},
    statement_kit_payloads::payloads,
    statement_letters::{doc, moment},
};
use shared::{
    day::{Day, day},
    form::{Form, pass},
    forms::candidate_registration::CandidateRegistration,
    numbers::national_number::holds_national_number,
    refusal::{FailedProvision, Refusal},
    rules::facts::Facts,
    statement::{envelope::Envelope, payload},
};
use std::{collections::BTreeMap, fs, path::PathBuf};

pub const AUD: &str = "alis.example.no";
pub const MUNICIPALITY: &str = "1804";
const TODAY: Day = day(2026, 11, 22);

/// What only the server asks: the browser composes letters, so `shared` does not carry the tables for it.
const SERVER_ALONE: [&str; 1] = ["not-normalized"];

/// One file of the kit.
pub struct File {
    pub fault: &'static str,
    pub code: &'static str,
    pub bytes: Vec<u8>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/envelopes")
}

/// Every file of the kit as it must be, by name.
fn kit() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::from([("kit.json".to_owned(), about())]);
    for File { fault, code, bytes } in [faults(), payloads(), good_envelopes()].into_iter().flatten() {
        let twice = files.insert(format!("{fault}.{code}.json"), bytes);
        assert!(twice.is_none(), "{fault} is there twice");
    }
    files
}

/// `kit.json`.
fn about() -> Vec<u8> {
    let key = |name: &str| {
        let (device, mut jwk) = (Device::named(name), serde_json::Map::new());
        let public = serde_json::to_value(device.public_key()).unwrap();
        jwk.extend(public.as_object().unwrap().clone());
        jwk.insert("d".into(), device.secret().into());
        jwk
    };
    let about = serde_json::json!({
        "aud": AUD, "municipality": MUNICIPALITY, "today": TODAY, "doc": doc(), "rev": 1,
        "device": key("device"), "stranger": key("stranger"),
    });
    serde_json::to_vec_pretty(&about).unwrap()
}

/// All files of the folder, by name.
fn on_disk() -> BTreeMap<String, Vec<u8>> {
    let read = |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
    fs::read_dir(folder()).unwrap().map(|entry| read(entry.unwrap())).collect()
}

#[test]
fn the_kit_on_disk_is_the_kit_of_the_code() {
    let kit = kit();
    if std::env::var_os("ALIS_WRITE_KIT").is_some() {
        let _ = fs::remove_dir_all(folder());
        fs::create_dir_all(folder()).unwrap();
        kit.iter().for_each(|(name, bytes)| fs::write(folder().join(name), bytes).unwrap());
    }
    let there = on_disk();
    assert_eq!(kit.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    for (name, bytes) in kit {
        assert!(there[&name] == bytes, "{name} differs: ALIS_WRITE_KIT=1 cargo test -p shared kit");
    }
}

#[test]
fn every_bad_envelope_is_refused_with_the_code_in_its_name() {
    let mut wrong = Vec::new();
    for (name, bytes) in on_disk() {
        let parts: Vec<&str> = name.split('.').collect();
        let [_, expected, "json"] = parts[..] else {
            assert_eq!(name, "kit.json");
            continue;
        };
        let answer = receive(&bytes);
        let expected = if SERVER_ALONE.contains(&expected) { "accepted" } else { expected };
        let code = answer.as_ref().map_or_else(Refusal::code, |()| "accepted".to_owned());
        if code != expected {
            wrong.push(format!("{name}: {answer:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_bad_envelope_repeats_what_was_typed_in_its_refusal() {
    for (name, bytes) in on_disk() {
        if let Err(refusal) = receive(&bytes) {
            let said = serde_json::to_string(&refusal).unwrap();
            for typed in ["Bjørnstad", "kare", "9999901", "41234567", "Bodø", "\u{202e}"] {
                assert!(!said.contains(typed), "{name}: {said}");
            }
        }
    }
}

/// What a server does with bytes sent to `/statements/{doc}/1`, in its order, without a store.
fn receive(bytes: &[u8]) -> Result<(), Refusal> {
    type Body = CandidateRegistration;
    let opened = Envelope::parse(bytes)?.open()?;
    let key = Device::named("device").public_key();
    if opened.kid != key.thumbprint() {
        return Err(Refusal::UnknownKey);
    }
    if !verifies(&sec1(&key).unwrap(), &opened.signing_input, &opened.signature) {
        return Err(Refusal::BadSignature);
    }
    if opened.kind != Body::KIND {
        return Err(Refusal::UnknownKind);
    }
    let letter = match payload::read::<Body>(&opened.payload) {
        Err(_) if version(&opened.payload).is_some_and(|v| v != Body::VERSION) => return Err(Refusal::UnknownVersion),
        read => read?,
    };
    if letter.v != Body::VERSION {
        return Err(Refusal::UnknownVersion);
    }
    if holds_national_number(&String::from_utf8_lossy(&opened.payload)) {
        return Err(Refusal::HoldsNationalNumber);
    }
    if letter.kind != opened.kind {
        return Err(Refusal::ForeignHeader);
    }
    if letter.aud != AUD {
        return Err(Refusal::WrongServer);
    }
    if letter.doc != doc() || letter.rev != 1 {
        return Err(Refusal::WrongAddress);
    }
    if letter.municipality.as_ref().is_none_or(|number| number.0 != MUNICIPALITY) {
        return Err(Refusal::NotYours);
    }
    assert_eq!(letter.signed_at, moment(), "a wrong clock never refuses");
    judge(&letter.body)
}

fn version(bytes: &[u8]) -> Option<u16> {
    let payload: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    payload["v"].as_u64()?.try_into().ok()
}

fn judge(body: &CandidateRegistration) -> Result<(), Refusal> {
    let Err(report) = pass(body, &Facts::default(), TODAY) else { return Ok(()) };
    if !report.problems.is_empty() {
        return Err(Refusal::Shape { problems: report.problems.into_iter().map(|problem| problem.path).collect() });
    }
    let blocking = report.findings.iter().filter(|finding| finding.blocks());
    let failed = |id: &str| FailedProvision { id: id.to_owned(), path: String::new() };
    Err(Refusal::Provisions { failed: blocking.map(|finding| failed(finding.id)).collect() })
}

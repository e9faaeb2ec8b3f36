//! Letters sealed, signed, sent, opened and read again; and every change on the way noticed.

use crate::{
    statement_device::{Device, sec1, verifies},
    statement_kit_faults::{good, good_form},
    statement_letters::{cover, doc, enrol, sign_in},
};
use proptest::prelude::*;
use shared::{
    api::{BODY_LIMIT_BYTES, Enrol, SignIn},
    day::{Moment, day},
    form::pass,
    forms::candidate_registration::CandidateRegistration,
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
    refusal::Refusal,
    rules::facts::Facts,
    statement::{
        digest::Digest,
        envelope::Envelope,
        payload::{self, Payload},
        seal::{Cover, ENROL, SIGN_IN, seal, uuid_v7},
    },
};
use std::sync::LazyLock;

type Body = CandidateRegistration;

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| good().to_bytes());
static KEY: LazyLock<[u8; 65]> = LazyLock::new(|| sec1(&Device::named("device").public_key()).unwrap());

/// Everything that is checked before a statement's meaning.
fn accept(bytes: &[u8]) -> Result<Payload<Body>, Refusal> {
    let opened = Envelope::parse(bytes)?.open()?;
    if opened.kid != Device::named("device").kid() {
        return Err(Refusal::UnknownKey);
    }
    if !verifies(&*KEY, &opened.signing_input, &opened.signature) {
        return Err(Refusal::BadSignature);
    }
    payload::read(&opened.payload)
}

#[test]
fn what_was_sealed_is_what_is_read() {
    let payload = accept(&GOOD).unwrap();
    assert_eq!(payload.body, good_form());
    assert_eq!((payload.v, payload.kind.as_str(), payload.rev), (1, "candidate-registration", 1));
    assert_eq!((payload.doc, payload.aud), (doc(), cover().aud));
    assert_eq!(payload.municipality, cover().municipality);
    assert_eq!((payload.previous, payload.trust), (None, None));
}

#[test]
fn the_header_is_exactly_the_agreed_one() {
    let opened = good().open().unwrap();
    let kid = Device::named("device").kid();
    let input = String::from_utf8(opened.signing_input).unwrap();
    let (protected, _) = input.split_once('.').unwrap();
    let header = <base64ct::Base64UrlUnpadded as base64ct::Encoding>::decode_vec(protected).unwrap();
    let expected = format!(r#"{{"alg":"ES256","typ":"alis-candidate-registration+json","kid":"{kid}"}}"#);
    assert_eq!(String::from_utf8(header).unwrap(), expected);
    assert_eq!(opened.kid, kid);
}

#[test]
fn an_envelope_looks_like_this() {
    let opened = good().open().unwrap();
    insta::assert_snapshot!("envelope", String::from_utf8(GOOD.clone()).unwrap());
    insta::assert_snapshot!("payload", String::from_utf8(opened.payload).unwrap());
}

#[test]
fn the_second_revision_names_the_first() {
    let (checked, _) = pass(&good_form(), &Facts::default(), day(2026, 11, 22)).unwrap();
    let first = good().open().unwrap().payload_digest();
    let cover = Cover { rev: 2, previous: Some(first), ..cover() };
    let letter = seal(&checked, cover, &Device::named("device").kid());
    let payload = accept(&Device::named("device").sign_letter(letter).to_bytes()).unwrap();
    assert_eq!((payload.rev, payload.previous), (2, Some(first)));
}

#[test]
fn the_digest_in_the_log_is_over_the_three_parts_with_dots() {
    let Envelope { payload, protected, signature } = good();
    let joined = format!("{protected}.{payload}.{signature}");
    assert_eq!(good().log_digest(), Digest::of(joined.as_bytes()));
}

#[test]
fn an_enrolment_and_a_sign_in_are_letters_too() {
    let envelope = Device::named("device").sign_letter(enrol("Kåre Bjørnstad"));
    let opened = envelope.open().unwrap();
    assert_eq!(opened.kind, ENROL);
    let read: Payload<Enrol> = payload::read(&opened.payload).unwrap();
    assert_eq!(read.body.key.thumbprint(), opened.kid);

    let envelope = Device::named("device").sign_letter(sign_in("a challenge"));
    let opened = envelope.open().unwrap();
    assert_eq!(opened.kind, SIGN_IN);
    let read: Payload<SignIn> = payload::read(&opened.payload).unwrap();
    assert_eq!((read.v, read.rev, read.body.challenge.as_str()), (1, 1, "a challenge"));
}

#[test]
fn a_sign_in_cannot_be_read_as_a_registration() {
    let envelope = Device::named("device").sign_letter(sign_in("a challenge"));
    assert_eq!(accept(&envelope.to_bytes()), Err(Refusal::Unreadable));
}

#[test]
fn the_largest_body_is_read_and_one_byte_more_is_not() {
    let limit_bytes = BODY_LIMIT_BYTES as u32;
    assert_eq!(Envelope::parse(&vec![b'a'; BODY_LIMIT_BYTES]), Err(Refusal::NotAnEnvelope));
    assert_eq!(Envelope::parse(&vec![b'a'; BODY_LIMIT_BYTES + 1]), Err(Refusal::TooLarge { limit_bytes }));
    let empty = Envelope { payload: String::new(), protected: String::new(), signature: String::new() };
    let payload = "A".repeat(BODY_LIMIT_BYTES - empty.to_bytes().len());
    let full = Envelope { payload, ..empty };
    assert_eq!(Envelope::parse(&full.to_bytes()), Ok(full));
}

fn moments() -> impl Strategy<Value = Moment> {
    (-2_208_988_800i64..7_258_118_400).prop_map(Moment::from_unix)
}

fn digests() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest)
}

fn trusts() -> impl Strategy<Value = HealthTrust> {
    prop::sample::select(HealthTrust::ALL.to_vec())
}

fn docs() -> impl Strategy<Value = String> {
    (0..1u64 << 48, any::<[u8; 10]>()).prop_map(|(unix_ms, random)| uuid_v7(unix_ms, random))
}

/// Any payload a program of ours could print; every text is any text.
fn payloads() -> impl Strategy<Value = Payload<SignIn>> {
    let doctors = prop::option::of((1..=999_999_999u32).prop_map(|number| HprNumber::new(number).unwrap()));
    let whose = (prop::option::of(".*"), prop::option::of(trusts()), doctors);
    let revision = (docs(), 1..=u32::MAX, prop::option::of(digests()), "[A-Za-z0-9_-]{21}[AQgw]");
    (any::<u16>(), ".*", ".*", whose, revision, digests(), moments(), ".*").prop_map(
        |(v, kind, aud, (municipality, trust, doctor), (doc, rev, previous, nonce), edition, signed_at, challenge)| {
            let (municipality, body) = (municipality.map(MunicipalityNumber), SignIn { challenge });
            Payload { v, kind, aud, municipality, trust, doctor, doc, rev, previous, nonce, edition, signed_at, body }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_printed_payload_is_read_as_itself(payload in payloads()) {
        prop_assert_eq!(payload::read(&payload::print(&payload)), Ok(payload));
    }

    #[test]
    fn one_changed_byte_makes_an_envelope_unacceptable(at in 0..GOOD.len(), byte: u8) {
        let mut bytes = GOOD.clone();
        bytes[at] = byte;
        prop_assert!(bytes == *GOOD || accept(&bytes).is_err());
    }

    #[test]
    fn one_byte_more_or_less_makes_an_envelope_unacceptable(at in 0..GOOD.len(), byte: u8) {
        let (mut more, mut less) = (GOOD.clone(), GOOD.clone());
        more.insert(at, byte);
        less.remove(at);
        prop_assert!(accept(&more).is_err());
        prop_assert!(accept(&less).is_err());
    }

    #[test]
    fn a_payload_changed_in_one_byte_is_refused_or_says_something_else(at in 0..1_000usize, byte: u8) {
        let good = good().open().unwrap().payload;
        let mut bytes = good.clone();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(read) = payload::read::<Body>(&bytes) {
            prop_assert!(bytes == good || read != payload::read(&good).unwrap());
            prop_assert_eq!(payload::print(&read), bytes);
        }
    }

    #[test]
    fn no_bytes_at_all_make_opening_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(accept(&bytes).is_err());
    }
}

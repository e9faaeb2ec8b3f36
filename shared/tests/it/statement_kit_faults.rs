//! What is wrong with the envelopes of the kit whose payload is good, and the refusal each must get. Every one has a
//! single fault: all that is checked before it is right.

use crate::{
    statement_device::{Device, sec1, verifies},
    statement_kit::File,
    statement_letters::{cover, sign_in},
};
use base64ct::{Base64, Base64Unpadded, Base64UrlUnpadded, Encoding};
use p256::ecdsa::Signature;
use shared::{
    day::day,
    form::pass,
    forms::candidate_registration::{CandidateRegistration, Length, Post, Scheme, SupervisionGroup, Trainee},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    rules::facts::Facts,
    statement::{envelope::Envelope, seal::seal},
};

pub const PHONE: &str = "+4741234567";

/// A registration nothing is wrong with.
pub fn good_form() -> CandidateRegistration {
    CandidateRegistration {
        trainee: Trainee {
            name: "Kåre Bjørnstad".into(),
            hpr_number: HprNumber::new(9_999_901),
            email: "kare@example.no".into(),
            phone: serde_json::from_value(PHONE.into()).unwrap(),
        },
        workplace: "Bodø legesenter".into(),
        scheme: Some(Scheme::New),
        service_from: Some(day(2026, 9, 1)),
        position_percent: Some(100),
        post: Some(Post::OwnList),
        supervision_group: Some(SupervisionGroup::Ongoing),
        group_from: Some(day(2026, 10, 1)),
        courses_completed: Some(2),
        activities_completed: Some(14),
        goals_approved: Some(5),
        trust: Some(HealthTrust::Nordland),
        site: "bodo".into(),
        wished_start: Some(day(2028, 3, 1)),
        length: Some(Length::SixMonths),
        has_supervisor: Some(false),
        on_call_competent: Some(true),
        institution_months_done: Some(0),
        ..CandidateRegistration::default()
    }
}

pub fn device() -> Device {
    Device::named("device")
}

/// The good envelope, sealed and signed the ordinary way.
pub fn good() -> Envelope {
    let (checked, _) = pass(&good_form(), &Facts::default(), day(2026, 11, 22)).unwrap();
    device().sign_letter(seal(&checked, cover(), &device().kid()))
}

/// The same with both signatures that P-256 allows: r‖s and r‖−s. WebCrypto gives either.
pub fn good_envelopes() -> Vec<File> {
    let good = good();
    let signature = Signature::from_bytes(&good.open().unwrap().signature.into()).unwrap();
    let low = signature.normalize_s();
    let high = Signature::from_scalars(low.r(), -*low.s()).unwrap();
    assert_ne!(low, high);
    [("good-with-low-s", low), ("good-with-high-s", high)]
        .map(|(fault, signature)| File { fault, code: "accepted", bytes: with_signature(&signature.to_bytes()) })
        .into()
}

pub fn faults() -> Vec<File> {
    [files(), headers(), encodings(), signatures()].into_iter().flatten().collect()
}

pub fn file(fault: &'static str, code: &'static str, bytes: impl Into<Vec<u8>>) -> File {
    File { fault, code, bytes: bytes.into() }
}

/// The good envelope as text.
fn text() -> String {
    String::from_utf8(good().to_bytes()).unwrap()
}

fn base64url(bytes: impl AsRef<[u8]>) -> String {
    Base64UrlUnpadded::encode_string(bytes.as_ref())
}

pub fn header() -> String {
    String::from_utf8(Base64UrlUnpadded::decode_vec(&good().protected).unwrap()).unwrap()
}

pub fn payload() -> String {
    String::from_utf8(good().open().unwrap().payload).unwrap()
}

/// Any header over any payload, with a good signature by `signer`.
pub fn sign(header: impl AsRef<[u8]>, payload: impl AsRef<[u8]>, signer: &Device) -> Vec<u8> {
    sign_encoded(base64url(header), base64url(payload), signer)
}

fn sign_encoded(protected: String, payload: String, signer: &Device) -> Vec<u8> {
    let signature = base64url(signer.sign(format!("{protected}.{payload}").as_bytes()));
    Envelope { payload, protected, signature }.to_bytes()
}

fn with_signature(signature: &[u8]) -> Vec<u8> {
    Envelope { signature: base64url(signature), ..good() }.to_bytes()
}

/// Not the one way an envelope is written.
fn files() -> Vec<File> {
    const CODE: &str = "not-an-envelope";
    let (good, text) = (good(), text());
    let Envelope { payload, protected, signature } = &good;
    let members = |names: [&str; 3]| {
        let value = |name| {
            if name == "payload" {
                payload
            } else if name == "protected" {
                protected
            } else {
                signature
            }
        };
        let [a, b, c] = names.map(|name| format!(r#""{name}":"{}""#, value(name)));
        format!("{{{a},{b},{c}}}")
    };
    let general = serde_json::json!({
        "payload": payload, "signatures": [{ "protected": protected, "signature": signature }],
    });
    assert_eq!(members(["payload", "protected", "signature"]), text);
    vec![
        file("empty-file", CODE, ""),
        file("html-instead", CODE, "<!doctype html><html lang=\"en\"><title>Sign in to the network</title></html>\n"),
        file("not-utf-8", CODE, [text.as_bytes(), b"\xff"].concat()),
        file("truncated", CODE, &text[..text.len() / 2]),
        file("trailing-bytes", CODE, format!("{text}{{}}")),
        file("trailing-newline", CODE, format!("{text}\n")),
        file("leading-space", CODE, format!(" {text}")),
        file("byte-order-mark", CODE, format!("\u{feff}{text}")),
        file("space-between-members", CODE, text.replace(',', ", ")),
        file("member-order", CODE, members(["protected", "payload", "signature"])),
        file("array-for-envelope", CODE, serde_json::to_vec(&(payload, protected, signature)).unwrap()),
        file("compact-serialization", CODE, format!("{protected}.{payload}.{signature}")),
        file("general-json-serialization", CODE, general.to_string()),
        file("unprotected-header", CODE, text.replacen('{', r#"{"header":{"kid":"x"},"#, 1)),
        file("duplicate-member", CODE, text.replacen('{', &format!(r#"{{"payload":"{payload}","#), 1)),
        file("escaped-member", CODE, text.replace("\"signature\"", "\"\\u0073ignature\"")),
        file("escaped-value", CODE, text.replacen("\"eyJ", "\"\\u0065yJ", 1)),
        file("signature-is-null", CODE, text.replace(&format!("\"{signature}\""), "null")),
        file("payload-is-an-object", CODE, text.replace(&format!("\"{payload}\""), &self::payload())),
        file("no-signature", CODE, text.replace(&format!(",\"signature\":\"{signature}\""), "")),
        file("deep-nesting", CODE, "[".repeat(20_000)),
        file("deep-nesting-in-member", CODE, format!("{}{}", r#"{"payload":"#, r#"{"a":"#.repeat(5_000))),
        file("too-large", "too-large", too_large()),
    ]
}

/// Well written and well signed, but more than 64 KiB.
fn too_large() -> Vec<u8> {
    let long = format!(r#""remarks":"{}"}}}}"#, "Lang merknad. ".repeat(3_600));
    sign(header(), payload().replace("}}", &format!(",{long}")), &device())
}

/// Not the exact header; every one is well signed.
fn headers() -> Vec<File> {
    const CODE: &str = "foreign-header";
    let good = header();
    let jwk = serde_json::to_string(&device().public_key()).unwrap();
    let kid = device().kid().to_string();
    let more = |members: &str| good.replacen('{', &format!("{{{members},"), 1);
    let change = |from: &str, to: &str| once(&good, from, to);
    let signed = |fault, header: String| file(fault, CODE, sign(header, payload(), &device()));
    let kind = r#""kind":"candidate-registration""#;
    vec![
        signed("wrong-alg", change("ES256", "ES384")),
        signed("alg-none", change("ES256", "none")),
        signed("alg-hs256", change("ES256", "HS256")),
        signed("alg-in-lower-case", change("ES256", "es256")),
        signed("embedded-jwk", more(&format!(r#""jwk":{jwk}"#))),
        signed("jku", more(r#""jku":"https://evil.example/keys.json""#)),
        signed("x5u", more(r#""x5u":"https://evil.example/key.pem""#)),
        signed("crit", change(r#""}"#, r#"","crit":["exp"],"exp":1}"#)),
        signed("b64-false", change(r#""}"#, r#"","b64":false,"crit":["b64"]}"#)),
        signed("extra-header-member", change(r#""}"#, r#"","nonce":"1"}"#)),
        signed("duplicate-alg", change(r#""alg":"ES256""#, r#""alg":"ES256","alg":"none""#)),
        signed(
            "header-key-order",
            format!(r#"{{"typ":"alis-candidate-registration+json","alg":"ES256","kid":"{kid}"}}"#),
        ),
        signed("space-in-header", change(",\"kid", ", \"kid")),
        signed("escape-in-header", change("ES256", "\\u0045S256")),
        signed("trailing-bytes-in-header", format!("{good} ")),
        signed("wrong-typ", change("alis-candidate-registration+json", "JWT")),
        signed("typ-of-nothing", change("alis-candidate-registration+json", "alis-+json")),
        signed("typ-with-odd-letters", change("candidate-registration", "Candidate_Registration")),
        signed("no-typ", change(r#""typ":"alis-candidate-registration+json","#, "")),
        signed("no-kid", change(&format!(r#","kid":"{kid}""#), "")),
        signed("short-kid", change(&kid, &kid[..42])),
        signed("non-canonical-kid", change(&kid, &next_trailing_bits(&kid))),
        signed("empty-header", "{}".into()),
        signed("header-is-not-json", "alis".into()),
        file("header-is-not-utf-8", CODE, sign(b"\xff\xfe", payload(), &device())),
        file("padded-header", CODE, sign_encoded(format!("{}=", base64url(&good)), base64url(payload()), &device())),
        file("other-kind-in-header", CODE, sign(&good, once(&payload(), kind, r#""kind":"sign-in""#), &device())),
        file(
            "kind-nobody-knows",
            "unknown-kind",
            sign(change("candidate-registration", "shopping-list"), payload(), &device()),
        ),
    ]
}

/// The same bits in a way that base64url does not write them: the last letter with other unused bits.
fn next_trailing_bits(text: &str) -> String {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (head, last) = text.split_at(text.len() - 1);
    let place = LETTERS.find(last).unwrap();
    format!("{head}{}", &LETTERS[place + 1..place + 2])
}

/// A payload that decodes to the right bytes, but is not canonical base64url.
fn encodings() -> Vec<File> {
    const CODE: &str = "not-an-envelope";
    let bits = payload_with_length(1); // one byte over a multiple of three: two letters at the end, four unused bits
    let odd = payload_with_url_letters();
    let wrapped =
        base64url(payload()).as_bytes().chunks(76).map(String::from_utf8_lossy).collect::<Vec<_>>().join("\n");
    let signed = |fault, payload: String| file(fault, CODE, sign_encoded(base64url(header()), payload, &device()));
    vec![
        signed("padded-base64", format!("{}==", base64url(&bits))),
        signed("non-canonical-base64-trailing-bits", next_trailing_bits(&base64url(&bits))),
        signed("standard-base64-alphabet", Base64Unpadded::encode_string(odd.as_bytes())),
        signed("standard-base64", Base64::encode_string(odd.as_bytes())),
        signed("line-breaks-in-base64", wrapped),
        signed("space-in-base64", format!("{} ", base64url(payload()))),
        signed("one-letter-too-many", format!("{}A", base64url(payload_with_length(0)))),
    ]
}

/// The good payload with a longer workplace, so that its length leaves this remainder when divided by three.
fn payload_with_length(remainder: usize) -> String {
    let longer = |count: usize| once(&payload(), "legesenter", &format!("legesenter{}", "!".repeat(count)));
    (0..3).map(longer).find(|payload| payload.len() % 3 == remainder).unwrap()
}

/// The good payload with a workplace that needs the letters `-` and `_`.
fn payload_with_url_letters() -> String {
    let letters = |count: usize| once(&payload(), "legesenter", &format!("{}>>>???ÿÿÿ", "!".repeat(count)));
    let both = |payload: &String| base64url(payload).contains('-') && base64url(payload).contains('_');
    (0..3).map(letters).find(both).unwrap()
}

/// A signature that is not this device's over these bytes.
fn signatures() -> Vec<File> {
    const CODE: &str = "bad-signature";
    let good = good();
    let signature = good.open().unwrap().signature;
    let der = Signature::from_bytes(&signature.into()).unwrap().to_der();
    let mut flipped = signature;
    flipped[40] ^= 4;
    let swapped = [&signature[32..], &signature[..32]].concat();
    let stranger = Device::named("stranger");
    let foreign = once(&header(), &device().kid().to_string(), &stranger.kid().to_string());
    let other = device().sign_letter(sign_in("a challenge")).open().unwrap().signature;
    assert!(!verifies(&sec1(&device().public_key()).unwrap(), &good.open().unwrap().signing_input, &other));
    vec![
        file("flipped-bit-signature", CODE, with_signature(&flipped)),
        file("flipped-bit-payload", CODE, flipped_payload()),
        file("der-signature", CODE, with_signature(der.as_bytes())),
        file("short-signature", CODE, with_signature(&signature[..63])),
        file("long-signature", CODE, with_signature(&[&signature[..], &[0]].concat())),
        file("empty-signature", CODE, with_signature(&[])),
        file("zero-signature", CODE, with_signature(&[0; 64])),
        file("all-ones-signature", CODE, with_signature(&[0xff; 64])),
        file("swapped-halves-signature", CODE, with_signature(&swapped)),
        file("signature-over-another-letter", CODE, with_signature(&other)),
        file("signature-by-a-stranger", CODE, sign(header(), payload(), &stranger)),
        file("header-of-another-letter", CODE, another_header()),
        file("non-canonical-signature", CODE, non_canonical_signature()),
        file("padded-signature", CODE, {
            let signature = format!("{}==", good.signature);
            Envelope { signature, ..good.clone() }.to_bytes()
        }),
        file("foreign-kid", "unknown-key", sign(foreign, payload(), &stranger)),
    ]
}

fn flipped_payload() -> Vec<u8> {
    let changed = once(&payload(), "\"position_percent\":100", "\"position_percent\":101");
    Envelope { payload: base64url(changed), ..good() }.to_bytes()
}

/// The good payload and signature under a header the device signed something else with.
fn another_header() -> Vec<u8> {
    Envelope { protected: device().sign_letter(sign_in("a challenge")).protected, ..good() }.to_bytes()
}

fn non_canonical_signature() -> Vec<u8> {
    Envelope { signature: next_trailing_bits(&good().signature), ..good() }.to_bytes()
}

/// `text` with `from`, which stands there once, replaced by `to`.
pub fn once(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
    text.replacen(from, to, 1)
}

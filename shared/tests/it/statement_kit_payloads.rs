//! What is wrong with the envelopes of the kit that are well written and well signed, but not what they hold.

use crate::{
    statement_kit::File,
    statement_kit_faults::{PHONE, device, file, header, once, payload, sign},
};

/// Well signed, but not the one way a payload is written, or not what may be said.
pub fn payloads() -> Vec<File> {
    let good = payload();
    let mut all: Vec<File> = PAYLOADS
        .iter()
        .map(|(fault, code, from, to)| file(fault, code, sign(header(), once(&good, from, to), &device())))
        .collect();
    let signed = |fault, code, payload: Vec<u8>| file(fault, code, sign(header(), payload, &device()));
    let value: serde_json::Value = serde_json::from_str(&good).unwrap();
    let text = |name: &str| value[name].clone();
    let whole = serde_json::json!([
        1,
        text("kind"),
        text("aud"),
        text("municipality"),
        nothing(),
        nothing(),
        text("doc"),
        1,
        nothing(),
        text("nonce"),
        text("edition"),
        text("signed_at"),
        text("body"),
    ]);
    let trainee = &good[good.find("\"trainee\":").unwrap()..good.find(",\"workplace\"").unwrap()];
    let row = format!(r#""trainee":["Kåre Bjørnstad",9999901,"kare@example.no","{PHONE}"]"#);
    let nested = format!("\"workplace\":{}{}", "[".repeat(10_000), "]".repeat(10_000));
    all.extend([
        signed("array-for-struct", "not-canonical", once(&good, trainee, &row).into()),
        signed("array-for-payload", "not-canonical", whole.to_string().into()),
        signed(
            "deep-nesting-in-payload",
            "unreadable",
            once(&good, "\"workplace\":\"Bodø legesenter\"", &nested).into(),
        ),
        signed("trailing-bytes-in-payload", "unreadable", format!("{good}{{}}").into()),
        signed("trailing-newline-in-payload", "not-canonical", format!("{good}\n").into()),
        signed("byte-order-mark-in-payload", "unreadable", format!("\u{feff}{good}").into()),
        signed("empty-payload", "unreadable", Vec::new()),
        signed("payload-is-null", "unreadable", b"null".into()),
        signed("payload-is-not-utf-8", "unreadable", [good.as_bytes(), b"\xff"].concat()),
        signed("truncated-payload", "unreadable", good.as_bytes()[..good.len() - 1].into()),
        signed("name-too-long", "shape", once(&good, "Kåre Bjørnstad", &"å".repeat(101)).into()),
    ]);
    all
}

fn nothing() -> serde_json::Value {
    serde_json::Value::Null
}

/// Fault, code, what stands in the good payload, what stands there instead.
const PAYLOADS: [(&str, &str, &str, &str); 51] = [
    // not the one way it is written
    ("duplicate-key", "unreadable", r#""rev":1"#, r#""rev":1,"rev":1"#),
    ("duplicate-key-in-body", "unreadable", r#""scheme":"new""#, r#""scheme":"new","scheme":"old""#),
    ("unknown-field", "unreadable", r#""rev":1"#, r#""rev":1,"admin":true"#),
    ("unknown-field-in-body", "unreadable", r#""scheme":"new""#, r#""scheme":"new","national_number":"""#),
    ("unknown-field-in-trainee", "unreadable", r#""hpr_number""#, r#""gender":"m","hpr_number""#),
    ("missing-field", "unreadable", r#""rev":1,"#, ""),
    (
        "field-order",
        "not-canonical",
        r#""v":1,"kind":"candidate-registration","#,
        r#""kind":"candidate-registration","v":1,"#,
    ),
    ("explicit-null", "not-canonical", r#""rev":1"#, r#""rev":1,"previous":null"#),
    ("explicit-null-in-body", "not-canonical", r#","scheme":"new""#, r#","scheme":"new","converted_on":null"#),
    ("blank-answer", "not-canonical", r#","wished_start""#, r#","nearest_reason":"","wished_start""#),
    ("space-in-payload", "not-canonical", r#","rev":1"#, r#", "rev":1"#),
    ("odd-escape", "not-canonical", "Kåre", "K\\u00e5re"),
    ("escaped-letter", "not-canonical", "Kåre", "\\u004båre"),
    ("escaped-slash", "not-canonical", "Bodø legesenter", "Bodø \\/ legesenter"),
    ("escaped-key", "not-canonical", r#""rev""#, r#""\u0072ev""#),
    ("upper-case-escape", "not-canonical", "Kåre", "K\\u001Fre"),
    ("lone-surrogate", "unreadable", "Kåre", "K\\ud83dre"),
    ("raw-control-character", "unreadable", "Kåre", "K\u{1f}re"),
    ("number-as-float", "unreadable", r#""position_percent":100"#, r#""position_percent":100.0"#),
    ("number-with-exponent", "unreadable", r#""position_percent":100"#, r#""position_percent":1e2"#),
    ("number-with-leading-zero", "unreadable", r#""position_percent":100"#, r#""position_percent":0100"#),
    ("number-with-plus", "unreadable", r#""position_percent":100"#, r#""position_percent":+100"#),
    ("number-below-zero", "unreadable", r#""position_percent":100"#, r#""position_percent":-0"#),
    ("number-too-large", "unreadable", r#""position_percent":100"#, r#""position_percent":70000"#),
    ("number-as-text", "unreadable", r#""position_percent":100"#, r#""position_percent":"100""#),
    ("number-as-truth", "unreadable", r#""on_call_competent":true"#, r#""on_call_competent":1"#),
    ("day-that-is-none", "unreadable", "2028-03-01", "2028-02-30"),
    ("day-with-one-digit", "unreadable", "2028-03-01", "2028-3-01"),
    ("time-with-offset", "unreadable", "14:05:00Z", "14:05:00+00:00"),
    ("choice-that-is-none", "unreadable", r#""scheme":"new""#, r#""scheme":"newest""#),
    ("upper-case-doc", "unreadable", r#""doc":"01a2"#, r#""doc":"01A2"#),
    ("doc-that-is-a-path", "unreadable", r#""doc":"01a2"#, r#""doc":"../a"#),
    ("short-nonce", "unreadable", r#""nonce":"Ag"#, r#""nonce":""#),
    ("non-canonical-nonce", "unreadable", r#"Ag","edition""#, r#"Ah","edition""#),
    ("revision-zero", "unreadable", r#""rev":1"#, r#""rev":0"#),
    // well written, but not for here
    ("other-version", "unknown-version", r#""v":1"#, r#""v":2"#),
    ("other-server", "wrong-server", "alis.example.no", "alis.example.com"),
    ("other-document", "wrong-address", r#""doc":"01a2"#, r#""doc":"01a3"#),
    ("other-revision", "wrong-address", r#""rev":1"#, r#""rev":2"#),
    ("other-municipality", "not-yours", r#""municipality":"1804""#, r#""municipality":"1806""#),
    ("no-organization", "not-yours", r#""municipality":"1804","#, ""),
    // well written, but not what may be said
    ("non-nfc-name", "not-normalized", "Kåre", "Ka\u{30a}re"),
    ("national-number", "holds-national-number", "Bodø legesenter", "Bodø 178558 12345"),
    ("nul-in-name", "shape", "Kåre", "K\\u0000re"),
    ("right-to-left-in-name", "shape", "Kåre", "K\u{202e}re"),
    ("zero-width-in-name", "shape", "Kåre", "K\u{200b}re"),
    ("line-break-in-name", "shape", "Kåre", "K\\nre"),
    ("missing-answer", "shape", r#""scheme":"new","#, ""),
    ("answer-not-asked", "shape", r#""scheme":"new""#, r#""scheme":"new","converted_on":"2020-01-01""#),
    ("number-out-of-range", "shape", r#""position_percent":100"#, r#""position_percent":101"#),
    ("start-between-rotations", "provisions", "2028-03-01", "2028-03-02"),
];

//! What must not be in any text, whatever the form: characters that are not composed, and national identity numbers.
//! Keeps and says nothing of what it found.

use serde_json::Value;
use shared::{numbers::national_number::holds_national_number, refusal::Refusal};
use unicode_normalization::{IsNormalized, is_nfc, is_nfc_quick};

/// # Errors
/// [`Refusal::NotNormalized`] for bytes that are not NFC; the browser composes before it signs.
pub fn refuse_uncomposed(payload: &[u8]) -> Result<(), Refusal> {
    if payload.is_ascii() {
        return Ok(());
    }
    let text = std::str::from_utf8(payload).map_err(|_| Refusal::Unreadable)?;
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Ok(()),
        IsNormalized::Maybe if is_nfc(text) => Ok(()),
        IsNormalized::Maybe | IsNormalized::No => Err(Refusal::NotNormalized),
    }
}

/// # Errors
/// [`Refusal::HoldsNationalNumber`] when any text of the body holds one.
pub fn refuse_national_numbers(payload: &[u8]) -> Result<(), Refusal> {
    let payload: Value = serde_json::from_slice(payload).map_err(|_| Refusal::Unreadable)?;
    refuse_in(payload.get("body").unwrap_or(&payload))
}

/// # Errors
/// [`Refusal::HoldsNationalNumber`] when any text or number in the value is or holds one.
pub fn refuse_in(value: &Value) -> Result<(), Refusal> {
    if holds(value) { Err(Refusal::HoldsNationalNumber) } else { Ok(()) }
}

fn holds(value: &Value) -> bool {
    match value {
        Value::String(text) => holds_national_number(text),
        Value::Number(number) => holds_national_number(&number.to_string()),
        Value::Array(rows) => rows.iter().any(holds),
        Value::Object(members) => members.iter().any(|(name, value)| holds_national_number(name) || holds(value)),
        Value::Null | Value::Bool(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_national_number_is_found_wherever_it_hides() {
        let number = "17" /* day */
            .to_owned()
            + "0589"
            + "12345";
        for value in [
            json!({ "remarks": format!("se {number}") }),
            json!({ "rows": [{ "a": "" }, { "a": number }] }),
            json!({ number.clone(): "x" }),
            json!({ "remarks": "170589 12345" }),
            json!({ "n": number.parse::<u64>().unwrap() }),
        ] {
            assert_eq!(refuse_in(&value), Err(Refusal::HoldsNationalNumber), "{value}");
        }
        assert_eq!(refuse_in(&json!({ "phone": "+47 917 05 891", "hpr": 9_123_456 })), Ok(()));
    }

    #[test]
    fn letters_must_be_composed() {
        assert_eq!(refuse_uncomposed("Bodø Ánná".as_bytes()), Ok(()));
        assert_eq!(refuse_uncomposed("A\u{30a}se".as_bytes()), Err(Refusal::NotNormalized));
    }
}

//! Reads JSON that was written by hand: fields in any order and blank answers are fine, but a list is no object. (A
//! statement is read more strictly: printed again it must be the same bytes.)

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// `None` for anything but this type, written with names.
pub fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let given: Value = serde_json::from_slice(bytes).ok()?;
    let read: T = serde_json::from_slice(bytes).ok()?;
    let printed = serde_json::to_value(&read).ok()?;
    is_built_alike(&given, &printed).then_some(read)
}

/// serde takes a list for a struct, member by member; a person who wrote one meant something else.
fn is_built_alike(given: &Value, printed: &Value) -> bool {
    match (given, printed) {
        (Value::Object(given), Value::Object(printed)) => {
            given.iter().all(|(name, value)| printed.get(name).is_none_or(|other| is_built_alike(value, other)))
        }
        (Value::Array(given), Value::Array(printed)) => {
            given.iter().zip(printed).all(|(value, other)| is_built_alike(value, other))
        }
        (Value::Array(_), Value::Object(_)) | (Value::Object(_), Value::Array(_)) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::rules::facts::Facts;

    #[test]
    fn a_list_is_no_object() {
        assert!(read::<Facts>(b"[]").is_none());
        assert!(read::<Facts>(b"[\"1804\"]").is_none());
        assert!(read::<Facts>(b"{\"municipality\":\"1804\"}").is_some());
        assert!(read::<Facts>(b"{}").is_some());
        assert!(read::<Facts>(b"{\"unknown\":1}").is_none());
    }
}

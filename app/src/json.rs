//! Reading JSON from the server and from the device: one way for the whole app. Knows no type that is read, and does not
//! say what was wrong with a text: nobody is shown that.
//!
//! **Why not what serde_json brings.** That makes a reader for each pair of type and source, with sentences for every
//! mistake; together they were an eighth of what every page loads. Here one parser makes a tree, and each type is read
//! from that alone.

use serde::{
    Deserializer, Serialize,
    de::{
        self, DeserializeOwned, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess,
        Visitor,
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, map, ser::Formatter};
use std::{
    fmt,
    io::{self, Write},
    slice,
};

/// The text is not JSON, or not of the shape that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Reads a whole text.
///
/// # Errors
/// [`Unreadable`].
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Unreadable> {
    read_tree(&tree(text)?)
}

/// Reads what was taken from a larger text.
///
/// # Errors
/// [`Unreadable`].
pub fn read_tree<T: DeserializeOwned>(tree: &Value) -> Result<T, Unreadable> {
    T::deserialize(Node(tree))
}

/// Any text, as a tree.
///
/// # Errors
/// [`Unreadable`].
#[inline(never)] // one parser for all
pub fn tree(text: &[u8]) -> Result<Value, Unreadable> {
    serde_json::from_slice(text).map_err(|_| Unreadable)
}

/// What is kept or sent, as text. Forms alone are printed by `shared`, byte for byte as they are signed.
pub fn print(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    let printed = value.serialize(&mut serde_json::Serializer::with_formatter(&mut text, Decimals));
    debug_assert!(printed.is_ok(), "plain structs with text keys, written to memory, cannot fail");
    String::from_utf8(text).unwrap_or_default() // JSON always is
}

/// The same, as a tree.
pub fn tree_of(value: &impl Serialize) -> Value {
    tree(print(value).as_bytes()).unwrap_or_default() // cannot fail: it was just printed
}

/// Lets the browser write a number with decimals: the same digits, without tables of powers to be fetched.
struct Decimals;

impl Formatter for Decimals {
    fn write_f64<W: Write + ?Sized>(&mut self, to: &mut W, number: f64) -> io::Result<()> {
        let digits =
            js_sys::Number::from(number).to_string_with_radix(10).map_or_else(|_| "null".to_owned(), String::from);
        to.write_all(digits.as_bytes())
    }
}

/// A place in the tree, as the one source that types are read from.
struct Node<'de>(&'de Value);

/// The name of a member or of a choice.
struct Name<'de>(&'de str);

struct Items<'de>(slice::Iter<'de, Value>);

struct Members<'de> {
    rest: map::Iter<'de>,
    value: &'de Value,
}

/// A choice: its name, and what it holds.
struct Choice<'de>(&'de str, &'de Value);

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(number), _, _) => visitor.visit_u64(number),
                (None, Some(number), _) => visitor.visit_i64(number),
                (None, None, number) => visitor.visit_f64(number.unwrap_or(f64::NAN)), // a JSON number always is one
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => {
                let mut items = Items(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                if items.0.len() == 0 { Ok(value) } else { Err(Unreadable) }
            }
            Value::Object(members) => visitor.visit_map(Members { rest: members.iter(), value: self.0 }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    /// Members alone: an array of answers without their names is none of ours.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let Value::Object(members) = self.0 else { return Err(Unreadable) };
        visitor.visit_map(Members { rest: members.iter(), value: self.0 })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(Choice::of(self.0).ok_or(Unreadable)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier
    }
}

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_borrowed_str(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'de> {
    type Error = Unreadable;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(Node(item))).transpose()
    }
}

impl<'de> Members<'de> {
    #[inline(never)] // one step for all types
    fn step(&mut self) -> Option<&'de str> {
        let (name, value) = self.rest.next()?;
        self.value = value;
        Some(name)
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Unreadable;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Unreadable> {
        self.step().map(|name| seed.deserialize(Name(name))).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(Node(self.value))
    }
}

impl<'de> Choice<'de> {
    /// A bare name, or a name with what it holds.
    fn of(tree: &'de Value) -> Option<Choice<'de>> {
        match tree {
            Value::String(name) => Some(Choice(name, &Value::Null)),
            Value::Object(members) if members.len() == 1 => {
                members.iter().next().map(|(name, value)| Choice(name, value))
            }
            _ => None,
        }
    }
}

impl<'de> EnumAccess<'de> for Choice<'de> {
    type Error = Unreadable;
    type Variant = Node<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Node<'de>), Unreadable> {
        Ok((seed.deserialize(Name(self.0))?, Node(self.1)))
    }
}

impl<'de> VariantAccess<'de> for Node<'de> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.0.is_null() { Ok(()) } else { Err(Unreadable) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _length: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_struct("", fields, visitor)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

/// Every mistake is the same one: so no sentence is written about it.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Unreadable {
        Unreadable
    }
    fn invalid_type(_: Unexpected, _: &dyn Expected) -> Unreadable {
        Unreadable
    }
    fn invalid_value(_: Unexpected, _: &dyn Expected) -> Unreadable {
        Unreadable
    }
    fn invalid_length(_: usize, _: &dyn Expected) -> Unreadable {
        Unreadable
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Unreadable {
        Unreadable
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Unreadable {
        Unreadable
    }
    fn missing_field(_: &'static str) -> Unreadable {
        Unreadable
    }
    fn duplicate_field(_: &'static str) -> Unreadable {
        Unreadable
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;
    use shared::{
        api::Enrolment,
        forms::candidate_registration::CandidateRegistration,
        refusal::{Problem, Refusal},
        text::Language,
    };
    use std::collections::BTreeMap;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Bare,
        Holding(u8),
        Named { day: String },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        kind: Kind,
        counts: Vec<(i32, Option<u16>)>,
        #[serde(default)]
        rest: BTreeMap<String, Option<String>>,
        body: Value,
    }

    /// The same as serde_json reads, or the same refusal.
    fn same<T: DeserializeOwned + PartialEq + fmt::Debug>(text: &str) {
        assert_eq!(read::<T>(text.as_bytes()).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
    }

    #[wasm_bindgen_test]
    fn every_shape_is_read_as_serde_json_reads_it() {
        same::<Row>(
            r#"{"kind":"bare","counts":[[-1,null],[2,3]],"rest":{"a":null,"b":"c"},"body":{"x":[1,-1,1.5,true]}}"#,
        );
        same::<Row>(r#"{"kind":{"holding":7},"counts":[],"body":null,"unknown":{"a":[]}}"#);
        same::<Row>(r#"{"kind":{"named":{"day":"2027-01-01"}},"counts":[],"body":"æ\u00f8"}"#);
        same::<Option<u64>>("null");
        same::<()>("null");
        same::<Refusal>(r#"{"code":"busy","retry_after_seconds":4,"more":1}"#);
    }

    #[wasm_bindgen_test]
    fn what_serde_json_refuses_is_refused() {
        for kind in [r#""none""#, r#"{"holding":256}"#, r#"{"holding":1,"bare":null}"#, r#"{"named":{}}"#, "1"] {
            same::<Row>(&format!(r#"{{"kind":{kind},"counts":[],"body":1}}"#));
        }
        for counts in ["[[1]]", "[[1,2,3]]", "[[1.5,2]]", "{}", "null"] {
            same::<Row>(&format!(r#"{{"kind":"bare","counts":{counts},"body":1}}"#));
        }
        for text in ["", "{", "nul", "null 1", "[]", r#"{"kind":"bare"}"#] {
            same::<Row>(text);
        }
        same::<Enrolment>("{}");
        same::<CandidateRegistration>(r#"{"unknown":1}"#);
    }

    #[wasm_bindgen_test]
    fn the_refusal_in_a_problem_is_read_without_the_rest() {
        let refusal = Refusal::Shape { problems: vec!["trainee.name".into()] };
        let text = serde_json::to_vec(&Problem::new(refusal.clone(), Language::Nb)).unwrap();
        assert_eq!(read::<Refusal>(&text), Ok(refusal));
    }

    #[wasm_bindgen_test]
    fn what_was_written_is_the_same_tree() {
        let numbers = json!([0.5, -1.25, 1e21, 1e-7, u64::MAX, i64::MIN, 33.333333333333336]);
        let body = json!({ "a": [1, "b", null], "c": { "d": true }, "e": numbers });
        assert_eq!(tree_of(&body), body);
    }
}

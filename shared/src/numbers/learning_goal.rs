//! The codes of learning goals. Knows nothing of what the goals say or who has reached them.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, fmt, str::FromStr};

/// Læringsmål: a goal of the specialty (ALM) or one that all specialties share (FKM), written `ALM-055`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalCode {
    series: Series,
    number: u16,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Series {
    Alm,
    Fkm,
}

impl GoalCode {
    /// Samhandling: reached in institution.
    pub const ALM_055: GoalCode = GoalCode { series: Series::Alm, number: 55 };
    /// Fordypning i utvalgte pasientgrupper: reached in institution.
    pub const ALM_085: GoalCode = GoalCode { series: Series::Alm, number: 85 };
}

impl Series {
    fn named(letters: &str) -> Option<Series> {
        match () {
            () if letters.eq_ignore_ascii_case("alm") => Some(Series::Alm),
            () if letters.eq_ignore_ascii_case("fkm") => Some(Series::Fkm),
            () => None,
        }
    }
}

impl fmt::Display for GoalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.series == Series::Alm { "ALM-" } else { "FKM-" })?;
        let digit = |place: u16| b'0' + (self.number / place % 10) as u8; // a digit
        f.write_str(std::str::from_utf8(&[digit(100), digit(10), digit(1)]).unwrap_or_default())
    }
}
impl fmt::Debug for GoalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not a code in the form `ALM-055`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAGoal;

impl FromStr for GoalCode {
    type Err = NotAGoal;
    /// Only the form on the wire; see [`goals_as_typed`] for what people type.
    fn from_str(text: &str) -> Result<GoalCode, NotAGoal> {
        match goals_as_typed(text).as_deref() {
            Some([goal]) if goal.to_string() == text => Ok(*goal),
            _ => Err(NotAGoal),
        }
    }
}

/// Codes as people type them: `alm 55`, `ALM55, ALM-085`, `ALM-055, 085; fkm 3`. A number without letters is of the
/// series before it. In the order typed; `None` when something in the text is no code.
pub fn goals_as_typed(text: &str) -> Option<Vec<GoalCode>> {
    let mut goals = Vec::new();
    let (mut series, mut waiting) = (None, false);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let alike = |c: &char| match first {
            _ if first.is_ascii_alphabetic() => c.is_ascii_alphabetic(),
            _ if first.is_ascii_digit() => c.is_ascii_digit(),
            _ => c.is_whitespace() || matches!(c, '-' | '\u{2011}' | '\u{2013}' | ',' | ';' | '.' | '/' | '+'),
        };
        let part: &str = &rest[..rest.chars().take_while(alike).map(char::len_utf8).sum()];
        match () {
            () if part.is_empty() => return None, // no letter, digit or mark between codes
            () if first.is_ascii_alphabetic() && !waiting => {
                series = Some(Series::named(part)?);
                waiting = true;
            }
            () if first.is_ascii_alphabetic() => return None, // letters after letters: a number is lacking
            () if first.is_ascii_digit() => {
                let number = if part.len() <= 3 { part.parse().ok()? } else { 0 };
                goals.push(GoalCode { series: series.filter(|_| number > 0)?, number });
                waiting = false;
            }
            () => {}
        }
        rest = &rest[part.len()..];
    }
    (!waiting).then_some(goals)
}

impl Serialize for GoalCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for GoalCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<GoalCode, D::Error> {
        let text = <Cow<'de, str>>::deserialize(from)?;
        text.parse().map_err(|NotAGoal| D::Error::custom("not a learning goal"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for GoalCode {
    fn schema_name() -> Cow<'static, str> {
        "GoalCode".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^(ALM|FKM)-[0-9]{3}$" })
    }
}

//! The number of a doctor in the health personnel register. Knows nothing of who has it.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// HPR-nummer: seven to nine digits, no check digit. Leading zeros mean nothing and are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HprNumber(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 999_999_999)))] u32);

/// Why a text is not an HPR number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHpr {
    Letters,
    /// Eleven digits: this looks like a national identity number and must not be kept.
    Eleven,
    Length,
}

impl HprNumber {
    /// `None` outside 1–999 999 999.
    pub fn new(number: u32) -> Option<HprNumber> {
        (1..=999_999_999).contains(&number).then_some(HprNumber(number))
    }
    pub fn get(self) -> u32 {
        self.0
    }
    /// Inside the range a number may have; serde lets others through.
    pub fn is_sound(self) -> bool {
        HprNumber::new(self.0).is_some()
    }
}

impl FromStr for HprNumber {
    type Err = NotHpr;
    fn from_str(text: &str) -> Result<HprNumber, NotHpr> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotHpr::Letters);
        }
        match digits.len() {
            11 => Err(NotHpr::Eleven),
            7..=9 => digits.parse().ok().and_then(HprNumber::new).ok_or(NotHpr::Length),
            _ => Err(NotHpr::Length),
        }
    }
}

impl std::fmt::Display for HprNumber {
    /// At least seven digits, as the register prints it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:07}", self.0)
    }
}

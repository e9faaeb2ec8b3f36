//! The number of an organisation in Brønnøysund. Knows nothing of which organisation has it.

use crate::answer::{Answer, Fault};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Organisasjonsnummer: nine digits, the first 8 or 9, the last a check digit modulo 11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OrganisationNumber(
    #[cfg_attr(feature = "schema", schemars(range(min = 800_000_000, max = 999_999_999)))] u32,
);

impl OrganisationNumber {
    /// Right length, first digit and check digit; serde lets others through.
    pub fn is_sound(self) -> bool {
        self.to_string().parse() == Ok(self)
    }
}

impl Answer for Option<OrganisationNumber> {
    fn read(&self) -> String {
        self.map(|number| number.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Self, Fault> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|NotAnOrganisation| Fault::NotAnOrganisation)
    }
}

/// Not an organisation number: wrong length, first digit or check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnOrganisation;

const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

impl FromStr for OrganisationNumber {
    type Err = NotAnOrganisation;
    fn from_str(text: &str) -> Result<OrganisationNumber, NotAnOrganisation> {
        let digits: Vec<u32> = text.chars().filter(|c| !c.is_whitespace()).filter_map(|c| c.to_digit(10)).collect();
        let plain = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
        if !plain || digits.len() != 9 || digits[0] < 8 {
            return Err(NotAnOrganisation);
        }
        let sum: u32 = WEIGHTS.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum();
        let check = match sum % 11 {
            0 => 0,
            rest => 11 - rest,
        };
        if check == 10 || check != digits[8] {
            return Err(NotAnOrganisation);
        }
        Ok(OrganisationNumber(digits.iter().fold(0, |number, digit| number * 10 + digit)))
    }
}

impl std::fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

//! How an answer goes in and out of a form as text. Knows no form.

mod choice;
mod date;
mod fault;

pub use choice::Choice;
pub use date::day_as_typed;
pub use fault::Fault;

use crate::{
    day::Day,
    numbers::{
        health_trust::{HealthTrust, UNITS, find_unit},
        hpr_number::{HprNumber, NotHpr},
        learning_goal::{GoalCode, goals_as_typed},
        municipality::{self, MunicipalityNumber},
    },
    text::{Language, Text, lower},
};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Svar: a value that can be shown as text and read back from what a person typed. Blank text is no answer.
pub trait Answer: Sized {
    /// The canonical text: ISO date, code, digits; empty when unanswered.
    fn read(&self) -> String;
    /// # Errors
    /// The fault at the field, when the text cannot be such an answer.
    fn write(text: &str) -> Result<Self, Fault>;
}

impl Answer for String {
    fn read(&self) -> String {
        self.clone()
    }
    fn write(text: &str) -> Result<String, Fault> {
        Ok(text.to_owned())
    }
}

impl Answer for Option<Day> {
    fn read(&self) -> String {
        self.map(|day| day.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Option<Day>, Fault> {
        if text.trim().is_empty() { Ok(None) } else { day_as_typed(text).map(Some).ok_or(Fault::NotADay) }
    }
}

impl Answer for Option<u16> {
    fn read(&self) -> String {
        self.map(|number| number.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Option<u16>, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if text.len() > 5 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::TooLarge(i64::from(u16::MAX)));
        }
        text.parse().map(Some).map_err(|_| Fault::NotANumber)
    }
}

/// Amounts and other large numbers: «50 000» is read too.
impl Answer for Option<u32> {
    fn read(&self) -> String {
        self.map(|number| number.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Option<u32>, Fault> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if bare.is_empty() {
            return Ok(None);
        }
        if !bare.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::NotANumber);
        }
        bare.parse().map(Some).map_err(|_| Fault::TooLarge(u32::MAX.into()))
    }
}

impl Answer for Option<bool> {
    fn read(&self) -> String {
        self.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned()
    }
    fn write(text: &str) -> Result<Option<bool>, Fault> {
        match text.trim() {
            "" => Ok(None),
            "yes" => Ok(Some(true)),
            "no" => Ok(Some(false)),
            _ => Err(Fault::NotAnOption),
        }
    }
}

impl Answer for Option<HprNumber> {
    fn read(&self) -> String {
        self.map(|number| number.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Option<HprNumber>, Fault> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|fault| match fault {
            NotHpr::Eleven => Fault::NationalNumber,
            NotHpr::Letters | NotHpr::Length => Fault::NotAnHpr,
        })
    }
}

impl Answer for Option<GoalCode> {
    fn read(&self) -> String {
        self.map(|goal| goal.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Option<GoalCode>, Fault> {
        match goals_as_typed(text).as_deref() {
            Some([]) => Ok(None),
            Some([goal]) => Ok(Some(*goal)),
            _ => Err(Fault::NotAGoal),
        }
    }
}

impl Answer for Vec<GoalCode> {
    fn read(&self) -> String {
        let mut text = String::with_capacity(self.len() * 8);
        for goal in self {
            let space = if text.is_empty() { "" } else { " " };
            let _ = write!(text, "{space}{goal}"); // a String takes all
        }
        text
    }
    /// In order, each once.
    fn write(text: &str) -> Result<Vec<GoalCode>, Fault> {
        let mut goals = goals_as_typed(text).ok_or(Fault::NotAGoal)?;
        crate::order::sort(&mut goals);
        goals.dedup();
        Ok(goals)
    }
}

impl Answer for Option<HealthTrust> {
    fn read(&self) -> String {
        self.map_or("", HealthTrust::code).to_owned()
    }
    fn write(text: &str) -> Result<Option<HealthTrust>, Fault> {
        if text.is_empty() { Ok(None) } else { HealthTrust::from_code(text).map(Some).ok_or(Fault::NotAnOption) }
    }
}

impl Answer for MunicipalityNumber {
    fn read(&self) -> String {
        self.0.clone()
    }
    /// A number, or the name of a municipality in Nord-Norge in any of its languages.
    fn write(text: &str) -> Result<MunicipalityNumber, Fault> {
        let text = text.trim();
        let named = municipality::find_named(text).map(|row| row.number);
        let number = named.unwrap_or(text);
        match municipality::find_former(number) {
            Some(row) => Err(Fault::FormerMunicipality(row.number)),
            None if number.is_empty() || municipality::is_number(number) => Ok(MunicipalityNumber(number.to_owned())),
            None => Err(Fault::NotAMunicipality),
        }
    }
}

/// Enhet: the code of a unit on the list, or the name as typed when it is not on any list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitName(#[cfg_attr(feature = "schema", schemars(length(max = 100)))] pub String);

impl UnitName {
    /// The unit's name for people.
    pub fn shown(&self, language: Language) -> &str {
        find_unit(&self.0).map_or(&self.0, |unit| unit.name.read(language))
    }
}

impl Answer for UnitName {
    fn read(&self) -> String {
        self.0.clone()
    }
    fn write(text: &str) -> Result<UnitName, Fault> {
        let typed = lower(text.trim());
        let named = |name: &Text| [name.nb, name.nn, name.en].iter().any(|words| lower(words) == typed);
        let known = UNITS.iter().find(|unit| named(&unit.name));
        Ok(UnitName(known.map_or(text, |unit| unit.code).to_owned()))
    }
}

/// Telefon: `+47` and eight digits; spaces and a missing country code are mended when typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Phone(#[cfg_attr(feature = "schema", schemars(regex(pattern = r"^\+47[0-9]{8}$")))] pub String);

impl Phone {
    pub fn is_sound(&self) -> bool {
        self.0.strip_prefix("+47").is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()))
    }
}

impl Answer for Phone {
    fn read(&self) -> String {
        self.0.clone()
    }
    fn write(text: &str) -> Result<Phone, Fault> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if bare.is_empty() {
            return Ok(Phone::default());
        }
        let digits = bare.strip_prefix("+47").or(bare.strip_prefix("0047")).unwrap_or(&bare);
        let phone = Phone(format!("+47{digits}"));
        if phone.is_sound() { Ok(phone) } else { Err(Fault::NotAPhone) }
    }
}

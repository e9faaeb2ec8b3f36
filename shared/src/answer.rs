//! How an answer goes in and out of a form as text, and what can be wrong with what was typed. Knows no form.

use crate::{
    day::Day,
    numbers::{
        health_trust::{HealthTrust, UNITS, find_unit},
        hpr_number::{HprNumber, NotHpr},
        learning_goal::{GoalCode, goals_as_typed},
        municipality::{self, MunicipalityNumber},
    },
    text::{Language, Text, lower, t},
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt::Write};

/// Feil ved et svar: what is wrong with the shape of an answer, whatever the law says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The question needs an answer and has none.
    Missing,
    NotADay,
    NotANumber,
    TooSmall(i64),
    TooLarge(i64),
    /// More characters (Unicode code points) than this.
    TooLong(i64),
    TooManyRows(i64),
    NotAnOption,
    NotAnEmail,
    NotAPhone,
    NotAnHpr,
    NotAMunicipality,
    /// A number of 2020–2023; the municipality's present number.
    FormerMunicipality(&'static str),
    /// Control, bidirectional or invisible characters.
    HiddenCharacter,
    /// Eleven digits that read as a national identity number.
    NationalNumber,
    /// The last day is before the first.
    WrongOrder,
    /// The same choice twice.
    Repeated,
    /// Not the code of a learning goal, or more codes than one.
    NotAGoal,
    NotAnOrganisation,
    NotALink,
    /// Something is answered that other answers leave no room for.
    NotAsked,
}

impl Fault {
    /// The name on the wire: `too-long`.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Missing => "missing",
            Fault::NotADay => "not-a-day",
            Fault::NotANumber => "not-a-number",
            Fault::TooSmall(_) => "too-small",
            Fault::TooLarge(_) => "too-large",
            Fault::TooLong(_) => "too-long",
            Fault::TooManyRows(_) => "too-many-rows",
            Fault::NotAnOption => "not-an-option",
            Fault::NotAnEmail => "not-an-email",
            Fault::NotAPhone => "not-a-phone",
            Fault::NotAnHpr => "not-an-hpr",
            Fault::NotAMunicipality => "not-a-municipality",
            Fault::FormerMunicipality(_) => "former-municipality",
            Fault::HiddenCharacter => "hidden-character",
            Fault::NationalNumber => "national-number",
            Fault::WrongOrder => "wrong-order",
            Fault::Repeated => "repeated",
            Fault::NotAGoal => "not-a-goal",
            Fault::NotAnOrganisation => "not-an-organisation",
            Fault::NotALink => "not-a-link",
            Fault::NotAsked => "not-asked",
        }
    }

    /// What is wrong and what to do, at the field.
    pub fn words(self, language: Language) -> String {
        let figure = match self {
            Fault::TooSmall(n) | Fault::TooLarge(n) | Fault::TooLong(n) | Fault::TooManyRows(n) => n.to_string(),
            Fault::FormerMunicipality(number) => number.to_owned(),
            _ => String::new(),
        };
        self.text().fill(language, &[("n", &figure)])
    }

    #[rustfmt::skip]
    fn text(self) -> Text {
        match self {
            Fault::Missing => t("Svar på dette.", "Svar på dette.", "Answer this."),
            Fault::NotADay => t("Skriv en dato, for eksempel 1.3.2028.", "Skriv ein dato, til dømes 1.3.2028.", "Write a date, for example 1.3.2028."),
            Fault::NotANumber => t("Skriv et helt tall.", "Skriv eit heilt tal.", "Write a whole number."),
            Fault::TooSmall(_) => t("Tallet må være {n} eller større.", "Talet må vere {n} eller større.", "The number must be {n} or more."),
            Fault::TooLarge(_) => t("Tallet må være {n} eller mindre.", "Talet må vere {n} eller mindre.", "The number must be {n} or less."),
            Fault::TooLong(_) => t("Teksten er for lang. Bruk høyst {n} tegn.", "Teksten er for lang. Bruk høgst {n} teikn.", "The text is too long. Use at most {n} characters."),
            Fault::TooManyRows(_) => t("Det er plass til {n}. Fjern en.", "Det er plass til {n}. Fjern ein.", "There is room for {n}. Remove one."),
            Fault::NotAnOption => t("Velg ett av svarene i listen.", "Vel eitt av svara i lista.", "Choose one of the listed answers."),
            Fault::NotAnEmail => t("Skriv en e-postadresse, for eksempel navn@kommune.no.", "Skriv ei e-postadresse, til dømes namn@kommune.no.", "Write an e-mail address, for example name@kommune.no."),
            Fault::NotAPhone => t("Skriv et norsk nummer med åtte sifre.", "Skriv eit norsk nummer med åtte siffer.", "Write a Norwegian number with eight digits."),
            Fault::NotAnHpr => t("Et HPR-nummer har sju til ni sifre.", "Eit HPR-nummer har sju til ni siffer.", "An HPR number has seven to nine digits."),
            Fault::NotAMunicipality => t("Velg en kommune, eller skriv kommunenummeret med fire sifre.", "Vel ein kommune, eller skriv kommunenummeret med fire siffer.", "Choose a municipality, or write its number with four digits."),
            Fault::FormerMunicipality(_) => t("Kommunenummeret er gammelt. Nå er det {n}.", "Kommunenummeret er gammalt. No er det {n}.", "That municipality number is old. It is now {n}."),
            Fault::HiddenCharacter => t("Teksten har usynlige tegn. Slett den og skriv på nytt.", "Teksten har usynlege teikn. Slett han og skriv på nytt.", "The text has invisible characters. Delete it and type it again."),
            Fault::NationalNumber => t("Dette ser ut som et fødselsnummer. Ta det bort. Vi lagrer aldri fødselsnummer.", "Dette ser ut som eit fødselsnummer. Ta det bort. Vi lagrar aldri fødselsnummer.", "This looks like a national identity number. Remove it. We never store such numbers."),
            Fault::WrongOrder => t("Til-datoen er før fra-datoen. Rett en av dem.", "Til-datoen er før frå-datoen. Rett ein av dei.", "The end date is before the start date. Correct one of them."),
            Fault::Repeated => t("Dette er valgt før. Velg noe annet, eller fjern raden.", "Dette er valt før. Vel noko anna, eller fjern rada.", "This is already chosen. Choose another, or remove the row."),
            Fault::NotAGoal => t("Skriv koden til et læringsmål, for eksempel ALM-055 eller FKM-012.", "Skriv koden til eit læringsmål, til dømes ALM-055 eller FKM-012.", "Write the code of a learning goal, for example ALM-055 or FKM-012."),
            Fault::NotAnOrganisation => t("Et organisasjonsnummer har ni sifre. Kontroller sifrene.", "Eit organisasjonsnummer har ni siffer. Kontroller siffera.", "An organization number has nine digits. Check the digits."),
            Fault::NotALink => t("Skriv hele nettadressen. Den begynner med https://.", "Skriv heile nettadressa. Ho byrjar med https://.", "Write the whole web address. It begins with https://."),
            Fault::NotAsked => t("Dette spørres det ikke om når de andre svarene er slik. Ta det bort, eller rett de andre.", "Dette blir det ikkje spurt om når dei andre svara er slik. Ta det bort, eller rett dei andre.", "This is not asked with the other answers as they are. Remove it, or correct the others."),
        }
    }
}

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

/// A choice among fixed words; see [`choices!`](crate::choices).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub code: &'static str,
    pub label: Text,
}

/// Declares an enum whose variants have a name on the wire and words for people, and lets it be an answer.
#[macro_export]
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $code:literal, $label:expr;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$inner])* #[serde(rename = $code)] $variant,)+ }
        impl $name {
            pub const CHOICES: &'static [$crate::answer::Choice] =
                &[$($crate::answer::Choice { code: $code, label: $label }),+];
            pub fn code(self) -> &'static str { match self { $($name::$variant => $code),+ } }
            pub fn from_code(code: &str) -> Option<$name> { match code { $($code => Some($name::$variant),)+ _ => None } }
        }
        impl $crate::answer::Answer for Option<$name> {
            fn read(&self) -> String { self.map_or("", $name::code).to_owned() }
            fn write(text: &str) -> Result<Self, $crate::answer::Fault> {
                if text.is_empty() { return Ok(None); }
                $name::from_code(text).map(Some).ok_or($crate::answer::Fault::NotAnOption)
            }
        }
        impl $crate::answer::Answer for Vec<$name> {
            fn read(&self) -> String { self.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ") }
            fn write(text: &str) -> Result<Self, $crate::answer::Fault> {
                let mut all = text.split_whitespace()
                    .map(|code| $name::from_code(code).ok_or($crate::answer::Fault::NotAnOption))
                    .collect::<Result<Vec<_>, _>>()?;
                $crate::order::sort(&mut all);
                all.dedup();
                Ok(all)
            }
        }
    };
}

/// A date as people type it: `1.3.28`, `01.03.2028`, `1. mars 2028`, `1 March 2028`, `1/3-28`, `2028-03-01`, `010328`.
/// Two-digit years are 1980–2079.
pub fn day_as_typed(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let spaced: Cow<str> = match text.len() {
        6 | 8 if text.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{} {} {}", &text[..2], &text[2..4], &text[4..]).into()
        }
        _ => text.into(),
    };
    let mut parts =
        spaced.split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | ',')).filter(|p| !p.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let year = match year {
        0..=79 => 2000 + year,
        80..=99 => 1900 + year,
        _ => year,
    };
    Day::new(year, month_as_typed(month)?, day.parse().ok()?)
}

fn month_as_typed(text: &str) -> Option<i8> {
    if text.len() <= 2
        && let Ok(month) = text.parse()
    {
        return Some(month);
    }
    let text = lower(text);
    let months = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"];
    let english = ["may", "oct", "dec"];
    let start: String = text.chars().take(3).collect();
    let at = months.iter().position(|m| *m == start);
    at.or_else(|| english.iter().position(|m| *m == start).map(|i| [4, 9, 11][i])).map(|i| i as i8 + 1)
}

//! What can be wrong with what was typed: a name on the wire, and words at the field. Knows no form and no law.

use crate::text::{Language, Text, t};

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

//! Checks of shape that forms share, in the form `validator` calls them. Knows no form.

use crate::{
    answer::{Phone, UnitName},
    day::Day,
    numbers::{
        document::{Documents, MOST_DOCUMENTS, Ranking, is_document},
        hpr_number::HprNumber,
        municipality::{MunicipalityNumber, is_number},
        national_number::holds_national_number,
        organisation_number::OrganisationNumber,
    },
    reference::DocId,
};
use std::collections::BTreeSet;
use validator::ValidationError;

/// True for the default value: such a field is not printed.
pub fn blank<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn refuse(code: &'static str) -> Result<(), ValidationError> {
    Err(ValidationError::new(code))
}

/// Looks at each answer of a list; what is wrong with one of them is shown in its own row.
fn each<T>(answers: &[T], check: impl Fn(&T) -> Result<(), ValidationError>) -> Result<(), ValidationError> {
    for (row, answer) in answers.iter().enumerate() {
        if let Err(mut error) = check(answer) {
            error.code = format!("{}@{row}", error.code).into();
            return Err(error);
        }
    }
    Ok(())
}

/// One line: no control, bidirectional or invisible characters, no national identity number.
pub fn line(text: &str) -> Result<(), ValidationError> {
    if text.chars().any(is_hidden) {
        return refuse("hidden-character");
    }
    if holds_national_number(text) { refuse("national-number") } else { Ok(()) }
}

/// Several lines: as [`line`], and line breaks.
pub fn lines(text: &str) -> Result<(), ValidationError> {
    if text.chars().any(|c| c != '\n' && is_hidden(c)) {
        return refuse("hidden-character");
    }
    if holds_national_number(text) { refuse("national-number") } else { Ok(()) }
}

/// Control characters, marks that turn the reading direction, characters without width, and code points that are none.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Something before and after one `@`, a dot in the domain, no spaces, at most 254 characters. Deliberately loose: only
/// a sent letter proves an address.
pub fn email(text: &str) -> Result<(), ValidationError> {
    line(text)?;
    let sound = text.split_once('@').is_some_and(|(name, domain)| {
        let labels = domain.split('.').collect::<Vec<_>>();
        !name.is_empty()
            && name.len() <= 64
            && labels.len() > 1
            && labels.iter().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && !domain.contains('@')
    });
    let spaced = text.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"'));
    if text.is_empty() || (sound && !spaced && text.len() <= 254) { Ok(()) } else { refuse("not-an-email") }
}

pub fn phone(phone: &Phone) -> Result<(), ValidationError> {
    if phone.0.is_empty() || phone.is_sound() { Ok(()) } else { refuse("not-a-phone") }
}

pub fn hpr(number: &HprNumber) -> Result<(), ValidationError> {
    if number.is_sound() { Ok(()) } else { refuse("not-an-hpr") }
}

pub fn municipality(number: &MunicipalityNumber) -> Result<(), ValidationError> {
    if number.is_blank() || is_number(&number.0) { Ok(()) } else { refuse("not-a-municipality") }
}

pub fn unit(unit: &UnitName) -> Result<(), ValidationError> {
    line(&unit.0)?;
    if unit.0.chars().count() <= 100 { Ok(()) } else { Err(ValidationError::new("length").with_max(100)) }
}

/// Units in order of wish: no unit twice.
pub fn units(wished: &[UnitName]) -> Result<(), ValidationError> {
    each_once(wished)?;
    each(wished, unit)
}

/// One name in each row, of at most 100 characters.
pub fn names(names: &[String]) -> Result<(), ValidationError> {
    each(names, |name| {
        line(name)?;
        if name.chars().count() <= 100 { Ok(()) } else { Err(ValidationError::new("length").with_max(100)) }
    })
}

/// Names of documents in an order: each once, not too many.
pub fn ranking(ranking: &Ranking) -> Result<(), ValidationError> {
    let mut seen = BTreeSet::new();
    if !ranking.0.iter().all(|name| seen.insert(name)) {
        return refuse("repeated");
    }
    are_documents(ranking.0.iter())
}

/// Names of documents without an order, not too many.
pub fn documents(documents: &Documents) -> Result<(), ValidationError> {
    are_documents(documents.0.iter())
}

fn are_documents<'a>(mut names: impl ExactSizeIterator<Item = &'a String>) -> Result<(), ValidationError> {
    if names.len() > MOST_DOCUMENTS {
        return Err(ValidationError::new("length").with_max(MOST_DOCUMENTS as u16));
    }
    if names.all(|name| is_document(name)) { Ok(()) } else { refuse("not-an-option") }
}

/// The last day is not before the first; one that is not filled in yet is neither.
pub fn in_order(from: Option<Day>, to: Option<Day>) -> Result<(), ValidationError> {
    if from.zip(to).is_some_and(|(from, to)| to < from) { refuse("wrong-order:to") } else { Ok(()) }
}

/// No choice twice; what is not filled in yet counts for nothing.
pub fn each_once<T: Default + PartialEq>(choices: &[T]) -> Result<(), ValidationError> {
    let repeated = choices.iter().enumerate().any(|(at, choice)| !blank(choice) && choices[..at].contains(choice));
    if repeated { refuse("repeated") } else { Ok(()) }
}

pub fn organisation(number: &OrganisationNumber) -> Result<(), ValidationError> {
    if number.is_sound() { Ok(()) } else { refuse("not-an-organisation") }
}

/// `https://`, a name with a dot in it, and no spaces. Nobody is named before the host, so that no address carries a
/// password.
pub fn link(text: &str) -> Result<(), ValidationError> {
    line(text)?;
    let host = text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let sound = host.is_some_and(|host| {
        let labels = host.split('.').collect::<Vec<_>>();
        labels.len() > 1 && labels.iter().all(|label| !label.is_empty()) && !host.contains(['@', ':', '\\'])
    });
    let spaced = text.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
    if text.is_empty() || (sound && !spaced) { Ok(()) } else { refuse("not-a-link") }
}

pub fn document(doc: &DocId) -> Result<(), ValidationError> {
    if doc.is_blank() || doc.is_sound() { Ok(()) } else { refuse("not-an-option") }
}

/// Documents in a list: each sound, none twice.
pub fn doc_ids(docs: &[DocId]) -> Result<(), ValidationError> {
    each_once(docs)?;
    each(docs, document)
}

/// Municipalities in a list: each sound, none twice.
pub fn municipalities(numbers: &[MunicipalityNumber]) -> Result<(), ValidationError> {
    each_once(numbers)?;
    each(numbers, municipality)
}

/// The path of a field: `trainee.name`, `earlier_posts.0.from`.
pub fn path(text: &str) -> Result<(), ValidationError> {
    line(text)?;
    let is_step = |step: &str| {
        !step.is_empty() && step.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if text.is_empty() || text.split('.').all(is_step) { Ok(()) } else { refuse("not-an-option") }
}

trait WithMax {
    fn with_max(self, max: u16) -> ValidationError;
}
impl WithMax for ValidationError {
    fn with_max(mut self, max: u16) -> ValidationError {
        self.add_param("max".into(), &max);
        self
    }
}

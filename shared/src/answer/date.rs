//! Dates as people type them. Knows no form.

use crate::{day::Day, text::lower};
use std::borrow::Cow;

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

//! Days and moments: ISO 8601 on the wire, words for people. Knows no clock and no time zone.

use crate::text::Language;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// Dag: a calendar day, written `2028-03-01`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// A day known to exist, for constants. Does not compile (const panic) when it does not.
pub const fn day(year: i16, month: i8, day: i8) -> Day {
    Day(Date::constant(year, month, day))
}

impl Day {
    /// `None` when the calendar has no such day, or the year is outside 1900–2199 (nobody trains then).
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        if !(1900..=2199).contains(&year) {
            return None;
        }
        Date::new(year, month, day).ok().map(Day)
    }
    pub fn year(self) -> i16 {
        self.0.year()
    }
    pub fn month(self) -> i8 {
        self.0.month()
    }
    pub fn day_of_month(self) -> i8 {
        self.0.day()
    }
    /// Monday is 0.
    pub fn weekday(self) -> usize {
        self.0.weekday().to_monday_zero_offset() as usize
    }
    pub fn is_sunday(self) -> bool {
        self.0.weekday() == Weekday::Sunday
    }
    pub fn days_in_month(self) -> i8 {
        self.0.days_in_month()
    }

    /// The same day of the month, `months` later; clamped to the end of a shorter month.
    pub fn plus_months(self, months: i32) -> Day {
        let count = i32::from(self.year()) * 12 + i32::from(self.month()) - 1 + months;
        let (year, month) = (count.div_euclid(12) as i16, (count.rem_euclid(12) + 1) as i8);
        let last = Date::new(year, month, 1).map_or(28, |first| first.days_in_month());
        Date::new(year, month, self.day_of_month().min(last)).map_or(self, Day)
    }

    /// `days` later (or earlier, when negative).
    pub fn plus_days(self, days: i32) -> Day {
        let there = match days {
            1 => self.0.tomorrow(), // the first day after a period is asked for all the time
            -1 => self.0.yesterday(),
            _ => jiff::Span::new().try_days(days).and_then(|span| self.0.checked_add(span)),
        };
        there.map_or(self, Day)
    }

    /// Whole days from `self` to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Day) -> i32 {
        (self.0.duration_until(other.0).as_hours() / 24) as i32
    }

    /// Whole calendar months from `self` to `end` (exclusive): the largest n with `self + n months ≤ end`; 0 when
    /// `end` is earlier. Limits between two dates count this way; no fractions.
    pub fn whole_months_until(self, end: Day) -> i32 {
        if end < self {
            return 0;
        }
        let months =
            (i32::from(end.year()) - i32::from(self.year())) * 12 + i32::from(end.month()) - i32::from(self.month());
        if self.plus_months(months) <= end { months } else { months - 1 }
    }

    /// For people: `1. mars 2028`, `1 March 2028`, with no-break spaces.
    pub fn in_words(self, language: Language) -> String {
        let month = month_name(self.month(), language);
        match language {
            Language::En => format!("{}\u{a0}{month}\u{a0}{}", self.day_of_month(), self.year()),
            _ => format!("{}.\u{a0}{month}\u{a0}{}", self.day_of_month(), self.year()),
        }
    }

    /// For fields and tables: `01.03.2028`.
    pub fn in_numbers(self) -> String {
        format!("{:02}.{:02}.{:04}", self.day_of_month(), self.month(), self.year())
    }
}

const MONTHS_NB: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month's name, `month` from 1 to 12; bokmål and nynorsk agree.
pub fn month_name(month: i8, language: Language) -> &'static str {
    let names = if language == Language::En { &MONTHS_EN } else { &MONTHS_NB };
    names[(month - 1).clamp(0, 11) as usize]
}

/// The weekday's name, Monday is 0.
pub fn weekday_name(weekday: usize, language: Language) -> &'static str {
    let names: [&str; 7] = match language {
        Language::Nb | Language::Se => ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
        Language::Nn => ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names[weekday.min(6)]
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // By hand: a plan prints hundreds of days at every keystroke. Years have four digits.
        let (year, month, day) =
            (self.year().unsigned_abs(), self.month().unsigned_abs(), self.day_of_month().unsigned_abs());
        let tens = |number: u8| [b'0' + number / 10 % 10, b'0' + number % 10];
        let ([a, b], [c, d]) = (tens((year / 100) as u8), tens((year % 100) as u8));
        let ([e, g], [h, i]) = (tens(month), tens(day));
        f.write_str(std::str::from_utf8(&[a, b, c, d, b'-', e, g, b'-', h, i]).unwrap_or_default())
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not a day in the form `2028-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(NotADay);
        }
        let digits =
            |range: std::ops::Range<usize>| bytes[range].iter().fold(0i16, |n, b| n * 10 + i16::from(b - b'0'));
        Day::new(digits(0..4), digits(5..7) as i8, digits(8..10) as i8).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        text.parse().map_err(|NotADay| D::Error::custom("not a date"))
    }
}

/// Øyeblikk: an instant in UTC to the second, written `2026-11-22T14:05:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    pub day: Day,
    pub second_of_day: u32,
}

impl Moment {
    /// From seconds since 1970-01-01T00:00:00Z.
    pub fn from_unix(seconds: i64) -> Moment {
        let days = seconds.div_euclid(86_400) as i32;
        Moment { day: day(1970, 1, 1).plus_days(days), second_of_day: seconds.rem_euclid(86_400) as u32 }
    }
    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn to_unix(self) -> i64 {
        i64::from(day(1970, 1, 1).days_until(self.day)) * 86_400 + i64::from(self.second_of_day)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.second_of_day;
        write!(f, "{}T{:02}:{:02}:{:02}Z", self.day, s / 3600, s / 60 % 60, s % 60)
    }
}
impl FromStr for Moment {
    type Err = NotADay;
    fn from_str(text: &str) -> Result<Moment, NotADay> {
        let (date, time) = text.split_once('T').ok_or(NotADay)?;
        let bytes = time.as_bytes();
        let shape = bytes.len() == 9 && bytes[2] == b':' && bytes[5] == b':' && bytes[8] == b'Z';
        if !shape {
            return Err(NotADay);
        }
        let number = |at: usize| -> Result<u32, NotADay> {
            let (tens, ones) = (bytes[at], bytes[at + 1]);
            if !tens.is_ascii_digit() || !ones.is_ascii_digit() {
                return Err(NotADay);
            }
            Ok(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
        };
        let (hours, minutes, seconds) = (number(0)?, number(3)?, number(6)?);
        if hours > 23 || minutes > 59 || seconds > 59 {
            return Err(NotADay);
        }
        Ok(Moment { day: date.parse()?, second_of_day: hours * 3600 + minutes * 60 + seconds })
    }
}
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Moment, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        text.parse().map_err(|NotADay| D::Error::custom("not an instant"))
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    impl JsonSchema for Day {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Day".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date" })
        }
    }
    impl JsonSchema for Moment {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Moment".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date-time" })
        }
    }
}

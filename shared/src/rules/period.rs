//! The two halves of a year in which hospitals take trainees (report, section 3), and the fixed days between them.

use crate::{
    answer::{Answer, Choice, Fault},
    day::{Day, day},
    text::t,
};
use serde::{Deserialize, Serialize};

/// Periode: P1 is 1 March to the last of August, P2 is 1 September to the last of February of the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    pub year: i16,
    pub half: Half,
}

/// Halvår.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Half {
    P1,
    P2,
}

impl Half {
    pub const CHOICES: &'static [Choice] = &[
        Choice { code: "p1", label: t("P1: mars til august", "P1: mars til august", "P1: March to August") },
        Choice {
            code: "p2",
            label: t("P2: september til februar", "P2: september til februar", "P2: September to February"),
        },
    ];
    /// The name on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Half::P1 => "p1",
            Half::P2 => "p2",
        }
    }
}

impl Answer for Option<Half> {
    fn read(&self) -> String {
        self.map_or("", Half::code).to_owned()
    }
    fn write(text: &str) -> Result<Option<Half>, Fault> {
        match text {
            "" => Ok(None),
            "p1" => Ok(Some(Half::P1)),
            "p2" => Ok(Some(Half::P2)),
            _ => Err(Fault::NotAnOption),
        }
    }
}

impl Period {
    /// The period this day lies in: January and February belong to P2 of the year before.
    pub fn containing(day: Day) -> Period {
        match day.month() {
            1..=2 => Period { year: day.year() - 1, half: Half::P2 },
            3..=8 => Period { year: day.year(), half: Half::P1 },
            _ => Period { year: day.year(), half: Half::P2 },
        }
    }
    pub fn first_day(self) -> Day {
        let month = if self.half == Half::P1 { 3 } else { 9 };
        Day::new(self.year, month, 1).unwrap_or(day(2199, 9, 1)) // years come from days, so the day exists
    }
    pub fn last_day(self) -> Day {
        self.first_day().plus_months(6).plus_days(-1)
    }
    pub fn next(self) -> Period {
        match self.half {
            Half::P1 => Period { year: self.year, half: Half::P2 },
            Half::P2 => Period { year: self.year + 1, half: Half::P1 },
        }
    }
}

impl std::fmt::Display for Period {
    /// `2028 P1`, with a no-break space.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\u{a0}{}", self.year, if self.half == Half::P1 { "P1" } else { "P2" })
    }
}

/// Whether hospital service can start on this day.
pub fn is_rotation(day: Day) -> bool {
    Period::containing(day).first_day() == day
}

/// The first 1 March or 1 September on or after `day`.
pub fn next_rotation(day: Day) -> Day {
    if is_rotation(day) { day } else { Period::containing(day).next().first_day() }
}

/// The first 1 March or 1 September later than `day`.
pub fn next_rotation_after(day: Day) -> Day {
    next_rotation(day.plus_days(1))
}

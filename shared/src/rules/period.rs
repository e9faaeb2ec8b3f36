//! The two halves of a year in which hospitals take trainees (report, section 3), and the fixed days between them.

use crate::{
    choices,
    day::{Day, day},
    text::t,
};
use serde::{Deserialize, Serialize};

/// Periode: P1 is 1 March to the last of August, P2 is 1 September to the last of February of the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    pub year: i16,
    pub half: Half,
}

choices! {
    /// Halvår.
    Half {
        P1 = "p1", t("P1: mars til august", "P1: mars til august", "P1: March to August");
        P2 = "p2", t("P2: september til februar", "P2: september til februar", "P2: September to February");
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

/// Not a period in the form `2028-P1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPeriod;

impl std::str::FromStr for Period {
    type Err = NotAPeriod;
    /// As typed on a command line and in addresses: `2028-P1`.
    fn from_str(text: &str) -> Result<Period, NotAPeriod> {
        let (year, half) = text.split_once('-').ok_or(NotAPeriod)?;
        let half = Half::from_code(&half.to_ascii_lowercase()).ok_or(NotAPeriod)?;
        let year = year.parse().map_err(|_| NotAPeriod)?;
        Day::new(year, 1, 1).map(|_| Period { year, half }).ok_or(NotAPeriod)
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

//! Counted service: for each calendar month the days covered by the days in it, times the percent. Whole numbers only, so
//! that parts add up to the whole. Knows days and shares; no form and no limit.
//! Why these units: a month divides by 28, 29, 30 and 31 days, and a share by every number people split a post in, so
//! that no sum of them is ever rounded before it is shown.

use crate::{day::Day, text::Language};
use std::{
    iter::Sum,
    ops::{Add, AddAssign, Sub},
};

/// The least number that 28, 29, 30 and 31 divide: a month in equal parts of a day.
const MONTH: i64 = 377_580;
/// Parts of one per cent; every number up to 16 divides it, and so do 20, 30, 40 … 120 and 25, 50, 75.
const PER_CENT: i64 = 3_603_600;
/// A full month at a hundred per cent.
const WHOLE: i64 = MONTH * 100 * PER_CENT;

/// Tellende måneder: an exact, never negative amount of service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Months(i64);

impl Months {
    pub const ZERO: Months = Months(0);

    pub const fn whole(months: i32) -> Months {
        Months(months as i64 * WHOLE)
    }

    /// The months from `from` up to, and not with, `until`, at this share of a full post; none when `until` is earlier.
    pub fn between(from: Day, until: Day, share: Share) -> Months {
        Length::between(from, until).at(share)
    }

    /// The limit is met: rounded to one decimal, the months reach it.
    pub fn reach(self, limit: Months) -> bool {
        self.0 + WHOLE / 20 >= limit.0
    }

    /// More than the limit, when rounded to one decimal.
    pub fn exceed(self, limit: Months) -> bool {
        self.0 + WHOLE / 20 >= limit.0 + WHOLE / 10
    }

    /// What lacks to `limit`; none when it is met.
    pub fn lacking(self, limit: Months) -> Months {
        if self.reach(limit) { Months::ZERO } else { limit - self }
    }

    /// The least that makes them reach `limit`; none when it is met.
    pub fn short_of(self, limit: Months) -> Months {
        Months((limit.0 - WHOLE / 20 - self.0).max(0))
    }

    /// `percent` of them.
    pub fn percent(self, percent: i64) -> Months {
        Months((i128::from(self.0) * i128::from(percent) / 100) as i64) // not more than before, so it fits
    }

    /// Hundredths of a month, rounded half up.
    pub fn hundredths(self) -> i64 {
        let (numerator, half) = (i128::from(self.0) * 100, i128::from(WHOLE) / 2);
        ((numerator + half) / i128::from(WHOLE)) as i64 // a hundredth of what fits
    }

    /// Whole months when rounded to one decimal, half up: 5.95 are six, as for a limit.
    pub fn whole_months(self) -> i64 {
        (self.0 + WHOLE / 20) / WHOLE
    }

    /// For people: `5,97`, in English `5.97`.
    pub fn in_hundredths(self, language: Language) -> String {
        let (all, mark) = (self.hundredths(), if language == Language::En { '.' } else { ',' });
        format!("{}{mark}{:02}", all / 100, all % 100)
    }
}

impl Add for Months {
    type Output = Months;
    fn add(self, other: Months) -> Months {
        Months(self.0 + other.0)
    }
}
impl AddAssign for Months {
    fn add_assign(&mut self, other: Months) {
        self.0 += other.0;
    }
}
/// What is left; none when there is less than nothing.
impl Sub for Months {
    type Output = Months;
    fn sub(self, other: Months) -> Months {
        Months((self.0 - other.0).max(0))
    }
}
impl Sum for Months {
    fn sum<I: Iterator<Item = Months>>(all: I) -> Months {
        all.fold(Months::ZERO, Add::add)
    }
}

/// Lengde: calendar months from day to day, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(i64);

impl Length {
    /// From `from` up to, and not with, `until`; none when `until` is earlier.
    pub fn between(from: Day, until: Day) -> Length {
        Length((position(until) - position(from)).max(0))
    }
    /// What it counts at this share of a full post.
    pub fn at(self, share: Share) -> Months {
        Months(self.0 * share.0)
    }
}

/// Andel: of a full post, on every day of a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(i64);

impl Share {
    pub const NONE: Share = Share(0);
    pub const FULL: Share = Share::percent(100);

    pub const fn percent(percent: u16) -> Share {
        Share(percent as i64 * PER_CENT)
    }
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
    /// Per cent of a full post, rounded half up.
    pub fn in_percent(self) -> u16 {
        ((self.0 + PER_CENT / 2) / PER_CENT).clamp(0, i64::from(u16::MAX)) as u16
    }

    /// Shared out as `parts` are to each other. The whole is kept to the last part; what a division leaves over (less
    /// than a millionth of a per cent, and only for uncommon parts) goes to the first that has any.
    pub fn shared_out<const N: usize>(self, parts: [u32; N]) -> [Share; N] {
        let sum: i64 = parts.iter().map(|part| i64::from(*part)).sum();
        if sum == 0 {
            return [Share::NONE; N];
        }
        let mut shares = parts.map(|part| match i64::from(part) {
            0 => Share::NONE,
            part if part == sum => self, // the common case, without a division
            part => Share(self.0 * part / sum),
        });
        let left = self.0 - shares.iter().map(|share| share.0).sum::<i64>();
        if let Some(first) = parts.iter().position(|part| *part > 0) {
            shares[first].0 += left;
        }
        shares
    }
}

/// Where a day begins on a line on which every month is equally long.
fn position(day: Day) -> i64 {
    let month = i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
    month * MONTH + i64::from(day.day_of_month() - 1) * (MONTH / i64::from(day.days_in_month()))
}

//! Money: Norwegian kroner, exact to the øre. Knows no rate and no other currency.

use crate::text::Language;
use serde::{Serialize, Serializer};
use std::{
    iter::Sum,
    ops::{Add, Sub},
};

/// Beløp: kept in øre, so that nothing is ever rounded. A difference may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// An amount of whole kroner.
    pub const fn kroner(kroner: i64) -> Amount {
        Amount(kroner * 100)
    }
    /// An amount in øre, a hundredth of a krone.
    pub const fn ore(ore: i64) -> Amount {
        Amount(ore)
    }
    pub const fn in_ore(self) -> i64 {
        self.0
    }
    /// So many times the amount.
    pub fn times(self, count: u32) -> Amount {
        Amount(self.0 * i64::from(count))
    }

    /// For people, without the currency's name: `569 125`, `563,75`, `−1 000`, with no-break spaces. Øre are left out
    /// when there are none.
    pub fn in_figures(self, language: Language) -> String {
        let (whole, ore) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let sign = if self.0 < 0 { "−" } else { "" };
        let point = if language == Language::En { '.' } else { ',' };
        let cents = if ore == 0 { String::new() } else { format!("{point}{ore:02}") };
        format!("{sign}{}{cents}", grouped(whole))
    }
}

/// `1 069 125`: a no-break space before each third digit from the right.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount(self.0 + other.0)
    }
}
impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0 - other.0)
    }
}
impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), Add::add)
    }
}

/// What programs read: kroner as a JSON number, with at most two decimals: `569125`, `563.75`.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // The nearest double of two decimals prints as those two decimals; nothing is computed with it.
        if self.0 % 100 == 0 { to.serialize_i64(self.0 / 100) } else { to.serialize_f64(self.0 as f64 / 100.0) }
    }
}

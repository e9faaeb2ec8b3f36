//! How long what is known about a doctor is kept after the registration has ended. Knows the closing; erases nothing.
//! Why by cause: a registration by mistake says nothing true about anybody, while an approved specialist may need to show
//! the training for years. No source says how long; these are our numbers until the office files others.

use super::dated::Dated;
use crate::{
    day::{Day, day},
    forms::closing::{Cause, Closing},
};

/// Months after the last day, when the registration was a mistake.
pub const MISTAKE_MONTHS: Dated<i32> = Dated(&[(day(2026, 1, 1), Some(6))]);
/// Months after the last day, when the doctor left the training, or went on with it elsewhere.
pub const LEFT_MONTHS: Dated<i32> = Dated(&[(day(2026, 1, 1), Some(60))]);
/// Months after the last day, when the training was completed.
pub const COMPLETED_MONTHS: Dated<i32> = Dated(&[(day(2026, 1, 1), Some(120))]);

/// Slettes tidligst: the first day on which what is kept because of the registration may be erased. By the numbers of the
/// day the closing was received: later numbers do not reach back.
pub fn kept_until(closing: &Closing, received_on: Day) -> Option<Day> {
    let months = match closing.cause? {
        Cause::FiledInError => MISTAKE_MONTHS.on(received_on)?,
        Cause::SpecialistApproved => COMPLETED_MONTHS.on(received_on)?,
        Cause::MovedInRegion | Cause::MovedOut | Cause::OtherSpecialty | Cause::Other => LEFT_MONTHS.on(received_on)?,
    };
    Some(closing.on?.plus_months(months))
}

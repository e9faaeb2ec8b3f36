//! Numbers that hold from a day. Outside its days there is no value, not zero.

use crate::day::Day;

/// Datert verdi: what holds, and from when; later entries replace earlier ones. `None` from a day ends it.
pub struct Dated<T: 'static>(pub &'static [(Day, Option<T>)]);

impl<T: Copy> Dated<T> {
    /// The value in force on `day`.
    pub fn on(&self, day: Day) -> Option<T> {
        self.0.iter().rev().find(|(from, _)| *from <= day).and_then(|(_, value)| *value)
    }
}

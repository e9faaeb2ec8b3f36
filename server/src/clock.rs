//! What time it is, and which day it is in Norway. The only place that asks the machine; tests hand in another clock.

use jiff::tz::TimeZone;
use shared::day::{Day, Moment};
use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

/// A clock that can be shared between threads.
#[derive(Clone)]
pub struct Clock {
    unix: Arc<dyn Fn() -> i64 + Send + Sync>,
    oslo: TimeZone,
}

impl Clock {
    /// The machine's own clock.
    pub fn of_machine() -> Clock {
        Clock::reading(seconds_now)
    }

    /// A clock that shows what `unix` says: seconds since 1970 in UTC.
    pub fn reading(unix: impl Fn() -> i64 + Send + Sync + 'static) -> Clock {
        // The zone is compiled in; UTC is at most two hours off should it ever be missing.
        let oslo = TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC);
        Clock { unix: Arc::new(unix), oslo }
    }

    /// The machine's clock moved by whole days, so that it is `today` now. For demonstrations and tests.
    pub fn set_to(today: Day) -> Clock {
        let machine = Clock::of_machine();
        let days = machine.today().days_until(today);
        Clock::reading(move || seconds_now() + i64::from(days) * 86_400)
    }

    pub fn now(&self) -> Moment {
        Moment::from_unix((self.unix)())
    }

    /// Today in Europe/Oslo, where the deadlines are.
    pub fn today(&self) -> Day {
        self.day_of(self.now())
    }

    /// The day in Europe/Oslo at `moment`.
    pub fn day_of(&self, moment: Moment) -> Day {
        let stamp = jiff::Timestamp::from_second(moment.to_unix()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let date = stamp.to_zoned(self.oslo.clone()).date();
        Day::new(date.year(), date.month(), date.day()).unwrap_or(moment.day)
    }

    /// The first second of a day in Europe/Oslo.
    pub fn start_of(&self, day: Day) -> Moment {
        let date = jiff::civil::Date::new(day.year(), day.month(), day.day_of_month()).unwrap_or_default();
        let start = date.to_zoned(self.oslo.clone()).map(|zoned| zoned.timestamp().as_second());
        Moment::from_unix(start.unwrap_or_default())
    }
}

fn seconds_now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::day::day;

    #[test]
    fn the_day_turns_at_midnight_in_oslo_not_in_greenwich() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        let clock = Clock::reading(|| 0);
        assert_eq!(clock.day_of(at("2026-11-22T22:59:59Z")), day(2026, 11, 22));
        assert_eq!(clock.day_of(at("2026-11-22T23:00:00Z")), day(2026, 11, 23));
        assert_eq!(clock.day_of(at("2026-07-01T21:59:59Z")), day(2026, 7, 1));
        assert_eq!(clock.day_of(at("2026-07-01T22:00:00Z")), day(2026, 7, 2));
        assert_eq!(clock.start_of(day(2026, 11, 23)), at("2026-11-22T23:00:00Z"));
        assert_eq!(clock.start_of(day(2026, 7, 2)), at("2026-07-01T22:00:00Z"));
    }
}

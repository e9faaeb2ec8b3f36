//! What the time is, and how it is told to people in Norway. Knows no rules.

use crate::session::Session;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::Get;
use shared::{
    day::{Day, Moment},
    text::Language,
};
use wasm_bindgen::{JsCast, JsValue};

/// By this device's clock, which may be wrong.
pub fn now() -> Moment {
    Moment::from_unix((Date::now() / 1000.0) as i64)
}

/// By this device's clock, in milliseconds since 1970.
pub fn now_ms() -> u64 {
    Date::now() as u64
}

/// An instant on the wall clock of Europe/Oslo: day, hour, minute.
pub fn in_oslo(moment: Moment) -> (Day, u8, u8) {
    let utc = (moment.day, (moment.second_of_day / 3600) as u8, (moment.second_of_day / 60 % 60) as u8);
    told(moment).unwrap_or(utc)
}

thread_local! {
    /// Writes an instant as ISO 8601 with a space, as Swedes do: `2026-11-22 15:05:00`. Kept: to make one takes longer than
    /// to write a hundred instants.
    static WALL_CLOCK: Function = wall_clock();
}

fn wall_clock() -> Function {
    let options = Object::new();
    for (name, value) in [("timeZone", "Europe/Oslo"), ("dateStyle", "short"), ("timeStyle", "medium")] {
        let _ = Reflect::set(&options, &name.into(), &value.into()); // a new object takes any entry
    }
    Intl::DateTimeFormat::new(&Array::of1(&"sv-SE".into()), &options).format().unchecked_into() // bound to its formatter
}

fn told(moment: Moment) -> Option<(Day, u8, u8)> {
    let date = JsValue::from_f64(moment.to_unix() as f64 * 1000.0);
    let words = WALL_CLOCK.with(|write| write.call1(&JsValue::UNDEFINED, &date)).ok()?.as_string()?;
    let (day, time) = words.split_once(' ')?;
    let mut parts = time.split(':');
    Some((day.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// `kl. 14.05`, `at 14:05`.
pub fn time_in_words(moment: Moment, language: Language) -> String {
    let (_, hour, minute) = in_oslo(moment);
    match language {
        Language::En => format!("at\u{a0}{hour:02}:{minute:02}"),
        _ => format!("kl.\u{a0}{hour:02}.{minute:02}"),
    }
}

/// `22. november 2026 kl. 14.05`.
pub fn moment_in_words(moment: Moment, language: Language) -> String {
    let (day, ..) = in_oslo(moment);
    format!("{} {}", day.in_words(language), time_in_words(moment, language))
}

/// The day in words, or today and yesterday by name.
pub fn day_in_words(session: Session, moment: Moment) -> String {
    let (day, ..) = in_oslo(moment);
    let language = session.language.get();
    match day.days_until(session.today()) {
        0 => session.say(crate::wording::TODAY).to_owned(),
        1 => session.say(crate::wording::YESTERDAY).to_owned(),
        _ => day.in_words(language),
    }
}

/// Comes true after `ms` milliseconds.
pub async fn pause(ms: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        gloo::timers::callback::Timeout::new(ms, move || {
            let _ = resolve.call0(&JsValue::UNDEFINED); // resolving never throws
        })
        .forget();
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await; // never rejected
}

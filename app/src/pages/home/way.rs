//! How far a doctor has come, as a small bar and in words. From the days lists tell; knows no plan.

use crate::{overview::Entry, session::Session};
use leptos::prelude::*;
use shared::{
    api::MarkKind,
    day::Day,
    rules::plans::months::TOTAL_MONTHS,
    text::{Text, t},
};

const AT: Text = t("Måned {at} av {all}", "Månad {at} av {all}", "Month {at} of {all}");
const SOON: Text = t("Begynner {day}", "Byrjar {day}", "Begins {day}");
const DONE: Text = t("Planen gikk til {day}", "Planen gjekk til {day}", "The plan ran until {day}");

/// Where somebody stands between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    NotBegun,
    /// In this month of so many; the first is 1.
    Under {
        at: i32,
        all: i32,
    },
    Past,
}

fn way(started: Day, until: Day, today: Day) -> Way {
    match today {
        _ if today < started => Way::NotBegun,
        _ if today > until => Way::Past,
        _ => {
            let all = started.whole_months_until(until.plus_days(1)).max(1);
            Way::Under { at: (started.whole_months_until(today) + 1).min(all), all }
        }
    }
}

/// The bar; nothing when nobody has said when it began. A plan knows better than a registration; without one the training
/// takes as long as it takes at least.
pub fn bar(session: Session, entries: &[&Entry]) -> AnyView {
    let (today, language) = (session.today(), session.language.get());
    let day = |what| entries.iter().find_map(|entry| entry.mark(what));
    let with_end = entries.iter().find(|entry| entry.mark(MarkKind::PlannedUntil).is_some());
    let started = with_end.and_then(|entry| entry.mark(MarkKind::Started)).or_else(|| day(MarkKind::Started));
    let Some(started) = started else { return ().into_any() };
    let least = TOTAL_MONTHS.on(today).map(|months| started.plus_months(months).plus_days(-1));
    let Some(until) = day(MarkKind::PlannedUntil).or(least) else { return ().into_any() };
    let way = way(started, until, today);
    let words = match way {
        Way::NotBegun => SOON.fill(language, &[("day", &started.in_words(language))]),
        Way::Past => DONE.fill(language, &[("day", &until.in_words(language))]),
        Way::Under { at, all } => AT.fill(language, &[("at", &at.to_string()), ("all", &all.to_string())]),
    };
    let share = match way {
        Way::NotBegun => 0,
        Way::Past => 100,
        Way::Under { at, all } => at * 100 / all,
    };
    view! {
        <span class="way small muted num">
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="6"></rect>
                <rect class="way__done" width=share height="6"></rect>
            </svg>
            {words}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::day::day;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_first_day_is_in_the_first_month_and_the_last_in_the_last() {
        let (started, until) = (day(2024, 9, 1), day(2029, 8, 31));
        let on = |today| way(started, until, today);
        assert_eq!(on(day(2024, 8, 31)), Way::NotBegun);
        assert_eq!(on(day(2024, 9, 1)), Way::Under { at: 1, all: 60 });
        assert_eq!(on(day(2024, 9, 30)), Way::Under { at: 1, all: 60 });
        assert_eq!(on(day(2024, 10, 1)), Way::Under { at: 2, all: 60 });
        assert_eq!(on(day(2029, 8, 31)), Way::Under { at: 60, all: 60 });
        assert_eq!(on(day(2029, 9, 1)), Way::Past);
    }
}

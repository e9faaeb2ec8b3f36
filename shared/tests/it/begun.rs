//! Which filed form a new one takes over from.

use shared::{
    day::{Day, day},
    rules::{
        due::{
            Listed, MEETING, PLAN, REGISTRATION, REPORT,
            begun::{begun_from, last_report},
        },
        mark::{Mark, MarkKind},
    },
};

const AGREEMENT: &str = "local-agreement";

/// A received form; its number is also its name.
fn row(kind: &str, number: u64, marked: Option<(MarkKind, Day)>) -> Listed {
    Listed {
        doc: number.to_string(),
        kind: kind.into(),
        number,
        received_on: Some(day(2026, 11, 1)),
        marks: marked.map(|(what, on)| Mark::new(what, on)).into_iter().collect(),
        ..Listed::default()
    }
}

fn begun(kind: &str, rows: &[Listed]) -> Option<u64> {
    begun_from(kind, rows).map(|row| row.number)
}

#[test]
fn each_kind_begins_from_the_form_that_can_tell_it_something_whatever_came_last() {
    let held = |on| Some((MarkKind::Held, on));
    let all = [
        row(PLAN, 1, None),
        row(MEETING, 3, held(day(2026, 10, 1))),
        row(MEETING, 4, held(day(2026, 4, 1))),
        row(REGISTRATION, 5, None),
        row(AGREEMENT, 6, None),
    ];
    assert_eq!(begun(MEETING, &all), Some(3), "the meeting held last, though another came later");
    assert_eq!([begun(PLAN, &all), begun(REGISTRATION, &all), begun(AGREEMENT, &all)], [Some(5), Some(1), Some(5)]);
    let without_meetings = [all[0].clone(), all[3].clone()];
    assert_eq!(begun(MEETING, &without_meetings), Some(5));
    let only_plan = &all[..1];
    assert_eq!(
        [begun(MEETING, only_plan), begun(PLAN, only_plan), begun(AGREEMENT, only_plan)],
        [Some(1), None, Some(1)]
    );
}

#[test]
fn nothing_begins_from_a_draft_or_from_what_is_closed() {
    let draft = Listed { received_on: None, ..row(REGISTRATION, 0, None) };
    let closed = Listed { is_closed: true, ..row(REGISTRATION, 2, None) };
    assert_eq!(begun(PLAN, &[draft.clone(), closed]), None);
    assert_eq!(begun(PLAN, &[draft, row(REGISTRATION, 2, None)]), Some(2));
}

#[test]
fn the_last_report_is_that_of_the_latest_half_year_also_when_an_older_one_was_corrected_since() {
    let of = |number, on| row(REPORT, number, Some((MarkKind::HalfYear, on)));
    let reports = [of(9, day(2026, 9, 1)), of(8, day(2027, 3, 1))];
    assert_eq!(last_report(&reports, "").map(|row| row.number), Some(8));
    assert_eq!(last_report(&reports, "8").map(|row| row.number), Some(9), "a report is not the one before itself");
    assert_eq!(last_report(&[row(REGISTRATION, 1, None)], ""), None);
}

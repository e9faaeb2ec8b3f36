//! Which filed form a new one takes over from.

use shared::{
    day::{Day, day},
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, implementation_plan::ImplementationPlan, local_agreement::LocalAgreement,
    },
    rules::{
        due::{
            Listed,
            begun::{begun_from, last_report},
        },
        mark::{Mark, MarkKind},
    },
};

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
        row(ImplementationPlan::KIND, 1, None),
        row(FollowUpMeeting::KIND, 3, held(day(2026, 10, 1))),
        row(FollowUpMeeting::KIND, 4, held(day(2026, 4, 1))),
        row(CandidateRegistration::KIND, 5, None),
        row(LocalAgreement::KIND, 6, None),
    ];
    assert_eq!(begun(FollowUpMeeting::KIND, &all), Some(3), "the meeting held last, though another came later");
    assert_eq!(
        [
            begun(ImplementationPlan::KIND, &all),
            begun(CandidateRegistration::KIND, &all),
            begun(LocalAgreement::KIND, &all)
        ],
        [Some(5), Some(1), Some(5)]
    );
    let without_meetings = [all[0].clone(), all[3].clone()];
    assert_eq!(begun(FollowUpMeeting::KIND, &without_meetings), Some(5));
    let only_plan = &all[..1];
    assert_eq!(
        [
            begun(FollowUpMeeting::KIND, only_plan),
            begun(ImplementationPlan::KIND, only_plan),
            begun(LocalAgreement::KIND, only_plan)
        ],
        [Some(1), None, Some(1)]
    );
}

#[test]
fn nothing_begins_from_a_draft_or_from_what_is_closed() {
    let draft = Listed { received_on: None, ..row(CandidateRegistration::KIND, 0, None) };
    let closed = Listed { is_closed: true, ..row(CandidateRegistration::KIND, 2, None) };
    assert_eq!(begun(ImplementationPlan::KIND, &[draft.clone(), closed]), None);
    assert_eq!(begun(ImplementationPlan::KIND, &[draft, row(CandidateRegistration::KIND, 2, None)]), Some(2));
}

#[test]
fn the_last_report_is_that_of_the_latest_half_year_also_when_an_older_one_was_corrected_since() {
    let of = |number, on| row(HalfYearReport::KIND, number, Some((MarkKind::HalfYear, on)));
    let reports = [of(9, day(2026, 9, 1)), of(8, day(2027, 3, 1))];
    assert_eq!(last_report(&reports, "").map(|row| row.number), Some(8));
    assert_eq!(last_report(&reports, "8").map(|row| row.number), Some(9), "a report is not the one before itself");
    assert_eq!(last_report(&[row(CandidateRegistration::KIND, 1, None)], ""), None);
}

//! What must hold for every registration, whatever is in it. Knows no single rule's limits; those stand in the cases.

use proptest::prelude::*;
use shared::{
    day::{Day, day},
    form::{Form, check, pass, prune},
    forms::candidate_registration::{CandidateRegistration, EarlierPost, InstitutionGoal, Length, Post, Scheme},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    rules::{
        facts::Facts,
        months::{Span, joined, months_before, reaches},
        period::{Period, is_rotation, next_rotation, next_rotation_after},
        provision::When,
    },
};

fn days() -> impl Strategy<Value = Day> {
    (0..5_500i32).prop_map(|days| day(2018, 1, 1).plus_days(days))
}

fn posts() -> impl Strategy<Value = Vec<EarlierPost>> {
    let post = (days(), 0..900i32).prop_map(|(from, length)| EarlierPost {
        from: Some(from),
        to: Some(from.plus_days(length)),
        ..EarlierPost::default()
    });
    prop::collection::vec(post, 0..4)
}

prop_compose! {
    fn registrations()(
        service_from in prop::option::of(days()), wished_start in prop::option::of(days()),
        alternative_start in prop::option::of(days()), substitute_from in prop::option::of(days()),
        substitute_until in prop::option::of(days()), earlier_posts in posts(),
        post in prop::sample::select(vec![None, Some(Post::OwnList), Some(Post::Substitute)]),
        scheme in prop::sample::select(vec![None, Some(Scheme::New), Some(Scheme::Old), Some(Scheme::Converted)]),
        trust in prop::option::of(prop::sample::select(HealthTrust::ALL.to_vec())),
        length in prop::sample::select(vec![None, Some(Length::SixMonths), Some(Length::Split)]),
        hpr in prop::option::of(1_000_000..999_999_999u32),
    ) -> CandidateRegistration {
        let mut form = CandidateRegistration {
            service_from, wished_start, alternative_start, substitute_from, substitute_until, earlier_posts, post,
            scheme, trust, length, ..CandidateRegistration::default()
        };
        form.trainee.hpr_number = hpr.and_then(HprNumber::new);
        form.site = trust.and_then(|trust| trust.sites().next()).map_or("", |site| site.code).to_owned();
        form
    }
}

const TODAY: Day = day(2026, 11, 22);

/// The verdict of one rule when the service starts on `start`.
fn is_met(form: &CandidateRegistration, id: &str, start: Day) -> bool {
    let form = CandidateRegistration { wished_start: Some(start), ..form.clone() };
    check(&form, &Facts::default(), TODAY).findings.iter().any(|finding| finding.id == id && finding.is_met())
}

proptest! {
    /// «Oppfylt fra» is the first such day: met on it, not met on the day before.
    #[test]
    fn what_will_be_met_from_a_start_is_met_then_and_not_the_day_before(form in registrations()) {
        let report = check(&form, &Facts::default(), TODAY);
        for finding in report.findings.iter().filter(|finding| finding.path() == "wished_start") {
            if let Some(When::Start(first)) = finding.shortfall().map(|shortfall| shortfall.when) {
                prop_assert!(is_met(&form, finding.id, first), "{} on {first}", finding.id);
                let before = match finding.id {
                    "notice-over-12-months" => Period::containing(first.plus_days(-1)).first_day(),
                    _ => first.plus_days(-1),
                };
                prop_assert!(!is_met(&form, finding.id, before), "{} already on {before}", finding.id);
            }
        }
    }

    #[test]
    fn a_report_does_not_depend_on_the_order_of_rows(form in registrations()) {
        let mut turned = form.clone();
        turned.earlier_posts.reverse();
        let (one, other) = (check(&form, &Facts::default(), TODAY), check(&turned, &Facts::default(), TODAY));
        prop_assert_eq!(one.findings, other.findings);
    }

    #[test]
    fn leaving_out_what_is_not_asked_is_done_once_and_for_all(form in registrations()) {
        let (asked, _) = prune(&form);
        let (again, dropped) = prune(&asked);
        prop_assert_eq!(&again, &asked);
        prop_assert!(dropped.is_empty(), "{:?}", dropped);
    }

    #[test]
    fn a_body_reads_back_as_it_was_printed(form in registrations()) {
        let (asked, _) = prune(&form);
        let printed = serde_json::to_vec(&asked).unwrap();
        let read: CandidateRegistration = serde_json::from_slice(&printed).unwrap();
        prop_assert_eq!(&read, &asked);
        prop_assert_eq!(serde_json::to_vec(&read).unwrap(), printed);
    }

    #[test]
    fn only_a_report_without_hindrance_lets_a_form_pass(form in registrations()) {
        let (asked, _) = prune(&form);
        let fileable = check(&asked, &Facts::default(), TODAY).is_fileable();
        prop_assert_eq!(pass(&asked, &Facts::default(), TODAY).is_ok(), fileable);
    }

    #[test]
    fn months_reached_on_a_day_lie_behind_it_and_not_behind_the_day_before(
        starts in prop::collection::vec((days(), prop::option::of(1..900i32)), 1..4), months in 1..60i32,
    ) {
        let spans = joined(starts.iter().map(|(from, length)| Span {
            from: *from, until: length.map(|length| from.plus_days(length)),
        }).collect());
        if let Some(day) = reaches(&spans, months) {
            prop_assert!(months_before(&spans, day) >= months);
            prop_assert!(months_before(&spans, day.plus_days(-1)) < months);
        }
    }

    #[test]
    fn every_day_lies_in_one_period_between_two_fixed_starts(day in days()) {
        let period = Period::containing(day);
        prop_assert!(period.first_day() <= day && day <= period.last_day());
        prop_assert!(is_rotation(period.first_day()));
        prop_assert_eq!(period.last_day().plus_days(1), period.next().first_day());
        prop_assert_eq!(period.first_day().whole_months_until(period.next().first_day()), 6);
        prop_assert_eq!(next_rotation_after(day), period.next().first_day());
        prop_assert!(next_rotation(day) >= day);
    }
}

#[test]
fn nothing_shouts_at_an_empty_form() {
    let report = check(&CandidateRegistration::default(), &Facts::default(), TODAY);
    assert!(report.not_met().is_empty(), "{:?}", report.not_met());
    assert!(report.problems.iter().all(|problem| problem.fault.code() == "missing"));
    assert!(!report.is_fileable());
}

#[test]
fn a_statement_with_answers_that_are_not_asked_does_not_pass() {
    let form = CandidateRegistration { substitute_from: Some(TODAY), ..CandidateRegistration::default() };
    let report = pass(&form, &Facts::default(), TODAY).unwrap_err();
    assert!(report.problems.iter().any(|problem| problem.path == "substitute_from"));
}

#[test]
fn ticked_goals_stand_once_and_in_order() {
    let twice = vec![InstitutionGoal::Alm085, InstitutionGoal::Alm055, InstitutionGoal::Alm085];
    let form = CandidateRegistration { achieved_goals: twice, ..CandidateRegistration::default() };
    let (asked, _) = prune(&form);
    assert_eq!(asked.achieved_goals, [InstitutionGoal::Alm055, InstitutionGoal::Alm085]);
    assert!(pass(&form, &Facts::default(), TODAY).is_err());
}

#[test]
fn a_doctor_without_a_supervisor_can_be_registered() {
    let provision = CandidateRegistration::PROVISIONS.iter().find(|rule| rule.id == "supervisor-named").unwrap();
    assert_ne!(provision.force, shared::rules::provision::Force::Must);
}

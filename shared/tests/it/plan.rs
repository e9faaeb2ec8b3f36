//! What must hold for every implementation plan, whatever is in it. Knows no single rule's limits; those stand in the
//! cases.

use crate::planned::{period, tally, with};
use proptest::prelude::*;
use shared::{
    answer::{Answer, Fault},
    day::{Day, day},
    form::{check, pass, prune},
    forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
    numbers::learning_goal::GoalCode,
    rules::{
        counted::{Months, Share},
        facts::Facts,
        period::{Half, Period},
        plans::{
            standing::{Remaining, standing},
            stretches::SERVICE,
        },
        provision::{Finding, Verdict, When},
    },
    text::Language,
};

const TODAY: Day = day(2026, 11, 22);
const KINDS: [PeriodKind; 5] = [
    PeriodKind::OpenPractice,
    PeriodKind::OtherPractice,
    PeriodKind::HospitalService,
    PeriodKind::MunicipalInstitution,
    PeriodKind::Leave,
];

fn days() -> impl Strategy<Value = Day> {
    (0..4_500i32).prop_map(|days| day(2020, 1, 1).plus_days(days))
}

prop_compose! {
    fn periods()(
        kind in prop::sample::select(KINDS.to_vec()), from in days(), length in 0..1_500i32,
        percent in prop::sample::select(vec![1, 20, 33, 50, 60, 80, 99, 100, 100, 100]),
    ) -> PlannedPeriod {
        let (kind, from, to, percent) = (Some(kind), Some(from), Some(from.plus_days(length)), Some(percent));
        PlannedPeriod { kind, from, to, percent, ..PlannedPeriod::default() }
    }
}

prop_compose! {
    fn plans()(
        periods in prop::collection::vec(periods(), 0..9), backwards in prop::bool::weighted(0.1),
        hole in prop::bool::weighted(0.1), started_on in prop::option::of(days()), revised_on in prop::option::of(days()),
        group_from in prop::option::of(days()), group_to in prop::option::of(days()), hours in prop::option::of(0..5u16),
        group_hours in prop::option::of(100..140u16), specialist in prop::option::of(any::<bool>()),
        exempt_until in prop::option::of(days()), goals in prop::collection::vec(1..90u16, 0..4),
    ) -> ImplementationPlan {
        let mut plan = ImplementationPlan { periods, started_on, revised_on, ..ImplementationPlan::default() };
        if let Some(first) = plan.periods.first_mut() {
            if backwards { std::mem::swap(&mut first.from, &mut first.to) }
            if hole { first.percent = None }
            let codes: Vec<String> = goals.iter().map(|number| format!("ALM-{number:03}")).collect();
            first.goals = Answer::write(&codes.join(" ")).unwrap();
        }
        (plan.supervision_group.from, plan.supervision_group.to) = (group_from, group_to);
        plan.supervision_group.hours_completed = group_hours;
        plan.individual_supervision.hours_per_month = hours;
        (plan.roles.supervisor.specialist, plan.roles.supervisor.exempt_until) = (specialist, exempt_until);
        plan
    }
}

fn facts() -> Facts {
    Facts { counts_from: Some(day(2024, 3, 1)), last_meeting_on: Some(day(2026, 5, 1)), ..Facts::default() }
}

/// Findings without the rows they point to.
fn findings(plan: &ImplementationPlan) -> Vec<Finding> {
    let mut findings = check(plan, &facts(), TODAY).findings;
    for finding in &mut findings {
        if let Verdict::NotMet(shortfall) = &mut finding.verdict {
            shortfall.row = None;
        }
    }
    findings
}

/// Counts day by day, as a person with a calendar would.
fn counted_by_hand(plan: &ImplementationPlan, by: Day) -> Months {
    let runs = |period: &&PlannedPeriod, day: Day| {
        period.is_complete() && period.from.unwrap() <= day && day <= period.to.unwrap()
    };
    let first = plan.periods.iter().filter_map(|period| period.from).min().unwrap_or(by);
    let mut months = Months::ZERO;
    let mut day = first;
    while day <= by {
        let sum = |leave: bool| -> u16 {
            let here = plan.periods.iter().filter(|period| runs(period, day));
            here.filter(|period| (period.kind == Some(PeriodKind::Leave)) == leave)
                .filter_map(|period| period.percent)
                .sum()
        };
        let percent = sum(false).saturating_sub(sum(true)).min(100);
        months += Months::between(day, day.plus_days(1), Share::percent(percent));
        day = day.plus_days(1);
    }
    months
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Parts are the whole: a period cut in two on any day counts the same.
    #[test]
    fn a_period_cut_in_two_counts_the_same(plan in plans(), row in 0..9usize, at in 0..1_500i32) {
        let mut cut = plan.clone();
        if let Some(period) = cut.periods.get_mut(row)
            && let Some((from, to)) = period.from.zip(period.to)
            && from.plus_days(at) < to
        {
            let rest = PlannedPeriod { from: Some(from.plus_days(at + 1)), ..period.clone() };
            period.to = Some(from.plus_days(at));
            cut.periods.push(rest);
        }
        prop_assert_eq!(tally(&cut), tally(&plan));
        let (one, other) = (standing(&cut, TODAY), standing(&plan, TODAY));
        prop_assert_eq!(one.completed_on, other.completed_on);
        prop_assert_eq!(one.done, other.done);
    }

    #[test]
    fn the_kinds_add_up_to_what_a_calendar_gives(plan in plans()) {
        let counted: Months = SERVICE.into_iter().map(|kind| standing(&plan, TODAY).done.counted(kind)).sum();
        prop_assert_eq!(counted, counted_by_hand(&plan, TODAY));
    }

    #[test]
    fn a_full_half_year_is_exactly_six(year in 1900..2190i16, second: bool) {
        let half = Period { year, half: if second { Half::P2 } else { Half::P1 } };
        let plan = with(vec![period(PeriodKind::HospitalService, half.first_day(), half.last_day(), 100)]);
        prop_assert_eq!(tally(&plan).institution(), Months::whole(6));
        prop_assert_eq!(tally(&plan).institution().in_hundredths(Language::Nb), "6,00");
    }

    /// «Oppfylt fra» is the first such day: met on it, not met on the day before.
    #[test]
    fn what_will_be_met_on_a_day_is_met_then_and_not_the_day_before(plan in plans()) {
        for finding in check(&plan, &facts(), TODAY).findings {
            if let Some(When::Today(first)) = finding.shortfall().map(|shortfall| shortfall.when) {
                let is_met = |day| check(&plan, &facts(), day).findings.iter().any(|one| one.id == finding.id && one.is_met());
                prop_assert!(first > TODAY && is_met(first), "{} on {first}", finding.id);
                prop_assert!(!is_met(first.plus_days(-1)), "{} already before {first}", finding.id);
            }
        }
    }

    #[test]
    fn a_report_does_not_depend_on_the_order_of_rows(plan in plans()) {
        let mut turned = plan.clone();
        turned.periods.reverse();
        prop_assert_eq!(findings(&turned), findings(&plan));
        prop_assert_eq!(standing(&turned, TODAY), standing(&plan, TODAY));
    }

    #[test]
    fn a_finding_points_to_a_row_that_exists(plan in plans()) {
        for finding in check(&plan, &facts(), TODAY).findings {
            if let Some(row) = finding.shortfall().and_then(|shortfall| shortfall.row) {
                prop_assert!(row < plan.periods.len());
                prop_assert!(finding.path().starts_with(&format!("periods.{row}.")), "{}", finding.path());
            }
        }
    }

    #[test]
    fn a_body_reads_back_as_it_was_printed(plan in plans()) {
        let (asked, _) = prune(&plan);
        let printed = serde_json::to_vec(&asked).unwrap();
        let read: ImplementationPlan = serde_json::from_slice(&printed).unwrap();
        prop_assert_eq!(&read, &asked);
        prop_assert_eq!(serde_json::to_vec(&read).unwrap(), printed);
    }

    #[test]
    fn leaving_out_what_is_not_asked_is_done_once_and_for_all(plan in plans()) {
        let (asked, _) = prune(&plan);
        let (again, dropped) = prune(&asked);
        prop_assert_eq!(&again, &asked);
        prop_assert!(dropped.is_empty(), "{:?}", dropped);
        let fileable = check(&asked, &facts(), TODAY).is_fileable();
        prop_assert_eq!(pass(&asked, &facts(), TODAY).is_ok(), fileable);
    }

    /// On the expected day nothing remains, and on the day before something does.
    #[test]
    fn a_training_is_completed_on_its_day_and_not_the_day_before(
        open in 20..56i32, other in 0..34i32, hospital in 4..9i32, percent in prop::sample::select(vec![50, 80, 100]),
        leave_at in 0..1_500i32, leave in 1..200i32,
    ) {
        let start = day(2024, 3, 1);
        let (second, third) = (start.plus_months(open), start.plus_months(open + other));
        let mut periods = vec![
            period(PeriodKind::OpenPractice, start, second.plus_days(-1), 100),
            period(PeriodKind::HospitalService, third, third.plus_months(hospital).plus_days(-1), 100),
            period(PeriodKind::Leave, start.plus_days(leave_at), start.plus_days(leave_at + leave), percent),
        ];
        if other > 0 { periods.push(period(PeriodKind::OtherPractice, second, third.plus_days(-1), 100)) }
        let plan = with(periods);
        let all = standing(&plan, TODAY);
        prop_assert_eq!(all.completed_on.is_some(), all.unplanned == Remaining::default());
        if let Some(completed) = all.completed_on {
            prop_assert_eq!(standing(&plan, completed).remaining, Remaining::default());
            prop_assert_ne!(standing(&plan, completed.plus_days(-1)).remaining, Remaining::default());
            prop_assert!(all.completed_on_with_absence.is_some_and(|day| day <= completed));
        }
    }
}

#[test]
fn leave_has_neither_place_nor_goals() {
    let mut leave = period(PeriodKind::Leave, day(2027, 1, 1), day(2027, 6, 30), 100);
    (leave.place, leave.goals) = ("Bodø".into(), vec![GoalCode::ALM_055]);
    let service = PlannedPeriod { kind: Some(PeriodKind::OpenPractice), ..leave.clone() };
    let plan = with(vec![service.clone(), leave]);
    let (asked, dropped) = prune(&plan);
    assert_eq!(dropped, ["periods.1.place", "periods.1.goals"]);
    assert_eq!(asked.periods[0], service);
    assert!(asked.periods[1].place.is_empty() && asked.periods[1].goals.is_empty());
    let report = pass(&plan, &Facts::default(), TODAY).unwrap_err();
    assert!(report.problems.iter().any(|problem| problem.path == "periods.1.place"), "refused, not mended silently");
}

#[test]
fn a_goal_stands_once_in_the_plan() {
    let mut plan = ImplementationPlan::default();
    for code in [GoalCode::ALM_055, GoalCode::ALM_085, GoalCode::ALM_055] {
        plan.goals.push(Default::default());
        plan.goals.last_mut().unwrap().code = Some(code);
    }
    let report = check(&plan, &Facts::default(), TODAY);
    let repeated: Vec<_> = report.problems.iter().filter(|problem| problem.fault == Fault::Repeated).collect();
    assert_eq!(repeated.len(), 1);
    assert_eq!(repeated[0].path, "goals.2.code");
}

#[test]
fn a_row_without_a_name_of_its_own_is_read_and_written() {
    let plan: ImplementationPlan =
        serde_json::from_str(r#"{"roles":{"clinical_supervisors":["Ola","", "Kari\u202e"]}}"#).unwrap();
    let report = check(&plan, &Facts::default(), TODAY);
    assert!(report.problems.iter().any(|problem| problem.path == "roles.clinical_supervisors.1"));
    let (asked, _) = prune(&plan);
    assert_eq!(asked.roles.clinical_supervisors.len(), 2);
}

#[test]
fn nothing_shouts_at_an_empty_plan() {
    let report = check(&ImplementationPlan::default(), &facts(), TODAY);
    assert!(report.not_met().is_empty(), "{:?}", report.not_met());
    assert!(report.problems.iter().all(|problem| problem.fault == Fault::Missing));
    let empty = standing(&ImplementationPlan::default(), TODAY);
    assert_eq!((empty.completed_on, empty.gaps.len(), empty.planned_total), (None, 0, Months::ZERO));
}

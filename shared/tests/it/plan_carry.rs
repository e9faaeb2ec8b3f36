//! From registration to plan and back: nothing is typed twice, and leave stays where it is.

use crate::planned::period;
use shared::{
    day::{Day, day},
    forms::{
        candidate_registration::{
            CandidateRegistration, EarlierPost, InstitutionGoal, Length, Scheme, SplitHalf, SupervisionGroup,
        },
        implementation_plan::{Course, ImplementationPlan, PeriodKind, PlannedGoal, PlannedPeriod},
    },
    numbers::{hpr_number::HprNumber, learning_goal::GoalCode, municipality::MunicipalityNumber},
    rules::seniority,
};

const TODAY: Day = day(2026, 11, 22);

fn registration() -> CandidateRegistration {
    let mut form = CandidateRegistration {
        scheme: Some(Scheme::New),
        service_from: Some(day(2025, 9, 1)),
        position_percent: Some(80),
        workplace: "Sentrum legekontor".into(),
        site: "bodo".into(),
        wished_start: Some(day(2028, 3, 1)),
        length: Some(Length::SixMonths),
        has_supervisor: Some(true),
        supervision_group: Some(SupervisionGroup::Ongoing),
        group_from: Some(day(2025, 10, 1)),
        achieved_goals: vec![InstitutionGoal::Alm085],
        ..CandidateRegistration::default()
    };
    form.trainee.name = "Ánne Márjá Åsheim".into();
    form.trainee.hpr_number = HprNumber::new(9_144_889);
    form.supervisor.name = "Kari Nordmann".into();
    form
}

#[test]
fn a_plan_begins_with_what_the_registration_says() {
    let plan = ImplementationPlan::from_registration(&registration(), true);
    assert_eq!(plan.trainee.name, "Ánne Márjá Åsheim");
    assert_eq!(plan.trainee.hpr_number, HprNumber::new(9_144_889));
    assert_eq!((plan.scheme, plan.started_on), (Some(Scheme::New), Some(day(2025, 9, 1))));
    assert_eq!(plan.roles.supervisor.name, "Kari Nordmann");
    assert_eq!(plan.supervision_group.from, Some(day(2025, 10, 1)));
    let [post, hospital] = &plan.periods[..] else { panic!("{:?}", plan.periods) };
    assert_eq!((post.kind, post.from, post.to), (None, Some(day(2025, 9, 1)), Some(day(2028, 2, 29))));
    assert_eq!((post.percent, post.place.as_str()), (Some(80), "Sentrum legekontor"));
    assert_eq!(hospital.kind, Some(PeriodKind::HospitalService));
    assert_eq!((hospital.from, hospital.to), (Some(day(2028, 3, 1)), Some(day(2028, 8, 31))));
    assert_eq!((hospital.place.as_str(), &hospital.goals[..]), ("Bodø", &[GoalCode::ALM_055][..]));
    assert_eq!(plan.goals, [PlannedGoal { code: Some(GoalCode::ALM_085), ..PlannedGoal::default() }]);
}

#[test]
fn a_split_becomes_two_periods_of_three_months() {
    let mut form = registration();
    form.length = Some(Length::Split);
    form.split.first = SplitHalf { site: "bodo".into(), ..SplitHalf::default() };
    let plan = ImplementationPlan::from_registration(&form, true);
    let days: Vec<_> = plan.periods[1..].iter().map(|period| (period.from.unwrap(), period.to.unwrap())).collect();
    assert_eq!(days, [(day(2028, 3, 1), day(2028, 5, 31)), (day(2028, 6, 1), day(2028, 8, 31))]);
    let without = ImplementationPlan::from_registration(&form, false);
    assert!(without.periods.iter().all(|period| period.kind.is_none()));
}

#[test]
fn a_registration_begins_with_what_the_plan_says() {
    let mut plan = ImplementationPlan::from_registration(&registration(), true);
    plan.periods[0].kind = Some(PeriodKind::OpenPractice);
    plan.courses.push(Course { completed_on: Some(TODAY), ..Course::default() });
    plan.courses.push(Course { planned_on: Some(TODAY), ..Course::default() });
    plan.goals[0].approved_on = Some(TODAY);
    let form = CandidateRegistration::from_plan(&plan, TODAY);
    let before = registration();
    assert_eq!(form.trainee, before.trainee);
    assert_eq!(
        (form.scheme, form.service_from, form.wished_start),
        (before.scheme, before.service_from, before.wished_start)
    );
    assert_eq!((form.workplace, form.position_percent), (before.workplace, before.position_percent));
    assert_eq!((form.supervisor, form.has_supervisor), (before.supervisor, before.has_supervisor));
    assert_eq!((form.supervision_group, form.group_from), (before.supervision_group, before.group_from));
    assert_eq!(form.achieved_goals, before.achieved_goals);
    assert_eq!((form.courses_completed, form.goals_approved), (Some(1), Some(1)));
    assert_eq!(form.institution_months_done, Some(0));
}

#[test]
fn leave_does_not_follow_into_a_registration() {
    let mut plan = ImplementationPlan::from_registration(&registration(), true);
    plan.periods[0].kind = Some(PeriodKind::OpenPractice);
    let before = CandidateRegistration::from_plan(&plan, TODAY);
    plan.periods.push(period(PeriodKind::Leave, day(2026, 9, 1), day(2027, 8, 31), 100));
    assert_eq!(CandidateRegistration::from_plan(&plan, TODAY), before);
}

fn post(municipality: &str, from: Day, to: Day) -> EarlierPost {
    EarlierPost { municipality: MunicipalityNumber(municipality.into()), from: Some(from), to: Some(to) }
}

#[test]
fn earlier_posts_become_periods_and_posts_again_and_a_gap_is_never_seniority() {
    for until in [day(2024, 8, 31), day(2025, 8, 31)] {
        let mut before = registration();
        before.earlier_posts.push(post("1860", day(2023, 9, 1), until)); // with a gap of a year, and with none
        let mut plan = ImplementationPlan::from_registration(&before, true);
        assert_eq!(plan.started_on, Some(day(2023, 9, 1)));
        assert_eq!((plan.periods[0].place.as_str(), plan.periods[0].to), ("Vestvågøy", Some(until)));
        plan.periods[..2].iter_mut().for_each(|period| period.kind = Some(PeriodKind::OpenPractice));
        let after = CandidateRegistration::from_plan(&plan, TODAY);
        assert_eq!((after.service_from, &after.earlier_posts), (before.service_from, &before.earlier_posts));
        assert_eq!(seniority::posts(&after), seniority::posts(&before));
    }
}

#[test]
fn the_start_is_that_of_the_service_that_runs_today_and_leave_makes_no_gap() {
    let practice = |from, to| period(PeriodKind::OpenPractice, from, to, 100);
    let carried = |periods: Vec<PlannedPeriod>| {
        let plan = ImplementationPlan { started_on: Some(day(2023, 9, 1)), periods, ..ImplementationPlan::default() };
        let form = CandidateRegistration::from_plan(&plan, TODAY);
        (form.service_from, form.earlier_posts)
    };
    let (first, second) = (practice(day(2023, 9, 1), day(2024, 8, 31)), practice(day(2024, 9, 1), TODAY));
    assert_eq!(carried(vec![first.clone(), second.clone()]), (Some(day(2023, 9, 1)), vec![]));
    let late = practice(day(2024, 9, 2), TODAY); // one day between
    let earlier = vec![post("", day(2023, 9, 1), day(2024, 8, 31))];
    assert_eq!(carried(vec![first.clone(), late.clone()]), (Some(day(2024, 9, 2)), earlier.clone()));
    let leave = period(PeriodKind::Leave, day(2024, 9, 1), day(2024, 9, 1), 100);
    assert_eq!(carried(vec![first.clone(), leave, late]), (Some(day(2023, 9, 1)), vec![]));
    let over = practice(day(2024, 9, 1), TODAY.plus_days(-1));
    assert_eq!(carried(vec![first.clone(), over]), (None, vec![post("", day(2023, 9, 1), TODAY.plus_days(-1))]));
    let leave_after = period(PeriodKind::Leave, day(2024, 9, 1), TODAY.plus_days(9), 100);
    assert_eq!(carried(vec![first, leave_after]), (None, earlier), "the days of leave stay behind");
    assert_eq!(carried(vec![practice(TODAY.plus_days(1), TODAY.plus_days(9))]), (None, vec![]));
}

#[test]
fn months_in_institution_are_rounded_to_tenths_before_they_are_counted() {
    let done = |months: i32, percent| {
        let from = day(2026, 3, 1);
        let row = period(PeriodKind::HospitalService, from, from.plus_months(months).plus_days(-1), percent);
        let plan = ImplementationPlan { periods: vec![row], ..ImplementationPlan::default() };
        CandidateRegistration::from_plan(&plan, TODAY).institution_months_done
    };
    assert_eq!(done(6, 99), Some(5), "5.94");
    assert_eq!(done(7, 85), Some(6), "5.95");
}

#[test]
fn an_empty_form_carries_nothing() {
    let nothing = CandidateRegistration::default();
    assert_eq!(ImplementationPlan::from_registration(&nothing, true), ImplementationPlan::default());
    assert_eq!(CandidateRegistration::from_plan(&ImplementationPlan::default(), TODAY), nothing);
}

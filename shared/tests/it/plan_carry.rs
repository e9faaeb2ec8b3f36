//! From registration to plan and back: nothing is typed twice, and leave stays where it is.

use shared::{
    day::{Day, day},
    forms::{
        candidate_registration::{CandidateRegistration, InstitutionGoal, Length, Scheme, SplitHalf, SupervisionGroup},
        implementation_plan::{Course, ImplementationPlan, PeriodKind, PlannedGoal, PlannedPeriod},
    },
    numbers::{hpr_number::HprNumber, learning_goal::GoalCode},
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
    plan.periods.push(PlannedPeriod {
        kind: Some(PeriodKind::Leave),
        from: Some(day(2026, 9, 1)),
        to: Some(day(2027, 8, 31)),
        percent: Some(100),
        ..PlannedPeriod::default()
    });
    assert_eq!(CandidateRegistration::from_plan(&plan, TODAY), before);
}

#[test]
fn an_empty_form_carries_nothing() {
    let nothing = CandidateRegistration::default();
    assert_eq!(ImplementationPlan::from_registration(&nothing, true), ImplementationPlan::default());
    assert_eq!(CandidateRegistration::from_plan(&ImplementationPlan::default(), TODAY), nothing);
}

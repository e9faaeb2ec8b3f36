//! What moves when a plan is tried with other days.

use crate::planned::{period, with};
use proptest::prelude::*;
use shared::{
    day::{Day, day},
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::{
        facts::Facts,
        plans::{standing::standing, what_if::moves},
    },
};

const TODAY: Day = day(2026, 11, 22);

/// Five years: practice, half a year in hospital, practice.
fn plan() -> ImplementationPlan {
    with(vec![
        period(PeriodKind::OpenPractice, day(2025, 9, 1), day(2028, 2, 29), 100),
        period(PeriodKind::HospitalService, day(2028, 3, 1), day(2028, 8, 31), 100),
        period(PeriodKind::OpenPractice, day(2028, 9, 1), day(2031, 2, 28), 100),
    ])
}

#[test]
fn nothing_moves_when_nothing_is_tried() {
    assert!(moves(&plan(), &plan(), &Facts::default(), TODAY).is_nothing());
}

#[test]
fn a_hospital_service_that_begins_a_month_later_moves_months_and_breaks_the_rotation() {
    let mut trial = plan();
    trial.periods[1].from = Some(day(2028, 4, 1));
    let found = moves(&plan(), &trial, &Facts::default(), TODAY);
    assert_eq!(found.completed_on.0, Some(day(2030, 8, 30)));
    assert_ne!(found.completed_on.1, found.completed_on.0);
    // of sixty months in open practice 54 count
    let months: Vec<_> = found.months.iter().map(|moved| (moved.what.nb, moved.now.hundredths())).collect();
    assert_eq!(months, [("Tellende i alt", 5900), ("Sykehus og institusjon", 500)]);
    let rules: Vec<_> = found.rules.iter().map(|turned| (turned.now.id, turned.now.is_met())).collect();
    assert!(rules.contains(&("plan-institution-on-rotation", false)), "{rules:?}");
    assert!(rules.contains(&("plan-institution-6-months", false)), "{rules:?}");
    let back = moves(&trial, &plan(), &Facts::default(), TODAY);
    assert_eq!(back.rules.len(), found.rules.len());
    assert!(back.rules.iter().all(|turned| turned.now.is_met() && turned.before.is_not_met()));
}

proptest! {
    /// What is said to move is what the plan itself says once the trial is used.
    #[test]
    fn a_trial_says_what_the_plan_would_say(from in -400..400i32, to in -400..400i32, row in 0..3usize) {
        let mut trial = plan();
        trial.periods[row].from = trial.periods[row].from.map(|day| day.plus_days(from));
        trial.periods[row].to = trial.periods[row].to.map(|day| day.plus_days(to));
        let found = moves(&plan(), &trial, &Facts::default(), TODAY);
        prop_assert_eq!(found.completed_on.1, standing(&trial, TODAY).completed_on);
        let back = moves(&trial, &plan(), &Facts::default(), TODAY);
        prop_assert_eq!(back.completed_on, (found.completed_on.1, found.completed_on.0));
        prop_assert_eq!(back.months.len(), found.months.len());
    }
}

//! Parts of forms: what is left out cannot be learned from what is left.

use crate::drawn::drawn;
use proptest::prelude::*;
use shared::{
    day::{Day, day},
    forms::{
        closing::Closing,
        follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport,
        implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
        local_agreement::LocalAgreement,
        training_enterprise::TrainingEnterprise,
    },
    numbers::health_trust::HealthTrust,
    views::{agreement, closing, enterprise, meeting, plan, report},
};

fn days() -> impl Strategy<Value = Day> {
    (0..3_000).prop_map(|days| day(2025, 9, 1).plus_days(days))
}

fn period() -> impl Strategy<Value = PlannedPeriod> {
    let kinds = prop::sample::select(vec![
        PeriodKind::OpenPractice,
        PeriodKind::OtherPractice,
        PeriodKind::HospitalService,
        PeriodKind::MunicipalInstitution,
        PeriodKind::Leave,
    ]);
    (kinds, days(), days(), 1u16..=100, "[a-zæøå]{0,8}").prop_map(|(kind, from, to, percent, place)| PlannedPeriod {
        kind: Some(kind),
        from: Some(from),
        to: Some(to),
        percent: Some(percent),
        place,
        goals: Vec::new(),
    })
}

/// Everything a form can hold, and a number of periods.
fn plans() -> impl Strategy<Value = ImplementationPlan> {
    (any::<u64>(), prop::collection::vec(period(), 0..12))
        .prop_map(|(seed, periods)| ImplementationPlan { periods, ..drawn(seed) })
}

fn is_leave(period: &PlannedPeriod) -> bool {
    period.kind == Some(PeriodKind::Leave)
}

proptest! {
    /// Not only is no leave shown: two plans that differ in leave alone are shown alike, down to the byte.
    #[test]
    fn leave_never_reaches_a_trust(plan in plans(), other in prop::collection::vec(period(), 0..6)) {
        let without: Vec<_> = plan.periods.iter().filter(|period| !is_leave(period)).cloned().collect();
        let leave = other.into_iter().map(|period| PlannedPeriod { kind: Some(PeriodKind::Leave), ..period });
        let periods = without.into_iter().chain(leave).collect();
        let changed = ImplementationPlan { periods, ..plan.clone() };
        let shown = |plan: &ImplementationPlan| serde_json::to_string(&plan::hospital_rows(plan)).unwrap();
        prop_assert_eq!(shown(&plan), shown(&changed));
        prop_assert!(!shown(&plan).contains("leave"));
        let shown = plan::hospital_rows(&plan);
        prop_assert!(shown.periods.iter().all(|period| period.kind == Some(PeriodKind::HospitalService)));
        let all = plan.periods.iter().filter(|period| period.kind == Some(PeriodKind::HospitalService)).count();
        prop_assert_eq!(shown.periods.len(), all);
    }

    #[test]
    fn the_office_sees_all_periods_but_leave_and_nothing_else(plan in plans()) {
        let shown = plan::without_leave(&plan);
        let without: Vec<_> = plan.periods.iter().filter(|period| !is_leave(period)).cloned().collect();
        prop_assert_eq!(&shown.periods, &without);
        let blank = ImplementationPlan::default();
        let rest = ImplementationPlan { periods: Vec::new(), trainee: blank.trainee.clone(), ..shown };
        prop_assert_eq!(rest, blank);
    }

    #[test]
    fn of_other_forms_only_what_is_named_is_left(seed in any::<u64>()) {
        let members = |value: serde_json::Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
        let within = |value: serde_json::Value, named: &[&str]| members(value).iter().all(|name| named.contains(&name.as_str()));
        let json = |form: &dyn erased::Shown| form.json();
        let held = meeting::held_on(&drawn::<FollowUpMeeting>(seed));
        prop_assert!(within(json(&held), &["trainee", "held_on"]));
        let dated = agreement::form_and_dates(&drawn::<LocalAgreement>(seed));
        prop_assert!(within(json(&dated), &["trainee", "form", "signed_on", "valid_from", "grant_from"]));
        let ended = closing::without_cause(&drawn::<Closing>(seed));
        prop_assert!(within(json(&ended), &["about", "on"]));
        let asked = enterprise::contacts_and_agreements(&drawn::<TrainingEnterprise>(seed));
        prop_assert!(within(json(&asked), &["contacts", "trust_agreements"]));
        for trust in HealthTrust::ALL {
            let own = report::own_list(&drawn::<HalfYearReport>(seed), trust);
            prop_assert!(within(json(&own), &["period", "lists"]));
            prop_assert!(own.lists.iter().all(|list| list.trust == Some(trust)));
        }
    }
}

/// Any form as JSON.
mod erased {
    pub trait Shown {
        fn json(&self) -> serde_json::Value;
    }
    impl<F: serde::Serialize> Shown for F {
        fn json(&self) -> serde_json::Value {
            serde_json::to_value(self).unwrap()
        }
    }
}

//! What must hold for every form as it opens and as it is written: it does not shout, and it reads back as it was printed.

use shared::{
    day::day,
    form::{Form, check, pass, prune},
    forms::{
        Visitor,
        capacity_evaluation::{CapacityEvaluation, Proposal},
        placement::{Decision, GoalReached, Placement},
        visit_all,
    },
    numbers::health_trust::HealthTrust,
    reference::DocId,
    rules::facts::Facts,
};

#[test]
fn no_empty_form_shouts() {
    struct Look;
    impl Visitor for Look {
        fn visit<F: Form>(&mut self) {
            let report = check(&F::default(), &Facts::default(), day(2026, 11, 22));
            assert!(report.not_met().is_empty(), "{}: {:?}", F::KIND, report.not_met());
            assert!(report.problems.iter().all(|problem| problem.fault.code() == "missing"), "{}", F::KIND);
            assert_eq!(serde_json::to_string(&F::default()).unwrap(), "{}", "{}", F::KIND);
        }
    }
    visit_all(&mut Look);
}

fn faults<F: Form>(form: &F) -> Vec<(String, &'static str)> {
    let report = check(form, &Facts::default(), day(2026, 11, 22));
    let problems = report.problems.iter().map(|problem| (problem.path.clone(), problem.fault.code()));
    problems.filter(|(_, code)| *code != "missing").collect()
}

#[test]
fn a_placement_names_a_document_and_ends_after_it_begins() {
    let mut form = Placement { candidate: DocId("41".into()), from: Some(day(2028, 3, 1)), ..Placement::default() };
    form.to = Some(day(2028, 2, 29));
    assert_eq!(faults(&form), [("candidate".into(), "not-an-option"), ("to".into(), "wrong-order")]);
    form.candidate = DocId("019379a0-0000-7000-8000-000000000000".into());
    form.to = Some(day(2028, 3, 1));
    assert!(faults(&form).is_empty());
    form.period.year = Some(2021);
    assert_eq!(faults(&form), [("period.year".into(), "too-small")]);
}

#[test]
fn a_goal_is_reached_once_and_a_trust_has_one_proposal() {
    use shared::forms::candidate_registration::InstitutionGoal::{Alm055, Alm085};
    let goal = |code| GoalReached { code: Some(code), on: None };
    let mut form = Placement { decision: Some(Decision::Completed), ..Placement::default() };
    form.goals_reached = vec![goal(Alm055), goal(Alm085)];
    assert!(faults(&form).is_empty());
    form.goals_reached[1] = goal(Alm055);
    assert_eq!(faults(&form), [("goals_reached".into(), "repeated")]);
    let proposal = || Proposal { trust: Some(HealthTrust::Unn), ..Proposal::default() };
    let twice = CapacityEvaluation { proposals: vec![proposal(), proposal()], ..CapacityEvaluation::default() };
    assert_eq!(faults(&twice), [("proposals".into(), "repeated")]);
}

#[test]
fn what_belongs_to_an_offer_is_left_out_when_the_service_is_over() {
    let mut form = Placement { decision: Some(Decision::Completed), ..Placement::default() };
    form.answer_by = Some(day(2027, 5, 1));
    form.departs_from_order.reason = "Ingen andre ønsker perioden.".into();
    let (asked, dropped) = prune(&form);
    assert_eq!(dropped, ["answer_by", "departs_from_order.reason"]);
    assert!(asked.answer_by.is_none());
    assert!(pass(&form, &Facts::default(), day(2026, 11, 22)).is_err());
}

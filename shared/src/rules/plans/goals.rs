//! Report, section 5: the two goals that are reached in institution have a place in the plan.

use crate::{
    forms::implementation_plan::ImplementationPlan,
    numbers::learning_goal::GoalCode,
    rules::{
        plans::periods::earliest_first,
        provision::{Advice, Force, Provision, Verdict, not_met, report},
    },
    text::t,
};

const NEITHER: Advice = Advice {
    wrong: t(
        "ALM-055 og ALM-085 er ikke plassert i planen.",
        "ALM-055 og ALM-085 er ikkje plasserte i planen.",
        "ALM-055 and ALM-085 have no place in the plan.",
    ),
    mend: t(
        "Skriv målet på en periode i sykehus eller godkjent kommunal institusjon, eller skriv når det ble godkjent.",
        "Skriv målet på ein periode i sjukehus eller godkjend kommunal institusjon, eller skriv når det vart godkjent.",
        "Write the goal on a period in hospital or an approved municipal institution, or write when it was approved.",
    ),
};
const NO_055: Advice = Advice {
    wrong: t(
        "ALM-055 er ikke plassert i planen.",
        "ALM-055 er ikkje plassert i planen.",
        "ALM-055 has no place in the plan.",
    ),
    ..NEITHER
};
const NO_085: Advice = Advice {
    wrong: t(
        "ALM-085 er ikke plassert i planen.",
        "ALM-085 er ikkje plassert i planen.",
        "ALM-085 has no place in the plan.",
    ),
    ..NEITHER
};

pub const PLAN_GOALS_PLACED: Provision<ImplementationPlan> = Provision {
    id: "plan-goals-placed",
    cite: report("5"),
    force: Force::Main,
    short: t("plass til ALM-055 og ALM-085", "plass til ALM-055 og ALM-085", "a place for ALM-055 and ALM-085"),
    says: t(
        "ALM-055 og ALM-085 er lagt til tjeneste i institusjon, eller er godkjent.",
        "ALM-055 og ALM-085 er lagde til teneste i institusjon, eller er godkjende.",
        "ALM-055 and ALM-085 are placed in institution service, or are approved.",
    ),
    about: &["periods", "goals"],
    ask: |case| {
        let body = case.body;
        let in_institution = earliest_first(body, |period| period.is_institution());
        let is_placed = |code| {
            let approved = |goal: &&crate::forms::implementation_plan::PlannedGoal| goal.approved_on.is_some();
            body.goals.iter().filter(approved).any(|goal| goal.code == Some(code))
                || in_institution.iter().any(|(_, period)| period.goals.contains(&code))
        };
        let advice = match (is_placed(GoalCode::ALM_055), is_placed(GoalCode::ALM_085)) {
            (true, true) => return Verdict::Met,
            _ if body.periods.is_empty() && body.goals.is_empty() => return Verdict::Unanswered("periods"),
            (false, false) => &NEITHER,
            (false, true) => &NO_055,
            (true, false) => &NO_085,
        };
        match in_institution.first() {
            Some((row, _)) => not_met(advice, "periods[].goals").row(*row).into(),
            None => not_met(advice, "periods").into(),
        }
    },
};

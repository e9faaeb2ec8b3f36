//! A plan is gone through at least once a year, and the doctor is met each half-year.

use crate::{
    day::day,
    forms::implementation_plan::ImplementationPlan,
    rules::{
        dated::Dated,
        meeting::MEETING_MONTHS,
        provision::{Advice, Force, Provision, Verdict, When, not_met, report},
    },
    text::t,
};

/// Months a plan stands without being revised. Source: ALIS.no, individual plan.
pub const REVISION_MONTHS: Dated<i32> = Dated(&[(day(2019, 3, 1), Some(12))]);

const STALE: Advice = Advice {
    wrong: t(
        "Planen skulle vært gjennomgått senest {day}.",
        "Planen skulle vore gjennomgådd seinast {day}.",
        "The plan should have been gone through by {day}.",
    ),
    mend: t(
        "Gå gjennom planen med legen, og skriv dagen.",
        "Gå gjennom planen med legen, og skriv dagen.",
        "Go through the plan with the doctor, and write the day.",
    ),
};
const NO_MEETING: Advice = Advice {
    wrong: t(
        "Legen skulle hatt et oppfølgingsmøte senest {day}.",
        "Legen skulle hatt eit oppfølgingsmøte seinast {day}.",
        "The doctor should have had a follow-up meeting by {day}.",
    ),
    mend: t(
        "Kall inn til oppfølgingsmøte. Planen kan sendes nå.",
        "Kall inn til oppfølgingsmøte. Planen kan sendast no.",
        "Call a follow-up meeting. The plan can be sent now.",
    ),
};

pub const PLAN_REVISED_WITHIN_A_YEAR: Provision<ImplementationPlan> = Provision {
    id: "plan-revised-within-a-year",
    cite: report("4.1"),
    force: Force::Main,
    short: t("gjennomgang hvert år", "gjennomgang kvart år", "a review each year"),
    says: t(
        "Planen er gjennomgått det siste året, og legen har hatt oppfølgingsmøte det siste halvåret.",
        "Planen er gjennomgådd det siste året, og legen har hatt oppfølgingsmøte det siste halvåret.",
        "The plan was gone through in the last year, and the doctor had a follow-up meeting in the last half-year.",
    ),
    about: &["revised_on"],
    ask: |case| {
        let Some(months) = REVISION_MONTHS.on(case.today) else { return Verdict::NotAsked };
        let Some(revised) = case.body.revised_on else { return Verdict::Unanswered("revised_on") };
        let due = revised.plus_months(months);
        let meeting = case.facts.last_meeting_on.zip(MEETING_MONTHS.on(case.today));
        let meeting_due = meeting.map(|(held, months)| held.plus_months(months));
        match meeting_due {
            _ if due < case.today => not_met(&STALE, "revised_on").day(due).when(When::Never).into(),
            Some(due) if due < case.today => not_met(&NO_MEETING, "").day(due).when(When::Never).into(),
            _ => Verdict::Met, // a meeting that is not known of is neither good nor bad
        }
    },
};

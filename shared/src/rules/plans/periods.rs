//! What a single period must be: in order, not too much at once, hospital service on a fixed start and without leave.

use crate::{
    forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
    rules::{
        period::{is_rotation, next_rotation},
        plans::stretches::stretches,
        provision::{Advice, Force, OURS, Provision, Verdict, not_met, report},
    },
    text::t,
};

/// The periods that hold something true, with their rows; the earliest first, so that no finding depends on the order
/// of rows.
pub fn earliest_first(
    plan: &ImplementationPlan,
    holds: impl Fn(&PlannedPeriod) -> bool,
) -> Vec<(usize, &PlannedPeriod)> {
    let mut rows: Vec<_> = plan.periods.iter().enumerate().filter(|(_, period)| holds(period)).collect();
    crate::order::sort_by(&mut rows, |(_, a), (_, b)| {
        (a.from, a.to, a.kind, a.percent, &a.place, &a.goals)
            .cmp(&(b.from, b.to, b.kind, b.percent, &b.place, &b.goals))
    });
    rows
}

fn is_kind(kind: PeriodKind) -> impl Fn(&PlannedPeriod) -> bool {
    move |period| period.kind == Some(kind)
}

const BACKWARDS: Advice = Advice {
    wrong: t(
        "En periode slutter før den begynner.",
        "Ein periode sluttar før han byrjar.",
        "A period ends before it begins.",
    ),
    mend: t("Rett en av datoene.", "Rett ein av datoane.", "Correct one of the dates."),
};

pub const PLAN_PERIODS_ORDERED: Provision<ImplementationPlan> = Provision {
    id: "plan-periods-ordered",
    cite: OURS,
    force: Force::Must,
    short: t(
        "perioder som slutter etter at de begynner",
        "periodar som sluttar etter at dei byrjar",
        "periods that end after they begin",
    ),
    says: t(
        "Hver periode begynner før den slutter, eller samme dag.",
        "Kvar periode byrjar før han sluttar, eller same dag.",
        "Each period begins before it ends, or on the same day.",
    ),
    about: &["periods"],
    ask: |case| {
        let backwards = |period: &PlannedPeriod| period.from.zip(period.to).is_some_and(|(from, to)| to < from);
        match earliest_first(case.body, backwards).first() {
            Some((row, _)) => not_met(&BACKWARDS, "periods[].to").row(*row).into(),
            None if case.body.periods.is_empty() => Verdict::Unanswered("periods"),
            None => Verdict::Met,
        }
    },
};

const OVER_FULL: Advice = Advice {
    wrong: t(
        "Fra {day} er det {count} % tjeneste. Mer enn {limit} % teller som {limit}.",
        "Frå {day} er det {count} % teneste. Meir enn {limit} % tel som {limit}.",
        "From {day} there is {count} % service. More than {limit} % counts as {limit}.",
    ),
    mend: t(
        "Kontroller datoene og prosenten for periodene som overlapper.",
        "Kontroller datoane og prosenten for periodane som overlappar.",
        "Check the dates and percentages of the periods that overlap.",
    ),
};

pub const PLAN_PERCENT_OVER_100: Provision<ImplementationPlan> = Provision {
    id: "plan-percent-over-100",
    cite: OURS,
    force: Force::Main,
    short: t("høyst 100 % på samme dag", "høgst 100 % på same dag", "at most 100 % on the same day"),
    says: t(
        "Tjenesten er høyst 100 % på samme dag. Mer teller som 100 %.",
        "Tenesta er høgst 100 % på same dag. Meir tel som 100 %.",
        "The service is at most 100 % on the same day. More counts as 100 %.",
    ),
    about: &["periods"],
    ask: |case| {
        if case.body.periods.is_empty() {
            return Verdict::Unanswered("periods");
        }
        let stretches = stretches(case.body);
        let Some(over) = stretches.iter().find(|stretch| stretch.worked_percent() > 100) else { return Verdict::Met };
        let runs = |period: &PlannedPeriod| {
            let days = period.from.zip(period.to);
            let there = days.is_some_and(|(from, to)| from <= over.from && over.from <= to);
            there && period.is_complete() && period.kind != Some(PeriodKind::Leave)
        };
        let percent = over.worked_percent().min(9_999) as i32; // fits
        let shortfall = not_met(&OVER_FULL, "periods[].percent").day(over.from).count(percent, 100);
        match earliest_first(case.body, runs).last() {
            Some((row, _)) => shortfall.row(*row).into(),
            None => shortfall.into(),
        }
    },
};

const NOT_A_START: Advice = Advice {
    wrong: t(
        "En sykehustjeneste begynner ikke på en fast startdato.",
        "Ei sjukehusteneste byrjar ikkje på ein fast startdato.",
        "A period of hospital service does not begin on a fixed starting day.",
    ),
    mend: t(
        "Sykehustjenesten starter 1. mars eller 1. september. Den neste er {day}. En ledig plass kan ha en annen start.",
        "Sjukehustenesta startar 1. mars eller 1. september. Den neste er {day}. Ein ledig plass kan ha ein annan start.",
        "Hospital service starts on 1 March or 1 September. The next is {day}. A vacant place may start on another day.",
    ),
};

pub const PLAN_INSTITUTION_ON_ROTATION: Provision<ImplementationPlan> = Provision {
    id: "plan-institution-on-rotation",
    cite: report("3"),
    force: Force::Main,
    short: t(
        "fast startdato for sykehustjenesten",
        "fast startdato for sjukehustenesta",
        "a fixed starting day of the hospital service",
    ),
    says: t(
        "Sykehustjenesten starter 1. mars eller 1. september.",
        "Sjukehustenesta startar 1. mars eller 1. september.",
        "Hospital service starts on 1 March or 1 September.",
    ),
    about: &["periods"],
    ask: |case| {
        let rows = earliest_first(case.body, is_kind(PeriodKind::HospitalService));
        let mut last = None; // the last day of what the next one may go on from
        for (row, period) in &rows {
            let Some(from) = period.from else { return Verdict::Unanswered("periods") };
            let goes_on = last.is_some_and(|last: crate::day::Day| from <= last.plus_days(1));
            if !goes_on && !is_rotation(from) {
                return not_met(&NOT_A_START, "periods[].from").row(*row).better(next_rotation(from)).into();
            }
            last = last.max(period.to);
        }
        if rows.is_empty() { Verdict::NotAsked } else { Verdict::Met }
    },
};

const LEAVE_INSIDE: Advice = Advice {
    wrong: t(
        "En permisjon overlapper sykehustjenesten.",
        "Ein permisjon overlappar sjukehustenesta.",
        "A leave overlaps the hospital service.",
    ),
    mend: t(
        "Flytt tjenesten til en senere periode, eller avtal hvordan månedene tas igjen. Foretaket får ikke vite om permisjonen.",
        "Flytt tenesta til ein seinare periode, eller avtal korleis månadene blir tekne att. Føretaket får ikkje vite om permisjonen.",
        "Move the service to a later period, or agree on how the months are made up. The trust is not told of the leave.",
    ),
};

/// Shown to the municipality and the trainee only.
pub const PLAN_HOSPITAL_CLEAR_OF_LEAVE: Provision<ImplementationPlan> = Provision {
    id: "plan-hospital-clear-of-leave",
    cite: OURS,
    force: Force::Main,
    short: t("sykehustjeneste uten permisjon", "sjukehusteneste utan permisjon", "hospital service without leave"),
    says: t(
        "Sykehustjenesten er planlagt til en tid uten permisjon.",
        "Sjukehustenesta er planlagd til ei tid utan permisjon.",
        "The hospital service is planned for a time without leave.",
    ),
    about: &["periods"],
    ask: |case| {
        let days = |period: &PlannedPeriod| period.from.zip(period.to);
        let hospital = earliest_first(case.body, is_kind(PeriodKind::HospitalService));
        let within = |leave: &PlannedPeriod| {
            let overlap = |(_, service): &(usize, &PlannedPeriod)| match (days(leave), days(service)) {
                (Some((from, to)), Some((first, last))) => from <= last && first <= to,
                _ => false,
            };
            leave.kind == Some(PeriodKind::Leave) && hospital.iter().any(overlap)
        };
        match earliest_first(case.body, within).first() {
            _ if hospital.is_empty() => Verdict::NotAsked,
            Some((row, _)) => not_met(&LEAVE_INSIDE, "periods[].from").row(*row).into(),
            None => Verdict::Met,
        }
    },
};

//! How much service of each kind the training needs, and how much of it counts. Source: Helsedirektoratet, training
//! time; the report, sections 1 and 3, for institution.

use super::stretches::{Tally, stretches};
use crate::{
    day::{Day, day},
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::{
        counted::Months,
        dated::Dated,
        provision::{Advice, Case, Cite, Force, Provision, Verdict, not_met, report, web},
        service::INSTITUTION_MONTHS,
    },
    text::t,
};

/// When the rules of the new scheme came into force.
const NEW_SCHEME: Day = day(2019, 3, 1);
const TRAINING_TIME: Cite = web("Helsedirektoratet, utdanningstid");

/// Counted months of the whole training, without part one. Source: Helsedirektoratet, training time.
pub const TOTAL_MONTHS: Dated<i32> = Dated(&[(NEW_SCHEME, Some(60))]);
/// Least and most of open, unselected practice that counts, months. Source: Helsedirektoratet, training time.
pub const OPEN_PRACTICE_MONTHS: Dated<(i32, i32)> = Dated(&[(NEW_SCHEME, Some((24, 54)))]);
/// Most of other general practice that counts, months. Source: Helsedirektoratet, training time.
pub const OTHER_PRACTICE_MONTHS: Dated<i32> = Dated(&[(NEW_SCHEME, Some(30))]);
/// Per cent of the service that leave may be without being taken off. Source: the specialist regulation, § 31; not
/// verified for part three.
pub const ABSENCE_FREE_PERCENT: Dated<u16> = Dated(&[(NEW_SCHEME, Some(10))]);

/// Grenser: the numbers above, as one day has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub total: Months,
    pub open_practice_least: Months,
    pub open_practice_most: Months,
    pub other_practice_most: Months,
    pub institution_least: Months,
}

impl Limits {
    /// In force on `day`; before there were any, the first.
    pub fn on(day: Day) -> Limits {
        let day = day.max(NEW_SCHEME);
        let (least, most) = OPEN_PRACTICE_MONTHS.on(day).unwrap_or_default();
        let months = |dated: &Dated<i32>| Months::whole(dated.on(day).unwrap_or_default());
        Limits {
            total: months(&TOTAL_MONTHS),
            open_practice_least: Months::whole(least),
            open_practice_most: Months::whole(most),
            other_practice_most: months(&OTHER_PRACTICE_MONTHS),
            institution_least: Months::whole(i32::from(INSTITUTION_MONTHS.on(day).unwrap_or_default())),
        }
    }
    /// What counts towards the whole: no kind more than its most.
    pub fn total_of(&self, tally: &Tally) -> Months {
        self.kept(
            tally.counted(PeriodKind::OpenPractice),
            tally.counted(PeriodKind::OtherPractice),
            tally.institution(),
        )
    }
    /// What would count towards the whole without leave.
    pub fn total_without_leave(&self, tally: &Tally) -> Months {
        self.kept(
            tally.served(PeriodKind::OpenPractice),
            tally.served(PeriodKind::OtherPractice),
            tally.institution_served(),
        )
    }
    fn kept(&self, open: Months, other: Months, institution: Months) -> Months {
        open.min(self.open_practice_most) + other.min(self.other_practice_most) + institution
    }
}

/// A limit to reach. A period that lacks an answer leaves it open whether it will be.
fn reached(case: &Case<ImplementationPlan>, limit: i32, months: Months, advice: &'static Advice) -> Verdict {
    match () {
        () if months.reach(Months::whole(limit)) => Verdict::Met,
        () if is_open(case.body) => Verdict::Unanswered("periods"),
        () => not_met(advice, "periods").months(months, limit).into(),
    }
}

/// What everything in the plan counts.
fn whole(plan: &ImplementationPlan) -> Tally {
    Tally::of(stretches(plan))
}

/// No period yet, or one that lacks an answer.
pub fn is_open(plan: &ImplementationPlan) -> bool {
    plan.periods.is_empty() || !plan.periods.iter().all(|period| period.is_complete())
}

const TOO_SHORT: Advice = Advice {
    wrong: t(
        "Planen har {months} av {limit} tellende måneder.",
        "Planen har {months} av {limit} teljande månader.",
        "The plan has {months} of {limit} counted months.",
    ),
    mend: t(
        "Legg til perioder til planen når frem. Deltid og permisjon gir færre tellende måneder.",
        "Legg til periodar til planen når fram. Deltid og permisjon gir færre teljande månader.",
        "Add periods until the plan reaches the end. Part time and leave give fewer counted months.",
    ),
};

pub const PLAN_TOTAL_60_MONTHS: Provision<ImplementationPlan> = Provision {
    id: "plan-total-60-months",
    cite: report("3"),
    force: Force::Main,
    short: t("seksti tellende måneder", "seksti teljande månader", "sixty counted months"),
    says: t(
        "Planen dekker seksti tellende måneder.",
        "Planen dekkjer seksti teljande månader.",
        "The plan covers sixty counted months.",
    ),
    about: &["periods"],
    ask: |case| {
        let Some(limit) = TOTAL_MONTHS.on(case.today) else { return Verdict::NotAsked };
        reached(case, limit, Limits::on(case.today).total_of(&whole(case.body)), &TOO_SHORT)
    },
};

const TOO_LITTLE_OPEN: Advice = Advice {
    wrong: t(
        "Planen har {months} av {limit} måneder i åpen, uselektert praksis.",
        "Planen har {months} av {limit} månader i open, uselektert praksis.",
        "The plan has {months} of {limit} months in open, unselected practice.",
    ),
    mend: t(
        "Planlegg mer tjeneste i åpen praksis.",
        "Planlegg meir teneste i open praksis.",
        "Plan more service in open practice.",
    ),
};
const TOO_MUCH_OPEN: Advice = Advice {
    wrong: t(
        "Planen har {months} måneder i åpen, uselektert praksis. Bare {limit} teller.",
        "Planen har {months} månader i open, uselektert praksis. Berre {limit} tel.",
        "The plan has {months} months in open, unselected practice. Only {limit} count.",
    ),
    mend: t(
        "Planlegg resten av tjenesten i institusjon eller annen allmennmedisin.",
        "Planlegg resten av tenesta i institusjon eller annan allmennmedisin.",
        "Plan the rest of the service in institution or other general practice.",
    ),
};

pub const PLAN_OPEN_PRACTICE_24_MONTHS: Provision<ImplementationPlan> = Provision {
    id: "plan-open-practice-24-months",
    cite: TRAINING_TIME,
    force: Force::Main,
    short: t(
        "tjuefire til femtifire måneder i åpen praksis",
        "tjuefire til femtifire månader i open praksis",
        "twenty-four to fifty-four months in open practice",
    ),
    says: t(
        "Planen har minst tjuefire måneder i åpen, uselektert praksis. Mer enn femtifire teller ikke.",
        "Planen har minst tjuefire månader i open, uselektert praksis. Meir enn femtifire tel ikkje.",
        "The plan has at least twenty-four months in open, unselected practice. More than fifty-four do not count.",
    ),
    about: &["periods"],
    ask: |case| {
        let Some((least, most)) = OPEN_PRACTICE_MONTHS.on(case.today) else { return Verdict::NotAsked };
        let open = whole(case.body).counted(PeriodKind::OpenPractice);
        match reached(case, least, open, &TOO_LITTLE_OPEN) {
            Verdict::Met => at_most(case, most, open, &TOO_MUCH_OPEN),
            verdict => verdict,
        }
    },
};

/// A limit beyond which service does not count.
fn at_most(case: &Case<ImplementationPlan>, limit: i32, months: Months, advice: &'static Advice) -> Verdict {
    match () {
        () if months.exceed(Months::whole(limit)) => not_met(advice, "periods").months(months, limit).into(),
        () if case.body.periods.is_empty() => Verdict::Unanswered("periods"),
        () => Verdict::Met,
    }
}

const TOO_MUCH_OTHER: Advice = Advice {
    wrong: t(
        "Planen har {months} måneder i annen allmennmedisin. Bare {limit} teller.",
        "Planen har {months} månader i annan allmennmedisin. Berre {limit} tel.",
        "The plan has {months} months in other general practice. Only {limit} count.",
    ),
    mend: t(
        "Planlegg resten av tjenesten i åpen praksis eller institusjon.",
        "Planlegg resten av tenesta i open praksis eller institusjon.",
        "Plan the rest of the service in open practice or institution.",
    ),
};

pub const PLAN_OTHER_PRACTICE_30_MONTHS: Provision<ImplementationPlan> = Provision {
    id: "plan-other-practice-30-months",
    cite: TRAINING_TIME,
    force: Force::Main,
    short: t(
        "høyst tretti måneder i annen allmennmedisin",
        "høgst tretti månader i annan allmennmedisin",
        "at most thirty months in other general practice",
    ),
    says: t(
        "Mer enn tretti måneder i annen allmennmedisin teller ikke.",
        "Meir enn tretti månader i annan allmennmedisin tel ikkje.",
        "More than thirty months in other general practice do not count.",
    ),
    about: &["periods"],
    ask: |case| match OTHER_PRACTICE_MONTHS.on(case.today) {
        None => Verdict::NotAsked,
        Some(most) => at_most(case, most, whole(case.body).counted(PeriodKind::OtherPractice), &TOO_MUCH_OTHER),
    },
};

const TOO_LITTLE_INSTITUTION: Advice = Advice {
    wrong: t(
        "Planen har {months} av {limit} måneder i institusjon.",
        "Planen har {months} av {limit} månader i institusjon.",
        "The plan has {months} of {limit} months in institution.",
    ),
    mend: t(
        "Planlegg tjeneste i sykehus eller i en godkjent kommunal institusjon, og meld legen inn til foretaket.",
        "Planlegg teneste i sjukehus eller i ein godkjend kommunal institusjon, og meld legen inn til føretaket.",
        "Plan service in hospital or in an approved municipal institution, and register the doctor with the trust.",
    ),
};

pub const PLAN_INSTITUTION_6_MONTHS: Provision<ImplementationPlan> = Provision {
    id: "plan-institution-6-months",
    cite: report("3"),
    force: Force::Main,
    short: t(
        "minst seks måneder i institusjon",
        "minst seks månader i institusjon",
        "at least six months in institution",
    ),
    says: t(
        "Planen har minst seks måneder i sykehus eller i en godkjent kommunal institusjon.",
        "Planen har minst seks månader i sjukehus eller i ein godkjend kommunal institusjon.",
        "The plan has at least six months in hospital or in an approved municipal institution.",
    ),
    about: &["periods"],
    ask: |case| {
        let Some(limit) = INSTITUTION_MONTHS.on(case.today) else { return Verdict::NotAsked };
        reached(case, i32::from(limit), whole(case.body).institution(), &TOO_LITTLE_INSTITUTION)
    },
};

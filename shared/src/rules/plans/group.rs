//! Group supervision: how long, how many hours, and how much of it beside open practice. Whole calendar months between
//! its days; counted months for the part beside practice.

use crate::{
    day::day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::{
        counted::{Months, Share},
        dated::Dated,
        plans::{months::is_open, stretches::stretches},
        provision::{Advice, Cite, Force, Provision, Verdict, not_met, web},
    },
    text::t,
};

const GROUPS: Cite = web("Legeforeningen, veiledningsgrupper");

/// Months a supervision group lasts. Source: Legeforeningen, supervision groups.
pub const GROUP_MONTHS: Dated<i32> = Dated(&[(day(2019, 3, 1), Some(24))]);
/// Hours in the group. Source: Legeforeningen, supervision groups.
pub const GROUP_HOURS: Dated<u16> = Dated(&[(day(2019, 3, 1), Some(120))]);
/// Months of it while in open practice. Source: Legeforeningen, supervision groups.
pub const GROUP_PRACTICE_MONTHS: Dated<i32> = Dated(&[(day(2019, 3, 1), Some(12))]);

const TOO_SHORT: Advice = Advice {
    wrong: t(
        "Veiledningsgruppen varer {count} av {limit} hele måneder.",
        "Rettleiingsgruppa varer {count} av {limit} heile månader.",
        "The supervision group lasts {count} of {limit} whole months.",
    ),
    mend: t(
        "Kontroller datoene. To år er ute {day}.",
        "Kontroller datoane. To år er ute {day}.",
        "Check the dates. Two years are over on {day}.",
    ),
};
const FEW_HOURS: Advice = Advice {
    wrong: t(
        "Veiledningsgruppen er ferdig med {count} av {limit} timer.",
        "Rettleiingsgruppa er ferdig med {count} av {limit} timar.",
        "The supervision group is over with {count} of {limit} hours.",
    ),
    mend: t(
        "Kontroller timetallet, eller avtal hvordan timene tas igjen.",
        "Kontroller timetalet, eller avtal korleis timane blir tekne att.",
        "Check the hours, or agree on how they are made up.",
    ),
};

pub const PLAN_GROUP_TWO_YEARS: Provision<ImplementationPlan> = Provision {
    id: "plan-group-two-years",
    cite: GROUPS,
    force: Force::Main,
    short: t(
        "to år og 120 timer i veiledningsgruppe",
        "to år og 120 timar i rettleiingsgruppe",
        "two years and 120 hours in a supervision group",
    ),
    says: t(
        "Legen er to år i veiledningsgruppe, og har 120 timer når den er ferdig.",
        "Legen er to år i rettleiingsgruppe, og har 120 timar når ho er ferdig.",
        "The doctor spends two years in a supervision group, and has 120 hours when it is over.",
    ),
    about: &["supervision_group.from", "supervision_group.to", "supervision_group.hours_completed"],
    ask: |case| {
        let group = &case.body.supervision_group;
        let (Some(months), Some(hours)) = (GROUP_MONTHS.on(case.today), GROUP_HOURS.on(case.today)) else {
            return Verdict::NotAsked; // no such rule on that day
        };
        let (from, to) = match (group.from, group.to) {
            (None, _) => return Verdict::Unanswered("supervision_group.from"),
            (_, None) => return Verdict::Unanswered("supervision_group.to"),
            (Some(from), Some(to)) => (from, to),
        };
        let lasts = from.whole_months_until(to.plus_days(1));
        match group.hours_completed {
            _ if lasts < months => {
                let enough = from.plus_months(months).plus_days(-1);
                not_met(&TOO_SHORT, "supervision_group.to").count(lasts, months).better(enough).into()
            }
            _ if case.today <= to => Verdict::Met,
            None => Verdict::Unanswered("supervision_group.hours_completed"),
            Some(done) if done < hours => {
                not_met(&FEW_HOURS, "supervision_group.hours_completed").count(i32::from(done), i32::from(hours)).into()
            }
            Some(_) => Verdict::Met,
        }
    },
};

const TOO_LITTLE_PRACTICE: Advice = Advice {
    wrong: t(
        "Veiledningsgruppen går sammen med åpen praksis i {months} av {limit} måneder.",
        "Rettleiingsgruppa går saman med open praksis i {months} av {limit} månader.",
        "The supervision group runs beside open practice for {months} of {limit} months.",
    ),
    mend: t(
        "Legg gruppen til en tid da legen er i åpen praksis.",
        "Legg gruppa til ei tid då legen er i open praksis.",
        "Place the group in a time when the doctor is in open practice.",
    ),
};

pub const PLAN_GROUP_YEAR_IN_OPEN_PRACTICE: Provision<ImplementationPlan> = Provision {
    id: "plan-group-year-in-open-practice",
    cite: GROUPS,
    force: Force::Main,
    short: t(
        "tolv måneder i gruppe sammen med åpen praksis",
        "tolv månader i gruppe saman med open praksis",
        "twelve months in the group beside open practice",
    ),
    says: t(
        "Minst tolv måneder av veiledningsgruppen er mens legen er i åpen praksis.",
        "Minst tolv månader av rettleiingsgruppa er medan legen er i open praksis.",
        "At least twelve months of the supervision group are while the doctor is in open practice.",
    ),
    about: &["supervision_group.from", "supervision_group.to", "periods"],
    ask: |case| {
        let Some(limit) = GROUP_PRACTICE_MONTHS.on(case.today) else { return Verdict::NotAsked };
        let (from, to) = match (case.body.supervision_group.from, case.body.supervision_group.to) {
            (None, _) => return Verdict::Unanswered("supervision_group.from"),
            (_, None) => return Verdict::Unanswered("supervision_group.to"),
            (Some(from), Some(to)) => (from, to),
        };
        let stretches = stretches(case.body);
        let within = stretches.iter().filter_map(|stretch| stretch.since(from)?.before(to.plus_days(1)));
        let in_practice = within.filter(|part| !part.counted()[PeriodKind::OpenPractice as usize].is_none());
        let months: Months = in_practice.map(|part| Months::between(part.from, part.until, Share::FULL)).sum();
        match () {
            () if months.reach(Months::whole(limit)) => Verdict::Met,
            () if is_open(case.body) => Verdict::Unanswered("periods"),
            () => not_met(&TOO_LITTLE_PRACTICE, "supervision_group.from").months(months, limit).into(),
        }
    },
};

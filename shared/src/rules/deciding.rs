//! Report, section 7: a year's slots are decided in good time, on an evaluation. And ours: the evaluation comes a month
//! before, and offers that are accepted stand.

use super::{
    capacity::{decided_by, slots},
    forecast::half_years_needed,
    period::{Half, Period},
    provision::{Advice, Force, OURS, Provision, Verdict, When, not_met, report},
};
use crate::{
    day::{Day, day},
    forms::{capacity::Capacity, capacity_evaluation::CapacityEvaluation},
    numbers::health_trust::HealthTrust,
    text::t,
};

/// Innsendt kapasitet: who filed it, and its number in the log.
#[derive(Clone, Copy, Debug)]
pub struct Filed<'a> {
    pub number: u64,
    /// By the trust itself; otherwise by the office.
    pub by_trust: bool,
    pub body: &'a Capacity,
}

/// The slots in force for a period: the trust's own last word; without one, the office's; without either, table 1.
/// `None` where nothing is decided, which is not zero.
pub fn slots_in_force(filed: &[Filed], trust: HealthTrust, period: Period) -> Option<u16> {
    let is_about = |one: &&Filed| {
        one.body.trust == Some(trust) && one.body.year.is_some_and(|year| calendar_year(year) == period.year)
    };
    let last = filed.iter().filter(is_about).max_by_key(|one| (one.by_trust, one.number));
    match (last, period.half) {
        (None, _) => slots(trust, period),
        (Some(one), Half::P1) => one.body.p1,
        (Some(one), Half::P2) => one.body.p2,
    }
}

/// The last day for evaluating before a year's slots are decided: 31 May of the year before. Ours.
pub fn evaluated_by(year: i16) -> Day {
    Day::new(year - 1, 5, 31).unwrap_or(day(2199, 5, 31)) // 31 May exists in every year
}

/// The year as days count it; a year no calendar has is far away.
fn calendar_year(year: u16) -> i16 {
    i16::try_from(year).unwrap_or(2199).clamp(1901, 2199)
}

const DECIDED_LATE: Advice = Advice {
    wrong: t(
        "Plassene er bestemt etter {day}.",
        "Plassane er bestemte etter {day}.",
        "The slots were decided after {day}.",
    ),
    mend: t(
        "Tallet gjelder likevel. Bestem neste år i første halvår, så virksomhetsplanene rekker å ta det med.",
        "Talet gjeld likevel. Bestem neste år i første halvår, så verksemdsplanane rekk å ta det med.",
        "The figure holds all the same. Decide next year's in the first half-year, in time for the business plans.",
    ),
};

pub const CAPACITY_DECIDED_IN_TIME: Provision<Capacity> = Provision {
    id: "capacity-decided-in-time",
    cite: report("7"),
    force: Force::Main,
    short: t(
        "bestemt innen 30. juni året før",
        "bestemt innan 30. juni året før",
        "a decision by 30 June of the year before",
    ),
    says: t(
        "Plassene for et år bestemmes innen 30. juni året før.",
        "Plassane for eit år blir bestemte innan 30. juni året før.",
        "The slots of a year are decided by 30 June of the year before.",
    ),
    about: &["decided_on", "year"],
    ask: |case| match (case.body.year, case.body.decided_on) {
        (None, _) => Verdict::Unanswered("year"),
        (_, None) => Verdict::Unanswered("decided_on"),
        (Some(year), Some(decided)) => {
            let last = decided_by(calendar_year(year));
            if decided <= last {
                return Verdict::Met;
            }
            not_met(&DECIDED_LATE, "decided_on").day(last).when(When::Never).into()
        }
    },
};

const OVERBOOKED: Advice = Advice {
    wrong: t(
        "{count} leger har alt takket ja, og tallet er {limit}.",
        "{count} legar har alt takka ja, og talet er {limit}.",
        "{count} doctors have already accepted, and the figure is {limit}.",
    ),
    mend: t(
        "Tilbud som er besvart med ja, står. Perioden vises som overbooket.",
        "Tilbod som er svart ja på, står. Perioden blir vist som overbooka.",
        "Accepted offers stand. The period is shown as overbooked.",
    ),
};

pub const ACCEPTED_WITHIN_CAPACITY: Provision<Capacity> = Provision {
    id: "accepted-within-capacity",
    cite: OURS,
    force: Force::Note,
    short: t("plass til dem som har takket ja", "plass til dei som har takka ja", "room for those who have accepted"),
    says: t(
        "Det er plass til alle som har takket ja.",
        "Det er plass til alle som har takka ja.",
        "There is room for everybody who has accepted.",
    ),
    about: &["p1", "p2"],
    ask: |case| match (case.body.p1, case.body.p2, case.facts.accepted_in_year) {
        (None, ..) => Verdict::Unanswered("p1"),
        (_, None, _) => Verdict::Unanswered("p2"),
        (.., None) => Verdict::Unanswered(""),
        (Some(p1), _, Some((accepted, _))) if accepted > p1 => {
            not_met(&OVERBOOKED, "p1").count(i32::from(accepted), i32::from(p1)).into()
        }
        (_, Some(p2), Some((_, accepted))) if accepted > p2 => {
            not_met(&OVERBOOKED, "p2").count(i32::from(accepted), i32::from(p2)).into()
        }
        _ => Verdict::Met,
    },
};

const EVALUATED_LATE: Advice = Advice {
    wrong: t(
        "Evalueringen er gjort etter {day}.",
        "Evalueringa er gjord etter {day}.",
        "The evaluation came after {day}.",
    ),
    mend: t(
        "Den kan sendes likevel. Gi foretakene beskjed: de bestemmer innen 30. juni.",
        "Ho kan sendast likevel. Gi føretaka melding: dei bestemmer innan 30. juni.",
        "It can be sent all the same. Tell the trusts: they decide by 30 June.",
    ),
};

pub const EVALUATED_IN_TIME: Provision<CapacityEvaluation> = Provision {
    id: "evaluated-in-time",
    cite: OURS,
    force: Force::Main,
    short: t(
        "evaluering innen 31. mai året før",
        "evaluering innan 31. mai året før",
        "an evaluation by 31 May of the year before",
    ),
    says: t(
        "Kapasiteten evalueres innen 31. mai året før.",
        "Kapasiteten blir evaluert innan 31. mai året før.",
        "The capacity is evaluated by 31 May of the year before.",
    ),
    about: &["evaluated_on", "for_year"],
    ask: |case| match (case.body.for_year, case.body.evaluated_on) {
        (None, _) => Verdict::Unanswered("for_year"),
        (_, None) => Verdict::Unanswered("evaluated_on"),
        (Some(year), Some(evaluated)) => {
            let last = evaluated_by(calendar_year(year));
            if evaluated <= last {
                return Verdict::Met;
            }
            not_met(&EVALUATED_LATE, "evaluated_on").day(last).when(When::Never).into()
        }
    },
};

const TRUSTS_MISSING: Advice = Advice {
    wrong: t(
        "{count} av {limit} foretak har både tall og forslag.",
        "{count} av {limit} føretak har både tal og forslag.",
        "{count} of {limit} trusts have both figures and a proposal.",
    ),
    mend: t(
        "Legg til de som mangler. Et foretak uten ønsker tas med, med null.",
        "Legg til dei som manglar. Eit føretak utan ønske blir teke med, med null.",
        "Add those that are missing. A trust without wishes is included, with zero.",
    ),
};

pub const EVERY_TRUST_EVALUATED: Provision<CapacityEvaluation> = Provision {
    id: "every-trust-evaluated",
    cite: report("7"),
    force: Force::Main,
    short: t("alle foretakene", "alle føretaka", "every trust"),
    says: t(
        "Evalueringen har tall og forslag for hvert foretak.",
        "Evalueringa har tal og forslag for kvart føretak.",
        "The evaluation has figures and a proposal for every trust.",
    ),
    about: &["figures", "proposals"],
    ask: |case| {
        let (figures, proposals) = (&case.body.figures, &case.body.proposals);
        if figures.is_empty() {
            return Verdict::Unanswered("figures");
        }
        if proposals.is_empty() {
            return Verdict::Unanswered("proposals");
        }
        let has_both = |trust: &&HealthTrust| {
            figures.iter().any(|row| row.trust == Some(**trust))
                && proposals.iter().any(|row| row.trust == Some(**trust))
        };
        let (there, all) = (HealthTrust::ALL.iter().filter(has_both).count(), HealthTrust::ALL.len());
        if there == all {
            return Verdict::Met;
        }
        not_met(&TRUSTS_MISSING, "figures").count(there as i32, all as i32).into() // four trusts at most
    },
};

const TOO_FEW: Advice = Advice {
    wrong: t(
        "Forslaget gir {count} halvårsplasser. Behovet er minst {limit}.",
        "Forslaget gir {count} halvårsplassar. Behovet er minst {limit}.",
        "The proposal gives {count} half-year placements. The need is at least {limit}.",
    ),
    mend: t(
        "Foreslå flere plasser, eller skriv i vurderingen hvorfor dette er nok.",
        "Føreslå fleire plassar, eller skriv i vurderinga kvifor dette er nok.",
        "Propose more slots, or write in the assessment why this is enough.",
    ),
};

pub const NEED_COVERED: Provision<CapacityEvaluation> = Provision {
    id: "need-covered",
    cite: report("3"),
    force: Force::Note,
    short: t("nok plasser", "nok plassar", "enough slots"),
    says: t(
        "De foreslåtte plassene dekker det laveste anslaget for behovet.",
        "Dei føreslåtte plassane dekkjer det lågaste anslaget for behovet.",
        "The proposed slots cover the lowest estimate of the need.",
    ),
    about: &["proposals", "forecast.lacking_service"],
    ask: |case| {
        let Some(lacking) = case.body.forecast.lacking_service else {
            return Verdict::Unanswered("forecast.lacking_service");
        };
        let proposed = case.body.proposals.iter().map(|row| Some(u32::from(row.p1?) + u32::from(row.p2?)));
        match (proposed.sum::<Option<u32>>(), half_years_needed(u32::from(lacking), case.today)) {
            _ if case.body.proposals.is_empty() => Verdict::Unanswered("proposals"),
            (None, _) => Verdict::Unanswered("proposals"),
            (_, None) => Verdict::NotAsked, // no such estimate on that day
            (Some(proposed), Some(need)) if proposed >= need.low => Verdict::Met,
            (Some(proposed), Some(need)) => {
                not_met(&TOO_FEW, "proposals").count(proposed as i32, need.low as i32).into() // below 10 000
            }
        }
    },
};

//! Report, section 3, table 1: positions per trust and period, and section 7: when a year is decided. A period outside
//! the table is undecided, which is not zero.

use super::{
    period::{Half, Period},
    provision::{Advice, Force, Provision, Verdict, not_met, report},
};
use crate::{
    day::{Day, day},
    forms::candidate_registration::CandidateRegistration,
    numbers::health_trust::HealthTrust,
    text::t,
};

/// Positions (slots) in P1 and P2 of the years 2022 to 2026, by trust in the order of [`HealthTrust::ALL`].
pub const TABLE_1: [[(u16, u16); 5]; 4] = [
    [(2, 2), (3, 3), (4, 4), (4, 4), (5, 5)],
    [(3, 3), (5, 6), (7, 8), (9, 9), (9, 9)],
    [(3, 3), (4, 4), (5, 6), (7, 7), (8, 9)],
    [(2, 2), (3, 3), (4, 4), (5, 5), (5, 5)],
];
const FIRST_YEAR: i16 = 2022;

/// The trust's positions in a period by table 1; `None` where nothing is decided.
pub fn slots(trust: HealthTrust, period: Period) -> Option<u16> {
    let row = HealthTrust::ALL.iter().position(|one| *one == trust)?;
    let (p1, p2) = *TABLE_1[row].get(usize::try_from(period.year - FIRST_YEAR).ok()?)?;
    Some(if period.half == Half::P1 { p1 } else { p2 })
}

/// The last day for deciding a year's positions: 30 June of the year before.
pub fn decided_by(year: i16) -> Day {
    Day::new(year - 1, 6, 30).unwrap_or(day(2199, 6, 30)) // 30 June exists in every year
}

const UNDECIDED: Advice = Advice {
    wrong: t(
        "Plassene for {count} er ikke bestemt ennå.",
        "Plassane for {count} er ikkje bestemte enno.",
        "The places for {count} are not decided yet.",
    ),
    mend: t(
        "De bestemmes innen {day}. Legen står på listen til det er gjort.",
        "Dei blir bestemte innan {day}. Legen står på lista til det er gjort.",
        "They are decided by {day}. The doctor stays on the list until then.",
    ),
};

pub const CAPACITY_DECIDED: Provision<CandidateRegistration> = Provision {
    id: "capacity-decided",
    cite: report("7"),
    force: Force::Note,
    short: t("bestemt antall plasser", "bestemt tal på plassar", "a decided number of places"),
    says: t(
        "Antall plasser for perioden er bestemt.",
        "Talet på plassar for perioden er bestemt.",
        "The number of places for the period is decided.",
    ),
    about: &["wished_start", "trust"],
    ask: |case| match (case.body.trust, case.body.wished_start) {
        (None, _) => Verdict::Unanswered("trust"),
        (_, None) => Verdict::Unanswered("wished_start"),
        (Some(trust), Some(start)) => {
            let period = Period::containing(start);
            let filed = case.facts.capacity_decided.contains(&(trust, period.year));
            if filed || slots(trust, period).is_some() {
                return Verdict::Met;
            }
            not_met(&UNDECIDED, "").count(i32::from(period.year), 0).day(decided_by(period.year)).into()
        }
    },
};

//! Report, section 4.3: the order of those who wish service with one trust in one period, as it is on the period's first
//! day. Knows no slots and no screen, and never leave: a registration has none.
//! Why a total order: whoever asks why one stands before another gets one criterion for an answer, the same every time.
//! Ranking is support; the trust decides, and signs its reason when it departs from this.

use super::{
    dated::Dated,
    facts::Facts,
    months::months_before,
    order::NEAREST_SITE,
    period::Period,
    provision::{Case, Finding, Force, Verdict},
    reporting::{AGREEMENT_WITH_TRUST, agreement_is_demanded},
    seniority::{OFFER_MONTHS, PREFERRED_MONTHS, posts},
};
use crate::{
    day::{Day, day},
    form::{Form, answer},
    forms::candidate_registration::{CandidateRegistration, Post, SupervisionGroup},
    numbers::health_trust::HealthTrust,
    text::{Text, t},
};
use serde::Serialize;
use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeMap,
};

/// Kandidat: a live registration, with what must be known beside it. `doc` and `number` belong to one candidate only.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The name of the document.
    pub doc: &'a str,
    /// The number in the log of the first revision: breaks every tie.
    pub number: u64,
    /// Place in the municipality's own order to this trust, 1 for the first; absent when it filed none.
    pub own_order: Option<u16>,
    /// The trainee has disputed the data. Marked, never hidden, and without effect on the order.
    pub is_disputed: bool,
    pub registration: &'a CandidateRegistration,
    pub facts: &'a Facts,
}

/// Ønske: how a candidate wishes a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    First,
    Alternative,
}

impl Candidate<'_> {
    /// How the candidate wishes this period with this trust; `None` when not at all.
    pub fn wish(&self, trust: HealthTrust, period: Period) -> Option<Wish> {
        let body = self.registration;
        let begins_then = |start: Option<Day>| start.is_some_and(|start| Period::containing(start) == period);
        match body.trust {
            Some(to) if to != trust => None,
            None => None,
            _ if begins_then(body.wished_start) => Some(Wish::First),
            _ if begins_then(body.alternative_start) => Some(Wish::Alternative),
            _ => None,
        }
    }
}

/// Vilkårene for tilbud: all met, or not. What is not answered is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conditions {
    Met,
    NotMet,
}

/// Nærhet: the nearest hospital, or a reason the trust has accepted; or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    Nearest,
    Other,
}

/// Ansiennitetsklasse: as preferred, enough for an offer, or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    Preferred,
    Enough,
    Less,
}

/// Veiledningsgruppe: the furthest along first. What is not answered is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Completed,
    Ongoing,
    NotStarted,
}

/// Tilknytning: own list or permanent post before substitute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Attachment {
    Permanent,
    Substitute,
}

/// Plass i kommunens egen rekkefølge; unlisted last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnOrder {
    Listed(u16),
    Unlisted,
}

/// Stilling i rekkefølgen: what each criterion says of a candidate, the better the smaller. The order of the fields is the
/// order of the criteria in the first policy, and so is the derived order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Standing {
    pub conditions: Conditions,
    pub site: Nearness,
    pub seniority: Seniority,
    pub group: Group,
    /// Quarters of the goals in force, 0–3.
    pub progress: Reverse<u16>,
    pub attachment: Attachment,
    pub own_order: OwnOrder,
    /// Whole months in ALIS posts on the period's first day.
    pub months: Reverse<i32>,
    pub number: u64,
}

/// Kriterium: one field of [`Standing`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    Conditions,
    Site,
    Seniority,
    Group,
    Progress,
    Attachment,
    OwnOrder,
    Months,
    Number,
}

impl Criterion {
    /// Which of the two stands first by this criterion alone.
    pub fn compare(self, a: &Standing, b: &Standing) -> Ordering {
        match self {
            Criterion::Conditions => a.conditions.cmp(&b.conditions),
            Criterion::Site => a.site.cmp(&b.site),
            Criterion::Seniority => a.seniority.cmp(&b.seniority),
            Criterion::Group => a.group.cmp(&b.group),
            Criterion::Progress => a.progress.cmp(&b.progress),
            Criterion::Attachment => a.attachment.cmp(&b.attachment),
            Criterion::OwnOrder => a.own_order.cmp(&b.own_order),
            Criterion::Months => a.months.cmp(&b.months),
            Criterion::Number => a.number.cmp(&b.number),
        }
    }

    /// What the one above has more of, in a few words.
    #[rustfmt::skip]
    pub fn words(self) -> Text {
        match self {
            Criterion::Conditions => t("oppfyller vilkårene for tilbud", "oppfyller vilkåra for tilbod", "meets the conditions for an offer"),
            Criterion::Site => t("ønsker sitt nærmeste sykehus", "ønskjer det nærmaste sjukehuset", "wishes the nearest hospital"),
            Criterion::Seniority => t("høyere ansiennitet", "høgare ansiennitet", "higher seniority"),
            Criterion::Group => t("lenger kommet i veiledningsgruppe", "komen lenger i rettleiingsgruppe", "further along in the supervision group"),
            Criterion::Progress => t("flere godkjente læringsmål", "fleire godkjende læringsmål", "more learning goals approved"),
            Criterion::Attachment => t("egen liste eller fast stilling", "eiga liste eller fast stilling", "own list or permanent post"),
            Criterion::OwnOrder => t("lenger fram i kommunens egen rekkefølge", "lenger framme i rekkjefølgja til kommunen", "earlier in the municipality's own order"),
            Criterion::Months => t("flere måneder i ALIS-stilling", "fleire månader i ALIS-stilling", "more months in ALIS posts"),
            Criterion::Number => t("meldt inn tidligere", "meld inn tidlegare", "registered earlier"),
        }
    }
}

/// Shown at a row whose municipality has ordered its own candidates otherwise.
pub const OWN_ORDER_DISAGREES: Text = t(
    "Kommunens egen rekkefølge er en annen.",
    "Kommunen si eiga rekkjefølgje er ei anna.",
    "The municipality's own order is another.",
);

const FIRST_POLICY: [Criterion; 9] = [
    Criterion::Conditions,
    Criterion::Site,
    Criterion::Seniority,
    Criterion::Group,
    Criterion::Progress,
    Criterion::Attachment,
    Criterion::OwnOrder,
    Criterion::Months,
    Criterion::Number,
];

/// The criteria in their order. Source: report, section 4.3; the order among them and the last three are ours.
pub const POLICY: Dated<&[Criterion]> = Dated(&[(day(2022, 3, 1), Some(&FIRST_POLICY))]);

/// Learning goals in force, for classes of progress. Ours: the public list's count has not been verified.
pub const GOALS_IN_FORCE: Dated<u16> = Dated(&[(day(2019, 3, 1), Some(88))]);

/// Rad: one candidate's place in the order, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranked {
    /// 1 for the first.
    pub place: usize,
    pub doc: String,
    pub standing: Standing,
    /// The first criterion by which the row above stands before this one; none in the first row.
    pub separated_by: Option<Criterion>,
    /// The conditions for an offer, as they are on the period's first day: met, or the day they will be.
    pub conditions: Vec<Finding>,
    /// The municipality has ordered this candidate and another of its own the other way around.
    pub own_order_disagrees: bool,
    pub is_disputed: bool,
}

impl Ranked {
    /// May be offered a place without a signed departure.
    pub fn is_eligible(&self) -> bool {
        self.standing.conditions == Conditions::Met
    }
    /// Conditions that are not met or not answered.
    pub fn missing(&self) -> impl Iterator<Item = &Finding> {
        self.conditions.iter().filter(|finding| !finding.is_met())
    }
}

/// Everybody in `candidates`, in order, as if each began on the first day of `period`; by the policy and the rules of
/// `today`. The same candidates in any order give the same rows.
pub fn rank(candidates: &[Candidate], period: Period, today: Day) -> Vec<Ranked> {
    let policy = POLICY.on(today).unwrap_or(&[]); // before the first policy, only the log decides
    let mut judged: Vec<(&Candidate, Standing, Vec<Finding>)> = candidates
        .iter()
        .map(|candidate| {
            let (standing, conditions) = judge(candidate, period, today);
            (candidate, standing, conditions)
        })
        .collect();
    judged.sort_by(|(one, a, _), (other, b, _)| {
        let separating = separate(policy, a, b).map(|(_, order)| order);
        separating.unwrap_or(Ordering::Equal).then_with(|| one.doc.cmp(other.doc))
    });
    let disagreeing = against_own_order(judged.iter().map(|(candidate, ..)| *candidate));
    let mut above: Option<Standing> = None;
    let rows = judged.into_iter().zip(disagreeing).enumerate();
    rows.map(|(at, ((candidate, standing, conditions), own_order_disagrees))| Ranked {
        place: at + 1,
        doc: candidate.doc.to_owned(),
        standing,
        separated_by: above
            .replace(standing)
            .map(|above| separate(policy, &above, &standing).map_or(Criterion::Number, |(criterion, _)| criterion)),
        conditions,
        own_order_disagrees,
        is_disputed: candidate.is_disputed,
    })
    .collect()
}

/// The first criterion that tells the two apart, the log number last in every policy.
fn separate(policy: &[Criterion], a: &Standing, b: &Standing) -> Option<(Criterion, Ordering)> {
    let all = policy.iter().copied().chain([Criterion::Number]);
    all.map(|criterion| (criterion, criterion.compare(a, b))).find(|(_, order)| order.is_ne())
}

/// What each criterion says of one candidate on the first day of `period`, and the conditions behind the first.
pub fn judge(candidate: &Candidate, period: Period, today: Day) -> (Standing, Vec<Finding>) {
    let start = period.first_day();
    let body = CandidateRegistration { wished_start: Some(start), ..candidate.registration.clone() };
    let case = Case { body: &body, facts: candidate.facts, today };
    let conditions: Vec<Finding> = conditions(&case);
    let months = months_before(&posts(&body), start);
    let at_least = |limit: &Dated<i32>| limit.on(today).is_some_and(|limit| months >= limit);
    let is_nearest = matches!((NEAREST_SITE.ask)(&case), Verdict::Met | Verdict::MetWith(_));
    let standing = Standing {
        conditions: if conditions.iter().all(Finding::is_met) { Conditions::Met } else { Conditions::NotMet },
        site: if is_nearest { Nearness::Nearest } else { Nearness::Other },
        seniority: match () {
            () if at_least(&PREFERRED_MONTHS) => Seniority::Preferred,
            () if at_least(&OFFER_MONTHS) => Seniority::Enough,
            () => Seniority::Less,
        },
        group: match body.supervision_group {
            Some(SupervisionGroup::Completed) => Group::Completed,
            Some(SupervisionGroup::Ongoing) => Group::Ongoing,
            Some(SupervisionGroup::NotStarted) | None => Group::NotStarted,
        },
        progress: Reverse(progress(body.goals_approved.unwrap_or(0), today)),
        attachment: match body.post {
            Some(Post::OwnList | Post::PermanentMunicipal) => Attachment::Permanent,
            Some(Post::Substitute) | None => Attachment::Substitute,
        },
        own_order: candidate.own_order.map_or(OwnOrder::Unlisted, OwnOrder::Listed),
        months: Reverse(months),
        number: candidate.number,
    };
    (standing, conditions)
}

/// The offer provisions that hold for this trust. One that is a main rule at this trust is none.
fn conditions(case: &Case<CandidateRegistration>) -> Vec<Finding> {
    let trust = case.body.trust;
    let is_main_here = |finding: &Finding| {
        finding.id == AGREEMENT_WITH_TRUST.id && trust.is_some_and(|trust| !agreement_is_demanded(trust, case.today))
    };
    CandidateRegistration::PROVISIONS
        .iter()
        .filter(|provision| provision.force == Force::Offer)
        .filter_map(|provision| answer(provision, case))
        .filter(|finding| finding.force == Force::Offer && !is_main_here(finding))
        .collect()
}

/// Which quarter of the goals in force is reached: 0 below a fourth, 3 from three fourths.
fn progress(goals: u16, today: Day) -> u16 {
    let in_force = GOALS_IN_FORCE.on(today).filter(|all| *all > 0);
    in_force.map_or(0, |all| (u32::from(goals) * 4 / u32::from(all)).min(3) as u16)
}

/// For each row, whether its municipality wants it the other way around with another of its own.
fn against_own_order<'a>(rows: impl Iterator<Item = &'a Candidate<'a>>) -> Vec<bool> {
    let mut disagrees = Vec::new();
    let mut municipalities: BTreeMap<&str, Vec<(usize, u16)>> = BTreeMap::new();
    for (at, candidate) in rows.enumerate() {
        disagrees.push(false);
        let municipality = &candidate.facts.municipality;
        if let (Some(own), false) = (candidate.own_order, municipality.is_blank()) {
            municipalities.entry(&municipality.0).or_default().push((at, own));
        }
    }
    for listed in municipalities.values() {
        let mut greatest_above = None;
        for (at, own) in listed {
            disagrees[*at] |= greatest_above.is_some_and(|above| above > *own);
            greatest_above = greatest_above.max(Some(*own));
        }
        let mut least_below: Option<u16> = None;
        for (at, own) in listed.iter().rev() {
            disagrees[*at] |= least_below.is_some_and(|below| below < *own);
            least_below = Some(least_below.map_or(*own, |below| below.min(*own)));
        }
    }
    disagrees
}

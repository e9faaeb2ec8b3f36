//! Report, section 4.3: the order of those who wish service with one trust in one period, as it is on the period's first
//! day. Knows no slots and no screen, and never leave: a registration has none.
//! Why a total order: whoever asks why one stands before another gets one criterion for an answer, the same every time.
//! Ranking is support; the trust decides, and signs its reason when it departs from this.

use super::{
    criteria::{
        Attachment, Conditions, Criterion, GOALS_IN_FORCE, Group, Nearness, OwnOrder, POLICY, Seniority, Standing,
    },
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
    day::Day,
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

/// Shown at a row whose municipality has ordered its own candidates otherwise.
pub const OWN_ORDER_DISAGREES: Text = t(
    "Kommunens egen rekkefølge er en annen.",
    "Kommunen si eiga rekkjefølgje er ei anna.",
    "The municipality's own order is another.",
);

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
    crate::order::sort_by(&mut judged, |(one, a, _), (other, b, _)| {
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

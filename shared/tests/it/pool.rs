//! Candidates for a period, alike until a test changes them, or drawn by proptest. Knows no order.

use proptest::prelude::*;
use shared::{
    day::{Day, day},
    forms::candidate_registration::{CandidateRegistration, Length, Post, SupervisionGroup},
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber},
    rules::{
        facts::{EnterpriseStatus, Facts},
        ranking::Candidate,
    },
};

pub const TODAY: Day = day(2026, 11, 22);

/// A candidate with what it borrows.
#[derive(Clone, Debug)]
pub struct Entry {
    pub doc: String,
    pub number: u64,
    pub own_order: Option<u16>,
    pub is_disputed: bool,
    pub registration: CandidateRegistration,
    pub facts: Facts,
}

/// From Bodø to Nordlandssykehuset, wishes 2028 P1 and else 2028 P2, and meets every condition.
pub fn entry(number: u64) -> Entry {
    let registration = CandidateRegistration {
        trust: Some(HealthTrust::Nordland),
        site: "bodo".into(),
        service_from: Some(day(2025, 9, 1)),
        post: Some(Post::OwnList),
        supervision_group: Some(SupervisionGroup::Ongoing),
        goals_approved: Some(40),
        length: Some(Length::SixMonths),
        wished_start: Some(day(2028, 3, 1)),
        alternative_start: Some(day(2028, 9, 1)),
        ..CandidateRegistration::default()
    };
    let facts = Facts {
        municipality: MunicipalityNumber("1804".into()),
        enterprise: Some(EnterpriseStatus::Registered),
        agreements: Some(HealthTrust::ALL.to_vec()),
        ..Facts::default()
    };
    Entry { doc: format!("doc-{number:04}"), number, own_order: None, is_disputed: false, registration, facts }
}

pub fn borrowed(pool: &[Entry]) -> Vec<Candidate<'_>> {
    pool.iter().map(Entry::candidate).collect()
}

impl Entry {
    fn candidate(&self) -> Candidate<'_> {
        let Entry { doc, number, own_order, is_disputed, registration, facts } = self;
        Candidate { doc, number: *number, own_order: *own_order, is_disputed: *is_disputed, registration, facts }
    }
}

fn starts() -> impl Strategy<Value = Option<Day>> {
    prop::sample::select(vec![None, Some(day(2027, 9, 1)), Some(day(2028, 3, 1)), Some(day(2028, 9, 1))])
}

prop_compose! {
    /// Close to each other, so that every criterion decides now and then.
    pub fn entries()(
        number in 1..1000u64, own_order in prop::option::of(1..4u16), is_disputed in any::<bool>(),
        site in prop::sample::select(vec!["bodo", "lofoten"]),
        municipality in prop::sample::select(vec!["1804", "1860", ""]),
        months in 10..30i32, goals in prop::option::of(0..90u16), post in prop::sample::select(vec![None, Some(Post::OwnList), Some(Post::Substitute)]),
        group in prop::sample::select(vec![None, Some(SupervisionGroup::NotStarted), Some(SupervisionGroup::Ongoing), Some(SupervisionGroup::Completed)]),
        length in prop::sample::select(vec![Length::SixMonths, Length::SixMonths, Length::Split]),
        agreement in any::<bool>(), consent in prop::option::of(any::<bool>()),
        wished_start in starts(), alternative_start in starts(), vacancy_from in starts(),
    ) -> Entry {
        let mut drawn = entry(number);
        drawn.own_order = own_order;
        drawn.is_disputed = is_disputed;
        drawn.facts.municipality = MunicipalityNumber(municipality.into());
        drawn.facts.trust_consents = consent;
        if !agreement {
            drawn.facts.agreements = Some(Vec::new());
        }
        let service_from = Some(day(2028, 3, 1).plus_months(-months));
        drawn.registration = CandidateRegistration {
            site: site.into(), service_from, substitute_from: service_from, goals_approved: goals, post,
            supervision_group: group, length: Some(length), wished_start, alternative_start, vacancy_from,
            ..drawn.registration
        };
        drawn
    }
}

/// Up to a dozen candidates, each once, and the same in another order.
pub fn shuffled() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    prop::collection::vec(entries(), 1..12).prop_flat_map(|mut pool| {
        pool.sort_by_key(|entry| entry.number);
        pool.dedup_by_key(|entry| entry.number);
        (Just(pool.clone()), Just(pool).prop_shuffle())
    })
}

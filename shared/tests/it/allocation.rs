//! What must hold whenever slots are allotted, and whom a vacant place is offered. Knows no criterion of the order.

use crate::pool::{Entry, TODAY, borrowed, entry, shuffled};
use proptest::prelude::*;
use shared::{
    day::day,
    forms::{
        candidate_registration::{Length, Split},
        capacity::Capacity,
        offer_answer::Reply,
        placement::{Decision, Placement},
    },
    numbers::health_trust::HealthTrust,
    rules::{
        allocation::{Accepted, Allocation, Missing, Pass, Round, allocate},
        deciding::{Filed, slots_in_force},
        forecast::{Need, half_years_needed, half_years_planned, slots_for},
        offer::{Offer, offer},
        period::{Half, Period},
        vacancy::{Ground, Vacancy, turns},
    },
};
use std::collections::BTreeSet;

const P1: Period = Period { year: 2028, half: Half::P1 };
const P2: Period = Period { year: 2028, half: Half::P2 };

type Slots = [(Period, Option<u16>); 2];

fn allotted(pool: &[Entry], slots: &Slots, accepted: &[Accepted]) -> Allocation {
    let candidates = borrowed(pool);
    allocate(&Round { trust: HealthTrust::Nordland, slots, candidates: &candidates, accepted, today: TODAY })
}

fn slots() -> impl Strategy<Value = Slots> {
    (prop::option::of(0..5u16), prop::option::of(0..5u16)).prop_map(|(p1, p2)| [(P1, p1), (P2, p2)])
}

fn names(allocation: &Allocation, period: Period, pass: Pass) -> Vec<&str> {
    let of_period = allocation.periods.iter().filter(|allotted| allotted.period == period);
    of_period
        .flat_map(|allotted| &allotted.placed)
        .filter(|placed| placed.pass == pass)
        .map(|placed| placed.doc.as_str())
        .collect()
}

/// Those of the pool that are drawn, as accepted in one of the two periods, some of them in both.
fn accepted_of(pool: &[Entry], drawn: u32) -> Vec<Accepted<'_>> {
    let chosen = pool.iter().enumerate().filter(|(at, _)| drawn >> (2 * at) & 3 > 0);
    let places = |(at, entry): (usize, &Entry)| {
        let both = [(P1, 1), (P2, 2)].into_iter().filter(|(_, bit)| drawn >> (2 * at) & bit > 0);
        both.map(|(period, _)| (entry.doc.clone(), period)).collect::<Vec<_>>()
    };
    let places = chosen.flat_map(places);
    places
        .map(|(doc, period)| Accepted { doc: &pool.iter().find(|entry| entry.doc == doc).unwrap().doc, period })
        .collect()
}

/// Few have accepted: the bits of three numbers at once.
fn few() -> impl Strategy<Value = u32> {
    (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(a, b, c)| a & b & c)
}

proptest! {
    #[test]
    fn no_pass_gives_more_than_there_is((pool, _) in shuffled(), slots in slots(), drawn in few()) {
        for allotted in allotted(&pool, &slots, &accepted_of(&pool, drawn)).periods {
            let accepted = allotted.placed.iter().filter(|placed| placed.pass == Pass::Accepted).count();
            let passed = allotted.placed.len() - accepted;
            let limit = usize::from(allotted.slots.unwrap_or(0));
            prop_assert!(passed <= limit.saturating_sub(accepted));
            if let Some(free) = allotted.free {
                prop_assert_eq!(free, limit.saturating_sub(allotted.placed.len()));
                prop_assert_eq!(allotted.overbooked, accepted.saturating_sub(limit));
            }
        }
    }

    #[test]
    fn nobody_is_placed_twice_and_nobody_is_both_placed_and_not((pool, _) in shuffled(), slots in slots(), drawn in few()) {
        let allocation = allotted(&pool, &slots, &accepted_of(&pool, drawn));
        let placed = allocation.periods.iter().flat_map(|allotted| &allotted.placed).map(|placed| &placed.doc);
        let unplaced = allocation.unplaced.iter().map(|unplaced| &unplaced.doc);
        let all: Vec<_> = placed.chain(unplaced).collect();
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }

    /// Taking every alternative away changes nothing for those who got their first choice.
    #[test]
    fn the_second_pass_displaces_nobody((pool, _) in shuffled(), slots in slots(), drawn in few()) {
        let both = allotted(&pool, &slots, &accepted_of(&pool, drawn));
        let mut without = pool.clone();
        without.iter_mut().for_each(|entry| entry.registration.alternative_start = None);
        let first = allotted(&without, &slots, &accepted_of(&pool, drawn));
        for period in [P1, P2] {
            prop_assert_eq!(names(&both, period, Pass::First), names(&first, period, Pass::First));
        }
    }

    #[test]
    fn the_same_round_gives_the_same_bytes((pool, turned) in shuffled(), slots in slots(), drawn in few()) {
        let accepted = accepted_of(&pool, drawn);
        let backwards: Vec<_> = accepted.iter().rev().copied().collect();
        let one = serde_json::to_vec(&allotted(&pool, &slots, &accepted)).unwrap();
        let other = serde_json::to_vec(&allotted(&turned, &[slots[1], slots[0]], &backwards)).unwrap();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn an_accepted_offer_stands_whatever_the_slots((pool, _) in shuffled(), slots in slots(), drawn in few()) {
        let accepted = accepted_of(&pool, drawn);
        let allocation = allotted(&pool, &slots, &accepted);
        let standing = [P1, P2].map(|period| names(&allocation, period, Pass::Accepted)).concat();
        let expected: BTreeSet<&str> = accepted.iter().map(|accepted| accepted.doc).collect();
        prop_assert_eq!(standing.into_iter().collect::<BTreeSet<_>>(), expected);
    }

    /// Whoever wished a period of the round and has no slot is told why.
    #[test]
    fn whoever_is_left_is_told_what_was_missing((pool, _) in shuffled(), slots in slots()) {
        let allocation = allotted(&pool, &slots, &[]);
        let placed = [Pass::First, Pass::Alternative];
        for entry in &pool {
            let wished = entry.registration.wished_start.map(Period::containing);
            let is_placed = [P1, P2].iter().any(|period| {
                placed.iter().any(|pass| names(&allocation, *period, *pass).contains(&entry.doc.as_str()))
            });
            if !is_placed && (wished == Some(P1) || wished == Some(P2)) {
                let told = allocation.unplaced.iter().find(|unplaced| unplaced.doc == entry.doc);
                prop_assert!(told.is_some_and(|told| !told.missing.is_empty()), "{}", entry.doc);
            }
        }
    }
}

#[test]
fn first_choices_go_before_a_better_candidates_alternative() {
    let mut pool = [entry(1), entry(2), entry(3)];
    pool[2].registration.wished_start = Some(day(2028, 9, 1));
    pool[2].registration.service_from = Some(day(2027, 1, 1));
    let allocation = allotted(&pool, &[(P1, Some(1)), (P2, Some(1))], &[]);
    assert_eq!(names(&allocation, P1, Pass::First), ["doc-0001"]);
    assert_eq!(names(&allocation, P2, Pass::First), ["doc-0003"], "number 2 is senior, but wished P1 first");
    assert_eq!(allocation.unplaced[0].doc, "doc-0002");
    assert_eq!(allocation.unplaced[0].missing, [Missing::Slot { period: P1 }, Missing::Slot { period: P2 }]);
    let wider = allotted(&pool, &[(P1, Some(1)), (P2, Some(2))], &[]);
    assert_eq!(names(&wider, P2, Pass::Alternative), ["doc-0002"]);
    assert!(wider.unplaced.is_empty());
}

#[test]
fn three_plus_three_takes_one_whole_slot() {
    let mut pool = [entry(1), entry(2)];
    pool[0].registration.length = Some(Length::Split);
    pool[0].registration.split = Split::default();
    pool[0].facts.trust_consents = Some(true);
    let allocation = allotted(&pool, &[(P1, Some(1)), (P2, Some(0))], &[]);
    assert_eq!(names(&allocation, P1, Pass::First), ["doc-0001"]);
    assert_eq!(allocation.periods[0].free, Some(0));
}

#[test]
fn who_does_not_meet_the_conditions_is_told_which() {
    let mut pool = [entry(1)];
    pool[0].facts.agreements = Some(Vec::new());
    let allocation = allotted(&pool, &[(P1, Some(3)), (P2, Some(3))], &[]);
    let [Missing::Conditions { period: P1, conditions }, Missing::Conditions { period: P2, .. }] =
        &allocation.unplaced[0].missing[..]
    else {
        panic!("{:?}", allocation.unplaced)
    };
    assert_eq!(conditions.iter().map(|finding| finding.id).collect::<Vec<_>>(), ["agreement-with-trust"]);
    assert!(allocation.periods.iter().all(|allotted| allotted.placed.is_empty()));
}

#[test]
fn nothing_is_allotted_where_no_slots_are_decided() {
    let allocation = allotted(&[entry(1)], &[(P1, None), (P2, None)], &[]);
    assert_eq!(allocation.unplaced[0].missing[0], Missing::Decision { period: P1 });
    assert_eq!(allocation.periods[0].free, None);
}

#[test]
fn accepted_offers_beyond_the_slots_are_shown_as_overbooked() {
    let pool = [entry(1), entry(2), entry(3)];
    let accepted = [1, 2].map(|at: usize| Accepted { doc: &pool[at].doc, period: P1 });
    let allocation = allotted(&pool, &[(P1, Some(1)), (P2, None)], &accepted);
    assert_eq!((allocation.periods[0].overbooked, allocation.periods[0].placed.len()), (1, 2));
    assert_eq!(allocation.unplaced[0].doc, "doc-0001");
}

#[test]
fn an_alternative_waits_for_a_first_choice_that_is_still_to_come() {
    let mut pool = [entry(1), entry(2)];
    pool[0].registration.wished_start = Some(day(2029, 3, 1));
    pool[1].registration.wished_start = Some(day(2027, 9, 1));
    let allocation = allotted(&pool, &[(P1, Some(0)), (P2, Some(2))], &[]);
    assert_eq!(names(&allocation, P2, Pass::Alternative), ["doc-0002"], "its first choice is gone by");
    assert!(allocation.unplaced.is_empty());
}

#[test]
fn a_vacant_place_goes_to_those_who_wished_the_period_then_to_those_who_could_come_then_as_they_arrive() {
    let mut pool: Vec<Entry> = (1..=8).map(entry).collect();
    let wish = |entry: &mut Entry, start, alternative, vacancy| {
        entry.registration.wished_start = Some(start);
        entry.registration.alternative_start = alternative;
        entry.registration.vacancy_from = vacancy;
    };
    let (p1, p2, later, may) = (day(2028, 3, 1), day(2028, 9, 1), day(2029, 3, 1), day(2028, 5, 1));
    wish(&mut pool[0], later, None, None); // unasked: never
    wish(&mut pool[1], later, None, Some(may));
    wish(&mut pool[2], p2, Some(p1), None);
    wish(&mut pool[3], p1, None, None);
    wish(&mut pool[4], p2, None, Some(p1)); // has accepted P2, would come earlier
    wish(&mut pool[5], p1, None, Some(p1)); // has accepted P1
    wish(&mut pool[6], later, None, Some(may.plus_days(1))); // could come the day after
    wish(&mut pool[7], p1, None, None); // arrived after
    pool[7].number = 90;
    let accepted = [Accepted { doc: "doc-0005", period: P2 }, Accepted { doc: "doc-0006", period: P1 }];
    let vacancy = Vacancy { trust: HealthTrust::Nordland, from: may, log_size: 50 };
    let asked = turns(&vacancy, &borrowed(&pool), &accepted, TODAY);
    let asked: Vec<(&str, Ground)> = asked.iter().map(|turn| (turn.doc.as_str(), turn.ground)).collect();
    assert_eq!(
        asked,
        [
            ("doc-0004", Ground::WishedFirst),
            ("doc-0003", Ground::WishedAlternatively),
            ("doc-0002", Ground::CouldBeginEarlier),
            ("doc-0005", Ground::CouldBeginEarlier),
            ("doc-0008", Ground::Arrived),
        ]
    );
}

#[test]
fn an_offer_of_an_allotted_slot_departs_from_no_order() {
    let allocation = allotted(&[entry(1), entry(2)], &[(P1, Some(1)), (P2, Some(0))], &[]);
    assert!(allocation.places("doc-0001", P1));
    assert!(!allocation.places("doc-0001", P2) && !allocation.places("doc-0002", P1));
}

#[test]
fn the_trusts_own_figure_goes_before_the_offices_however_late_that_came() {
    let figure = |p1| Capacity {
        trust: Some(HealthTrust::Unn),
        year: Some(2028),
        p1: Some(p1),
        p2: Some(p1 + 1),
        ..Capacity::default()
    };
    let (office, trust, newer) = (figure(9), figure(7), figure(8));
    let office = Filed { number: 50, by_trust: false, body: &office };
    let trust = Filed { number: 20, by_trust: true, body: &trust };
    let newer = Filed { number: 30, by_trust: true, body: &newer };
    assert_eq!(slots_in_force(&[], HealthTrust::Unn, P1), None);
    assert_eq!(slots_in_force(&[office], HealthTrust::Unn, P1), Some(9));
    assert_eq!(slots_in_force(&[trust, office], HealthTrust::Unn, P1), Some(7));
    assert_eq!(slots_in_force(&[newer, trust, office], HealthTrust::Unn, P2), Some(9));
    assert_eq!(slots_in_force(&[newer], HealthTrust::Nordland, P1), None);
    let table_1 = Period { year: 2026, half: Half::P2 };
    assert_eq!(slots_in_force(&[newer], HealthTrust::Unn, table_1), Some(9));
}

#[test]
fn an_offer_that_is_not_answered_lapses_the_day_after() {
    let offered =
        Placement { decision: Some(Decision::Offered), answer_by: Some(day(2027, 5, 1)), ..Placement::default() };
    let on = |answer, today| offer(&offered, answer, today);
    assert_eq!(on(None, day(2027, 5, 1)), Some(Offer::Open));
    assert_eq!(on(None, day(2027, 5, 2)), Some(Offer::Lapsed));
    assert_eq!(on(Some(Reply::Accepted), day(2027, 5, 2)), Some(Offer::Accepted));
    assert_eq!(on(Some(Reply::Declined), day(2027, 5, 2)), Some(Offer::Declined));
    assert_eq!(offer(&Placement::default(), None, TODAY), None);
    let withdrawn = Placement { decision: Some(Decision::Withdrawn), ..offered.clone() };
    assert_eq!(offer(&withdrawn, Some(Reply::Accepted), TODAY), Some(Offer::Withdrawn));
    assert!(Offer::Open.holds_slot() && !Offer::Lapsed.holds_slot() && !Offer::Interrupted.holds_slot());
    assert!(Offer::Accepted.leaves_queue() && !Offer::Declined.leaves_queue());
}

#[test]
fn the_need_is_foreseen_in_two_ways() {
    assert_eq!(half_years_needed(140, TODAY), Some(Need { low: 20, high: 23 }));
    assert_eq!(half_years_needed(0, TODAY), Some(Need { low: 0, high: 0 }));
    assert_eq!(half_years_needed(140, day(2022, 2, 28)), None, "no such estimate before the report");
    let planned = half_years_planned([P1, P2, P1, P2.next()]);
    assert_eq!(planned.into_iter().collect::<Vec<_>>(), [(2028, 3), (2029, 1)]);
    assert_eq!((slots_for(20), slots_for(23), slots_for(0)), (10, 12, 0));
}

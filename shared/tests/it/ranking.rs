//! What must hold for every order: total, the same for the same candidates, and explained by one criterion a row. Knows no
//! slots.

use crate::pool::{Entry, TODAY, borrowed, entries, entry, shuffled};
use proptest::prelude::*;
use shared::{
    day::day,
    forms::candidate_registration::{CandidateRegistration, EarlierPost, Post, SupervisionGroup},
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber},
    rules::{
        criteria::{Criterion, POLICY, Standing},
        facts::{EnterpriseStatus, Facts},
        period::{Half, Period},
        ranking::{Ranked, Wish, rank},
    },
};

const P1: Period = Period { year: 2028, half: Half::P1 };

fn ranked(pool: &[Entry]) -> Vec<Ranked> {
    rank(&borrowed(pool), P1, TODAY)
}

fn docs(rows: &[Ranked]) -> Vec<&str> {
    rows.iter().map(|row| row.doc.as_str()).collect()
}

proptest! {
    #[test]
    fn the_order_does_not_depend_on_the_order_of_the_list((pool, turned) in shuffled()) {
        prop_assert_eq!(ranked(&pool), ranked(&turned));
    }

    #[test]
    fn the_order_is_total((pool, _) in shuffled()) {
        let rows = ranked(&pool);
        prop_assert_eq!(rows.len(), pool.len());
        for (at, row) in rows.iter().enumerate() {
            prop_assert_eq!(row.place, at + 1);
            for below in &rows[at + 1..] {
                prop_assert!(row.standing < below.standing, "{} before {}", row.doc, below.doc);
                prop_assert!(below.standing > row.standing, "antisymmetric");
            }
        }
    }

    /// The order of the fields is the order of the first policy, and the criterion named is the first that differs.
    #[test]
    fn each_row_is_separated_from_the_one_above_by_the_first_criterion_that_differs((pool, _) in shuffled()) {
        let rows = ranked(&pool);
        let policy = POLICY.on(TODAY).unwrap();
        for pair in rows.windows(2) {
            let (above, below): (&Standing, &Standing) = (&pair[0].standing, &pair[1].standing);
            let first = policy.iter().copied().find(|criterion| criterion.compare(above, below).is_ne());
            prop_assert_eq!(pair[1].separated_by, first);
            prop_assert!(first.unwrap().compare(above, below).is_lt());
        }
        prop_assert_eq!(rows.first().and_then(|row| row.separated_by), None);
    }

    #[test]
    fn who_is_left_out_leaves_the_others_where_they_stood((pool, _) in shuffled(), gone in 0..12usize) {
        let all = ranked(&pool);
        let Some(out) = all.get(gone % pool.len().max(1)) else { return Ok(()) };
        let rest: Vec<Entry> = pool.iter().filter(|entry| entry.doc != out.doc).cloned().collect();
        let expected: Vec<&str> = docs(&all).into_iter().filter(|doc| *doc != out.doc).collect();
        let left = ranked(&rest);
        prop_assert_eq!(docs(&left), expected);
    }

    #[test]
    fn an_unanswered_condition_is_not_met(mut one in entries()) {
        one.facts.agreements = None;
        one.registration.trust = Some(HealthTrust::Unn);
        prop_assert!(!ranked(&[one])[0].is_eligible());
    }
}

/// Changes that put the second of two equal candidates first, one for each criterion, in the order of the policy.
#[test]
fn each_criterion_decides_when_those_before_it_are_equal() {
    type Change = fn(&mut Entry);
    let better: [(Criterion, Change); 8] = [
        (Criterion::Site, |entry| entry.registration.site = "bodo".into()),
        (Criterion::Seniority, |entry| entry.registration.service_from = Some(day(2026, 3, 1))),
        (Criterion::Group, |entry| entry.registration.supervision_group = Some(SupervisionGroup::Completed)),
        (Criterion::Progress, |entry| entry.registration.goals_approved = Some(44)),
        (Criterion::Attachment, |entry| entry.registration.post = Some(Post::PermanentMunicipal)),
        (Criterion::OwnOrder, |entry| entry.own_order = Some(7)),
        (Criterion::Months, |entry| entry.registration.service_from = Some(day(2026, 8, 1))),
        (Criterion::Number, |entry| entry.number = 0),
    ];
    let plain = |number: u64| {
        let mut plain = entry(number);
        let body = &mut plain.registration;
        body.site = "lofoten".into();
        body.service_from = Some(day(2026, 9, 1));
        body.supervision_group = Some(SupervisionGroup::Ongoing);
        body.goals_approved = Some(43);
        body.post = Some(Post::Substitute);
        body.substitute_from = Some(day(2026, 9, 1));
        plain
    };
    for (criterion, change) in better {
        let (first, mut second) = (plain(1), plain(2));
        change(&mut second);
        let pool = [first.clone(), second.clone()];
        let rows = ranked(&pool);
        assert_eq!(docs(&rows), [second.doc.as_str(), first.doc.as_str()], "{criterion:?}");
        assert_eq!(rows[1].separated_by, Some(criterion));
        assert!(!criterion.words().nb.is_empty());
    }
    let (mut lacking, met) = (plain(1), plain(2));
    lacking.facts.enterprise = None;
    lacking.registration.site = "bodo".into();
    let rows = ranked(&[lacking, met]);
    assert_eq!((rows[0].standing.number, rows[1].separated_by), (2, Some(Criterion::Conditions)));
    assert_eq!(rows[1].missing().map(|finding| finding.id).collect::<Vec<_>>(), ["municipality-registered"]);
}

#[test]
fn conditions_are_judged_on_the_first_day_of_the_period_and_not_on_the_wished_start() {
    let mut one = entry(1);
    one.registration.service_from = Some(day(2027, 9, 1));
    one.registration.wished_start = Some(day(2028, 9, 1));
    let pool = [one];
    let row = &ranked(&pool)[0];
    assert!(!row.is_eligible(), "six months on 1 March 2028");
    let next = rank(&borrowed(&pool), Period { year: 2028, half: Half::P2 }, TODAY);
    assert!(next[0].is_eligible(), "twelve months on 1 September 2028");
}

#[test]
fn helgeland_demands_no_agreement() {
    let mut one = entry(1);
    one.facts.agreements = None;
    one.registration.trust = Some(HealthTrust::Helgeland);
    assert!(ranked(&[one.clone()])[0].is_eligible());
    one.facts.agreements = Some(Vec::new());
    assert!(ranked(&[one.clone()])[0].is_eligible());
    one.registration.trust = Some(HealthTrust::Nordland);
    assert!(!ranked(&[one])[0].is_eligible());
}

#[test]
fn where_the_municipality_orders_its_own_otherwise_both_rows_are_marked() {
    let mut pool = [entry(1), entry(2), entry(3), entry(4)];
    pool[0].own_order = Some(2);
    pool[0].registration.supervision_group = Some(SupervisionGroup::Completed);
    pool[1].own_order = Some(1);
    pool[2].own_order = Some(3);
    pool[3].own_order = Some(1); // first of another municipality
    pool[3].facts.municipality = MunicipalityNumber("1860".into());
    pool[3].registration.site = "lofoten".into();
    let rows = ranked(&pool);
    let marked: Vec<u64> = rows.iter().filter(|row| row.own_order_disagrees).map(|row| row.standing.number).collect();
    assert_eq!(marked, [1, 2]);
}

#[test]
fn disputed_data_is_marked_and_does_not_move_anybody() {
    let mut pool = [entry(1), entry(2)];
    pool[0].is_disputed = true;
    let rows = ranked(&pool);
    assert_eq!((rows[0].standing.number, rows[0].is_disputed, rows[1].is_disputed), (1, true, false));
}

#[test]
fn earlier_posts_count_and_a_gap_does_not() {
    let mut one = entry(1);
    one.registration.service_from = Some(day(2027, 3, 1));
    one.registration.earlier_posts = vec![EarlierPost {
        municipality: MunicipalityNumber("1860".into()),
        from: Some(day(2024, 1, 1)),
        to: Some(day(2024, 12, 31)),
    }];
    assert_eq!(ranked(&[one])[0].standing.months.0, 24);
}

#[test]
fn a_candidate_wishes_a_period_first_or_alternatively_or_not() {
    let one = entry(1);
    let list = [one];
    let candidate = borrowed(&list)[0];
    let next = P1.next();
    assert_eq!(candidate.wish(HealthTrust::Nordland, P1), Some(Wish::First));
    assert_eq!(candidate.wish(HealthTrust::Nordland, next), Some(Wish::Alternative));
    assert_eq!(candidate.wish(HealthTrust::Nordland, next.next()), None);
    assert_eq!(candidate.wish(HealthTrust::Unn, P1), None);
}

#[test]
fn an_empty_registration_can_be_ranked_last() {
    let empty = Entry {
        registration: CandidateRegistration::default(),
        facts: Facts { enterprise: Some(EnterpriseStatus::NotApplied), ..Facts::default() },
        ..entry(1)
    };
    let rows = ranked(&[empty, entry(2)]);
    assert_eq!(rows[1].standing.number, 1);
}

#[test]
fn a_period_is_read_as_it_is_typed() {
    assert_eq!("2028-P1".parse(), Ok(P1));
    assert_eq!("2028-p2".parse(), Ok(P1.next()));
    for typed in ["2028", "2028-P3", "P1-2028", "99-P1", ""] {
        assert!(typed.parse::<Period>().is_err(), "{typed}");
    }
}

//! What is another in this half-year's report than in the last one.

use proptest::{prelude::*, sample::subsequence};
use shared::{
    forms::half_year_report::{HalfYearReport, TrustList},
    numbers::{document::Ranking, health_trust::HealthTrust},
    rules::{
        facts::LiveRegistration,
        half_year::begun,
        half_year_changes::{Place, changes},
    },
};

fn report(lists: &[(HealthTrust, &[&str])]) -> HalfYearReport {
    let list = |(trust, docs): &(HealthTrust, &[&str])| TrustList {
        trust: Some(*trust),
        candidates: Ranking(docs.iter().map(|doc| (*doc).to_owned()).collect()),
    };
    HalfYearReport { lists: lists.iter().map(list).collect(), ..HalfYearReport::default() }
}

fn docs(places: &[Place]) -> Vec<&str> {
    places.iter().map(|place| place.doc.as_str()).collect()
}

fn moved(before: &HalfYearReport, now: &HalfYearReport) -> Vec<(String, usize, usize)> {
    changes(before, now).moved.into_iter().map(|(old, new)| (new.doc, old.number, new.number)).collect()
}

use HealthTrust::{Nordland, Unn};

#[test]
fn who_is_new_and_who_is_gone_is_told_and_nobody_else_has_moved() {
    let before = report(&[(Nordland, &["a", "b", "c"])]);
    let now = report(&[(Nordland, &["b", "c", "d"])]);
    let found = changes(&before, &now);
    assert_eq!((docs(&found.new), docs(&found.gone)), (vec!["d"], vec!["a"]));
    assert!(found.moved.is_empty(), "b and c stand as they stood to each other");
}

#[test]
fn only_the_one_that_was_moved_has_moved() {
    let before = report(&[(Nordland, &["a", "b", "c", "d"])]);
    assert_eq!(moved(&before, &report(&[(Nordland, &["d", "a", "b", "c"])])), [("d".into(), 4, 1)]);
    assert_eq!(moved(&before, &report(&[(Nordland, &["b", "c", "d", "a"])])), [("a".into(), 1, 4)]);
    assert_eq!(moved(&before, &report(&[(Nordland, &["a", "b", "c"]), (Unn, &["d"])])), [("d".into(), 4, 1)]);
}

#[test]
fn a_figure_that_is_another_is_told() {
    let before = HalfYearReport { vacant_posts: Some(2), substitutes: Some(1), ..HalfYearReport::default() };
    let now = HalfYearReport { vacant_posts: Some(3), ..before.clone() };
    let found = changes(&before, &now).figures;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].path, found[0].before, found[0].now), ("vacant_posts", Some(2), Some(3)));
}

#[test]
fn the_first_report_begins_with_the_live_registrations_under_their_trusts() {
    let live = [("a", Unn), ("b", Nordland), ("c", Unn)].map(|(doc, trust)| LiveRegistration {
        doc: doc.into(),
        trust,
        wished_start: None,
    });
    let first = begun(&live);
    assert_eq!(first.lists, report(&[(Unn, &["a", "c"]), (Nordland, &["b"])]).lists);
    assert_eq!((first.nothing_to_report, first.unchanged.0.len()), (Some(false), 0));
    assert_eq!(begun(&[]).nothing_to_report, Some(true));
}

proptest! {
    /// Whoever is on both lists stands or has moved; those who stand, stand in the order they stood in.
    #[test]
    fn those_who_have_not_moved_keep_their_order(
        old in subsequence((b'a'..=b'h').collect::<Vec<_>>(), 0..8).prop_shuffle(),
        new in subsequence((b'a'..=b'h').collect::<Vec<_>>(), 0..8).prop_shuffle(),
    ) {
        let names = |letters: &[u8]| letters.iter().map(|letter| char::from(*letter).to_string()).collect::<Vec<_>>();
        let (old, new) = (names(&old), names(&new));
        let as_report = |docs: &[String]| report(&[(Nordland, &docs.iter().map(String::as_str).collect::<Vec<_>>())]);
        let found = changes(&as_report(&old), &as_report(&new));
        let has_moved = |doc: &String| found.moved.iter().any(|(_, place)| place.doc == *doc);
        let stay = |docs: &[String], others: &[String]| {
            docs.iter().filter(|doc| others.contains(doc) && !has_moved(doc)).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(stay(&old, &new), stay(&new, &old));
        prop_assert!(changes(&as_report(&old), &as_report(&old)).is_nothing());
    }
}

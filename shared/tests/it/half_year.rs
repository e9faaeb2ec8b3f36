//! The half-year report: what must hold whatever the order, and how one report becomes the next.

use proptest::{prelude::*, sample::subsequence};
use shared::{
    answer::{Answer, Fault},
    day::{Day, day},
    form::{check, pass, prune},
    forms::half_year_report::{HalfYearReport, ReportPeriod, Trainees, TrustList},
    numbers::doc_id::uuid_v7,
    numbers::{
        document::{Documents, Ranking},
        health_trust::HealthTrust,
    },
    rules::{
        facts::{Facts, LiveRegistration},
        half_year::renewed,
        period::Half,
    },
};

const TODAY: Day = day(2026, 11, 22);

/// The name of document number `at`; later ones sort later.
fn doc(at: usize) -> String {
    uuid_v7(1_732_000_000_000 + at as u64, [7; 10])
}

fn registration(at: usize, trust: HealthTrust) -> LiveRegistration {
    LiveRegistration { doc: doc(at), trust, wished_start: None }
}

fn list(trust: HealthTrust, docs: &[usize]) -> TrustList {
    TrustList { trust: Some(trust), candidates: Ranking(docs.iter().map(|at| doc(*at)).collect()) }
}

fn trusts() -> impl Strategy<Value = HealthTrust> {
    prop::sample::select(HealthTrust::ALL.to_vec())
}

/// Some live registrations, in any order.
fn live() -> impl Strategy<Value = Vec<LiveRegistration>> {
    let some = subsequence((0..12usize).collect::<Vec<_>>(), 0..=8).prop_shuffle();
    some.prop_flat_map(|docs| {
        let count = docs.len();
        (Just(docs), prop::collection::vec(trusts(), count))
    })
    .prop_map(|(docs, trusts)| docs.into_iter().zip(trusts).map(|(at, trust)| registration(at, trust)).collect())
}

prop_compose! {
    /// Any report, right or wrong.
    fn reports()(
        nothing_to_report in prop::option::of(prop::bool::weighted(0.2)),
        docs in prop::collection::vec(subsequence((0..12usize).collect::<Vec<_>>(), 0..6).prop_shuffle(), 0..4),
        owners in prop::collection::vec(prop::option::weighted(0.9, trusts()), 4),
        unchanged in subsequence((0..12usize).collect::<Vec<_>>(), 0..4),
        year in prop::option::of(2020..2190u16), is_first in any::<bool>(), vacant_posts in prop::option::of(0..9u16),
    ) -> HalfYearReport {
        let lists = docs.iter().zip(owners).map(|(docs, trust)| TrustList {
            trust, candidates: Ranking(docs.iter().map(|at| doc(*at)).collect()),
        });
        HalfYearReport {
            period: ReportPeriod { year, half: Some(if is_first { Half::P1 } else { Half::P2 }) },
            nothing_to_report,
            lists: lists.collect(),
            unchanged: Documents(unchanged.into_iter().map(doc).collect()),
            trainees: Trainees { new: Some(2), converted: Some(0), old: None },
            vacant_posts,
            ..HalfYearReport::default()
        }
    }
}

fn facts(live: Vec<LiveRegistration>) -> Facts {
    Facts { live: Some(live), ..Facts::default() }
}

fn answer(report: &HalfYearReport, facts: &Facts) -> &'static str {
    let report = check(report, facts, TODAY);
    report.findings.iter().find(|finding| finding.id == "report-complete").map_or("not_asked", |found| found.answer())
}

proptest! {
    #[test]
    fn the_answer_does_not_depend_on_any_order(report in reports(), live in live()) {
        let mut turned = report.clone();
        turned.lists.reverse();
        turned.lists.iter_mut().for_each(|list| list.candidates.0.reverse());
        let mut other = live.clone();
        other.reverse();
        let (one, other) = (check(&report, &facts(live), TODAY), check(&turned, &facts(other), TODAY));
        prop_assert_eq!(one.findings, other.findings);
    }

    /// Whatever is said to be complete names each live registration exactly once.
    #[test]
    fn a_complete_report_names_the_live_ones_and_nobody_else(report in reports(), live in live()) {
        let (asked, _) = prune(&report);
        if answer(&asked, &facts(live.clone())) == "met" {
            let mut listed: Vec<_> = asked.lists.iter().flat_map(|list| list.candidates.0.iter().map(|doc| (doc.clone(), list.trust))).collect();
            let mut expected: Vec<_> = live.iter().map(|one| (one.doc.clone(), Some(one.trust))).collect();
            listed.sort();
            expected.sort();
            prop_assert_eq!(listed, expected);
        }
    }

    #[test]
    fn a_renewed_report_is_complete_whatever_the_last_one_was(report in reports(), live in live()) {
        let next = renewed(&report, &live);
        prop_assert_eq!(answer(&next, &facts(live.clone())), "met");
        prop_assert_eq!(&prune(&next).0, &next);
        prop_assert!(check(&next, &facts(live.clone()), TODAY).problems.iter().all(|problem| problem.fault == Fault::Missing));
        let mut turned = live.clone();
        turned.reverse();
        prop_assert_eq!(renewed(&report, &turned), next, "the order of live registrations means nothing");
    }

    /// Nobody who stays under the same trust passes another who does.
    #[test]
    fn a_renewed_report_keeps_the_order(live in live(), next_live in live()) {
        let first = renewed(&HalfYearReport::default(), &live);
        let next = renewed(&first, &next_live);
        for list in &next.lists {
            let before = first.lists.iter().find(|before| before.trust == list.trust);
            let before = before.map(|before| before.candidates.0.clone()).unwrap_or_default();
            let place = |doc: &String| before.iter().position(|other| other == doc);
            let places: Vec<_> = list.candidates.0.iter().map(|doc| place(doc).unwrap_or(usize::MAX)).collect();
            prop_assert!(places.is_sorted(), "{:?}", places);
            for doc in &list.candidates.0 {
                prop_assert_eq!(next.unchanged.0.contains(doc), place(doc).is_some());
            }
        }
    }

    #[test]
    fn a_body_reads_back_as_it_was_printed(report in reports()) {
        let (asked, _) = prune(&report);
        let printed = serde_json::to_vec(&asked).unwrap();
        let read: HalfYearReport = serde_json::from_slice(&printed).unwrap();
        prop_assert_eq!(&read, &asked);
        prop_assert_eq!(serde_json::to_vec(&read).unwrap(), printed);
    }
}

#[test]
fn a_renewed_report_drops_who_left_and_puts_who_came_last() {
    use HealthTrust::{Helgeland, Nordland, Unn};
    let last = HalfYearReport {
        period: ReportPeriod { year: Some(2026), half: Some(Half::P2) },
        nothing_to_report: Some(false),
        lists: vec![list(Nordland, &[3, 1, 2]), list(Unn, &[4])],
        vacant_posts: Some(2),
        remarks: "Gjaldt forrige halvår.".into(),
        ..HalfYearReport::default()
    };
    let live = [(6, Nordland), (5, Nordland), (2, Nordland), (3, Nordland), (4, Helgeland)]
        .map(|(at, to)| registration(at, to));
    let next = renewed(&last, &live);
    assert_eq!(next.lists, [list(Nordland, &[3, 2, 5, 6]), list(Helgeland, &[4])]);
    assert_eq!(next.unchanged, Documents([doc(2), doc(3)].into()), "4 was sent to another trust");
    assert_eq!(next.period, ReportPeriod { year: Some(2027), half: Some(Half::P1) });
    assert_eq!((next.nothing_to_report, next.vacant_posts, next.remarks.as_str()), (Some(false), Some(2), ""));
    let none = renewed(&last, &[]);
    assert_eq!((none.nothing_to_report, none.lists.len(), none.unchanged.0.len()), (Some(true), 0, 0));
}

#[test]
fn a_trust_has_one_list_and_a_list_each_document_once() {
    let faults = |lists: Vec<TrustList>| {
        let report = HalfYearReport { nothing_to_report: Some(false), lists, ..HalfYearReport::default() };
        let problems = check(&report, &Facts::default(), TODAY).problems;
        problems
            .into_iter()
            .filter(|found| found.path.starts_with("lists"))
            .map(|found| (found.path, found.fault))
            .collect::<Vec<_>>()
    };
    assert_eq!(faults(vec![list(HealthTrust::Unn, &[1]), list(HealthTrust::Nordland, &[2])]), []);
    let twice = faults(vec![list(HealthTrust::Unn, &[1]), list(HealthTrust::Unn, &[2])]);
    assert_eq!(twice, [("lists".to_owned(), Fault::Repeated)]);
    assert_eq!(faults(vec![list(HealthTrust::Unn, &[1, 1])]), [("lists.0.candidates".to_owned(), Fault::Repeated)]);
    let strange = TrustList { trust: Some(HealthTrust::Unn), candidates: Ranking(vec!["Åsheim".into()]) };
    assert_eq!(faults(vec![strange]), [("lists.0.candidates".to_owned(), Fault::NotAnOption)]);
    let many = list(HealthTrust::Unn, &(0..201).collect::<Vec<_>>());
    assert_eq!(faults(vec![many]), [("lists.0.candidates".to_owned(), Fault::TooManyRows(200))]);
    let most = list(HealthTrust::Unn, &(0..200).collect::<Vec<_>>());
    assert_eq!(faults(vec![most]), []);
    let no_trust = TrustList { trust: None, ..list(HealthTrust::Unn, &[1]) };
    assert_eq!(faults(vec![no_trust]), [("lists.0.trust".to_owned(), Fault::Missing)]);
}

#[test]
fn documents_are_typed_as_names_with_space_between() {
    let (first, second) = (doc(1), doc(2));
    let text = format!(" {second}  {first} {second} ");
    assert_eq!(Ranking::write(&text).unwrap().0, [second.clone(), first.clone()]);
    assert_eq!(Ranking::write(&text).unwrap().read(), format!("{second} {first}"));
    assert_eq!(Documents::write(&text).unwrap().read(), format!("{first} {second}"));
    assert_eq!(Ranking::write("").unwrap(), Ranking::default());
    assert_eq!(Ranking::write("../etc"), Err(Fault::NotAnOption));
    assert_eq!(Documents::write(&first.to_uppercase()), Err(Fault::NotAnOption));
}

#[test]
fn nothing_shouts_at_an_empty_report_and_a_false_one_is_refused() {
    let empty = check(&HalfYearReport::default(), &facts(vec![registration(1, HealthTrust::Unn)]), TODAY);
    assert!(empty.not_met().is_empty());
    assert!(empty.problems.iter().all(|problem| problem.fault == Fault::Missing));
    let figure = Some(0);
    let nothing = HalfYearReport {
        period: ReportPeriod { year: Some(2027), half: Some(Half::P1) },
        nothing_to_report: Some(true),
        trainees: Trainees { new: figure, converted: figure, old: figure },
        without_institution_service: figure,
        vacant_posts: figure,
        substitutes: figure,
        supervisors_missing: figure,
        ..HalfYearReport::default()
    };
    assert!(pass(&nothing, &facts(Vec::new()), TODAY).is_ok());
    assert!(pass(&nothing, &facts(vec![registration(1, HealthTrust::Unn)]), TODAY).is_err());
}

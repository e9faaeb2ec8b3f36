//! The cost comparison: the source's table to the krone, and what must hold for every list.

use proptest::prelude::*;
use shared::{
    day::{Day, day},
    forms::local_agreement::{ListByYear, LocalAgreement, Start},
    numbers::amount::Amount,
    rules::costs::{Comparison, RATES, Side, compare, compare_agreement},
    text::Language,
};

const TODAY: Day = day(2026, 11, 22);

fn compared(lists: [u32; 5], grant: u32) -> Comparison {
    compare(lists, grant, TODAY).unwrap()
}

#[test]
fn a_list_of_800_costs_what_the_source_says() {
    let kroner = Amount::kroner;
    let comparison = compared([800; 5], 500_000);
    for (at, year) in comparison.years.iter().enumerate() {
        let grant = kroner(if at == 0 { 500_000 } else { 0 });
        assert_eq!((year.ordinary.first_step, year.ordinary.next_step), (kroner(225_500), kroner(135_300)));
        assert_eq!(year.ordinary.sum, kroner(360_800));
        assert_eq!((year.alis.first_step, year.alis.next_step), (kroner(400_000), kroner(169_125)));
        assert_eq!((year.alis.recruitment_grant, year.ordinary.recruitment_grant), (grant, kroner(0)));
        assert_eq!(year.alis.sum, kroner(569_125) + grant);
        assert_eq!((year.extra, year.extra_with_grant), (kroner(208_325), kroner(208_325) + grant));
        assert_eq!((year.ordinary.above, year.alis.above, year.is_assumed), (kroner(0), kroner(0), false));
    }
    assert_eq!(comparison.years[0].alis.sum, kroner(1_069_125));
    assert_eq!(comparison.contribution, kroner(200_000));
    assert!(!comparison.is_assumed());
}

#[test]
fn a_spreadsheet_reads_the_table_of_a_list_of_800() {
    let csv = compared([800; 5], 500_000).to_csv(Language::Nb);
    let rows: Vec<&str> = csv.strip_prefix('\u{feff}').unwrap().lines().collect();
    assert_eq!(rows[0], "Gruppe;Kroner;År 1;År 2;År 3;År 4;År 5");
    assert_eq!(rows[1], ";Personer på listen;800;800;800;800;800");
    assert!(rows.contains(&"ALIS-hjemmel;Sum;1069125;569125;569125;569125;569125"), "{csv}");
    assert!(rows.contains(&"Merutgift for kommunen;Med rekrutteringstilskudd;708325;208325;208325;208325;208325"));
    assert_eq!(*rows.last().unwrap(), ";Tilskudd fra ALIS-Nord (ikke trukket fra);200000");
}

#[test]
fn steps_change_at_500_and_800() {
    for (list, ordinary, alis) in [
        (0, 0, 40_000_000),
        (1, 45_100, 40_000_000),
        (500, 22_550_000, 40_000_000),
        (501, 22_595_100, 40_056_375),
        (800, 36_080_000, 56_912_500),
        (801, 36_125_100, 56_968_875),
        (1_200, 54_120_000, 79_462_500),
    ] {
        let year = compared([list; 5], 0).years[4];
        assert_eq!((year.ordinary.sum, year.alis.sum), (Amount::ore(ordinary), Amount::ore(alis)), "{list}");
        assert_eq!(year.is_assumed, list > 800, "{list}");
    }
}

#[test]
fn the_table_has_the_lines_of_the_source_and_marks_what_is_assumed() {
    let lines = compared([600, 700, 800, 900, 1_000], 500_000).lines();
    let words: Vec<_> = lines.iter().map(|line| (line.side, line.words(Language::Nb))).collect();
    let expected = [
        (Side::Ordinary, "Basistilskudd 0–500"),
        (Side::Ordinary, "Basistilskudd 501–800"),
        (Side::Ordinary, "Basistilskudd fra 801"),
        (Side::Ordinary, "Sum"),
        (Side::Alis, "Rekrutteringstilskudd"),
        (Side::Alis, "Basistilskudd 0–500"),
        (Side::Alis, "Basistilskudd 501–800"),
        (Side::Alis, "Basistilskudd fra 801"),
        (Side::Alis, "Sum"),
        (Side::Difference, "Uten rekrutteringstilskudd"),
        (Side::Difference, "Med rekrutteringstilskudd"),
    ];
    assert_eq!(words, expected.map(|(side, label)| (side, label.to_owned())));
    let marked = lines.iter().filter(|line| line.is_assumed == [false, false, false, true, true]).count();
    let plain = lines.iter().filter(|line| line.is_assumed == [false; 5]).count();
    assert_eq!((marked, plain), (6, 5), "rows above 800, sums and differences of those years");
}

#[test]
fn there_is_no_comparison_before_the_rates() {
    assert_eq!(compare([800; 5], 0, day(2018, 12, 31)), None);
    assert!(compare([800; 5], 0, day(2019, 1, 1)).is_some());
}

#[test]
fn a_year_left_open_is_as_the_year_before() {
    let years = ListByYear { year_2: Some(700), year_4: Some(900), ..ListByYear::default() };
    let with_patients = LocalAgreement {
        start: Some(Start::WithPatients),
        list_at_start: Some(600),
        list_by_year: years,
        ..LocalAgreement::default()
    };
    assert_eq!(with_patients.lists(), Some([600, 700, 700, 900, 900]));
    let empty = LocalAgreement { start: Some(Start::ZeroList), ..with_patients.clone() };
    assert_eq!(empty.lists(), Some([0, 700, 700, 900, 900]), "what was typed of patients at the start is not asked");
    let comparison = compare_agreement(&with_patients, TODAY);
    assert_eq!(comparison, compare([600, 700, 700, 900, 900], 0, TODAY));
    assert_eq!(compare_agreement(&LocalAgreement::default(), TODAY), None);
    let only_later = LocalAgreement { list_at_start: None, ..with_patients };
    assert_eq!(only_later.lists(), None, "nobody has said what year 1 is");
}

#[test]
fn amounts_read_as_people_write_them_and_as_programs_do() {
    let shown = |ore, language| Amount::ore(ore).in_figures(language).replace('\u{a0}', " ");
    assert_eq!(shown(106_912_500, Language::Nb), "1 069 125");
    assert_eq!(shown(56_375, Language::Nn), "563,75");
    assert_eq!(shown(56_375, Language::En), "563.75");
    assert_eq!(shown(-100_005, Language::Nb), "−1 000,05");
    assert_eq!(shown(0, Language::Nb), "0");
    assert_eq!(shown(99_900, Language::Nb), "999");
    let printed = |ore| serde_json::to_string(&Amount::ore(ore)).unwrap();
    assert_eq!((printed(56_375), printed(36_080_000)), ("563.75".to_owned(), "360800".to_owned()));
}

proptest! {
    #[test]
    fn a_longer_list_never_costs_less(list in 0..20_000u32, more in 0..5_000u32, grant in 0..2_000_000u32) {
        let (shorter, longer) = (compared([list; 5], grant), compared([list + more; 5], grant));
        for (shorter, longer) in shorter.years.iter().zip(&longer.years) {
            prop_assert!(shorter.ordinary.sum <= longer.ordinary.sum);
            prop_assert!(shorter.alis.sum <= longer.alis.sum);
            prop_assert!(shorter.is_assumed <= longer.is_assumed);
        }
    }

    #[test]
    fn parts_make_sums_and_sums_make_differences(
        lists in prop::array::uniform5(0..=u32::MAX), grant in 0..=u32::MAX,
    ) {
        let comparison = compared(lists, grant);
        let rates = RATES.on(TODAY).unwrap();
        for (at, year) in comparison.years.iter().enumerate() {
            for cost in [year.ordinary, year.alis] {
                let parts = [cost.recruitment_grant, cost.first_step, cost.next_step, cost.above];
                prop_assert_eq!(parts.into_iter().sum::<Amount>(), cost.sum);
            }
            prop_assert_eq!(year.list, lists[at]);
            prop_assert_eq!(year.ordinary.sum, rates.ordinary_per_person.times(year.list));
            prop_assert_eq!(year.extra_with_grant, year.alis.sum - year.ordinary.sum);
            prop_assert_eq!(year.extra, year.extra_with_grant - year.alis.recruitment_grant);
            prop_assert_eq!(year.ordinary.recruitment_grant, Amount::default());
        }
        let sums = |side| comparison.lines().into_iter().filter(move |line| line.side == side && line.is_sum);
        prop_assert_eq!(sums(Side::Ordinary).next().unwrap().amounts, comparison.years.map(|year| year.ordinary.sum));
        prop_assert_eq!(sums(Side::Alis).next().unwrap().amounts, comparison.years.map(|year| year.alis.sum));
    }

    /// The grant is paid once, and what ALIS-Nord pays is in no figure but its own.
    #[test]
    fn the_grant_touches_year_one_and_the_contribution_nothing(
        lists in prop::array::uniform5(0..5_000u32), grant in 0..2_000_000u32,
    ) {
        let (with, without) = (compared(lists, grant), compared(lists, 0));
        prop_assert_eq!(&with.years[1..], &without.years[1..]);
        prop_assert_eq!(with.years[0].alis.sum - without.years[0].alis.sum, Amount::kroner(i64::from(grant)));
        prop_assert_eq!(with.years[0].extra, without.years[0].extra);
        let mut rates = RATES.on(TODAY).unwrap();
        rates.contribution = Amount::default();
        prop_assert_eq!(rates.compare(lists, grant).years, with.years);
    }
}

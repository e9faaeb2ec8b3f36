//! The ALIS agreement: its shape at the limits, and that it reads back as it was printed.

use proptest::prelude::*;
use shared::{
    answer::{Answer, Fault},
    day::{Day, day},
    form::{check, prune},
    forms::local_agreement::{ListByYear, LocalAgreement, Start, Terms},
    rules::facts::Facts,
    text::Language,
};
use validator::Validate;

const TODAY: Day = day(2026, 11, 22);

prop_compose! {
    fn agreements()(
        form in prop::sample::select(vec![None, Some(Terms::Salaried), Some(Terms::SelfEmployed), Some(Terms::Combination)]),
        start in prop::sample::select(vec![None, Some(Start::ZeroList), Some(Start::WithPatients)]),
        signed in prop::option::of(0..3_000i32), grant in prop::option::of(0..3_000i32),
        list_at_start in prop::option::of(0..12_000u32), list_ceiling in prop::option::of(0..2_000u32),
        year_1 in prop::option::of(0..2_000u32), year_5 in prop::option::of(0..2_000u32),
        course_cover_nok in prop::option::of(0..200_000u32), lost_income_covered in any::<Option<bool>>(),
        has_absence_cover in any::<Option<bool>>(),
        absence_cover in prop::sample::select(vec!["", "Kollegene", " Vikar fra nabokommunen\n"]),
    ) -> LocalAgreement {
        let first = day(2019, 1, 1);
        LocalAgreement {
            form, start, list_at_start, list_ceiling, course_cover_nok, lost_income_covered, has_absence_cover,
            signed_on: signed.map(|days| first.plus_days(days)), grant_from: grant.map(|days| first.plus_days(days)),
            list_by_year: ListByYear { year_1, year_5, ..ListByYear::default() },
            absence_cover: absence_cover.into(),
            ..LocalAgreement::default()
        }
    }
}

proptest! {
    #[test]
    fn a_body_reads_back_as_it_was_printed(form in agreements()) {
        let (asked, _) = prune(&form);
        let printed = serde_json::to_vec(&asked).unwrap();
        let read: LocalAgreement = serde_json::from_slice(&printed).unwrap();
        prop_assert_eq!(&read, &asked);
        prop_assert_eq!(serde_json::to_vec(&read).unwrap(), printed);
        prop_assert_eq!(&prune(&asked).0, &asked);
    }

    /// Nothing in the law of this form stops anybody: there is no «must».
    #[test]
    fn no_finding_blocks(form in agreements()) {
        let report = check(&form, &Facts::default(), TODAY);
        prop_assert!(report.findings.iter().all(|finding| !finding.blocks()));
    }

    /// What is not asked of a form does not change what it costs.
    #[test]
    fn leaving_out_what_is_not_asked_leaves_the_lists_alone(form in agreements()) {
        prop_assert!(form.start.is_none() || prune(&form).0.lists() == form.lists());
    }
}

#[test]
fn large_numbers_are_read_as_people_write_them() {
    let read = |typed| <Option<u32>>::write(typed);
    assert_eq!(read("50 000"), Ok(Some(50_000)));
    assert_eq!(read("1\u{a0}069\u{202f}125"), Ok(Some(1_069_125)));
    assert_eq!(read("70000").map(|number| number.read()), Ok("70000".to_owned()));
    assert_eq!(read("0"), Ok(Some(0)));
    assert_eq!(read("  "), Ok(None));
    assert_eq!(read("4294967296"), Err(Fault::TooLarge(4_294_967_295)));
    for typed in ["-1", "50.000", "1e5", "mange", "+5", "kr 500"] {
        assert_eq!(read(typed), Err(Fault::NotANumber), "{typed}");
    }
}

#[test]
fn limits_hold_on_both_sides() {
    let fault = |form: LocalAgreement| form.validate().is_err();
    for (number, wrong) in [(0, false), (9_999, false), (10_000, true)] {
        let number = Some(number);
        assert_eq!(fault(LocalAgreement { list_at_start: number, ..LocalAgreement::default() }), wrong);
        assert_eq!(fault(LocalAgreement { list_ceiling: number, ..LocalAgreement::default() }), wrong);
        let list_by_year = ListByYear { year_3: number, ..ListByYear::default() };
        assert_eq!(fault(LocalAgreement { list_by_year, ..LocalAgreement::default() }), wrong);
    }
    for (amount, wrong) in [(9_999_999, false), (10_000_000, true)] {
        assert_eq!(fault(LocalAgreement { course_cover_nok: Some(amount), ..LocalAgreement::default() }), wrong);
        assert_eq!(fault(LocalAgreement { recruitment_grant_nok: Some(amount), ..LocalAgreement::default() }), wrong);
    }
    let list_by_year = ListByYear { year_3: Some(10_000), ..ListByYear::default() };
    let form = LocalAgreement { list_by_year, ..LocalAgreement::default() };
    let problems = check(&form, &Facts::default(), TODAY).problems;
    assert!(problems.iter().any(|found| found.path == "list_by_year.year_3" && found.fault == Fault::TooLarge(9_999)));
}

#[test]
fn nothing_shouts_at_an_empty_agreement() {
    let report = check(&LocalAgreement::default(), &Facts::default(), TODAY);
    assert!(report.not_met().is_empty(), "{:?}", report.not_met());
    assert!(report.problems.iter().all(|problem| problem.fault == Fault::Missing));
}

#[test]
fn a_note_shows_amounts_in_groups_of_three() {
    let form =
        LocalAgreement { form: Some(Terms::SelfEmployed), course_cover_nok: Some(120_000), ..Default::default() };
    let report = check(&form, &Facts::default(), TODAY);
    let note = report.not_met()[0];
    assert!(note.wrong(Language::Nb).contains("120\u{a0}000 kroner"), "{}", note.wrong(Language::Nb));
    assert!(note.mend(Language::Nb).contains("50\u{a0}000 kroner"), "{}", note.mend(Language::Nb));
}

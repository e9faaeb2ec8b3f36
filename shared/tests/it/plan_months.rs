//! How the months of a plan are counted, what remains, and when the training ends: examples one can work out by hand.

use crate::planned::{period, tally, with};
use shared::{
    day::{Day, day},
    forms::implementation_plan::PeriodKind,
    rules::{
        counted::{Months, Share},
        plans::standing::{Remaining, standing},
    },
    text::Language,
};

const TODAY: Day = day(2026, 11, 22);

#[test]
fn months_are_rounded_half_up_when_shown_and_exact_before() {
    let (first, half) = (day(2027, 4, 1), Share::percent(50));
    let two = [(first, day(2027, 4, 16)), (day(2027, 4, 16), day(2027, 5, 1))];
    assert_eq!(two.map(|(from, until)| Months::between(from, until, Share::FULL).hundredths()), [50, 50]);
    let third = Months::between(first, day(2027, 4, 11), Share::FULL);
    assert_eq!(third.in_hundredths(Language::Nb), "0,33");
    assert_eq!(third.in_hundredths(Language::En), "0.33");
    assert_eq!(third + third + third, Months::whole(1));
    assert_eq!(Months::between(first, day(2027, 5, 1), Share::percent(1)).hundredths(), 1);
    assert_eq!(Months::between(first, day(2027, 4, 4), half).hundredths(), 5, "0,05 is 0,05");
    assert_eq!(Months::between(first, day(2027, 4, 2), Share::percent(15)).hundredths(), 1, "0,005 is 0,01");
}

#[test]
fn leave_takes_from_each_kind_as_they_are_to_each_other() {
    let (from, to) = (day(2027, 1, 1), day(2027, 12, 31));
    let plan = with(vec![
        period(PeriodKind::OpenPractice, from, to, 80),
        period(PeriodKind::OtherPractice, from, to, 20),
        period(PeriodKind::Leave, from, to, 50),
    ]);
    let shown = |kind| tally(&plan).counted(kind).in_hundredths(Language::Nb);
    assert_eq!(shown(PeriodKind::OpenPractice), "4,80");
    assert_eq!(shown(PeriodKind::OtherPractice), "1,20");
    assert_eq!(tally(&plan).absence(), Months::whole(6));
}

#[test]
fn a_standing_tells_what_is_done_what_remains_and_when_it_ends() {
    let plan = with(vec![
        period(PeriodKind::OpenPractice, day(2025, 1, 1), day(2025, 12, 31), 100),
        period(PeriodKind::Leave, day(2026, 1, 1), day(2026, 6, 30), 100),
        period(PeriodKind::OpenPractice, day(2026, 9, 1), day(2029, 8, 31), 100),
        period(PeriodKind::HospitalService, day(2029, 9, 1), day(2030, 2, 28), 100),
        period(PeriodKind::OtherPractice, day(2030, 3, 1), day(2032, 2, 29), 50),
    ]);
    let now = standing(&plan, day(2026, 11, 30));
    assert_eq!(now.done.counted(PeriodKind::OpenPractice), Months::whole(15));
    assert_eq!(now.done_total, Months::whole(15));
    assert_eq!(now.remaining.total, Months::whole(45));
    assert_eq!(now.remaining.open_practice, Months::whole(9));
    assert_eq!(now.remaining.institution, Months::whole(6));
    assert_eq!(now.planned_total, Months::whole(66));
    assert_eq!(now.unplanned, Remaining::default());
    assert_eq!(now.gaps, [(day(2026, 7, 1), day(2026, 8, 31))], "leave is no gap");
    // 54 months by the end of February 2030, six more at a half: eleven months and the days that round up.
    assert_eq!(now.completed_on, Some(day(2031, 2, 26)));
    assert_eq!(now.completed_on, now.completed_on_with_absence, "leave beside the service takes nothing");
}

#[test]
fn a_tenth_of_the_service_may_be_leave_without_being_taken_off() {
    let start = day(2024, 3, 1);
    let plan = with(vec![
        period(PeriodKind::OpenPractice, start, day(2029, 8, 31), 100),
        period(PeriodKind::HospitalService, day(2029, 9, 1), day(2030, 2, 28), 100),
        period(PeriodKind::Leave, day(2026, 1, 1), day(2026, 6, 30), 100),
    ]);
    let all = standing(&plan, TODAY);
    assert_eq!(all.planned.absence(), Months::whole(6));
    assert_eq!(all.completed_on, Some(day(2030, 2, 27)), "54 of 60 months in practice count, and six in hospital");
    assert_eq!(all.completed_on_with_absence, Some(day(2030, 2, 27)), "the hospital comes last");
    let practice_last = with(vec![
        period(PeriodKind::HospitalService, start, day(2024, 8, 31), 100),
        period(PeriodKind::OpenPractice, day(2024, 9, 1), day(2030, 8, 31), 100),
        period(PeriodKind::Leave, day(2026, 1, 1), day(2026, 6, 30), 100),
    ]);
    let all = standing(&practice_last, TODAY);
    assert_eq!(all.completed_on, Some(day(2029, 8, 30)), "six months later than without leave");
    assert_eq!(all.completed_on_with_absence, Some(day(2029, 2, 27)), "six are a tenth of sixty: nothing is taken off");
}

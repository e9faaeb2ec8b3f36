//! What the ALIS office has to do for the whole region.

use super::{ANSWER_DAYS, Due, Listed, SOON_MONTHS, What, disputed_on, has_reported, in_order, live, report_due};
use crate::{
    day::Day,
    form::Form,
    forms::capacity::Capacity,
    numbers::health_trust::HealthTrust,
    rules::{
        capacity::{decided_by, slots},
        mark::MarkKind,
        period::{Half, Period},
        supervision::SUPERVISOR_NAMED,
    },
};
use std::collections::BTreeSet;

/// The rule that a trainee has a supervisor.
pub const SUPERVISOR: &str = SUPERVISOR_NAMED.id;

/// Everything that is or will be due for the office, most urgent first. `municipalities` is how many are to report.
pub fn dues(rows: &[Listed], municipalities: usize, today: Day) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::new();
    dues.extend(silent(rows, municipalities, today));
    dues.extend(rows.iter().filter_map(dispute));
    dues.extend(capacity(rows, today));
    dues.extend(supervisors(rows));
    in_order(dues)
}

/// Municipalities that have not reported for the half-year that is asked for.
fn silent(rows: &[Listed], municipalities: usize, today: Day) -> Option<Due> {
    let begins = report_due(today);
    let reported: BTreeSet<_> = has_reported(rows, begins).collect();
    let count = municipalities.checked_sub(reported.len()).filter(|count| *count > 0)?;
    let due = Due::new(What::Silent, begins, begins.plus_months(-SOON_MONTHS)).of_period(begins);
    Some(Due { count, ..due })
}

/// A dispute the municipality has let lie for a fortnight.
fn dispute(row: &Listed) -> Option<Due> {
    let on = disputed_on(row)?.plus_days(ANSWER_DAYS);
    Some(Due::new(What::LongDispute, on, on).about(&row.doc))
}

/// Each trust's slots for the year after this one, by 30 June; those of a year that is past its day come first.
fn capacity(rows: &[Listed], today: Day) -> Option<Due> {
    let years = [today.year(), today.year() + 1];
    let open = |year: i16| {
        let undecided = HealthTrust::ALL.into_iter().filter(|trust| !is_decided(rows, *trust, year)).count();
        (undecided > 0).then_some((year, undecided))
    };
    let (year, count) = years.into_iter().find_map(open)?;
    let on = decided_by(year);
    let due = Due::new(What::Capacity, on, on.plus_months(-SOON_MONTHS)).of_period(Day::new(year, 1, 1)?);
    Some(Due { count, ..due })
}

/// By the report's own table, or by what was filed.
fn is_decided(rows: &[Listed], trust: HealthTrust, year: i16) -> bool {
    let first = Day::new(year, 1, 1);
    let filed =
        |row: &Listed| row.is(Capacity::KIND) && row.trust == Some(trust) && row.mark(MarkKind::CapacityYear) == first;
    slots(trust, Period { year, half: Half::P1 }).is_some() || rows.iter().any(filed)
}

/// «Trenger veileder», as one line: a fortnight after the first of them.
fn supervisors(rows: &[Listed]) -> Option<Due> {
    let mut without: Vec<&Listed> = live(rows).filter(|row| row.findings.iter().any(|id| id == SUPERVISOR)).collect();
    crate::order::sort_by_key(&mut without, |row| row.received_on);
    let first = without.iter().find_map(|row| row.received_on)?;
    let docs = without.into_iter().map(|row| row.doc.clone()).collect();
    Some(Due::new(What::Supervisor, first.plus_days(ANSWER_DAYS), first).counting(docs))
}

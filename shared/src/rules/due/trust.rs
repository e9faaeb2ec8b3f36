//! What a health trust has to do about the registrations addressed to it.

use super::{ANSWER_DAYS, Due, Listed, What, in_order, live};
use crate::{
    day::Day,
    form::Form,
    forms::{candidate_registration::CandidateRegistration, trust_profile::TrustProfile},
    rules::mark::MarkKind,
};
use std::collections::BTreeMap;

/// How long a trust's own word on itself stands, months. Ours.
const PROFILE_MONTHS: i32 = 12;
/// How long before the start the places are made ready, months. Ours.
const START_MONTHS: i32 = 3;

/// Everything that is or will be due for the trust whose rows these are, most urgent first. `seen` is the highest number
/// it had seen when it looked last; `None` when it never has.
pub fn dues(rows: &[Listed], seen: Option<u64>, today: Day) -> Vec<Due> {
    let mut dues: Vec<Due> = Vec::new();
    dues.extend(profile(rows));
    dues.extend(fresh(rows, seen.unwrap_or(0)));
    dues.extend(live(rows).filter_map(split));
    dues.extend(starts(rows, today));
    in_order(dues)
}

/// Coordinator, sites and agreements: a fortnight after the first registration, then each year.
fn profile(rows: &[Listed]) -> Option<Due> {
    match rows.iter().find(|row| row.is(TrustProfile::KIND)) {
        Some(told) => {
            let on = told.received_on?.plus_months(PROFILE_MONTHS);
            Some(Due::new(What::Profile, on, on.plus_months(-1)).about(&told.doc))
        }
        None => {
            let first = live(rows).filter_map(|row| row.received_on).min()?;
            Some(Due::new(What::Profile, first.plus_days(ANSWER_DAYS), first))
        }
    }
}

/// Those that have come since, as one line.
fn fresh(rows: &[Listed], seen: u64) -> Option<Due> {
    let mut new: Vec<&Listed> = live(rows).filter(|row| row.number > seen).collect();
    crate::order::sort_by_key(&mut new, |row| row.number);
    let on = new.iter().filter_map(|row| row.received_on).min()?;
    Some(Due::new(What::New, on, on).counting(new.into_iter().map(|row| row.doc.clone()).collect()))
}

/// Three and three months are asked for, and the trust has not been heard.
fn split(row: &Listed) -> Option<Due> {
    row.mark(MarkKind::SplitAsked)?;
    let received = row.received_on?;
    Some(Due::new(What::Split, received.plus_days(ANSWER_DAYS), received).about(&row.doc))
}

/// One line for each starting day that is near.
fn starts(rows: &[Listed], today: Day) -> Vec<Due> {
    let mut days: BTreeMap<Day, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is(CandidateRegistration::KIND)) {
        if let Some(start) = row.wished_start.filter(|start| *start >= today) {
            days.entry(start).or_default().push(row.doc.clone());
        }
    }
    let due = |(start, docs): (Day, Vec<String>)| {
        Due::new(What::Starts, start, start.plus_months(-START_MONTHS)).counting(docs).of_period(start)
    };
    days.into_iter().map(due).collect()
}

//! Runs the tables of what is due: what a list tells, on which day, and what the to-do list must ask. A file for each role.

use crate::tables::{Cases, place, read};
use serde::Deserialize;
use shared::{
    day::Day,
    forms::confirmation::TraineeVerdict,
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
    rules::{
        due::{Due, Listed, What, municipality, office, trust},
        facts::EnterpriseStatus,
        mark::{Mark, MarkKind},
    },
};
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// What is looked for among everything that is due.
    what: String,
    today: Day,
    #[serde(default)]
    rows: Vec<Row>,
    enterprise: Option<EnterpriseStatus>,
    seen: Option<u64>,
    /// The last days of what the list shows today; empty when it shows nothing.
    asked: Vec<Day>,
    /// The documents of the first, by name.
    about: Option<Vec<String>>,
    count: Option<usize>,
}

/// A row of the list, as a caseworker writes it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: String,
    /// None for a draft.
    received: Option<Day>,
    #[serde(default)]
    doc: String,
    number: Option<u64>,
    doctor: Option<u32>,
    municipality: Option<String>,
    trust: Option<HealthTrust>,
    wished_start: Option<Day>,
    confirmed: Option<Day>,
    disputed: Option<Day>,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    closed: bool,
    held: Option<Day>,
    next_meeting: Option<Day>,
    /// The day of a meeting in which the registration was revised.
    registration_revised: Option<Day>,
    #[serde(default)]
    actions: Vec<Day>,
    revised: Option<Day>,
    half_year: Option<Day>,
    #[serde(default)]
    unchanged: Vec<String>,
    split_asked: Option<Day>,
    capacity_year: Option<Day>,
}

fn listed(row: &Row) -> Listed {
    let one = |what, day: Option<Day>| day.map(|on| Mark::new(what, on));
    let days = [
        one(MarkKind::Held, row.held),
        one(MarkKind::NextMeeting, row.next_meeting),
        one(MarkKind::RegistrationRevised, row.registration_revised),
        one(MarkKind::Revised, row.revised),
        one(MarkKind::HalfYear, row.half_year),
        one(MarkKind::SplitAsked, row.split_asked),
        one(MarkKind::CapacityYear, row.capacity_year),
    ];
    let unchanged = row.half_year.into_iter().flat_map(|on| {
        let docs = row.unchanged.iter();
        docs.map(move |doc| Mark { what: MarkKind::Unchanged, on, doc: Some(doc.clone()) })
    });
    let actions = row.actions.iter().map(|on| Mark::new(MarkKind::ActionDue, *on));
    let confirmed = row.confirmed.map(|on| (TraineeVerdict::Confirmed, Some(on)));
    Listed {
        doc: row.doc.clone(),
        kind: row.kind.clone(),
        number: row.number.unwrap_or(1),
        doctor: row.doctor.and_then(HprNumber::new),
        municipality: row.municipality.clone().map(MunicipalityNumber),
        trust: row.trust,
        received_on: row.received,
        said: confirmed.or(row.disputed.map(|on| (TraineeVerdict::Disputed, Some(on)))),
        wished_start: row.wished_start,
        findings: row.findings.clone(),
        marks: days.into_iter().flatten().chain(unchanged).chain(actions).collect(),
        is_closed: row.closed,
    }
}

fn named(what: What) -> String {
    format!("{what:?}").to_lowercase()
}

/// Runs a file; what it speaks of, with whether something was asked.
fn run(role: &str, dues: impl Fn(&Case, &[Listed]) -> Vec<Due>) -> BTreeSet<(String, bool)> {
    let table: Cases<Case> = read(&place(&format!("dues/{role}.toml")));
    let mut sides = BTreeSet::new();
    for case in &table.case {
        let rows: Vec<Listed> = case.rows.iter().map(listed).collect();
        let all = dues(case, &rows);
        assert!(all.is_sorted_by_key(|due| due.on), "{role}: {}: the most urgent comes first", case.name);
        let found = all.iter().filter(|due| named(due.what) == case.what && due.is_asked(case.today));
        let found: Vec<&Due> = found.collect();
        let days: Vec<Day> = found.iter().map(|due| due.on).collect();
        assert_eq!(days, case.asked, "{role}: {}", case.name);
        if let (Some(about), Some(first)) = (&case.about, found.first()) {
            assert_eq!(&first.docs, about, "{role}: {}", case.name);
        }
        if let (Some(count), Some(first)) = (case.count, found.first()) {
            assert_eq!(first.count, count, "{role}: {}", case.name);
        }
        sides.insert((case.what.clone(), !days.is_empty()));
    }
    sides
}

fn both_sides(sides: &BTreeSet<(String, bool)>, all: &[What]) {
    for what in all {
        for asked in [true, false] {
            assert!(sides.contains(&(named(*what), asked)), "{what:?} has no case that is asked: {asked}");
        }
    }
}

#[test]
fn a_municipality_is_asked_for_what_is_due_and_not_before_its_time() {
    use What::{Action, Dispute, Enterprise, Meeting, Plan, Remind, Renew, Report};
    let bodo = MunicipalityNumber("1804".to_owned());
    let sides = run("municipality", |case, rows| {
        let mut rows = rows.to_vec(); // a row is Bodø's unless it says whose
        rows.iter_mut().for_each(|row| _ = row.municipality.get_or_insert_with(|| bodo.clone()));
        municipality::dues(&rows, &bodo, case.enterprise, case.today)
    });
    both_sides(&sides, &[Renew, Meeting, Action, Plan, Remind, Dispute, Report, Enterprise, What::Register]);
}

#[test]
fn a_trust_is_asked_for_what_is_due_and_not_before_its_time() {
    let sides = run("trust", |case, rows| trust::dues(rows, case.seen, case.today));
    both_sides(&sides, &[What::New, What::Profile, What::Split, What::Starts]);
}

#[test]
fn the_office_is_asked_for_what_is_due_and_not_before_its_time() {
    let sides = run("office", |case, rows| office::dues(rows, 80, case.today));
    both_sides(&sides, &[What::Silent, What::LongDispute, What::Capacity, What::Supervisor]);
}

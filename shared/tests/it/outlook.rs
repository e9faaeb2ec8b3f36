//! What a registration's findings say to the doctor, from a table a caseworker can read.

use crate::{
    tables::{place, read},
    typed::typed,
};
use serde::Deserialize;
use shared::{
    day::Day,
    form::check,
    forms::candidate_registration::CandidateRegistration,
    rules::{
        facts::Facts,
        outlook::{Ahead, outlook},
        provision::Force,
    },
};
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    answers: BTreeMap<String, String>,
    facts: Facts,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    today: Day,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    facts: Option<Facts>,
    earliest: Option<Day>,
    #[serde(default = "yes")]
    certain: bool,
    #[serde(default)]
    remaining: Vec<String>,
    #[serde(default)]
    moves_up: Vec<String>,
    #[serde(default)]
    noted: Vec<String>,
}

fn yes() -> bool {
    true
}

fn lines(ahead: &[Ahead]) -> Vec<String> {
    let day = |ahead: &Ahead| ahead.on.map(|day| format!(" {day}")).unwrap_or_default();
    ahead.iter().map(|ahead| [ahead.finding.id, &day(ahead)].concat()).collect()
}

#[test]
fn a_doctor_is_told_what_remains_until_service_and_when() {
    let table: Table = read(&place("outlooks/registration.toml"));
    for case in table.case {
        let form: CandidateRegistration = typed(table.answers.iter().chain(&case.answers));
        let report = check(&form, case.facts.as_ref().unwrap_or(&table.facts), case.today);
        let told = outlook(&report, form.wished_start, case.today);
        assert_eq!(told.earliest_on, case.earliest, "{}", case.name);
        assert_eq!(lines(&told.remaining), case.remaining, "{}", case.name);
        assert_eq!(lines(&told.moves_up), case.moves_up, "{}", case.name);
        let noted: Vec<Ahead> = told.noted.iter().filter(|ahead| ahead.finding.force != Force::Note).copied().collect();
        assert_eq!(lines(&noted), case.noted, "{}", case.name);
        assert_eq!(told.is_certain(), case.certain, "{}", case.name);
        let offers = told.remaining.iter().all(|ahead| ahead.finding.force == Force::Offer);
        assert!(offers && told.in_place.iter().all(|finding| finding.is_met()), "{}", case.name);
    }
}

//! Runs the case tables: what a caseworker typed, on which day, and what the rule must answer. One folder per form, one
//! file per provision.

use crate::{
    tables::{place, read},
    typed::typed,
};
use serde::Deserialize;
use shared::{
    day::Day,
    form::{Form, check},
    forms::{Visitor, visit_all},
    rules::{facts::Facts, provision::When},
};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub provision: String,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    pub case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    pub today: Day,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    #[serde(default)]
    pub facts: Facts,
    pub answer: String,
    pub when: Option<String>,
    force: Option<String>,
    field: Option<String>,
}

fn when_text(when: When) -> String {
    match when {
        When::Timeless => String::new(),
        When::Never => "never".into(),
        When::Today(day) => format!("today {day}"),
        When::Start(day) => format!("start {day}"),
    }
}

/// The folder with a form's cases.
pub fn folder<F: Form>() -> PathBuf {
    place("cases").join(F::KIND)
}

fn run<F: Form>(file: &Path) -> Table {
    let name = file.file_stem().unwrap().to_str().unwrap();
    let table: Table = read(file);
    assert_eq!(table.provision, name, "a file is named after its provision");
    for case in &table.case {
        let form: F = typed(table.answers.iter().chain(&case.answers));
        let report = check(&form, &case.facts, case.today);
        let finding = report.findings.iter().find(|finding| finding.id == table.provision);
        let story = format!("{}/{name}: {}", F::KIND, case.name);
        let Some(finding) = finding else {
            assert_eq!(case.answer, "not_asked", "{story}");
            continue;
        };
        assert_eq!(finding.answer(), case.answer, "{story}");
        let when = finding.shortfall().map(|shortfall| when_text(shortfall.when)).unwrap_or_default();
        assert_eq!(when, case.when.clone().unwrap_or_default(), "{story}");
        if let Some(field) = &case.field {
            assert_eq!(finding.path(), field.as_str(), "{story}");
        }
        if let Some(force) = &case.force {
            assert_eq!(serde_json::to_value(finding.force).unwrap(), force.as_str(), "{story}");
        }
    }
    table
}

fn tables<F: Form>() -> Vec<Table> {
    let folder = folder::<F>();
    if F::PROVISIONS.is_empty() {
        assert!(!folder.exists(), "{}: cases of a form without provisions", F::KIND);
        return Vec::new();
    }
    let entries = fs::read_dir(&folder).unwrap_or_else(|_| panic!("{} has no folder of cases", F::KIND));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| run::<F>(file)).collect()
}

/// Every form's tables, one form after the other.
struct Run {
    cases: usize,
}

impl Visitor for Run {
    fn visit<F: Form>(&mut self) {
        let tables = tables::<F>();
        for provision in F::PROVISIONS {
            let table = tables.iter().find(|table| table.provision == provision.id);
            let table = table.unwrap_or_else(|| panic!("{}/{} has no cases", F::KIND, provision.id));
            for side in ["met", "not_met"] {
                let found = table.case.iter().any(|case| case.answer == side);
                assert!(found, "{}/{} has no case {side}", F::KIND, provision.id);
            }
        }
        assert_eq!(tables.len(), F::PROVISIONS.len(), "{}: a case file without a provision", F::KIND);
        self.cases += tables.iter().map(|table| table.case.len()).sum::<usize>();
    }
}

#[test]
fn every_case_gets_the_answer_the_caseworker_expects_and_every_limit_has_both_sides() {
    let mut run = Run { cases: 0 };
    visit_all(&mut run);
    assert!(run.cases >= 180);
}

//! Runs the case tables: what a caseworker typed, on which day, and what the rule must answer. One file per provision.

use serde::Deserialize;
use shared::{
    day::Day,
    form::{Form, check},
    forms::candidate_registration::CandidateRegistration,
    question::{Item, Question},
    rules::{facts::Facts, provision::When},
};
use std::{collections::BTreeMap, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    provision: String,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    today: Day,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    #[serde(default)]
    facts: Facts,
    answer: String,
    when: Option<String>,
    force: Option<String>,
    field: Option<String>,
}

/// The question with this path, and the row: `earlier_posts.0.from`.
fn find(path: &str) -> (&'static Question<CandidateRegistration>, Option<(&'static str, usize)>) {
    for item in CandidateRegistration::SECTIONS.iter().flat_map(|section| section.items) {
        match item {
            Item::Question(question) if question.lens.path == path => return (question, None),
            Item::Rows(rows) => {
                for cell in rows.cells {
                    let row = path.split('.').nth(1).and_then(|row| row.parse().ok()).unwrap_or(0);
                    if shared::question::path_in_row(cell.lens.path, row) == path {
                        return (cell, Some((rows.path, row)));
                    }
                }
            }
            Item::Question(_) => {}
        }
    }
    panic!("no question at {path}")
}

/// Fills a form the way a person does: by typing.
pub fn typed<'a>(answers: impl IntoIterator<Item = (&'a String, &'a String)>) -> CandidateRegistration {
    let mut form = CandidateRegistration::default();
    for (path, text) in answers {
        let (question, row) = find(path);
        if let Some((rows_path, row)) = row {
            for item in CandidateRegistration::SECTIONS.iter().flat_map(|section| section.items) {
                if let Item::Rows(rows) = item
                    && rows.path == rows_path
                {
                    while (rows.len)(&form) <= row {
                        let end = (rows.len)(&form);
                        (rows.insert)(&mut form, end);
                    }
                }
            }
        }
        let row = row.map_or(0, |(_, row)| row);
        (question.lens.write)(&mut form, row, text).unwrap_or_else(|fault| panic!("{path} = {text}: {fault:?}"));
    }
    form
}

fn when_text(when: When) -> String {
    match when {
        When::Timeless => String::new(),
        When::Never => "never".into(),
        When::Today(day) => format!("today {day}"),
        When::Start(day) => format!("start {day}"),
    }
}

fn run(file: &Path) -> Table {
    let name = file.file_stem().unwrap().to_str().unwrap();
    let table: Table = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!(table.provision, name, "a file is named after its provision");
    for case in &table.case {
        let form = typed(table.answers.iter().chain(&case.answers));
        let report = check(&form, &case.facts, case.today);
        let finding = report.findings.iter().find(|finding| finding.id == table.provision);
        let story = format!("{name}: {}", case.name);
        let Some(finding) = finding else {
            assert_eq!(case.answer, "not_asked", "{story}");
            continue;
        };
        assert_eq!(finding.answer(), case.answer, "{story}");
        let when = finding.shortfall().map(|shortfall| when_text(shortfall.when)).unwrap_or_default();
        assert_eq!(when, case.when.clone().unwrap_or_default(), "{story}");
        if let Some(field) = &case.field {
            assert_eq!(finding.path(), field, "{story}");
        }
        if let Some(force) = &case.force {
            assert_eq!(serde_json::to_value(finding.force).unwrap(), force.as_str(), "{story}");
        }
    }
    table
}

fn tables() -> Vec<Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| run(file)).collect()
}

#[test]
fn every_case_gets_the_answer_the_caseworker_expects() {
    assert!(tables().iter().map(|table| table.case.len()).sum::<usize>() >= 80);
}

#[test]
fn every_provision_has_cases_on_both_sides_of_its_limit() {
    let tables = tables();
    for provision in CandidateRegistration::PROVISIONS {
        let table = tables.iter().find(|table| table.provision == provision.id);
        let table = table.unwrap_or_else(|| panic!("{} has no cases", provision.id));
        for side in ["met", "not_met"] {
            assert!(table.case.iter().any(|case| case.answer == side), "{} has no case {side}", provision.id);
        }
    }
    assert_eq!(tables.len(), CandidateRegistration::PROVISIONS.len(), "a case file without a provision");
}

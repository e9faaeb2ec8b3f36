//! The cases of a rule, in words: what was answered, what was known, and what the rule says. The same files are run as
//! tests.

use super::{
    NB,
    markdown::{cell, table},
};
use crate::{
    cases::{Case, Table, folder},
    tables::read,
    typed::typed,
};
use serde_json::{Map, Value};
use shared::{
    day::Day,
    depends::{questions, trials},
    form::{Form, check},
    numbers::{
        document::is_document,
        health_trust::{HealthTrust, find_unit},
        municipality,
    },
    question::{Kind, path_in_row},
    rules::{facts::Facts, provision::Finding},
};
use std::collections::BTreeMap;

fn file<F: Form>(id: &str) -> Table {
    read(&folder::<F>().join(format!("{id}.toml")))
}

pub fn count<F: Form>() -> usize {
    F::PROVISIONS.iter().map(|provision| file::<F>(provision.id).case.len()).sum()
}

fn finding<F: Form>(table: &Table, case: &Case) -> Option<Finding> {
    let form: F = typed(table.answers.iter().chain(&case.answers));
    check(&form, &case.facts, case.today).findings.into_iter().find(|finding| finding.id == table.provision)
}

/// What a person is told when the rule is not met: one example of each advice, from the cases.
pub fn told<F: Form>(id: &str) -> String {
    let table = file::<F>(id);
    let mut known = Vec::new();
    let mut text = String::new();
    for finding in table.case.iter().filter_map(|case| finding::<F>(&table, case)) {
        let Some(shortfall) = finding.shortfall() else { continue };
        if known.contains(&shortfall.advice) {
            continue;
        }
        known.push(shortfall.advice);
        text.push_str(&format!("- Ikke oppfylt: «{} {}»\n", cell(&finding.wrong(NB)), cell(&finding.mend(NB))));
    }
    text
}

pub fn list<F: Form>(id: &str) -> String {
    let cases = file::<F>(id);
    let row = |case: &Case| {
        let all: BTreeMap<&String, &String> = cases.answers.iter().chain(&case.answers).collect();
        let answers: Vec<String> = all.into_iter().map(|(path, typed)| answer::<F>(path, typed)).collect();
        vec![
            cell(&case.name),
            case.today.in_numbers(),
            if answers.is_empty() { "Ingen".into() } else { answers.join("; ") },
            facts(&case.facts),
            verdict::<F>(&cases, case),
            when(case.when.as_deref().unwrap_or("")),
        ]
    };
    let head = ["Sak", "Dag", "Svar", "Kjent fra før", "Regelen sier", "Oppfylt fra"];
    table(&format!("Prøvesaker for {id}"), &head, cases.case.iter().map(row).collect())
}

fn verdict<F: Form>(cases: &Table, case: &Case) -> String {
    let word = match case.answer.as_str() {
        "met" => "Oppfylt",
        "not_met" => "Ikke oppfylt",
        "unanswered" => "Mangler svar",
        _ => "Gjelder ikke",
    };
    let usual = F::PROVISIONS.iter().find(|provision| provision.id == cases.provision).map(|provision| provision.force);
    match finding::<F>(cases, case).filter(|finding| finding.is_not_met() && Some(finding.force) != usual) {
        Some(finding) => format!("{word} ({})", finding.force.name().nb.to_lowercase()),
        None => word.into(),
    }
}

/// `start 2028-03-01` as the case has it.
fn when(text: &str) -> String {
    let day = |text: &str| text.parse::<Day>().unwrap().in_numbers();
    match text.split_once(' ') {
        Some(("start", from)) => format!("Start {}", day(from)),
        Some((_, from)) => day(from),
        None if text == "never" => "Ikke ved å vente".into(),
        None => String::new(),
    }
}

/// `«Ønsket start»: 1.3.2028`.
fn answer<F: Form>(path: &str, typed: &str) -> String {
    let row = path.split('.').find_map(|part| part.parse::<usize>().ok());
    let found = questions::<F>().find(|(question, _)| path_in_row(question.lens.path, row.unwrap_or(0)) == path);
    let (question, rows) = found.unwrap_or_else(|| panic!("{path} is not asked"));
    let of_it = |code: &str| {
        trials::<F>()
            .into_iter()
            .filter(|trial| trial.question.lens.path == question.lens.path)
            .find_map(|trial| trial.choice.filter(|choice| choice.code == code))
    };
    let label = |code: &str| of_it(code).map_or_else(|| code.to_owned(), |choice| choice.label.nb.to_owned());
    let shown = match &question.kind {
        Kind::Many(_) => typed.split_whitespace().map(label).collect::<Vec<_>>().join(" og "),
        Kind::Municipality => place(typed),
        Kind::Suggest(..) => find_unit(typed).map_or_else(|| label(typed), |unit| unit.name.nb.to_owned()),
        Kind::Document | Kind::Documents | Kind::Ranking => {
            typed.split_whitespace().map(document).collect::<Vec<_>>().join(", ")
        }
        Kind::Date | Kind::Start => typed.parse::<Day>().map_or_else(|_| typed.to_owned(), Day::in_numbers),
        _ => label(typed),
    };
    let number = row.filter(|_| rows.is_some()).map_or(String::new(), |row| format!("{}. ", row + 1));
    let label = match rows {
        None => question.label.nb.to_owned(),
        Some(rows) if rows.cells.len() == 1 => format!("{number}{}", rows.one.nb),
        Some(rows) => format!("{number}{}: {}", rows.one.nb, question.label.nb),
    };
    let shown = if shown.trim().is_empty() { "(tomt)".into() } else { shown };
    format!("«{}»: {}", cell(&label), cell(&shown))
}

/// The end of a document's name: enough to tell the few of a case apart.
fn document(name: &str) -> String {
    format!("…{}", &name[name.len().saturating_sub(4)..])
}

fn place(number: &str) -> String {
    municipality::find(number).map_or_else(|| number.to_owned(), |row| row.name.to_owned())
}

/// What is known beside the form, where it is not what nobody has said.
fn facts(facts: &Facts) -> String {
    let members = |facts: &Facts| match serde_json::to_value(facts) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let usual = members(&Facts::default());
    let told = members(facts).into_iter().filter(|(name, value)| usual.get(name) != Some(value));
    let told: Vec<String> = told.map(|(name, value)| format!("{}: {}", name_of(&name), words(&value))).collect();
    if told.is_empty() { "Ingenting".into() } else { told.join("; ") }
}

/// A fact by its name in the program; new ones stand as code until they have words here.
fn name_of(name: &str) -> String {
    let words = match name {
        "municipality" => "kommune",
        "enterprise" => "status som utdanningsvirksomhet",
        "agreements" => "samarbeidsavtaler",
        "registered_elsewhere" => "meldt inn fra før",
        "first_received_on" => "ønsket kom første gang",
        "renewed_on" => "sist fornyet",
        "trust_consents" => "foretaket samtykker",
        "nearest_accepted" => "begrunnelsen er godtatt av foretaket",
        "capacity_decided" => "plasser bestemt for",
        "counts_from" => "registreringen teller fra",
        "last_meeting_on" => "forrige oppfølgingsmøte",
        "live" => "aktive innmeldinger",
        "doc" => "dokument",
        "trust" => "foretak",
        "wished_start" => "ønsket start",
        "slots" => "plasser i perioden",
        "slots_taken" => "plasser som er tatt",
        "offer_stands" => "tilbudet er sendt før og står",
        "out_of_order" => "noen lenger fremme i rekkefølgen venter",
        "offer_conditions_met" => "vilkårene for tilbud er oppfylt",
        "answer_by" => "svarfrist",
        "accepted_in_year" => "har takket ja i P1 og P2",
        _ => return format!("`{name}`"),
    };
    words.into()
}

fn words(value: &Value) -> String {
    match value {
        Value::Bool(yes) => if *yes { "ja" } else { "nei" }.into(),
        Value::Array(list) if list.is_empty() => "ingen".into(),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| format!("{}: {}", name_of(name), words(value)));
            format!("({})", members.collect::<Vec<_>>().join(", "))
        }
        Value::String(code) => word(code),
        other => other.to_string(),
    }
}

fn word(code: &str) -> String {
    let status = match code {
        "not_applied" => "ikke søkt",
        "applied" => "søkt",
        "provisional" => "midlertidig registrert",
        "registered" => "registrert",
        "withdrawn" => "trukket tilbake",
        _ => "",
    };
    let day = code.parse::<Day>().ok().map(Day::in_numbers);
    let trust = HealthTrust::from_code(code).map(|trust| trust.name().to_owned());
    let place = municipality::find(code).map(|row| row.name.to_owned());
    let known = (!status.is_empty()).then(|| status.to_owned());
    let doc = is_document(code).then(|| document(code));
    known.or(day).or(trust).or(place).or(doc).unwrap_or_else(|| format!("`{code}`"))
}

//! Every stored field is asked once, every rule has words, a source and cases on both sides. Knows no form by its fields.

use crate::sources::{paths, read};
use serde_json::Value;
use shared::{
    form::Form,
    forms::candidate_registration::CandidateRegistration,
    question::{Item, Kind, Question},
    rules::provision::Source,
    text::Text,
};
use std::collections::{BTreeMap, BTreeSet};

type F = CandidateRegistration;

fn questions() -> impl Iterator<Item = &'static Question<F>> {
    F::SECTIONS.iter().flat_map(|section| section.items).flat_map(|item| match item {
        Item::Question(question) => std::slice::from_ref(question),
        Item::Rows(rows) => rows.cells,
    })
}

/// In three languages, none of them blank, none left in another.
fn is_complete(text: &Text) -> bool {
    [text.nb, text.nn, text.en].iter().all(|words| !words.trim().is_empty() && words.trim() == *words)
}

/// Paths of the stored fields, as `alis schema` publishes them: `trainee.name`, `earlier_posts[].from`.
fn stored(schema: &Value, root: &Value, prefix: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        return stored(&root["$defs"][name.trim_start_matches("#/$defs/")], root, prefix, found);
    }
    if let Some(fields) = schema["properties"].as_object() {
        let dot = if prefix.is_empty() { "" } else { "." };
        return fields.iter().for_each(|(name, field)| stored(field, root, &format!("{prefix}{dot}{name}"), found));
    }
    let choices = [&schema["anyOf"], &schema["allOf"]].into_iter().filter_map(Value::as_array).flatten();
    if let Some(one) = choices.into_iter().find(|one| one["type"] != "null") {
        return stored(one, root, prefix, found);
    }
    // A list of choices is one answer; a list of anything else is rows.
    let items = &schema["items"];
    let item = items["$ref"].as_str().map_or(items, |name| &root["$defs"][name.trim_start_matches("#/$defs/")]);
    match item {
        Value::Object(row) if row.contains_key("properties") => stored(item, root, &format!("{prefix}[]"), found),
        Value::Object(row) if !row.contains_key("enum") && !row.contains_key("oneOf") => {
            drop(found.insert(format!("{prefix}[]")))
        }
        _ => drop(found.insert(prefix.to_owned())),
    }
}

#[test]
fn every_stored_field_is_asked_exactly_once() {
    let answer = tests::alis::run(&["schema", F::KIND]);
    let schema: Value = serde_json::from_slice(&answer.stdout).expect("alis schema prints JSON");
    let mut fields = BTreeSet::new();
    stored(&schema, &schema, "", &mut fields);
    let mut asked = BTreeMap::new();
    questions().for_each(|question| *asked.entry(question.lens.path.to_owned()).or_insert(0) += 1);
    assert!(asked.values().all(|times| *times == 1), "asked twice: {asked:?}");
    assert_eq!(fields, asked.into_keys().collect());
}

#[test]
fn every_question_has_words_in_three_languages() {
    for section in F::SECTIONS {
        assert!(is_complete(&section.title) && section.intro.is_none_or(|intro| is_complete(&intro)), "{}", section.id);
    }
    for question in questions() {
        let path = question.lens.path;
        assert!(is_complete(&question.label) && question.hint.is_none_or(|hint| is_complete(&hint)), "{path}");
        let choices = match &question.kind {
            Kind::One(choices) | Kind::Many(choices) => choices.to_vec(),
            Kind::Pick(choices) | Kind::Suggest(_, choices) => choices(&F::default()),
            _ => Vec::new(),
        };
        assert!(choices.iter().all(|choice| is_complete(&choice.label)), "{path}");
    }
}

/// Where a text is long enough to be a sentence, English is not the Norwegian left in place.
#[test]
fn english_is_english() {
    let sentence = |text: &Text| text.nb.split_whitespace().count() > 2;
    let texts = questions().flat_map(|question| [Some(question.label), question.hint]).flatten();
    let texts = texts.chain(F::PROVISIONS.iter().flat_map(|provision| [provision.says, provision.short]));
    for text in texts.filter(sentence) {
        assert_ne!(text.nb, text.en);
    }
}

#[test]
fn every_free_text_warns_against_health() {
    for question in questions().filter(|question| matches!(question.kind, Kind::Area(_))) {
        let hint = question.hint.map_or("", |hint| hint.nb);
        assert!(hint.contains("Skriv ikke om helse, pasienter eller årsak til permisjon."), "{}", question.lens.path);
    }
}

#[test]
fn every_provision_has_words_and_a_source() {
    let mut ids = BTreeSet::new();
    for provision in F::PROVISIONS {
        assert!(ids.insert(provision.id), "{} stands twice", provision.id);
        assert!(is_complete(&provision.says) && is_complete(&provision.short), "{} lacks words", provision.id);
        let cited = match provision.cite.source {
            Source::Report2021 => !provision.cite.section.is_empty(),
            Source::Web(page) => !page.is_empty(),
            Source::Ours => true,
        };
        assert!(cited, "{} cites nothing", provision.id);
        let paths: BTreeSet<&str> = questions().map(|question| question.lens.path).collect();
        let known = |path: &&str| {
            paths.iter().any(|asked| {
                asked == path || asked.starts_with(&format!("{path}[]")) || asked.starts_with(&format!("{path}."))
            })
        };
        assert!(provision.about.iter().all(known), "{} is about something that is not asked", provision.id);
    }
}

/// A caseworker's tables of cases: each provision is met in one and not met in another.
#[test]
fn every_provision_has_a_case_on_both_sides() {
    let tables =
        paths().into_iter().filter(|path| path.starts_with("shared/tests/it/cases/") && path.ends_with(".toml"));
    let mut answers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in tables {
        let table: toml::Table = read(&path).parse().unwrap_or_else(|fault| panic!("{path}: {fault}"));
        collect(&toml::Value::Table(table), &mut answers);
    }
    let one_sided: Vec<_> = F::PROVISIONS
        .iter()
        .map(|provision| provision.id)
        .filter(|id| !answers.get(*id).is_some_and(|found| found.contains("met") && found.contains("not_met")))
        .collect();
    assert!(one_sided.is_empty(), "not shown on both sides of the limit: {one_sided:?}");
}

/// Every `<id of a provision> = "<answer>"`, and every row that names `provision` and `answer`, however deep.
fn collect(value: &toml::Value, answers: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        toml::Value::Table(table) => {
            let word = |key: &str| table.get(key).and_then(toml::Value::as_str);
            if let (Some(id), Some(answer)) = (word("provision").or(word("id")), word("answer").or(word("expect"))) {
                answers.entry(id.to_owned()).or_default().insert(answer.to_owned());
            }
            for (key, inner) in table {
                if let Some(answer) = inner.as_str().filter(|answer| ["met", "not_met"].contains(answer)) {
                    answers.entry(key.clone()).or_default().insert(answer.to_owned());
                }
                collect(inner, answers);
            }
        }
        toml::Value::Array(list) => list.iter().for_each(|inner| collect(inner, answers)),
        _ => {}
    }
}

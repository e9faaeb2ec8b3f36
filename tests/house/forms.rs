//! Every stored field is asked once, every rule has words, a source and cases on both sides. Knows no form by its fields.

use crate::sources::{paths, read};
use serde_json::Value;
use shared::{
    form::Form,
    forms::{Visitor, visit_all},
    question::{Item, Kind, Question},
    rules::provision::Source,
    text::Text,
};
use std::collections::{BTreeMap, BTreeSet};

fn questions<F: Form>() -> impl Iterator<Item = &'static Question<F>> {
    F::SECTIONS.iter().flat_map(|section| section.items).flat_map(|item| match item {
        Item::Question(question) => std::slice::from_ref(question),
        Item::Rows(rows) => rows.cells,
    })
}

/// A test of every form.
macro_rules! each_form {
    ($(#[$doc:meta])* fn $name:ident<$form:ident>() $body:block) => {
        $(#[$doc])*
        #[test]
        fn $name() {
            struct Look;
            impl Visitor for Look {
                fn visit<$form: Form>(&mut self) $body
            }
            visit_all(&mut Look);
        }
    };
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
    // A list in which each stands once (of documents) is one answer.
    if schema["uniqueItems"] == true {
        found.insert(prefix.to_owned());
        return;
    }
    // A list of choices is one answer; a list of anything else is rows.
    let items = &schema["items"];
    let item = items["$ref"].as_str().map_or(items, |name| &root["$defs"][name.trim_start_matches("#/$defs/")]);
    match item {
        Value::Object(row) if row.contains_key("properties") => stored(item, root, &format!("{prefix}[]"), found),
        // Rows do not stand in rows: a list in a row is one answer.
        Value::Object(row)
            if !prefix.contains("[]") && !["enum", "oneOf"].iter().any(|mark| row.contains_key(*mark)) =>
        {
            found.insert(format!("{prefix}[]"));
        }
        _ => {
            found.insert(prefix.to_owned());
        }
    }
}

each_form! {
    fn every_stored_field_is_asked_exactly_once<F>() {
        let answer = tests::alis::run(&["schema", F::KIND]);
        let schema: Value = serde_json::from_slice(&answer.stdout).expect("alis schema prints JSON");
        let mut fields = BTreeSet::new();
        stored(&schema, &schema, "", &mut fields);
        let mut asked = BTreeMap::new();
        questions::<F>().for_each(|question| *asked.entry(question.lens.path.to_owned()).or_insert(0) += 1);
        assert!(asked.values().all(|times| *times == 1), "asked twice: {asked:?}");
        assert_eq!(fields, asked.into_keys().collect());
    }
}

each_form! {
    fn every_question_has_words_in_three_languages<F>() {
        for section in F::SECTIONS {
            assert!(is_complete(&section.title) && section.intro.is_none_or(|intro| is_complete(&intro)), "{}", section.id);
        }
        for question in questions::<F>() {
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
}

each_form! {
    /// Where a text is long enough to be a sentence, English is not the Norwegian left in place.
    fn english_is_english<F>() {
        let sentence = |text: &Text| text.nb.split_whitespace().count() > 2;
        let texts = questions::<F>().flat_map(|question| [Some(question.label), question.hint]).flatten();
        let texts = texts.chain(F::PROVISIONS.iter().flat_map(|provision| [provision.says, provision.short]));
        for text in texts.filter(sentence) {
            assert_ne!(text.nb, text.en);
        }
    }
}

each_form! {
    fn every_free_text_warns_against_health<F>() {
        for question in questions::<F>().filter(|question| matches!(question.kind, Kind::Area(_))) {
            let hint = question.hint.map_or("", |hint| hint.nb);
            assert!(hint.contains("Skriv ikke om helse, pasienter eller årsak til permisjon."), "{}", question.lens.path);
        }
    }
}

each_form! {
    fn every_provision_has_words_and_a_source<F>() {
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
            let paths: BTreeSet<&str> = questions::<F>().map(|question| question.lens.path).collect();
            let known = |path: &&str| {
                paths.iter().any(|asked| {
                    asked == path || asked.starts_with(&format!("{path}[]")) || asked.starts_with(&format!("{path}."))
                })
            };
            assert!(provision.about.iter().all(known), "{} is about something that is not asked", provision.id);
        }
    }
}

each_form! {
    /// A caseworker's tables of cases, one file for each provision: it is met in one and not met in another.
    fn every_provision_has_a_case_on_both_sides<F>() {
        let mut one_sided = Vec::new();
        for provision in F::PROVISIONS {
            let path = format!("shared/tests/it/cases/{}/{}.toml", F::KIND, provision.id);
            let table: toml::Table = read(&path).parse().unwrap_or_else(|fault| panic!("{path}: {fault}"));
            assert_eq!(table["provision"].as_str(), Some(provision.id), "{path}");
            let cases = table["case"].as_array().unwrap_or_else(|| panic!("{path} has no cases"));
            let has = |answer: &str| cases.iter().any(|case| case["answer"].as_str() == Some(answer));
            if !has("met") || !has("not_met") {
                one_sided.push(provision.id);
            }
        }
        assert!(one_sided.is_empty(), "not shown on both sides of the limit: {one_sided:?}");
        let files = paths().into_iter().filter(|path| path.starts_with(&format!("shared/tests/it/cases/{}/", F::KIND))).count();
        assert_eq!(files, F::PROVISIONS.len(), "a file of cases is about no provision");
    }
}

//! The page of each form, for whoever audits the rules without reading Rust: questions, rules, cases and dated values, in
//! bokmål. Written by the program from what the program does; a form added later joins by itself.

mod cases;
mod fields;
mod markdown;
mod rules;

use markdown::{cell, table};
use shared::{
    day::{Day, day},
    depends,
    edition::edition,
    form::Form,
    forms::{Visitor, visit_all},
    rules::values::VALUES,
    text::Language,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

const NB: Language = Language::Nb;
/// What holds from this day has always held.
const BEGINNING: Day = day(1900, 1, 1);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn page<F: Form>() -> String {
    let questions = depends::questions::<F>().count();
    let (rules, cases) = (F::PROVISIONS.len(), cases::count::<F>());
    let head = format!(
        "# {}\n\nSiden er skrevet av programmet ut fra de samme spørsmålene, reglene og prøvesakene som skjemaet og serveren \
         bruker. Den viser det som faktisk blir kontrollert.\n\n- Skjema: `{}`, versjon {}\n- Regelutgave: `{}`\n\
         - {questions} spørsmål, {rules} {}, {cases} {}\n",
        cell(F::TITLE.nb),
        F::KIND,
        F::VERSION,
        edition::<F>(),
        if rules == 1 { "regel" } else { "regler" },
        if cases == 1 { "prøvesak" } else { "prøvesaker" },
    );
    [head, fields::chapter::<F>(), rules::chapter::<F>(), values::<F>()].join("\n").replace("\n\n\n", "\n\n")
}

/// The dated values the form's rules use.
fn values<F: Form>() -> String {
    let ids: Vec<&str> = F::PROVISIONS.iter().map(|provision| provision.id).collect();
    let of_form = |used_by: &[&str]| used_by.iter().any(|id| ids.contains(id) || *id == F::KIND);
    let mut rows = Vec::new();
    for value in VALUES.iter().filter(|value| of_form(value.used_by)) {
        let used: Vec<String> = value.used_by.iter().map(|id| format!("`{id}`")).collect();
        for (from, words) in (value.rows)(NB) {
            rows.push(vec![
                cell(value.says.nb),
                if from == BEGINNING { "Fra først av".into() } else { from.in_numbers() },
                words.map_or("Ikke bestemt".into(), |words| cell(&words)),
                cell(&value.cite.words(NB)),
                used.join(", "),
            ]);
        }
    }
    if rows.is_empty() {
        return "## Tall i reglene\n\nReglene for dette skjemaet har ingen tall med dato.\n".into();
    }
    let table = table(
        "Tall i reglene, og fra hvilken dag de gjelder",
        &["Hva", "Fra og med", "Verdi", "Kilde", "Brukes i"],
        rows,
    );
    format!(
        "## Tall i reglene\n\nEt skjema bedømmes alltid etter tallene som gjaldt den dagen det ble sendt. Før den første dagen gjelder ingen verdi.\n\n{table}"
    )
}

/// Every page by its path under `shared/docs`.
struct Pages(Vec<(String, String)>, Vec<Vec<String>>);

impl Visitor for Pages {
    fn visit<F: Form>(&mut self) {
        self.0.push((format!("forms/{}.md", F::KIND), page::<F>()));
        let link = format!("[{}](/docs/forms/{})", cell(F::TITLE.nb), F::KIND);
        let counts = [depends::questions::<F>().count(), F::PROVISIONS.len(), cases::count::<F>()];
        self.1.push([link, format!("`{}`", F::KIND)].into_iter().chain(counts.map(|n| n.to_string())).collect());
    }
}

fn pages() -> Vec<(String, String)> {
    let mut pages = Pages(Vec::new(), Vec::new());
    visit_all(&mut pages);
    pages.1.sort(); // by title: each row begins with it
    let table = table("Skjemaene", &["Skjema", "Kode", "Spørsmål", "Regler", "Prøvesaker"], pages.1);
    let index = format!(
        "# Skjemaer og regler\n\nEn side for hvert skjema: hva det spørres om, hvilke regler svarene holdes mot, hvor hver regel \
         står, og prøvesaker som viser begge sider av grensene.\n\n{table}"
    );
    pages.0.push(("forms.md".into(), index));
    pages.0
}

/// `ALIS_WRITE_DOCS=1 cargo test -p shared docs` writes them again.
#[test]
fn the_pages_change_only_when_somebody_looks() {
    let write = std::env::var_os("ALIS_WRITE_DOCS").is_some();
    let mut stale = Vec::new();
    let pages = pages();
    for (path, text) in &pages {
        let file = folder().join(path);
        if write {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, text).unwrap();
        }
        if fs::read_to_string(&file).ok().as_ref() != Some(text) {
            stale.push(path);
        }
    }
    assert!(stale.is_empty(), "write these again with ALIS_WRITE_DOCS=1: {stale:?}");
    for entry in fs::read_dir(folder().join("forms")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(pages.iter().any(|(path, _)| *path == format!("forms/{name}")), "{name} is the page of no form");
    }
}

/// Every file of Rust in a folder and in those below it, but the list itself.
fn rust_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| if path.is_dir() { rust_in(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|end| end == "rs") && !path.ends_with("values.rs")).collect()
}

/// A dated constant that is not in the list would be missing on the pages; two with one name could not be told apart.
#[test]
fn every_dated_constant_of_the_rules_is_listed() {
    let rules = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let list = fs::read_to_string(rules.join("values.rs")).unwrap();
    let words: Vec<&str> = list.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for file in rust_in(&rules) {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let name =
                line.trim_start_matches("pub ").strip_prefix("const ").and_then(|rest| rest.split_once(": Dated<"));
            let Some((name, _)) = name else { continue };
            if !words.contains(&name) || found.contains(&name.to_owned()) {
                missing.push(format!("{name} in {}", file.file_name().unwrap().display()));
            }
            found.push(name.to_owned());
        }
    }
    assert!(found.len() > 20 && missing.is_empty(), "not in rules/values.rs, or twice: {missing:?}");
}

/// What a value is used by exists, and its days are in order.
#[test]
fn every_listed_value_is_used_and_its_days_are_in_order() {
    struct Ids(Vec<&'static str>);
    impl Visitor for Ids {
        fn visit<F: Form>(&mut self) {
            self.0.push(F::KIND);
            self.0.extend(F::PROVISIONS.iter().map(|provision| provision.id));
        }
    }
    let mut ids = Ids(Vec::new());
    visit_all(&mut ids);
    for (at, value) in VALUES.iter().enumerate() {
        assert!(!value.used_by.is_empty() && value.used_by.iter().all(|id| ids.0.contains(id)), "{}", value.id);
        assert!(VALUES[..at].iter().all(|other| other.id != value.id), "{} stands twice", value.id);
        let rows = (value.rows)(NB);
        assert!(!rows.is_empty() && rows.windows(2).all(|pair| pair[0].0 < pair[1].0), "{}", value.id);
    }
}

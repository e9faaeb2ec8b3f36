//! `alis check`: the same check as in the browser and on the server, over files, without network.

use super::{Exit, complain, schema::unknown};
use crate::{
    clock::Clock,
    kinds::{self, Kind, plain},
};
use clap::Args;
use shared::{answer::Fault, day::Day, form::Report, rules::facts::Facts, text::Language};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Args)]
#[command(after_help = "\
A file holds one body of the form as JSON (see alis schema KIND). Several files are checked one after another; the worst
decides the exit code: 0 all can be filed, 1 some cannot, 2 some cannot be read.")]
pub struct Check {
    /// The form, such as candidate-registration
    #[arg(long, value_name = "KIND")]
    form: String,
    /// Files with one body each
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Judge as on this day; today in Norway when left out
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Day>,
    /// File with what the rules must know beside the form (municipality, agreements, …)
    #[arg(long, value_name = "FILE")]
    context: Option<PathBuf>,
    /// Print one JSON list for each file: {id, force, answer, path, when, cite}
    #[arg(long)]
    json: bool,
    /// Words for people: nb, nn or en
    #[arg(long, default_value = "nb", value_name = "LANGUAGE")]
    language: String,
}

pub(super) fn parse_day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "a date is written 2026-11-22".into())
}

impl Check {
    pub fn run(self) -> Exit {
        let Ok(kind) = kinds::find(&self.form) else { return complain(Exit::Unreadable, unknown(&self.form)) };
        let facts = match self.context.as_deref().map(read_facts).transpose() {
            Ok(facts) => facts.unwrap_or_default(),
            Err(why) => return complain(Exit::Unreadable, why),
        };
        let today = self.as_of.unwrap_or_else(|| Clock::of_machine().today());
        let exits = self.files.iter().map(|file| self.check(kind, file, &facts, today));
        exits.max_by_key(|exit| *exit as u8).unwrap_or(Exit::Yes)
    }

    fn check(&self, kind: &Kind, file: &Path, facts: &Facts, today: Day) -> Exit {
        let name = file.display();
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => return complain(Exit::Unreadable, format_args!("{name}: {error}")),
        };
        let Some(report) = (kind.check)(&bytes, facts, today) else {
            return complain(Exit::Unreadable, format_args!("{name}: not a body of {}", kind.name));
        };
        if self.json {
            println!("{}", serde_json::to_string(&report).unwrap_or_default()); // plain structs always print
        } else {
            tell(&name.to_string(), &report, Language::accepted(&self.language));
        }
        if report.is_fileable() { Exit::Yes } else { Exit::No }
    }
}

fn read_facts(file: &Path) -> Result<Facts, String> {
    let name = file.display();
    let bytes = fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    plain::read(&bytes).ok_or_else(|| format!("{name}: not a context"))
}

fn tell(name: &str, report: &Report, language: Language) {
    println!(
        "{name}: {}",
        if report.is_fileable() { "kan sendes inn / can be filed" } else { "kan ikke sendes inn / cannot be filed" }
    );
    for problem in &report.problems {
        println!("  ! {}: {}", problem.path, words(&problem.fault, language));
    }
    for finding in report.not_met() {
        let force = finding.force.name().read(language);
        println!("  {} [{force}] {}", if finding.blocks() { "!" } else { "-" }, finding.wrong(language));
        let more = [finding.mend(language), finding.when_words(language), finding.cite.words(language)];
        println!("      {}", more.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(" · "));
    }
}

fn words(fault: &Fault, language: Language) -> String {
    fault.words(language)
}

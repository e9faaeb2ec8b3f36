//! `alis cost`: what an agreement costs the municipality, beside an ordinary list, without network.

use super::{Exit, complain};
use crate::{clock::Clock, kinds::plain};
use clap::Args;
use shared::{
    day::Day,
    forms::local_agreement::LocalAgreement,
    numbers::amount::grouped,
    rules::costs::{CONTRIBUTION, Comparison, Line, SOURCE, compare_agreement},
    text::{Language, Text, t},
};
use std::{fs, path::PathBuf};

#[derive(Args)]
#[command(after_help = "\
The file holds one body of the form local-agreement as JSON (see alis schema local-agreement); only the list of each year and
the recruitment grant count. Exit code: 0 printed, 1 there is no list to compare or no rates on that day, 2 it cannot be read.")]
pub struct Cost {
    /// File with one body of local-agreement
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// By the rates of this day; today in Norway when left out
    #[arg(long, value_name = "DATE", value_parser = super::check::parse_day)]
    as_of: Option<Day>,
    /// Print one JSON object: {years: [{list, ordinary, alis, extra, extra_with_grant, is_assumed}], contribution, rates}
    #[arg(long)]
    json: bool,
    /// Words for people: nb, nn or en
    #[arg(long, default_value = "nb", value_name = "LANGUAGE")]
    language: String,
}

impl Cost {
    pub fn run(self) -> Exit {
        let name = self.file.display();
        let bytes = match fs::read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) => return complain(Exit::Unreadable, format_args!("{name}: {error}")),
        };
        let Some(agreement) = plain::read::<LocalAgreement>(&bytes) else {
            return complain(Exit::Unreadable, format_args!("{name}: not a body of local-agreement"));
        };
        let today = self.as_of.unwrap_or_else(|| Clock::of_machine().today());
        let Some(comparison) = compare_agreement(&agreement, today) else {
            return complain(Exit::No, format_args!("{name}: no list for year 1, or no rates on {today}"));
        };
        if self.json {
            println!("{}", serde_json::to_string(&comparison).unwrap_or_default()); // plain structs always print
        } else {
            print!("{}", table(&comparison, Language::accepted(&self.language)));
        }
        Exit::Yes
    }
}

const HEADING: Text = t(
    "Kommunens kostnader, kroner i året",
    "Kostnadene til kommunen, kroner i året",
    "Costs to the municipality, NOK a year",
);
const YEAR: Text = t("År", "År", "Year");
const PERSONS: Text = t("Personer på listen", "Personar på lista", "Persons on the list");

/// Labels to the left, five years to the right. A star marks what rests on an assumption.
fn table(comparison: &Comparison, language: Language) -> String {
    let mut rows = vec![
        (HEADING.read(language).to_owned(), [1, 2, 3, 4, 5].map(|year| format!("{} {year}", YEAR.read(language)))),
        (PERSONS.read(language).to_owned(), comparison.years.map(|year| grouped(year.list.into()))),
    ];
    let mut side = None;
    for line in comparison.lines() {
        if side.replace(line.side) != Some(line.side) {
            rows.push((line.side.name().read(language).to_owned(), Default::default()));
        }
        rows.push((format!("  {}", line.words(language)), figures(&line, language)));
    }
    let contribution = comparison.contribution.in_figures(language);
    let starred = comparison.is_assumed();
    let wide = |text: &str| text.chars().count();
    let label = rows.iter().map(|(label, _)| wide(label)).max().unwrap_or(0);
    let cell = rows.iter().flat_map(|(_, cells)| cells.iter().map(|cell| wide(bare(cell)))).max().unwrap_or(0);
    let mut text = String::new();
    for (name, cells) in rows {
        let cells: String = cells.iter().map(|figure| aligned(figure, cell, starred)).collect();
        text += format!("{name:label$}{cells}").trim_end();
        text.push('\n');
    }
    text += &format!("{}: {contribution}\n", CONTRIBUTION.read(language));
    if starred {
        text += &format!("* {}\n", comparison.assumption(language));
    }
    text + &format!("{}\n", SOURCE.words(language))
}

const STAR: &str = " *";

/// A figure without its star.
fn bare(figure: &str) -> &str {
    figure.strip_suffix(STAR).unwrap_or(figure)
}

/// Right-aligned, with room for a star after the figure where some figure has one.
fn aligned(figure: &str, width: usize, starred: bool) -> String {
    let star = match (starred, figure.ends_with(STAR)) {
        (true, true) => STAR,
        (true, false) => "  ",
        (false, _) => "",
    };
    format!("  {:>width$}{star}", bare(figure))
}

fn figures(line: &Line, language: Language) -> [String; 5] {
    let mut figures = line.amounts.map(|amount| amount.in_figures(language));
    for (figure, is_assumed) in figures.iter_mut().zip(line.is_assumed) {
        *figure += if is_assumed { STAR } else { "" };
    }
    figures
}

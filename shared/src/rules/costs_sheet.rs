//! The cost comparison as a spreadsheet reads it: one line of the table a row, kroner as plain figures. Knows no file.
//! Why semicolons and a mark of UTF-8 first: so a Norwegian Excel opens it by itself, with one figure in each cell.

use super::costs::{CONTRIBUTION, Comparison};
use crate::{
    numbers::amount::Amount,
    text::{Language, Text, t},
};

const SIDE: Text = t("Gruppe", "Gruppe", "Group");
const LINE: Text = t("Kroner", "Kroner", "NOK");
const YEAR: Text = t("År {n}", "År {n}", "Year {n}");
const PERSONS: Text = t("Personer på listen", "Personar på lista", "Persons on the list");

impl Comparison {
    /// The table as CSV (RFC 4180 with semicolons). Words and decimal sign of this language; no grouping of digits.
    pub fn to_csv(&self, language: Language) -> String {
        let years = (1..=5).map(|year| YEAR.fill(language, &[("n", &year.to_string())]));
        let heads = [SIDE.read(language).to_owned(), LINE.read(language).to_owned()].into_iter().chain(years);
        let persons = self.years.iter().map(|year| year.list.to_string());
        let persons = [String::new(), PERSONS.read(language).to_owned()].into_iter().chain(persons);
        let mut rows = vec![join(heads), join(persons)];
        for line in self.lines() {
            let amounts = line.amounts.iter().map(|amount| plain(*amount, language));
            rows.push(join(
                [line.side.name().read(language).to_owned(), line.words(language)].into_iter().chain(amounts),
            ));
        }
        rows.push(join([String::new(), CONTRIBUTION.read(language).to_owned(), plain(self.contribution, language)]));
        if self.is_assumed() {
            rows.push(join([String::new(), self.assumption(language)]));
        }
        ["\u{feff}", &rows.join("\r\n"), "\r\n"].concat()
    }
}

fn join(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(quoted).collect();
    cells.join(";")
}

fn quoted(cell: String) -> String {
    if cell.contains([';', '"', '\r', '\n']) { ["\"", &cell.replace('"', "\"\""), "\""].concat() } else { cell }
}

fn plain(amount: Amount, language: Language) -> String {
    let point = if language == Language::En { "." } else { "," };
    amount.in_figures(language).replace('\u{a0}', "").replace('−', "-").replace([',', '.'], point)
}

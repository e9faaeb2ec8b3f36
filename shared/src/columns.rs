//! A form as columns of a spreadsheet: which header leads to which question, and what may be written in a cell. Knows no
//! file and no rows of a sheet.

use crate::{
    answer::{Choice, Fault},
    depends::YES_NO,
    form::Form,
    numbers::national_number::holds_national_number,
    question::{Item, Kind, Question, Rows, Section, path_in_row},
    text::{Language, Text, lower, t},
};
use std::{borrow::Cow, collections::BTreeMap};

/// How many rows of a repeated group a template has room for beside each other.
pub const ROWS_SHOWN: usize = 3;

/// Kolonne: one header, one question.
pub struct Column<F: 'static> {
    pub question: &'static Question<F>,
    /// The repeated group it belongs to.
    pub rows: Option<&'static Rows<F>>,
    /// Which row of the group; 0 outside groups.
    pub row: usize,
    section: &'static Section<F>,
    header: Header,
}

/// What the header says beside the label, so that no two columns have the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Header {
    Label,
    WithSection,
    WithPath,
    /// The group is the whole sheet and needs no mention.
    Cell,
}

/// The columns of a sheet in which each row is a form, in the order asked; repeated groups have room for `most` rows.
pub fn columns<F: Form>(most: usize) -> Vec<Column<F>> {
    let mut columns: Vec<Column<F>> = Vec::new();
    for section in F::SECTIONS {
        let column = |question, rows, row| Column { question, rows, row, section, header: Header::Label };
        for item in section.items {
            match item {
                Item::Question(question) => columns.push(column(question, None, 0)),
                Item::Rows(rows) => {
                    let cells = |row| rows.cells.iter().map(move |cell| column(cell, Some(rows), row));
                    columns.extend((0..most.min(rows.most)).flat_map(cells));
                }
            }
        }
    }
    tell_apart(columns)
}

/// The columns of a sheet in which each row is a row of one repeated group; `None` when the form has no such group.
pub fn columns_of_rows<F: Form>(path: &str) -> Option<Vec<Column<F>>> {
    let groups = F::SECTIONS.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let (section, rows) = groups
        .filter_map(|(section, item)| match item {
            Item::Rows(rows) => Some((section, rows)),
            Item::Question(_) => None,
        })
        .find(|(_, rows)| rows.path == path)?;
    let cell = |question| Column { question, rows: Some(rows), row: 0, section, header: Header::Cell };
    Some(rows.cells.iter().map(cell).collect())
}

/// Headers that stand twice say more, until each stands once.
fn tell_apart<F: Form>(mut columns: Vec<Column<F>>) -> Vec<Column<F>> {
    for next in [Header::WithSection, Header::WithPath] {
        let mut times: BTreeMap<(usize, String), usize> = BTreeMap::new();
        let headers = |column: &Column<F>| {
            let language = |at: usize| (at, folded(&column.header(Language::OFFERED[at])));
            [0, 1, 2].map(language)
        };
        columns.iter().flat_map(headers).for_each(|header| *times.entry(header).or_default() += 1);
        for column in &mut columns {
            if headers(column).iter().any(|header| times.get(header).is_some_and(|times| *times > 1)) {
                column.header = next;
            }
        }
    }
    columns
}

/// Navneliste: what a header may say, and the column it leads to.
pub struct Names(BTreeMap<String, usize>);

impl Names {
    /// The words of each header in every language, bokmål first, and the paths.
    pub fn of<F: Form>(columns: &[Column<F>]) -> Names {
        let mut names = BTreeMap::new();
        for language in Language::OFFERED {
            for (at, column) in columns.iter().enumerate() {
                names.entry(folded(&column.header(language))).or_insert(at);
            }
        }
        for (at, column) in columns.iter().enumerate() {
            names.entry(folded(&column.path(column.row))).or_insert(at);
        }
        Names(names)
    }

    /// The column a header leads to; upper and lower case alike, with or without a star for «must be answered».
    pub fn find(&self, header: &str) -> Option<usize> {
        self.0.get(&folded(header.trim_end_matches(['*', ':', ' ', '\u{a0}']))).copied()
    }
}

/// Lower case, each run of space one space: how words of people are compared.
fn folded(text: &str) -> String {
    lower(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl<F: Form> Column<F> {
    /// `Tidligere ALIS-stillinger 1: Kommune`.
    pub fn header(&self, language: Language) -> String {
        let label = self.question.label.read(language);
        let header = match self.rows {
            Some(rows) if self.header != Header::Cell => {
                let (group, number) = (rows.label.read(language), self.row + 1);
                if rows.cells.len() == 1 { format!("{group} {number}") } else { format!("{group} {number}: {label}") }
            }
            _ => label.to_owned(),
        };
        match self.header {
            Header::Label | Header::Cell => header,
            Header::WithSection => format!("{header} ({})", self.section.title.read(language)),
            Header::WithPath => format!("{header} ({})", self.path(self.row)),
        }
    }

    /// The error path when the answer stands in this row of its group.
    pub fn path(&self, row: usize) -> String {
        path_in_row(self.question.lens.path, row)
    }

    /// Writes what stands in a cell, in row `row` of the column's group. A blank cell is no answer.
    ///
    /// # Errors
    /// The fault at the cell; the form is unchanged then.
    pub fn write(&self, form: &mut F, row: usize, text: &str) -> Result<(), Fault> {
        if holds_national_number(text) {
            return Err(Fault::NationalNumber);
        }
        let text = text.trim();
        let answer = understood(&self.question.kind, form, text)?;
        if let Some(rows) = self.rows {
            while (rows.len)(form) <= row {
                let end = (rows.len)(form);
                (rows.insert)(form, end);
            }
        }
        (self.question.lens.write)(form, row, &answer)
    }
}

/// What people write in a cell, as the text a lens reads.
///
/// # Errors
/// [`Fault::NotAnOption`] when it is none of the choices.
pub fn understood<'a, F>(kind: &Kind<F>, form: &F, text: &'a str) -> Result<Cow<'a, str>, Fault> {
    if text.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    let code = |found: Option<&'static str>| found.map(Cow::Borrowed).ok_or(Fault::NotAnOption);
    match kind {
        Kind::One(choices) => code(one_of(choices, text)),
        Kind::Pick(list) => code(one_of(&list(form), text)),
        Kind::Suggest(_, list) => Ok(Cow::Borrowed(one_of(&list(form), text).unwrap_or(text))),
        Kind::Many(choices) => many_of(choices, text).map(Cow::Owned),
        Kind::YesNo => code(one_of(&YES_NO, text).or_else(|| yes_or_no(text))),
        Kind::Count(_, unit) => Ok(Cow::Owned(number(text, unit.as_ref()))),
        Kind::Date | Kind::Start => Ok(Cow::Borrowed(without_time(text))),
        // Spreadsheets drop the zero at the start of 0301.
        Kind::Municipality if text.len() == 3 && is_digits(text) => Ok(Cow::Owned(format!("0{text}"))),
        _ => Ok(Cow::Borrowed(text)),
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day without the midnight that spreadsheets put behind it: `2028-03-01 00:00:00`.
fn without_time(text: &str) -> &str {
    let is_time =
        |end: &str| end.contains(':') && end.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z'));
    text.split_once([' ', 'T']).filter(|(_, end)| is_time(end)).map_or(text, |(day, _)| day)
}

/// The code of the choice with this label in any language, or with this code; else of the only one that can be meant:
/// «sykehus», «åpen praksis».
fn one_of(choices: &[Choice], text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    let labels = |choice: &Choice| {
        let Text { nb, nn, en, .. } = choice.label;
        [nb, nn, en]
    };
    let is_it = |choice: &&Choice| choice.code == text || labels(choice).iter().any(|label| folded(label) == wanted);
    if let Some(choice) = choices.iter().find(is_it) {
        return Some(choice.code);
    }
    let mut meant = choices.iter().filter(|choice| labels(choice).iter().any(|label| shortens(&wanted, label)));
    meant.next().filter(|_| meant.next().is_none()).map(|choice| choice.code)
}

/// A letter or a digit of the languages of our labels.
fn is_in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{c0}'..='\u{17f}').contains(&c)
}

/// Each word begins a word of the label, and none is so short that it could be anything.
fn shortens(wanted: &str, label: &str) -> bool {
    let label = folded(label);
    let begins = |word: &str| {
        word.chars().count() >= 4 && label.split(|c: char| !is_in_word(c)).any(|whole| whole.starts_with(word))
    };
    wanted.split(' ').all(begins)
}

/// Several choices: between semicolons or on lines of their own; between commas or, as codes, spaces too.
fn many_of(choices: &[Choice], text: &str) -> Result<String, Fault> {
    let ways: [&[char]; 3] = [&[';', '\n'], &[';', '\n', ','], &[';', '\n', ',', ' ']];
    let in_parts = |between: &[char]| {
        let parts = text.split(between).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| one_of(choices, part)).collect::<Option<Vec<_>>>()
    };
    let codes = ways.into_iter().find_map(in_parts).ok_or(Fault::NotAnOption)?;
    Ok(codes.join(" "))
}

fn yes_or_no(text: &str) -> Option<&'static str> {
    match folded(text).as_str() {
        "j" | "y" | "x" | "sann" | "sant" | "true" | "1" => Some("yes"),
        "n" | "usann" | "usant" | "false" | "0" => Some("no"),
        _ => None,
    }
}

/// A number without its unit and without spaces between its digits: `80 %`, `6 måneder`, `1 200`.
fn number(text: &str, unit: Option<&Text>) -> String {
    let units = unit.map_or([""; 3], |unit| [unit.nb, unit.nn, unit.en]);
    let small = lower(text);
    let bare = units.iter().filter(|unit| !unit.is_empty()).find_map(|unit| small.strip_suffix(unit));
    bare.unwrap_or(&small).chars().filter(|c| !c.is_whitespace()).collect()
}

/// What an answer looks like, for whoever fills in a sheet or reads about the form.
pub fn expects<F>(kind: &Kind<F>, language: Language) -> String {
    let with = |text: Text, n: &str| text.fill(language, &[("n", n)]);
    let plain = |text: Text| text.read(language).to_owned();
    match kind {
        Kind::Line(most) => with(
            t("Tekst, høyst {n} tegn", "Tekst, høgst {n} teikn", "Text, at most {n} characters"),
            &most.to_string(),
        ),
        Kind::Area(most) => with(
            t("Fri tekst, høyst {n} tegn", "Fri tekst, høgst {n} teikn", "Free text, at most {n} characters"),
            &most.to_string(),
        ),
        Kind::Hpr => plain(t("HPR-nummer, 7–9 sifre", "HPR-nummer, 7–9 siffer", "HPR number, 7–9 digits")),
        Kind::Email => plain(t("E-postadresse", "E-postadresse", "E-mail address")),
        Kind::Phone => plain(t(
            "Norsk telefonnummer, åtte sifre",
            "Norsk telefonnummer, åtte siffer",
            "Norwegian phone number, eight digits",
        )),
        Kind::Date => plain(t("Dato, for eksempel 1.3.2028", "Dato, til dømes 1.3.2028", "Date, for example 1.3.2028")),
        Kind::Start => plain(t(
            "Dato, 1. mars eller 1. september",
            "Dato, 1. mars eller 1. september",
            "Date, 1 March or 1 September",
        )),
        Kind::Count(most, None) => {
            with(t("Helt tall, høyst {n}", "Heilt tal, høgst {n}", "Whole number, at most {n}"), &most.to_string())
        }
        Kind::Count(most, Some(unit)) => {
            let most = format!("{most} {}", unit.read(language));
            with(t("Helt tall, høyst {n}", "Heilt tal, høgst {n}", "Whole number, at most {n}"), &most)
        }
        Kind::One(_) | Kind::Pick(_) => {
            plain(t("Ett av svarene i listen", "Eitt av svara i lista", "One of the listed answers"))
        }
        Kind::Many(_) => plain(t(
            "Ett eller flere av svarene i listen, med semikolon mellom",
            "Eitt eller fleire av svara i lista, med semikolon mellom",
            "One or more of the listed answers, with semicolons between",
        )),
        Kind::YesNo => plain(t("Ja eller nei", "Ja eller nei", "Yes or no")),
        Kind::Suggest(most, _) => with(
            t(
                "Ett av svarene i listen, eller annen tekst på høyst {n} tegn",
                "Eitt av svara i lista, eller annan tekst på høgst {n} teikn",
                "One of the listed answers, or other text of at most {n} characters",
            ),
            &most.to_string(),
        ),
        Kind::Municipality => plain(t(
            "Kommune: navn eller nummer med fire sifre",
            "Kommune: namn eller nummer med fire siffer",
            "Municipality: name, or number with four digits",
        )),
        Kind::OrganisationNumber => plain(t(
            "Organisasjonsnummer, ni sifre",
            "Organisasjonsnummer, ni siffer",
            "Organization number, nine digits",
        )),
        Kind::Link => plain(t(
            "Nettadresse som begynner med https://",
            "Nettadresse som byrjar med https://",
            "Web address that begins with https://",
        )),
        Kind::Goal => plain(t("Kode for et læringsmål", "Kode for eit læringsmål", "Code of a learning goal")),
        Kind::Goals => plain(t(
            "Koder for læringsmål, med mellomrom mellom",
            "Kodar for læringsmål, med mellomrom mellom",
            "Codes of learning goals, with spaces between",
        )),
        Kind::Document => plain(t(
            "Et dokument, valgt fra en liste",
            "Eit dokument, valt frå ei liste",
            "A document, chosen from a list",
        )),
        Kind::Documents => {
            plain(t("Dokumenter, valgt fra en liste", "Dokument, valde frå ei liste", "Documents, chosen from a list"))
        }
        Kind::Ranking => plain(t("Dokumenter i rekkefølge", "Dokument i rekkjefølgje", "Documents in order")),
        Kind::Digest | Kind::Path => plain(t("Fylles ut av siden", "Blir fylt ut av sida", "Filled in by the page")),
    }
}

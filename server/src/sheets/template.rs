//! The template of a form: a sheet with one column for each question, and a sheet that explains the columns. Written from
//! the table of questions; knows no form by name.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use shared::{
    answer::Choice,
    columns::{Column, ROWS_SHOWN, columns, columns_of_rows, expects},
    depends::{self, Asked, YES_NO},
    form::Form,
    grid::MOST_ROWS,
    question::Kind,
    refusal::Refusal,
    text::{Language, Text, t},
};

/// The sheet names of a workbook have at most so many letters.
const NAME_LIMIT: usize = 31;

/// The workbook for the form, or for the repeated group at `rows`.
///
/// # Errors
/// [`Refusal::NotFound`] when the form has no such group.
pub fn write<F: Form>(rows: Option<&str>, language: Language) -> Result<Vec<u8>, Refusal> {
    let columns = match rows {
        None => columns::<F>(ROWS_SHOWN),
        Some(path) => columns_of_rows::<F>(path).ok_or(Refusal::NotFound)?,
    };
    let group = columns.first().and_then(|column| column.rows).filter(|_| rows.is_some());
    let title = group.map_or(F::TITLE, |group| group.label);
    book(&columns, title, language).map_err(|_| Refusal::Broken)
}

fn book<F: Form>(columns: &[Column<F>], title: Text, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same questions give the same file: no clock in it.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name(name(title.read(language)))?;
    fill(sheet, columns, language)?;
    let sheet = book.add_worksheet();
    sheet.set_name(t("Forklaring", "Forklaring", "Explanation").read(language))?;
    explain(sheet, columns, language)?;
    book.save_to_buffer()
}

/// Letters a sheet may be named with.
fn name(title: &str) -> String {
    let plain = |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c };
    title.chars().take(NAME_LIMIT).map(plain).collect()
}

fn bold() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top)
}

fn is_always_needed<F: Form>(column: &Column<F>) -> bool {
    column.question.required
        && column.rows.is_none()
        && matches!(depends::asked(column.question, None).0, Asked::Always)
}

/// The header with a star where an answer is always needed.
fn header<F: Form>(column: &Column<F>, language: Language) -> String {
    let star = if is_always_needed(column) { " *" } else { "" };
    format!("{}{star}", column.header(language))
}

/// The empty sheet: cells are text, so that nothing typed becomes a formula or loses its zeros.
fn fill<F: Form>(sheet: &mut Worksheet, columns: &[Column<F>], language: Language) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@").set_quote_prefix();
    for (place, column) in (0u16..).zip(columns) {
        sheet.set_column_format(place, &text)?;
        sheet.set_column_width(place, 22)?;
        sheet.write_string_with_format(0, place, header(column, language), &bold())?;
        if let Some(choices) = dropdown(&column.question.kind, language) {
            sheet.add_data_validation(1, place, MOST_ROWS as u32, place, &choices)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A list to choose from in the cell, where one fits: at most 255 letters, no commas. What is typed beside it is read too.
fn dropdown<F: Form>(kind: &Kind<F>, language: Language) -> Option<DataValidation> {
    let choices = match kind {
        Kind::One(choices) => choices.to_vec(),
        Kind::YesNo => YES_NO.to_vec(),
        Kind::Pick(list) => list(&F::default()),
        _ => Vec::new(),
    };
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.read(language)).collect();
    if labels.is_empty() || labels.iter().any(|label| label.contains(',')) {
        return None;
    }
    DataValidation::new().allow_list_strings(&labels).ok().map(|list| list.show_error_message(false))
}

const HEAD: [Text; 5] = [
    t("Kolonne", "Kolonne", "Column"),
    t("Fylles ut", "Fyllast ut", "Filled in"),
    t("Hva du skriver", "Kva du skriv", "What you write"),
    t("Svar å velge mellom", "Svar å velje mellom", "Answers to choose from"),
    t("Hjelp", "Hjelp", "Help"),
];

/// One row for each column of the first sheet.
fn explain<F: Form>(sheet: &mut Worksheet, columns: &[Column<F>], language: Language) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix();
    for (place, (word, width)) in (0u16..).zip(HEAD.iter().zip([34, 34, 34, 60, 60])) {
        sheet.set_column_width(place, width)?;
        sheet.write_string_with_format(0, place, word.read(language), &bold())?;
    }
    for (row, column) in (1u32..).zip(columns) {
        let question = column.question;
        let cells = [
            header(column, language),
            when(column, language),
            expects(&question.kind, language),
            choices(column, language),
            question.hint.map_or("", |hint| hint.read(language)).to_owned(),
        ];
        for (place, text) in (0u16..).zip(cells) {
            sheet.write_string_with_format(row, place, text, &wrapped)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn when<F: Form>(column: &Column<F>, language: Language) -> String {
    let (asked, _) = depends::asked(column.question, column.rows);
    if column.question.required {
        return asked.words(language);
    }
    let free = t("Kan stå tom", "Kan stå tom", "May be left empty").read(language);
    if matches!(asked, Asked::Always) { free.to_owned() } else { format!("{free}. {}", asked.words(language)) }
}

/// The labels, one on each line; where they depend on other answers, after these.
fn choices<F: Form>(column: &Column<F>, language: Language) -> String {
    let labels = |choices: &[Choice]| choices.iter().map(|choice| choice.label.read(language)).collect::<Vec<_>>();
    match &column.question.kind {
        Kind::One(choices) | Kind::Many(choices) => labels(choices).join("\n"),
        Kind::YesNo => labels(&YES_NO).join("\n"),
        Kind::Pick(list) | Kind::Suggest(_, list) => {
            let mut lines = vec![labels(&list(&F::default())).join("\n")];
            for (trials, choices) in depends::lists(column.question) {
                lines.push(format!("{}: {}", depends::any_of(&trials, language), labels(&choices).join("; ")));
            }
            lines.retain(|line| !line.is_empty());
            lines.join("\n")
        }
        _ => String::new(),
    }
}

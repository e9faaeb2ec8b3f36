//! Rows of a spreadsheet, read as forms and checked: what each row says, and what is wrong in which cell. Knows no file:
//! who has one, or a clipboard, brings its cells as text. Keeps nothing.

use crate::{
    answer::Fault,
    columns::{Column, Names, columns, columns_of_rows},
    day::Day,
    form::{Form, Problem, check, prune, shape},
    numbers::national_number::holds_national_number,
    question::Rows,
    refusal::Refusal,
    rules::{facts::Facts, provision::Finding},
    text::Language,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// At most so many rows at once, the header not counted.
pub const MOST_ROWS: usize = 2_000;

/// Rad i et regneark: its number as the spreadsheet shows it, and its cells as text: days as ISO, whole numbers as digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    pub number: u32,
    pub cells: Vec<String>,
}

/// Import: what a sheet says, row by row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Imported {
    pub rows: Vec<ImportedRow>,
    /// Headers that lead to no question, as they stand; nothing below them was read.
    pub unknown_columns: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImportedRow {
    /// The number of the row in the sheet.
    pub row: u32,
    /// The form, without what could not be read. When the sheet is a repeated group: the form with this one row of it.
    pub body: Value,
    pub faults: Vec<CellFault>,
    /// Provisions that are not met; empty when the sheet is a repeated group, which alone is no case.
    pub findings: Vec<RowFinding>,
}

impl ImportedRow {
    /// Whether something typed is not in the body. What is only missing is asked for in the form.
    pub fn is_misread(&self) -> bool {
        self.faults.iter().any(|fault| fault.code != Fault::Missing.code())
    }
}

/// Feil i en celle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellFault {
    /// `C5`; empty when the sheet lacks the column.
    pub cell: String,
    /// The header as the template has it; as the sheet has it when it is unknown.
    pub column: String,
    /// The path of the answer in the body; empty when it has none.
    pub path: String,
    pub code: String,
    pub words: String,
}

/// Funn i en rad.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowFinding {
    pub id: String,
    pub force: String,
    pub path: String,
    /// What is wrong.
    pub words: String,
    /// What to do.
    pub mend: String,
}

/// Beside the sheet: what rules must know, the day, and the reader's language.
pub struct Desk<'a> {
    pub facts: &'a Facts,
    pub today: Day,
    pub language: Language,
}

/// Reads a sheet in which each row is a form. The first row that is not blank is the header.
///
/// # Errors
/// [`Refusal::UnreadableSheet`] without a header, [`Refusal::NoKnownColumn`], [`Refusal::TooManyRows`].
pub fn forms<F: Form>(sheet: &[SheetRow], desk: &Desk) -> Result<Imported, Refusal> {
    let layout = Layout::new(columns::<F>(usize::MAX), sheet, desk.language)?;
    Ok(layout.read(|row| layout.form(row, desk)))
}

/// Reads a sheet in which each row is a row of the repeated group at `path`.
///
/// # Errors
/// Those of [`forms`]; [`Refusal::NotFound`] when the form has no such group.
pub fn rows<F: Form>(sheet: &[SheetRow], path: &str, language: Language) -> Result<Imported, Refusal> {
    let columns = columns_of_rows::<F>(path).ok_or(Refusal::NotFound)?;
    let group = columns.first().and_then(|column| column.rows).ok_or(Refusal::NotFound)?;
    let layout = Layout::new(columns, sheet, language)?;
    let mut imported = layout.read(|row| layout.row_of(group, row));
    for extra in imported.rows.iter_mut().skip(group.most) {
        let fault = Fault::TooManyRows(group.most as i64);
        extra.faults.push(layout.fault(String::new(), group.label.read(language).into(), path.into(), fault));
    }
    Ok(imported)
}

/// How the columns of a sheet lie.
struct Layout<'a, F: 'static> {
    columns: Vec<Column<F>>,
    /// For each column of the form, the place in the sheet.
    places: Vec<Option<usize>>,
    /// Places of the sheet that lead to no column, with their headers.
    unknown: Vec<(usize, String)>,
    below: &'a [SheetRow],
    language: Language,
}

/// A cell that says something: the column, the row of its group in the form, and the text.
struct Said<'a, 'b, F: 'static> {
    column: &'a Column<F>,
    place: usize,
    row: usize,
    text: &'b str,
}

impl<'a, F: Form> Layout<'a, F> {
    fn new(columns: Vec<Column<F>>, sheet: &'a [SheetRow], language: Language) -> Result<Layout<'a, F>, Refusal> {
        let header = sheet.iter().position(|row| !is_blank(row)).ok_or(Refusal::UnreadableSheet)?;
        let below = &sheet[header + 1..];
        if below.iter().filter(|row| !is_blank(row)).count() > MOST_ROWS {
            return Err(Refusal::TooManyRows { limit: MOST_ROWS as u32 });
        }
        let names = Names::of(&columns);
        let mut places = vec![None; columns.len()];
        let mut unknown = Vec::new();
        for (place, text) in sheet[header].cells.iter().enumerate() {
            match names.find(text).filter(|at| places[*at].is_none()) {
                Some(at) => places[at] = Some(place),
                None if text.trim().is_empty() => {}
                None => unknown.push((place, shown(text, place))),
            }
        }
        if places.iter().all(Option::is_none) {
            return Err(Refusal::NoKnownColumn);
        }
        Ok(Layout { columns, places, unknown, below, language })
    }

    fn read(&self, each: impl Fn(&SheetRow) -> ImportedRow) -> Imported {
        let rows = self.below.iter().filter(|row| !is_blank(row)).map(each).collect();
        Imported { rows, unknown_columns: self.unknown.iter().map(|(_, header)| header.clone()).collect() }
    }

    /// The cells of a row that say something, in the order asked. Rows of a group close up where one is left blank.
    fn said<'b>(&self, row: &'b SheetRow) -> Vec<Said<'_, 'b, F>> {
        let mut said: Vec<Said<'_, 'b, F>> = Vec::new();
        let mut last: Option<(&str, usize, usize)> = None;
        for (column, place) in self.columns.iter().zip(&self.places) {
            let Some((place, text)) = place.and_then(|place| Some((place, row.cells.get(place)?.as_str()))) else {
                continue;
            };
            if text.trim().is_empty() {
                continue;
            }
            let group = column.rows.map_or("", |rows| rows.path);
            let at = match last {
                Some((known, number, at)) if known == group => at + usize::from(number != column.row),
                _ => 0,
            };
            last = Some((group, column.row, at));
            said.push(Said { column, place, row: at, text });
        }
        said
    }

    fn form(&self, row: &SheetRow, desk: &Desk) -> ImportedRow {
        let said = self.said(row);
        let mut form = F::default();
        let unread: Vec<Option<Fault>> =
            said.iter().map(|cell| cell.column.write(&mut form, cell.row, cell.text).err()).collect();
        let (asked, dropped) = prune(&form);
        let mut faults = self.strays(row);
        for (cell, unread) in said.iter().zip(unread) {
            let left_out = dropped.contains(&cell.column.path(cell.row)).then_some(Fault::NotAsked);
            if let Some(fault) = unread.or(left_out) {
                let path = in_asked(cell, &form, &asked).unwrap_or_default();
                faults.push(self.fault_at(row, cell, path, fault));
            }
        }
        let report = check(&asked, desk.facts, desk.today);
        for problem in &report.problems {
            let at = said.iter().find(|cell| in_asked(cell, &form, &asked).as_ref() == Some(&problem.path));
            self.tell(row, at, problem, &mut faults);
        }
        let findings = report.not_met().into_iter().map(|finding| found(finding, self.language)).collect();
        ImportedRow { row: row.number, body: json(&asked), faults, findings }
    }

    fn row_of(&self, group: &Rows<F>, row: &SheetRow) -> ImportedRow {
        let said = self.said(row);
        let mut form = F::default();
        (group.insert)(&mut form, 0);
        let mut faults = self.strays(row);
        for cell in &said {
            if let Err(fault) = cell.column.write(&mut form, 0, cell.text) {
                faults.push(self.fault_at(row, cell, cell.column.path(0), fault));
            }
        }
        for cell in &said {
            let path = cell.column.path(0);
            if (cell.column.question.asked_in)(&form, 0) || faults.iter().any(|known| known.path == path) {
                continue;
            }
            faults.push(self.fault_at(row, cell, cell.column.path(0), Fault::NotAsked));
            let _ = (cell.column.question.lens.write)(&mut form, 0, ""); // nothing can always be written
        }
        let mut problems = shape(&form);
        let inside = format!("{}.0", group.path);
        problems.retain(|problem| problem.path.starts_with(&inside));
        for cell in group.cells {
            let is_asked = (cell.asked)(&form) && (cell.asked_in)(&form, 0);
            if cell.required && is_asked && (cell.lens.read)(&form, 0).is_empty() {
                problems.push(Problem { path: crate::question::path_in_row(cell.lens.path, 0), fault: Fault::Missing });
            }
        }
        for problem in &problems {
            let at = said.iter().find(|cell| cell.column.path(0) == problem.path);
            self.tell(row, at, problem, &mut faults);
        }
        ImportedRow { row: row.number, body: json(&form), faults, findings: Vec::new() }
    }

    /// A problem of the form, at its cell; not told when the cell itself could not be read.
    fn tell(&self, row: &SheetRow, at: Option<&Said<F>>, problem: &Problem, faults: &mut Vec<CellFault>) {
        if faults.iter().any(|known| known.path == problem.path) {
            return;
        }
        faults.push(match at {
            Some(cell) => self.fault_at(row, cell, problem.path.clone(), problem.fault),
            None => {
                let named =
                    self.columns.iter().zip(&self.places).find(|(column, _)| column.path(column.row) == problem.path);
                let cell = named.and_then(|(_, place)| *place).map(|place| address(place, row.number));
                let header = named.map(|(column, _)| column.header(self.language));
                self.fault(cell.unwrap_or_default(), header.unwrap_or_default(), problem.path.clone(), problem.fault)
            }
        });
    }

    /// National identity numbers under headers that lead nowhere: they must be told all the same.
    fn strays(&self, row: &SheetRow) -> Vec<CellFault> {
        let holds =
            |(place, _): &&(usize, String)| row.cells.get(*place).is_some_and(|text| holds_national_number(text));
        let strays = self.unknown.iter().filter(holds);
        let fault = |(place, header): &(usize, String)| {
            self.fault(address(*place, row.number), header.clone(), String::new(), Fault::NationalNumber)
        };
        strays.map(fault).collect()
    }

    fn fault_at(&self, row: &SheetRow, cell: &Said<F>, path: String, fault: Fault) -> CellFault {
        self.fault(address(cell.place, row.number), cell.column.header(self.language), path, fault)
    }

    fn fault(&self, cell: String, column: String, path: String, fault: Fault) -> CellFault {
        CellFault { cell, column, path, code: fault.code().into(), words: fault.words(self.language) }
    }
}

/// The path of a cell's answer once blank rows and answers that are not asked are gone; `None` when it is gone itself.
fn in_asked<F: Form>(cell: &Said<F>, form: &F, asked: &F) -> Option<String> {
    let Some(rows) = cell.column.rows else { return Some(cell.column.path(0)) };
    let stays = |row: usize| {
        let says = |one: &&crate::question::Question<F>| !(one.lens.read)(form, row).trim().is_empty();
        (rows.asked)(asked)
            && rows.cells.iter().filter(|one| (one.asked)(asked) && (one.asked_in)(form, row)).any(|one| says(&one))
    };
    stays(cell.row).then(|| cell.column.path((0..cell.row).filter(|row| stays(*row)).count()))
}

fn json<F: Form>(form: &F) -> Value {
    serde_json::to_value(form).unwrap_or_default() // cannot fail: a form is texts, numbers and lists with names
}

fn found(finding: &Finding, language: Language) -> RowFinding {
    let force = serde_json::to_value(finding.force).ok();
    RowFinding {
        id: finding.id.into(),
        force: force.as_ref().and_then(Value::as_str).unwrap_or_default().into(),
        path: finding.path().into(),
        words: finding.wrong(language),
        mend: finding.mend(language),
    }
}

fn is_blank(row: &SheetRow) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}

/// A header in an answer: never one that holds what must not be kept, and never a whole essay.
fn shown(header: &str, place: usize) -> String {
    let header = header.trim();
    if holds_national_number(header) { letters(place) } else { header.chars().take(100).collect() }
}

/// `C5`, as spreadsheets name a cell.
fn address(place: usize, row: u32) -> String {
    format!("{}{row}", letters(place))
}

/// `A`, `Z`, `AA`.
fn letters(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    if place < 26 { letter.to_string() } else { format!("{}{letter}", letters(place / 26 - 1)) }
}

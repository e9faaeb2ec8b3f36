//! A form without its type: questions by number, answers as text. The only place that is compiled once per form; all that
//! stands above it is compiled once. Knows no screen and no draft.

use crate::wording::capitalized;
use shared::{
    answer::{Choice, Fault},
    columns::understood,
    day::Day,
    edition::edition,
    form::{Form, Report, check, pass, prune},
    question::{Item, Kind, Question, Rows, path_in_row},
    rules::facts::Facts,
    statement::{
        digest::Digest,
        envelope::Unsigned,
        seal::{Cover, seal},
    },
    text::{Language, Text},
};
use std::{any::Any, borrow::Cow, cell::RefCell, ops::Range};

/// How a question is answered, as far as a field must know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    Line(u16),
    Area(u16),
    Hpr,
    Email,
    Phone,
    Date,
    Start,
    Count(Option<Text>),
    One(&'static [Choice]),
    Many(&'static [Choice]),
    YesNo,
    /// The choices depend on other answers: [`Sheet::choices`].
    Pick,
    Suggest,
    Municipality,
    OrganisationNumber,
    Link,
    Goal,
    Goals,
    Document,
    Documents,
    Ranking,
    /// Set by a page, not by a person.
    Hidden,
}

/// A question as a field meets it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub path: &'static str,
    pub look: Look,
    pub label: Text,
    pub hint: Option<Text>,
    pub required: bool,
    /// The rows it stands in.
    pub rows: Option<usize>,
    /// The section it stands in.
    pub part: usize,
}

/// A repeated group as a table meets it.
#[derive(Clone, Debug)]
pub struct Listed {
    pub path: &'static str,
    pub label: Text,
    pub one: Text,
    pub hint: Option<Text>,
    pub most: usize,
    /// Numbers of its questions.
    pub cells: Range<usize>,
    pub part: usize,
}

impl Listed {
    /// `Periode 2`.
    pub fn called(&self, row: usize, language: Language) -> String {
        [&capitalized(self.one.read(language)), "\u{a0}", &(row + 1).to_string()].concat()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Question(usize),
    Rows(usize),
}

/// A section of the form.
#[derive(Clone, Debug)]
pub struct Part {
    pub id: &'static str,
    pub title: Text,
    pub intro: Option<Text>,
    pub pieces: Vec<Piece>,
}

/// Oppsett: everything about a form that no answer changes.
#[derive(Debug)]
pub struct Outline {
    pub kind: &'static str,
    pub title: Text,
    pub parts: Vec<Part>,
    pub questions: Vec<Asked>,
    pub rows: Vec<Listed>,
}

/// A question, and the row it is asked in (0 outside rows).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub question: usize,
    pub row: usize,
}

impl Outline {
    /// The path of a question in its row; HTML id and error path.
    pub fn path(&self, place: Place) -> String {
        path_in_row(self.questions[place.question].path, place.row)
    }

    /// Where a path points to: `earlier_posts.2.from`.
    pub fn place(&self, path: &str) -> Option<Place> {
        self.questions.iter().enumerate().find_map(|(question, asked)| {
            let Some((rows, cell)) = asked.path.split_once("[]") else {
                return (asked.path == path).then_some(Place { question, row: 0 });
            };
            let rest = path.strip_prefix(rows)?.strip_prefix('.')?;
            let (row, after) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
            (after == cell).then_some(Place { question, row: row.parse().ok()? })
        })
    }

    /// The rows with this path.
    pub fn rows_at(&self, path: &str) -> Option<usize> {
        self.rows.iter().position(|rows| rows.path == path)
    }

    /// The row a path names as a whole, in rows of several questions: `earlier_posts.2`.
    pub fn row(&self, path: &str) -> Option<(usize, usize)> {
        let (rows, row) = path.rsplit_once('.')?;
        let rows = self.rows.iter().position(|listed| listed.path == rows && listed.cells.len() > 1)?;
        Some((rows, row.parse().ok()?))
    }

    /// What people call what a dispute points to: a question, rows, or one of them (`Periode 2`).
    pub fn called(&self, path: &str, language: Language) -> String {
        let row = self.row(path).map(|(rows, row)| self.rows[rows].called(row, language));
        row.unwrap_or_else(|| self.label(path).map_or(path, |label| label.read(language)).to_owned())
    }

    /// What people call the question or the rows at this path.
    pub fn label(&self, path: &str) -> Option<Text> {
        let question = self.place(path).map(|place| self.questions[place.question].label);
        question.or_else(|| self.rows_at(path).map(|rows| self.rows[rows].label))
    }
}

/// Checked, sealed, and waiting for a signature.
pub struct Sealed {
    pub unsigned: Unsigned,
    pub report: Report,
}

/// Ark: a form of any kind.
pub trait Sheet {
    fn outline(&self) -> &'static Outline;
    fn read(&self, place: Place) -> String;
    fn write(&mut self, place: Place, text: &str) -> Result<(), Fault>;
    /// What people write in a cell of a spreadsheet, as [`Sheet::write`] reads it.
    fn understood(&self, place: Place, text: &str) -> String;
    /// Whether the question is asked now; for a cell, whether its rows are too.
    fn is_asked(&self, question: usize) -> bool;
    /// As [`Sheet::is_asked`], in this row.
    fn is_asked_in(&self, place: Place) -> bool;
    fn are_rows_asked(&self, rows: usize) -> bool;
    fn choices(&self, question: usize) -> Vec<Choice>;
    fn len(&self, rows: usize) -> usize;
    fn insert(&mut self, rows: usize, at: usize);
    fn remove(&mut self, rows: usize, at: usize);
    fn check(&self, facts: &Facts, today: Day) -> Report;
    /// Paths of answers that are kept in the draft and left out of the statement.
    fn dropped(&self) -> Vec<String>;
    /// # Errors
    /// The report, when something stops it.
    fn seal(&self, facts: &Facts, today: Day, cover: Cover, kid: &Digest) -> Result<Sealed, Report>;
    /// The form itself, for those who know its type.
    fn form(&self) -> &dyn Any;
    /// The body as JSON text, answers no longer asked included.
    fn to_json(&self) -> String;
    fn copy(&self) -> Box<dyn Sheet>;
}

/// Takes the type off a form.
pub fn lay<F: Form>(form: F) -> Box<dyn Sheet> {
    Box::new(Typed { form, table: table::<F>(), outline: outline::<F>() })
}

/// The questions by number, with their lenses.
struct Table<F: 'static> {
    questions: Vec<&'static Question<F>>,
    rows: Vec<&'static Rows<F>>,
}

struct Typed<F: 'static> {
    form: F,
    table: Table<F>,
    outline: &'static Outline,
}

fn table<F: Form>() -> Table<F> {
    let mut table = Table { questions: Vec::new(), rows: Vec::new() };
    for item in F::SECTIONS.iter().flat_map(|section| section.items) {
        match item {
            Item::Question(question) => table.questions.push(question),
            Item::Rows(rows) => {
                table.questions.extend(rows.cells);
                table.rows.push(rows);
            }
        }
    }
    table
}

thread_local! {
    static OUTLINES: RefCell<Vec<&'static Outline>> = const { RefCell::new(Vec::new()) };
}

/// Made once per kind and kept for the life of the page.
fn outline<F: Form>() -> &'static Outline {
    let known = OUTLINES.with_borrow(|all| all.iter().copied().find(|outline| outline.kind == F::KIND));
    known.unwrap_or_else(|| {
        let outline: &'static Outline = Box::leak(Box::new(drawn::<F>()));
        OUTLINES.with_borrow_mut(|all| all.push(outline));
        outline
    })
}

fn drawn<F: Form>() -> Outline {
    let mut outline =
        Outline { kind: F::KIND, title: F::TITLE, parts: Vec::new(), questions: Vec::new(), rows: Vec::new() };
    for (part, section) in F::SECTIONS.iter().enumerate() {
        let mut pieces = Vec::new();
        for item in section.items {
            let first = outline.questions.len();
            match item {
                Item::Question(question) => {
                    outline.questions.push(asked(question, None, part));
                    pieces.push(Piece::Question(first));
                }
                Item::Rows(rows) => {
                    let number = outline.rows.len();
                    outline.questions.extend(rows.cells.iter().map(|cell| asked(cell, Some(number), part)));
                    let Rows { path, label, one, hint, most, .. } = *rows;
                    outline.rows.push(Listed {
                        path,
                        label,
                        one,
                        hint,
                        most,
                        cells: first..outline.questions.len(),
                        part,
                    });
                    pieces.push(Piece::Rows(number));
                }
            }
        }
        outline.parts.push(Part { id: section.id, title: section.title, intro: section.intro, pieces });
    }
    outline
}

fn asked<F>(question: &Question<F>, rows: Option<usize>, part: usize) -> Asked {
    let look = match &question.kind {
        Kind::Line(most) => Look::Line(*most),
        Kind::Area(most) => Look::Area(*most),
        Kind::Hpr => Look::Hpr,
        Kind::Email => Look::Email,
        Kind::Phone => Look::Phone,
        Kind::Date => Look::Date,
        Kind::Start => Look::Start,
        Kind::Count(_, unit) => Look::Count(*unit),
        Kind::One(choices) => Look::One(choices),
        Kind::Many(choices) => Look::Many(choices),
        Kind::YesNo => Look::YesNo,
        Kind::Pick(_) => Look::Pick,
        Kind::Suggest(..) => Look::Suggest,
        Kind::Municipality => Look::Municipality,
        Kind::OrganisationNumber => Look::OrganisationNumber,
        Kind::Link => Look::Link,
        Kind::Goal => Look::Goal,
        Kind::Goals => Look::Goals,
        Kind::Document => Look::Document,
        Kind::Documents => Look::Documents,
        Kind::Ranking => Look::Ranking,
        Kind::Digest | Kind::Path => Look::Hidden,
    };
    let Question { label, hint, required, .. } = *question;
    Asked { path: question.lens.path, look, label, hint, required, rows, part }
}

impl<F: Form> Sheet for Typed<F> {
    fn outline(&self) -> &'static Outline {
        self.outline
    }
    fn read(&self, place: Place) -> String {
        (self.table.questions[place.question].lens.read)(&self.form, place.row)
    }
    fn write(&mut self, place: Place, text: &str) -> Result<(), Fault> {
        (self.table.questions[place.question].lens.write)(&mut self.form, place.row, text)
    }
    fn understood(&self, place: Place, text: &str) -> String {
        let kind = &self.table.questions[place.question].kind;
        understood(kind, &self.form, text.trim()).map_or_else(|_| text.trim().to_owned(), Cow::into_owned)
    }
    fn is_asked(&self, question: usize) -> bool {
        let rows = self.outline.questions[question].rows;
        (self.table.questions[question].asked)(&self.form) && rows.is_none_or(|rows| self.are_rows_asked(rows))
    }
    fn is_asked_in(&self, place: Place) -> bool {
        self.is_asked(place.question) && (self.table.questions[place.question].asked_in)(&self.form, place.row)
    }
    fn are_rows_asked(&self, rows: usize) -> bool {
        (self.table.rows[rows].asked)(&self.form)
    }
    fn choices(&self, question: usize) -> Vec<Choice> {
        match self.table.questions[question].kind {
            Kind::Pick(choices) | Kind::Suggest(_, choices) => choices(&self.form),
            Kind::One(choices) | Kind::Many(choices) => choices.to_vec(),
            _ => Vec::new(),
        }
    }
    fn len(&self, rows: usize) -> usize {
        (self.table.rows[rows].len)(&self.form)
    }
    fn insert(&mut self, rows: usize, at: usize) {
        (self.table.rows[rows].insert)(&mut self.form, at)
    }
    fn remove(&mut self, rows: usize, at: usize) {
        (self.table.rows[rows].remove)(&mut self.form, at)
    }
    fn check(&self, facts: &Facts, today: Day) -> Report {
        check(&self.form, facts, today)
    }
    fn dropped(&self) -> Vec<String> {
        prune(&self.form).1
    }
    fn seal(&self, facts: &Facts, today: Day, cover: Cover, kid: &Digest) -> Result<Sealed, Report> {
        let (asked, _) = prune(&self.form);
        let (checked, report) = pass(&asked, facts, today)?;
        let cover = Cover { edition: edition::<F>(), ..cover };
        Ok(Sealed { unsigned: seal(&checked, cover, kid), report })
    }
    fn form(&self) -> &dyn Any {
        &self.form
    }
    fn to_json(&self) -> String {
        serde_json::to_vec(&self.form).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
    fn copy(&self) -> Box<dyn Sheet> {
        lay(self.form.clone())
    }
}

//! A form without its type: questions by number, answers as text. The only place, with `outline`, that is compiled once per
//! form; all that stands above it is compiled once. Knows no screen and no draft.

mod outline;

pub use outline::{Asked, Listed, Look, Outline, Piece, Place};

use outline::outline;
use shared::{
    answer::{Choice, Fault},
    columns::understood,
    day::Day,
    edition::edition,
    form::{Form, Report, check, pass, prune},
    question::{Item, Kind, Question, Rows},
    rules::facts::Facts,
    statement::{
        digest::Digest,
        envelope::Unsigned,
        seal::{Cover, seal},
    },
};
use std::{any::Any, borrow::Cow};

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

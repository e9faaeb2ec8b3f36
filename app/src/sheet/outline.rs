//! Everything about a form that no answer changes: its sections, questions by number, rows. Made once for each kind. Knows
//! no answer.

use crate::wording::capitalized;
use shared::{
    answer::Choice,
    form::Form,
    question::{Item, Kind, Question, Rows, path_in_row},
    text::{Language, Text},
};
use std::{cell::RefCell, ops::Range};

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
    /// The choices depend on other answers: [`Sheet::choices`](super::Sheet::choices).
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

thread_local! {
    static OUTLINES: RefCell<Vec<&'static Outline>> = const { RefCell::new(Vec::new()) };
}

/// Made once per kind and kept for the life of the page.
pub(super) fn outline<F: Form>() -> &'static Outline {
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

//! What is asked: a const table beside the struct that says what is stored. Knows no law and no screen.

use crate::{
    answer::{Choice, Fault},
    text::Text,
};

/// Linse: the one way in and out of a field, with the path that is at once Rust name, JSON name, HTML id and error path.
pub struct Lens<F: 'static> {
    /// `trainee.name`; in rows `earlier_posts[].from`.
    pub path: &'static str,
    /// The answer's canonical text; `row` counts only in rows.
    pub read: fn(&F, usize) -> String,
    /// Writes what was typed; the form is unchanged when it cannot be read.
    pub write: fn(&mut F, usize, &str) -> Result<(), Fault>,
}

/// A lens whose path text and field access cannot part: `lens!(Form, trainee.name)`, `lens!(Form, posts[].from)`,
/// `lens!(Form, roles.helpers[])`.
#[macro_export]
macro_rules! lens {
    ($form:ty, $first:ident $(.$rest:ident)*) => { $crate::question::Lens::<$form> {
        path: concat!(stringify!($first) $(, ".", stringify!($rest))*),
        read: |form, _| $crate::answer::Answer::read(&form.$first $(.$rest)*),
        write: |form, _, text| { form.$first $(.$rest)* = $crate::answer::Answer::write(text)?; Ok(()) },
    } };
    ($form:ty, $first:ident $(.$rows:ident)* [] $(.$rest:ident)*) => { $crate::question::Lens::<$form> {
        path: concat!(stringify!($first) $(, ".", stringify!($rows))*, "[]" $(, ".", stringify!($rest))*),
        read: |form, row| form.$first $(.$rows)*.get(row).map(|row| $crate::answer::Answer::read($crate::field!(&, row $(.$rest)*))).unwrap_or_default(),
        write: |form, row, text| {
            let answer = $crate::answer::Answer::write(text)?;
            if let Some(row) = form.$first $(.$rows)*.get_mut(row) { *$crate::field!(&mut, row $(.$rest)*) = answer; }
            Ok(())
        },
    } };
}

/// A borrowed row, or a borrowed field of it.
#[doc(hidden)]
#[macro_export]
macro_rules! field {
    (&, $row:ident) => { $row };
    (&mut, $row:ident) => { $row };
    (&, $row:ident $(.$rest:ident)+) => { &$row $(.$rest)+ };
    (&mut, $row:ident $(.$rest:ident)+) => { &mut $row $(.$rest)+ };
}

/// Svartype: how a question is answered; one field component each.
pub enum Kind<F: 'static> {
    /// One line of text of at most so many characters.
    Line(u16),
    /// Several lines.
    Area(u16),
    Hpr,
    Email,
    Phone,
    Date,
    /// A date that should be 1 March or 1 September: the next ones are offered.
    Start,
    /// A whole number up to this, with its unit.
    Count(u32, Option<Text>),
    /// One of a few, all visible.
    One(&'static [Choice]),
    /// Any of a few, all visible.
    Many(&'static [Choice]),
    YesNo,
    /// One of a list that may depend on other answers.
    Pick(fn(&F) -> Vec<Choice>),
    /// Free text with suggestions that may depend on other answers.
    Suggest(u16, fn(&F) -> Vec<Choice>),
    Municipality,
    /// One learning goal by its code.
    Goal,
    /// Any number of learning goals by their codes, in one line.
    Goals,
    /// Documents in an order, each once: names separated by space.
    Ranking,
    /// Documents without an order: names separated by space.
    Documents,
    /// A filed document: its name (UUIDv7), chosen from a list by what it is about.
    Document,
    /// Nine digits with a check digit.
    OrganisationNumber,
    /// An https address.
    Link,
    /// The fingerprint of a statement that is shown; the app sets it.
    Digest,
    /// A field of the statement that is shown, chosen from a list that the app makes.
    Path,
}

/// Spørsmål: one question, one answer, one place.
pub struct Question<F: 'static> {
    pub lens: Lens<F>,
    pub kind: Kind<F>,
    pub label: Text,
    pub hint: Option<Text>,
    pub required: bool,
    /// Whether it is asked in this situation; otherwise its answer stays in the draft and out of the statement.
    pub asked: fn(&F) -> bool,
    /// In rows: whether it is asked in this row, when `asked` and its rows are.
    pub asked_in: fn(&F, usize) -> bool,
}

/// A question without which the form cannot be sent.
pub const fn ask<F>(lens: Lens<F>, kind: Kind<F>, label: Text) -> Question<F> {
    Question { lens, kind, label, hint: None, required: true, asked: |_| true, asked_in: |_, _| true }
}

/// A question that may be left open.
pub const fn may<F>(lens: Lens<F>, kind: Kind<F>, label: Text) -> Question<F> {
    Question { lens, kind, label, hint: None, required: false, asked: |_| true, asked_in: |_, _| true }
}

impl<F> Question<F> {
    pub const fn hint(self, hint: Text) -> Question<F> {
        let Question { lens, kind, label, required, asked, asked_in, .. } = self;
        Question { lens, kind, label, hint: Some(hint), required, asked, asked_in }
    }
    pub const fn when(self, asked: fn(&F) -> bool) -> Question<F> {
        let Question { lens, kind, label, hint, required, asked_in, .. } = self;
        Question { lens, kind, label, hint, required, asked, asked_in }
    }
    /// For a cell that depends on its own row.
    pub const fn when_row(self, asked_in: fn(&F, usize) -> bool) -> Question<F> {
        let Question { lens, kind, label, hint, required, asked, .. } = self;
        Question { lens, kind, label, hint, required, asked, asked_in }
    }
}

/// Rader: a repeated group of questions.
pub struct Rows<F: 'static> {
    /// `earlier_posts`.
    pub path: &'static str,
    pub label: Text,
    /// What one row is called: «stilling».
    pub one: Text,
    pub hint: Option<Text>,
    pub most: usize,
    pub len: fn(&F) -> usize,
    pub insert: fn(&mut F, usize),
    pub remove: fn(&mut F, usize),
    pub swap: fn(&mut F, usize, usize),
    pub cells: &'static [Question<F>],
    pub asked: fn(&F) -> bool,
}

/// Rows of a `Vec` field: the four ways to change how many there are.
#[macro_export]
macro_rules! rows {
    ($form:ty, $first:ident $(.$rows:ident)*, most $most:expr, $label:expr, one $one:expr, hint $hint:expr, asked $asked:expr, $cells:expr) => {
        $crate::question::Rows::<$form> {
            path: concat!(stringify!($first) $(, ".", stringify!($rows))*),
            label: $label,
            one: $one,
            hint: $hint,
            most: $most,
            cells: $cells,
            asked: $asked,
            len: |form| form.$first $(.$rows)*.len(),
            insert: |form, at| {
                let rows = &mut form.$first $(.$rows)*;
                rows.insert(at.min(rows.len()), Default::default())
            },
            remove: |form, at| {
                let rows = &mut form.$first $(.$rows)*;
                if at < rows.len() {
                    rows.remove(at);
                }
            },
            swap: |form, a, b| {
                let rows = &mut form.$first $(.$rows)*;
                if a.max(b) < rows.len() {
                    rows.swap(a, b)
                }
            },
        }
    };
}

/// What stands in a section, in the order asked.
pub enum Item<F: 'static> {
    Question(Question<F>),
    Rows(Rows<F>),
}

/// A question by itself, outside rows.
pub const fn q<F>(question: Question<F>) -> Item<F> {
    Item::Question(question)
}

/// Del: a part of a form with a heading.
pub struct Section<F: 'static> {
    /// HTML id and step in the address.
    pub id: &'static str,
    pub title: Text,
    pub intro: Option<Text>,
    pub items: &'static [Item<F>],
}

/// The path of a question in a row: `earlier_posts[].from` in row 2 → `earlier_posts.2.from`.
pub fn path_in_row(path: &str, row: usize) -> String {
    path.replacen("[]", &format!(".{row}"), 1)
}

/// Each question of the sections with the row it is asked in (0 outside rows), in the order asked.
pub fn each<F>(sections: &'static [Section<F>], form: &F, mut visit: impl FnMut(&'static Question<F>, usize, bool)) {
    for item in sections.iter().flat_map(|section| section.items) {
        match item {
            Item::Question(question) => visit(question, 0, (question.asked)(form)),
            Item::Rows(rows) => {
                let are_asked = (rows.asked)(form);
                for row in 0..(rows.len)(form) {
                    let is_asked = |cell: &Question<F>| are_asked && (cell.asked)(form) && (cell.asked_in)(form, row);
                    rows.cells.iter().for_each(|cell| visit(cell, row, is_asked(cell)));
                }
            }
        }
    }
}

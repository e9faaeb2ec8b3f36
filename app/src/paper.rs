//! The form lying open: what is typed, what is wrong with it, and what the rules say, kept up at every keystroke. Knows
//! no form in particular, no page and no store.
//!
//! **Why signals per question and not one for the form.** A keystroke writes one answer, checks the whole form once, and
//! tells only those whose value is another than before. Most keystrokes tell nobody.

mod inner;
mod judging;
mod remarking;
mod rows;
mod standing;
mod telling;
#[cfg(test)]
mod tests;
mod writing;

pub use inner::{Card, Pointed, Slot, Trouble};
pub use judging::concerns;
pub use rows::Removed;
pub use standing::{Standing, State, Tally};
pub use telling::{NO, YES, answer_in_words, spaced_phone, told};

use inner::{Found, Inner, Note, Remark, Told};
use writing::composed;

use crate::{
    known::Known,
    session::Session,
    sheet::{Asked, Outline, Place, Sealed, Sheet},
};
use leptos::prelude::*;
use shared::{
    answer::{Choice, Fault},
    day::Day,
    form::Report,
    rules::{facts::Facts, provision::Finding},
    statement::{digest::Digest, seal::Cover},
    text::Language,
};
use std::{any::Any, collections::BTreeMap, rc::Rc};

/// Papir: a handle that can be copied into every closure of the page.
#[derive(Clone, Copy)]
pub struct Paper {
    inner: StoredValue<Inner, LocalStorage>,
    outline: &'static Outline,
    pub cards: RwSignal<Vec<Card>>,
    pub standing: RwSignal<Vec<Standing>>,
    pub tally: RwSignal<Tally>,
    pub pointed: RwSignal<Pointed>,
    /// The name of whom it is about, for headings.
    pub subject: RwSignal<String>,
    /// Documents one may choose among.
    pub known: RwSignal<Vec<Known>>,
    /// Another number after every change of an answer, for pictures.
    pub edits: RwSignal<u32>,
}

/// The answer that names whom a form is about.
pub const SUBJECT: &str = "trainee.name";
/// The answer that says which doctor that is.
pub const DOCTOR: &str = "trainee.hpr_number";

impl Paper {
    /// Opens a form; `raw` are texts by path that could not be read when it was laid away.
    pub fn open(sheet: Box<dyn Sheet>, raw: &BTreeMap<String, String>, today: Day, language: Language) -> Paper {
        let outline = sheet.outline();
        let inner = Inner {
            slots: vec![Vec::new(); outline.questions.len()],
            told: vec![Vec::new(); outline.questions.len()],
            notes: vec![Vec::new(); outline.questions.len()],
            choices: outline.questions.iter().map(|_| ArcRwSignal::new(Vec::new())).collect(),
            rows_asked: outline.rows.iter().map(|_| ArcRwSignal::new(true)).collect(),
            rows_fault: outline.rows.iter().map(|_| ArcRwSignal::new(None)).collect(),
            rows_remarks: vec![None; outline.rows.len()],
            counts: outline.rows.iter().map(|_| RwSignal::new(0)).collect(),
            removed: outline.rows.iter().map(|_| RwSignal::new(None)).collect(),
            left: vec![false; outline.parts.len()],
            current: None,
            asked_to_send: false,
            begun: false,
            facts: Facts::default(),
            told_for: None,
            report: Report::default(),
            located: Vec::new(),
            stopping: Vec::new(),
            troubles: Vec::new(),
            cards: Vec::new(),
            stamps: 0,
            on_change: Rc::new(|| {}),
            sheet,
            outline,
            today,
            language,
        };
        let paper = Paper {
            inner: StoredValue::new_local(inner),
            outline,
            cards: RwSignal::new(Vec::new()),
            standing: RwSignal::new(Vec::new()),
            tally: RwSignal::new(Tally::default()),
            pointed: RwSignal::new(Pointed::Nothing),
            subject: RwSignal::new(String::new()),
            known: RwSignal::new(Vec::new()),
            edits: RwSignal::new(0),
        };
        paper.lay_out(raw);
        paper
    }

    /// Follows what the session knows of the world.
    pub fn follow(self, session: Session) {
        Effect::new(move |_| {
            let (today, language) = (session.today(), session.language.get());
            let retold = self.with(|inner| inner.language != language);
            self.update(|inner| (inner.today, inner.language) = (today, language));
            if retold {
                self.retell();
            }
            self.judge();
        });
    }

    /// What the rules must know beside the form. The days in it hold for a trust and a start: those of the revision that
    /// was received.
    pub fn know(self, facts: Facts, told_for: Option<(String, String)>) {
        self.update(|inner| (inner.facts, inner.told_for) = (facts, told_for));
        self.judge();
    }

    /// Called after every change of an answer.
    pub fn on_change(self, act: impl Fn() + 'static) {
        self.update(|inner| inner.on_change = Rc::new(act));
    }

    pub fn outline(self) -> &'static Outline {
        self.outline
    }
    pub fn asked(self, question: usize) -> &'static Asked {
        &self.outline.questions[question]
    }
    pub fn slot(self, place: Place) -> Slot {
        self.with(|inner| inner.slots[place.question].get(place.row).cloned()).unwrap_or_else(Slot::new)
    }
    pub fn are_rows_asked(self, rows: usize) -> ArcRwSignal<bool> {
        self.with(|inner| inner.rows_asked[rows].clone())
    }
    pub fn rows_fault(self, rows: usize) -> ArcRwSignal<Option<Fault>> {
        self.with(|inner| inner.rows_fault[rows].clone())
    }
    pub fn choices(self, question: usize) -> ArcRwSignal<Vec<Choice>> {
        self.with(|inner| inner.choices[question].clone())
    }
    /// What the rules know beside the form.
    pub fn facts(self) -> Facts {
        self.with(Inner::facts_now)
    }
    pub fn today(self) -> Day {
        self.with(|inner| inner.today)
    }
    pub fn report(self) -> Report {
        self.with(|inner| inner.report.clone())
    }
    /// Reads the form itself, for those who know its type.
    pub fn look<T>(self, read: impl FnOnce(&dyn Any) -> T) -> T {
        self.with(|inner| read(inner.sheet.form()))
    }
    /// The form as it is now.
    pub fn sheet(self) -> Box<dyn Sheet> {
        self.with(|inner| inner.sheet.copy())
    }

    /// The answer at a path outside rows; empty when there is none.
    pub fn read(self, path: &str) -> String {
        let place = self.outline.place(path);
        place.map(|place| self.with(|inner| inner.sheet.read(place))).unwrap_or_default()
    }

    /// The server found these rules broken.
    pub fn tell(self, failed: Vec<(String, Finding)>) {
        self.update(|inner| {
            inner.asked_to_send = true;
            for (path, finding) in failed {
                if let Some(place) = inner.outline.place(&path)
                    && let Some(note) = inner.notes[place.question].get_mut(place.row)
                {
                    note.told = Some(finding);
                }
            }
        });
        self.judge();
    }

    /// Everything that stops the form, by path, in the order asked.
    pub fn stops(self) -> Vec<(String, Trouble)> {
        self.with(Inner::stops)
    }

    /// Paths of answers that stay in the draft.
    pub fn dropped(self) -> Vec<String> {
        self.with(|inner| inner.sheet.dropped())
    }

    /// # Errors
    /// The report, when something stops the form.
    pub fn seal(self, cover: Cover, kid: &Digest) -> Result<Sealed, Report> {
        self.with(|inner| match inner.notes.iter().flatten().any(|note| note.raw.is_some()) {
            true => Err(inner.report.clone()),
            false => inner.sheet.seal(&inner.facts_now(), inner.today, cover, kid),
        })
    }

    fn with<T>(self, read: impl FnOnce(&Inner) -> T) -> T {
        self.inner.with_value(read)
    }
    fn update(self, change: impl FnOnce(&mut Inner)) {
        self.inner.update_value(change);
    }
    fn try_update<T>(self, change: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        self.inner.try_update_value(change)
    }
}

//! The form lying open: what is typed, what is wrong with it, and what the rules say, kept up at every keystroke. Knows
//! no form in particular, no page and no store.
//!
//! **Why signals per question and not one for the form.** A keystroke writes one answer, checks the whole form once, and
//! tells only those whose value is another than before. Most keystrokes tell nobody.

mod judging;
mod rows;
mod standing;
mod telling;
#[cfg(test)]
mod tests;

pub use judging::concerns;
pub use rows::Removed;
pub use standing::{Standing, State, Tally};
pub use telling::{NO, YES, answer_in_words, told};

use crate::{
    known::Known,
    session::Session,
    sheet::{Asked, Look, Outline, Place, Sealed, Sheet},
};
use leptos::prelude::*;
use shared::{
    answer::{Choice, Fault},
    day::Day,
    form::Report,
    numbers::national_number::holds_national_number,
    rules::{facts::Facts, provision::Finding},
    statement::{digest::Digest, seal::Cover},
    text::Language,
};
use std::{any::Any, collections::BTreeMap, rc::Rc};

/// What is wrong at a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    Fault(Fault),
    /// A rule that stops the form.
    Rule(Finding),
    /// A rule that the server, which knows more, says is not met.
    Told(Finding),
}

impl Trouble {
    /// What is wrong and what to do.
    pub fn words(&self, language: Language) -> String {
        match self {
            Trouble::Fault(fault) => fault.words(language),
            Trouble::Rule(finding) => [finding.wrong(language), finding.mend(language)].join(" "),
            Trouble::Told(finding) => finding.says.read(language).to_owned(),
        }
    }
}

/// What a field follows.
#[derive(Clone)]
pub struct Slot {
    /// As typed, or as the answer is written in a field.
    pub text: ArcRwSignal<String>,
    pub trouble: ArcRwSignal<Option<Trouble>>,
    /// Whether it is asked now, in its row.
    pub asked: ArcRwSignal<bool>,
}

impl Slot {
    fn new() -> Slot {
        Slot { text: ArcRwSignal::new(String::new()), trouble: ArcRwSignal::new(None), asked: ArcRwSignal::new(true) }
    }
}

/// What is known of a field and not shown by itself.
#[derive(Clone, Debug, Default)]
struct Note {
    /// The typed text cannot be read as an answer; the form itself holds none then.
    raw: Option<Fault>,
    /// The person has been there and gone on.
    touched: bool,
    told: Option<Finding>,
    /// What the doctor says is right instead.
    remark: Option<Remark>,
}

/// Legens merknad: to this answer, or, kept at a row's first answer, to the whole row.
#[derive(Clone, Debug)]
struct Remark {
    note: String,
    of_row: bool,
}

/// What is wrong at a field, and whether it is time to say so.
struct Found {
    place: Place,
    trouble: Trouble,
    is_shown: bool,
}

/// What a field was told last.
#[derive(Clone, Copy)]
struct Told {
    asked: bool,
    troubled: bool,
}

impl Told {
    /// As [`Slot::new`].
    const NOTHING: Told = Told { asked: true, troubled: false };
}

/// A finding; another stamp means that it says something else than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub stamp: u32,
    pub finding: Finding,
    /// Not met because nothing is written yet: counts as unanswered until the section is left.
    pub hushed: bool,
}

impl Card {
    /// Not met, and time to say so.
    pub fn speaks(&self) -> bool {
        self.finding.is_not_met() && !self.hushed
    }
}

/// What the pointer or the focus is at: a field and its findings are marked together.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Pointed {
    #[default]
    Nothing,
    Field(String),
    Finding(&'static str),
}

struct Inner {
    sheet: Box<dyn Sheet>,
    outline: &'static Outline,
    /// By question, then row.
    slots: Vec<Vec<Slot>>,
    told: Vec<Vec<Told>>,
    notes: Vec<Vec<Note>>,
    choices: Vec<ArcRwSignal<Vec<Choice>>>,
    /// By rows.
    rows_asked: Vec<ArcRwSignal<bool>>,
    rows_fault: Vec<ArcRwSignal<Option<Fault>>>,
    /// What the doctor says of all of them.
    rows_remarks: Vec<Option<String>>,
    counts: Vec<RwSignal<usize>>,
    removed: Vec<RwSignal<Option<Removed>>>,
    /// The sections that have been left.
    left: Vec<bool>,
    current: Option<usize>,
    asked_to_send: bool,
    /// A person has written in it, now or before.
    begun: bool,
    /// Facts about this document, and the trust and start they were told for.
    facts: Facts,
    told_for: Option<(String, String)>,
    today: Day,
    language: Language,
    report: Report,
    /// The report's problems by field, in the order of fields, found once per check.
    located: Vec<(Place, Fault)>,
    /// The findings that stop the form, with the field they point to.
    stopping: Vec<(Option<Place>, Finding)>,
    /// What is wrong at fields, in the order asked.
    troubles: Vec<Found>,
    cards: Vec<Card>,
    stamps: u32,
    on_change: Rc<dyn Fn()>,
}

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

    /// A key was pressed in a field, or a choice made.
    pub fn typed(self, place: Place, text: &str) {
        let composed = composed(text);
        let slot = self.slot(place);
        slot.text.set(text.to_owned());
        self.update(|inner| inner.write(place, &composed));
        if is_choice(self.asked(place.question).look) {
            self.update(|inner| {
                if let Some(note) = inner.notes[place.question].get_mut(place.row) {
                    note.touched = true; // choosing is going on
                }
            });
            self.refresh_choices();
        }
        self.changed();
    }

    /// Puts an answer where the rules or the register suggest one, as if it had been typed.
    pub fn put(self, path: &str, answer: &str) {
        if let Some(place) = self.outline.place(path) {
            self.update(|inner| inner.write(place, answer));
            self.show(place);
            self.refresh_choices();
            self.changed();
        }
    }

    /// As [`Paper::put`], before anybody has begun to write.
    pub fn prefill(self, path: &str, answer: &str) {
        if let Some(place) = self.outline.place(path) {
            self.update(|inner| inner.write(place, answer));
            self.show(place);
            self.refresh_choices();
            self.judge();
        }
    }

    /// The doctor says that the answer, the row or the rows here are wrong.
    pub fn remark(self, path: &str, note: String) {
        let row = self.outline.row(path);
        let cell = row.map(|(rows, row)| Place { question: self.outline.rows[rows].cells.start, row });
        let (place, rows) = (cell.or_else(|| self.outline.place(path)), self.outline.rows_at(path));
        self.update(|inner| match (place, rows) {
            (Some(place), _) => {
                if let Some(kept) = inner.notes[place.question].get_mut(place.row) {
                    kept.remark = Some(Remark { note, of_row: row.is_some() });
                }
            }
            (None, Some(rows)) => inner.rows_remarks[rows] = Some(note),
            (None, None) => {}
        });
    }

    /// What the doctor says of the answer here.
    pub fn remark_at(self, place: Place) -> Option<String> {
        self.remark_of(place).filter(|remark| !remark.of_row).map(|remark| remark.note)
    }

    /// What the doctor says of the whole row.
    pub fn row_remark(self, rows: usize, row: usize) -> Option<String> {
        let place = Place { question: self.outline.rows[rows].cells.start, row };
        self.remark_of(place).filter(|remark| remark.of_row).map(|remark| remark.note)
    }

    /// What the doctor says of all the rows: one is missing, or one is too many.
    pub fn rows_remark(self, rows: usize) -> Option<String> {
        self.with(|inner| inner.rows_remarks[rows].clone())
    }

    fn remark_of(self, place: Place) -> Option<Remark> {
        self.with(|inner| inner.notes[place.question].get(place.row)?.remark.clone())
    }

    /// Somebody has written in it before.
    pub fn was_begun(self) {
        self.update(|inner| inner.begun = true);
        self.judge();
    }

    /// The field has been left: what is wrong may be said, and the answer is written as it was understood.
    pub fn leave(self, place: Place) {
        let readable = self.try_update(|inner| {
            let note = inner.notes[place.question].get_mut(place.row)?;
            note.touched = true;
            note.raw.is_none().then_some(())
        });
        if readable.flatten().is_some() {
            self.show(place);
        }
        self.judge();
    }

    /// The focus came into a section: the one before has been left.
    pub fn enter(self, part: usize) {
        let moved = self.try_update(|inner| {
            let before = inner.current.replace(part).filter(|before| *before != part);
            before.map(|before| inner.left[before] = true)
        });
        if moved.flatten().is_some() {
            self.judge();
        }
    }

    /// The person wants to send: everything that is wrong is said.
    pub fn ask_to_send(self) {
        self.update(|inner| inner.asked_to_send = true);
        self.judge();
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

    /// The body as JSON and the texts that cannot be read, by path. What reads as a national identity number is in
    /// neither: it is never stored.
    pub fn laid_away(self) -> (String, BTreeMap<String, String>) {
        self.with(|inner| {
            let mut sheet = inner.sheet.copy();
            let mut raw = BTreeMap::new();
            for (place, note) in inner.places() {
                let typed = inner.slots[place.question][place.row].text.get_untracked();
                match (holds_national_number(&typed), note.raw) {
                    (true, _) => _ = sheet.write(place, ""), // blank can always be written
                    (false, Some(_)) => _ = raw.insert(inner.outline.path(place), typed),
                    (false, None) => {}
                }
            }
            (sheet.to_json(), raw)
        })
    }

    /// Every field anew from the form.
    fn lay_out(self, raw: &BTreeMap<String, String>) {
        self.update(|inner| {
            for question in 0..inner.outline.questions.len() {
                let rows = inner.outline.questions[question].rows;
                let len = rows.map_or(1, |rows| inner.sheet.len(rows));
                inner.slots[question] = (0..len).map(|_| Slot::new()).collect();
                inner.told[question] = vec![Told::NOTHING; len];
                inner.notes[question] = vec![Note::default(); len];
            }
        });
        for (place, _) in self.with(|inner| inner.places().map(|(place, _)| (place, ())).collect::<Vec<_>>()) {
            match raw.get(&self.outline.path(place)) {
                Some(text) => {
                    self.slot(place).text.set(text.clone());
                    self.update(|inner| {
                        inner.write(place, text);
                        inner.notes[place.question][place.row].touched = true;
                    });
                }
                None => self.show(place),
            }
        }
        self.with(|inner| {
            for rows in 0..inner.counts.len() {
                inner.counts[rows].set(inner.sheet.len(rows));
            }
        });
        self.refresh_choices();
        self.judge();
    }

    /// Writes the answer into its field as people write it.
    fn show(self, place: Place) {
        let look = self.asked(place.question).look;
        let (text, slot) = self.with(|inner| {
            let text = told(look, &inner.sheet.read(place), inner.language);
            (text, inner.slots[place.question][place.row].clone())
        });
        if slot.text.with_untracked(|shown| *shown != text) {
            slot.text.set(text);
        }
    }

    /// Names that differ by language, after the language was changed.
    fn retell(self) {
        let places = self.with(|inner| {
            let readable = inner.places().filter(|(_, note)| note.raw.is_none());
            readable.map(|(place, _)| place).filter(|place| inner.look(*place) == Look::Suggest).collect::<Vec<_>>()
        });
        places.into_iter().for_each(|place| self.show(place));
    }

    fn changed(self) {
        self.update(|inner| inner.begun = true);
        self.judge();
        self.edits.update(|edits| *edits = edits.wrapping_add(1));
        let act = self.with(|inner| inner.on_change.clone());
        act();
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

impl Inner {
    fn look(&self, place: Place) -> Look {
        self.outline.questions[place.question].look
    }

    /// Every field with its note, in the order asked.
    fn places(&self) -> impl Iterator<Item = (Place, &Note)> {
        let rows = self.notes.iter().enumerate();
        rows.flat_map(|(question, rows)| {
            rows.iter().enumerate().map(move |(row, note)| (Place { question, row }, note))
        })
    }

    /// What cannot be read is no answer: the form must not go on with an older one.
    fn write(&mut self, place: Place, text: &str) {
        let fault = self.sheet.write(place, text).err();
        if fault.is_some() {
            let _ = self.sheet.write(place, ""); // blank can always be written
        }
        if let Some(note) = self.notes[place.question].get_mut(place.row) {
            note.raw = fault;
            note.told = None;
        }
    }
}

/// Choosing is one act; typing is many.
fn is_choice(look: Look) -> bool {
    matches!(look, Look::One(_) | Look::Many(_) | Look::YesNo | Look::Pick)
}

/// Unicode NFC, as statements must be. Done by the browser: the tables would weigh more than the form.
fn composed(text: &str) -> std::borrow::Cow<'_, str> {
    match text.is_ascii() {
        true => text.into(),
        false => String::from(js_sys::JsString::from(text).normalize("NFC")).into(),
    }
}

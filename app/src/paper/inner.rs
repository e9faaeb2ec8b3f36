//! What a paper is made of: each field with what is typed and told in it, what is wrong, and the cards of the rules. Knows
//! only how one answer is written.

use super::Removed;
use crate::sheet::{Look, Outline, Place, Sheet};
use leptos::prelude::*;
use shared::{
    answer::{Choice, Fault},
    day::Day,
    form::Report,
    rules::{facts::Facts, provision::Finding},
    text::Language,
};
use std::rc::Rc;

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
    pub(super) fn new() -> Slot {
        Slot { text: ArcRwSignal::new(String::new()), trouble: ArcRwSignal::new(None), asked: ArcRwSignal::new(true) }
    }
}

/// What is known of a field and not shown by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Note {
    /// The typed text cannot be read as an answer; the form itself holds none then.
    pub(super) raw: Option<Fault>,
    /// The person has been there and gone on.
    pub(super) touched: bool,
    pub(super) told: Option<Finding>,
    /// What the doctor says is right instead.
    pub(super) remark: Option<Remark>,
}

/// Legens merknad: to this answer, or, kept at a row's first answer, to the whole row.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) note: String,
    pub(super) of_row: bool,
}

/// What is wrong at a field, and whether it is time to say so.
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) trouble: Trouble,
    pub(super) is_shown: bool,
}

/// What a field was told last.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) asked: bool,
    pub(super) troubled: bool,
}

impl Told {
    /// As [`Slot::new`].
    pub(super) const NOTHING: Told = Told { asked: true, troubled: false };
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

pub(super) struct Inner {
    pub(super) sheet: Box<dyn Sheet>,
    pub(super) outline: &'static Outline,
    /// By question, then row.
    pub(super) slots: Vec<Vec<Slot>>,
    pub(super) told: Vec<Vec<Told>>,
    pub(super) notes: Vec<Vec<Note>>,
    pub(super) choices: Vec<ArcRwSignal<Vec<Choice>>>,
    /// By rows.
    pub(super) rows_asked: Vec<ArcRwSignal<bool>>,
    pub(super) rows_fault: Vec<ArcRwSignal<Option<Fault>>>,
    /// What the doctor says of all of them.
    pub(super) rows_remarks: Vec<Option<String>>,
    pub(super) counts: Vec<RwSignal<usize>>,
    pub(super) removed: Vec<RwSignal<Option<Removed>>>,
    /// The sections that have been left.
    pub(super) left: Vec<bool>,
    pub(super) current: Option<usize>,
    pub(super) asked_to_send: bool,
    /// A person has written in it, now or before.
    pub(super) begun: bool,
    /// Facts about this document, and the trust and start they were told for.
    pub(super) facts: Facts,
    pub(super) told_for: Option<(String, String)>,
    pub(super) today: Day,
    pub(super) language: Language,
    pub(super) report: Report,
    /// The report's problems by field, in the order of fields, found once per check.
    pub(super) located: Vec<(Place, Fault)>,
    /// The findings that stop the form, with the field they point to.
    pub(super) stopping: Vec<(Option<Place>, Finding)>,
    /// What is wrong at fields, in the order asked.
    pub(super) troubles: Vec<Found>,
    pub(super) cards: Vec<Card>,
    pub(super) stamps: u32,
    pub(super) on_change: Rc<dyn Fn()>,
}

impl Inner {
    pub(super) fn look(&self, place: Place) -> Look {
        self.outline.questions[place.question].look
    }

    /// Every field with its note, in the order asked.
    pub(super) fn places(&self) -> impl Iterator<Item = (Place, &Note)> {
        let rows = self.notes.iter().enumerate();
        rows.flat_map(|(question, rows)| {
            rows.iter().enumerate().map(move |(row, note)| (Place { question, row }, note))
        })
    }

    /// What cannot be read is no answer: the form must not go on with an older one.
    pub(super) fn write(&mut self, place: Place, text: &str) {
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

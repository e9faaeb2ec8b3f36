//! Answers are typed, put, taken up again and laid away. Knows no rule; judges after each.

use super::{Note, Paper, Slot, Told, told};
use crate::sheet::{Look, Place};
use leptos::prelude::*;
use shared::numbers::national_number::holds_national_number;
use std::collections::BTreeMap;

impl Paper {
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
    pub(super) fn lay_out(self, raw: &BTreeMap<String, String>) {
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
    pub(super) fn show(self, place: Place) {
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
    pub(super) fn retell(self) {
        let places = self.with(|inner| {
            let readable = inner.places().filter(|(_, note)| note.raw.is_none());
            readable.map(|(place, _)| place).filter(|place| inner.look(*place) == Look::Suggest).collect::<Vec<_>>()
        });
        places.into_iter().for_each(|place| self.show(place));
    }

    pub(super) fn changed(self) {
        self.update(|inner| inner.begun = true);
        self.judge();
        self.edits.update(|edits| *edits = edits.wrapping_add(1));
        let act = self.with(|inner| inner.on_change.clone());
        act();
    }
}

/// Choosing is one act; typing is many.
fn is_choice(look: Look) -> bool {
    matches!(look, Look::One(_) | Look::Many(_) | Look::YesNo | Look::Pick)
}

/// Unicode NFC, as statements must be. Done by the browser: the tables would weigh more than the form.
pub(super) fn composed(text: &str) -> std::borrow::Cow<'_, str> {
    match text.is_ascii() {
        true => text.into(),
        false => String::from(js_sys::JsString::from(text).normalize("NFC")).into(),
    }
}

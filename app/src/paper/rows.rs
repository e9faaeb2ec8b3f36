//! Rows come, go and change places; what is typed in them goes along. Fields stand by place, so that no field is drawn
//! again: the texts move.

use super::{Inner, Note, Paper, Slot, Told};
use crate::sheet::Place;
use leptos::prelude::*;

/// A cell on the move.
#[derive(Clone, Debug)]
struct Cell {
    answer: String,
    text: String,
    note: Note,
}

/// Slettet rad: what undoing brings back.
#[derive(Clone, Debug)]
pub struct Removed {
    pub at: usize,
    cells: Vec<Cell>,
}

impl Paper {
    /// How many rows there are.
    pub fn count(self, rows: usize) -> RwSignal<usize> {
        self.with(|inner| inner.counts[rows])
    }

    /// The row deleted last, while it can be brought back.
    pub fn removed(self, rows: usize) -> RwSignal<Option<Removed>> {
        self.with(|inner| inner.removed[rows])
    }

    /// A new row at the end. False when there is no room.
    pub fn add_row(self, rows: usize) -> bool {
        let len = self.count(rows).get_untracked();
        self.rearrange(rows, |kept| kept.push(None)) && len < self.outline.rows[rows].most
    }

    /// A copy below the row.
    pub fn copy_row(self, rows: usize, at: usize) -> bool {
        self.rearrange(rows, |kept| {
            let copy = kept.get(at).cloned().flatten();
            kept.insert((at + 1).min(kept.len()), copy);
        })
    }

    pub fn remove_row(self, rows: usize, at: usize) {
        let cells = self.with(|inner| inner.row(rows, at));
        self.rearrange(rows, |kept| _ = kept.remove(at));
        self.removed(rows).set(Some(Removed { at, cells }));
    }

    /// Brings the row deleted last back to its place.
    pub fn undo_removal(self, rows: usize) -> Option<usize> {
        let removed = self.removed(rows).get_untracked()?;
        let at = removed.at.min(self.count(rows).get_untracked());
        self.rearrange(rows, |kept| kept.insert(at, Some(removed.cells)));
        self.removed(rows).set(None);
        Some(at)
    }

    /// Changes places with the row after it.
    pub fn swap_rows(self, rows: usize, first: usize) {
        self.rearrange(rows, |kept| {
            if first + 1 < kept.len() {
                kept.swap(first, first + 1);
            }
        });
    }

    /// Fills cells from lines with tabs, as spreadsheets copy them, beginning at a place; rows are added as needed.
    /// Returns how many rows were written.
    pub fn paste(self, place: Place, text: &str) -> usize {
        let Some(rows) = self.asked(place.question).rows else { return 0 };
        let listed = &self.outline.rows[rows];
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let lines = &lines[..lines.len().min(listed.most.saturating_sub(place.row))];
        let missing = (place.row + lines.len()).saturating_sub(self.count(rows).get_untracked());
        self.rearrange(rows, |kept| kept.extend((0..missing).map(|_| None)));
        for (row, line) in lines.iter().enumerate() {
            for (cell, text) in line.split('\t').enumerate().take(listed.cells.end - place.question) {
                let place = Place { question: place.question + cell, row: place.row + row };
                self.typed(place, text.trim());
                self.leave(place);
            }
        }
        lines.len()
    }

    /// Takes all rows up, lets `order` lay them anew, and writes them back. `None` is a blank row. False when they are
    /// more than there is room for; nothing is changed then.
    fn rearrange(self, rows: usize, order: impl FnOnce(&mut Vec<Option<Vec<Cell>>>)) -> bool {
        let before = self.with(|inner| inner.sheet.len(rows));
        let mut kept: Vec<Option<Vec<Cell>>> =
            self.with(|inner| (0..before).map(|row| Some(inner.row(rows, row))).collect());
        order(&mut kept);
        if kept.len() > self.outline.rows[rows].most.max(before) {
            return false;
        }
        let told = self.try_update(|inner| inner.lay_rows(rows, &kept)).unwrap_or_default();
        for (slot, text) in told {
            if slot.text.with_untracked(|shown| *shown != text) {
                slot.text.set(text);
            }
        }
        if before != kept.len() {
            self.removed(rows).set(None);
            self.count(rows).set(kept.len());
        }
        self.changed();
        true
    }
}

impl Inner {
    fn row(&self, rows: usize, row: usize) -> Vec<Cell> {
        let cells = self.outline.rows[rows].cells.clone();
        let cell = |question| Cell {
            answer: self.sheet.read(Place { question, row }),
            text: self.slots[question][row].text.get_untracked(),
            note: self.notes[question][row].clone(),
        };
        cells.map(cell).collect()
    }

    /// Writes rows; what comes back are the fields whose text may be another.
    fn lay_rows(&mut self, rows: usize, kept: &[Option<Vec<Cell>>]) -> Vec<(Slot, String)> {
        let cells = self.outline.rows[rows].cells.clone();
        while self.sheet.len(rows) > kept.len() {
            self.sheet.remove(rows, self.sheet.len(rows) - 1);
        }
        while self.sheet.len(rows) < kept.len() {
            self.sheet.insert(rows, self.sheet.len(rows));
        }
        let mut told = Vec::new();
        for (cell, question) in cells.enumerate() {
            self.slots[question].resize_with(kept.len(), Slot::new);
            self.told[question].resize(kept.len(), Told::NOTHING);
            self.notes[question].resize_with(kept.len(), Note::default);
            for (row, kept) in kept.iter().enumerate() {
                let blank = Cell { answer: String::new(), text: String::new(), note: Note::default() };
                let Cell { answer, text, note } = kept.as_ref().map_or(blank, |cells| cells[cell].clone());
                let _ = self.sheet.write(Place { question, row }, &answer); // it was read from the form
                self.notes[question][row] = note;
                told.push((self.slots[question][row].clone(), text));
            }
        }
        told
    }
}

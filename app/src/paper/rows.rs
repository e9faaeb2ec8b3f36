//! Rows come, go and change places; what is typed in them goes along. Fields stand by place, so that no field is drawn
//! again: the texts move.

use super::{Inner, Note, Paper, Slot, Told, composed, told};
use crate::sheet::{Outline, Place};
use leptos::prelude::*;
use shared::text::{Text, lower};

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

    /// A copy below the row; what the doctor says of the row is said of that one alone.
    pub fn copy_row(self, rows: usize, at: usize) -> bool {
        self.rearrange(rows, |kept| {
            let mut copy = kept.get(at).cloned().flatten();
            copy.iter_mut().flatten().for_each(|cell| cell.note.remark = None);
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

    /// Rows at the end, each with its answers in the order asked. False, and nothing is added, when there is no room.
    pub fn append(self, rows: usize, answers: &[Vec<String>]) -> bool {
        let (cells, language) = (self.outline.rows[rows].cells.clone(), self.with(|inner| inner.language));
        let cell = |(question, answer): (usize, &String)| Cell {
            answer: answer.clone(),
            text: told(self.asked(question).look, answer, language),
            note: Note { touched: true, ..Note::default() },
        };
        let row = |answers: &Vec<String>| Some(cells.clone().zip(answers).map(cell).collect());
        let is_written = self.rearrange(rows, |kept| kept.extend(answers.iter().map(row)));
        self.refresh_choices();
        is_written
    }

    /// Fills cells from lines with tabs, as spreadsheets copy them, beginning at a place; rows are added as needed. A
    /// first line of headers says which column is which. Returns how many rows were written, and how many had no room.
    pub fn paste(self, place: Place, text: &str) -> (usize, usize) {
        let Some(rows) = self.asked(place.question).rows else { return (0, 0) };
        let listed = &self.outline.rows[rows];
        let mut lines: Vec<Vec<&str>> =
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.split('\t').collect()).collect();
        let columns: Vec<Option<usize>> = match lines.first().and_then(|first| headers(self.outline, rows, first)) {
            Some(columns) => {
                lines.remove(0);
                columns
            }
            None => (place.question..listed.cells.end).map(Some).collect(),
        };
        let room = listed.most.saturating_sub(place.row).min(lines.len());
        let missing = (place.row + room).saturating_sub(self.count(rows).get_untracked());
        self.rearrange(rows, |kept| kept.extend((0..missing).map(|_| None)));
        let mut raw = Vec::new();
        let mut understood = Vec::new();
        self.update(|inner| {
            for (row, line) in lines[..room].iter().enumerate() {
                for (text, question) in line.iter().zip(&columns).filter_map(|(text, to)| Some((text, (*to)?))) {
                    let place = Place { question, row: place.row + row };
                    let text = composed(text.trim());
                    let answer = inner.sheet.understood(place, &text);
                    inner.write(place, &answer);
                    let note = &mut inner.notes[question][place.row];
                    note.touched = true;
                    match note.raw {
                        Some(_) => raw.push((place, text.into_owned())),
                        None => understood.push(place),
                    }
                }
            }
        });
        understood.into_iter().for_each(|place| self.show(place));
        raw.into_iter().for_each(|(place, text)| self.slot(place).text.set(text));
        self.refresh_choices();
        self.changed();
        (room, lines.len() - room)
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

/// The questions under a line of headers; `None` when it is no such line. One word may be an answer by chance.
fn headers(outline: &Outline, rows: usize, line: &[&str]) -> Option<Vec<Option<usize>>> {
    let find = |text: &&str| {
        let text = lower(text.trim().trim_end_matches(['*', ':']).trim());
        let is_it = |question: &usize| {
            let Text { nb, nn, en, .. } = outline.questions[*question].label;
            [nb, nn, en].iter().any(|label| lower(label) == text)
        };
        outline.rows[rows].cells.clone().find(is_it)
    };
    let found: Vec<Option<usize>> = line.iter().map(find).collect();
    (found.iter().flatten().count() >= 2).then_some(found)
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

//! What the doctor says is wrong: at an answer, at a row, or at all the rows. Knows no rule.

use super::{Paper, Remark};
use crate::sheet::Place;

impl Paper {
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
}

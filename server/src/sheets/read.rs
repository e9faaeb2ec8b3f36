//! A file of a spreadsheet as rows of text: XLSX by its first bytes, anything else as CSV.

use super::{MOST_COLUMNS, TEXT_LIMIT_BYTES, text, too_large, xlsx};
use shared::{
    grid::{MOST_ROWS, SheetRow},
    refusal::Refusal,
};
use unicode_normalization::UnicodeNormalization;

/// The rows of the first sheet, blank ones left out.
///
/// # Errors
/// [`Refusal::UnreadableSheet`], [`Refusal::SheetTooLarge`] when it unpacks to too much, [`Refusal::TooManyRows`].
pub fn read(bytes: &[u8]) -> Result<Vec<SheetRow>, Refusal> {
    if bytes.starts_with(b"PK\x03\x04") { xlsx::read(bytes) } else { text::read(bytes) }
}

/// Rows as they come in, within limits.
#[derive(Default)]
pub struct Stack {
    rows: Vec<SheetRow>,
    weight: usize,
}

impl Stack {
    /// Puts a text in a cell; rows must come in order.
    ///
    /// # Errors
    /// Those of [`read`].
    pub fn put(&mut self, number: u32, place: usize, text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if place >= MOST_COLUMNS {
            return Err(Refusal::UnreadableSheet);
        }
        self.weight = self.weight.saturating_add(text.len());
        if self.weight > TEXT_LIMIT_BYTES {
            return Err(too_large(TEXT_LIMIT_BYTES as u64));
        }
        let cells = self.row(number)?;
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        cells[place] = composed(text);
        Ok(())
    }

    fn row(&mut self, number: u32) -> Result<&mut Vec<String>, Refusal> {
        let is_there = self.rows.last().is_some_and(|row| row.number == number);
        if !is_there {
            // The header is a row too.
            if self.rows.len() > MOST_ROWS {
                return Err(Refusal::TooManyRows { limit: MOST_ROWS as u32 });
            }
            if self.rows.last().is_some_and(|row| row.number > number) {
                return Err(Refusal::UnreadableSheet);
            }
            self.rows.push(SheetRow { number, cells: Vec::new() });
        }
        self.rows.last_mut().map(|row| &mut row.cells).ok_or(Refusal::UnreadableSheet)
    }

    pub fn into_rows(self) -> Vec<SheetRow> {
        self.rows
    }
}

/// As the browser composes what is typed: NFC, and one kind of line break.
fn composed(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stay_within_their_limits() {
        let mut stack = Stack::default();
        assert_eq!(stack.put(1, 0, "A\u{30a}se\r\nB"), Ok(()));
        assert_eq!(stack.put(1_048_576, 2, "x"), Ok(()));
        assert_eq!(stack.put(7, 0, "back again"), Err(Refusal::UnreadableSheet));
        assert_eq!(stack.put(1_048_576, 16_383, "far out"), Err(Refusal::UnreadableSheet));
        assert_eq!(stack.put(1_048_576, 16_383, "  "), Ok(()));
        let rows = stack.into_rows();
        assert_eq!(rows[0].cells, ["Åse\nB"]);
        assert_eq!(rows[1].cells, ["", "", "x"]);
    }

    #[test]
    fn one_long_text_cannot_be_repeated_for_ever() {
        let mut stack = Stack::default();
        let long = "x".repeat(30_000);
        let outcome = (0..500).try_for_each(|place| stack.put(1, place, &long));
        assert_eq!(outcome, Err(Refusal::SheetTooLarge { limit_bytes: TEXT_LIMIT_BYTES as u32 }));
    }
}

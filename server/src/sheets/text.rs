//! CSV as spreadsheets write it: semicolons, commas or tabs; UTF-8, UTF-16 or Windows-1252. Knows no header.

use super::read::Stack;
use csv::ReaderBuilder;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use shared::{grid::SheetRow, refusal::Refusal};
use std::borrow::Cow;

/// # Errors
/// Those of [`super::read::read`].
pub fn read(bytes: &[u8]) -> Result<Vec<SheetRow>, Refusal> {
    let text = decoded(bytes);
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(Refusal::UnreadableSheet); // bytes of a program or a picture
    }
    let (between, text, skipped) = delimiter(&text);
    let mut reader =
        ReaderBuilder::new().delimiter(between).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut stack = Stack::default();
    let mut record = csv::StringRecord::new();
    let (mut number, mut line) = (skipped, 1);
    loop {
        let is_there = reader.read_record(&mut record).map_err(|_| Refusal::UnreadableSheet)?;
        if !is_there {
            return Ok(stack.into_rows());
        }
        // Blank lines are rows in a spreadsheet; line breaks inside a cell are not.
        let inside: u64 = record.iter().map(|cell| cell.matches('\n').count() as u64).sum();
        let passed = reader.position().line().saturating_sub(line);
        line = reader.position().line();
        number += passed.saturating_sub(inside).max(1) as u32;
        for (place, cell) in record.iter().enumerate() {
            stack.put(number, place, cell)?;
        }
    }
}

/// A byte order mark settles it; then UTF-8 where it is sound; else what Norwegian Excel writes.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let plain = || if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    marked.unwrap_or_else(plain).decode(bytes).0
}

/// What stands between the cells: as the first line says (`sep=;`), or whichever is most frequent in it outside quotes.
/// With the text after such a line, and how many lines that is.
fn delimiter(text: &str) -> (u8, &str, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some([between]) = first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        return (*between, rest, 1);
    }
    let outside: String = first.split('"').step_by(2).collect();
    let times = |between: &u8| outside.bytes().filter(|byte| byte == between).count();
    let most = b",\t;".iter().copied().max_by_key(times).unwrap_or(b';');
    (most, text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        read(bytes).unwrap().into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn semicolons_commas_and_tabs_are_told_apart() {
        for text in
            ["a;b\n1,5;2\n", "a,b\n\"1,5\",2\n", "a\tb\n1,5\t2\n", "sep=;\na;b\n1,5;2\n", "\"a\";\"b\"\r\n1,5;2"]
        {
            let rows = cells(text.as_bytes());
            assert_eq!(rows[0].1, ["a", "b"], "{text:?}");
            assert_eq!(rows[1].1, ["1,5", "2"], "{text:?}");
        }
    }

    #[test]
    fn letters_are_read_in_the_encoding_they_were_written_in() {
        let said = "Bodø;Ánne";
        let utf_16: Vec<u8> = [0xfe, 0xff].into_iter().chain(said.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let marked = [b"\xef\xbb\xbf", said.as_bytes()].concat();
        for bytes in [said.as_bytes(), &marked, &utf_16, b"Bod\xf8;\xc1nne"] {
            assert_eq!(cells(bytes)[0].1, ["Bodø", "Ánne"]);
        }
    }

    #[test]
    fn rows_have_the_numbers_a_spreadsheet_shows() {
        let numbers = |text: &str| cells(text.as_bytes()).into_iter().map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(numbers("a;b\n1;2\n3;4\n"), [1, 2, 3]);
        assert_eq!(numbers("a;b\n\n\n3;4\n"), [1, 4]);
        assert_eq!(numbers("a;b\n\"1\n1\";2\n3;4\n"), [1, 2, 3]);
        assert_eq!(numbers("a;b\r\n;\r\n3;4"), [1, 3]);
        assert_eq!(numbers("sep=;\na;b\n1;2\n"), [2, 3]);
    }

    #[test]
    fn what_is_no_text_is_no_sheet() {
        for bytes in [&b"%PDF-1.7\x00\x01"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", b"\x7fELF\x02"] {
            assert_eq!(read(bytes), Err(Refusal::UnreadableSheet));
        }
        assert_eq!(read(b""), Ok(Vec::new()));
    }
}

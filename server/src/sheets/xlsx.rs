//! XLSX, cell by cell. Weighs the archive before it is read; a formula is what it last came to, never computed here.
//! Why by cell: a sheet with one cell in each far corner would otherwise be laid out in full.

use super::{DESCRIPTION_LIMIT_BYTES, UNPACKED_LIMIT_BYTES, read::Stack, too_large};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use shared::{day::Day, grid::SheetRow, refusal::Refusal};
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// Files in one workbook; templates have about a dozen.
const MOST_FILES: usize = 500;

/// The first sheet.
///
/// # Errors
/// Those of [`super::read::read`].
pub fn read(bytes: &[u8]) -> Result<Vec<SheetRow>, Refusal> {
    weigh(bytes)?;
    let unreadable = |_| Refusal::UnreadableSheet;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let name = book.sheet_names().first().cloned().ok_or(Refusal::UnreadableSheet)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut stack = Stack::default();
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, place) = cell.get_position();
        let put = |stack: &mut Stack, text: &str| stack.put(row.saturating_add(1), place as usize, text);
        match cell.get_value() {
            DataRef::SharedString(text) => put(&mut stack, text)?,
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => put(&mut stack, text)?,
            value => put(&mut stack, &said(value))?,
        }
    }
    Ok(stack.into_rows())
}

/// Unpacks every file of the archive and keeps nothing: what it says of its own size need not be true.
fn weigh(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::UnreadableSheet)?;
    if archive.len() > MOST_FILES {
        return Err(Refusal::UnreadableSheet);
    }
    let mut left = UNPACKED_LIMIT_BYTES;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| Refusal::UnreadableSheet)?;
        let describes = file.name().is_ok_and(|name| is_description(&name));
        let limit = if describes { left.min(DESCRIPTION_LIMIT_BYTES) } else { left };
        let weight = io::copy(&mut file.take(limit + 1), &mut io::sink()).map_err(|_| Refusal::UnreadableSheet)?;
        if weight > limit {
            return Err(too_large(UNPACKED_LIMIT_BYTES));
        }
        left -= weight;
    }
    Ok(())
}

/// What is read whole, and is neither cells nor their texts.
fn is_description(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let holds_cells = name.starts_with("xl/worksheets/") && !name.ends_with(".rels");
    (name.ends_with(".xml") || name.ends_with(".rels")) && !holds_cells && name != "xl/sharedstrings.xml"
}

fn said(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => figure(*number),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) => day(moment),
        // `#REF!` is no blank cell.
        DataRef::Error(error) => error.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Empty => String::new(),
    }
}

/// A whole number without a decimal sign: spreadsheets keep every number as a fraction. Ten digits may be eleven that
/// began with a zero; told as such, so that a national identity number is found.
fn figure(number: f64) -> String {
    let text = number.to_string();
    if text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit()) { format!("0{text}") } else { text }
}

/// Days since the end of 1899 as a date; the time of the day says nothing a form asks for.
fn day(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if !moment.is_datetime() || !(1.0..110_000.0).contains(&serial) {
        return figure(serial);
    }
    let (year, month, date, ..) = moment.to_ymd_hms_milli();
    Day::new(year as i16, month as i8, date as i8).map_or_else(|| figure(serial), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_people_write_them() {
        assert_eq!(figure(9_144_889.0), "9144889");
        assert_eq!(figure(80.0), "80");
        assert_eq!(figure(0.8), "0.8");
        assert_eq!(figure(-1.0), "-1");
        assert_eq!(figure(f64::MAX).parse::<f64>().ok(), Some(f64::MAX));
        assert_eq!(figure(1_234_567_890.0), "01234567890");
    }
}

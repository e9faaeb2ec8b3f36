//! Spreadsheets: a template to fill in, and files read into rows of text. Knows no route and keeps nothing; what the rows
//! mean is for `shared::grid` to say.

pub mod read;
pub mod template;
mod text;
mod xlsx;

use shared::refusal::Refusal;

/// An XLSX unpacked may weigh so much.
const UNPACKED_LIMIT_BYTES: u64 = 16 * 1024 * 1024;
/// And what describes it (styles, names) so much: a few bytes there become hundreds in memory.
const DESCRIPTION_LIMIT_BYTES: u64 = 1024 * 1024;
/// What all cells together may say, in bytes: a file can repeat one long text for ever.
const TEXT_LIMIT_BYTES: usize = 8 * 1024 * 1024;
/// Columns further out hold nothing anybody filled in.
const MOST_COLUMNS: usize = 1_000;

fn too_large(limit: u64) -> Refusal {
    Refusal::SheetTooLarge { limit_bytes: u32::try_from(limit).unwrap_or(u32::MAX) }
}

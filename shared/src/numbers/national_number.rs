//! Recognizes what must never be written down: a national identity number in free text. Keeps nothing of it.
//! Why names of documents are let through: one in 150 has eleven digits in a row by chance, and nobody chooses them.

use crate::statement::doc_id::is_doc_id;

/// Fødselsnummer, D-nummer eller syntetisk nummer: true when the text holds exactly eleven digits in a row (spaces,
/// hyphens and dots between them do not hide it) whose first six read as a date. Day + 40 is a D number; month + 40,
/// + 65 and + 80 are numbers made for tests, refused all the same.
///
/// A text that is the name of a document and nothing else holds none.
pub fn holds_national_number(text: &str) -> bool {
    if is_doc_id(text) {
        return false;
    }
    let mut run = [0u8; 12];
    let mut length = 0;
    let mut gap = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                if length < 12 {
                    run[length] = c as u8 - b'0';
                }
                length += 1;
                gap = 0;
            }
            ' ' | '\u{a0}' | '-' | '.' | '\u{2011}' | '\u{2009}' | '\u{202f}' if length > 0 && gap == 0 => gap = 1,
            _ => {
                if length == 11 && reads_as_date(&run) {
                    return true;
                }
                (length, gap) = (0, 0);
            }
        }
    }
    length == 11 && reads_as_date(&run)
}

fn reads_as_date(run: &[u8; 12]) -> bool {
    let pair = |at: usize| run[at] * 10 + run[at + 1];
    let day = if pair(0) > 40 { pair(0) - 40 } else { pair(0) };
    let month = match pair(2) {
        month @ 81..=92 => month - 80,
        month @ 66..=77 => month - 65,
        month @ 41..=52 => month - 40,
        month => month,
    };
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

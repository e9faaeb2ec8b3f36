//! Recognizes what must never be written down: a national identity number in free text. Keeps nothing of it.
//! Why names of documents are let through: one in 150 has eleven digits in a row by chance, and nobody chooses them.

use super::doc_id::is_doc_id;

/// Fødselsnummer, D-nummer eller syntetisk nummer: true when eleven digits whose first six read as a date stand together,
/// whatever stands beside them. They may be written in groups with up to three signs between (spaces, line breaks,
/// hyphens, dots, slashes), when a group ends after the sixth digit. Day + 40 is a D number; month + 40, 65 or 80 are
/// numbers made for tests, refused all the same. A text that is the name of a document and nothing else holds none.
pub fn holds_national_number(text: &str) -> bool {
    if is_doc_id(text) {
        return false;
    }
    let groups = groups(text);
    (0..groups.len()).any(|first| begins_at(&groups[first..]))
}

/// Digits that stand together, and whether little enough stands before them to go on from the group before.
struct Group {
    digits: Vec<u8>,
    goes_on: bool,
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut inside, mut between) = (false, 0);
    for c in text.chars() {
        match (c.to_digit(10), inside) {
            (Some(digit), true) => groups.last_mut().into_iter().for_each(|group| group.digits.push(digit as u8)),
            (Some(digit), false) => groups.push(Group { digits: vec![digit as u8], goes_on: between <= LONGEST_GAP }),
            (None, true) => between = weight(c),
            (None, false) => between += weight(c),
        }
        inside = c.is_ascii_digit();
    }
    groups
}

/// Most signs between two groups of one number.
const LONGEST_GAP: usize = 3;

/// One for a sign that may stand inside a number; anything else parts numbers.
fn weight(c: char) -> usize {
    let may = c.is_whitespace() || matches!(c, '-' | '.' | '/' | ',' | '\u{2010}'..='\u{2014}' | '\u{2212}');
    if may { 1 } else { LONGEST_GAP + 1 }
}

/// Eleven digits from the first of these groups on.
fn begins_at(groups: &[Group]) -> bool {
    let mut digits: Vec<u8> = Vec::new();
    let (mut parts_at_six, mut count) = (false, 0);
    for group in groups {
        if count > 0 && !group.goes_on {
            return false;
        }
        digits.extend(&group.digits);
        count += 1;
        parts_at_six |= digits.len() == 6;
        match digits.len() {
            11 => return (count == 1 || parts_at_six) && reads_as_date(&digits),
            12.. => return false,
            _ => {}
        }
    }
    false
}

fn reads_as_date(digits: &[u8]) -> bool {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    let day = if pair(0) > 40 { pair(0) - 40 } else { pair(0) };
    let month = match pair(2) {
        month @ 81..=92 => month - 80,
        month @ 66..=77 => month - 65,
        month @ 41..=52 => month - 40,
        month => month,
    };
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

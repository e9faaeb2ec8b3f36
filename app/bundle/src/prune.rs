//! Drops custom properties that nothing reads. Designsystemet's theme declares some 600 of them, twice; we read a third.
//! Works on printed CSS: a declaration starts after `{`, `}` or `;` and ends at the next `;` or `}` outside of brackets
//! and quotes. A property read by a script through `getComputedStyle` would be lost; ours read none.

use std::collections::{HashMap, HashSet};

/// The sheet without declarations of custom properties that no ordinary declaration reaches by `var()`.
pub fn unused_properties(css: &str) -> String {
    let pieces = split(css);
    let live = reachable(&pieces);
    let kept = pieces.iter().filter(|piece| piece.declares.is_none_or(|name| live.contains(name)));
    kept.map(|piece| piece.text).collect()
}

/// A stretch of the sheet: one declaration of a custom property, or whatever lies between two such.
struct Piece<'a> {
    text: &'a str,
    declares: Option<&'a str>,
}

fn split(css: &str) -> Vec<Piece<'_>> {
    let bytes = css.as_bytes();
    let (mut pieces, mut start, mut at, mut fresh) = (Vec::new(), 0, 0, false);
    while at < bytes.len() {
        if fresh && bytes[at..].starts_with(b"--") {
            let end = end_of_declaration(bytes, at);
            pieces.push(Piece { text: &css[start..at], declares: None });
            pieces.push(Piece { text: &css[at..end], declares: css[at..end].split(':').next() });
            (start, at) = (end, end);
        } else {
            fresh = matches!(bytes[at], b'{' | b'}' | b';');
            at = step(bytes, at);
        }
    }
    pieces.push(Piece { text: &css[start..], declares: None });
    pieces
}

/// The next place to look at: past a whole quoted string, or past one byte.
fn step(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    if !matches!(quote, b'"' | b'\'') {
        return at + 1;
    }
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != quote {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    (end + 1).min(bytes.len())
}

fn end_of_declaration(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' if depth > 0 => depth -= 1,
            b'}' => return at,
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
        at = step(bytes, at);
    }
    at
}

fn reachable<'a>(pieces: &[Piece<'a>]) -> HashSet<&'a str> {
    let mut reads: HashMap<&str, Vec<&'a str>> = HashMap::new();
    let mut waiting = Vec::new();
    for piece in pieces {
        match piece.declares {
            Some(name) => reads.entry(name).or_default().extend(read_by(piece.text)),
            None => waiting.extend(read_by(piece.text)),
        }
    }
    let mut live = HashSet::new();
    while let Some(name) = waiting.pop() {
        if live.insert(name) {
            waiting.extend(reads.get(name).into_iter().flatten());
        }
    }
    live
}

fn read_by(text: &str) -> impl Iterator<Item = &str> {
    text.split("var(").skip(1).map(|rest| {
        let rest = rest.trim_start();
        &rest[..rest.find([',', ')', ' ']).unwrap_or(rest.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::unused_properties;

    #[test]
    fn a_property_that_nothing_reads_is_dropped() {
        assert_eq!(unused_properties("a{--x:1;--y:2;color:var(--y)}"), "a{--y:2;color:var(--y)}");
    }

    #[test]
    fn a_property_read_only_by_a_dropped_one_is_dropped_too() {
        assert_eq!(unused_properties("a{--x:var(--y);--y:2;color:red}b{--z:var(--z)}"), "a{color:red}b{}");
    }

    #[test]
    fn a_chain_that_ends_in_a_declaration_stays_whole() {
        let css = ":root{--a:var(--b, 3px);--b:calc(1px*var(--c));--c:2}a:hover{&>b{--d:1}margin:var(--a)}";
        assert_eq!(unused_properties(css), css.replace("--d:1", ""));
    }

    #[test]
    fn semicolons_and_braces_in_quotes_and_brackets_end_nothing() {
        let css = r#"a{--x:url("data:;}--y:1");--z:{a;b};content:";--q:1";mask:var(--x)}"#;
        assert_eq!(unused_properties(css), css.replace("--z:{a;b};", ""));
    }
}

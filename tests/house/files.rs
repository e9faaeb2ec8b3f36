//! What every file of the product holds to.

use crate::sources::{read, rust_under, without_tests};

const PRODUCT: [&str; 3] = ["shared/src/", "app/", "server/"];

#[test]
fn every_file_opens_with_what_it_knows() {
    let all = rust_under(&["shared/", "app/", "server/", "tests/"]);
    let silent: Vec<_> =
        all.iter().filter(|source| !source.text.starts_with("//!")).map(|source| &source.path).collect();
    assert!(silent.is_empty(), "these files do not say what they know: {silent:#?}");
}

/// A line may end the program only where a comment, on it or just above it, proves that it never will.
#[test]
fn nothing_ends_the_program_without_a_proof() {
    const ENDINGS: [&str; 6] = [".unwrap()", ".expect(", "todo!(", "unimplemented!(", "unreachable!(", "panic!("];
    let mut unproven = Vec::new();
    for source in rust_under(&PRODUCT).iter().filter(|source| !is_test(&source.path)) {
        let lines: Vec<_> = without_tests(&source.text).lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let ends = ENDINGS.iter().any(|ending| line.contains(ending)) && !line.trim_start().starts_with("//");
            let above = at.checked_sub(1).map_or("", |above| lines[above].trim_start());
            if ends && !line.contains("// ") && !above.starts_with("//") {
                unproven.push(format!("{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    assert!(unproven.is_empty(), "these lines can end the program:\n{}", unproven.join("\n"));
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

#[test]
fn no_test_is_ignored() {
    let mark = concat!("#[", "ignore");
    let all = rust_under(&["shared/", "app/", "server/", "tests/"]);
    let ignored: Vec<_> = all.iter().filter(|source| source.text.contains(mark)).map(|source| &source.path).collect();
    assert!(ignored.is_empty(), "{ignored:?}");
}

#[test]
fn names_say_what_a_thing_is() {
    const EMPTY: [&str; 8] = ["Manager", "Service", "Handler", "Helper", "Util", "Common", "Data", "Info"];
    const KINDS: [&str; 4] = ["struct ", "enum ", "trait ", "type "];
    let mut empty = Vec::new();
    for source in rust_under(&["shared/", "app/", "server/", "tests/"]) {
        for line in source.text.lines().map(str::trim_start) {
            let line = line.strip_prefix("pub ").or(line.strip_prefix("pub(crate) ")).unwrap_or(line);
            let Some(rest) = KINDS.iter().find_map(|kind| line.strip_prefix(kind)) else { continue };
            let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            if EMPTY.iter().any(|word| name.ends_with(word)) {
                empty.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(empty.is_empty(), "these names say nothing: {empty:#?}");
}

/// Words from the garbled text of the sources never reach a person.
#[test]
fn garbled_words_stay_out() {
    let garbled = ["allmenntid", "allmenntillegg"];
    for source in rust_under(&PRODUCT) {
        assert!(!garbled.iter().any(|word| source.text.contains(word)), "{}", source.path);
    }
}

#[test]
fn no_markup_is_written_as_text() {
    for source in rust_under(&["app/src/"]) {
        let text = without_tests(&source.text);
        for way in ["inner_html", "set_outer_html", "insert_adjacent_html", "javascript:", "document.write"] {
            assert!(!text.contains(way), "{} uses {way}", source.path);
        }
    }
}

#[test]
fn the_page_holds_no_script_and_no_style() {
    let page = read("index.html");
    for (at, _) in page.match_indices("<script") {
        assert!(
            page[at..].starts_with("<script src=") || page[at..].contains("type=\"module\" src="),
            "a script in the page"
        );
    }
    assert!(!page.contains("<style") && !page.contains(" style=\"") && !page.contains(" onclick="));
}

/// A personal value never reaches a log line: what is logged is named field by field, and these are not among them.
#[test]
fn no_log_line_names_a_person() {
    const PERSONAL: [&str; 9] = ["name", "hpr", "email", "phone", "body", "payload", "token", "cookie", "path"];
    for source in rust_under(&["server/src/"]) {
        let text = without_tests(&source.text);
        for macro_name in ["info!(", "warn!(", "error!(", "debug!(", "trace!(", "info_span!(", "debug_span!("] {
            for (at, _) in text.match_indices(macro_name) {
                let line = text[at..].split(");").next().unwrap_or("");
                let arguments = line.split(&['(', ',', ' ', '%', '?', '=', '\n'][..]).map(str::trim);
                let named: Vec<_> = arguments.filter(|word| PERSONAL.contains(word)).collect();
                assert!(named.is_empty(), "{} logs {named:?}: {line}", source.path);
            }
        }
    }
}

//! The list of changes, read from the file that is written for caseworkers. Knows its small format and nothing else.

use shared::{
    day::Day,
    text::{Language, t},
};

const CHANGELOG: &str = include_str!("../../../shared/CHANGELOG.md");

/// Headings by day, each with its changes in one language.
pub fn list(language: Language) -> String {
    let program = t("Programmet", "Programmet", "The program").read(language);
    let version = format!("<p>{program}: <code>{}</code></p>\n", env!("CARGO_PKG_VERSION"));
    CHANGELOG.split("\n## ").skip(1).fold(version, |html, entry| html + &one_day(entry, language))
}

fn one_day(entry: &str, language: Language) -> String {
    let (heading, lines) = entry.split_once('\n').unwrap_or((entry, ""));
    let heading = heading.trim();
    let words = heading.parse::<Day>().map_or_else(|_| heading.to_owned(), |day| day.in_words(language));
    let prefix = format!("- {}: ", language.tag());
    let rows: String = lines
        .lines()
        .filter_map(|line| line.strip_prefix(&prefix))
        .map(|row| format!("<li>{}</li>\n", plain(row)))
        .collect();
    format!("<h2>{}</h2>\n<ul>\n{rows}</ul>\n", plain(&words))
}

/// Text as HTML.
pub fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_told_in_every_language() {
        let rows = |tag: &str| CHANGELOG.lines().filter(|line| line.starts_with(&format!("- {tag}: "))).count();
        assert!(rows("nb") > 0);
        assert_eq!((rows("nb"), rows("nb")), (rows("nn"), rows("en")));
    }
}

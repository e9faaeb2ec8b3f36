//! The list of changes, read from the file that is written for caseworkers. Knows its small format and nothing else.

use shared::text::{Language, t};

const CHANGELOG: &str = include_str!("../../../shared/CHANGELOG.md");

/// What has changed, newest first. The list itself is kept in bokmål.
pub fn list(language: Language) -> String {
    let program = t("Programmet", "Programmet", "The program").read(language);
    let said_in = t("", "Lista er skriven på bokmål.", "The list is written in Norwegian.").read(language);
    let said_in = if said_in.is_empty() { String::new() } else { format!("<p>{said_in}</p>\n") };
    let entries: String = CHANGELOG.split("\n## ").skip(1).map(entry).collect();
    format!(
        "<p>{program}: <code>{}</code></p>\n{said_in}<div lang=\"nb\">\n{entries}</div>\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// One day: a heading, sub-headings in bold, rows with a hyphen, and sentences.
fn entry(text: &str) -> String {
    let (heading, lines) = text.split_once('\n').unwrap_or((text, ""));
    let mut html = format!("<h2>{}</h2>\n", plain(heading));
    let mut in_list = false;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let row = line.strip_prefix("- ");
        if in_list != row.is_some() {
            html.push_str(if in_list { "</ul>\n" } else { "<ul>\n" });
            in_list = row.is_some();
        }
        let bold = line.strip_prefix("**").and_then(|line| line.strip_suffix("**"));
        html.push_str(&match (row, bold) {
            (Some(row), _) => format!("<li>{}</li>\n", plain(row)),
            (None, Some(heading)) => format!("<h3>{}</h3>\n", plain(heading)),
            (None, None) => format!("<p>{}</p>\n", plain(line)),
        });
    }
    if in_list { html + "</ul>\n" } else { html }
}

/// Text as HTML.
pub fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_becomes_headings_rows_and_sentences() {
        let html = entry("1. mars 2028\n\n**Innmelding**\n- a < b\n- c\n\nEn setning.\n");
        assert_eq!(
            html,
            "<h2>1. mars 2028</h2>\n<h3>Innmelding</h3>\n<ul>\n<li>a &lt; b</li>\n<li>c</li>\n</ul>\n<p>En setning.</p>\n"
        );
    }

    #[test]
    fn the_newest_change_is_on_the_page() {
        assert!(list(Language::Nb).contains("<h2>") && list(Language::Nb).contains("<li>"));
    }
}

//! Tables and text in Markdown. Knows nothing of forms.

/// Text that stands as it is, also in the cell of a table.
pub fn cell(text: &str) -> String {
    let mut cell = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#') {
            cell.push('\\');
        }
        cell.push(c);
    }
    cell
}

/// A table below its caption; the page makes the line in italics the caption, and the first cell of a row its header.
pub fn table(caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = format!("*{}*\n\n", cell(caption));
    text.push_str(&line(head.iter().map(|word| (*word).to_owned()).collect()));
    text.push_str(&format!("|{}\n", "---|".repeat(head.len())));
    rows.into_iter().for_each(|row| text.push_str(&line(row)));
    text
}

//! Tells the person at the terminal what is going on. Knows no step.
//!
//! **Why the terminal itself.** Cargo swallows what a build script prints, and `cargo:warning` comes only when all is over,
//! in yellow, as if something were wrong. So the lines go straight to the controlling terminal when there is one, in
//! cargo's own shape; cargo redraws its bar below them. Without a terminal (CI) they go to standard error, which cargo keeps
//! and shows when the build fails or is asked for with `-vv`.

use crate::squeeze::Squeezed;
use std::fs::{File, OpenOptions};
use std::io::Write;

#[cfg(windows)]
const TERMINAL: &str = "CONOUT$";
#[cfg(not(windows))]
const TERMINAL: &str = "/dev/tty";

fn terminal() -> Option<File> {
    OpenOptions::new().write(true).open(TERMINAL).ok()
}

/// Whether somebody may be watching; decides if the nested cargo colors its lines.
pub fn watched() -> bool {
    terminal().is_some()
}

/// One step, in the shape of cargo's own status lines.
pub fn step(verb: &str, what: &str) {
    match terminal() {
        // A carriage return and "erase to end of line": cargo's progress bar may stand on this line.
        Some(mut to) => drop(writeln!(to, "\r\x1b[K\x1b[1;32m{verb:>12}\x1b[0m {what}")),
        None => eprintln!("{verb:>12} {what}"),
    }
}

/// A line that another program wrote.
pub fn pass_on(line: &str) {
    match terminal() {
        Some(mut to) => drop(writeln!(to, "\r\x1b[K{line}")),
        None => eprintln!("{line}"),
    }
}

/// What the first visit costs.
pub fn sizes(files: &[Squeezed]) {
    let first: Vec<&Squeezed> = files.iter().filter(|file| file.named.first_visit).collect();
    let total: usize = first.iter().map(|file| file.brotli.len()).sum();
    let parts: Vec<String> =
        first.iter().map(|file| format!("{} {}", kind(&file.named.path), kilobytes(file.brotli.len()))).collect();
    step("Bundled", &format!("{} with brotli for the first page ({})", kilobytes(total), parts.join(", ")));
}

fn kind(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((_, extension)) => extension,
        None => "html",
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

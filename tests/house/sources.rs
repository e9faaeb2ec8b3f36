//! Finds the sources that are under version control. Knows no rule.

use std::{
    path::{Path, PathBuf},
    process::Command,
};
use tests::alis::root;

/// A source: its path from the root, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// Paths from the root of everything that is, or is about to be, under version control.
pub fn paths() -> Vec<String> {
    let listed = Command::new("git")
        .args(["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git is installed");
    let listed = String::from_utf8(listed.stdout).expect("paths are UTF-8");
    listed.lines().filter(|path| root().join(path).is_file()).map(str::to_owned).collect()
}

/// All sources in Rust under one of these folders.
pub fn rust_under(folders: &[&str]) -> Vec<Source> {
    let within = |path: &String| path.ends_with(".rs") && folders.iter().any(|folder| path.starts_with(folder));
    paths().into_iter().filter(within).map(|path| Source { text: read(&path), path }).collect()
}

/// The text of one file, by its path from the root.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// Folders directly under `folder`, by name, sorted.
pub fn folders_in(folder: &str) -> Vec<String> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let mut names: Vec<String> = paths()
        .iter()
        .filter_map(|path| path.strip_prefix(&prefix)?.split_once('/').map(|(name, _)| name.to_owned()))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// A source without its tests: everything before `#[cfg(test)]` at the start of a line.
pub fn without_tests(text: &str) -> &str {
    text.find("\n#[cfg(test)]").map_or(text, |at| &text[..at])
}

#[test]
fn the_search_finds_itself() {
    let here = Path::new(file!()).file_name().expect("a name");
    assert!(paths().iter().any(|path| PathBuf::from(path).file_name() == Some(here)));
}

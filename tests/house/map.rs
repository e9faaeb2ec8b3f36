//! The map in the README and the agreed top of the tree.

use crate::sources::{folders_in, paths, read};
use std::collections::{BTreeMap, BTreeSet};
use tests::alis::root;

#[test]
fn the_top_holds_the_agreed_names_and_no_other() {
    let agreed = ["Cargo.toml", "Cargo.lock", "app", "shared", "server", "tests", "index.html", "README.md"];
    let top: BTreeSet<String> = paths().iter().filter_map(|path| path.split('/').next().map(str::to_owned)).collect();
    let visible: BTreeSet<&str> = top.iter().map(String::as_str).filter(|name| !name.starts_with('.')).collect();
    assert_eq!(visible, BTreeSet::from(agreed));
}

/// The table under `## Map`: a folder in the first cell; in the second, between backticks, folders and files in it.
fn map() -> BTreeMap<String, Vec<String>> {
    let text = read("README.md");
    let table =
        text.split("\n## Map\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the README has a map");
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('|'));
    rows.map(|(folder, held)| (folder.trim().trim_end_matches('`').to_owned(), quoted(held))).collect()
}

/// Folders a stranger meets: the four floors, what each holds, and the parts of `src`.
fn folders() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for floor in folders_in("").into_iter().filter(|name| !name.starts_with('.')) {
        for part in folders_in(&floor) {
            let path = format!("{floor}/{part}");
            found
                .extend(folders_in(&path).into_iter().filter(|_| part == "src").map(|inner| format!("{path}/{inner}")));
            found.insert(path);
        }
        found.insert(floor);
    }
    found
}

#[test]
fn the_map_names_each_folder_that_exists() {
    let map = map();
    let named = |path: &String| {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let below = format!("{path}/");
        map.contains_key(path)
            || map.get(parent).is_some_and(|held| held.iter().any(|one| one == name))
            || map.keys().any(|row| row.starts_with(&below))
    };
    let missing: Vec<_> = folders().into_iter().filter(|path| !named(path)).collect();
    assert!(missing.is_empty(), "not on the map in the README: {missing:#?}");
}

#[test]
fn the_map_names_nothing_that_is_gone() {
    let mut gone = Vec::new();
    for (folder, held) in map() {
        if !root().join(&folder).is_dir() {
            gone.push(folder.clone());
        }
        let there =
            |name: &str| ["", ".rs"].iter().any(|end| root().join(&folder).join(format!("{name}{end}")).exists());
        gone.extend(held.iter().filter(|name| !there(name)).map(|name| format!("{folder}/{name}")));
    }
    assert!(gone.is_empty(), "on the map in the README, but gone: {gone:#?}");
}

#[test]
fn the_readme_gives_the_two_commands() {
    let text = read("README.md");
    assert!(text.contains("cargo run --release"));
    assert!(text.contains("tests/verify"));
}

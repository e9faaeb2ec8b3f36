//! A migration that was merged is never edited: data directories out there have already run it.

use crate::sources::{paths, read};
use shared::statement::digest::Digest;
use std::collections::BTreeMap;

/// One line for each migration: its path and the digest of its bytes. A new migration adds a line; no line changes.
const LIST: &str = "tests/house/migrations.txt";

#[test]
fn merged_migrations_are_never_edited() {
    let list = read(LIST);
    let merged: BTreeMap<&str, &str> = list.lines().filter_map(|line| line.split_once(' ')).collect();
    let migrations = paths().into_iter().filter(|path| path.starts_with("server/migrations/"));
    let found: BTreeMap<String, String> = migrations
        .map(|path| {
            let digest = Digest::of(read(&path).as_bytes()).to_string();
            (path, digest)
        })
        .collect();
    assert!(!found.is_empty(), "there are no migrations");
    for (path, digest) in &found {
        match merged.get(path.as_str()) {
            Some(known) => assert_eq!(known, digest, "{path} was merged and is edited"),
            None => panic!("add to {LIST}:\n{path} {digest}"),
        }
    }
    assert!(merged.keys().all(|path| found.contains_key(*path)), "a merged migration is gone");
}

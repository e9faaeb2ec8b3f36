//! Who may ask whom: the floors, and a reason for each dependency.

use crate::sources::{read, rust_under, without_tests};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

fn manifest(crate_path: &str) -> Table {
    read(&format!("{crate_path}/Cargo.toml")).parse().expect("TOML")
}

/// Names of what a crate needs to be built and used; what only its tests need is left out.
fn needs(crate_path: &str) -> BTreeSet<String> {
    let manifest = manifest(crate_path);
    let tables = ["dependencies", "build-dependencies"];
    let listed = tables.iter().filter_map(|table| manifest.get(*table)?.as_table());
    listed.flat_map(Table::keys).cloned().collect()
}

#[test]
fn shared_asks_nothing_of_the_world() {
    let known = ["serde", "serde_json", "validator", "schemars", "jiff", "sha2", "base64ct"];
    let unknown: Vec<_> = needs("shared").into_iter().filter(|name| !known.contains(&name.as_str())).collect();
    assert!(unknown.is_empty(), "shared asks {unknown:?}: is it a clock, randomness, a file, a network, a screen?");

    let workspace: Table = read("Cargo.toml").parse().expect("TOML");
    let jiff = &workspace["workspace"]["dependencies"]["jiff"];
    assert_eq!(jiff["default-features"], Value::Boolean(false), "jiff's defaults bring a clock and time zones");
    assert_eq!(jiff["features"], Value::Array(vec!["alloc".into()]));

    for source in rust_under(&["shared/src/"]) {
        for way in ["std::time", "std::fs", "std::net", "std::env", "std::process", "std::thread", "::now("] {
            assert!(!without_tests(&source.text).contains(way), "{} uses {way}", source.path);
        }
    }
}

/// What the whole tree of `shared` holds, as Cargo resolved it for the browser.
#[test]
fn nothing_below_shared_brings_a_clock_or_randomness() {
    let tree = std::process::Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args([
            "tree",
            "--offline",
            "-p",
            "shared",
            "-e",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(["--target", "wasm32-unknown-unknown"])
        .current_dir(tests::alis::root())
        .output()
        .expect("cargo starts");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    for foreign in ["getrandom", "rand", "tokio", "web-sys", "js-sys", "wasm-bindgen", "rusqlite", "chrono", "time"] {
        let there = tree.lines().any(|line| line.split(' ').next() == Some(foreign));
        assert!(!there, "{foreign} stands below shared:\n{tree}");
    }
}

#[test]
fn arrows_between_the_floors_point_down() {
    let above: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("shared", &["app", "server", "bundle", "tests", "leptos", "axum", "rusqlite"][..]),
        ("app", &["server", "bundle", "tests", "axum", "rusqlite", "tokio"][..]),
        ("app/bundle", &["app", "server", "shared", "tests"][..]),
        ("server", &["app", "tests", "leptos", "web-sys"][..]),
    ]);
    for (floor, foreign) in above {
        let needs = needs(floor);
        let found: Vec<_> = foreign.iter().filter(|name| needs.contains(**name)).collect();
        assert!(found.is_empty(), "{floor} asks {found:?}");
    }
}

#[test]
fn rules_know_no_envelope_and_handlers_no_sql() {
    for source in rust_under(&["shared/src/rules/", "shared/src/forms/"]) {
        assert!(!source.text.contains("statement::"), "{} knows the envelope", source.path);
    }
    for source in rust_under(&["server/src/routes/", "server/src/routes.rs", "server/src/intake.rs"]) {
        let text = without_tests(&source.text);
        assert!(!text.contains("rusqlite") && !text.contains("SELECT "), "{} knows SQL", source.path);
    }
}

#[test]
fn each_dependency_has_its_reason() {
    let text = read("Cargo.toml");
    let section = text.split("[workspace.dependencies]").nth(1).expect("a list of dependencies");
    let section = section.split("\n[").next().expect("split gives at least one");
    let mut count = 0;
    for line in section.lines().filter(|line| line.contains('=') && !line.trim_start().starts_with('#')) {
        count += 1;
        let ours = line.contains("path =");
        let reason = line.rsplit_once("# ").map_or("", |(_, reason)| reason);
        assert!(ours || reason.len() > 8, "no reason: {line}");
    }
    assert!(count > 20, "the list was not read");
}

/// Every version stands in one place.
#[test]
fn crates_name_dependencies_and_nothing_more() {
    for floor in ["shared", "app", "app/bundle", "server", "tests"] {
        let text = read(&format!("{floor}/Cargo.toml"));
        let own = text.lines().find(|line| line.contains("version =") && !line.starts_with("version"));
        assert_eq!(own, None, "{floor} names a version of its own");
    }
}

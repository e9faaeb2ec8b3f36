//! Runs a test or a bench of this crate in Chromium, built with the profile that is handed out. Knows not what it measures.

use std::process::Command;
use tests::alis::{root, target};

/// `--test` or `--bench`, and its name; more may be asked of it.
pub fn run(what: [&str; 2]) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(["test", "--profile", "browser", "-p", "tests"])
        .args(what)
        .args(["--target", "wasm32-unknown-unknown", "--", "--nocapture"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", target().join("release/wasm-runner"))
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/browser/webdriver.json"))
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .current_dir(root());
    command
}

/// What it printed.
pub fn said(command: &mut Command) -> String {
    let ended = command.output().expect("cargo starts");
    String::from_utf8_lossy(&ended.stdout).into_owned()
}

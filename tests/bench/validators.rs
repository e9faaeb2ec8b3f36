//! Plans with 70 periods checked in a second, beside ajv with the schema that `alis schema implementation-plan` prints:
//! `cargo bench -p tests --bench validators`. One thread; ajv in Node and in Chromium, ours in native code and in
//! WebAssembly in Chromium, as it is handed out.
//!
//! What each checks: ajv what the schema says, that is types, limits, patterns and formats. Our «shape» is that, hidden
//! characters and national identity numbers. Our full check is also every question that must be answered and sixteen
//! rules of law, with what to do and the day each is met; no schema can say those.

mod parts;

use parts::{checks, plan::body, wasm};
use std::{process::Command, time::Instant};
use tests::{
    alis::{self, root, target},
    browser::Browser,
};

const TIMES: u32 = 20_000;
const ROUNDS: usize = 5;

#[tokio::main]
async fn main() {
    if parts::only_lists() {
        return;
    }
    let folder = target().join("bench/validators");
    std::fs::create_dir_all(&folder).expect("target can be written");
    let text = body(70).to_string();
    let schema = alis::run(&["schema", "implementation-plan"]).stdout;
    std::fs::write(folder.join("schema.json"), schema).expect("target can be written");
    std::fs::write(folder.join("plan.json"), &text).expect("target can be written");
    let (in_node, page) = ajv_in_node(&folder);
    let in_browser = ajv_in_browser(&page).await;
    let clock = Instant::now();
    let native = (0..ROUNDS).map(|_| checks::speeds(&text, TIMES, || clock.elapsed().as_secs_f64() * 1000.0));
    let native = native.max_by(|a, b| a.check.total_cmp(&b.check)).expect("some rounds");
    let native = [native.shape, native.check, native.read_and_check];
    println!("plans of 70 periods, a second:");
    say("ajv in Node", [in_node[0], in_node[0], in_node[1]], in_node);
    say("ours in native code", native, in_node);
    say("ajv in Chromium", [in_browser[0], in_browser[0], in_browser[1]], in_browser);
    match in_wasm() {
        Some(speeds) => say("ours in WebAssembly", speeds, in_browser),
        None => println!("  the check in WebAssembly was not measured; run tests/verify first"),
    }
}

/// Beside ajv's checking, and ajv's reading and checking.
fn say(who: &str, [shape, check, read]: [f64; 3], [ajv, ajv_read]: [f64; 2]) {
    println!(
        "  {who}: shape {shape:.0} ({:.1} of ajv) · full check {check:.0} ({:.1}) · read and checked {read:.0} ({:.1})",
        shape / ajv,
        check / ajv,
        read / ajv_read
    );
}

/// Plans checked, and read and checked, in a second; and a page that measures the same.
fn ajv_in_node(folder: &std::path::Path) -> ([f64; 2], String) {
    let peers = root().join("tests/bench/peers");
    let installed =
        Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&peers).status();
    assert!(installed.expect("Node is installed").success(), "npm ci");
    let ended =
        Command::new("node").arg("ajv.mjs").arg(folder).current_dir(&peers).output().expect("Node is installed");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let speeds = serde_json::from_slice(&ended.stdout).expect("two figures");
    (speeds, std::fs::read_to_string(folder.join("page.html")).expect("it was just written"))
}

async fn ajv_in_browser(page: &str) -> [f64; 2] {
    use base64ct::{Base64, Encoding};
    let browser = Browser::open("ajv").await;
    browser.goes(&format!("data:text/html;base64,{}", Base64::encode_string(page.as_bytes()))).await;
    browser.finds("!!window.speeds").await;
    serde_json::from_value(browser.asks("window.speeds").await).expect("two figures")
}

fn in_wasm() -> Option<[f64; 3]> {
    let said = wasm::said(&mut wasm::run(["--bench", "check_in_wasm"]));
    let line = said.lines().find_map(|line| line.split_once("speeds: "))?.1;
    let figures: Vec<f64> = line.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    figures.try_into().ok()
}

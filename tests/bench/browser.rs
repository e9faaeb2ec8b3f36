//! What the form costs in a browser, measured in one run: `cargo bench -p tests --bench browser`.
//!
//! 1. First load: every file the first page of the form asks for, as it comes over the wire.
//! 2. Main-thread work per keystroke (`TaskDuration` of the DevTools protocol), beside two pages without a framework: one
//!    with the same number of plain inputs, and one with the very markup and styles of the form. In turns, at full speed
//!    and with the CPU slowed four times.
//! 3. A full check of a registration in WebAssembly, built with the profile that is handed out.

mod parts;

use parts::{
    meter::{floor_of, forgets, median, page_of, slow, typing},
    serve, wasm,
};
use std::time::Duration;
use tests::{
    alis::target,
    browser::Browser,
    people::{Person, Stage},
};

const KEYS: usize = 60;
const ROUNDS: usize = 7;
/// Where is typed: a line of text in the first section.
const FIELD: &str = "workplace";

#[tokio::main]
async fn main() {
    if parts::only_lists() {
        return;
    }
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    tokio::time::sleep(Duration::from_secs(4)).await; // the draft is saved
    first_load(&manager, &doc).await;
    keystrokes(&manager).await;
    check_in_wasm();
}

async fn first_load(manager: &Person, doc: &str) {
    let browser = &manager.browser;
    forgets(browser).await;
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    browser.sees(&format!("#{FIELD}")).await;
    let files =
        "JSON.stringify([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .map(one => [new URL(one.name).pathname, one.encodedBodySize, Math.round(one.responseEnd)]))";
    let files = browser.asks(files).await;
    let files: Vec<(String, u64, u64)> = serde_json::from_str(files.as_str().expect("text")).expect("rows");
    let ready = browser.asks("Math.round(performance.now())").await;
    println!("first load of the form:");
    let mut sum = 0;
    for (path, bytes, ended) in files.iter().filter(|(path, ..)| !path.starts_with("/api/")) {
        println!("  {:>8.1} kB  {path} ({ended} ms)", *bytes as f64 / 1000.0);
        sum += bytes;
    }
    println!("  {:>8.1} kB  in all (goal: 200 kB); the form stood after {ready} ms", sum as f64 / 1000.0);
}

async fn keystrokes(manager: &Person) {
    let ours = &manager.browser;
    let inputs =
        ours.asks("document.querySelectorAll('input, select, textarea').length").await.as_u64().expect("a count");
    let plain = Browser::open("plain").await;
    plain.goes(&serve::page("plain", &page_of("", &plain_inputs(inputs))).await).await;
    let same = floor_of(ours).await;
    let field = format!("document.getElementById('{FIELD}')");
    println!("main-thread work per keystroke, {inputs} inputs, median of {ROUNDS} rounds of {KEYS} keys:");
    for slowed in [1, 4] {
        for browser in [ours, &plain, &same] {
            slow(browser, slowed).await;
        }
        let mut times = [Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (times, browser) in times.iter_mut().zip([&plain, &same, ours]) {
                times.push(typing(browser, &field, KEYS).await);
            }
        }
        let [plain, same, ours] = times.map(median);
        println!(
            "  CPU slowed {slowed}×: ours {ours:.2} ms · plain inputs {plain:.2} ms (ratio {:.2}) · same markup without a framework {same:.2} ms (ratio {:.2}, goal 1.30)",
            ours / plain,
            ours / same
        );
    }
    slow(ours, 1).await;
}

fn plain_inputs(count: u64) -> String {
    let field = |at: u64| {
        let id = if at == 4 { FIELD.to_owned() } else { format!("field-{at}") };
        format!("<p><label for=\"{id}\">{id}</label><br><input id=\"{id}\"></p>")
    };
    (0..count).map(field).collect()
}

fn check_in_wasm() {
    let mut run = wasm::run(["--test", "corpus"]);
    run.arg("a_check_made_often_says_the_same_each_time").env("ALIS_CORPUS", target().join("corpus/reports.txt"));
    let said = wasm::said(&mut run);
    let line = said.lines().find(|line| line.contains("µs"));
    match line {
        Some(line) => println!("{}", line.trim()),
        None => println!("the check in WebAssembly was not measured; run tests/verify first\n{said}"),
    }
}

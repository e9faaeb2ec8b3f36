//! Whether the plan page stays usable with 1,000 periods: `cargo bench -p tests --bench rows`. Until it stands, work per
//! key, deleting a row, scrolling; and adding a row to a plan that has room. The form takes 120 periods; 1,000 come only
//! from a draft, so none can be added there.

mod parts;

use parts::{
    draft::lay,
    meter::{floor_of, median, ready, slow, typing, work},
    plan::{TYPED_ROW, body, field_with, place},
};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{browser::Browser, people::Stage};

const MANY: usize = 1_000;
/// A plan with room for one more.
const NEARLY_FULL: usize = 119;
const KEYS: usize = 10;
const ROUNDS: usize = 3;

#[tokio::main]
async fn main() {
    if parts::only_lists() {
        return;
    }
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let browser = &manager.browser;
    for periods in [NEARLY_FULL, MANY] {
        let address = format!("{}{}", stage.origin, lay(browser, body(periods)).await);
        println!("a plan of {periods} periods:");
        stands(browser, &address, periods).await;
        keys(browser).await;
        match periods < MANY {
            true => println!("  a row added: {}", press(browser, "document.getElementById('periods-add')").await),
            false => println!("  a row deleted: {}", press(browser, DELETE).await),
        }
        println!("  scrolled 20,000 px: {}", scroll(browser).await);
    }
}

const DELETE: &str = "[...document.querySelectorAll('[aria-label=\"Slett periode 3\"]')][0]";

async fn stands(browser: &Browser, address: &str, periods: usize) {
    let (whole, mut times, mut fields) = (format!("!!{}", field_with(&place(periods - 1))), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let (stood, count) = ready(browser, address, &whole).await;
        times.push(stood);
        fields = count;
    }
    println!("  {fields} fields stood after {:.0} ms", median(times));
}

async fn keys(browser: &Browser) {
    let floor = floor_of(browser).await;
    let field = field_with(&place(TYPED_ROW));
    for slowed in [1, 4] {
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            for (times, browser) in times.iter_mut().zip([browser, &floor]) {
                slow(browser, slowed).await;
                times.push(typing(browser, &field, KEYS).await);
                slow(browser, 1).await;
            }
        }
        let [ours, same] = times.map(median);
        println!("  a key, CPU slowed {slowed}×: {ours:.1} ms · same markup {same:.1} ms (ratio {:.2})", ours / same);
    }
}

/// Presses a button: main-thread work until all is calm, and the time until the next picture stands.
async fn press(browser: &Browser, button: &str) -> String {
    let before = work(browser).await;
    let drawn = format!(
        "new Promise(done => {{ const from = performance.now(); ({button}).click();
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))); }})"
    );
    let drawn = browser.evaluates(&drawn).await.as_f64().expect("a time");
    tokio::time::sleep(Duration::from_secs(2)).await;
    format!("drawn after {drawn:.0} ms, {:.0} ms of work in all", (work(browser).await - before) * 1000.0)
}

/// Scrolls as a wheel does, and listens to how often a new picture comes.
async fn scroll(browser: &Browser) -> String {
    browser.asks("(scrollTo(0, 0), window.pictures = [], (function look(now) { pictures.push(now); requestAnimationFrame(look); })(performance.now()), true)").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let wheel = json!({ "x": 600, "y": 450, "yDistance": -20_000, "speed": 8_000, "gestureSourceType": "mouse" });
    browser.devtools("Input.synthesizeScrollGesture", wheel).await;
    let gaps = "(() => { const gaps = pictures.slice(1).map((at, i) => at - pictures[i]).sort((a, b) => a - b);
        return [gaps.length, gaps[Math.floor(gaps.length * .95)], gaps.at(-1), scrollY]; })()";
    let Value::Array(seen) = browser.asks(gaps).await else { panic!("no pictures") };
    let figure = |at: usize| seen[at].as_f64().unwrap_or_default();
    format!("{} pictures, 95 % within {:.0} ms, the longest wait {:.0} ms", figure(0), figure(1), figure(2))
}

//! Work and readiness of a page, by the DevTools protocol. Knows no page.

use serde_json::{Value, json};
use std::time::Duration;
use tests::browser::Browser;

/// What came before is saved, and one's own saving counts.
const PAUSE: Duration = Duration::from_millis(700);

/// Seconds of main-thread work so far.
pub async fn work(browser: &Browser) -> f64 {
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await;
    let rows = metrics["metrics"].as_array().expect("metrics");
    rows.iter().find(|row| row["name"] == "TaskDuration").and_then(|row| row["value"].as_f64()).expect("TaskDuration")
}

/// Slows the CPU so many times.
pub async fn slow(browser: &Browser, times: u32) {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
}

/// The one in the middle.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Milliseconds of main-thread work for each of `keys` keystrokes in the field an expression finds; what stands there is
/// replaced.
pub async fn typing(browser: &Browser, field: &str, keys: usize) -> f64 {
    browser.devtools("Performance.enable", json!({})).await;
    browser.asks(&format!("(window.typedIn ??= {field}, typedIn.focus(), typedIn.select(), true)")).await;
    tokio::time::sleep(PAUSE).await;
    let before = work(browser).await;
    for at in 0..keys {
        let letter = char::from(b'a' + (at % 26) as u8).to_string();
        for (kind, text) in [("keyDown", letter.as_str()), ("keyUp", "")] {
            browser.devtools("Input.dispatchKeyEvent", json!({ "type": kind, "key": letter, "text": text })).await;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    tokio::time::sleep(PAUSE).await;
    let worked = (work(browser).await - before) * 1000.0 / keys as f64;
    let typed = browser.asks("typedIn.value.length").await;
    assert_eq!(typed, json!(keys), "{} did not take every key", browser.name);
    worked
}

/// How often a page is looked at, and how long it must then be left in peace, in milliseconds.
const LOOKS_MS: u32 = 10;
const PEACE_MS: u32 = 400;

/// Opens an address: the milliseconds until `is_whole` held, nothing that can be filled in was added, and the main thread
/// had no long task for some time; and how many fields there are then.
pub async fn ready(browser: &Browser, address: &str, is_whole: &str) -> (f64, u64) {
    let watch = format!(
        "(() => {{
            let count = 0, at = 0, busy = 0;
            const long = list => {{ for (const task of list.getEntries()) busy = Math.max(busy, task.startTime + task.duration); }};
            new PerformanceObserver(long).observe({{ type: 'longtask', buffered: true }});
            const look = () => {{
                const now = document.querySelectorAll('input, select, textarea, [role=combobox]').length;
                if (now !== count) [count, at] = [now, performance.now()];
                const done = Math.max(at, busy);
                if (count && performance.now() - done > {PEACE_MS} && {is_whole}) window.stood = [done, count];
                else setTimeout(look, {LOOKS_MS});
            }};
            look();
        }})()"
    );
    let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await;
    browser.goes(address).await;
    let patience = std::time::Instant::now() + Duration::from_secs(60);
    let stood = loop {
        let stood = browser.asks("window.stood ?? null").await;
        if stood != Value::Null {
            break stood;
        }
        assert!(std::time::Instant::now() < patience, "{} never stands at {address}", browser.name);
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let script = json!({ "identifier": added["identifier"] });
    browser.devtools("Page.removeScriptToEvaluateOnNewDocument", script).await;
    (stood[0].as_f64().expect("a time"), stood[1].as_u64().expect("a count"))
}

/// What stands in the body now, answers included, without anything that runs: the floor no framework can be under.
pub async fn markup(browser: &Browser) -> String {
    let script = "(() => {
        const body = document.body.cloneNode(true);
        body.querySelectorAll('script').forEach(e => e.remove());
        const fields = 'input, select, textarea', copies = [...body.querySelectorAll(fields)];
        [...document.body.querySelectorAll(fields)].forEach((field, at) => {
            const copy = copies[at];
            if (field.matches('select')) [...copy.options].forEach((option, at) => option.toggleAttribute('selected', at === field.selectedIndex));
            else if (field.matches('[type=radio], [type=checkbox]')) copy.toggleAttribute('checked', field.checked);
            else if (field.matches('textarea')) copy.textContent = field.value;
            else copy.setAttribute('value', field.value);
        });
        return body.innerHTML; })()";
    browser.asks(script).await.as_str().expect("text").to_owned()
}

/// The page's own style sheets, joined.
pub async fn styles(browser: &Browser) -> String {
    let script = "Promise.all([...document.styleSheets].map(sheet => fetch(sheet.href).then(answer => answer.text())))
        .then(all => all.join('\\n'))";
    browser.evaluates(script).await.as_str().expect("text").to_owned()
}

/// A page with these styles and this body, and nothing that runs.
pub fn page_of(styles: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"nb\" data-color-scheme=\"auto\"><meta charset=\"utf-8\"><title>plain</title><link rel=\"icon\" href=\"data:,\"><style>{styles}</style><body data-size=\"sm\">{body}"
    )
}

/// A browser with the page's own markup and styles and no framework. Over HTTP as the page itself: Chromium looks
/// through the fields of a form at every key, for autofill, but not on pages without an origin.
pub async fn floor_of(browser: &Browser) -> Browser {
    let page = page_of(&styles(browser).await, &markup(browser).await);
    let floor = Browser::open("floor").await;
    floor.goes(&super::serve::page("floor", &page).await).await;
    floor
}

/// The browser has never been here.
pub async fn forgets(browser: &Browser) {
    browser.devtools("Network.enable", json!({})).await;
    let forget = "Promise.allSettled([navigator.serviceWorker?.getRegistrations().then(all => Promise.all(all.map(one => one.unregister()))),
        globalThis.caches?.keys().then(all => Promise.all(all.map(one => caches.delete(one))))]).then(() => 1)";
    browser.evaluates(forget).await;
    browser.goes("about:blank").await;
    browser.devtools("Network.clearBrowserCache", json!({})).await;
}

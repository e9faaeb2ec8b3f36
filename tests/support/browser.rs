//! One browser with a profile of its own: a person's device. What its console complains of fails the journey; what it
//! showed last is kept as a picture. Knows no page of the product.

mod driver;

use serde_json::{Value, json};
use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    process::Child,
    time::{Duration, Instant},
};
use thirtyfour::{By, TypingData, WebDriver, WebElement, WindowHandle};

/// How long a page may take to show what it should.
const PATIENCE: Duration = Duration::from_secs(15);

/// Visible text, a line for each block. Not `innerText`: it leaves out what `content-visibility` has not drawn yet.
const READABLE: &str = "(() => {
    const block = node => { let e = node.parentElement; while (e && getComputedStyle(e).display.startsWith('inline')) e = e.parentElement; return e; };
    const walk = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
    let text = '', last = null;
    while (walk.nextNode()) {
        const node = walk.currentNode, e = node.parentElement;
        if (!e || !e.checkVisibility({ visibilityProperty: true }) || e.closest('script, style')) continue;
        const here = block(node);
        if (here !== last) text += '\\n';
        text += node.data;
        last = here;
    }
    return text;
})()";

pub struct Browser {
    /// Who holds it; names its pictures.
    pub name: String,
    /// Never dropped: it would wait for a driver that has already ended.
    driver: ManuallyDrop<WebDriver>,
    driver_process: Child,
    driver_port: u16,
    profile: tempfile::TempDir,
}

/// A size of screen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u32, pub u32);

pub const PHONE: Size = Size(390, 844);
pub const DESKTOP: Size = Size(1280, 900);

impl Browser {
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|fault| panic!("{method}: {fault}"))
    }

    pub async fn turns_to(&self, Size(width, height): Size) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    pub async fn is_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// The browser itself believes it has no network, or has it again.
    pub async fn is_offline(&self, offline: bool) {
        self.devtools("Network.enable", json!({})).await;
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    pub async fn goes(&self, address: &str) {
        self.driver.goto(address).await.unwrap_or_else(|fault| panic!("{address}: {fault}"));
    }

    /// A second tab, empty and in front; the name of the one before.
    pub async fn opens_a_tab(&self) -> WindowHandle {
        let before = self.driver.window().await.expect("a tab");
        let tab = self.driver.new_tab().await.expect("a new tab");
        self.driver.switch_to_window(tab).await.expect("the new tab is there");
        before
    }

    /// To another tab; the name of the one before.
    pub async fn turns_to_tab(&self, tab: &WindowHandle) -> WindowHandle {
        let before = self.driver.window().await.expect("a tab");
        self.driver.switch_to_window(tab.clone()).await.expect("the tab is there");
        before
    }

    /// From now on files are saved here, without asking.
    pub async fn downloads_to(&self, folder: &Path) {
        let behavior = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
        self.devtools("Browser.setDownloadBehavior", behavior).await;
    }

    /// Waits until so many files are saved whole; their paths.
    pub async fn downloaded(&self, folder: &Path, count: usize) -> Vec<String> {
        let patience = Instant::now() + Duration::from_secs(10);
        loop {
            let there = std::fs::read_dir(folder).expect("the folder").flatten();
            let names: Vec<String> = there.map(|entry| entry.path().display().to_string()).collect();
            if names.len() >= count && names.iter().all(|name| !name.ends_with(".crdownload")) {
                return names;
            }
            assert!(Instant::now() < patience, "downloaded only {names:?} of {count}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn reloads(&self) {
        self.driver.refresh().await.expect("reloads");
    }

    pub async fn address(&self) -> String {
        self.driver.current_url().await.expect("an address").to_string()
    }

    /// The value of an expression in the page.
    pub async fn asks(&self, expression: &str) -> Value {
        let script = format!("return ({expression});");
        let answer = self.driver.execute(script, vec![]).await;
        answer.unwrap_or_else(|fault| panic!("{expression}: {fault}")).json().clone()
    }

    /// The first element that matches, once there is one that can be seen.
    pub async fn sees(&self, css: &str) -> WebElement {
        let patience = Instant::now() + PATIENCE;
        loop {
            for element in self.driver.find_all(By::Css(css)).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            self.waits(patience, || format!("{} does not see {css}", self.name)).await;
        }
    }

    /// Waits until the page's text holds `words`; no-break spaces count as spaces.
    pub async fn reads(&self, words: &str) {
        let patience = Instant::now() + PATIENCE;
        while !self.text().await.contains(words) {
            self.waits(patience, || format!("{} does not read “{words}”", self.name)).await;
        }
    }

    /// Waits until an expression in the page is true.
    pub async fn finds(&self, expression: &str) {
        let patience = Instant::now() + PATIENCE;
        while self.asks(expression).await != Value::Bool(true) {
            self.waits(patience, || format!("{} waits in vain for {expression}", self.name)).await;
        }
    }

    async fn waits(&self, patience: Instant, complaint: impl FnOnce() -> String) {
        if Instant::now() > patience {
            let text = self.text().await;
            panic!("{} on {}:\n{text}", complaint(), self.address().await);
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }

    /// All that can be read on the page, also where one must scroll first; with plain spaces.
    pub async fn text(&self) -> String {
        let text = self.asks(READABLE).await;
        text.as_str().unwrap_or_default().replace('\u{a0}', " ").replace('\u{ad}', "")
    }

    pub async fn clicks(&self, css: &str) {
        let patience = Instant::now() + PATIENCE;
        loop {
            let element = self.sees(css).await;
            self.settles(&element).await;
            let fault = match element.click().await {
                Ok(()) => return,
                Err(fault) => fault.to_string(),
            };
            self.waits(patience, || format!("{} cannot click {css}: {fault}", self.name)).await;
        }
    }

    /// Clicks the button or link with exactly these words.
    pub async fn presses(&self, words: &str) {
        let quoted = json!(words).to_string();
        let same = format!(
            "[...document.querySelectorAll('button, a, summary, [role=button]')].filter(e => e.checkVisibility() && (e.innerText || e.ariaLabel || '').replace(/\\s+/g, ' ').trim() === {quoted})[0]"
        );
        self.finds(&format!("!!({same})")).await;
        let patience = Instant::now() + PATIENCE;
        loop {
            let script = format!("return {same}");
            let found = self.driver.execute(script, vec![]).await.and_then(|found| found.element());
            let fault = match found {
                Ok(button) => {
                    self.settles(&button).await;
                    match button.click().await {
                        Ok(()) => return,
                        Err(fault) => fault.to_string(),
                    }
                }
                Err(fault) => fault.to_string(),
            };
            self.waits(patience, || format!("{} cannot press “{words}”: {fault}", self.name)).await;
        }
    }

    /// Brings the element in sight, as a person does before pressing it, and waits until it stands still.
    async fn settles(&self, element: &WebElement) {
        let script = "const [e, done] = arguments; let before = NaN, tries = 0;
            const look = () => { e.scrollIntoView({ block: 'center', behavior: 'instant' }); const now = e.getBoundingClientRect().top;
                if (now === before || ++tries > 30) return done(true); before = now; requestAnimationFrame(() => requestAnimationFrame(look)); };
            look();";
        let Ok(element) = element.to_json() else { return };
        let _ = self.driver.execute_async(script, vec![element]).await; // gone meanwhile: the click will tell
    }

    /// Types into the element that has focus.
    pub async fn types(&self, text: impl Into<TypingData>) {
        let active = self.driver.active_element().await.expect("something has focus");
        active.send_keys(text).await.expect("it can be typed in");
    }

    /// A picture of the page under `target/screenshots`.
    pub async fn pictures(&self, name: &str) {
        let picture = self.driver.screenshot_as_png().await.expect("a picture");
        std::fs::write(picture_place(name), picture).expect("target can be written");
    }
}

fn picture_place(name: &str) -> PathBuf {
    let folder = crate::alis::root().join("target/screenshots");
    let _ = std::fs::create_dir_all(&folder); // writing says so if it cannot be
    folder.join(format!("{name}.png"))
}

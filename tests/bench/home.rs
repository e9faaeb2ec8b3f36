//! How soon the home page of a municipality with 40 trainees stands, everything kept from before and signed in, CPU slowed
//! four times: `cargo bench -p tests --bench home`. And how long the server takes for what the page asks of it. The 40
//! registrations are filed by the interface itself.

mod parts;

use parts::meter::{median, slow};
use serde_json::json;
use shared::{
    api::{Organization, Role, path},
    numbers::municipality::MunicipalityNumber,
};
use std::time::{Duration, Instant};
use tests::{
    alis::Alis,
    browser::Browser,
    device::{Device, office_and_bodo},
    people::Person,
};

const TRAINEES: u32 = 40;
const ROUNDS: usize = 7;

/// The to-do list and so many lines of doctors stand: what fills the screen, and all.
fn stands(lines: u32) -> String {
    format!(
        "document.querySelector('section[aria-labelledby=todo] .todo') && document.querySelectorAll('section[aria-labelledby=ours] tbody tr').length >= {lines}"
    )
}
const ON_SCREEN: u32 = 12;

#[tokio::main]
async fn main() {
    if parts::only_lists() {
        return;
    }
    let alis = Alis::start().await;
    let (office, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    for doctor in 0..TRAINEES {
        let sealed = manager.registers(1_000_000 + doctor);
        manager.files(&sealed).await.expect("it is received");
    }
    let bodo = Organization { municipality: Some(MunicipalityNumber("1804".into())), ..Organization::default() };
    let link = office.invites(Role::Municipality, bodo, true).await.link;
    let person = Person { browser: Browser::open("manager").await, origin: alis.origin() };
    person.enrols(&link, "Tor Leder").await;
    person.is_in().await;
    for slowed in [1, 4] {
        let [screen, all] = [painted(&person, slowed, ON_SCREEN).await, painted(&person, slowed, TRAINEES).await];
        println!(
            "home with {TRAINEES} trainees, CPU slowed {slowed}×: to-do list and a screen of doctors painted after {screen:.0} ms (goal 500 at 4×), every doctor after {all:.0} ms"
        );
    }
    manager.signs_in().await;
    server(&manager).await;
}

/// From navigation to the picture that holds the lists; everything is kept from before.
async fn painted(person: &Person, slowed: u32, lines: u32) -> f64 {
    let browser = &person.browser;
    let stands = stands(lines);
    let watch = format!(
        "(function look() {{
            if ({stands}) setTimeout(() => window.painted ??= performance.now());
            else requestAnimationFrame(look);
        }})()"
    );
    let added = browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await;
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        slow(browser, slowed).await;
        person.goes("/").await;
        browser.finds("!!window.painted").await;
        let at = browser.asks("window.painted").await.as_f64().expect("a time");
        slow(browser, 1).await;
        tokio::time::sleep(Duration::from_millis(1_500)).await; // what is kept after the page stands
        if round > 0 {
            times.push(at); // the first one warms what is kept
        }
    }
    let script = json!({ "identifier": added["identifier"] });
    browser.devtools("Page.removeScriptToEvaluateOnNewDocument", script).await;
    median(times)
}

/// What the server takes for what the page asks, over loopback.
async fn server(manager: &Device) {
    for path in [path::STATEMENTS, path::DRAFTS, path::FACTS] {
        let mut times = Vec::new();
        for _ in 0..21 {
            let started = Instant::now();
            let answer = manager.gets(path).await;
            assert!(answer.status().is_success(), "{path}: {}", answer.status());
            answer.bytes().await.expect("a body");
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
        println!("  {path}: {:.1} ms on the server and back (goal 20)", median(times));
    }
}

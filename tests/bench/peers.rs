//! The plan page with 70 periods beside other form engines with the same questions and answers, and beside its own markup
//! without a framework, measured in one run and in turns: `cargo bench -p tests --bench peers`.
//!
//! What is fair: each engine is bundled, minified and compressed, and served from a folder the browser may keep. RJSF,
//! SurveyJS and ODK Web Forms come as they are; SurveyJS is told to follow every key, as the others do. None of them
//! judges the whole form at each key, as ours does, and none of them draws a timeline.

mod parts;

use parts::{
    draft::lay,
    meter::{floor_of, forgets, median, ready, slow, typing},
    plan::{TYPED_ROW, body, described, field_with, place},
    serve,
};
use std::{path::Path, process::Command};
use tests::{
    alis::{root, target},
    browser::Browser,
    people::{Person, Stage},
};

const PERIODS: usize = 70;
const KEYS: usize = 24;
const ROUNDS: usize = 3;
const FIRST_VISITS: usize = 2;
const ENGINES: [(&str, &str); 3] = [("RJSF", "rjsf"), ("SurveyJS", "surveyjs"), ("ODK Web Forms", "odk")];

/// An engine with its page open.
struct Contestant {
    name: &'static str,
    browser: Browser,
    address: String,
    /// What stood there: first visits, later visits, work per key at full speed and slowed four times.
    first: Vec<f64>,
    later: Vec<f64>,
    keys: [Vec<f64>; 2],
}

impl Contestant {
    fn new(name: &'static str, browser: Browser, address: String) -> Contestant {
        Contestant { name, browser, address, first: Vec::new(), later: Vec::new(), keys: [Vec::new(), Vec::new()] }
    }
}

#[tokio::main]
async fn main() {
    if parts::only_lists() {
        return;
    }
    let pages = target().join("bench/peers");
    build(&pages);
    let served = serve::folder(pages).await;
    let stage = Stage::set().await;
    let (_office, Person { browser, .. }) = stage.office_and_manager().await;
    let ours = format!("{}{}", stage.origin, lay(&browser, body(PERIODS)).await);
    let mut all = vec![Contestant::new("ours", browser, ours)];
    for (name, folder) in ENGINES {
        all.push(Contestant::new(name, Browser::open(folder).await, format!("{served}/{folder}/")));
    }
    println!("a plan of {PERIODS} periods, {ROUNDS} rounds in turns:");
    stand(&mut all).await;
    let floor = floor_of(&all[0].browser).await;
    all.push(Contestant::new("same markup, no framework", floor, String::new()));
    type_in(&mut all).await;
}

/// Until the whole form stands: with nothing kept, and again with everything kept.
async fn stand(all: &mut [Contestant]) {
    let whole = format!("!!{}", field_with(&place(PERIODS - 1)));
    for round in 0..FIRST_VISITS + ROUNDS {
        for Contestant { name, browser, address, first, later, .. } in all.iter_mut() {
            if round < FIRST_VISITS {
                forgets(browser).await;
            }
            let (stood, fields) = ready(browser, address, &whole).await;
            if round == 0 {
                println!("  {name}: {:.0} kB of code, {fields} fields", code(browser).await / 1000.0);
            }
            if round < FIRST_VISITS { first.push(stood) } else { later.push(stood) }
        }
    }
    for Contestant { name, first, later, .. } in all.iter() {
        let [first, later] = [first, later].map(|times| median(times.clone()));
        println!("  {name} stood after {first:.0} ms at the first visit, {later:.0} ms at later ones");
    }
}

async fn type_in(all: &mut [Contestant]) {
    let field = field_with(&place(TYPED_ROW));
    for (speed, slowed) in [1, 4].into_iter().enumerate() {
        for one in all.iter() {
            slow(&one.browser, slowed).await;
        }
        for _ in 0..ROUNDS {
            for one in all.iter_mut() {
                one.keys[speed].push(typing(&one.browser, &field, KEYS).await);
            }
        }
        for one in all.iter() {
            slow(&one.browser, 1).await;
        }
        let floor = median(all.last().expect("the floor").keys[speed].clone());
        println!("  main-thread work per key, CPU slowed {slowed}×:");
        for one in all.iter() {
            let worked = median(one.keys[speed].clone());
            println!("    {}: {worked:.1} ms, {:.2} of the same markup", one.name, worked / floor);
        }
    }
}

/// Bytes of scripts and WebAssembly, as they came over the wire.
async fn code(browser: &Browser) -> f64 {
    let sum =
        "performance.getEntriesByType('resource').filter(file => /[.](js|wasm)$/.test(new URL(file.name).pathname))
        .reduce((sum, file) => sum + file.encodedBodySize, 0)";
    browser.asks(sum).await.as_f64().expect("a sum")
}

/// The pages of the others, from our own question table.
fn build(pages: &Path) {
    let folder = root().join("tests/bench/peers");
    std::fs::create_dir_all(pages).expect("target can be written");
    let form = pages.join("form.json");
    std::fs::write(&form, described(PERIODS).to_string()).expect("target can be written");
    let run = |program: &str, arguments: &[&str]| {
        let ended = Command::new(program).args(arguments).current_dir(&folder).status();
        assert!(ended.expect("Node is installed").success(), "{program} {arguments:?}");
    };
    run("npm", &["ci", "--no-audit", "--no-fund", "--silent"]);
    run("node", &["build.mjs", &form.display().to_string(), &pages.display().to_string()]);
}

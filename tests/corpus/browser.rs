//! The browser's side: every report equals the native one.

use crate::{
    cases::COUNT,
    reports::{digests, report},
};
use shared::{
    form::Form,
    forms::{Visitor, candidate_registration::CandidateRegistration, visit_all},
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Written by the native run.
const NATIVE: &str =
    include_str!(env!("ALIS_CORPUS", "run tests/verify, or name target/corpus/reports.txt in ALIS_CORPUS"));

/// Prints case `at` of the list, whichever form it is of.
struct Show {
    at: u64,
    seen: u64,
}

impl Visitor for Show {
    fn visit<F: Form>(&mut self) {
        if (self.seen..self.seen + COUNT).contains(&self.at) {
            console_log!("{} says here:\n{}", F::KIND, report::<F>(self.at - self.seen));
        }
        self.seen += COUNT;
    }
}

#[wasm_bindgen_test]
fn the_browser_says_what_native_code_says() {
    let here = digests();
    assert!(here.lines().count() as u64 > COUNT);
    let differing: Vec<usize> =
        here.lines().zip(NATIVE.lines()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    if let Some(first) = differing.first() {
        visit_all(&mut Show { at: *first as u64, seen: 0 });
    }
    assert!(differing.is_empty() && here == NATIVE, "{} cases differ", differing.len());
}

/// And prints how long one took; the goal is 100 µs in what is handed out.
#[wasm_bindgen_test]
fn a_check_made_often_says_the_same_each_time() {
    let form: CandidateRegistration = tests::answers::fill(tests::answers::COMPLETE);
    let today = shared::day::day(2026, 11, 22);
    let facts = shared::rules::facts::Facts::default();
    let clock = || js_sys::Date::now();
    let (times, started) = (20_000, clock());
    let mut findings = 0;
    for _ in 0..times {
        findings += shared::form::check(std::hint::black_box(&form), &facts, today).findings.len();
    }
    let each = (clock() - started) * 1000.0 / f64::from(times);
    console_log!("full check in WebAssembly: {each:.1} µs");
    assert_eq!(findings, 20_000 * shared::form::check(&form, &facts, today).findings.len());
}

//! The browser's side of `validators.rs`, which runs it: a plan with 70 periods checked in WebAssembly, built as it is
//! handed out.

#![cfg(target_arch = "wasm32")]

#[path = "parts/checks.rs"]
mod checks;
#[path = "parts/plan.rs"]
#[allow(dead_code, reason = "the other benchmarks use the rest")]
mod plan;

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_plan_is_checked_often() {
    let text = plan::body(70).to_string();
    checks::speeds(&text, 300, js_sys::Date::now);
    let checks::Speeds { shape, check, read_and_check } = checks::speeds(&text, 3_000, js_sys::Date::now);
    console_log!("speeds: {shape:.0} {check:.0} {read_and_check:.0}");
}

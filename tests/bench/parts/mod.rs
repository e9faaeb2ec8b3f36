//! What the benchmarks in a browser share: how work and readiness are measured, the plan that is laid before everybody,
//! pages served from a folder. Knows no goal.

#![allow(dead_code, reason = "each benchmark uses some of it")]

pub mod checks;
pub mod draft;
pub mod meter;
pub mod plan;
pub mod serve;
pub mod wasm;

/// Somebody asks what there is to run: cargo asks everything it finds.
pub fn only_lists() -> bool {
    std::env::args().any(|argument| argument == "--list")
}

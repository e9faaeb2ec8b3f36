//! One rule book: the same thousand and more registrations give the same reports, byte for byte, in native code and in a
//! browser. The native run writes a digest of each report to `target/corpus/reports.txt`; the browser's run is built with
//! that list (`ALIS_CORPUS` names it) and compares. `tests/verify` runs both, in that order.

mod cases;
mod reports;

#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
mod browser;

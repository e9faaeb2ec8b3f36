//! The bundle: turns the browser's part into files that one binary can serve. Knows compilers, file names and
//! compression; knows nothing of forms, routes or people. Called by `server/build.rs` and by nobody else.
//!
//! **Why a library of our own.** A person with Rust and Node runs one command and gets one binary. Trunk and
//! cargo-leptos are programs to install first, and Trunk takes longer to build than the whole project; the parts they
//! join (wasm-bindgen, lightningcss, wasm-opt, brotli) are libraries or npm packages that can be called from here.
//!
//! The steps, each a file: [`compile`] the app to wasm with a nested cargo → [`split`] cuts it into parts → [`bind`] writes
//! the JavaScript side →
//! [`shrink`] runs wasm-opt → [`shorten`] gives both sides of the bridge short names → [`style`] joins the sheets →
//! [`shell`] names, signs and links the files and writes the page, the service worker and the list of what is served → [`squeeze`] compresses → [`table`] writes the Rust
//! source that the server includes.
//!
//! **A page that is loaded when it is opened.** Mark the function that draws it:
//! `#[leptos::wasm_split::wasm_split(receipt, wasm_split_path = ::leptos::wasm_split, fallible)]` on an ordinary function
//! (not async, no generics, no `impl` in its signature; `fallible` for a `Result` whose error has `From<SplitLoaderError>`,
//! else a lost network panics). The macro makes it `async`; awaiting it loads the part once. All functions with the same
//! name (`receipt`) lie in one part; few names are better than many, because what some but not all parts share becomes a
//! file of its own. [`split`] cuts the compiled module, [`parts`] gives each part its served address and
//! its integrity value; signals, context and memory are shared, for it is the same module. The service worker keeps the
//! parts like everything else, so a page never opened before opens without a network too.
//!
//! `ALIS_BUNDLE` chooses how: `release` (small; what a release build does by itself), `dev` (quick; what a debug build
//! does by itself), `none` (no browser part at all, for those who only check the server).

mod bind;
mod compile;
mod keep;
mod named;
mod npm;
mod parts;
mod place;
mod progress;
mod prune;
mod sections;
mod shell;
mod shorten;
mod shrink;
mod split;
mod squeeze;
mod style;
mod table;
mod trouble;
mod unused;

use place::{Effort, Place};
use std::path::PathBuf;
pub use trouble::Trouble;

/// Builds the browser's part and writes `bundle.rs` into `OUT_DIR`. To be called from a build script.
pub fn build() -> Result<(), Trouble> {
    let place = Place::of_build_script()?;
    place.announce_inputs();
    if place.effort == Effort::None {
        return table::write(&[], &place.out);
    }
    let _lock = place.lock()?;
    let files = files(&place)?;
    table::write(&files, &place.out)
}

/// What tests read to see that the page and the policy are what was reviewed.
pub fn policy_source() -> &'static str {
    shell::POLICY
}

fn files(place: &Place) -> Result<Vec<squeeze::Squeezed>, Trouble> {
    let wasm: PathBuf = compile::app(place)?;
    let packages = npm::install(place)?;
    let cut = split::cut(place, &wasm)?;
    let bound = bind::glue(place, &cut.main)?;
    let small = shrink::optimize(place, &packages, shorten::without_unused_exports(&bound.wasm))?;
    let (script, small) = shorten::names(&String::from_utf8_lossy(&bound.script), &small)?;
    let mut parts = Vec::new();
    for (name, bytes) in cut.parts {
        parts.push((name, shrink::optimize(place, &packages, bytes)?));
    }
    let style = style::join(place, &packages)?;
    let served = shell::assemble(place, &script, &cut.loaders, parts, &small, &style)?;
    let squeezed = squeeze::all(place, served)?;
    progress::sizes(&squeezed);
    Ok(squeezed)
}

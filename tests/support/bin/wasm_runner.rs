//! Runs what `wasm-bindgen-test` built, in headless Chromium. Why a part of the workspace: it must be exactly the version
//! of `wasm-bindgen`, and one lock file holds both.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    if let Err(trouble) = wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        eprintln!("{trouble:?}");
        std::process::exit(1);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

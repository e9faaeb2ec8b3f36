//! The JavaScript side of the bridge, written by wasm-bindgen as a library. Knows no file names that are served.

use crate::place::{Effort, Place};
use crate::{Trouble, keep, progress};
use std::cell::OnceCell;
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

pub struct Bound {
    pub script: Vec<u8>,
    pub wasm: Vec<u8>,
}

/// Splits the compiler's module into a script and the module it loads.
pub fn glue(place: &Place, input: &[u8]) -> Result<Bound, Trouble> {
    let folder = place.target.join("bound");
    let generated = OnceCell::new();
    let part = |name: &str| {
        if generated.get().is_none() {
            generate(place, input, &folder)?;
            let _ = generated.set(());
        }
        let path = folder.join(name);
        fs::read(&path).map_err(Trouble::at(&path))
    };
    let recipe = |name: &str| format!("wasm-bindgen 0.2.130, linker exports kept, {} {name}", place.profile());
    let script = keep::or_make(place, &recipe("script"), input, || part("app.js"))?;
    let wasm = keep::or_make(place, &recipe("wasm"), input, || part("app_bg.wasm"))?;
    Ok(Bound { script, wasm })
}

fn generate(place: &Place, input: &[u8], folder: &Path) -> Result<(), Trouble> {
    progress::step("Binding", "wasm to JavaScript (wasm-bindgen)");
    let foreign = folder.join("snippets");
    if foreign.exists() {
        fs::remove_dir_all(&foreign).map_err(Trouble::at(&foreign))?;
    }
    let words = |error| Trouble::new(format!("wasm-bindgen: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("app", input.to_vec()).web(true).map_err(words)?;
    bindgen.keep_lld_exports(true); // the parts import the function table
    bindgen.typescript(false).omit_default_module_path(true).remove_producers_section(true);
    bindgen.remove_name_section(place.effort == Effort::Release);
    bindgen.generate(folder).map_err(words)?;
    if foreign.exists() {
        return Err(Trouble::new(
            "a dependency of the app brings JavaScript of its own (wasm-bindgen snippets); the bundle does not serve it",
        ));
    }
    Ok(())
}

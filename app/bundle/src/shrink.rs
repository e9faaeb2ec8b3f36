//! The module made small by wasm-opt (binaryen's npm package: a program in wasm that node runs). Only in a full build.

use crate::compile::run;
use crate::place::{Effort, Place};
use crate::{Trouble, keep, progress};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What rustc and wasm-bindgen emit for this target and every browser of the last years runs. Naming them one by one keeps
/// wasm-opt from using anything newer.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// `-Os` leaves more bytes than `-Oz` and fewer after compression, which is what travels (302 kB for 306). Nothing lies in
/// the lowest kilobyte: there the stack ends, and whoever comes that far has none left.
const PASSES: [&str; 4] = ["-Os", "--low-memory-unused", "--strip-producers", "--strip-debug"];

pub fn optimize(place: &Place, packages: &Path, wasm: Vec<u8>) -> Result<Vec<u8>, Trouble> {
    if place.effort != Effort::Release {
        return Ok(wasm);
    }
    let recipe = format!("binaryen 132 {} {}", FEATURES.join(" "), PASSES.join(" "));
    keep::or_make(place, &recipe, &wasm, || {
        progress::step("Shrinking", "wasm (wasm-opt -Os)");
        let (from, to) = (place.target.join("bound/large.wasm"), place.target.join("bound/small.wasm"));
        fs::write(&from, &wasm).map_err(Trouble::at(&from))?;
        let mut node = Command::new("node");
        node.arg(packages.join("binaryen/bin/wasm-opt")).args(FEATURES).args(PASSES);
        run(node_with(node, &from, &to), "wasm-opt failed")?;
        fs::read(&to).map_err(Trouble::at(&to))
    })
}

fn node_with(mut node: Command, from: &Path, to: &Path) -> Command {
    node.arg(from).arg("-o").arg(to);
    node
}

//! The rules of the house, as tests: floors, names, reasons. Reads the sources as text; runs nothing of the product.
#![cfg(not(target_arch = "wasm32"))]

mod dependencies;
mod files;
mod forms;
mod map;
mod migrations;
mod sources;

//! x
use leptos::prelude::*;
pub fn page(doc: String, rev: u32) -> AnyView { (doc, rev).into_any() }

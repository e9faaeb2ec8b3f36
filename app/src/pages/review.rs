//! Being written.
use leptos::prelude::*;
pub fn page(doc: String) -> AnyView { doc.into_any() }

//! The one h1 of a page: names the document, and takes the focus after a move inside the app. Knows no page.

use crate::{route, wording::PRODUCT};
use leptos::{html, prelude::*};

/// The heading of a page.
pub fn heading(words: Signal<String>) -> AnyView {
    let node: NodeRef<html::H1> = NodeRef::new();
    Effect::new(move |_| document().set_title(&format!("{} – {PRODUCT}", words.get())));
    Effect::new(move |_| {
        if let Some(node) = node.get()
            && route::take_move()
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = node.focus_with_options(&options); // it can take the focus
        }
    });
    view! {
        <h1 class="ds-heading" data-size="lg" tabindex="-1" node_ref=node>
            {move || words.get()}
        </h1>
    }
    .into_any()
}

/// Heading and the sentence below it, in the usual frame.
pub fn title(words: Signal<String>, below: AnyView) -> AnyView {
    view! { <div class="title">{heading(words)} {below}</div> }.into_any()
}

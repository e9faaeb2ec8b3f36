//! A short word that something was done, for eyes and ears; it leaves by itself. Knows not what was done.

use leptos::prelude::*;
use shared::text::Text;
use std::{cell::Cell, time::Duration};

const SHOWN: Duration = Duration::from_secs(6);

/// What is said now, with a number that tells two like sayings apart.
type Toast = Option<(u32, String)>;

thread_local! {
    static TOLD: Cell<Option<RwSignal<Toast>>> = const { Cell::new(None) };
}

/// Says it, in place of what was said before.
pub fn say(text: Text) {
    if let Some(session) = crate::session::here() {
        say_words(text.read(session.language.get_untracked()).to_owned());
    }
}

/// Says something already in the right language.
pub fn say_words(words: String) {
    let Some(told) = TOLD.get() else { return };
    let count = told.get_untracked().map_or(0, |(count, _)| count) + 1;
    told.set(Some((count, words)));
    let clear = move || {
        if told.get_untracked().is_some_and(|(now, _)| now == count) {
            told.set(None);
        }
    };
    set_timeout(clear, SHOWN);
}

/// The place where it is said; stands in the page once, from the start, or screen readers do not listen to it.
pub fn place() -> AnyView {
    let told: RwSignal<Option<(u32, String)>> = RwSignal::new(None);
    TOLD.set(Some(told));
    let shown = move || told.get().map(|(_, words)| view! { <p class="toast">{words}</p> });
    view! { <div class="toasts" role="status" aria-live="polite">{shown}</div> }.into_any()
}

//! Keys that spare steps, and the list of them. None takes a key that types something: they begin with a function key or
//! with Alt or Ctrl, and `?` counts only outside fields.

use super::icon::{self, icon};
use leptos::{html, prelude::*};
use shared::text::{Language, Text, t};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    NextPart,
    PartBefore,
    Rules,
    SaveNow,
    Copy,
    Send,
}

#[rustfmt::skip]
const KEYS: [(&str, Text, Wish); 6] = [
    ("Alt + PageDown", t("Neste del", "Neste del", "Next part"), Wish::NextPart),
    ("Alt + PageUp", t("Forrige del", "Førre del", "Part before"), Wish::PartBefore),
    ("F8", t("Til det reglene sier", "Til det reglane seier", "To what the rules say"), Wish::Rules),
    ("Ctrl + S", t("Lagre nå", "Lagre no", "Save now"), Wish::SaveNow),
    ("Ctrl + Shift + S", t("Last ned en kopi", "Last ned ein kopi", "Download a copy"), Wish::Copy),
    ("Ctrl + Enter", t("Se over og send", "Sjå over og send", "Review and send"), Wish::Send),
];
const TITLE: Text = t("Hurtigtaster", "Snøggtastar", "Keyboard shortcuts");
const THIS_LIST: Text = t("Denne listen", "Denne lista", "This list");
const PRESS: Text = t("Trykk {key} for hurtigtaster", "Trykk {key} for snøggtastar", "Press {key} for shortcuts");
const CLOSE: Text = t("Lukk", "Lukk", "Close");

/// What a pressed key asks for; `None` when it is for the field or the browser.
pub fn wish(key: &str, alt: bool, ctrl: bool, shift: bool) -> Option<Wish> {
    match (key, alt, ctrl, shift) {
        ("PageDown", true, false, false) => Some(Wish::NextPart),
        ("PageUp", true, false, false) => Some(Wish::PartBefore),
        ("F8", false, false, false) => Some(Wish::Rules),
        ("s" | "S", false, true, false) => Some(Wish::SaveNow),
        ("s" | "S", false, true, true) => Some(Wish::Copy),
        ("Enter", false, true, false) => Some(Wish::Send),
        _ => None,
    }
}

/// Listens on the whole page while it is shown, and gives the dialog and the line that tells of it.
pub fn shortcuts(language: Language, act: Rc<dyn Fn(Wish)>) -> (AnyView, AnyView) {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let open = move || {
        if let Some(dialog) = dialog.get_untracked()
            && !dialog.open()
        {
            let _ = dialog.show_modal(); // it is on the page and closed
        }
    };
    let listening = window_event_listener(leptos::ev::keydown, move |event| {
        let key = event.key(); // asked once: this is heard at every key
        if key == "?" && !is_typing(&event) {
            event.prevent_default();
            open();
        } else if let Some(wish) = wish(&key, event.alt_key(), event.ctrl_key() || event.meta_key(), event.shift_key())
        {
            event.prevent_default();
            act(wish);
        }
    });
    on_cleanup(move || listening.remove());
    let press = PRESS.read(language);
    let (before, after) = press.split_once("{key}").unwrap_or((press, ""));
    let line = view! {
        <p class="keys">
            <button class="ds-link" type="button" on:click=move |_| open()>{before} <kbd>"?"</kbd> {after}</button>
        </p>
    };
    (list(dialog, language), line.into_any())
}

fn list(dialog: NodeRef<html::Dialog>, language: Language) -> AnyView {
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let row = |keys: &'static str, words: &'static str| {
        view! { <div><dt><kbd>{keys}</kbd></dt> <dd>{words}</dd></div> }.into_any()
    };
    let rows: Vec<AnyView> = KEYS.iter().map(|(keys, text, _)| row(keys, text.read(language))).collect();
    view! {
        <dialog class="ds-dialog" node_ref=dialog aria-labelledby="shortcuts-title" closedby="any">
            <div class="head">
                <h2 class="ds-heading" data-size="xs" id="shortcuts-title">{TITLE.read(language)}</h2>
                <button
                    class="ds-button" data-variant="tertiary" data-color="neutral" data-icon type="button"
                    aria-label=CLOSE.read(language) on:click=close
                >
                    {icon(icon::CROSS)}
                </button>
            </div>
            <dl class="shortcuts">{row("?", THIS_LIST.read(language))} {rows}</dl>
        </dialog>
    }
    .into_any()
}

/// The key would write something where the focus is.
fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        target.matches("textarea, select, input:not([type=radio], [type=checkbox])").unwrap_or(false)
    })
}

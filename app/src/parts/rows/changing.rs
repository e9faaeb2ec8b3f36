//! What is done with rows: added, copied, deleted, moved, pasted; and where the focus goes then. Draws nothing.

use super::Rows;
use crate::{
    fields::pressing,
    parts::{sections::show_field, toast},
    sheet::Place,
};
use leptos::prelude::*;
use shared::text::{Text, t};
use std::time::Duration;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const HOW_TO_PASTE: Text = t("Kopier radene i regnearket, sett markøren i et felt her, og lim inn.", "Kopier radene i reknearket, set markøren i eit felt her, og lim inn.", "Copy the rows in the spreadsheet, put the cursor in a field here, and paste.");
    pub const PASTED_ONE: Text = t("1 rad er limt inn.", "1 rad er limt inn.", "1 row was pasted.");
    pub const PASTED: Text = t("{n} rader er limt inn.", "{n} rader er limte inn.", "{n} rows were pasted.");
    pub const NO_ROOM: Text = t("Limt inn: {n}. Ikke plass til: {left}.", "Limt inn: {n}. Ikkje plass til: {left}.", "Pasted: {n}. No room for: {left}.");
}

#[wasm_bindgen]
extern "C" {
    type Pasted;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn held(this: &Pasted) -> Option<Held>;
    type Held;
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Held, kind: &str) -> String;
}

impl Rows {
    pub(super) fn added(self) {
        pressing::settle();
        if self.paper.add_row(self.number) {
            self.focus_row(self.paper.count(self.number).get_untracked().saturating_sub(1));
        }
    }

    pub(super) fn copied(self, row: usize) {
        pressing::settle();
        if self.paper.copy_row(self.number, row) {
            self.focus_row(row + 1);
        }
    }

    /// The focus goes to the way back.
    pub(super) fn deleted(self, row: usize) {
        pressing::settle();
        self.paper.remove_row(self.number, row);
        focus_soon([self.listed().path, "-undo"].concat());
    }

    pub(super) fn undone(self) {
        pressing::settle();
        if let Some(row) = self.paper.undo_removal(self.number) {
            self.focus_row(row);
        }
    }

    /// The focus follows what was moved.
    pub(super) fn moved(self, row: usize, to: usize) {
        pressing::settle();
        self.paper.swap_rows(self.number, row.min(to));
        self.focus_row(to);
    }

    fn focus_row(self, row: usize) {
        focus_soon(self.paper.outline().path(Place { question: self.listed().cells.start, row }));
    }

    /// Several cells at once, from a spreadsheet; one cell is pasted as usual.
    pub(super) fn pasted(self, event: &web_sys::ClipboardEvent) {
        let held = event.unchecked_ref::<Pasted>().held();
        let text = held.map(|held| held.text("text/plain")).unwrap_or_default();
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let place = target.and_then(|target| self.paper.outline().place(&target.id()));
        if let Some(place) = place
            && text.trim_end().contains(['\t', '\n'])
        {
            event.prevent_default();
            let written = self.paper.paste(place, &text);
            self.tell_pasted(written);
        }
    }

    /// From the clipboard, below what is there; browsers that do not let us read it say how instead.
    pub(super) fn paste(self) {
        let read = web_sys::window().map(|window| window.navigator().clipboard().read_text());
        leptos::task::spawn_local(async move {
            let text = match read {
                Some(read) => JsFuture::from(read).await.ok().and_then(|text| text.as_string()),
                None => None,
            };
            let row = self.paper.count(self.number).get_untracked();
            let pasted = text.filter(|text| text.contains('\t'));
            let written =
                pasted.map(|text| self.paper.paste(Place { question: self.listed().cells.start, row }, &text));
            match written {
                Some(written @ (1.., _)) => {
                    self.focus_row(row);
                    self.tell_pasted(written);
                }
                _ => toast::say(says::HOW_TO_PASTE),
            }
        });
    }

    /// How many came in, and how many had no room.
    fn tell_pasted(self, (written, left): (usize, usize)) {
        let text = match (written, left) {
            (1, 0) => says::PASTED_ONE,
            (_, 0) => says::PASTED,
            _ => says::NO_ROOM,
        };
        let (n, left) = (written.to_string(), left.to_string());
        toast::say_words(text.fill(self.language, &[("n", &n), ("left", &left)]));
    }
}

/// When the fields that were just made stand on the page.
fn focus_soon(id: String) {
    set_timeout(move || show_field(&id), Duration::from_millis(20));
}

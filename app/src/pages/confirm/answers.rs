//! What the trainee has answered so far, kept on this device until it is sent. Knows the document and the bytes it is
//! about, and nothing of what they say.
//!
//! **Why by digest.** Answers to one revision say nothing of another, so what was kept for other bytes is forgotten.

use crate::{
    json,
    store::{self, DRAFTS},
};
use leptos::prelude::*;
use shared::{numbers::national_number::holds_national_number, statement::digest::Digest};
use std::collections::BTreeMap;

/// By path: right, or what is right instead.
pub type Given = BTreeMap<String, Option<String>>;

/// Svar: a handle that can be copied into every closure of the page.
#[derive(Clone, Copy)]
pub struct Answers {
    pub given: RwSignal<Given>,
    pub digest: Digest,
    place: StoredValue<String>,
}

/// Where they lie, beside drafts: no document has such a name.
fn place(doc: &str) -> String {
    ["answers/", doc].concat()
}

/// What was kept of the answers to exactly these bytes.
pub async fn recall(doc: &str, digest: Digest) -> Given {
    let kept = store::get(DRAFTS, &place(doc)).await.ok().flatten();
    let kept: Option<(String, Given)> = kept.and_then(|text| json::read(text.as_bytes()).ok());
    kept.filter(|(about, _)| *about == digest.to_string()).map(|(_, given)| given).unwrap_or_default()
}

impl Answers {
    /// Follows what is answered, and keeps it.
    pub fn begin(doc: &str, digest: Digest, given: Given) -> Answers {
        let answers = Answers { given: RwSignal::new(given), digest, place: StoredValue::new(place(doc)) };
        Effect::new(move |before: Option<()>| {
            let given = answers.given.get();
            if before.is_some() {
                leptos::task::spawn_local(answers.keep(given));
            }
        });
        answers
    }

    pub fn right(self, path: &str) {
        self.given.update(|given| _ = given.insert(path.to_owned(), None));
    }

    pub fn wrong(self, path: &str, note: String) {
        self.given.update(|given| _ = given.insert(path.to_owned(), Some(note)));
    }

    /// Everything of these that is still open is right.
    pub fn rest_is_right(self, paths: &[String]) {
        self.given.update(|given| {
            for path in paths {
                given.entry(path.clone()).or_insert(None);
            }
        });
    }

    /// What reads as a national identity number is never kept.
    async fn keep(self, mut given: Given) {
        for note in given.values_mut().flatten().filter(|note| holds_national_number(note)) {
            note.clear();
        }
        let Some(place) = self.place.try_get_value() else { return };
        let text = json::print(&(self.digest.to_string(), given));
        let _ = store::put(DRAFTS, &place, &text).await; // without room they last as long as the page
    }

    /// They were signed.
    pub async fn forget(self) {
        if let Some(place) = self.place.try_get_value() {
            let _ = store::remove(DRAFTS, &place).await; // they are about bytes that have an answer now
        }
    }
}

//! One tab writes in a draft: the one that opened it last. The tab before keeps what it has and steps aside. Knows no
//! page.
//! Why the last: that is where the person is now; the other may have been forgotten for days.

use super::{Draft, keep_now, lying_open};
use crate::{
    lock::{self, Held, Word},
    session::Session,
};
use leptos::prelude::*;
use std::cell::RefCell;

/// How long the tab before gets to keep what it has.
const PATIENCE_MS: u32 = 1_500;

thread_local! {
    /// The document this tab writes in.
    static HERE: RefCell<Option<(String, Option<Held>)>> = const { RefCell::new(None) };
}

/// Makes this tab the one that writes in the document, once the tab before has kept what it had.
pub async fn take(doc: &str) {
    if is_mine(doc) {
        return;
    }
    let_go();
    HERE.set(Some((doc.to_owned(), None)));
    lock::tell_other_tabs(Word::Mine(doc.to_owned()));
    let lost = doc.to_owned();
    let held = lock::take(&["alis-draft-", doc].concat(), PATIENCE_MS, move || slept(&lost)).await;
    let unclaimed = HERE.with_borrow_mut(|here| match here {
        Some((mine, place)) if mine == doc => {
            *place = held;
            None
        }
        _ => held, // closed again meanwhile
    });
    if let Some(held) = unclaimed {
        held.let_go();
    }
}

/// Whether this tab is still the one that writes in the document: another may have taken it while it was being found.
pub fn is_mine(doc: &str) -> bool {
    HERE.with_borrow(|here| here.as_ref().is_some_and(|(mine, _)| mine == doc))
}

/// Lets others write.
pub fn let_go() {
    if let Some((_, Some(held))) = HERE.take() {
        held.let_go();
    }
}

/// Another tab writes in this document from now on.
pub fn step_aside(session: Session, doc: String) {
    if !is_mine(&doc) {
        return;
    }
    let Some(draft) = lying_open(&doc) else { return give_up() };
    leptos::task::spawn_local(async move {
        keep_now(session, draft).await;
        mark(draft);
        let_go();
    });
}

/// Nothing is written here yet. Two tabs that ask at once hear each other: while neither has the place, the lock says
/// which of them gets it.
fn give_up() {
    if HERE.with_borrow(|here| here.as_ref().is_some_and(|(_, place)| place.is_some())) {
        let_go();
    }
}

/// This tab slept while another began to write: what it has is older, and is not kept.
fn slept(doc: &str) {
    HERE.with_borrow_mut(|here| here.take_if(|(mine, _)| mine == doc));
    if let Some(draft) = lying_open(doc) {
        mark(draft);
    }
}

/// The draft is shown here no longer, and nothing more is kept of it.
pub(super) fn mark(draft: Draft) {
    super::stop(draft);
    draft.elsewhere.try_set(true);
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn a_tab_that_has_written_nothing_yet_gives_up_its_place() {
        take("given-up").await;
        assert!(is_mine("given-up"));
        give_up();
        assert!(!is_mine("given-up"));
    }

    #[wasm_bindgen_test]
    async fn of_two_tabs_that_ask_at_once_one_gets_the_place() {
        HERE.set(Some(("both".to_owned(), None))); // it has asked, and hears the other
        give_up();
        assert!(is_mine("both"));
        let_go();
    }
}

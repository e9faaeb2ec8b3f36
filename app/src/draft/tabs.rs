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
    if HERE.with_borrow(|here| here.as_ref().is_some_and(|(mine, _)| mine == doc)) {
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

/// Lets others write.
pub fn let_go() {
    if let Some((_, Some(held))) = HERE.take() {
        held.let_go();
    }
}

/// Another tab writes in this document from now on.
pub fn step_aside(session: Session, doc: String) {
    if !HERE.with_borrow(|here| here.as_ref().is_some_and(|(mine, _)| *mine == doc)) {
        return;
    }
    let Some(draft) = lying_open(&doc) else { return let_go() };
    leptos::task::spawn_local(async move {
        keep_now(session, draft).await;
        mark(draft);
        let_go();
    });
}

/// This tab slept while another began to write: what it has is older, and is not kept.
fn slept(doc: &str) {
    HERE.with_borrow_mut(|here| here.take_if(|(mine, _)| mine == doc));
    if let Some(draft) = lying_open(doc) {
        mark(draft);
    }
}

fn mark(draft: Draft) {
    super::stop(draft);
    draft.elsewhere.try_set(true);
}

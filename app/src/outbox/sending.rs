//! Sends what waits: one tab at a time, one statement after the other, again when it may help. Knows no server and no
//! receipt.

use super::{
    acknowledge, announce,
    delivery::{PAUSE_SECONDS, Step, decide, deliver},
    set_back, waiting,
};
use crate::{
    kept::{Doubt, Posting},
    lock::{self, Word},
    session::Session,
    store::NotKept,
};
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
    static NUDGED: Cell<bool> = const { Cell::new(false) };
    /// Ends the rest between two attempts.
    static WAKE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sends what waits, now; a tab that rests between two attempts goes on. Does nothing while another tab is at it.
pub fn kick(session: Session) {
    nudge();
    if !BUSY.replace(true) {
        leptos::task::spawn_local(async move {
            while NUDGED.take() {
                lock::alone("alis-outbox", send_all(session)).await; // nudged at the very end, it begins again
            }
            BUSY.set(false);
        });
    }
}

fn nudge() {
    NUDGED.set(true);
    if let Some(wake) = WAKE.take() {
        let _ = wake.call0(&JsValue::UNDEFINED); // resolving never throws
    }
}

async fn send_all(session: Session) {
    loop {
        NUDGED.set(false);
        match round(waiting().await, async |posting| attempt(session, posting).await).await {
            Some(seconds) => rest(seconds).await,
            None if NUDGED.get() => {} // something was frozen meanwhile
            None => return,
        }
    }
}

/// Tries each once, and says after how many seconds to begin again. A revision is not tried while an earlier one of its
/// document waits: the server would take it for a mistake.
async fn round(waiting: Vec<Posting>, attempt: impl AsyncFn(Posting) -> Step) -> Option<u32> {
    let (mut pause, mut held) = (None, Vec::new());
    for posting in waiting.into_iter().filter(|posting| !posting.needs_attention) {
        if held.contains(&posting.doc) {
            continue;
        }
        let doc = posting.doc.clone();
        if let Step::Wait { seconds, .. } = attempt(posting).await {
            pause = Some(pause.map_or(seconds, |pause: u32| pause.min(seconds)));
            held.push(doc);
        }
    }
    pause
}

/// Waits, but not when somebody asks to send: also a hidden tab, whose timers are slow, hears that at once.
async fn rest(seconds: u32) {
    if NUDGED.get() {
        return;
    }
    let over = Promise::new(&mut |resolve, _| {
        WAKE.set(Some(resolve.clone()));
        let end = move || _ = resolve.call0(&JsValue::UNDEFINED); // resolving never throws
        Timeout::new(seconds.saturating_mul(1000), end).forget();
    });
    let _ = JsFuture::from(over).await; // never rejected
}

/// Sends one, and writes down what came of it.
async fn attempt(session: Session, mut posting: Posting) -> Step {
    let outcome = deliver(session, &posting).await;
    posting.tries += 1;
    let step = decide(&outcome, posting.tries);
    let written = match (&step, outcome) {
        (Step::Done, Ok(delivered)) => acknowledge(posting, delivered).await,
        (Step::Ask(doubt) | Step::Wait { doubt, .. }, _) => {
            posting.needs_attention = matches!(step, Step::Ask(_));
            posting.doubt = Some(doubt.clone());
            set_back(&posting).await
        }
        (Step::Done, Err(_)) => Ok(()), // `decide` says done for success alone
    };
    announce(session, Word::Changed);
    match written {
        Ok(()) => step,
        Err(NotKept) => Step::Wait { seconds: PAUSE_SECONDS.1, doubt: Doubt::NoProof }, // sent again: the server has it
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock,
        kept::{Summary, place},
        outbox::tests::envelope,
    };
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn a_later_revision_waits_for_the_one_before_it() {
        let posting = |doc: &str, rev| Posting {
            doc: doc.to_owned(),
            rev,
            envelope: envelope(),
            summary: Summary::default(),
            frozen_at: clock::now(),
            tries: 0,
            needs_attention: false,
            doubt: None,
        };
        let tried = RefCell::new(Vec::new());
        let attempt = async |posting: Posting| {
            let waits = posting.doc == "slow";
            tried.borrow_mut().push(place(&posting.doc, posting.rev));
            if waits { Step::Wait { seconds: 8, doubt: Doubt::Unreachable } } else { Step::Done }
        };
        let waiting = vec![posting("slow", 1), posting("fast", 1), posting("slow", 2), posting("fast", 2)];
        assert_eq!(round(waiting, attempt).await, Some(8));
        assert_eq!(tried.into_inner(), ["slow/1", "fast/1", "fast/2"]);
    }

    #[wasm_bindgen_test]
    async fn a_rest_ends_when_somebody_asks_to_send() {
        let (began_at, _) = (clock::now_ms(), NUDGED.take());
        wasm_bindgen_futures::spawn_local(async {
            clock::pause(20).await;
            nudge();
        });
        rest(60).await;
        assert!(NUDGED.take() && clock::now_ms() - began_at < 30_000);
    }
}

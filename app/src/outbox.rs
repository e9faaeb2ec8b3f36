//! Signed statements on their way: kept until a receipt is verified, sent by one tab at a time, tried again when it may
//! help. No state deletes; what is acknowledged moves to `sent` with its receipt. Knows no forms and no pages.

use crate::{
    client::{self, Ask, Fault},
    clock, draft, entry, json,
    kept::{Doubt, KeptDraft, Posting, Sent, Summary, place},
    lock::{self, Word},
    proof,
    session::Session,
    store::{self, Change, DRAFTS, Durability, KNOWN, NotKept, OUTBOX, SENT},
};
use gloo::timers::callback::Timeout;
use js_sys::{Function, Promise};
use leptos::prelude::{GetUntracked, WithUntracked};
use shared::{
    api::{Filed, path},
    refusal::Refusal,
    statement::{checkpoint::Vkey, envelope::Envelope},
};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Receipts stay on the device this long.
const KEPT_DAYS: i32 = 90;
/// The first pause after a failure, and the longest, in seconds.
const PAUSE_SECONDS: (u32, u32) = (4, 300);

/// What follows an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Received, and proven.
    Done,
    /// Trying again later may help.
    Wait { seconds: u32, doubt: Doubt },
    /// Only a person can help.
    Ask(Doubt),
}

/// Puts a signed statement in the outbox; when this returns it is on the disk. Sending begins by itself. What lies there
/// already and may still be taken stays: what was written since becomes the next revision.
///
/// # Errors
/// [`NotKept`] when the browser could not keep it; nothing is sent then, and the draft is as before.
pub async fn freeze(envelope: &[u8], doc: &str, rev: u32, summary: Summary) -> Result<(), NotKept> {
    let envelope = Envelope::parse(envelope).map_err(|_| NotKept)?;
    let (doc, frozen_at) = (doc.to_owned(), clock::now());
    let posting = Posting { doc, rev, envelope, summary, frozen_at, tries: 0, needs_attention: false, doubt: None };
    if find(&posting.doc, rev).await.is_none_or(|there| there.needs_attention) {
        write(vec![put(OUTBOX, &posting.doc, rev, &posting)]).await?;
    }
    if let Some(session) = crate::session::here() {
        announce(session, Word::Send);
        kick(session);
    }
    Ok(())
}

/// The statements that have not been acknowledged, oldest first.
pub async fn waiting() -> Vec<Posting> {
    let rows = store::list(OUTBOX).await.unwrap_or_default();
    let mut rows: Vec<Posting> = rows.iter().filter_map(|(_, text)| json::read(text.as_bytes()).ok()).collect();
    shared::order::sort_by_key(&mut rows, |posting| (posting.frozen_at, posting.rev));
    rows
}

/// One of them.
pub async fn find(doc: &str, rev: u32) -> Option<Posting> {
    json::read(store::get(OUTBOX, &place(doc, rev)).await.ok()??.as_bytes()).ok()
}

/// One that was acknowledged on this device.
pub async fn find_sent(doc: &str, rev: u32) -> Option<Sent> {
    json::read(store::get(SENT, &place(doc, rev)).await.ok()??.as_bytes()).ok()
}

/// Listens to the other tabs and sends what waits.
pub fn start(session: Session) {
    lock::hear_other_tabs(move |word| match word {
        Word::Mine(doc) => draft::tabs::step_aside(session, doc),
        Word::Changed => session.changed(),
        Word::Send => {
            session.changed();
            kick(session);
        }
    });
    leptos::task::spawn_local(prune(session));
    kick(session);
}

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

/// Tries one again after a person has asked for it.
pub async fn try_again(session: Session, doc: &str, rev: u32) {
    if let Some(mut posting) = find(doc, rev).await {
        posting.needs_attention = false;
        posting.tries = 0;
        let _ = write(vec![put(OUTBOX, doc, rev, &posting)]).await; // it is still there as it was
        announce(session, Word::Send);
    }
    kick(session);
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

/// What follows from an outcome. Only a verified receipt is success; a status code proves nothing.
pub fn decide(outcome: &Result<Delivered, Failure>, tries: u32) -> Step {
    let (first, longest) = PAUSE_SECONDS;
    let pause = first.saturating_mul(1 << tries.min(10)).min(longest);
    let wait = |seconds, doubt| Step::Wait { seconds, doubt };
    match outcome {
        Ok(_) => Step::Done,
        Err(Failure::Doubtful(doubt @ (Doubt::CannotCheck | Doubt::OtherHistory))) => Step::Ask(doubt.clone()),
        Err(Failure::Doubtful(doubt)) => wait(pause, doubt.clone()),
        Err(Failure::Fault(Fault::Unreachable)) => wait(pause, Doubt::Unreachable),
        Err(Failure::Fault(Fault::Foreign)) => wait(pause, Doubt::NoProof),
        Err(Failure::Fault(Fault::Refused(refusal))) => {
            let doubt = Doubt::Refused(refusal.clone());
            match refusal {
                Refusal::TooMany { retry_after_seconds } | Refusal::Busy { retry_after_seconds } => {
                    wait(pause.max(*retry_after_seconds), doubt)
                }
                Refusal::Broken => wait(pause, doubt),
                _ => Step::Ask(doubt),
            }
        }
    }
}

/// A filing whose receipt holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivered {
    filed: Filed,
    vkey: String,
    /// The checkpoint to remember, when it is newer than the last.
    note: Option<String>,
}

/// Why a filing has no receipt that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    Fault(Fault),
    Doubtful(Doubt),
}

async fn deliver(session: Session, posting: &Posting) -> Result<Delivered, Failure> {
    if session.server.with_untracked(Option::is_none) {
        session.meet_server().await;
    }
    let server = session.server.get_untracked().ok_or(Failure::Fault(Fault::Unreachable))?;
    let vkey = trusted(&server.vkey).await?;
    let seen = proof::last_seen(&vkey).await;
    let path = client::path(path::STATEMENT, &[("doc", &posting.doc), ("rev", &posting.rev.to_string())]);
    let body = Some(posting.envelope.to_bytes());
    let log_size = seen.as_ref().map(|seen| seen.checkpoint.size);
    let answer = client::plain(&Ask { method: "PUT", path: &path, body, media_type: client::JSON, log_size })
        .await
        .map_err(Failure::Fault)?;
    let filed: Filed = client::decode(&answer).map_err(Failure::Fault)?;
    let note = proof::check(&filed, &posting.envelope, &vkey, seen.as_ref()).await.map_err(Failure::Doubtful)?;
    Ok(Delivered { filed, vkey: server.vkey, note })
}

/// The server's verification key, when it is the one pinned at enrolment.
async fn trusted(vkey: &str) -> Result<Vkey, Failure> {
    let vkey: Vkey = vkey.parse().map_err(|_| Failure::Doubtful(Doubt::NoProof))?;
    match entry::pinned().await {
        Some(pinned) if pinned.key() != vkey.key() => Err(Failure::Doubtful(Doubt::OtherHistory)),
        _ => Ok(vkey),
    }
}

/// Moves a posting to `sent` in one transaction, with the checkpoint; its draft is done unless it was written in since.
async fn acknowledge(posting: Posting, delivered: Delivered) -> Result<(), NotKept> {
    let Posting { doc, rev, envelope, summary, frozen_at, .. } = posting;
    let Delivered { filed, vkey, note } = delivered;
    let sent = Sent { doc, rev, envelope, summary, filed, vkey };
    let mut changes = vec![Change::remove(OUTBOX, &place(&sent.doc, rev)), put(SENT, &sent.doc, rev, &sent)];
    changes.extend(note.map(|note| Change::put(KNOWN, proof::CHECKPOINT, &note)));
    let draft = store::get(DRAFTS, &sent.doc).await.ok().flatten();
    let draft = draft.and_then(|text| json::read::<KeptDraft>(text.as_bytes()).ok());
    if draft.is_some_and(|draft| draft.rev <= rev && draft.saved_at <= frozen_at) {
        changes.push(Change::remove(DRAFTS, &sent.doc));
    }
    write(changes).await
}

/// Writes the outcome beside the statement, unless another tab has moved it meanwhile.
async fn set_back(posting: &Posting) -> Result<(), NotKept> {
    match find(&posting.doc, posting.rev).await {
        Some(_) => write(vec![put(OUTBOX, &posting.doc, posting.rev, posting)]).await,
        None => Ok(()),
    }
}

/// Forgets receipts older than ninety days. After the server was restored from an older backup, all that were kept are
/// filed again first: filing the same thing twice is harmless.
async fn prune(session: Session) {
    let restored = match session.server.get_untracked().and_then(|server| server.vkey.parse::<Vkey>().ok()) {
        Some(vkey) => proof::is_new_epoch(&vkey).await,
        None => false,
    };
    let today = clock::now().day;
    let mut changes = Vec::new();
    for (key, text) in store::list(SENT).await.unwrap_or_default() {
        let Ok(sent) = json::read::<Sent>(text.as_bytes()) else { continue };
        let Sent { doc, rev, envelope, summary, filed, .. } = sent;
        if restored {
            let frozen_at = filed.received_at;
            let again =
                Posting { doc, rev, envelope, summary, frozen_at, tries: 0, needs_attention: false, doubt: None };
            changes.push(put(OUTBOX, &again.doc, rev, &again));
        } else if filed.received_at.day.plus_days(KEPT_DAYS) < today {
            changes.push(Change::remove(SENT, &key));
        }
    }
    if restored {
        changes.push(Change::remove(KNOWN, proof::CHECKPOINT));
    }
    if !changes.is_empty() && write(changes).await.is_ok() && restored {
        announce(session, Word::Send);
        kick(session);
    }
}

fn put<T: serde::Serialize>(store: &'static str, doc: &str, rev: u32, value: &T) -> Change {
    Change::put(store, &place(doc, rev), &json::print(value))
}

async fn write(changes: Vec<Change>) -> Result<(), NotKept> {
    store::write(changes, Durability::Strict).await
}

fn announce(session: Session, word: Word) {
    session.changed();
    lock::tell_other_tabs(word);
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn refused(refusal: Refusal) -> Result<Delivered, Failure> {
        Err(Failure::Fault(Fault::Refused(refusal)))
    }
    fn seconds(step: Step) -> u32 {
        match step {
            Step::Wait { seconds, .. } => seconds,
            other => panic!("{other:?}"),
        }
    }

    #[wasm_bindgen_test]
    fn only_a_verified_receipt_is_success() {
        let filed = Filed { number: 1, received_at: clock::now(), receipt: String::new(), consistency: Vec::new() };
        let delivered = Delivered { filed, vkey: String::new(), note: None };
        assert_eq!(decide(&Ok(delivered), 1), Step::Done);
        assert_eq!(seconds(decide(&Err(Failure::Fault(Fault::Foreign)), 1)), 8);
        assert_eq!(seconds(decide(&Err(Failure::Doubtful(Doubt::NoProof)), 1)), 8);
    }

    #[wasm_bindgen_test]
    fn a_busy_server_is_given_the_time_it_asks_for() {
        assert_eq!(seconds(decide(&refused(Refusal::Busy { retry_after_seconds: 90 }), 1)), 90);
        assert_eq!(seconds(decide(&refused(Refusal::TooMany { retry_after_seconds: 1 }), 1)), 8);
    }

    #[wasm_bindgen_test]
    fn pauses_grow_and_end_at_five_minutes() {
        let outcome = Err(Failure::Fault(Fault::Unreachable));
        let pauses: Vec<u32> = (0..9).map(|tries| seconds(decide(&outcome, tries))).collect();
        assert_eq!(pauses, [4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(seconds(decide(&outcome, u32::MAX)), 300);
    }

    #[wasm_bindgen_test]
    fn a_no_needs_a_person_and_keeps_its_reason() {
        for refusal in [Refusal::RevokedKey, Refusal::HoldsNationalNumber, Refusal::AlreadyFiled { newest_rev: 2 }] {
            assert_eq!(decide(&refused(refusal.clone()), 1), Step::Ask(Doubt::Refused(refusal)));
        }
    }

    #[wasm_bindgen_test]
    fn another_history_is_never_tried_again_by_itself() {
        for doubt in [Doubt::OtherHistory, Doubt::CannotCheck] {
            assert_eq!(decide(&Err(Failure::Doubtful(doubt.clone())), 1), Step::Ask(doubt));
        }
    }

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

    fn envelope() -> Envelope {
        Envelope { payload: "e30".to_owned(), protected: "e30".to_owned(), signature: "AA".to_owned() }
    }

    #[wasm_bindgen_test]
    async fn what_is_frozen_is_found_again_byte_for_byte() {
        let (doc, envelope) = (crate::chance::new_doc(), envelope());
        freeze(&envelope.to_bytes(), &doc, 1, Summary::default()).await.unwrap();
        assert_eq!(find(&doc, 1).await.unwrap().envelope, envelope);
        assert!(waiting().await.iter().any(|posting| posting.doc == doc));
    }

    #[wasm_bindgen_test]
    async fn what_is_acknowledged_moves_to_sent_with_its_receipt_and_its_draft_is_done() {
        let doc = crate::chance::new_doc();
        freeze(&envelope().to_bytes(), &doc, 1, Summary::default()).await.unwrap();
        let posting = find(&doc, 1).await.unwrap();
        let draft = |saved_at| KeptDraft {
            kind: String::new(),
            paper: serde_json::Value::Null,
            rev: 1,
            saved_at,
            trainee: String::new(),
            doctor: None,
            on_server_at: None,
        };
        let text = serde_json::to_string(&draft(posting.frozen_at)).unwrap();
        store::put(DRAFTS, &doc, &text).await.unwrap();
        let filed = Filed { number: 7, received_at: clock::now(), receipt: "r".to_owned(), consistency: Vec::new() };
        let delivered = Delivered { filed, vkey: "k".to_owned(), note: None };
        acknowledge(posting, delivered).await.unwrap();
        assert_eq!(find(&doc, 1).await, None);
        assert_eq!(find_sent(&doc, 1).await.unwrap().filed.number, 7);
        assert_eq!(store::get(DRAFTS, &doc).await.unwrap(), None);
    }
}

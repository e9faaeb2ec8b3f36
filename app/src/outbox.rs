//! Signed statements on their way: kept until a receipt is verified. No state deletes; what is acknowledged moves to
//! `sent` with its receipt. Knows no forms and no pages; when one is sent, `sending` knows, and what the server said of it,
//! `delivery`.

mod delivery;
mod sending;

pub use sending::kick;

use crate::{
    clock, draft, json,
    kept::{KeptDraft, Posting, Sent, Summary, place},
    lock::{self, Word},
    proof,
    session::Session,
    store::{self, Change, DRAFTS, Durability, KNOWN, NotKept, OUTBOX, SENT},
};
use delivery::Delivered;
use leptos::prelude::GetUntracked;
use shared::statement::{checkpoint::Vkey, envelope::Envelope};

/// Receipts stay on the device this long.
const KEPT_DAYS: i32 = 90;

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
    use shared::api::Filed;
    use wasm_bindgen_test::wasm_bindgen_test;

    pub(super) fn envelope() -> Envelope {
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

//! Statements a draft may begin from: the newest of a document, on the device or on the server, as the revision after it.
//! Knows no draft that is being written.

use super::{Base, Dispute, Identity, Kept, opening::Found};
use crate::{
    client, clock,
    forms::{self, Made},
    json,
    kept::{Posting, Sent},
    letter,
    overview::{received, revisions},
    store::{self, OUTBOX, SENT},
};
use serde_json::Value;
use shared::{
    api::{self, Verdict, path},
    day::Moment,
    rules::facts::Facts,
    statement::{envelope::Envelope, payload::Payload},
};
use std::collections::BTreeMap;

/// The newest letter of a document; `None` when nobody has it, or it cannot be read.
pub async fn newest_letter(doc: &str) -> Option<Payload<Value>> {
    letter::open(&newest(doc).await?.envelope)
}

/// The form as it was sent last, with what the next revision must say of it. Fetches the form's code.
pub async fn next_revision(doc: &str) -> Option<Found> {
    let sent = newest(doc).await?;
    forms::load(&sent.envelope.open().ok()?.kind).await.ok()?;
    revision(doc, sent).await
}

/// As [`newest`], of a document that may be known to nobody: the server is asked for its lists, not for what it cannot
/// have.
pub(super) async fn newest_if_any(doc: &str) -> Option<Filed> {
    match is_filed(doc).await {
        true => newest(doc).await,
        false => newest_here(doc).await,
    }
}

/// The server has received it.
pub(super) async fn is_filed(doc: &str) -> bool {
    received().await.is_ok_and(|rows| rows.iter().any(|row| row.doc == doc))
}

/// A statement that was sent, or waits to be.
pub struct Filed {
    pub rev: u32,
    pub envelope: Envelope,
    pub received_at: Moment,
}

/// The newest of this device, or of the server when another device has sent a newer one.
pub(super) async fn newest(doc: &str) -> Option<Filed> {
    [newest_here(doc).await, newest_there(doc).await].into_iter().flatten().max_by_key(|filed| filed.rev)
}

pub(super) async fn newest_here(doc: &str) -> Option<Filed> {
    [newest_sent(doc).await, newest_waiting(doc).await].into_iter().flatten().max_by_key(|filed| filed.rev)
}

async fn of_doc(store: &'static str, doc: &str) -> Vec<String> {
    let prefix = [doc, "/"].concat();
    let rows = store::list(store).await.unwrap_or_default();
    rows.into_iter().filter(|(key, _)| key.starts_with(&prefix)).map(|(_, text)| text).collect()
}

pub(super) async fn newest_sent(doc: &str) -> Option<Filed> {
    let sent = of_doc(SENT, doc).await.into_iter().filter_map(|text| json::read(text.as_bytes()).ok());
    let sent = sent.map(|Sent { rev, envelope, filed, .. }| Filed { rev, envelope, received_at: filed.received_at });
    sent.max_by_key(|filed| filed.rev)
}

/// Signed and not refused.
async fn newest_waiting(doc: &str) -> Option<Filed> {
    let waiting = of_doc(OUTBOX, doc).await.into_iter().filter_map(|text| json::read::<Posting>(text.as_bytes()).ok());
    let waiting = waiting.filter(|posting| !posting.needs_attention);
    let waiting =
        waiting.map(|Posting { rev, envelope, frozen_at, .. }| Filed { rev, envelope, received_at: frozen_at });
    waiting.max_by_key(|filed| filed.rev)
}

/// What the doctor says is wrong in this revision.
pub async fn disputes(doc: &str, rev: u32) -> Vec<Dispute> {
    let rows = revisions(doc).await;
    let said = rows.into_iter().find(|row| row.rev == rev).and_then(|row| row.said);
    let Some(said) = said.filter(|said| said.verdict == Verdict::Disputed) else { return Vec::new() };
    let at = client::path(path::STATEMENT, &[("doc", &said.doc), ("rev", &said.rev.to_string())]);
    let statement: Option<api::Statement> = client::get(&at).await.ok();
    let body = statement.and_then(|statement| letter::open(&statement.envelope)).map(|letter| letter.body);
    let disputes = body.and_then(|body| body.get("disputes").cloned());
    disputes.and_then(|disputes| json::read_tree(&disputes).ok()).unwrap_or_default()
}

pub(super) async fn newest_there(doc: &str) -> Option<Filed> {
    let rev = revisions(doc).await.iter().map(|row| row.rev).max()?;
    let at = client::path(path::STATEMENT, &[("doc", doc), ("rev", &rev.to_string())]);
    let statement: api::Statement = client::get(&at).await.ok()?;
    Some(Filed { rev, envelope: statement.envelope, received_at: statement.filed.received_at })
}

/// What the rules must know of a document beside its words; `None` when the server does not say.
pub async fn facts(doc: &str) -> Option<Facts> {
    client::get(&[path::FACTS, "?doc=", doc].concat()).await.ok()
}

pub(super) async fn revision(doc: &str, sent: Filed) -> Option<Found> {
    let opened = sent.envelope.open().ok()?;
    let payload: Value = json::tree(&opened.payload).ok()?;
    let body = payload.get("body").cloned().unwrap_or(Value::Null);
    let Made { kind, read, .. } = forms::find(&opened.kind)?;
    let sheet = read(&body)?;
    let facts = facts(doc).await;
    let (received_on, _, _) = clock::in_oslo(sent.received_at);
    let base = Base {
        received_at: sent.received_at,
        body,
        first_received_on: facts.as_ref().and_then(|facts| facts.first_received_on),
        renewed_on: facts.and_then(|facts| facts.renewed_on).or(Some(received_on)),
        disputes: disputes(doc, sent.rev).await,
    };
    let previous = Some(opened.payload_digest());
    let identity = Identity { doc: doc.to_owned(), kind, rev: sent.rev + 1, previous, base: Some(base) };
    Some(Found { identity, sheet, raw: BTreeMap::new(), kept: Kept::default() })
}

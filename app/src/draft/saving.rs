//! Keeps the draft: on the device a moment after the last key, on the server a little later. Knows nothing of what is
//! written in it.

use super::{Draft, Identity, Kept, LaidAway};
use crate::{
    client, clock, json,
    kept::KeptDraft,
    paper::{DOCTOR, SUBJECT},
    session::Session,
    store::{self, DRAFTS},
};
use leptos::prelude::*;
use serde_json::Value;
use shared::{
    api::{self, path},
    day::Moment,
    refusal::Refusal,
};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

/// Quiet after the last key before the device keeps it, and the longest one waits while keys keep coming.
const QUIET_MS: u64 = 400;
const LONGEST_MS: u64 = 2_000;
/// Between two savings on the server.
const SERVER_MS: u64 = 3_000;

/// What has been written and not yet kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    first_at: Option<u64>,
    last_at: u64,
    ticking: bool,
    /// The device has something the server has not.
    server_waits: bool,
    server_ticking: bool,
}

/// Something was written. One timer runs, however many keys are pressed.
pub fn later(session: Session, draft: Draft) {
    let now = clock::now_ms();
    let start = draft.pace.try_update_value(|pace| {
        pace.first_at.get_or_insert(now);
        pace.last_at = now;
        !std::mem::replace(&mut pace.ticking, true)
    });
    if start == Some(true) {
        set_timeout(move || tick(session, draft), Duration::from_millis(QUIET_MS));
    }
}

fn tick(session: Session, draft: Draft) {
    let now = clock::now_ms();
    let Some(pace) = draft.pace.try_get_value() else { return }; // closed: it was kept then
    let waited = pace.first_at.map_or(0, |first| now.saturating_sub(first));
    let quiet = now.saturating_sub(pace.last_at);
    if quiet + 20 < QUIET_MS && waited < LONGEST_MS {
        set_timeout(move || tick(session, draft), Duration::from_millis(QUIET_MS - quiet));
        return;
    }
    leptos::task::spawn_local(async move {
        keep_now(session, draft).await;
        to_server_later(session, draft);
    });
}

/// Keeps the draft on the device at once.
pub async fn keep_now(session: Session, draft: Draft) {
    let is_due = draft.pace.try_update_value(|pace| {
        pace.ticking = false;
        pace.server_waits |= pace.first_at.is_some();
        pace.first_at.take().is_some()
    });
    if is_due != Some(true) {
        return;
    }
    let kept_at = draft.kept.get_untracked();
    let (doc, record) = record(draft, kept_at, clock::now());
    let text = json::print(&record);
    let kept = match store::put(DRAFTS, &doc, &text).await {
        Ok(()) => Kept { on_device_at: Some(record.saved_at), failed: false, ..kept_at },
        Err(store::NotKept) => Kept { failed: true, ..kept_at },
    };
    draft.kept.try_set(kept);
    if kept_at.on_device_at.is_none() {
        session.changed(); // lists show a new draft
    }
}

fn record(draft: Draft, kept: Kept, saved_at: Moment) -> (String, KeptDraft) {
    let Identity { doc, kind, rev, previous, base } = draft.identity();
    let (body, raw) = draft.paper.laid_away();
    let body = json::tree(body.as_bytes()).unwrap_or_default(); // it was just printed
    let laid = LaidAway { v: 1, rev, previous, base, body, raw, saved_at };
    let paper = json::tree_of(&laid);
    let subject = ["/body/", &SUBJECT.replace('.', "/")].concat();
    let trainee = paper.pointer(&subject).and_then(Value::as_str).unwrap_or_default().to_owned();
    let doctor = draft.paper.read(DOCTOR).parse().ok();
    let on_server_at = kept.on_server_at.min(Some(saved_at)); // another device may have told it, whose clock is ahead
    (doc, KeptDraft { kind: kind.to_owned(), paper, rev, saved_at, trainee, doctor, on_server_at })
}

fn to_server_later(session: Session, draft: Draft) {
    let start =
        draft.pace.try_update_value(|pace| pace.server_waits && !std::mem::replace(&mut pace.server_ticking, true));
    if start == Some(true) {
        set_timeout(move || leptos::task::spawn_local(to_server(session, draft)), Duration::from_millis(SERVER_MS));
    }
}

/// Keeps on the server what the device has, and writes down that it did. Without a network it waits for the next key, or until
/// the network is back.
async fn to_server(session: Session, draft: Draft) {
    let due = draft.pace.try_update_value(|pace| {
        pace.server_ticking = false;
        std::mem::take(&mut pace.server_waits)
    });
    if due != Some(true) {
        return;
    }
    keep_now(session, draft).await;
    let Some(kept) = draft.kept.try_get_untracked() else { return };
    let saved_at = kept.on_device_at.filter(|_| !kept.failed).unwrap_or_else(clock::now);
    let (doc, record) = record(draft, kept, saved_at);
    let body = api::Draft { kind: record.kind.clone(), paper: record.paper.clone() };
    let told = client::tell("PUT", &client::path(path::DRAFT, &[("doc", &doc)]), &body).await;
    match told {
        Ok(()) => {
            let at = clock::now();
            draft.kept.try_update(|kept| kept.on_server_at = Some(at));
            note(&doc, KeptDraft { on_server_at: Some(at), ..record }).await;
        }
        // another role's tab may be signed in just now: that passes
        Err(client::Fault::Refused(refusal)) if !matches!(refusal, Refusal::SignInNeeded | Refusal::SessionEnded) => {}
        Err(_) => {
            draft.pace.try_update_value(|pace| pace.server_waits = true);
            set_timeout(move || to_server_later(session, draft), Duration::from_secs(20));
        }
    }
}

/// Writes down that the server has the draft, unless it was written in or sent meanwhile.
async fn note(doc: &str, record: KeptDraft) {
    let here = store::get(DRAFTS, doc).await.ok().flatten();
    let here = here.and_then(|text| json::read::<KeptDraft>(text.as_bytes()).ok());
    if here.is_some_and(|here| here.paper == record.paper) {
        let _ = store::put(DRAFTS, doc, &json::print(&record)).await; // the time alone is lost
    }
}

/// It was sent: what still waited to be kept on the server must not come after it.
pub fn stop(draft: Draft) {
    draft.pace.try_update_value(|pace| *pace = Pace { ticking: true, server_ticking: true, ..Pace::default() });
}

/// It was not taken: the draft is written in again.
pub fn go_on(draft: Draft) {
    draft.pace.try_update_value(|pace| *pace = Pace::default());
}

/// Gives the person a copy of the draft as a file.
pub fn download(draft: Draft) {
    let (doc, record) = record(draft, draft.kept.get_untracked(), clock::now());
    let text = readable(&json::print(&record));
    let name = ["alis-", &doc[..8.min(doc.len())], ".json"].concat();
    let _ = offer(&name, &text); // a browser without downloads: the draft is kept all the same
}

/// One member a line, for whoever opens the file. The browser can do that.
fn readable(text: &str) -> String {
    let two = JsValue::from_f64(2.0);
    let read = js_sys::JSON::parse(text);
    let printed = read.and_then(|read| js_sys::JSON::stringify_with_replacer_and_space(&read, &JsValue::NULL, &two));
    printed.map_or_else(|_| text.to_owned(), String::from)
}

fn offer(name: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

//! Which draft is opened when there are several, and which revision it becomes.

use super::*;
use crate::{
    chance,
    kept::{Sent, Summary},
    store::SENT,
};
use serde_json::json;
use shared::{api::Filed as Receipt, statement::envelope::Envelope};
use wasm_bindgen_test::wasm_bindgen_test;

const KIND: &str = "candidate-registration";

fn at(seconds: i64) -> Moment {
    Moment::from_unix(1_795_000_000 + seconds)
}

/// A document whose first revision was signed, sent and acknowledged.
async fn sent(signed_at: Moment) -> (String, Envelope) {
    assert!(forms::load(KIND).await.is_ok());
    let doc = chance::new_doc();
    let envelope = letter::signed(KIND, 1, signed_at, json!({"workplace": "Sentrum legekontor"}));
    let filed = Receipt { number: 7, received_at: at(5), receipt: String::new(), consistency: Vec::new() };
    let sent = Sent {
        doc: doc.clone(),
        rev: 1,
        envelope: envelope.clone(),
        summary: Summary::default(),
        filed,
        vkey: String::new(),
    };
    store::put(SENT, &place(&doc, 1), &serde_json::to_string(&sent).unwrap()).await.unwrap();
    (doc, envelope)
}

/// A draft of the first revision on this device.
async fn keep(doc: &str, saved_at: Moment) {
    let body = json!({"workplace": "Tverlandet legesenter"});
    let laid = LaidAway { v: 1, rev: 1, previous: None, base: None, body, raw: BTreeMap::new(), saved_at };
    let draft = KeptDraft {
        kind: KIND.to_owned(),
        paper: serde_json::to_value(laid).unwrap(),
        rev: 1,
        saved_at,
        trainee: String::new(),
        doctor: None,
        on_server_at: None,
    };
    store::put(DRAFTS, doc, &serde_json::to_string(&draft).unwrap()).await.unwrap();
}

fn workplace(found: &Found) -> String {
    found.sheet.read(found.sheet.outline().place("workplace").unwrap())
}

#[wasm_bindgen_test]
async fn what_was_written_after_signing_becomes_the_next_revision() {
    let (doc, envelope) = sent(at(0)).await;
    keep(&doc, at(1)).await;
    let found = on_device(&doc).await.unwrap();
    assert_eq!(workplace(&found), "Tverlandet legesenter");
    assert_eq!(found.identity.rev, 2);
    assert_eq!(found.identity.previous, Some(envelope.open().unwrap().payload_digest()));
    assert_eq!(found.identity.base.unwrap().body, json!({"workplace": "Sentrum legekontor"}));
}

#[wasm_bindgen_test]
async fn a_draft_that_was_sent_as_it_is_opens_no_more() {
    let (doc, _) = sent(at(0)).await;
    keep(&doc, at(0)).await;
    assert!(on_device(&doc).await.is_none());
}

#[wasm_bindgen_test]
fn what_a_colleague_wrote_after_the_revision_was_received_says_more_than_it() {
    let saved = |saved_at| api::DraftRow { doc: String::new(), kind: KIND.to_owned(), saved_at };
    assert!(was_written_since(&saved(at(6)), at(5)));
    assert!(!was_written_since(&saved(at(4)), at(5)));
}

/// The server's draft is one of another device, saved at this moment by its own clock.
fn opened(saved_here: Moment, came_there: Option<Moment>, saved_there: Moment) -> String {
    let found = |workplace: &str, kept: Kept| {
        let body = json!({"workplace": workplace});
        let laid = LaidAway { v: 1, rev: 1, previous: None, base: None, body, raw: BTreeMap::new(), saved_at: at(0) };
        let found = read("", KIND, serde_json::to_value(laid).unwrap()).unwrap();
        Found { kept, ..found }
    };
    let here = Kept { on_device_at: Some(saved_here), on_server_at: came_there, failed: false };
    let there = Kept { on_device_at: None, on_server_at: Some(saved_there), failed: false };
    workplace(&newer(found("here", here), Some(found("there", there))))
}

#[wasm_bindgen_test]
async fn what_the_server_never_got_goes_before_what_it_has_whatever_the_clocks_say() {
    assert!(forms::load(KIND).await.is_ok());
    assert_eq!(opened(at(10), None, at(3600)), "here");
    assert_eq!(opened(at(10), Some(at(5)), at(3600)), "here");
    assert_eq!(opened(at(10), Some(at(10)), at(3600)), "here");
}

#[wasm_bindgen_test]
async fn another_device_has_gone_on_with_what_the_server_got() {
    assert!(forms::load(KIND).await.is_ok());
    assert_eq!(opened(at(10), Some(at(13)), at(3600)), "there");
    assert_eq!(opened(at(10), Some(at(13)), at(-3600)), "there");
    assert_eq!(opened(at(10), Some(at(13)), at(10)), "here"); // it is the same draft
}

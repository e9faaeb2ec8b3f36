//! What was signed for one thing is good for nothing else: every letter against every route that takes one.

use crate::{
    device::doc,
    form,
    people::{Letter, address, office_and_bodo},
    server::{Server, token},
};
use reqwest::Method;
use serde_json::json;
use shared::{
    api::{EnrolmentWish, Invitation, path},
    statement::envelope::Envelope,
};

#[tokio::test]
async fn a_letter_of_one_kind_is_refused_where_another_is_expected() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let link = office.invites("municipality", json!({ "municipality": "1804" }), true).await;
    let token = token(&link.told::<Invitation>().link);
    let registration = bodo.new_letter();
    let sign_in = bodo.sign_in(&bodo.challenge().await);
    let enrol = bodo.enrolment(&token).statement;
    let before = (server.count("statements"), server.count("keys"), server.count("sessions"));

    for letter in [&sign_in, &enrol] {
        let answer = bodo.puts_bytes(&address(&doc(), 1), letter.to_bytes()).await;
        assert_eq!(answer.code(), "unknown-kind", "filed");
    }
    for letter in [&registration.envelope, &enrol] {
        assert_eq!(bodo.sends(Method::POST, path::SESSIONS, &json!(letter)).await.code(), "unknown-kind", "signed in");
    }
    for letter in [&registration.envelope, &sign_in] {
        let wish = EnrolmentWish { invitation: token.clone(), statement: letter.clone() };
        assert_eq!(bodo.sends(Method::POST, path::ENROLMENTS, &json!(wish)).await.code(), "unknown-kind", "enrolled");
    }
    assert_eq!((server.count("statements"), server.count("keys"), server.count("sessions")), before);
}

#[tokio::test]
async fn a_registration_dressed_as_another_kind_is_refused() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let doc = doc();
    let payload = bodo.cover(&doc, 1).around(&form::registration());
    for (kind, code) in
        [("sign-in", "unknown-kind"), ("enrol", "unknown-kind"), ("closing", "unreadable"), ("no-form", "unknown-kind")]
    {
        let envelope = bodo.device.seal(kind, &payload);
        assert_eq!(bodo.files(&Letter { doc: doc.clone(), rev: 1, envelope }).await.code(), code);
    }
    let mut cover = bodo.cover(&doc, 1);
    cover.kind = "closing".into();
    let letter = bodo.letter(&cover, &form::registration());
    assert_eq!(bodo.files(&letter).await.code(), "foreign-header", "header and payload must agree");
}

#[tokio::test]
async fn what_was_filed_elsewhere_cannot_be_filed_here() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let mut cover = bodo.cover(&doc(), 1);
    cover.aud = "alis.other.no".into();
    assert_eq!(bodo.files(&bodo.letter(&cover, &form::registration())).await.code(), "wrong-server");
}

#[tokio::test]
async fn every_flipped_byte_of_an_envelope_is_refused() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let letter = bodo.new_letter();
    let bytes = letter.envelope.to_bytes();
    for at in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let answer = bodo.puts_bytes(&letter.address(), changed).await;
        assert!((400..500).contains(&answer.status), "byte {at}: {} {}", answer.status, answer.text);
    }
    assert_eq!(server.count("statements"), 0);
    let whole = Envelope::parse(&bytes).unwrap();
    assert_eq!(bodo.puts_bytes(&letter.address(), whole.to_bytes()).await.status, 201);
}

//! A wire that alters, loses and invents: what arrives is either what was signed, or refused; what is believed is either
//! a receipt that holds, or nothing.

use tests::{
    alis::Alis,
    device::{Device, office_and_bodo},
    meddler::{Meddler, Mischief},
};

/// A server, a proxy before it, the office's session and a municipality's device that talks through the proxy.
async fn stage() -> (Alis, Meddler, Device, Device) {
    let alis = Alis::start().await;
    let (office, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    let meddler = Meddler::before(alis.port()).await;
    manager.through(&meddler.origin());
    (alis, meddler, office, manager)
}

/// How many statements the office sees.
async fn stored(office: &Device) -> usize {
    let rows: serde_json::Value = office.gets(shared::api::path::STATEMENTS).await.json().await.expect("JSON");
    rows.as_array().expect("a list").len()
}

#[tokio::test]
async fn a_request_with_any_byte_altered_is_refused() {
    let (_alis, meddler, office, mut manager) = stage().await;
    let sealed = manager.registers(9_000_001);
    for at in 0..sealed.envelope.to_bytes().len() {
        meddler.does(Mischief::FlipRequest(at));
        let answer = manager.puts(&sealed).await.expect("an answer");
        assert!(answer.status().is_client_error(), "byte {at}: {}", answer.status());
    }
    assert_eq!(stored(&office).await, 0);
    meddler.does(Mischief::Nothing);
    manager.files(&sealed).await.expect("unaltered it is received");
    assert_eq!(stored(&office).await, 1);
}

#[tokio::test]
async fn an_answer_with_any_byte_altered_is_not_believed() {
    let (_alis, meddler, _office, mut manager) = stage().await;
    let sealed = manager.registers(9_000_002);
    let honest = manager.files(&sealed).await.expect("received");
    let length = serde_json::to_vec(&honest).expect("JSON").len();
    for at in 0..length {
        meddler.does(Mischief::FlipAnswer(at));
        if let Ok(filed) = manager.files(&sealed).await {
            assert_eq!(filed, honest, "byte {at} was altered and believed");
            panic!("byte {at} was altered and nobody saw it");
        }
    }
}

#[tokio::test]
async fn a_torn_answer_is_not_believed() {
    let (_alis, meddler, _office, mut manager) = stage().await;
    let sealed = manager.registers(9_000_003);
    let honest = manager.files(&sealed).await.expect("received");
    let length = serde_json::to_vec(&honest).expect("JSON").len();
    for kept in 0..length {
        meddler.does(Mischief::TearAnswer(kept));
        assert!(manager.files(&sealed).await.is_err(), "{kept} bytes of {length} were believed");
    }
}

#[tokio::test]
async fn a_lost_request_or_answer_leads_to_one_statement() {
    let (_alis, meddler, office, mut manager) = stage().await;
    for (at, loss) in [Mischief::LoseRequest, Mischief::LoseAnswer, Mischief::LoseAnswer].into_iter().enumerate() {
        let sealed = manager.registers(9_000_010 + at as u32);
        meddler.does(loss.clone());
        assert!(manager.files(&sealed).await.is_err());
        assert!(manager.files(&sealed).await.is_err());
        meddler.does(Mischief::Nothing);
        let status = manager.puts(&sealed).await.expect("an answer").status().as_u16();
        assert_eq!(status, if loss == Mischief::LoseRequest { 201 } else { 200 });
        let first = manager.files(&sealed).await.expect("received").number;
        assert_eq!(manager.files(&sealed).await.expect("received").number, first);
        assert_eq!(stored(&office).await, at + 1);
    }
}

#[tokio::test]
async fn no_answer_but_a_receipt_for_this_statement_is_believed() {
    let (_alis, meddler, _office, mut manager) = stage().await;
    let (first, second) = (manager.registers(9_000_020), manager.registers(9_000_021));
    let of_first = serde_json::to_string(&manager.files(&first).await.expect("received")).expect("JSON");
    let other = Alis::start_known_as(&format!("http://localhost:{}", tests::alis::free_port())).await;
    let (_, mut stranger) = office_and_bodo(&other.origin(), &other.first_invitation()).await;
    let foreign = stranger.files(&second).await;
    assert!(foreign.is_err(), "a statement for another server was received");
    let theirs = stranger.registers(9_000_021);
    let of_theirs = serde_json::to_string(&stranger.files(&theirs).await.expect("received")).expect("JSON");
    for (status, body) in [
        (200, String::new()),
        (201, "{}".into()),
        (201, "<h1>OK</h1>".into()),
        (200, r#"{"number":1,"received_at":"2026-11-22T12:00:00Z","receipt":""}"#.into()),
        (201, of_first),
        (201, of_theirs),
        (204, String::new()),
    ] {
        meddler.does(Mischief::Fake(status, body.clone()));
        assert!(manager.files(&second).await.is_err(), "believed: {status} {body}");
    }
}

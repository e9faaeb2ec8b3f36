//! A bad network: what was signed goes out once, when it can, and nothing but a receipt that holds is believed.

use tests::{
    alis::Alis,
    meddler::{Meddler, Mischief},
    people::{Person, Stage},
};

/// A stage with a proxy between the people and the server.
async fn stage_behind_a_proxy() -> (Stage, Meddler) {
    let port = tests::alis::free_port();
    let alis = Alis::start_known_as(&format!("http://127.0.0.1:{port}")).await;
    let meddler = Meddler::between(port, alis.port()).await;
    let origin = meddler.origin();
    (Stage { alis, origin }, meddler)
}

async fn ready_to_sign(stage: &Stage) -> (Person, Person, String) {
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    (office, manager, doc)
}

async fn is_filed(office: &Person) -> bool {
    let rows = office.browser.evaluates("fetch('/api/v1/statements').then(answer => answer.json())").await;
    rows.as_array().is_some_and(|rows| !rows.is_empty())
}

#[tokio::test]
async fn what_is_signed_offline_goes_out_when_the_network_is_back() {
    let (stage, meddler) = stage_behind_a_proxy().await;
    let (office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.browser.is_offline(true).await;
    meddler.does(Mischief::Gone);
    manager.fills_in_everything().await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("1 ikke sendt").await;
    manager.browser.pictures("story-offline").await;
    meddler.does(Mischief::Nothing);
    assert!(!is_filed(&office).await);
    manager.browser.is_offline(false).await;
    manager.browser.reads("Mottatt").await;
    assert!(is_filed(&office).await);
}

#[tokio::test]
async fn the_app_starts_and_opens_the_draft_without_a_network() {
    let (stage, meddler) = stage_behind_a_proxy().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.fills_in(&[("trainee.name", "Ánne Márjá Åsheim")]).await;
    manager.browser.finds("navigator.serviceWorker.ready.then(() => true)").await;
    manager.browser.finds("navigator.serviceWorker.controller !== null || !!(location.reload(), true)").await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    meddler.does(Mischief::Gone);
    manager.browser.is_offline(true).await;
    manager.browser.reloads().await;
    manager.browser.finds("document.getElementById('trainee.name')?.value === 'Ánne Márjá Åsheim'").await;
}

#[tokio::test]
async fn whom_a_registration_reaches_is_known_without_a_network() {
    let (stage, meddler) = stage_behind_a_proxy().await;
    let (office, manager) = stage.office_and_manager().await;
    crate::recipient::describes_itself(&stage.trust_of(&office, "nordland").await).await;
    manager.goes("/").await; // it is told with the facts, at the start
    manager.begins_a_registration().await;
    manager.fills_in(&[("trust", "nordland")]).await;
    manager.browser.reads("Máret Hætta").await;
    manager.browser.finds("navigator.serviceWorker.ready.then(() => true)").await;
    manager.browser.finds("navigator.serviceWorker.controller !== null || !!(location.reload(), true)").await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    meddler.does(Mischief::Gone);
    manager.browser.is_offline(true).await;
    manager.browser.reloads().await;
    manager.browser.reads("Máret Hætta, ALIS-koordinator ved Nordlandssykehuset").await;
}

#[tokio::test]
async fn a_sign_in_page_of_someone_else_is_no_receipt() {
    let (stage, meddler) = stage_behind_a_proxy().await;
    let (office, manager, _) = ready_to_sign(&stage).await;
    manager.reviews().await;
    meddler.does(Mischief::Portal);
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("1 ikke sendt").await;
    assert!(!manager.browser.text().await.contains("Mottatt"));
    meddler.does(Mischief::Nothing);
    assert!(!is_filed(&office).await);
    manager.browser.reloads().await;
    manager.browser.reads("Mottatt").await;
    assert!(is_filed(&office).await);
}

#[tokio::test]
async fn a_yes_without_a_receipt_is_no_receipt() {
    let (stage, meddler) = stage_behind_a_proxy().await;
    let (office, manager, _) = ready_to_sign(&stage).await;
    manager.reviews().await;
    let lie =
        r#"{"number":41,"received_at":"2026-11-22T13:05:00Z","receipt":"c2sp.org/tlog-proof@v1\nindex 40\n\nlie"}"#;
    meddler.does(Mischief::Fake(201, lie.into()));
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("1 ikke sendt").await;
    assert!(!manager.browser.text().await.contains("nummer 41"));
    meddler.does(Mischief::Nothing);
    assert!(!is_filed(&office).await);
    manager.browser.reloads().await;
    manager.browser.reads("Mottatt").await;
}

#[tokio::test]
async fn an_answer_that_is_lost_leads_to_one_statement() {
    let (stage, meddler) = stage_behind_a_proxy().await;
    let (office, manager, _) = ready_to_sign(&stage).await;
    manager.reviews().await;
    meddler.does(Mischief::LoseAnswer);
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("1 ikke sendt").await;
    meddler.does(Mischief::Nothing);
    manager.browser.reloads().await;
    manager.browser.reads("Mottatt").await;
    let rows = office.browser.evaluates("fetch('/api/v1/statements').then(answer => answer.json())").await;
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
}

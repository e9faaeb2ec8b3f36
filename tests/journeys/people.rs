//! How people come in.

use tests::people::Stage;

#[tokio::test]
async fn the_office_comes_in_by_the_first_link() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    assert!(!office.browser.address().await.contains('#'), "the secret stays in the address bar");
    office.browser.reads("ALIS-kontoret").await;
}

#[tokio::test]
async fn an_invitation_lets_one_device_in() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let late = stage.stranger("late").await;
    late.enrols(&stage.alis.first_invitation(), "For Sen").await;
    late.browser.reads("Invitasjonen er allerede brukt.").await;
    drop(office);
}

#[tokio::test]
async fn a_manager_is_let_in_when_the_office_sees_the_same_characters() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let link = office.invites("Bodø").await;
    let manager = stage.stranger("manager").await;
    manager.enrols(&link, "Tor Leder").await;
    let seen = manager.reads_own_fingerprint().await;
    assert_eq!(seen.len(), 9, "eight characters and a hyphen: {seen}");
    office.approves(&seen).await;
    manager.is_in().await;
    manager.browser.reads("Bodø kommune").await;
}

#[tokio::test]
async fn the_key_survives_that_the_page_is_loaded_again() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    office.browser.reloads().await;
    office.is_in().await;
    office.browser.reads("ALIS-kontoret").await;
}

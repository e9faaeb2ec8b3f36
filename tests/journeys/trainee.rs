//! The doctor whom it is all about: sees it, says what is wrong, and sees it mended.

use tests::people::{Person, Stage};

/// The manager invites the doctor they have registered, face to face; the doctor comes in on a phone.
async fn doctor_of(stage: &Stage, manager: &Person) -> Person {
    let link = manager.invites_doctor("9144889").await;
    let doctor = stage.stranger("doctor").await;
    doctor.browser.turns_to(tests::browser::PHONE).await;
    doctor.enrols(&link, "Ánne Márjá Åsheim").await;
    doctor.is_in().await;
    doctor
}

#[tokio::test]
async fn a_wrong_answer_is_disputed_mended_and_confirmed() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    let trust = stage.trust_of(&office, "nordland").await;
    let doctor = doctor_of(&stage, &manager).await;

    doctor.goes(&format!("/confirm/{doc}/1")).await;
    doctor.browser.reads("Sentrum legekontor").await;
    doctor.browser.is_accessible("confirm").await;
    doctor.says_is_wrong("workplace", "Jeg er på Tverlandet.").await;
    doctor.browser.presses("Signer og send").await;
    doctor.browser.reads("Svaret ditt er sendt").await;

    manager.goes("/").await;
    manager.browser.reads("Ánne Márjá Åsheim sier at noe er feil").await;
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.reads("Legen: «Jeg er på Tverlandet.»").await;
    manager.browser.is_accessible("disputed").await;
    manager.browser.answers("workplace", "Tverlandet legesenter").await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;

    // asked again, what is new first
    doctor.goes(&format!("/confirm/{doc}/2")).await;
    doctor.browser.reads("Tverlandet legesenter").await;
    doctor.browser.clicks(".all-ok").await;
    doctor.browser.presses("Signer og send").await;
    doctor.browser.reads("Svaret ditt er sendt").await;
    for reader in [&trust, &office] {
        reader.goes("/inbox").await;
        reader.browser.reads("Bekreftet").await;
    }
    assert!(stage.alis.audit().status.success());
}

#[tokio::test]
async fn the_doctor_sees_who_has_looked() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    let doctor = doctor_of(&stage, &manager).await;
    office.goes(&format!("/statements/{doc}/1")).await;
    office.browser.reads("Ánne Márjá Åsheim").await;
    doctor.goes("/").await;
    doctor.browser.reads("Kari Kontor").await;
    doctor.browser.is_accessible("mine").await;
}

#[tokio::test]
async fn anybody_can_check_a_receipt() {
    let stage = Stage::set().await;
    let stranger = stage.stranger("stranger").await;
    stranger.goes("/verify").await;
    stranger.browser.reads("Kontroller en kvittering").await;
    stranger.browser.is_accessible("verify").await;
}

//! The main job: a doctor is registered, and nobody can lose or alter it.

use tests::{
    alis::run,
    answers::COMPLETE,
    people::{Person, Stage},
};

#[tokio::test]
async fn a_manager_registers_a_doctor_with_the_keyboard_alone() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    office.goes("/inbox").await;
    office.browser.reads("Ingenting har kommet ennå").await;
    manager.registers().await;
    manager.browser.reads("Ánne Márjá Åsheim").await;
    manager.browser.pictures("story-receipt").await;
    // without a reload
    office.browser.reads("Ánne Márjá Åsheim").await;
    office.browser.reads("Nordlandssykehuset").await;
    office.browser.reads("1. mars 2028").await;
    office.browser.pictures("story-inbox").await;
    assert!(stage.alis.audit().status.success());
}

#[tokio::test]
async fn what_is_downloaded_is_believed_by_alis_verify() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await;
    let folder = tempfile::tempdir().expect("a temporary directory");
    let files = manager.downloads_into(folder.path()).await;
    let find = |end: &str| {
        files.iter().find(|file| file.ends_with(end)).unwrap_or_else(|| panic!("{end} is not in {files:?}"))
    };
    let vkey = files
        .iter()
        .find(|file| {
            !file.ends_with(".json") && std::fs::read_to_string(file).is_ok_and(|text| !text.starts_with("c2sp.org"))
        })
        .expect("a key");
    let receipt = files
        .iter()
        .find(|file| std::fs::read_to_string(file).is_ok_and(|text| text.starts_with("c2sp.org")))
        .expect("a receipt");
    let ended = run(&["verify", find(".jws.json"), receipt, "--vkey", vkey]);
    assert!(
        ended.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[tokio::test]
async fn an_empty_form_is_quiet() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    assert_eq!(manager.browser.asks("document.querySelectorAll('[aria-invalid=true]').length").await, 0);
    assert!(!manager.browser.text().await.contains("Må rettes"));
}

#[tokio::test]
async fn a_rule_says_when_it_will_be_met_while_one_types() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.fills_in(&[("service_from", "1.9.2026"), ("wished_start", "1.3.27")]).await;
    manager.browser.reads("oppfylt fra 1. september 2027").await;
    manager.browser.pictures("story-finding").await;
}

#[tokio::test]
async fn the_draft_is_there_after_the_page_is_loaded_again() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.fills_in(&COMPLETE[..12]).await;
    manager.browser.reads("Lagret på").await;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    manager.browser.reloads().await;
    for (path, answer) in [
        ("trainee.name", "Ánne Márjá Åsheim"),
        ("workplace", "Sentrum legekontor"),
        ("earlier_posts.0.from", "01.01.2024"),
    ] {
        manager.browser.finds(&format!("document.getElementById({path:?})?.value === {answer:?}")).await;
    }
}

#[tokio::test]
async fn a_requirement_that_is_not_met_blocks_and_points_to_the_field() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    manager.browser.answers("wished_start", "2.3.2028").await;
    manager.reviews().await;
    manager.browser.sees(".ds-error-summary").await;
    assert_eq!(
        manager
            .browser
            .asks("[...document.querySelectorAll('button')].some(b => b.innerText.trim() === 'Signer og send')")
            .await,
        false
    );
    manager.browser.pictures("story-blocked").await;
    manager.browser.clicks(".ds-error-summary a").await;
    manager.browser.finds("document.activeElement.id === 'wished_start'").await;
    manager.browser.answers("wished_start", "1.3.2028").await;
    manager.reviews().await;
    sends_and_gets_a_receipt(&manager).await;
}

#[tokio::test]
async fn answers_that_are_no_longer_asked_stay_in_the_draft_and_out_of_the_statement() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    manager.browser.answers("scheme", "converted").await;
    manager.browser.answers("converted_on", "1.5.2024").await;
    manager.browser.answers("scheme", "new").await;
    manager.reviews().await;
    manager.browser.reads("Blir ikke sendt").await;
    sends_and_gets_a_receipt(&manager).await;
    let body = manager.filed_body(&doc, 1).await;
    assert!(body.get("converted_on").is_none(), "{body}");
    assert_eq!(body["scheme"], "new");
}

async fn sends_and_gets_a_receipt(manager: &Person) {
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("Mottatt").await;
}

//! A meeting begins with what is known, becomes one page of minutes, and leads to the next.

use base64ct::{Base64, Encoding};
use serde_json::json;
use tests::{
    answers,
    people::{Person, Stage},
};

/// Fills in a form of this kind, and files it; its document.
async fn files(manager: &Person, kind: &str) -> String {
    let doc = manager.begins(kind).await;
    manager.fills_in(answers::complete(kind)).await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("Mottatt").await;
    doc
}

#[tokio::test]
async fn what_is_due_is_suggested_and_taken_over_by_one_press() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await;
    files(&manager, "implementation-plan").await;
    let last = files(&manager, "follow-up-meeting").await;

    stage.alis.start_again_on("2027-05-14").await;
    let next = manager.begins("follow-up-meeting").await;
    manager.goes(&format!("/forms/follow-up-meeting/{next}?from={last}")).await;
    let due = "Frist 15. desember 2026: Virksomhetslederen legger inn supervisor.";
    manager.browser.reads(due).await;
    let note = "document.getElementById('agenda.roles.note')?.value ?? ''";
    assert_eq!(manager.browser.asks(note).await, "", "nothing is written by itself");
    manager.browser.is_accessible("meeting-known").await;
    manager.browser.presses("Ta med i referatet").await;
    manager.browser.finds(&format!("{note}.replaceAll('\\u00a0', ' ') === {}", json!(due))).await;
    manager.browser.reads("Står i referatet").await;
    manager.browser.presses("Åpne innmeldingen").await;
    manager.browser.finds("location.pathname.startsWith('/forms/candidate-registration/')").await;
}

#[tokio::test]
async fn the_minutes_are_one_page_and_the_next_meeting_a_calendar_file() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await;
    let doc = files(&manager, "follow-up-meeting").await;
    manager.goes(&format!("/statements/{doc}/1")).await;
    manager.browser.reads("Skriv ut referat").await;
    manager.browser.is_accessible("minutes").await;

    let printed = manager.browser.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
    let pdf = Base64::decode_vec(printed["data"].as_str().expect("a file")).expect("base64");
    std::fs::write(tests::alis::root().join("target/screenshots/minutes.pdf"), &pdf).expect("target can be written");
    let text = String::from_utf8_lossy(&pdf);
    let pages = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
    assert_eq!(pages, 1, "minutes are one page");

    let folder = tempfile::tempdir().expect("a temporary directory");
    let place = folder.path().display().to_string();
    manager
        .browser
        .devtools("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": place }))
        .await;
    manager.browser.presses("Kalenderfil for neste møte").await;
    let file = folder.path().join("oppfolgingsmote-2027-05-14.ics");
    for _ in 0..100 {
        if file.exists() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let calendar = std::fs::read_to_string(&file).expect("the calendar file is saved");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20270514\r\n"), "{calendar}");
    manager.browser.presses("Åpne innmeldingen").await;
    manager.browser.finds("document.getElementById('workplace')?.value === 'Sentrum legekontor'").await;
}

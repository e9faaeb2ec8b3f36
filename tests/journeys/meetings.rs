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
    manager.browser.finds(&format!("({note}).replaceAll('\\u00a0', ' ') === {}", json!(due))).await;
    manager.browser.reads("Står i referatet").await;
    manager.browser.presses("Åpne innmeldingen").await;
    manager.browser.finds("location.pathname.startsWith('/forms/candidate-registration/')").await;
}

#[tokio::test]
async fn the_receipt_of_minutes_leads_to_the_registration() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    stage.alis.start_again_on("2026-12-01").await;
    files(&manager, "follow-up-meeting").await;
    let receipt = manager.browser.address().await;
    manager.browser.reads("Avslutt møtet med å se gjennom innmeldingen.").await;
    manager.browser.is_accessible("meeting-receipt").await;
    manager.browser.presses("Åpne innmeldingen").await;
    manager.browser.finds(&format!("location.pathname === '/forms/candidate-registration/{doc}'")).await;
    manager.browser.goes(&receipt).await;
    manager.browser.presses("Ingenting er endret").await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;
    manager.browser.reads("Mottatt").await;
}

/// How many pages the page becomes on paper; the file is kept beside the pictures.
async fn pages(manager: &Person, name: &str) -> usize {
    let printed = manager.browser.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
    let pdf = Base64::decode_vec(printed["data"].as_str().expect("a file")).expect("base64");
    let folder = tests::alis::root().join("target/screenshots");
    std::fs::write(folder.join(format!("{name}.pdf")), &pdf).expect("target can be written");
    let text = String::from_utf8_lossy(&pdf);
    text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
}

#[tokio::test]
async fn minutes_as_long_as_they_may_be_are_one_page_too() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.begins("follow-up-meeting").await;
    manager.fills_in(answers::complete("follow-up-meeting")).await;
    let (note, action) =
        ("Vi gikk gjennom det som står i planen. ".repeat(25), "Legen følger opp dette i vår. ".repeat(10));
    for (topic, text) in ["roles", "responsibility", "plan", "supervision", "working_conditions", "registration"]
        .iter()
        .flat_map(|topic| [(topic, ("note", &note)), (topic, ("action", &action))])
    {
        let wanted = json!({ "id": format!("agenda.{topic}.{}", text.0), "text": text.1 });
        let script = format!(
            "(w => {{ const e = document.getElementById(w.id); e.value = w.text; e.dispatchEvent(new Event('input', {{ bubbles: true }})); return true; }})({wanted})"
        );
        manager.browser.asks(&script).await;
    }
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.reads("Mottatt").await;
    manager.goes(&format!("/statements/{doc}/1")).await;
    manager.browser.reads("Skriv ut referat").await;
    assert_eq!(pages(&manager, "minutes-long").await, 1);
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

    assert_eq!(pages(&manager, "minutes").await, 1);

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

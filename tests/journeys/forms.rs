//! Every form of a municipality, from the empty page to the receipt, with the keyboard alone; on a desktop and with no
//! axe violation on the way.

use tests::{
    answers,
    people::{Person, Stage},
};

/// Opens a new form of this kind and answers everything.
async fn fills_in(manager: &Person, kind: &str) -> String {
    let doc = manager.begins(kind).await;
    manager.fills_in(answers::complete(kind)).await;
    doc
}

/// Reviews, signs, and reads the receipt.
async fn sends(manager: &Person, kind: &str) {
    manager.browser.is_accessible(&format!("{kind}-filled")).await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("Mottatt").await;
}

#[tokio::test]
async fn a_plan_is_drawn_as_it_is_typed_and_filed() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = fills_in(&manager, "implementation-plan").await;
    // the same facts as a picture and as a table
    manager.browser.finds("document.querySelectorAll('.tl-svg .tl-open').length > 0").await;
    manager.browser.reads("Forventet ferdig").await;
    manager.browser.pictures("story-plan").await;
    manager.browser.clicks(".ds-toggle-group label:last-of-type").await;
    manager.browser.reads("Sykehustjeneste").await;
    sends(&manager, "implementation-plan").await;
    let body = manager.filed_body(&doc, 1).await;
    assert!(body["periods"][2].get("place").is_none(), "leave has days and per cent only");
    // the office sees the periods, and no leave
    office.goes("/inbox").await;
    office.browser.reads("Gjennomføringsplan").await;
    office.goes(&format!("/statements/{doc}/1")).await;
    office.browser.reads("Sykehustjeneste").await;
    assert!(!office.browser.text().await.contains("10.02.2028"), "leave stays between municipality and doctor");
}

#[tokio::test]
async fn the_minutes_of_a_meeting_are_filed() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    fills_in(&manager, "follow-up-meeting").await;
    sends(&manager, "follow-up-meeting").await;
}

#[tokio::test]
async fn an_agreement_shows_what_the_list_costs() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    fills_in(&manager, "local-agreement").await;
    // year 4 has a list of 800: the figures of the source
    manager.browser.reads("360 800").await;
    manager.browser.reads("569 125").await;
    manager.browser.pictures("story-agreement").await;
    sends(&manager, "local-agreement").await;
}

#[tokio::test]
async fn what_a_municipality_says_of_itself_meets_the_rules_of_its_registrations() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    fills_in(&manager, "training-enterprise").await;
    manager.browser.reads("Alt er på plass.").await;
    sends(&manager, "training-enterprise").await;
    manager.registers().await;
    manager.goes("/").await;
    manager.browser.reads("Ánne Márjá Åsheim").await;
    let facts = manager.browser.evaluates("fetch('/api/v1/facts').then(answer => answer.json())").await;
    assert_eq!(facts["enterprise"], "registered");
    assert_eq!(facts["agreements"], serde_json::json!(["nordland", "unn"]));
}

#[tokio::test]
async fn a_half_year_report_begins_with_everybody_on_their_list() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    manager.begins("half-year-report").await;
    manager.browser.reads("Ánne Márjá Åsheim, Nordlandssykehuset").await;
    let figures = answers::complete("half-year-report")
        .iter()
        .filter(|(path, _)| ["nothing", "lists", "unchanged", "period"].iter().all(|other| !path.starts_with(other)));
    manager.browser.answers("nothing_to_report", "no").await;
    manager.fills_in(&figures.copied().collect::<Vec<_>>()).await;
    sends(&manager, "half-year-report").await;
    let report = manager.browser.address().await;
    let report = report.rsplit('/').nth(1).expect("a document").to_owned();
    assert_eq!(manager.filed_body(&report, 1).await["lists"][0]["candidates"][0], doc.as_str());
}

#[tokio::test]
async fn an_application_says_what_it_lacks_and_leads_there() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins("training-enterprise").await;
    manager.browser.reads("Dette må en søknad til Helsedirektoratet vise").await;
    manager.browser.reads("1 av 9 er på plass.").await; // the register knows the organization number
    manager.browser.presses("Spesialist i allmennmedisin, eller dispensasjon").await;
    manager.browser.finds("document.activeElement.id === 'specialists'").await;
    manager.browser.types("2").await;
    manager.browser.reads("2 av 9 er på plass.").await;
    manager.browser.is_accessible("application").await;
}

#[tokio::test]
async fn a_registration_is_closed_when_the_doctor_moves() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    manager.goes("/").await;
    manager.browser.presses("Nytt skjema").await;
    manager.browser.presses("Avslutt en innmelding").await;
    manager.browser.sees("form.questions").await;
    let answers = answers::complete("closing").iter().filter(|(path, _)| *path != "about");
    manager.fills_in(&answers.copied().collect::<Vec<_>>()).await;
    sends(&manager, "closing").await;
    let closing = manager.browser.address().await;
    let closing = closing.rsplit('/').nth(1).expect("a document").to_owned();
    assert_eq!(manager.filed_body(&closing, 1).await["about"], doc.as_str());
}

#[tokio::test]
async fn a_trust_says_who_coordinates_and_which_sites_it_has() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let trust = stage.trust_of(&office, "nordland").await;
    let doc = trust.begins("trust-profile").await;
    let answers = answers::complete("trust-profile").iter().filter(|(path, _)| !path.starts_with("nearest"));
    trust.fills_in(&answers.copied().collect::<Vec<_>>()).await;
    sends(&trust, "trust-profile").await;
    assert_eq!(trust.filed_body(&doc, 1).await["sites"][0]["name"], "Bodø");
}

#[tokio::test]
async fn nothing_is_typed_twice() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await;
    manager.goes("/").await;
    manager.browser.presses("Nytt skjema").await;
    manager.browser.presses("Lag gjennomføringsplan").await;
    manager.browser.finds("document.getElementById('trainee.name')?.value === 'Ánne Márjá Åsheim'").await;
    manager.browser.finds("document.getElementById('trainee.hpr_number')?.value === '9144889'").await;
}

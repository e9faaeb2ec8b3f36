//! Four people, four browsers, one registration: the office lets two in, the municipality reports, the doctor says what is
//! wrong, and all of them see it mended.

use tests::people::Stage;

#[tokio::test]
async fn what_a_doctor_disputes_is_mended_and_everybody_sees_it() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let trust = stage.trust_of(&office, "nordland").await;
    let (doc, _plan) = (manager.registers().await, manager.plans().await);
    let doctor = stage.doctor_of(&manager, "9144889").await;
    doctor.disputes(&doc, 1, "workplace", "Jeg er på Tverlandet.").await;
    manager.finds_on("/", "Ánne Márjá Åsheim sier at noe er feil").await;
    manager.corrects(&doc, "workplace", "Tverlandet legesenter").await;
    doctor.confirms(&doc, 2).await;
    for reader in [&trust, &office] {
        reader.finds_on("/", "Bekreftet").await;
        reader.finds_on(&format!("/statements/{doc}/2"), "Tverlandet legesenter").await;
    }
}

#[tokio::test]
async fn each_one_finds_what_waits_on_the_first_page() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let trust = stage.trust_of(&office, "nordland").await;
    manager.registers().await;
    manager.finds_on("/", "Fyll ut om kommunen som utdanningsvirksomhet").await;
    manager.browser.reads("Måned 35").await; // earlier posts count
    trust.finds_on("/", "Én ny eller endret innmelding siden sist").await;
    trust.browser.reads("Fortell om foretaket").await;
    trust.finds_on("/inbox", "Ánne Márjá Åsheim").await;
    trust.goes("/").await;
    trust.browser.reads("Legene som er meldt til oss").await;
    assert!(!trust.browser.text().await.contains("siden sist"), "what was seen in the inbox is no longer new");
    office.finds_on("/", "Plassene for 2027 skal bestemmes").await;
    office.browser.reads("Ikke meldt for 2027 P1").await;
}

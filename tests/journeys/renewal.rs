//! What has not changed is renewed by one press; the next report begins with the last and shows what is another.

use tests::{
    answers,
    people::{Person, Stage},
};

#[tokio::test]
async fn one_press_renews_what_has_not_changed() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    stage.alis.start_again_on("2027-05-20").await;
    manager.goes(&format!("/statements/{doc}/1")).await;
    manager.browser.reads("Må fornyes senest 22. mai 2027.").await;
    manager.browser.is_accessible("renewal").await;
    manager.browser.presses("Ingenting er endret").await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;
    manager.browser.reads("Mottatt").await;
    assert_eq!(manager.filed_body(&doc, 1).await, manager.filed_body(&doc, 2).await);
    // renewed: nobody asks again
    manager.goes(&format!("/statements/{doc}/2")).await;
    manager.browser.reads("Se kvitteringen").await;
    assert!(!manager.browser.text().await.contains("Må fornyes senest"));
}

#[tokio::test]
async fn the_form_of_a_registration_that_is_due_offers_the_same_press() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    stage.alis.start_again_on("2027-05-23").await;
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.reads("Skulle vært fornyet senest 22. mai 2027.").await;
    manager.browser.presses("Ingenting er endret").await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;
}

#[tokio::test]
async fn the_to_do_line_itself_renews_with_one_press() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    stage.alis.start_again_on("2027-05-20").await;
    manager.goes("/").await;
    manager.browser.sees(".todo__act button").await;
    manager.browser.is_accessible("renewal-home").await;
    // the row leads to the form, the button does not
    manager.browser.clicks(".todo:has(.todo__act) a").await;
    manager.browser.finds(&format!("location.pathname === '/forms/candidate-registration/{doc}'")).await;
    manager.goes("/").await;
    manager.browser.presses("Ingenting er endret").await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;
    manager.browser.reads("Mottatt").await;
    assert_eq!(manager.filed_body(&doc, 1).await, manager.filed_body(&doc, 2).await);
    manager.goes("/").await;
    manager.browser.reads("Ánne Márjá Åsheim").await;
    manager.browser.finds("!document.querySelector('.todo__act')").await;
}

#[tokio::test]
async fn what_somebody_has_begun_to_change_is_not_renewed_from_the_list() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    stage.alis.start_again_on("2027-05-20").await;
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.answers("courses_completed", "5").await;
    manager.browser.reads("Lagret på enheten").await;
    manager.goes("/").await;
    manager.browser.reads("Forny innmeldingen av Ánne Márjá Åsheim").await;
    manager.browser.finds("!document.querySelector('.todo__act')").await;
}

/// Answers the figures of a report, and sends it.
async fn reports(manager: &Person, with: bool) {
    let skipped = ["nothing", "lists", "unchanged", "period"];
    let figures = answers::complete("half-year-report").iter();
    let figures = figures.filter(|(path, _)| skipped.iter().all(|other| !path.starts_with(other)));
    if with {
        manager.fills_in(&figures.copied().collect::<Vec<_>>()).await;
    }
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.finds("location.pathname.startsWith('/receipts/')").await;
    manager.browser.reads("Mottatt").await;
}

#[tokio::test]
async fn the_next_report_begins_with_the_last_and_shows_what_has_changed() {
    let mut stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let first = manager.registers().await;
    manager.begins("half-year-report").await;
    manager.browser.reads("Dette er den første meldingen.").await;
    manager.browser.presses("Ingenting er endret for dem på listene").await;
    reports(&manager, true).await;

    stage.alis.start_again_on("2027-08-20").await;
    manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    manager.browser.answers("trainee.name", "Ola Ekrem").await;
    manager.browser.answers("trainee.hpr_number", "8765432").await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.reads("Mottatt").await;

    let report = manager.begins("half-year-report").await;
    manager.browser.reads("er hentet frem. Dette er endret:").await;
    manager.browser.reads("ikke på listen").await;
    manager.browser.finds("document.getElementById('period.year')?.value === '2027'").await;
    manager.browser.finds("document.getElementById('vacant_posts')?.value === '1'").await;
    manager.browser.answers("vacant_posts", "3").await;
    manager.browser.is_accessible("report-changed").await;
    reports(&manager, false).await;
    let body = manager.filed_body(&report, 1).await;
    assert_eq!(body["lists"][0]["candidates"][0], first.as_str(), "who stood first still does");
    assert_eq!(body["lists"][0]["candidates"].as_array().map(Vec::len), Some(2));
    assert_eq!(body["unchanged"], serde_json::json!([first]));
    assert_eq!((&body["period"]["half"], &body["vacant_posts"]), (&"p2".into(), &3.into()));
}

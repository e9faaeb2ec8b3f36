//! What was filed is never changed, only followed by a newer revision that shows what changed.

use tests::people::Stage;

#[tokio::test]
async fn editing_later_makes_revision_two_and_shows_what_changed() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    office.goes("/inbox").await;
    office.browser.reads("Ánne Márjá Åsheim").await;

    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.finds("document.getElementById('workplace')?.value === 'Sentrum legekontor'").await;
    manager.browser.answers("workplace", "Tverlandet legesenter").await;
    manager.reviews().await;
    manager.browser.reads("Sentrum legekontor").await;
    manager.browser.reads("Tverlandet legesenter").await;
    manager.browser.pictures("story-revision").await;
    manager.signs_and_sends().await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;
    manager.browser.reads("Mottatt").await;

    office.browser.reads("revisjon 2").await;
    let (first, second) = (manager.filed_body(&doc, 1).await, manager.filed_body(&doc, 2).await);
    assert_eq!(first["workplace"], "Sentrum legekontor");
    assert_eq!(second["workplace"], "Tverlandet legesenter");
}

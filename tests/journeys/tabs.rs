//! Two tabs, one draft: the tab opened last writes, and nothing that was written in the other is lost.

use tests::people::Stage;

#[tokio::test]
async fn a_draft_opened_in_a_second_tab_is_written_in_there_and_nothing_is_lost() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    let (browser, form) = (&manager.browser, manager.browser.address().await);
    browser.answers("trainee.name", "Ánne Márjá Åsheim").await;
    let first = browser.opens_a_tab().await;
    browser.goes(&form).await;
    browser.finds("document.getElementById('trainee.name')?.value === 'Ánne Márjá Åsheim'").await;
    browser.answers("workplace", "Sentrum legekontor").await;
    let second = browser.turns_to_tab(&first).await;
    browser.reads("Skjemaet er åpent i en annen fane").await;
    browser.pictures("story-tabs").await;
    browser.presses("Skriv her i stedet").await;
    browser.finds("document.getElementById('workplace')?.value === 'Sentrum legekontor'").await;
    browser.finds("document.getElementById('trainee.name')?.value === 'Ánne Márjá Åsheim'").await;
    browser.turns_to_tab(&second).await;
    browser.reads("Skjemaet er åpent i en annen fane").await;
}

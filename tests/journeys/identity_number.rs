//! A national identity number typed into a text field is refused before it is signed, and is never stored.

use tests::people::{Person, Stage};

const NUMBER: &str = "01019000083";

async fn nothing_on_the_server(stage: &Stage) {
    let mut places = vec![stage.alis.data().to_owned()];
    while let Some(folder) = places.pop() {
        for entry in std::fs::read_dir(folder).expect("the data directory").flatten() {
            let path = entry.path();
            if path.is_dir() {
                places.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap_or_default();
            assert!(!bytes.windows(NUMBER.len()).any(|part| part == NUMBER.as_bytes()), "{}", path.display());
        }
    }
}

async fn refuses(manager: &Person, path: &str, text: &str) {
    manager.browser.answers(path, text).await;
    manager.browser.reads("Dette ser ut som et fødselsnummer.").await;
}

#[tokio::test]
async fn a_number_in_a_text_is_refused_and_never_stored() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    refuses(&manager, "remarks", &format!("Født {NUMBER}.")).await;
    tokio::time::sleep(std::time::Duration::from_secs(5)).await; // long enough for a draft to be saved
    nothing_on_the_server(&stage).await;
    manager.reviews().await;
    manager.browser.sees(".ds-error-summary").await;
    manager.browser.clicks(".ds-error-summary a").await;
    manager.browser.answers("remarks", "Ingen merknad.").await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.reads("Mottatt").await;
    nothing_on_the_server(&stage).await;
    assert!(!stage.alis.said().join("\n").contains(NUMBER));
}

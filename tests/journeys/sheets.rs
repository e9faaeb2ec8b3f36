//! Many at once: a spreadsheet is read row by row, and each row without a wrong cell becomes a draft.

use tests::people::Stage;

const SHEET: &str = "Navn;HPR-nummer;E-post;Begynte i ALIS-stillingen\n\
    Ánne Márjá Åsheim;9144889;anne@bodo.kommune.no;1.9.2025\n\
    Ola Ekrem;12;ola@bodo.kommune.no;i fjor\n";

#[tokio::test]
async fn rows_of_a_spreadsheet_become_drafts_and_each_wrong_cell_is_named() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("leger.csv");
    std::fs::write(&file, SHEET).expect("it can be written");
    manager.goes("/import").await;
    manager.browser.sees("#sheet").await.send_keys(file.display().to_string()).await.expect("a file can be chosen");
    manager.browser.reads("2 rader er lest").await;
    manager.browser.reads("Et HPR-nummer har sju til ni sifre").await;
    manager.browser.is_accessible("import-read").await;
    manager.browser.presses("Lag ett utkast").await;
    manager.browser.reads("Ett utkast er laget").await;
    manager.goes("/").await;
    manager.browser.reads("Ánne Márjá Åsheim").await;
    assert!(!manager.browser.text().await.contains("Ola Ekrem"), "a wrong row makes no draft");
}

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

const PERIODS: &str = "Type;Fra og med;Til og med;Prosent;Sted\n\
    Åpen praksis;1.9.25;29.02.2028;100 %;Sentrum legekontor\n\
    Sykehustjeneste;1. mars 2028;31.8.2028;100;Bodø\n";

async fn chooses(manager: &tests::people::Person, file: &std::path::Path, sheet: &str) {
    std::fs::write(file, sheet).expect("it can be written");
    manager.browser.sees("#sheet").await.send_keys(file.display().to_string()).await.expect("a file can be chosen");
}

#[tokio::test]
async fn periods_of_a_spreadsheet_go_into_the_plan_all_or_none() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let folder = tempfile::tempdir().expect("a temporary directory");
    let file = folder.path().join("perioder.csv");
    manager.begins("implementation-plan").await;
    manager.browser.answers("trainee.name", "Ánne Márjá Åsheim").await;
    manager.browser.clicks("#periods ~ a, #periods a[href*='rows=periods']").await;
    manager.browser.finds("document.getElementById('what')?.value === 'periods'").await;

    chooses(&manager, &file, &PERIODS.replace("31.8.2028", "i fjor")).await;
    manager.browser.reads("C3").await;
    manager.browser.reads("Ingenting er lagt i planen.").await;
    manager.browser.is_accessible("import-periods-wrong").await;

    chooses(&manager, &file, PERIODS).await;
    manager.browser.presses("Legg 2 rader i planen").await;
    manager.browser.finds("document.getElementById('periods.1.from')?.value === '01.03.2028'").await;
    manager.browser.finds("document.getElementById('periods.1.kind')?.value === 'hospital_service'").await;
    manager.browser.finds("document.getElementById('periods.0.percent')?.value === '100'").await;
    manager.browser.finds("document.querySelectorAll('.tl-svg .tl-inst').length > 0").await;
    manager.browser.finds("document.getElementById('trainee.name')?.value === 'Ánne Márjá Åsheim'").await;
}

//! A plan is tried without being changed, and rows stay pleasant: moved, pasted, brought back.

use serde_json::json;
use tests::people::{Person, Stage};

async fn plan(manager: &Person) {
    manager.begins("implementation-plan").await;
    manager
        .fills_in(&[
            ("periods.0.kind", "open_practice"),
            ("periods.0.from", "1.9.2025"),
            ("periods.0.to", "29.2.2028"),
            ("periods.0.percent", "100"),
            ("periods.0.place", "Sentrum legekontor"),
            ("periods.1.kind", "hospital_service"),
            ("periods.1.from", "1.3.2028"),
            ("periods.1.to", "31.8.2028"),
            ("periods.1.percent", "100"),
            ("periods.1.place", "Bodø"),
        ])
        .await;
}

fn is(row: usize, field: &str, value: &str) -> String {
    format!("document.getElementById('periods.{row}.{field}')?.value === {value:?}")
}

#[tokio::test]
async fn a_trial_says_what_moves_and_changes_nothing_until_it_is_used() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    plan(&manager).await;
    manager.browser.presses("Prøv uten å endre").await;
    manager.browser.reads("Ingenting flytter seg ennå.").await;
    manager.browser.answers("try-period", "1").await;
    manager.browser.answers("try-from", "1.4.2028").await;
    manager.browser.types("\u{e004}").await; // Tab: the field is left
    manager.browser.reads("Sykehus og institusjon: 6,00 → 5,00 måneder").await;
    manager.browser.finds("document.querySelectorAll('.tl-own').length === 1").await;
    manager.browser.finds(&is(1, "from", "01.03.2028")).await;
    manager.browser.is_accessible("trial").await;
    manager.browser.presses("Forkast").await;
    manager.browser.reads("Planen er som før.").await;
    manager.browser.finds(&is(1, "from", "01.03.2028")).await;

    manager.browser.presses("Prøv uten å endre").await;
    manager.browser.answers("try-period", "1").await;
    manager.browser.presses("En måned senere").await;
    manager.browser.presses("Bruk").await;
    manager.browser.finds(&is(1, "from", "01.04.2028")).await;
    manager.browser.finds(&is(1, "to", "30.09.2028")).await;
}

/// What a spreadsheet copies: headers, and days as people write them.
fn sheet(rows: usize) -> String {
    let row = |at: usize| {
        let year = 2025 + at % 6;
        format!("Annen allmennmedisin\t1.1.{year}\t31. mars {year}\t50 %\tKontor {at}\n")
    };
    ["Type\tFra og med\tTil og med\tProsent\tSted\n".to_owned(), (0..rows).map(row).collect()].concat()
}

/// Pastes a text into a field, as the keyboard does.
async fn pastes(manager: &Person, field: &str, text: &str) -> u64 {
    let script = format!(
        "(async () => {{ const e = document.getElementById({}), d = new DataTransfer(); d.setData('text/plain', {});
           const before = performance.now();
           e.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: d, bubbles: true, cancelable: true }}));
           await new Promise(r => requestAnimationFrame(() => setTimeout(r)));
           return Math.round(performance.now() - before); }})()",
        json!(field),
        json!(text)
    );
    manager.browser.evaluates(&script).await.as_u64().expect("milliseconds")
}

#[tokio::test]
async fn rows_are_pasted_with_their_headers_moved_and_brought_back() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    plan(&manager).await;
    pastes(&manager, "periods.1.kind", &sheet(28)).await;
    manager.browser.reads("28 rader er limt inn.").await;
    manager.browser.finds(&is(1, "kind", "other_practice")).await;
    manager.browser.finds(&is(28, "place", "Kontor 27")).await;
    manager.browser.finds(&is(1, "to", "31.03.2025")).await;
    manager.browser.is_accessible("rows-30").await;
    manager.browser.presses("Flytt periode 1 ned").await;
    manager.browser.finds(&is(1, "place", "Sentrum legekontor")).await;
    manager.browser.presses("Slett periode 2").await;
    manager.browser.finds(&is(1, "place", "Kontor 1")).await;
    manager.browser.presses("Angre").await;
    manager.browser.finds(&is(1, "place", "Sentrum legekontor")).await;
}

#[tokio::test]
async fn as_many_rows_as_there_is_room_for_are_pasted_at_once_and_the_rest_is_told() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    plan(&manager).await;
    let took = pastes(&manager, "periods.0.kind", &sheet(1000)).await;
    manager.browser.reads("Limt inn: 120. Ikke plass til: 880.").await;
    manager.browser.finds(&is(119, "place", "Kontor 119")).await;
    assert!(took < 5_000, "pasting took {took} ms");
}

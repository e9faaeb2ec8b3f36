//! Text stays text: markup typed into every field is shown as it was typed, and nothing of it runs.

use tests::people::{Person, Stage};

const CORPUS: &str = include_str!("../browser/xss.txt");

async fn nothing_has_run(person: &Person, place: &str) {
    let ran = person.browser.asks("typeof fired !== 'undefined' || !!document.querySelector('img[src=x], iframe, object, embed, base, main script')").await;
    assert_eq!(ran, false, "something ran on {place}");
}

/// Several at once, so that every payload fits in a text of 300 characters.
fn portions(most: usize) -> Vec<String> {
    let mut portions = vec![String::new()];
    for payload in CORPUS.lines() {
        let last = portions.last_mut().expect("never empty");
        if last.chars().count() + payload.chars().count() > most {
            portions.push(payload.to_owned());
        } else {
            last.push_str(payload);
        }
    }
    portions
}

#[tokio::test]
async fn markup_typed_into_a_field_never_runs() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager.browser.answers("has_supervisor", "yes").await;
    for portion in portions(900) {
        for path in [
            "trainee.name",
            "workplace",
            "remarks",
            "nearest_reason",
            "supervisor.name",
            "trainee.email",
            "wished_start",
        ] {
            let wanted = serde_json::json!({ "path": path, "text": portion });
            manager.browser.asks(&format!("(w => {{ const e = document.getElementById(w.path); e.focus(); e.value = w.text; e.dispatchEvent(new Event('input', {{ bubbles: true }})); e.dispatchEvent(new Event('change', {{ bubbles: true }})); e.blur(); return true; }})({wanted})")).await;
        }
        nothing_has_run(&manager, "the form").await;
        manager.reviews().await;
        nothing_has_run(&manager, "the review").await;
        manager.browser.driver().back().await.expect("back");
        manager.browser.sees("[id='trainee.name']").await;
    }
}

#[tokio::test]
async fn markup_that_was_filed_never_runs_for_the_reader() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    let payload = "<img src=x onerror=fired=1><svg onload=fired=1>";
    manager.browser.answers("trainee.name", payload).await;
    manager.browser.answers("workplace", payload).await;
    manager.browser.answers("remarks", payload).await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.reads("Mottatt").await;
    nothing_has_run(&manager, "the receipt").await;
    for place in ["/".to_owned(), "/inbox".into(), format!("/statements/{doc}/1")] {
        office.goes(&place).await;
        office.browser.reads(payload).await;
        nothing_has_run(&office, &place).await;
    }
}

/// A name is seen by others before anybody has approved it.
#[tokio::test]
async fn markup_in_a_name_never_runs_for_the_one_who_approves() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let link = office.invites("Bodø").await;
    let stranger = stage.stranger("stranger").await;
    stranger.enrols(&link, "<img src=x onerror=fired=1>").await;
    stranger.reads_own_fingerprint().await;
    for place in ["/", "/people"] {
        office.goes(place).await;
        office.browser.reads("<img src=x onerror=fired=1>").await;
        nothing_has_run(&office, place).await;
    }
}

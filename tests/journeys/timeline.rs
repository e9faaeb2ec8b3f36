//! The timeline of a plan under a finger: what is held moves sideways, and everything else scrolls.

use tests::{
    browser::PHONE,
    people::{Person, Stage},
};

/// A plan on a phone, its timeline in sight.
async fn plans_on_a_phone(manager: &Person) {
    manager.begins("implementation-plan").await;
    manager
        .fills_in(&[
            ("periods.0.kind", "open_practice"),
            ("periods.0.from", "1.9.2026"),
            ("periods.0.to", "29.2.2028"),
            ("periods.0.percent", "100"),
            ("periods.0.place", "Sentrum legekontor"),
            ("periods.1.kind", "hospital_service"),
            ("periods.1.from", "1.3.2028"),
            ("periods.1.to", "31.8.2028"),
            ("periods.1.percent", "100"),
            ("periods.1.place", "Bodø"),
            ("courses.0.title", "Grunnkurs A"),
            ("courses.0.planned_on", "15.3.2027"),
        ])
        .await;
    manager.browser.turns_to(PHONE).await;
    manager.browser.has_a_touch_screen().await;
    manager.browser.sees(".tl-svg").await;
}

/// What the field of an answer says.
async fn says(manager: &Person, path: &str, day: &str) {
    manager.browser.finds(&format!("document.getElementById({path:?})?.value === {day:?}")).await;
}

/// A finger on what holds this answer.
async fn strokes(manager: &Person, holds: &str, right: f64, down: f64) {
    let spot = manager.browser.middle_of(&format!("[data-holds='{holds}']")).await;
    manager.browser.strokes(spot, right, down).await;
}

async fn number(manager: &Person, expression: &str) -> f64 {
    manager.browser.asks(expression).await.as_f64().expect("a number")
}

#[tokio::test]
async fn a_finger_moves_the_end_of_a_period_and_a_planned_course() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    plans_on_a_phone(&manager).await;
    strokes(&manager, "periods.1.to", 30.0, 0.0).await;
    says(&manager, "periods.1.to", "06.11.2028").await;
    says(&manager, "periods.1.from", "01.03.2028").await;
    // the end of a period goes no further than its beginning
    strokes(&manager, "periods.1.from", 170.0, 4.0).await;
    says(&manager, "periods.1.from", "06.11.2028").await;
    strokes(&manager, "courses.0.planned_on", -20.0, 0.0).await;
    says(&manager, "courses.0.planned_on", "29.01.2027").await;
    manager.browser.is_accessible("timeline-touch").await;
}

#[tokio::test]
async fn a_finger_that_wants_to_scroll_scrolls_and_changes_nothing() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    plans_on_a_phone(&manager).await;
    let before = manager.browser.middle_of("[data-holds='periods.1.to']").await;
    let page = number(&manager, "scrollY").await;
    manager.browser.strokes(before, 3.0, -160.0).await;
    assert!(number(&manager, "scrollY").await > page + 80.0, "the page does not scroll from the end of a period");
    says(&manager, "periods.1.to", "31.08.2028").await;

    // a press that trembles moves nothing
    let end = manager.browser.middle_of("[data-holds='periods.1.to']").await;
    manager.browser.trembles(end).await;
    says(&manager, "periods.1.to", "31.08.2028").await;

    // in the middle of a period the timeline scrolls sideways: it stands near its end, and there is room to the left
    let spot = manager.browser.middle_of(".tl-open.plan[data-holds='periods.0']").await;
    let sideways = "document.querySelector('.tl-scroll').scrollLeft";
    let timeline = number(&manager, sideways).await;
    manager.browser.strokes(spot, 90.0, 2.0).await;
    let after = number(&manager, sideways).await;
    assert!(after < timeline - 30.0, "the timeline does not scroll: {timeline} {after}");
    says(&manager, "periods.0.from", "01.09.2026").await;
    says(&manager, "periods.0.to", "29.02.2028").await;
}

#[tokio::test]
async fn a_whole_period_moves_in_a_trial_and_in_the_plan_when_it_is_used() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    plans_on_a_phone(&manager).await;
    manager.browser.presses("Prøv uten å endre").await;
    strokes(&manager, "periods.1", 27.0, 0.0).await;
    strokes(&manager, "courses.0.planned_on", -20.0, 0.0).await;
    manager.browser.finds("document.querySelectorAll('.tl-own').length === 2").await;
    says(&manager, "periods.1.from", "01.03.2028").await;
    says(&manager, "courses.0.planned_on", "15.03.2027").await;
    manager.browser.presses("Bruk").await;
    says(&manager, "periods.1.from", "30.04.2028").await;
    says(&manager, "periods.1.to", "30.10.2028").await;
    says(&manager, "courses.0.planned_on", "29.01.2027").await;
}

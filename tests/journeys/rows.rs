//! Rows: added, copied, deleted and brought back.

use tests::people::{Person, Stage};

async fn rows(manager: &Person) -> i64 {
    let count = "[...document.querySelectorAll('[id^=\"earlier_posts.\"]')].filter(e => /^earlier_posts\\.\\d+\\.from$/.test(e.id)).length";
    manager.browser.asks(count).await.as_i64().expect("a count")
}

#[tokio::test]
async fn an_earlier_post_is_added_copied_deleted_and_brought_back() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.begins_a_registration().await;
    manager
        .fills_in(&[
            ("earlier_posts.0.municipality", "1860"),
            ("earlier_posts.0.from", "1.1.2024"),
            ("earlier_posts.0.to", "31.12.2024"),
        ])
        .await;
    let from =
        |row: usize, value: &str| format!("document.getElementById('earlier_posts.{row}.from')?.value === {value:?}");
    manager.browser.presses("Kopier stilling 1").await;
    manager.browser.finds(&from(1, "01.01.2024")).await;
    manager.browser.answers("earlier_posts.1.from", "1.1.2025").await;
    manager.browser.presses("Slett stilling 1").await;
    manager.browser.finds(&from(0, "01.01.2025")).await;
    assert_eq!(rows(&manager).await, 1);
    manager.browser.presses("Angre").await;
    manager.browser.finds(&from(0, "01.01.2024")).await;
    manager.browser.finds(&from(1, "01.01.2025")).await;
    assert_eq!(rows(&manager).await, 2);
}

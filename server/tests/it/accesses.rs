//! Readings: each reading of what is about a trainee is a row the trainee sees, and a leaf in the log.

use crate::{
    form,
    people::Person,
    server::{AUD, Server},
    trainees::{Story, story},
};
use server::{
    audit,
    store::{Store, sqlite::SqliteStore},
};
use shared::{
    api::{AccessRow, Reading, Role, path},
    day::Moment,
};
use std::time::Duration;

async fn accesses(person: &Person) -> Vec<AccessRow> {
    person.gets(path::ACCESSES).await.told()
}

#[tokio::test]
async fn each_reading_by_others_is_a_row_the_trainee_sees() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    for person in [&bodo, &nordland, &office, &trainee] {
        assert_eq!(person.gets(&registration.address()).await.status, 200);
    }
    let seen = accesses(&trainee).await;
    let who: Vec<(Role, &str)> = seen.iter().map(|row| (row.role, row.name.as_str())).collect();
    let readers = [(Role::Office, "office"), (Role::Trust, "nordland"), (Role::Municipality, "bodo")];
    assert_eq!(who, readers, "newest first, and not the trainee's own");
    assert!(seen.iter().all(|row| (&row.doc, row.rev, row.what) == (&registration.doc, 1, Reading::Whole)));
}

#[tokio::test]
async fn a_line_in_a_list_is_one_row_a_day() {
    let Story { server, office, bodo, doctor, trainee, registration, .. } = story().await;
    bodo.files_form(&form::plan(doctor)).await;
    for _ in 0..3 {
        for person in [&bodo, &office, &trainee] {
            person.gets(path::STATEMENTS).await;
            person.gets(&path::DOCUMENT.replace("{doc}", &registration.doc)).await;
        }
    }
    let who = |row: &AccessRow| (row.name.clone(), row.what);
    let seen: Vec<(String, Reading)> = accesses(&trainee).await.iter().map(who).collect();
    let of = |name: &str, what| (name.to_owned(), what);
    let once = |name| [of(name, Reading::Revisions), of(name, Reading::List)];
    assert_eq!(seen, [once("office"), once("bodo")].concat(), "each once, and not the trainee's own");
    server.pass_days(1);
    let bodo = bodo.signed_in().await;
    bodo.gets(path::STATEMENTS).await;
    let trainee = trainee.signed_in().await;
    assert_eq!(accesses(&trainee).await.len(), 5, "again on the next day");
}

#[tokio::test]
async fn a_line_in_a_list_is_one_row_a_day_also_after_a_restart() {
    let Story { mut server, bodo, .. } = story().await;
    bodo.gets(path::STATEMENTS).await;
    server.restart().await;
    let bodo = Person { base: server.url(""), ..bodo };
    bodo.gets(path::STATEMENTS).await;
    assert_eq!(server.count("accesses"), 1);
}

#[tokio::test]
async fn a_part_that_was_read_is_a_row_each_time() {
    let Story { office, bodo, doctor, trainee, .. } = story().await;
    let plan = bodo.files_form(&form::plan(doctor)).await;
    for _ in 0..2 {
        assert_eq!(office.gets(&format!("{}/view", plan.address())).await.status, 200);
    }
    let seen: Vec<Reading> = accesses(&trainee).await.iter().map(|row| row.what).collect();
    assert_eq!(seen, [Reading::View; 2]);
}

#[tokio::test]
async fn the_doctor_sees_who_has_read_the_own_answers() {
    let Story { server, office, bodo, doctor, trainee, registration } = story().await;
    let word = trainee.files_form(&form::dispute(&registration.digest())).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    rana.files_form(&form::plan(doctor)).await;
    let by_rana = rana.brings_in_doctor(&server, doctor).await;
    for person in [&bodo, &office] {
        assert_eq!(person.gets(&word.address()).await.status, 200);
    }
    let seen = accesses(&trainee).await;
    let read: Vec<(&str, &str)> = seen.iter().map(|row| (row.name.as_str(), row.doc.as_str())).collect();
    assert_eq!(read, [("office", word.doc.as_str()), ("bodo", word.doc.as_str())]);
    let by_office = office.brings_in_doctor(&server, doctor).await;
    assert_eq!(accesses(&by_office).await, seen);
    assert_eq!(accesses(&by_rana).await, [], "who was let in by others sees nothing of it");
}

#[tokio::test]
async fn readings_come_in_pages_without_a_gap() {
    let Story { bodo, trainee, registration, .. } = story().await;
    for _ in 0..5 {
        bodo.gets(&registration.address()).await;
    }
    let all = accesses(&trainee).await;
    assert_eq!(all.len(), 5);
    let page = async |query: String| trainee.gets(&format!("{}?{query}", path::ACCESSES)).await.told();
    let first: Vec<AccessRow> = page("limit=2".into()).await;
    let rest: Vec<AccessRow> = page(format!("limit=9&before={}", first[1].number)).await;
    assert_eq!([first, rest].concat(), all);
}

#[tokio::test]
async fn facts_about_a_document_of_others_are_a_reading_of_it() {
    let Story { office, bodo, trainee, registration, .. } = story().await;
    let about = format!("{}?doc={}", path::FACTS, registration.doc);
    for person in [&office, &bodo, &trainee] {
        assert_eq!(person.gets(&about).await.status, 200);
    }
    let seen: Vec<(String, Reading)> = accesses(&trainee).await.into_iter().map(|row| (row.name, row.what)).collect();
    assert_eq!(seen, [("office".to_owned(), Reading::View)], "and of one's own it is none");
}

#[tokio::test]
async fn drafts_and_figures_are_no_readings_of_a_person() {
    let Story { server, office, bodo, .. } = story().await;
    for (person, path) in [(&bodo, path::DRAFTS), (&bodo, path::FACTS), (&office, path::FIGURES)] {
        assert_eq!(person.gets(path).await.status, 200, "{path}");
    }
    assert_eq!(server.count("accesses"), 0);
}

/// Waits until the log has grown: by the day that was sealed, and nothing else.
async fn a_day_is_sealed_after(server: &Server, before: Vec<String>) {
    for _ in 0..100 {
        if leaves(server).len() > before.len() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(leaves(server), [before, vec!["access-day".into()]].concat());
}

/// Nobody reads anything: the day is sealed because it is over.
#[tokio::test]
async fn a_day_is_sealed_when_it_has_turned_though_nobody_reads() {
    let Story { server, bodo, registration, .. } = story().await;
    bodo.gets(&registration.address()).await;
    let before = leaves(&server);
    server.pass_seconds(seconds_to_midnight() - 1);
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(leaves(&server), before, "not before midnight in Oslo");
    server.pass_seconds(1);
    a_day_is_sealed_after(&server, before).await;
}

#[tokio::test]
async fn days_that_ended_while_the_server_was_down_are_sealed_at_start() {
    let Story { mut server, bodo, registration, .. } = story().await;
    bodo.gets(&registration.address()).await;
    let before = leaves(&server);
    server.close().await;
    server.pass_days(3);
    server.restart().await;
    a_day_is_sealed_after(&server, before).await;
}

#[tokio::test]
async fn a_reading_that_is_refused_is_no_reading() {
    let Story { server, office, trainee, registration, .. } = story().await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    assert_eq!(unn.gets(&registration.address()).await.status, 404);
    assert_eq!(accesses(&trainee).await, []);
}

#[tokio::test]
async fn a_trainee_sees_the_readings_of_their_own_only() {
    let Story { server, bodo, trainee, registration, .. } = story().await;
    let other = form::doctor();
    bodo.files_form(&form::about(other)).await;
    let other = bodo.brings_in_doctor(&server, other).await;
    bodo.gets(&registration.address()).await;
    assert_eq!((accesses(&trainee).await.len(), accesses(&other).await.len()), (1, 0));
}

#[tokio::test]
async fn only_trainees_have_a_list_of_readings() {
    let Story { server, office, bodo, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    for person in [&office, &bodo, &nordland] {
        assert_eq!(person.gets(path::ACCESSES).await.code(), "forbidden", "{}", person.name);
    }
}

fn leaves(server: &Server) -> Vec<String> {
    let database = server.database();
    let mut query = database.prepare("SELECT kind FROM log ORDER BY idx").unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn the_first_reading_of_a_day_seals_the_readings_of_the_days_before() {
    let Story { mut server, bodo, registration, .. } = story().await;
    bodo.gets(&registration.address()).await;
    bodo.gets(&registration.address()).await;
    let before = leaves(&server);
    assert!(!before.contains(&"access-day".into()), "a day is sealed when it is over");
    server.pass_seconds(seconds_to_midnight());
    let bodo = bodo.signed_in().await;
    bodo.gets(&registration.address()).await;
    bodo.gets(&registration.address()).await;
    assert_eq!(leaves(&server), [before, vec!["access-day".into()]].concat());
    let vkey = bodo.vkey().await;
    server.close().await;
    let store = SqliteStore::inspect(&server.data().join("alis.sqlite")).unwrap();
    let found = audit::books(store.reader().unwrap().books(), &vkey, AUD).unwrap();
    assert_eq!(found.faults, Vec::<String>::new());
}

/// From when the tests begin to midnight in Oslo.
fn seconds_to_midnight() -> i64 {
    let at = |text: &str| text.parse::<Moment>().unwrap().to_unix();
    at("2026-11-22T23:00:00Z") - at("2026-11-22T12:00:00Z")
}

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
    api::{AccessRow, Role, path},
    day::Moment,
};

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
    assert!(seen.iter().all(|row| (&row.doc, row.rev) == (&registration.doc, 1)));
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

//! Trainees: let in by who has registered them, they read what is about them, and say whether it is right.

use crate::{
    device::doc,
    form,
    people::{Letter, Person, address, office_and_bodo},
    server::Server,
};
use serde_json::json;
use shared::api::{Statement, StatementRow, Verdict, path};

/// Bodø has registered a doctor, and the doctor is signed in.
pub struct Story {
    pub server: Server,
    pub office: Person,
    pub bodo: Person,
    pub doctor: u32,
    pub trainee: Person,
    pub registration: Letter,
}

pub async fn story() -> Story {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let doctor = form::doctor();
    let registration = bodo.files_form(&form::about(doctor)).await;
    let trainee = bodo.brings_in_doctor(&server, doctor).await;
    Story { server, office, bodo, doctor, trainee, registration }
}

pub async fn rows(person: &Person) -> Vec<StatementRow> {
    person.gets(path::STATEMENTS).await.told()
}

pub async fn row_of(person: &Person, doc: &str) -> Option<StatementRow> {
    rows(person).await.into_iter().find(|row| row.doc == doc)
}

async fn said_to(person: &Person, doc: &str) -> Option<Verdict> {
    row_of(person, doc).await.unwrap().said.map(|said| said.verdict)
}

// ---- coming in

#[tokio::test]
async fn a_municipality_invites_the_doctor_it_has_registered_and_no_other() {
    let Story { server, bodo, doctor, office, .. } = story().await;
    assert_eq!(bodo.invites("trainee", json!({ "doctor": doctor }), true).await.status, 201);
    let other = bodo.invites("trainee", json!({ "doctor": form::doctor() }), true).await;
    assert_eq!((other.status, other.code()), (403, "forbidden".into()));
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    assert_eq!(rana.invites("trainee", json!({ "doctor": doctor }), true).await.status, 403);
}

// ---- reading

#[tokio::test]
async fn a_trainee_reads_what_is_about_them() {
    let Story { trainee, registration, .. } = story().await;
    let docs: Vec<String> = rows(&trainee).await.into_iter().map(|row| row.doc).collect();
    assert_eq!(docs, std::slice::from_ref(&registration.doc));
    let read: Statement = trainee.gets(&registration.address()).await.told();
    assert_eq!(read.envelope, registration.envelope);
}

#[tokio::test]
async fn a_trainee_reads_nothing_that_is_about_others() {
    let Story { bodo, trainee, .. } = story().await;
    let (foreign, _) = bodo.files_one().await;
    for path in [foreign.address(), path::DOCUMENT.replace("{doc}", &foreign.doc), address(&doc(), 1)] {
        assert_eq!(trainee.gets(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn who_was_let_in_by_another_municipality_reads_nothing() {
    let Story { server, office, bodo, doctor, trainee, registration } = story().await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    bodo.files_form(&form::closing(&registration.doc)).await;
    let later = rana.files_form(&form::about(doctor)).await;
    let plan = rana.files_form(&form::plan(doctor)).await;
    for letter in [&later, &plan] {
        assert_eq!(trainee.gets(&letter.address()).await.status, 404);
        assert!(row_of(&trainee, &letter.doc).await.is_none());
    }
    let said = trainee.files(&trainee.first(&form::confirmation(&later.digest()))).await;
    assert_eq!((said.status, said.code()), (404, "not-found".into()));
    assert_eq!(trainee.gets(&registration.address()).await.status, 200);
    let by_office = office.brings_in_doctor(&server, doctor).await;
    assert_eq!(by_office.gets(&plan.address()).await.status, 200);
}

#[tokio::test]
async fn a_corrected_number_closes_older_revisions_and_opens_none_to_somebody_else() {
    let Story { server, bodo, trainee, registration, .. } = story().await;
    let right = form::doctor();
    let corrected = bodo.revision(&registration, &form::about(right));
    assert_eq!(bodo.files(&corrected).await.status, 201);
    let other = bodo.brings_in_doctor(&server, right).await;
    assert_eq!(other.gets(&corrected.address()).await.status, 200);
    assert_eq!(other.gets(&registration.address()).await.status, 404);
    for path in [registration.address(), corrected.address(), path::DOCUMENT.replace("{doc}", &registration.doc)] {
        assert_eq!(trainee.gets(&path).await.status, 404, "the wrong doctor reads nothing any more: {path}");
    }
    assert_eq!(rows(&trainee).await, []);
    assert_eq!(bodo.gets(&registration.address()).await.status, 200, "whose document it is reads all of it");
    let back = bodo.revision(&corrected, &form::about(trainee.doctor.unwrap()));
    assert_eq!(bodo.files(&back).await.status, 201);
    let read = [&registration, &corrected, &back].map(Letter::address);
    let mut statuses = Vec::new();
    for path in &read {
        statuses.push(trainee.gets(path).await.status);
    }
    assert_eq!(statuses, [200, 404, 200], "each revision that was about them, while the newest is");
}

// ---- saying whether it is right

#[tokio::test]
async fn a_confirmation_shows_in_the_lists_of_all_who_see_the_registration() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    assert_eq!(said_to(&bodo, &registration.doc).await, None);
    trainee.files_form(&form::confirmation(&registration.digest())).await;
    for person in [&bodo, &nordland, &office, &trainee] {
        assert_eq!(said_to(person, &registration.doc).await, Some(Verdict::Confirmed), "{}", person.name);
    }
}

#[tokio::test]
async fn a_new_revision_waits_for_a_new_word() {
    let Story { bodo, doctor, trainee, registration, .. } = story().await;
    trainee.files_form(&form::confirmation(&registration.digest())).await;
    let second = bodo.revision(&registration, &form::with(doctor, json!({ "position_percent": 80 })));
    assert_eq!(bodo.files(&second).await.status, 201);
    assert_eq!(said_to(&bodo, &registration.doc).await, None);
    let late = trainee.files(&trainee.first(&form::confirmation(&registration.digest()))).await;
    assert_eq!((late.status, late.code()), (409, "outdated".into()));
}

#[tokio::test]
async fn nobody_speaks_about_what_is_not_about_them() {
    let Story { bodo, trainee, registration, .. } = story().await;
    let (foreign, _) = bodo.files_one().await;
    for about in [foreign.digest(), doc_digest()] {
        let answer = trainee.files(&trainee.first(&form::confirmation(&about))).await;
        assert_eq!((answer.status, answer.code()), (404, "not-found".into()));
    }
    let own = bodo.files(&bodo.first(&form::confirmation(&registration.digest()))).await;
    assert_eq!(own.status, 403, "the municipality does not confirm for the doctor");
}

/// The digest of nothing that was filed.
fn doc_digest() -> String {
    shared::statement::digest::Digest::of(doc().as_bytes()).to_string()
}

#[tokio::test]
async fn a_dispute_is_read_by_the_municipality_and_by_no_other() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let word = trainee.files_form(&form::dispute(&registration.digest())).await;
    assert_eq!(said_to(&bodo, &registration.doc).await, Some(Verdict::Disputed));
    let said = row_of(&bodo, &registration.doc).await.unwrap().said.unwrap();
    assert_eq!((&said.doc, said.rev), (&word.doc, 1));
    let read: Statement = bodo.gets(&word.address()).await.told();
    assert_eq!(read.envelope, word.envelope);
    assert_eq!(rana.gets(&word.address()).await.status, 404);
    assert!(row_of(&rana, &word.doc).await.is_none());
}

#[tokio::test]
async fn a_dispute_of_a_plan_says_no_more_to_the_office_than_the_plan() {
    let Story { office, bodo, doctor, trainee, .. } = story().await;
    let plan = bodo.files_form(&form::plan(doctor)).await;
    let word = trainee.files_form(&form::dispute(&plan.digest())).await;
    assert_eq!(said_to(&office, &plan.doc).await, Some(Verdict::Disputed));
    assert_eq!(office.gets(&word.address()).await.status, 404);
    assert_eq!(bodo.gets(&word.address()).await.status, 200);
}

#[tokio::test]
async fn a_word_that_is_changed_takes_nothing_from_who_could_read_it() {
    let Story { office, bodo, doctor, trainee, registration, .. } = story().await;
    let first = trainee.files_form(&form::dispute(&registration.digest())).await;
    let plan = bodo.files_form(&form::plan(doctor)).await;
    let second = trainee.revision(&first, &form::dispute(&plan.digest()));
    assert_eq!(trainee.files(&second).await.status, 201);
    assert_eq!(office.gets(&first.address()).await.status, 200);
    assert_eq!(office.gets(&second.address()).await.status, 404);
}

// ---- the end

#[tokio::test]
async fn whoever_is_closed_can_be_registered_by_another() {
    let Story { server, office, bodo, doctor, registration, .. } = story().await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let early = rana.files(&rana.first(&form::about(doctor))).await;
    assert_eq!((early.status, early.code()), (422, "provisions".into()));
    bodo.files_form(&form::closing(&registration.doc)).await;
    rana.files_form(&form::about(doctor)).await;
}

#[tokio::test]
async fn what_was_closed_is_not_revised_but_registered_anew() {
    let Story { bodo, doctor, registration, .. } = story().await;
    bodo.files_form(&form::closing(&registration.doc)).await;
    let revised = bodo.files(&bodo.revision(&registration, &form::about(doctor))).await;
    assert_eq!((revised.status, revised.code()), (409, "ended".into()));
    bodo.files_form(&form::about(doctor)).await;
}

#[tokio::test]
async fn nobody_closes_what_is_not_their_registration() {
    let Story { server, office, bodo, doctor, registration, .. } = story().await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let plan = bodo.files_form(&form::plan(doctor)).await;
    for (person, about) in [(&rana, &registration.doc), (&bodo, &plan.doc), (&bodo, &doc())] {
        let answer = person.files(&person.first(&form::closing(about))).await;
        assert_eq!((answer.status, answer.code()), (404, "not-found".into()));
    }
}

#[tokio::test]
async fn a_trust_learns_of_a_closing_and_not_its_cause() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let closing = bodo.files_form(&form::closing(&registration.doc)).await;
    assert!(row_of(&nordland, &closing.doc).await.is_some());
    assert_eq!(nordland.gets(&closing.address()).await.status, 404);
    for person in [&bodo, &office, &trainee] {
        assert_eq!(person.gets(&closing.address()).await.status, 200, "{}", person.name);
    }
}

//! One person with several devices: another of one's own is invited, seen, and taken out again.

use crate::{
    people::{Person, office_and_bodo},
    server::Server,
    trainees::{Story, story},
};
use serde_json::json;
use shared::api::{Device, Enrolment, StatementRow, path};

async fn devices(person: &Person) -> Vec<Device> {
    person.gets(path::ENROLMENTS).await.told()
}

/// The trainee's phone, let in by the trainee.
async fn phone(story: &Story) -> Person {
    let token = story.trainee.token_for("trainee", json!({ "doctor": story.doctor }), true).await;
    let phone = Person { doctor: Some(story.doctor), ..Person::new(&story.server, "phone").await };
    assert_eq!(phone.enrols(&token).await.status, 201);
    phone.signed_in().await
}

#[tokio::test]
async fn a_trainee_adds_a_device_that_sees_the_same() {
    let story = story().await;
    let phone = phone(&story).await;
    let seen: Vec<StatementRow> = phone.gets(path::STATEMENTS).await.told();
    assert_eq!(seen.len(), 1);
    assert_eq!(phone.gets(&story.registration.address()).await.status, 200);
    for person in [&story.trainee, &phone] {
        assert_eq!(devices(person).await.len(), 2);
    }
}

#[tokio::test]
async fn a_trainee_invites_nobody_else() {
    let Story { trainee, doctor, .. } = story().await;
    for (role, organization) in [
        ("trainee", json!({ "doctor": doctor + 1 })),
        ("municipality", json!({ "municipality": "1804" })),
        ("trust", json!({ "trust": "nordland" })),
        ("office", json!({})),
    ] {
        assert_eq!(trainee.invites(role, organization, true).await.code(), "forbidden", "{role}");
    }
}

#[tokio::test]
async fn a_lost_device_is_taken_out_from_another_of_the_same_person() {
    let story = story().await;
    let phone = phone(&story).await;
    assert_eq!(phone.decides(&story.trainee, "revoked").await.status, 200);
    assert_eq!(story.trainee.gets(path::ME).await.status, 401);
    assert_eq!(phone.gets(path::ME).await.status, 200);
}

#[tokio::test]
async fn the_municipality_that_let_the_doctor_in_answers_for_the_other_device_too() {
    let story = story().await;
    let phone = phone(&story).await;
    assert!(devices(&story.bodo).await.iter().any(|device| device.kid == phone.device.kid()));
    assert_eq!(story.bodo.decides(&phone, "revoked").await.status, 200);
}

#[tokio::test]
async fn a_party_takes_out_a_device_of_its_own_and_approves_none_that_is_not_its_to_approve() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let token = office.token_for("municipality", json!({ "municipality": "1804" }), false).await;
    let colleague = Person { municipality: Some("1804".into()), ..Person::new(&server, "colleague").await };
    assert_eq!(colleague.enrols(&token).await.status, 201);
    assert_eq!(bodo.decides(&colleague, "approved").await.status, 404);
    assert_eq!(office.decides(&colleague, "approved").await.status, 200);
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    assert_eq!(rana.decides(&colleague, "revoked").await.status, 404);
    assert_eq!(bodo.decides(&colleague, "revoked").await.status, 200);
}

#[tokio::test]
async fn a_reader_of_figures_adds_a_device_and_takes_a_lost_one_out() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let reader = office.brings_in(&server, "reader", "reader", "nsdm").await;
    let second = reader.brings_in(&server, "second", "reader", "nsdm").await;
    for person in [&reader, &second] {
        assert_eq!(devices(person).await.len(), 2);
    }
    assert!(devices(&office).await.iter().any(|device| device.kid == second.device.kid()), "the office answers for it");
    assert_eq!(reader.decides(&bodo, "revoked").await.status, 404);
    assert_eq!(second.decides(&reader, "revoked").await.status, 200);
    assert_eq!(reader.gets(path::ME).await.status, 401);
    for (role, organization) in [("reader", json!({ "reader": "regut" })), ("office", json!({}))] {
        assert_eq!(second.invites(role, organization, true).await.code(), "forbidden", "{role}");
    }
}

#[tokio::test]
async fn anybody_may_ask_for_the_key_that_signed() {
    let server = Server::start().await;
    let (_office, bodo) = office_and_bodo(&server).await;
    let nobody = Person::new(&server, "nobody").await;
    let kid = bodo.device.kid();
    let told: Enrolment = nobody.gets(&path::ENROLMENT.replace("{kid}", &kid.to_string())).await.told();
    assert_eq!(told.key.unwrap().thumbprint(), kid);
}

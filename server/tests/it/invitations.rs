//! The invitation of the doctor a document is about: made once, when they have none.

use crate::{
    device::doc,
    form,
    people::{Letter, Person, office_and_bodo},
    server::{Server, token},
};
use reqwest::Method;
use serde_json::json;
use shared::api::{Device, OpenInvitation, TraineeInvitation, path};

async fn invites(person: &Person, doc: &str, again: bool) -> TraineeInvitation {
    let wish = json!({ "again": again });
    person.sends(Method::POST, &path::DOCUMENT_INVITATION.replace("{doc}", doc), &wish).await.told()
}

fn link(made: TraineeInvitation) -> String {
    let TraineeInvitation::Made { invitation } = made else { panic!("{made:?}") };
    assert!(invitation.qr_svg.contains("<svg"));
    invitation.link
}

async fn story() -> (Server, Person, Person, u32) {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    (server, office, bodo, form::doctor())
}

#[tokio::test]
async fn filing_about_a_doctor_without_a_device_gives_a_link_for_them_once() {
    let (server, _, bodo, doctor) = story().await;
    let plan = bodo.files_form(&form::plan(doctor)).await;
    let link = link(invites(&bodo, &plan.doc, false).await);
    assert!(matches!(invites(&bodo, &plan.doc, false).await, TraineeInvitation::Open { .. }));
    let trainee = Person { doctor: Some(doctor), ..Person::new(&server, "trainee").await };
    assert_eq!(trainee.enrols(&token(&link)).await.status, 201);
    assert_eq!(invites(&bodo, &plan.doc, false).await, TraineeInvitation::Enrolled, "also while it waits");
    assert_eq!(bodo.decides(&trainee, "approved").await.status, 200);
    let trainee = trainee.signed_in().await;
    assert_eq!(trainee.gets(&plan.address()).await.status, 200);
}

#[tokio::test]
async fn every_form_about_a_doctor_can_ask() {
    let (_, _, bodo, _) = story().await;
    let letters: [Letter; 4] = [
        bodo.files_form(&form::registration()).await,
        bodo.files_form(&form::plan(form::doctor())).await,
        bodo.files_form(&form::meeting(form::doctor(), "Anne", "Referat.")).await,
        bodo.files_form(&form::agreement(form::doctor(), "Anne", "Kollegene.")).await,
    ];
    for letter in &letters {
        link(invites(&bodo, &letter.doc, false).await);
    }
}

#[tokio::test]
async fn filing_the_same_again_gives_the_same_bytes_and_no_invitation() {
    let (server, _, bodo, doctor) = story().await;
    let letter = bodo.first(&form::about(doctor));
    let (first, again) = (bodo.files(&letter).await, bodo.files(&letter).await);
    assert_eq!((first.status, again.status, &first.text), (201, 200, &again.text));
    assert_eq!(server.count("invitations"), 2, "the office's and the municipality's own");
}

#[tokio::test]
async fn a_lost_link_is_made_again_when_asked_for_and_opens_nothing_any_more() {
    let (server, _, bodo, doctor) = story().await;
    let registration = bodo.files_form(&form::about(doctor)).await;
    let first = link(invites(&bodo, &registration.doc, false).await);
    let second = link(invites(&bodo, &registration.doc, true).await);
    assert_ne!(first, second);
    let finder = Person::new(&server, "finder").await;
    assert_eq!(finder.enrols(&token(&first)).await.code(), "invitation-expired");
    assert_eq!(Person::new(&server, "trainee").await.enrols(&token(&second)).await.status, 201);
}

#[tokio::test]
async fn an_invitation_of_a_doctor_ends_the_one_before_by_the_same_people_and_no_other() {
    let (server, office, bodo, doctor) = story().await;
    bodo.files_form(&form::about(doctor)).await;
    let wish = json!({ "doctor": doctor });
    let by_office = office.token_for("trainee", wish.clone(), false).await;
    let first = bodo.token_for("trainee", wish.clone(), false).await;
    let second = bodo.token_for("trainee", wish, true).await;
    let colleague = json!({ "municipality": "1804" });
    let one = bodo.token_for("municipality", colleague.clone(), false).await;
    let other = bodo.token_for("municipality", colleague, false).await;
    assert_eq!(Person::new(&server, "first").await.enrols(&first).await.code(), "invitation-expired");
    for (name, token) in [("second", second), ("by office", by_office), ("one", one), ("other", other)] {
        assert_eq!(Person::new(&server, name).await.enrols(&token).await.status, 201, "{name}");
    }
}

#[tokio::test]
async fn an_invitation_is_taken_back_by_whoever_answers_for_it_and_by_nobody_else() {
    let (server, office, bodo, _) = story().await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let token = bodo.token_for("municipality", json!({ "municipality": "1804" }), false).await;
    let open: Vec<OpenInvitation> = bodo.gets(path::INVITATIONS).await.told();
    let at = path::INVITATION.replace("{id}", &open[0].id.to_string());
    for other in [&rana, &office] {
        assert_eq!(other.sends(Method::DELETE, &at, &json!({})).await.status, 404, "{}", other.name);
    }
    assert_eq!(bodo.sends(Method::DELETE, &at, &json!({})).await.status, 204);
    assert_eq!(bodo.sends(Method::DELETE, &at, &json!({})).await.status, 404);
    assert_eq!(bodo.gets(path::INVITATIONS).await.told::<Vec<OpenInvitation>>(), []);
    assert_eq!(Person::new(&server, "late").await.enrols(&token).await.code(), "invitation-expired");
}

#[tokio::test]
async fn a_corrected_number_ends_the_links_to_whoever_had_the_wrong_one() {
    let (server, office, bodo, _) = story().await;
    for keeps_more in [false, true] {
        let (wrong, right) = (form::doctor(), form::doctor());
        let registration = bodo.files_form(&form::about(wrong)).await;
        if keeps_more {
            bodo.files_form(&form::plan(wrong)).await;
        }
        let by_bodo = link(invites(&bodo, &registration.doc, false).await);
        let by_office = office.token_for("trainee", json!({ "doctor": wrong }), false).await;
        assert_eq!(bodo.files(&bodo.revision(&registration, &form::about(right))).await.status, 201);
        let enrols = async |name: &str, token: &str| {
            Person::new(&server, &format!("{name} {keeps_more}")).await.enrols(token).await.status
        };
        let expected = if keeps_more { 201 } else { 410 };
        assert_eq!(enrols("by bodo", &token(&by_bodo)).await, expected);
        assert_eq!(enrols("by office", &by_office).await, 201);
    }
}

#[tokio::test]
async fn an_invitation_that_has_expired_is_none() {
    let (server, _, bodo, doctor) = story().await;
    let registration = bodo.files_form(&form::about(doctor)).await;
    link(invites(&bodo, &registration.doc, false).await);
    server.pass_days(7);
    let bodo = bodo.signed_in().await;
    link(invites(&bodo, &registration.doc, false).await);
}

#[tokio::test]
async fn an_invitation_by_a_key_that_was_revoked_is_none() {
    let (server, office, bodo, doctor) = story().await;
    let registration = bodo.files_form(&form::about(doctor)).await;
    link(invites(&bodo, &registration.doc, false).await);
    let colleague = office.brings_in(&server, "colleague", "municipality", "1804").await;
    assert_eq!(office.decides(&bodo, "revoked").await.status, 200);
    link(invites(&colleague, &registration.doc, false).await);
}

#[tokio::test]
async fn nobody_invites_by_a_document_of_others_or_about_no_doctor() {
    let (server, office, bodo, doctor) = story().await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let registration = bodo.files_form(&form::about(doctor)).await;
    let enterprise = bodo.files_form(&form::enterprise()).await;
    for (person, doc) in [(&rana, registration.doc), (&bodo, enterprise.doc), (&bodo, doc())] {
        let at = path::DOCUMENT_INVITATION.replace("{doc}", &doc);
        assert_eq!(person.sends(Method::POST, &at, &json!({})).await.status, 404);
    }
    assert_eq!(server.count("invitations"), 3);
}

#[tokio::test]
async fn of_two_devices_with_one_link_at_the_same_instant_one_gets_in() {
    let (server, _, bodo, doctor) = story().await;
    let registration = bodo.files_form(&form::about(doctor)).await;
    let link = token(&link(invites(&bodo, &registration.doc, false).await));
    let (one, other) = (Person::new(&server, "one").await, Person::new(&server, "other").await);
    let (one, other) = tokio::join!(one.enrols(&link), other.enrols(&link));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

/// A device let in by one municipality as a doctor of another is somebody else to that other.
#[tokio::test]
async fn who_is_let_in_as_a_foreign_doctor_reads_nothing_of_theirs() {
    let (server, office, bodo, doctor) = story().await;
    let registration = bodo.files_form(&form::about(doctor)).await;
    let trainee = bodo.brings_in_doctor(&server, doctor).await;
    let answer = trainee.files_form(&form::dispute(&registration.digest())).await;
    let draft = path::DRAFT.replace("{doc}", &doc());
    let paper = json!({ "kind": "confirmation", "paper": { "note": "mitt eget" } });
    assert_eq!(trainee.sends(Method::PUT, &draft, &paper).await.status, 200);
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let plan = rana.files_form(&form::plan(doctor)).await;
    link(invites(&rana, &plan.doc, false).await);
    let intruder = rana.brings_in_doctor(&server, doctor).await;
    assert_eq!(intruder.gets(&plan.address()).await.status, 200);
    for path in [registration.address(), answer.address(), draft] {
        assert_eq!(intruder.gets(&path).await.status, 404, "{path}");
    }
    let devices: Vec<Device> = intruder.gets(path::ENROLMENTS).await.told();
    assert_eq!(devices.iter().map(|device| device.kid).collect::<Vec<_>>(), [intruder.device.kid()]);
    assert_eq!(intruder.decides(&trainee, "revoked").await.status, 404);
    assert_eq!(trainee.gets(path::ME).await.status, 200);
    assert_eq!(trainee.decides(&intruder, "revoked").await.status, 404, "nor the other way");
    assert_eq!(intruder.decides(&intruder, "revoked").await.status, 200, "but the own");
}

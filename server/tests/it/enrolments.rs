//! `/invitations` and `/enrolments`: in by invitation, approved by whoever invited, out by revocation.

use crate::{
    device::{Cover, doc},
    people::{Person, office_and_bodo},
    server::{AUD, Server, token},
};
use reqwest::Method;
use serde_json::json;
use server::{
    audit,
    store::{Store, sqlite::SqliteStore},
};
use shared::{
    api::{Device, Enrol, Enrolment, EnrolmentState, EnrolmentWish, Invitation, Statement, path},
    statement::digest::Digest,
};

#[tokio::test]
async fn the_first_link_makes_an_administrator_without_approval() {
    let server = Server::start().await;
    let office = Person::new(&server, "office").await;
    let enrolled: Enrolment = office.enrols(&server.first_token()).await.told();
    assert_eq!(enrolled.state, EnrolmentState::Approved);
    assert_eq!(office.signs_in().await.status, 201);
}

#[tokio::test]
async fn the_first_link_is_gone_once_somebody_acts_for_the_office() {
    let mut server = Server::start().await;
    server.office().await;
    server.restart().await;
    assert_eq!(server.running().invitation, None);
}

#[tokio::test]
async fn a_manager_waits_until_the_office_has_compared_the_fingerprint() {
    let server = Server::start().await;
    let office = server.office().await;
    let invited: Invitation = office.invites("municipality", json!({ "municipality": "1804" }), false).await.told();
    assert!(invited.qr_svg.starts_with("<?xml") && invited.qr_svg.contains("<svg"));
    let manager = Person::new(&server, "manager").await;
    let enrolled: Enrolment = manager.enrols(&token(&invited.link)).await.told();
    assert_eq!(enrolled.state, EnrolmentState::Waiting);
    assert_eq!(manager.signs_in().await.code(), "waiting-key");

    let devices: Vec<Device> = office.gets(path::ENROLMENTS).await.told();
    let waiting = devices.iter().find(|device| device.kid == manager.device.kid()).unwrap();
    assert_eq!(waiting.fingerprint, manager.device.public_key().fingerprint());
    assert_eq!(office.decides(&manager, "approved").await.told::<Enrolment>().state, EnrolmentState::Approved);
    let state = manager.gets(&path::ENROLMENT.replace("{kid}", &manager.device.kid().to_string())).await;
    assert_eq!(state.told::<Enrolment>().state, EnrolmentState::Approved);
    assert_eq!(manager.signs_in().await.status, 201);
}

#[tokio::test]
async fn a_lost_answer_is_given_again_to_the_same_wish() {
    let server = Server::start().await;
    let office = server.office().await;
    let token = office.token_for("municipality", json!({ "municipality": "1804" }), false).await;
    let manager = Person::new(&server, "manager").await;
    let wish = json!(manager.enrolment(&token));
    let first = manager.sends(Method::POST, path::ENROLMENTS, &wish).await;
    let again = manager.sends(Method::POST, path::ENROLMENTS, &wish).await;
    assert_eq!((first.status, &first.text), (again.status, &again.text));
    assert_eq!(server.count("keys"), 2);
}

#[tokio::test]
async fn an_invitation_works_once() {
    let server = Server::start().await;
    let token = server.first_token();
    assert_eq!(Person::new(&server, "first").await.enrols(&token).await.status, 201);
    let second = Person::new(&server, "second").await.enrols(&token).await;
    assert_eq!((second.status, second.code()), (409, "invitation-used".into()));
}

#[tokio::test]
async fn of_sixteen_who_race_for_an_invitation_one_gets_in() {
    let server = Server::start().await;
    let token = server.first_token();
    let mut racing = tokio::task::JoinSet::new();
    for number in 0..16 {
        let (person, token) = (Person::new(&server, &format!("racer {number}")).await, token.clone());
        racing.spawn(async move { person.enrols(&token).await.status });
    }
    let mut statuses = racing.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses[0], 201);
    assert!(statuses[1..].iter().all(|status| *status == 409), "{statuses:?}");
    assert_eq!(server.count("keys"), 1);
}

#[tokio::test]
async fn an_invitation_lasts_seven_days() {
    let server = Server::start().await;
    let token = server.first_token();
    server.pass_seconds(7 * 86_400);
    let late = Person::new(&server, "late").await.enrols(&token).await;
    assert_eq!((late.status, late.code()), (410, "invitation-expired".into()));
    server.pass_seconds(-1);
    assert_eq!(Person::new(&server, "in time").await.enrols(&token).await.status, 201);
}

#[tokio::test]
async fn a_made_up_token_is_not_known() {
    let server = Server::start().await;
    let answer = Person::new(&server, "stranger").await.enrols("made-up").await;
    assert_eq!((answer.status, answer.code()), (403, "invitation-unknown".into()));
}

#[tokio::test]
async fn a_proof_made_for_one_invitation_opens_no_other() {
    let server = Server::start().await;
    let office = server.office().await;
    let one = office.token_for("municipality", json!({ "municipality": "1804" }), true).await;
    let other = office.token_for("office", json!({}), true).await;
    let person = Person::new(&server, "person").await;
    let wish = EnrolmentWish { invitation: other, ..person.enrolment(&one) };
    assert_eq!(person.sends(Method::POST, path::ENROLMENTS, &json!(wish)).await.code(), "invitation-unknown");
}

#[tokio::test]
async fn a_key_cannot_be_enrolled_by_another() {
    let server = Server::start().await;
    let (thief, owner) = (Person::new(&server, "thief").await, Person::new(&server, "owner").await);
    let token = server.first_token();
    let body = Enrol { invitation: Digest::of(token.as_bytes()), key: owner.device.public_key(), name: "x".into() };
    let statement = thief.device.seal("enrol", &Cover::new("enrol", &doc(), 1).around(&body));
    let wish = EnrolmentWish { invitation: token, statement };
    assert_eq!(thief.sends(Method::POST, path::ENROLMENTS, &json!(wish)).await.code(), "bad-signature");
    assert_eq!(server.count("keys"), 0);
}

#[tokio::test]
async fn names_nobody_could_read_are_refused() {
    let server = Server::start().await;
    let long = "a".repeat(101);
    for name in ["", " ", " a", "a\u{202e}b", "a\u{0}", "a\u{200b}b", &long] {
        let person = Person { name: name.into(), ..Person::new(&server, "person").await };
        assert_eq!(person.enrols(&server.first_token()).await.code(), "shape", "{name:?}");
    }
    let person = Person { name: "170589 12345".into(), ..Person::new(&server, "person").await };
    assert_eq!(person.enrols(&server.first_token()).await.code(), "holds-national-number");
    assert_eq!(server.count("keys"), 0);
}

#[tokio::test]
async fn an_enrolment_for_another_server_is_refused() {
    let server = Server::start().await;
    let person = Person::new(&server, "person").await;
    let token = server.first_token();
    let body =
        Enrol { invitation: Digest::of(token.as_bytes()), key: person.device.public_key(), name: "person".into() };
    let cover = Cover { aud: format!("other.{AUD}"), ..Cover::new("enrol", &doc(), 1) };
    let wish = EnrolmentWish { invitation: token, statement: person.device.seal("enrol", &cover.around(&body)) };
    assert_eq!(person.sends(Method::POST, path::ENROLMENTS, &json!(wish)).await.code(), "wrong-server");
}

#[tokio::test]
async fn only_those_who_invited_decide() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let token = bodo.token_for("municipality", json!({ "municipality": "1804" }), false).await;
    let colleague = Person::new(&server, "colleague").await;
    colleague.enrols(&token).await;
    for other in [&office, &rana] {
        assert_eq!(other.decides(&colleague, "approved").await.status, 404);
    }
    assert_eq!(colleague.signs_in().await.code(), "waiting-key");
    assert_eq!(bodo.decides(&colleague, "approved").await.status, 200);
}

#[tokio::test]
async fn a_municipality_invites_its_own_people_only() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    for (role, organization) in [
        ("office", json!({})),
        ("municipality", json!({ "municipality": "1833" })),
        ("trust", json!({ "trust": "unn" })),
    ] {
        assert_eq!(bodo.invites(role, organization, true).await.code(), "forbidden", "{role}");
    }
    assert_eq!(bodo.invites("municipality", json!({ "municipality": "1804" }), true).await.status, 201);
}

#[tokio::test]
async fn an_invitation_names_a_real_organization() {
    let server = Server::start().await;
    let office = server.office().await;
    for (role, organization) in [
        ("municipality", json!({})),
        ("municipality", json!({ "municipality": "0301" })),
        ("office", json!({ "municipality": "1804" })),
        ("trust", json!({ "municipality": "1804" })),
        ("trainee", json!({})),
    ] {
        assert_eq!(office.invites(role, organization.clone(), true).await.code(), "shape", "{role} {organization}");
    }
    assert_eq!(office.invites("trust", json!({ "trust": "oslo" }), true).await.code(), "unreadable");
}

#[tokio::test]
async fn a_refused_device_stays_out() {
    let server = Server::start().await;
    let office = server.office().await;
    let token = office.token_for("municipality", json!({ "municipality": "1804" }), false).await;
    let stranger = Person::new(&server, "stranger").await;
    stranger.enrols(&token).await;
    assert_eq!(office.decides(&stranger, "refused").await.status, 200);
    assert_eq!(stranger.signs_in().await.code(), "revoked-key");
    assert_eq!(office.decides(&stranger, "approved").await.code(), "forbidden");
}

#[tokio::test]
async fn a_revoked_key_signs_nothing_more_and_what_it_signed_stays() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let (before, _) = bodo.files_one().await;
    assert_eq!(office.decides(&bodo, "revoked").await.status, 200);
    let after = bodo.files(&bodo.new_letter()).await;
    assert_eq!((after.status, after.code()), (401, "revoked-key".into()));
    assert_eq!(bodo.gets(path::ME).await.code(), "session-ended");
    assert_eq!(bodo.signs_in().await.code(), "revoked-key");
    assert_eq!(office.gets(&before.address()).await.status, 200);
    assert_eq!(bodo.files(&before).await.status, 200, "a lost answer is still given");
    assert_eq!(office.decides(&bodo, "approved").await.code(), "forbidden", "a revoked key does not come back");
}

#[tokio::test]
async fn what_a_revoked_key_signed_before_is_still_proven() {
    let mut server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let (before, filed) = bodo.files_one().await;
    assert_eq!(office.decides(&bodo, "revoked").await.status, 200);
    assert_eq!(bodo.files(&bodo.new_letter()).await.code(), "revoked-key");
    let read: Statement = office.gets(&before.address()).await.told();
    assert_eq!((&read.envelope, &read.filed.receipt), (&before.envelope, &filed.receipt));
    let vkey = office.vkey().await;
    server.close().await;
    let store = SqliteStore::inspect(&server.data().join("alis.sqlite")).unwrap();
    let found = audit::books(store.reader().unwrap().books(), &vkey, AUD).unwrap();
    assert_eq!((found.faults, found.statements), (Vec::<String>::new(), 1));
}

#[tokio::test]
async fn a_key_is_enrolled_for_one_organization_only() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let token = office.token_for("municipality", json!({ "municipality": "1833" }), true).await;
    assert_eq!(bodo.enrols(&token).await.code(), "forbidden");
}

#[tokio::test]
async fn neither_tokens_nor_cookies_are_kept_in_clear() {
    let server = Server::start().await;
    let token = server.first_token();
    let office = server.office().await;
    let kept = crate::private::bytes_in(server.data());
    for secret in [token.as_str(), office.cookie.split_once('=').unwrap().1] {
        assert!(!crate::private::holds(&kept, secret.as_bytes()));
    }
}

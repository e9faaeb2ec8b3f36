//! `/sessions`: signed in by a challenge, for a while.

use crate::{
    answer::Answer,
    device::{Cover, doc},
    people::{Person, office_and_bodo},
    server::Server,
};
use reqwest::Method;
use serde_json::json;
use shared::{
    api::{KEY_HEADER, KEY_PARAMETER, Me, Role, SignIn, path},
    statement::envelope::Envelope,
};

#[tokio::test]
async fn whoever_signs_the_challenge_is_known_by_name_and_organization() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let me: Me = bodo.gets(path::ME).await.told();
    assert_eq!((me.name.as_str(), me.role), ("bodo", Role::Municipality));
    assert_eq!(me.organization.municipality.unwrap().0, "1804");
}

#[tokio::test]
async fn the_cookie_stays_with_this_host_and_out_of_scripts() {
    let server = Server::start().await;
    server.office().await;
    let office = Person::new(&server, "office").await;
    let set = office.signs_in().await.header("set-cookie").to_owned();
    assert!(set.starts_with("__Host-alis="), "{set}");
    for part in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(set.contains(part), "{set}");
    }
}

#[tokio::test]
async fn a_challenge_is_answered_once_and_within_a_minute() {
    let server = Server::start().await;
    let office = server.office().await;
    let letter = json!(office.sign_in(&office.challenge().await));
    assert_eq!(office.sends(Method::POST, path::SESSIONS, &letter).await.status, 201);
    assert_eq!(office.sends(Method::POST, path::SESSIONS, &letter).await.code(), "challenge-expired");
    let late = json!(office.sign_in(&office.challenge().await));
    server.pass_seconds(60);
    assert_eq!(office.sends(Method::POST, path::SESSIONS, &late).await.code(), "challenge-expired");
    let made_up = json!(office.sign_in("made up"));
    assert_eq!(office.sends(Method::POST, path::SESSIONS, &made_up).await.code(), "challenge-expired");
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_use() {
    let server = Server::start().await;
    let office = server.office().await;
    server.pass_seconds(30 * 60 - 1);
    assert_eq!(office.gets(path::ME).await.status, 200);
    server.pass_seconds(30 * 60 - 1);
    assert_eq!(office.gets(path::ME).await.status, 200, "use keeps it alive");
    server.pass_seconds(30 * 60);
    let ended = office.gets(path::ME).await;
    assert_eq!((ended.status, ended.code()), (401, "session-ended".into()));
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_of_use() {
    let server = Server::start().await;
    let office = server.office().await;
    for _ in 0..(12 * 60 / 20 - 1) {
        server.pass_seconds(20 * 60);
        assert_eq!(office.gets(path::ME).await.status, 200);
    }
    server.pass_seconds(20 * 60);
    assert_eq!(office.gets(path::ME).await.code(), "session-ended");
}

#[tokio::test]
async fn a_key_is_not_answered_by_the_session_of_another() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    for (kid, status) in [(bodo.device.kid(), 200), (office.device.kid(), 401)] {
        let asked = bodo.request(Method::GET, path::STATEMENTS).header(KEY_HEADER, kid.to_string());
        assert_eq!(asked.send().await.unwrap().status(), status);
        let asked = bodo.request(Method::GET, &format!("{}?{KEY_PARAMETER}={kid}", path::EVENTS));
        assert_eq!(asked.send().await.unwrap().status(), status);
    }
    let body = json!({ "kind": "candidate-registration", "paper": {} });
    let place = path::DRAFT.replace("{doc}", &doc());
    let written = bodo.request(Method::PUT, &place).header(KEY_HEADER, office.device.kid().to_string()).json(&body);
    assert_eq!(Answer::of(written.send().await.unwrap()).await.code(), "session-ended");
}

#[tokio::test]
async fn a_session_outlives_a_restart() {
    let mut server = Server::start().await;
    let office = server.office().await;
    server.restart().await;
    let again = Person { cookie: office.cookie.clone(), ..Person::new(&server, "office").await };
    assert_eq!(again.gets(path::ME).await.status, 200);
}

#[tokio::test]
async fn whoever_signs_out_is_out() {
    let server = Server::start().await;
    let office = server.office().await;
    let out = office.sends(Method::DELETE, path::ME, &json!({})).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(office.gets(path::ME).await.code(), "session-ended");
}

#[tokio::test]
async fn without_a_cookie_and_with_a_made_up_one_nothing_is_read() {
    let server = Server::start().await;
    let nobody = Person::new(&server, "nobody").await;
    assert_eq!(nobody.gets(path::STATEMENTS).await.code(), "sign-in-needed");
    let guesser = Person { cookie: "__Host-alis=AAAA".into(), ..nobody };
    assert_eq!(guesser.gets(path::STATEMENTS).await.code(), "session-ended");
}

#[tokio::test]
async fn only_an_enrolled_key_signs_in() {
    let server = Server::start().await;
    let stranger = Person::new(&server, "stranger").await;
    let answer = stranger.signs_in().await;
    assert_eq!((answer.status, answer.code()), (401, "unknown-key".into()));
}

#[tokio::test]
async fn a_sign_in_with_anothers_signature_or_for_another_server_is_refused() {
    let server = Server::start().await;
    let office = server.office().await;
    let good = office.sign_in(&office.challenge().await);
    let other = office.sign_in(&office.challenge().await);
    let mixed = Envelope { signature: other.signature.clone(), ..good };
    assert_eq!(office.sends(Method::POST, path::SESSIONS, &json!(mixed)).await.code(), "bad-signature");
    let body = SignIn { challenge: office.challenge().await };
    let cover = Cover { aud: "elsewhere.no".into(), ..Cover::new("sign-in", &doc(), 1) };
    let foreign = office.device.seal("sign-in", &cover.around(&body));
    assert_eq!(office.sends(Method::POST, path::SESSIONS, &json!(foreign)).await.code(), "wrong-server");
}

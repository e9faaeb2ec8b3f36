//! `PUT /statements/{doc}/{rev}`, refused: each cause by itself, and nothing stored.

use crate::{
    device::{Cover, Device, doc},
    form,
    people::{Letter, Person, address, office_and_bodo},
    server::Server,
};
use serde_json::json;
use shared::{api::path, refusal::Refusal};

/// The refusal of a letter, and that it left nothing behind.
async fn refused(server: &Server, person: &Person, letter: &Letter) -> String {
    let before = (server.count("statements"), server.count("log"));
    let answer = person.files(letter).await;
    assert_eq!((server.count("statements"), server.count("log")), before, "{}", answer.text);
    answer.code()
}

#[tokio::test]
async fn a_key_nobody_enrolled_files_nothing() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let stranger = Person { device: Device::named("stranger"), ..bodo };
    assert_eq!(refused(&server, &stranger, &stranger.new_letter()).await, "unknown-key");
}

#[tokio::test]
async fn a_key_that_waits_files_nothing() {
    let server = Server::start().await;
    let office = server.office().await;
    let token = office.token_for("municipality", json!({ "municipality": "1804" }), false).await;
    let waiting = Person { municipality: Some("1804".into()), ..Person::new(&server, "waiting").await };
    waiting.enrols(&token).await;
    assert_eq!(refused(&server, &waiting, &waiting.new_letter()).await, "waiting-key");
}

#[tokio::test]
async fn nobody_files_for_another_organization() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    for (municipality, trust) in [(Some("1833"), None), (None, Some("unn")), (None, None), (Some("1804"), Some("unn"))]
    {
        let cover = Cover {
            municipality: municipality.map(str::to_owned),
            trust: trust.map(str::to_owned),
            ..bodo.cover(&doc(), 1)
        };
        let letter = bodo.letter(&cover, &form::registration());
        assert_eq!(refused(&server, &bodo, &letter).await, "not-yours", "{municipality:?} {trust:?}");
    }
    assert_eq!(refused(&server, &unn, &unn.new_letter()).await, "not-yours", "a trust registers nobody");
    assert_eq!(refused(&server, &office, &office.new_letter()).await, "not-yours", "the office registers nobody");
}

#[tokio::test]
async fn nobody_revises_what_another_filed() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let (first, _) = bodo.files_one().await;
    let takeover = rana.revision(&first, &form::registration());
    assert_eq!(refused(&server, &rana, &takeover).await, "not-yours");
    let overwrite = rana.letter(&rana.cover(&first.doc, 1), &form::registration());
    assert_eq!(refused(&server, &rana, &overwrite).await, "not-yours");
}

#[tokio::test]
async fn the_address_is_what_was_signed() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let letter = bodo.new_letter();
    for wrong in [
        address(&doc(), 1),
        address(&letter.doc, 2),
        address(&letter.doc, 0),
        path::STATEMENT.replace("{doc}", &letter.doc).replace("{rev}", "one"),
    ] {
        let answer = bodo.puts_bytes(&wrong, letter.envelope.to_bytes()).await;
        assert_eq!((answer.status, answer.code()), (400, "wrong-address".into()), "{wrong}");
    }
    let odd = bodo.letter(&bodo.cover("not-a-uuid", 1), &form::registration());
    assert_eq!(refused(&server, &bodo, &odd).await, "unreadable");
    let zero = bodo.letter(&bodo.cover(&doc(), 0), &form::registration());
    assert_eq!(refused(&server, &bodo, &zero).await, "unreadable");
}

#[tokio::test]
async fn other_content_or_a_lower_revision_is_refused_with_the_newest() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (first, _) = bodo.files_one().await;
    let second = bodo.revision(&first, &form::registration());
    assert_eq!(bodo.files(&second).await.status, 201);
    let other = bodo.letter(&bodo.cover(&first.doc, 1), &form::registration());
    let answer = bodo.files(&other).await;
    assert_eq!((answer.status, answer.code()), (409, "already-filed".into()));
    assert_eq!(answer.json()["newest_rev"], 2);
}

#[tokio::test]
async fn a_revision_must_name_the_one_before_it() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (first, _) = bodo.files_one().await;
    let follow = |previous: Option<String>, rev: u32| {
        bodo.letter(&Cover { previous, ..bodo.cover(&first.doc, rev) }, &form::registration())
    };
    let other = bodo.new_letter().digest();
    for letter in [follow(None, 2), follow(Some(other), 2), follow(Some(first.digest()), 3)] {
        assert_eq!(refused(&server, &bodo, &letter).await, "wrong-previous");
    }
    let orphan = bodo.letter(&bodo.cover(&doc(), 2), &form::registration());
    assert_eq!(refused(&server, &bodo, &orphan).await, "wrong-previous");
    let born_late =
        bodo.letter(&Cover { previous: Some(first.digest()), ..bodo.cover(&doc(), 1) }, &form::registration());
    assert_eq!(refused(&server, &bodo, &born_late).await, "wrong-previous");
}

#[tokio::test]
async fn a_doctor_has_one_live_registration_and_nobody_learns_whose() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let doctor = form::doctor();
    let first = bodo.letter(&bodo.cover(&doc(), 1), &form::about(doctor));
    assert_eq!(bodo.files(&first).await.status, 201);
    let answer = rana.files(&rana.letter(&rana.cover(&doc(), 1), &form::about(doctor))).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.json()["failed"][0]["id"], "one-live-registration");
    assert!(!answer.text.contains("1804") && !answer.text.contains(&doctor.to_string()), "{}", answer.text);
    let own_again = bodo.revision(&first, &form::about(doctor));
    assert_eq!(bodo.files(&own_again).await.status, 201, "its own revision is no other registration");
}

#[tokio::test]
async fn of_two_registrations_of_one_doctor_at_once_one_is_received() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    for _ in 0..8 {
        let doctor = form::doctor();
        let letters = [&bodo, &rana].map(|one| one.letter(&one.cover(&doc(), 1), &form::about(doctor)));
        let (one, other) = tokio::join!(bodo.files(&letters[0]), rana.files(&letters[1]));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 422]);
    }
}

#[tokio::test]
async fn a_broken_requirement_is_named_with_its_field() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let wrong = form::with(form::doctor(), json!({ "wished_start": "2028-04-01" }));
    let answer = bodo.files(&bodo.letter(&bodo.cover(&doc(), 1), &wrong)).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.json()["failed"], json!([{ "id": "start-on-rotation", "path": "wished_start" }]));
}

#[tokio::test]
async fn a_shape_problem_is_named_by_its_path_never_by_its_value() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let wrong = form::with(form::doctor(), json!({ "position_percent": 101, "workplace": "" }));
    let answer = bodo.files(&bodo.letter(&bodo.cover(&doc(), 1), &wrong)).await;
    assert_eq!((answer.status, answer.code()), (422, "shape".into()));
    assert_eq!(answer.json()["problems"], json!(["position_percent", "workplace"]));
    assert!(!answer.text.contains("101"), "{}", answer.text);
}

#[tokio::test]
async fn answers_to_questions_that_are_not_asked_are_refused() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let hidden = form::with(form::doctor(), json!({ "substitute_from": "2026-01-01" }));
    let letter = bodo.letter(&bodo.cover(&doc(), 1), &hidden);
    assert_eq!(refused(&server, &bodo, &letter).await, "shape");
}

#[tokio::test]
async fn an_older_and_a_newer_version_are_told_apart_from_nonsense() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    for v in [0, 2] {
        let letter = bodo.letter(&Cover { v, ..bodo.cover(&doc(), 1) }, &form::registration());
        assert_eq!(refused(&server, &bodo, &letter).await, "unknown-version");
    }
}

#[tokio::test]
async fn a_nonce_that_hides_nothing_is_refused() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    for nonce in ["", "AAAA", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAA"] {
        let letter = bodo.letter(&Cover { nonce: nonce.into(), ..bodo.cover(&doc(), 1) }, &form::registration());
        assert_eq!(refused(&server, &bodo, &letter).await, "unreadable", "{nonce:?}");
    }
}

#[tokio::test]
async fn every_refusal_is_told_in_the_readers_language() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (first, _) = bodo.files_one().await;
    let other = bodo.letter(&bodo.cover(&first.doc, 1), &form::registration());
    for (wish, language) in [("nn-NO,nb;q=0.8", "nn"), ("en-GB", "en"), ("de", "nb"), ("nb", "nb")] {
        let request = bodo.request(reqwest::Method::PUT, &other.address()).header("accept-language", wish);
        let answer = crate::answer::Answer::of(request.json(&other.envelope).send().await.unwrap()).await;
        let spoken = shared::text::Language::accepted(language);
        assert_eq!(answer.json()["title"], Refusal::AlreadyFiled { newest_rev: 1 }.words(spoken));
        assert_eq!(answer.header("content-language"), language);
        assert_eq!(answer.json()["type"], "/problems/already-filed");
    }
}

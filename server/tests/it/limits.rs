//! What is too big, too slow, or of another kind.

use crate::{
    answer::Answer,
    people::{Person, address, office_and_bodo},
    server::Server,
};
use reqwest::Method;
use serde_json::json;
use shared::api::{BODY_LIMIT_BYTES, path};
use std::io::{Read, Write};

async fn put(person: &Person, media_type: &str, bytes: Vec<u8>) -> Answer {
    let request = person.request(Method::PUT, &address(&crate::device::doc(), 1)).header("content-type", media_type);
    Answer::of(request.body(bytes).send().await.unwrap()).await
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_before_it_is_read() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let answer = put(&bodo, "application/json", vec![b' '; BODY_LIMIT_BYTES + 1]).await;
    assert_eq!((answer.status, answer.code()), (413, "too-large".into()));
    assert_eq!(answer.json()["limit_bytes"], BODY_LIMIT_BYTES);
    let answer = put(&bodo, "application/json", vec![b' '; BODY_LIMIT_BYTES]).await;
    assert_eq!(answer.code(), "not-an-envelope");
}

#[tokio::test]
async fn a_body_that_hides_its_length_is_cut_off_at_the_limit() {
    let server = Server::start().await;
    let address = server.running().address;
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        let head = "PUT /api/v1/drafts/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        let head = head.replace("/api/v1/drafts/x", path::ENROLMENTS).replace("PUT", "POST");
        write!(stream, "{head}Transfer-Encoding: chunked\r\n\r\n").unwrap();
        for _ in 0..40 {
            if write!(stream, "1000\r\n{}\r\n", " ".repeat(4096)).is_err() {
                break;
            }
        }
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    });
    assert_eq!(answer.await.unwrap(), "HTTP/1.1 413");
}

#[tokio::test]
async fn only_json_is_taken() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp"] {
        let answer = put(&bodo, media_type, b"{}".to_vec()).await;
        assert_eq!((answer.status, answer.code()), (415, "wrong-media-type".into()), "{media_type}");
    }
    for media_type in ["application/json; charset=utf-8", "Application/JSON"] {
        assert_eq!(put(&bodo, media_type, b"{}".to_vec()).await.code(), "not-an-envelope");
    }
}

#[tokio::test]
async fn unreadable_bodies_are_refused_on_every_route_that_reads_one() {
    let server = Server::start().await;
    let (office, _) = office_and_bodo(&server).await;
    let deep = "[".repeat(10_000);
    let of_office = path::DECISION.replace("{kid}", &office.device.kid().to_string());
    let routes = [
        (Method::POST, path::INVITATIONS.to_owned(), "unreadable"),
        (Method::POST, path::ENROLMENTS.to_owned(), "unreadable"),
        (Method::PUT, of_office, "unreadable"),
        (Method::POST, path::SESSIONS.to_owned(), "not-an-envelope"),
        (Method::PUT, address(&crate::device::doc(), 1), "not-an-envelope"),
        (Method::PUT, path::DRAFT.replace("{doc}", &crate::device::doc()), "unreadable"),
    ];
    for (method, path, code) in routes {
        for body in ["", "{", "null", "<html>", "\u{0}", &deep] {
            let request = office.request(method.clone(), &path).header("content-type", "application/json");
            let answer = Answer::of(request.body(body.to_owned()).send().await.unwrap()).await;
            assert_eq!(answer.code(), code, "{method} {path} {:.20}", body);
        }
    }
}

#[tokio::test]
async fn a_deep_draft_breaks_nothing() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let deep = format!(r#"{{"kind":"candidate-registration","paper":{}1{}}}"#, "[".repeat(100), "]".repeat(100));
    let at = path::DRAFT.replace("{doc}", &crate::device::doc());
    assert_eq!(bodo.puts_bytes(&at, deep.into_bytes()).await.status, 200);
    assert_eq!(bodo.gets(&at).await.status, 200);
}

#[tokio::test]
async fn another_method_is_told_apart_from_another_address() {
    let server = Server::start().await;
    let office = server.office().await;
    let answer = office.sends(Method::POST, path::STATEMENTS, &json!({})).await;
    assert_eq!((answer.status, answer.code()), (405, "method-not-allowed".into()));
    assert_eq!(office.gets("/api/v1/nothing").await.code(), "not-found");
}

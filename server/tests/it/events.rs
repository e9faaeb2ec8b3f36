//! `/events`: told at once, and only to those who may see it.

use crate::{
    people::{Person, office_and_bodo},
    server::Server,
};
use reqwest::{Method, Response};
use shared::api::path;
use std::time::Duration;

async fn listen(person: &Person) -> Response {
    let mut stream = person.request(Method::GET, path::EVENTS).send().await.unwrap();
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    assert_eq!(heard(&mut stream).await, ": here\n\n", "the stream opens at once");
    stream
}

async fn heard(stream: &mut Response) -> String {
    let chunk = tokio::time::timeout(Duration::from_secs(5), stream.chunk()).await.expect("something is heard");
    chunk.unwrap().map_or("the end".to_owned(), |bytes| String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn what_is_filed_is_heard_by_those_who_may_see_it_and_by_nobody_else() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let mut may = [listen(&office).await, listen(&bodo).await, listen(&nordland).await];
    let mut may_not = [listen(&rana).await, listen(&unn).await];
    let (_, filed) = bodo.files_one().await;
    for stream in &mut may {
        assert_eq!(heard(stream).await, format!("event: filed\ndata: {{\"number\":{}}}\n\n", filed.number));
    }
    for stream in &mut may_not {
        assert!(tokio::time::timeout(Duration::from_millis(300), stream.chunk()).await.is_err());
    }
}

#[tokio::test]
async fn the_same_filed_again_is_not_news() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let (letter, _) = bodo.files_one().await;
    let mut stream = listen(&office).await;
    assert_eq!(bodo.files(&letter).await.status, 200);
    assert!(tokio::time::timeout(Duration::from_millis(300), stream.chunk()).await.is_err());
}

#[tokio::test]
async fn a_closing_server_ends_its_streams_and_does_not_wait_for_them() {
    let mut server = Server::start().await;
    let office = server.office().await;
    let mut stream = listen(&office).await;
    tokio::time::timeout(Duration::from_secs(5), server.close()).await.expect("it closes");
    assert_eq!(heard(&mut stream).await, "the end");
}

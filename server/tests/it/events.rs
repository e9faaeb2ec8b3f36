//! `/events`: told at once, and only to those who may see it.

use crate::{
    form,
    people::{Person, office_and_bodo},
    server::Server,
    trainees::{Story, row_of, story},
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

fn filed(number: u64) -> String {
    format!("event: filed\ndata: {{\"number\":{number}}}\n\n")
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
        assert_eq!(heard(stream).await, self::filed(filed.number));
    }
    for stream in &mut may_not {
        assert!(tokio::time::timeout(Duration::from_millis(300), stream.chunk()).await.is_err());
    }
}

#[tokio::test]
async fn a_trust_hears_of_the_plan_of_a_doctor_who_is_registered_for_it() {
    let Story { server, office, bodo, doctor, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let (mut may, mut may_not) = (listen(&nordland).await, listen(&unn).await);
    let plan = bodo.files_form(&form::plan(doctor)).await;
    let number = row_of(&nordland, &plan.doc).await.unwrap().number;
    assert_eq!(heard(&mut may).await, filed(number));
    assert!(tokio::time::timeout(Duration::from_millis(300), may_not.chunk()).await.is_err());
}

#[tokio::test]
async fn a_successor_hears_of_the_word_that_hands_a_doctor_over() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let alta = office.brings_in(&server, "alta", "municipality", "5601").await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let (mut may, mut may_not) = (listen(&alta).await, listen(&rana).await);
    let closing = bodo.files_form(&form::moving(&registration.doc, "5601")).await;
    let word = trainee.files_form(&form::confirmation(&closing.digest())).await;
    let number = row_of(&trainee, &word.doc).await.unwrap().number;
    assert_eq!(heard(&mut may).await, filed(number), "and not of the closing before");
    assert!(tokio::time::timeout(Duration::from_millis(300), may_not.chunk()).await.is_err());
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

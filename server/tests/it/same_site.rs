//! Another site cannot make a browser act: each way it could try, on every route that changes something.

use crate::{
    answer::Answer,
    people::office_and_bodo,
    server::{ORIGIN, Server},
};
use reqwest::Method;
use server::routes::ROUTES;

const FOREIGN: [&[(&str, &str)]; 5] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("sec-fetch-site", "cross-site"), ("origin", ORIGIN)],
];
const OURS: [&[(&str, &str)]; 3] =
    [&[], &[("sec-fetch-site", "same-origin"), ("origin", ORIGIN)], &[("origin", ORIGIN)]];

#[tokio::test]
async fn every_route_that_changes_something_refuses_other_sites_and_lets_ours_in() {
    let server = Server::start().await;
    let (office, _) = office_and_bodo(&server).await;
    let before = (server.count("log"), server.count("invitations"), server.count("drafts"));
    let changing = || ROUTES.iter().filter(|route| !matches!(route.method, "GET"));
    assert!(changing().count() >= 7);
    for route in changing() {
        for headers in FOREIGN.iter().chain(&OURS) {
            let is_foreign = FOREIGN.contains(headers);
            let mut request = office.request(Method::from_bytes(route.method.as_bytes()).unwrap(), route.path);
            request = request.header("content-type", "application/json").body("[]");
            for (name, value) in *headers {
                request = request.header(*name, *value);
            }
            if route.method == "DELETE" && !is_foreign {
                continue; // it would sign the office out
            }
            let code = Answer::of(request.send().await.unwrap()).await.code();
            assert_eq!(code == "foreign-origin", is_foreign, "{} {} {headers:?}", route.method, route.path);
        }
    }
    assert_eq!((server.count("log"), server.count("invitations"), server.count("drafts")), before);
}

#[tokio::test]
async fn reading_is_not_stopped_by_where_one_comes_from() {
    let server = Server::start().await;
    let office = server.office().await;
    let request = office.request(Method::GET, "/healthz").header("sec-fetch-site", "cross-site");
    assert_eq!(request.send().await.unwrap().status(), 200);
}

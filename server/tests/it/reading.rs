//! `GET /statements…`: each sees their own; what is not theirs is not there.

use crate::{
    device::doc,
    form,
    people::{Person, address, office_and_bodo},
    server::Server,
};
use serde_json::json;
use shared::api::{StatementRow, path};

async fn docs(person: &Person) -> Vec<String> {
    let rows: Vec<StatementRow> = person.gets(path::STATEMENTS).await.told();
    rows.into_iter().map(|row| row.doc).collect()
}

#[tokio::test]
async fn office_sees_all_a_municipality_its_own_a_trust_what_is_addressed_to_it() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let (of_bodo, _) = bodo.files_one().await;
    let to_unn = form::with(form::doctor(), json!({ "trust": "unn", "site": "tromso" }));
    let of_rana = rana.letter(&rana.cover(&doc(), 1), &to_unn);
    assert_eq!(rana.files(&of_rana).await.status, 201);

    assert_eq!(docs(&office).await, [of_rana.doc.clone(), of_bodo.doc.clone()]);
    assert_eq!(docs(&bodo).await, std::slice::from_ref(&of_bodo.doc));
    assert_eq!(docs(&rana).await, std::slice::from_ref(&of_rana.doc));
    assert_eq!(docs(&nordland).await, std::slice::from_ref(&of_bodo.doc));
    assert_eq!(docs(&unn).await, std::slice::from_ref(&of_rana.doc));
    for (person, seen, hidden) in [(&bodo, &of_bodo, &of_rana), (&unn, &of_rana, &of_bodo)] {
        assert_eq!(person.gets(&seen.address()).await.status, 200);
        let foreign = person.gets(&hidden.address()).await;
        let unknown = person.gets(&address(&doc(), 1)).await;
        assert_eq!((foreign.status, foreign.text), (unknown.status, unknown.text), "foreign and unknown look alike");
        assert_eq!(person.gets(&path::DOCUMENT.replace("{doc}", &hidden.doc)).await.status, 404);
        assert_eq!(person.gets(&path::DOCUMENT.replace("{doc}", &seen.doc)).await.status, 200);
    }
}

#[tokio::test]
async fn a_trust_sees_the_revisions_addressed_to_it_only() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let doctor = form::doctor();
    let first = bodo.letter(&bodo.cover(&doc(), 1), &form::about(doctor));
    assert_eq!(bodo.files(&first).await.status, 201);
    let moved = bodo.revision(&first, &form::with(doctor, json!({ "trust": "unn", "site": "tromso" })));
    assert_eq!(bodo.files(&moved).await.status, 201);
    assert_eq!(docs(&nordland).await, Vec::<String>::new());
    assert_eq!(nordland.gets(&moved.address()).await.status, 404);
    assert_eq!(nordland.gets(&first.address()).await.status, 200);
    assert_eq!(unn.gets(&first.address()).await.status, 404);
    assert_eq!(unn.gets(&moved.address()).await.status, 200);
}

#[tokio::test]
async fn long_lists_come_in_pages() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let mut filed = Vec::new();
    for _ in 0..5 {
        filed.push(bodo.files_one().await.0.doc);
    }
    filed.reverse();
    let page: Vec<StatementRow> = bodo.gets(&format!("{}?limit=2", path::STATEMENTS)).await.told();
    let next = format!("{}?limit=9&before={}", path::STATEMENTS, page.last().unwrap().number);
    let rest: Vec<StatementRow> = bodo.gets(&next).await.told();
    assert_eq!(page.iter().chain(&rest).map(|row| row.doc.clone()).collect::<Vec<_>>(), filed);
    assert_eq!(bodo.gets(&format!("{}?limit=many", path::STATEMENTS)).await.code(), "unreadable");
}

#[tokio::test]
async fn odd_addresses_are_not_found() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    for path in ["/api/v1/statements/%ff/1", "/api/v1/statements/x/-1", "/api/v1/statements/x/1/2", "/api/v2"] {
        let answer = bodo.gets(path).await;
        assert_eq!((answer.status, answer.code()), (404, "not-found".into()), "{path}");
    }
}

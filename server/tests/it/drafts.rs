//! `/drafts`: the organization's, and nobody else's.

use crate::{
    device::doc,
    people::{Person, office_and_bodo},
    server::Server,
};
use reqwest::Method;
use serde_json::{Value, json};
use shared::api::{Draft, DraftRow, path};

fn at(doc: &str) -> String {
    path::DRAFT.replace("{doc}", doc)
}

fn draft(paper: Value) -> Value {
    json!({ "kind": "candidate-registration", "paper": paper })
}

async fn docs(person: &Person) -> Vec<String> {
    let rows: Vec<DraftRow> = person.gets(path::DRAFTS).await.told();
    rows.into_iter().map(|row| row.doc).collect()
}

#[tokio::test]
async fn a_draft_is_kept_replaced_read_by_a_colleague_and_removed() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let colleague = bodo.brings_in(&server, "colleague", "municipality", "1804").await;
    let doc = doc();
    assert_eq!(bodo.sends(Method::PUT, &at(&doc), &draft(json!({ "workplace": "Sent" }))).await.status, 200);
    assert_eq!(bodo.sends(Method::PUT, &at(&doc), &draft(json!({ "workplace": "Sentrum" }))).await.status, 200);
    let read: Draft = colleague.gets(&at(&doc)).await.told();
    assert_eq!(read.paper, json!({ "workplace": "Sentrum" }));
    assert_eq!(docs(&colleague).await, std::slice::from_ref(&doc));
    assert_eq!(bodo.sends(Method::DELETE, &at(&doc), &json!({})).await.status, 204);
    assert_eq!(bodo.gets(&at(&doc)).await.status, 404);
    assert_eq!(docs(&bodo).await, Vec::<String>::new());
}

#[tokio::test]
async fn drafts_of_others_are_not_there_and_cannot_be_overwritten() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let doc = doc();
    bodo.sends(Method::PUT, &at(&doc), &draft(json!("of Bodø"))).await;
    for other in [&rana, &office] {
        assert_eq!(other.gets(&at(&doc)).await.status, 404);
        assert_eq!(docs(other).await, Vec::<String>::new());
        other.sends(Method::PUT, &at(&doc), &draft(json!("of another"))).await;
        other.sends(Method::DELETE, &at(&doc), &json!({})).await;
    }
    assert_eq!(bodo.gets(&at(&doc)).await.told::<Draft>().paper, json!("of Bodø"));
}

#[tokio::test]
async fn drafts_are_refused_for_odd_names_unknown_forms_and_national_numbers() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let put = async |doc: &str, body: Value| bodo.sends(Method::PUT, &at(doc), &body).await.code();
    assert_eq!(put("draft-1", draft(json!({}))).await, "wrong-address");
    assert_eq!(put(&doc(), json!({ "kind": "enrol", "paper": {} })).await, "unknown-kind");
    assert_eq!(put(&doc(), json!({ "kind": "candidate-registration" })).await, "unreadable");
    assert_eq!(put(&doc(), draft(json!({ "remarks": "fnr 170589 12345" }))).await, "holds-national-number");
    assert_eq!(server.count("drafts"), 0);
}

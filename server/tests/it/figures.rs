//! `/figures`: for those who see no person.

use crate::{
    form,
    people::{Person, office_and_bodo},
    server::Server,
};
use serde_json::json;
use shared::{
    api::{Figures, Me, Role, path},
    numbers::{health_trust::HealthTrust, reader::Reader},
};

async fn figures(person: &Person) -> Figures {
    person.gets(path::FIGURES).await.told()
}

fn of(figures: &Figures, trust: HealthTrust) -> Option<u32> {
    figures.trusts.iter().find(|row| row.trust == trust).unwrap().registered
}

#[tokio::test]
async fn a_reader_is_let_in_by_the_office_and_is_called_by_name() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let reader = office.brings_in(&server, "reader", "reader", "regut").await;
    let me: Me = reader.gets(path::ME).await.told();
    assert_eq!((me.role, me.organization.reader), (Role::Reader, Some(Reader::Regut)));
    assert_eq!(bodo.invites("reader", json!({ "reader": "regut" }), true).await.code(), "forbidden");
}

#[tokio::test]
async fn groups_of_five_are_told_and_smaller_ones_are_not() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let reader = office.brings_in(&server, "reader", "reader", "nsdm").await;
    for _ in 0..4 {
        bodo.files_one().await;
    }
    let few = figures(&reader).await;
    assert_eq!((few.registered, of(&few, HealthTrust::Nordland)), (None, None));
    assert!(few.schemes.iter().all(|row| row.registered.is_none()));
    let (fifth, _) = bodo.files_one().await;
    let five = figures(&reader).await;
    assert_eq!((five.registered, of(&five, HealthTrust::Nordland)), (Some(5), Some(5)));
    assert_eq!(five, figures(&office).await);
    bodo.files_form(&form::closing(&fifth.doc)).await;
    assert_eq!(figures(&reader).await, few, "closed ones are not counted");
}

#[tokio::test]
async fn a_small_group_is_not_told_by_leaving_only_it_out() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    for at in 0..13 {
        let changes = if at < 2 { json!({ "trust": "unn", "site": "tromso" }) } else { json!({}) };
        bodo.files_form(&form::with(form::doctor(), changes)).await;
    }
    let told = figures(&office).await;
    assert_eq!(told.registered, Some(13));
    assert_eq!((of(&told, HealthTrust::Unn), of(&told, HealthTrust::Nordland)), (None, None), "13 − 11 = 2");
}

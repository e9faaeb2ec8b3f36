//! `PUT /statements/{doc}/{rev}`, received: exactly once, with a receipt that anybody can check.

use crate::{
    device::doc,
    form,
    people::{Letter, Person, office_and_bodo},
    server::Server,
};
use serde_json::json;
use server::crypto::checkpoint_is_signed;
use shared::{
    api::{Filed, LOG_SIZE_HEADER, Statement, StatementRow, path},
    statement::{
        checkpoint::Vkey,
        merkle::{Hash, from_base64, verify_consistency},
        receipt::Receipt,
    },
};

/// The receipt, checked as a client would.
pub fn believe(filed: &Filed, letter: &Letter, vkey: &Vkey) -> Receipt {
    let receipt = Receipt::parse(&filed.receipt, vkey).unwrap();
    assert!(checkpoint_is_signed(&receipt.checkpoint, vkey));
    receipt.covers(&letter.envelope).unwrap();
    assert_eq!(receipt.index + 1, filed.number);
    assert_eq!(receipt.checkpoint.checkpoint.received_at, filed.received_at);
    receipt
}

#[tokio::test]
async fn a_registration_is_received_with_a_receipt_that_proves_it() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let (letter, filed) = bodo.files_one().await;
    believe(&filed, &letter, &bodo.vkey().await);
    let read: Statement = office.gets(&letter.address()).await.told();
    assert_eq!(read.envelope, letter.envelope, "byte for byte");
    assert_eq!(read.filed, filed);
}

#[tokio::test]
async fn the_same_again_is_the_same_receipt() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (letter, first) = bodo.files_one().await;
    bodo.files_one().await;
    let again = bodo.files(&letter).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.told::<Filed>(), first);
    assert_eq!(server.count("statements"), 2);
}

#[tokio::test]
async fn sixteen_at_once_with_the_same_make_one_row_and_one_receipt() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let letter = bodo.new_letter();
    let mut racing = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let (sender, letter) = (Person::new(&server, "bodo").await, letter.clone());
        racing.spawn(async move { sender.files(&letter).await });
    }
    let answers = racing.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 15);
    let receipts: std::collections::HashSet<String> =
        answers.iter().map(|answer| answer.told::<Filed>().receipt).collect();
    assert_eq!(receipts.len(), 1);
    assert_eq!(server.count("statements"), 1);
}

#[tokio::test]
async fn of_two_first_revisions_at_once_one_is_received() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let doc = doc();
    let letters = [0, 1].map(|_| bodo.letter(&bodo.cover(&doc, 1), &form::registration()));
    let (one, other) = tokio::join!(bodo.files(&letters[0]), bodo.files(&letters[1]));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn a_revision_follows_the_one_before_also_from_another_device() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let colleague = bodo.brings_in(&server, "colleague", "municipality", "1804").await;
    let (first, _) = bodo.files_one().await;
    let second = colleague.revision(&first, &form::with(form::doctor(), json!({ "position_percent": 80 })));
    let filed: Filed = colleague.files(&second).await.told();
    believe(&filed, &second, &bodo.vkey().await);
    let rows: Vec<StatementRow> = office.gets(&path::DOCUMENT.replace("{doc}", &first.doc)).await.told();
    assert_eq!(rows.iter().map(|row| row.rev).collect::<Vec<_>>(), [2, 1]);
    let listed: Vec<StatementRow> = office.gets(path::STATEMENTS).await.told();
    assert_eq!(listed.iter().map(|row| row.rev).collect::<Vec<_>>(), [2], "lists show the newest");
}

#[tokio::test]
async fn filing_needs_no_session() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let offline = Person { cookie: String::new(), ..bodo };
    assert_eq!(offline.files(&offline.new_letter()).await.status, 201);
}

#[tokio::test]
async fn whoever_has_seen_the_log_gets_a_proof_that_it_only_grew() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let vkey = bodo.vkey().await;
    let (letter, seen) = bodo.files_one().await;
    let seen = believe(&seen, &letter, &vkey).checkpoint.checkpoint;
    for _ in 0..5 {
        bodo.files_one().await;
    }
    let letter = bodo.new_letter();
    let request = bodo.request(reqwest::Method::PUT, &letter.address()).json(&letter.envelope);
    let answer = request.header(LOG_SIZE_HEADER, seen.size.to_string()).send().await.unwrap();
    let filed: Filed = answer.json().await.unwrap();
    let new = believe(&filed, &letter, &vkey).checkpoint.checkpoint;
    let proof: Vec<Hash> = filed.consistency.iter().map(|hash| from_base64(hash).unwrap()).collect();
    assert!(verify_consistency(seen.size, new.size, &seen.root, &new.root, &proof));
    assert!(!proof.is_empty());
}

#[tokio::test]
async fn lists_carry_what_was_found_when_it_was_filed() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let late = form::with(form::doctor(), json!({ "wished_start": "2027-03-01" }));
    let letter = bodo.letter(&bodo.cover(&doc(), 1), &late);
    assert_eq!(bodo.files(&letter).await.status, 201, "a late registration is warned about, never refused");
    let rows: Vec<StatementRow> = office.gets(path::STATEMENTS).await.told();
    let row = rows.into_iter().next().unwrap();
    assert!(row.findings.contains(&"notice-over-12-months".to_owned()), "{:?}", row.findings);
    assert_eq!(row.trainee, "Ánne Márjá Åsheim");
    assert_eq!(row.wished_start.unwrap().to_string(), "2027-03-01");
    assert_eq!(row.trust.unwrap().code(), "nordland");
    assert_eq!(row.organization.municipality.unwrap().0, "1804");
}

#[tokio::test]
async fn the_notice_counts_from_the_first_day_and_is_not_restarted() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let doctor = form::doctor();
    let first = bodo.letter(&bodo.cover(&doc(), 1), &form::with(doctor, json!({ "wished_start": "2028-03-01" })));
    assert_eq!(bodo.files(&first).await.status, 201);
    server.pass_days(200);
    let again = bodo.signs_in().await;
    assert_eq!(again.status, 201);
    let changed = form::with(doctor, json!({ "wished_start": "2028-03-01", "courses_completed": 9 }));
    let second = bodo.revision(&first, &changed);
    assert_eq!(bodo.files(&second).await.status, 201);
    let earlier = form::with(doctor, json!({ "wished_start": "2027-09-01" }));
    let third = bodo.revision(&second, &earlier);
    assert_eq!(bodo.files(&third).await.status, 201);
    let office = Person::new(&server, &office.name).await.signed_in().await;
    let rows: Vec<StatementRow> = office.gets(&path::DOCUMENT.replace("{doc}", &first.doc)).await.told();
    let late: Vec<bool> = rows.iter().map(|row| row.findings.contains(&"notice-over-12-months".to_owned())).collect();
    assert_eq!(late, [true, false, false], "newest first: only the start wished later on is late");
}

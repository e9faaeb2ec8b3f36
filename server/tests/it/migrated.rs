//! Data of an older edition: what was written by it is read as it was signed.

use crate::{
    device::doc,
    form,
    people::Person,
    trainees::{Story, story},
};
use reqwest::Method;
use serde_json::json;
use shared::api::path;

/// Puts the file back to where the second edition left it: every revision with the newest one's doctor, no handovers.
const BACK: &str = "
    DROP TRIGGER statements_are_never_changed;
    UPDATE statements SET doctor = (SELECT d.doctor FROM documents d WHERE d.doc = statements.doc);
    CREATE TRIGGER statements_are_never_changed BEFORE UPDATE ON statements
        BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;
    DROP TABLE handovers;
    DROP INDEX keys_by_owner;
    DROP INDEX invitations_by_owner;
    DROP INDEX accesses_once_a_day;
    ALTER TABLE accesses DROP COLUMN what;
    ALTER TABLE accesses DROP COLUMN day;
    ALTER TABLE accesses DROP COLUMN owner;
    PRAGMA user_version = 2;";

#[tokio::test]
async fn each_revision_is_about_whom_it_was_signed_about() {
    let Story { mut server, office, bodo, doctor, registration, .. } = story().await;
    let right = form::doctor();
    let corrected = bodo.revision(&registration, &form::about(right));
    assert_eq!(bodo.files(&corrected).await.status, 201);
    let right = bodo.brings_in_doctor(&server, right).await;
    let alta = office.brings_in(&server, "alta", "municipality", "5601").await;
    let other = bodo.files_form(&form::about(form::doctor())).await;
    let mover = form::doctor();
    let moved = bodo.files_form(&form::about(mover)).await;
    let mover = bodo.brings_in_doctor(&server, mover).await;
    let closing = bodo.files_form(&form::moving(&moved.doc, "5601")).await;
    mover.files_form(&form::confirmation(&closing.digest())).await;
    server.close().await;
    server.database().execute_batch(BACK).unwrap();
    server.restart().await;
    let [right, alta] = [right, alta].map(|person| Person { base: server.url(""), ..person });
    assert_eq!(right.gets(&registration.address()).await.status, 404, "doctor {doctor} was registered first");
    assert_eq!(right.gets(&corrected.address()).await.status, 200);
    assert_eq!(alta.gets(&moved.address()).await.status, 200);
    assert_eq!(alta.gets(&other.address()).await.status, 404);
    let changed = server.database().execute("UPDATE statements SET doctor = 1", []);
    assert!(changed.is_err(), "nothing that was received can be changed");
}

#[tokio::test]
async fn a_doctors_drafts_go_to_the_desk_of_whoever_has_let_in_all_their_devices() {
    let Story { mut server, office, bodo, doctor, trainee, .. } = story().await;
    let two = form::doctor();
    bodo.files_form(&form::about(two)).await;
    let by_both = [bodo.brings_in_doctor(&server, two).await, office.brings_in_doctor(&server, two).await];
    let own = async |person: &Person| {
        let draft = path::DRAFT.replace("{doc}", &doc());
        let paper = json!({ "kind": "confirmation", "paper": { "note": "mitt eget" } });
        assert_eq!(person.sends(Method::PUT, &draft, &paper).await.status, 200);
        draft
    };
    let (moved, unknown, of_bodo) = (own(&trainee).await, own(&by_both[0]).await, own(&bodo).await);
    server.close().await;
    let before = "UPDATE drafts SET owner = substr(owner, 1, instr(owner, ' by ') - 1) WHERE owner LIKE 'trainee:%';";
    server.database().execute_batch(&format!("{before}{BACK}")).unwrap();
    server.restart().await;
    let here = |person: &Person| Person { base: server.url(""), ..person.clone() };
    assert_eq!(here(&trainee).gets(&moved).await.status, 200, "doctor {doctor} has one device");
    assert_eq!(here(&bodo).gets(&of_bodo).await.status, 200);
    for person in &by_both {
        assert_eq!(here(person).gets(&unknown).await.status, 404, "whose it was nobody knows");
    }
    assert_eq!(server.count("drafts"), 2);
}

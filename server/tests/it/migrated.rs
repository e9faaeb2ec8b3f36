//! Data of an older edition: what was written by it is read as it was signed.

use crate::{
    form,
    people::Person,
    trainees::{Story, story},
};

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
    let Story { mut server, office, bodo, doctor, trainee, registration, .. } = story().await;
    let corrected = bodo.revision(&registration, &form::about(form::doctor()));
    assert_eq!(bodo.files(&corrected).await.status, 201);
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
    let [trainee, alta] = [trainee, alta].map(|person| Person { base: server.url(""), ..person });
    assert_eq!(trainee.gets(&registration.address()).await.status, 200, "doctor {doctor} was registered first");
    assert_eq!(trainee.gets(&corrected.address()).await.status, 404);
    assert_eq!(alta.gets(&moved.address()).await.status, 200);
    assert_eq!(alta.gets(&other.address()).await.status, 404);
    let changed = server.database().execute("UPDATE statements SET doctor = 1", []);
    assert!(changed.is_err(), "nothing that was received can be changed");
}

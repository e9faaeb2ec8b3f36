//! `audit`: sound when nothing was touched; any byte changed behind the server's back is found.

use crate::{
    form,
    people::{Person, office_and_bodo},
    server::{AUD, Server},
};
use serde_json::json;
use server::{
    audit::{self, Findings},
    store::{Store, sqlite::SqliteStore},
};
use shared::statement::checkpoint::Vkey;

/// A server in which everything has happened: waiting, approved, refused and revoked keys, revisions, a doctor's word, a
/// closing, readings on two days, several commits.
async fn lived_in() -> (Server, Vkey) {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    for (name, decision) in [("waiting", None), ("refused", Some("refused")), ("approved", Some("approved"))] {
        let token = office.token_for("municipality", json!({ "municipality": "1804" }), false).await;
        let person = Person::new(&server, name).await;
        person.enrols(&token).await;
        if let Some(decision) = decision {
            assert_eq!(office.decides(&person, decision).await.status, 200);
        }
    }
    let doctor = form::doctor();
    let first = bodo.files_form(&form::about(doctor)).await;
    let second = bodo.revision(&first, &form::about(doctor));
    assert_eq!(bodo.files(&second).await.status, 201);
    let trainee = bodo.brings_in_doctor(&server, doctor).await;
    trainee.files_form(&form::confirmation(&second.digest())).await;
    bodo.files_form(&form::closing(&first.doc)).await;
    office.gets(&second.address()).await;
    rana.files_one().await;
    server.pass_days(1);
    let office = Person { cookie: String::new(), ..office }.signed_in().await;
    assert_eq!(office.decides(&rana, "revoked").await.status, 200);
    office.gets(&second.address()).await;
    let vkey = bodo.vkey().await;
    (server, vkey)
}

fn audit(server: &Server, vkey: &Vkey) -> Findings {
    let store = SqliteStore::inspect(&server.data().join("alis.sqlite")).unwrap();
    let lent = store.reader().unwrap();
    audit::books(lent.books(), vkey, AUD).unwrap()
}

#[tokio::test]
async fn an_untouched_log_is_sound() {
    let (mut server, vkey) = lived_in().await;
    server.close().await;
    let found = audit(&server, &vkey);
    assert_eq!(found.faults, Vec::<String>::new());
    assert_eq!((found.keys, found.statements), (7, 5));
    assert!(found.heads >= 7);
}

#[tokio::test]
async fn any_change_behind_the_servers_back_is_found() {
    let (mut server, vkey) = lived_in().await;
    server.close().await;
    let whole = std::fs::read(server.data().join("alis.sqlite")).unwrap();
    let swap = "UPDATE statements SET envelope = (SELECT envelope FROM statements WHERE rev = 2) WHERE rev = 1";
    for harm in [
        "UPDATE log SET digest = zeroblob(32) WHERE idx = 3",
        "UPDATE log SET kind = 'statement' WHERE idx = (SELECT min(idx) FROM log WHERE kind = 'key-add')",
        "DELETE FROM log WHERE idx = (SELECT max(idx) FROM log)",
        "UPDATE checkpoints SET note = replace(note, 'received 2026', 'received 2025') WHERE size = 3",
        "UPDATE checkpoints SET received_at = received_at - 1 WHERE size = 3",
        "DELETE FROM checkpoints WHERE size = (SELECT max(size) FROM checkpoints)",
        "UPDATE records SET text = replace(text, 'alis-revocation', 'alis-revocatiom')",
        "UPDATE statements SET envelope = cast(replace(cast(envelope AS TEXT), 'A', 'B') AS BLOB)",
        swap,
        "UPDATE statements SET trainee = 'Another Name'",
        "UPDATE statements SET addressed = 'unn'",
        "UPDATE statements SET doctor = 1234567",
        "UPDATE statements SET about_owner = 'municipality:1833' WHERE about IS NOT NULL",
        "UPDATE verdicts SET verdict = 'disputed'",
        "DELETE FROM verdicts",
        "UPDATE accesses SET reader = 'trust:unn' WHERE id = 1",
        "DELETE FROM accesses WHERE id = 1",
        "DELETE FROM access_days",
        "UPDATE statements SET wished_start = '2027-03-01'",
        "UPDATE statements SET rev = 9 WHERE rev = 2",
        "UPDATE statements SET payload = zeroblob(32) WHERE rev = 2",
        "UPDATE statements SET kid = (SELECT kid FROM keys WHERE owner = 'office')",
        "UPDATE documents SET owner = 'municipality:1833'",
        "DELETE FROM statements WHERE rev = 1",
        "UPDATE keys SET owner = 'municipality:1833' WHERE owner = 'municipality:1804'",
        "UPDATE keys SET state = 'approved', revoked = NULL WHERE state = 'revoked'",
        "UPDATE keys SET revoked = 1, state = 'revoked' WHERE name = 'bodo'",
        "UPDATE keys SET state = 'approved' WHERE state = 'waiting'",
        "UPDATE keys SET name = 'Somebody Else' WHERE name = 'bodo'",
        "UPDATE keys SET added = 0 WHERE name = 'bodo'",
        "UPDATE keys SET envelope = (SELECT envelope FROM keys WHERE name = 'office') WHERE name = 'bodo'",
    ] {
        std::fs::write(server.data().join("alis.sqlite"), &whole).unwrap();
        let database = server.database();
        database.execute_batch("PRAGMA foreign_keys = off; PRAGMA ignore_check_constraints = on").unwrap();
        for table in ["log", "checkpoints", "records", "statements", "accesses"] {
            let triggers = format!("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'");
            let mut query = database.prepare(&triggers).unwrap();
            let names: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            names.iter().for_each(|name| database.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
        }
        assert!(database.execute(harm, []).unwrap() > 0, "{harm}");
        drop(database);
        assert!(!audit(&server, &vkey).is_sound(), "not found: {harm}");
    }
}

#[tokio::test]
async fn a_log_signed_by_another_key_is_not_sound() {
    let (mut server, vkey) = lived_in().await;
    server.close().await;
    let other = Vkey::new(vkey.name(), [7; 32]).unwrap();
    assert!(!audit(&server, &other).is_sound());
}

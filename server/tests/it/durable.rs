//! What was acknowledged stays: through restarts, beside others, against hands in the file.

use crate::{
    people::{Letter, Person, office_and_bodo},
    server::{AUD, Server},
    statements::believe,
};
use server::{
    clock::Clock,
    config::Config,
    serve::{StartTrouble, start},
};
use shared::api::{Filed, Statement, path};

#[tokio::test]
async fn receipts_hold_after_a_restart_and_the_log_goes_on() {
    let mut server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let mut filed: Vec<(Letter, Filed)> = Vec::new();
    for _ in 0..3 {
        filed.push(bodo.files_one().await);
    }
    let vkey = bodo.vkey().await;
    server.restart().await;
    let bodo = Person { municipality: bodo.municipality, ..Person::new(&server, "bodo").await }.signed_in().await;
    assert_eq!(bodo.vkey().await, vkey);
    for (letter, before) in &filed {
        assert_eq!(&bodo.files(letter).await.told::<Filed>(), before, "the same receipt");
        let read: Statement = bodo.gets(&letter.address()).await.told();
        believe(&read.filed, letter, &vkey);
    }
    let (letter, next) = bodo.files_one().await;
    believe(&next, &letter, &vkey);
    assert_eq!(next.number, filed[2].1.number + 1);
}

#[tokio::test]
async fn many_at_once_share_commits_and_each_gets_its_own_proof() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let heads = server.count("checkpoints");
    let mut filing = tokio::task::JoinSet::new();
    for _ in 0..128 {
        let letter = bodo.new_letter();
        let sender = Person::new(&server, "bodo").await;
        filing.spawn(async move { (sender.files(&letter).await.told::<Filed>(), letter) });
    }
    let vkey = bodo.vkey().await;
    let mut numbers = std::collections::HashSet::new();
    for (filed, letter) in filing.join_all().await {
        believe(&filed, &letter, &vkey);
        assert!(numbers.insert(filed.number), "one number each");
    }
    assert_eq!(server.count("statements"), 128);
    let commits = server.count("checkpoints") - heads;
    assert!(commits < 128, "{commits} commits for 128 statements");
}

#[tokio::test]
async fn the_log_and_its_heads_can_neither_be_changed_nor_shortened() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    bodo.files_one().await;
    let database = server.database();
    for harm in [
        "UPDATE log SET kind = 'erase' WHERE idx = 1",
        "DELETE FROM log",
        "UPDATE checkpoints SET note = ''",
        "DELETE FROM checkpoints",
        "UPDATE records SET text = ''",
        "DELETE FROM records",
        "UPDATE statements SET envelope = x''",
        "UPDATE statements SET findings = ''",
    ] {
        let refused = database.execute(harm, []).unwrap_err().to_string();
        assert!(refused.contains("never"), "{harm}: {refused}");
    }
}

#[tokio::test]
async fn a_server_does_not_start_on_a_log_that_was_changed() {
    let mut server = Server::start().await;
    office_and_bodo(&server).await;
    server.close().await;
    let database = server.database();
    database.execute_batch("DROP TRIGGER log_is_never_changed").unwrap();
    database.execute("UPDATE log SET digest = zeroblob(32) WHERE idx = 2", []).unwrap();
    drop(database);
    let trouble = reopen(&server, AUD).await;
    assert!(trouble.contains("does not match the head"), "{trouble}");
}

#[tokio::test]
async fn a_server_does_not_start_under_another_name_or_without_its_key() {
    let mut server = Server::start().await;
    server.office().await;
    server.close().await;
    let trouble = reopen(&server, "other.example.no").await;
    assert!(trouble.contains("alis.example.no"), "{trouble}");
    std::fs::remove_file(server.data().join("log.key")).unwrap();
    let trouble = reopen(&server, AUD).await;
    assert!(trouble.contains("log.key is missing"), "{trouble}");
}

async fn reopen(server: &Server, name: &str) -> String {
    let config = Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        data: server.data().to_owned(),
        origin: Some(format!("https://{name}")),
        tls: None,
        behind_proxy: false,
        clock: Clock::of_machine(),
    };
    match start(config).await {
        Ok(_) => "it started".into(),
        Err(trouble) => trouble.to_string(),
    }
}

#[tokio::test]
async fn nobody_else_can_reach_it_without_encryption() {
    let data = tempfile::tempdir().unwrap();
    let config = Config {
        listen: "0.0.0.0:0".parse().unwrap(),
        data: data.path().to_owned(),
        origin: Some("https://alis.example.no".into()),
        tls: None,
        behind_proxy: false,
        clock: Clock::of_machine(),
    };
    assert!(matches!(start(config.clone()).await, Err(StartTrouble::Unsafe(_))));
    assert!(std::fs::read_dir(data.path()).unwrap().next().is_none(), "nothing was made");
    let running = start(Config { behind_proxy: true, ..config }).await.unwrap();
    running.close().await;
}

#[cfg(unix)]
#[tokio::test]
async fn the_logs_key_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let server = Server::start().await;
    let mode = std::fs::metadata(server.data().join("log.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(Person::new(&server, "x").await.gets(path::HEALTH).await.text, "ok\n");
}

//! `/log`: anybody can follow it, and learns nothing about anybody.

use crate::{people::office_and_bodo, server::Server};
use server::crypto::checkpoint_is_signed;
use shared::{
    api::{LogEntries, path},
    statement::{
        checkpoint::SignedCheckpoint,
        merkle::{Hash, LeafKind, Tree, from_base64, leaf_hash, read_leaf, verify_consistency},
    },
};

#[tokio::test]
async fn the_leaves_lead_to_the_signed_head() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (letter, filed) = bodo.files_one().await;
    let entries: LogEntries = bodo.gets(&format!("{}?from=0", path::ENTRIES)).await.told();
    let mut tree = Tree::default();
    entries.leaves.iter().for_each(|leaf| tree.push(leaf_hash(leaf.as_bytes())));
    let vkey = bodo.vkey().await;
    let head = SignedCheckpoint::parse(&bodo.gets(path::CHECKPOINT).await.text, &vkey).unwrap();
    assert!(checkpoint_is_signed(&head, &vkey));
    assert_eq!(head.checkpoint.size, tree.len());
    assert_eq!(Some(head.checkpoint.root), tree.root_at(tree.len()));
    let leaf = read_leaf(&entries.leaves[filed.number as usize - 1]).unwrap();
    assert_eq!(leaf, (LeafKind::Statement, letter.envelope.log_digest()));
    assert_eq!(read_leaf(&entries.leaves[0]).unwrap().0, LeafKind::Epoch);
    let added = entries.leaves.iter().filter(|leaf| read_leaf(leaf).unwrap().0 == LeafKind::KeyAdd).count();
    assert_eq!(added, 2);
}

#[tokio::test]
async fn the_server_proves_that_the_log_only_grew() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let vkey = bodo.vkey().await;
    let head = async || SignedCheckpoint::parse(&bodo.gets(path::CHECKPOINT).await.text, &vkey).unwrap().checkpoint;
    let old = head().await;
    for _ in 0..3 {
        bodo.files_one().await;
    }
    let new = head().await;
    let between = format!("{}?from={}&to={}", path::CONSISTENCY, old.size, new.size);
    let proof: Vec<String> = bodo.gets(&between).await.told();
    let proof: Vec<Hash> = proof.iter().map(|hash| from_base64(hash).unwrap()).collect();
    assert!(verify_consistency(old.size, new.size, &old.root, &new.root, &proof));
}

#[tokio::test]
async fn the_log_is_asked_for_what_it_has() {
    let server = Server::start().await;
    let office = server.office().await;
    for (asked, status) in [
        (format!("{}?from=0&to=99", path::CONSISTENCY), 404),
        (format!("{}?from=2&to=1", path::CONSISTENCY), 400),
        (format!("{}?from=-1", path::CONSISTENCY), 400),
        (path::ENTRIES.to_owned(), 400),
    ] {
        assert_eq!(office.gets(&asked).await.status, status, "{asked}");
    }
    let beyond: LogEntries = office.gets(&format!("{}?from=99", path::ENTRIES)).await.told();
    assert!(beyond.leaves.is_empty());
}

//! Foreign programs read what the real server hands out: `jose` our statements, `signed_note` and `tlog_tiles` our
//! receipts; and `alis verify` says the same of the same files.
#![cfg(not(target_arch = "wasm32"))]

mod calendar;

use signed_note::{Note, StandardVerifier, VerifierList};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use tests::{
    alis::{Alis, root, run},
    device::{Device, Sealed, office_and_bodo},
};
use tlog_tiles::tlog::{Hash, check_record, record_hash};

/// A filed statement, its receipt and both keys, as a person downloads them.
struct Downloaded {
    _alis: Alis,
    _folder: tempfile::TempDir,
    sealed: Sealed,
    receipt: String,
    vkey: String,
    files: [PathBuf; 4],
}

async fn downloaded() -> Downloaded {
    let alis = Alis::start().await;
    let (_, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    for other in 0..20 {
        let sealed = manager.registers(2_000_000 + other);
        manager.files(&sealed).await.expect("received");
    }
    let sealed = manager.registers(9_144_889);
    let filed = manager.files(&sealed).await.expect("received");
    let folder = tempfile::tempdir().expect("a temporary directory");
    let files = ["statement.jws.json", "key.jwk.json", "receipt.txt", "key.txt"].map(|name| folder.path().join(name));
    write(&files[0], &sealed.envelope.to_bytes());
    write(&files[1], &serde_json::to_vec(&Device::public_key(&manager)).expect("plain JSON"));
    write(&files[2], filed.receipt.as_bytes());
    write(&files[3], manager.server.vkey.as_bytes());
    let vkey = manager.server.vkey.clone();
    Downloaded { _alis: alis, _folder: folder, sealed, receipt: filed.receipt, vkey, files }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a temporary file can be written");
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).expect("it was written");
    bytes[at] ^= 1;
    write(path, &bytes);
}

fn jose([statement, key, ..]: &[PathBuf; 4]) -> i32 {
    let script = root().join("tests/oracles/jose.mjs");
    let ended = Command::new("node").arg(script).args([statement, key]).output().expect("node is installed");
    ended.status.code().expect("it ended by itself")
}

fn alis_verify([statement, key, receipt, vkey]: &[PathBuf; 4]) -> bool {
    let text = |path: &PathBuf| path.display().to_string();
    let (statement, key, receipt, vkey) = (text(statement), text(key), text(receipt), text(vkey));
    run(&["verify", &statement, &receipt, "--vkey", &vkey, "--jwk", &key]).status.success()
}

#[tokio::test]
async fn jose_believes_our_statement_and_no_altered_one() {
    let downloaded = downloaded().await;
    assert_eq!(jose(&downloaded.files), 0);
    let payload = String::from_utf8(downloaded.sealed.envelope.to_bytes())
        .expect("JSON")
        .find("payload\":\"")
        .expect("a payload");
    flip(&downloaded.files[0], payload + 40);
    assert_eq!(jose(&downloaded.files), 1);
}

#[tokio::test]
async fn alis_verify_believes_the_files_and_none_of_them_altered() {
    let downloaded = downloaded().await;
    assert!(alis_verify(&downloaded.files));
    for file in &downloaded.files[..3] {
        let bytes = std::fs::read(file).expect("it was written");
        flip(file, bytes.len() / 2);
        assert!(!alis_verify(&downloaded.files), "{} was altered and believed", file.display());
        write(file, &bytes);
    }
    assert!(alis_verify(&downloaded.files));
}

#[tokio::test]
async fn foreign_crates_believe_our_receipt() {
    let downloaded = downloaded().await;
    let (head, note) = downloaded.receipt.split_once("\n\n").expect("a head and a note");
    let verifier = StandardVerifier::new(&downloaded.vkey).expect("a C2SP key");
    let note = Note::from_bytes(note.as_bytes()).expect("a signed note");
    note.verify(&VerifierList::new(vec![Box::new(verifier)])).expect("the signature holds");

    let text = String::from_utf8(note.text().to_vec()).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let (size, tree) = (lines[1].parse().expect("a size"), Hash::parse_hash(lines[2]).expect("a root"));
    let mut head = head.lines().skip(1);
    let index =
        head.next().and_then(|line| line.strip_prefix("index ")).and_then(|n| n.parse().ok()).expect("an index");
    let proof = head.map(|line| Hash::parse_hash(line).expect("a hash")).collect();
    let leaf = shared::statement::merkle::leaf_text(
        shared::statement::merkle::LeafKind::Statement,
        &downloaded.sealed.envelope.log_digest(),
    );
    let leaf = record_hash(leaf.as_bytes());
    check_record(&proof, size, tree, index, leaf).expect("the statement stands there");
}

//! The envelope kit of `shared`, each file sent to a live server: refused with the code in its name, or received.

use crate::{
    device::Device,
    people::{Person, address},
    server::Server,
};
use serde_json::Value;
use std::{fs, path::PathBuf};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/tests/it/envelopes")
}

#[tokio::test]
async fn every_envelope_of_the_kit_is_answered_as_its_name_says() {
    let kit: Value = serde_json::from_slice(&fs::read(folder().join("kit.json")).unwrap()).unwrap();
    let text = |name: &str| kit[name].as_str().unwrap().to_owned();
    assert_eq!(text("aud"), crate::server::AUD);
    let server = Server::start().await;
    let office = server.office().await;
    let token =
        office.token_for("municipality", serde_json::json!({ "municipality": text("municipality") }), true).await;
    let device = Device::of_secret(kit["device"]["d"].as_str().unwrap());
    let sender = Person { device, ..Person::new(&server, "kit").await };
    assert_eq!(sender.enrols(&token).await.status, 201);
    let address = address(&text("doc"), kit["rev"].as_u64().unwrap() as u32);

    let mut wrong = Vec::new();
    let mut sent = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let parts: Vec<&str> = name.split('.').collect();
        let [_, expected, "json"] = parts[..] else { continue };
        let before = server.count("statements");
        let answer = sender.puts_bytes(&address, fs::read(&file).unwrap()).await;
        sent += 1;
        let accepted = matches!(answer.status, 200 | 201);
        let as_named = if expected == "accepted" { accepted } else { answer.code() == expected };
        let left_alone = expected == "accepted" || server.count("statements") == before;
        if !as_named || !left_alone {
            wrong.push(format!("{name}: {} {}", answer.status, answer.text));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(sent >= 30, "only {sent} files in the kit");
}

//! `/facts`: what the rules must know beside the form.

use crate::{people::office_and_bodo, server::Server};
use shared::{api::path, rules::facts::Facts};

#[tokio::test]
async fn a_municipality_learns_its_own_number_and_its_documents_days() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let own: Facts = bodo.gets(path::FACTS).await.told();
    assert_eq!(own.municipality.0, "1804");
    assert_eq!((own.first_received_on, own.renewed_on), (None, None));
    let (letter, _) = bodo.files_one().await;
    server.pass_seconds(1_000);
    let about = format!("{}?doc={}", path::FACTS, letter.doc);
    let own: Facts = bodo.gets(&about).await.told();
    assert_eq!(own.first_received_on.unwrap().to_string(), "2026-11-22");
    assert_eq!(own.renewed_on.unwrap().to_string(), "2026-11-22");
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let foreign: Facts = rana.gets(&about).await.told();
    assert_eq!((foreign.first_received_on, foreign.renewed_on), (None, None));
}

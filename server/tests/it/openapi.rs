//! The document of the routes, as it was reviewed.

use crate::server::Server;
use server::routes::{ROUTES, schema};
use shared::api::path;

/// `ALIS_WRITE_OPENAPI=1 cargo test -p server openapi` writes it again.
#[test]
fn the_document_changes_only_when_somebody_looks() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/openapi.json");
    let document = format!("{:#}\n", schema::openapi());
    if std::env::var_os("ALIS_WRITE_OPENAPI").is_some() {
        std::fs::write(file, &document).unwrap();
    }
    assert!(std::fs::read_to_string(file).unwrap() == document, "the routes or their types have changed: {file}");
}

#[tokio::test]
async fn the_document_is_served_and_names_every_route() {
    let server = Server::start().await;
    let document = crate::people::Person::new(&server, "x").await.gets(path::OPENAPI).await.json();
    assert_eq!(document["openapi"], "3.1.0");
    for route in ROUTES {
        let operation = &document["paths"][route.path][route.method.to_ascii_lowercase()];
        assert_eq!(operation["summary"], route.does);
    }
}

/// Every reference leads somewhere.
#[test]
fn the_document_holds_together() {
    let document = schema::openapi();
    let text = document.to_string();
    let references: Vec<&str> = text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(references.len() > 20);
    for reference in references {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}

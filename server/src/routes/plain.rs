//! What everybody may know: that the server answers, its counters, its name and its key, and the document of its routes.

use crate::{house::Shared, routes::schema};
use axum::{Json, extract::State, http::header, response::IntoResponse};
use shared::{api::ServerFacts, edition::edition_of_all};

pub async fn health() -> &'static str {
    "ok\n"
}

pub async fn metrics(State(house): State<Shared>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], house.metrics.text())
}

pub async fn openapi() -> impl IntoResponse {
    Json(schema::openapi())
}

pub async fn server(State(house): State<Shared>) -> Json<ServerFacts> {
    Json(ServerFacts {
        aud: house.origin.aud().to_owned(),
        vkey: house.log.vkey().to_string(),
        edition: edition_of_all(),
        today: house.clock.today(),
        origin: house.origin.text().to_owned(),
    })
}

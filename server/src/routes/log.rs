//! `/log`: for everybody who wants to see that nothing was altered. Leaves hold digests only.

use crate::{address::Asked, house::Shared, refusal::Refused};
use axum::{Json, extract::State, http::header, response::IntoResponse};
use serde::Deserialize;
use shared::{
    api::LogEntries,
    refusal::Refusal,
    statement::merkle::{leaf_text, to_base64},
};

/// Leaves in one answer, at most.
const PORTION: u64 = 1_000;

pub async fn checkpoint(State(house): State<Shared>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], house.log.head().note.clone())
}

#[derive(Deserialize)]
pub struct Span {
    from: u64,
    to: Option<u64>,
}

pub async fn consistency(State(house): State<Shared>, Asked(span): Asked<Span>) -> Result<Json<Vec<String>>, Refused> {
    let to = span.to.unwrap_or(house.log.head().size);
    if span.from > to {
        return Err(Refused(Refusal::Unreadable));
    }
    let proof = house.log.consistency(span.from, to).ok_or(Refusal::NotFound)?;
    Ok(Json(proof.iter().map(to_base64).collect()))
}

pub async fn entries(State(house): State<Shared>, Asked(span): Asked<Span>) -> Result<Json<LogEntries>, Refused> {
    let end = house.log.head().size;
    let (from, to) = (span.from, span.to.unwrap_or(end).min(end).min(span.from.saturating_add(PORTION)));
    let rows = house.read(move |books| books.leaves(from, to)).await?;
    Ok(Json(LogEntries { from, leaves: rows.iter().map(|(kind, digest)| leaf_text(*kind, digest)).collect() }))
}

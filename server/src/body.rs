//! How a body is read: its size first, then its media type, then the JSON in it. Knows no form.

use crate::refusal::Refused;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use shared::{api::BODY_LIMIT_BYTES, refusal::Refusal};
use std::time::Duration;

/// Whoever needs longer to send 64 KiB does not mean to.
const READ_TIME: Duration = Duration::from_secs(10);

/// The bytes of a body that said it is JSON.
pub struct JsonBytes(pub Bytes);

impl<S: Sync> FromRequest<S> for JsonBytes {
    type Rejection = Refused;
    async fn from_request(request: Request, _: &S) -> Result<JsonBytes, Refused> {
        let (parts, body) = request.into_parts();
        Ok(JsonBytes(read(&parts.headers, body).await?))
    }
}

/// A body read into what the route expects.
pub struct Told<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for Told<T> {
    type Rejection = Refused;
    async fn from_request(request: Request, state: &S) -> Result<Told<T>, Refused> {
        let JsonBytes(bytes) = JsonBytes::from_request(request, state).await?;
        serde_json::from_slice(&bytes).map(Told).map_err(|_| Refused(Refusal::Unreadable))
    }
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Refusal> {
    let too_large = Refusal::TooLarge { limit_bytes: BODY_LIMIT_BYTES as u32 };
    let named_length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if named_length.is_some_and(|length| length > BODY_LIMIT_BYTES as u64) {
        return Err(too_large);
    }
    if !is_json(headers) {
        return Err(Refusal::WrongMediaType);
    }
    match tokio::time::timeout(READ_TIME, to_bytes(body, BODY_LIMIT_BYTES)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if is_about_length(&error) => Err(too_large),
        Ok(Err(_)) | Err(_) => Err(Refusal::Unreadable),
    }
}

fn is_about_length(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        cause = error.source();
    }
    false
}

fn is_json(headers: &HeaderMap) -> bool {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let essence = named.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case("application/json") || essence.eq_ignore_ascii_case("application/jose+json")
}

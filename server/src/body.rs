//! How a body is read: its size first, then its media type, then what is in it. Knows no form.

use crate::refusal::Refused;
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;
use shared::{
    api::{BODY_LIMIT_BYTES, SHEET_LIMIT_BYTES, XLSX},
    refusal::Refusal,
};
use std::time::Duration;

/// Whoever needs longer to send 64 KiB does not mean to.
const READ_TIME: Duration = Duration::from_secs(10);
/// A sheet is larger, and may come from a telephone.
const SHEET_TIME: Duration = Duration::from_secs(15);

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

/// The bytes of a body that said it is a spreadsheet.
pub struct SheetBytes(pub Bytes);

/// What browsers call XLSX and CSV; on Windows, CSV goes by the name of Excel. None of these can a foreign form send.
const SHEET_TYPES: [&str; 4] = [XLSX, "text/csv", "application/vnd.ms-excel", "application/octet-stream"];

impl<S: Sync> FromRequest<S> for SheetBytes {
    type Rejection = Refused;
    async fn from_request(request: Request, _: &S) -> Result<SheetBytes, Refused> {
        let (parts, body) = request.into_parts();
        let too_large = Refusal::SheetTooLarge { limit_bytes: SHEET_LIMIT_BYTES as u32 };
        if is_longer(&parts.headers, SHEET_LIMIT_BYTES) {
            return Err(Refused(too_large));
        }
        if !SHEET_TYPES.contains(&media_type(&parts.headers).as_str()) {
            return Err(Refused(Refusal::UnreadableSheet));
        }
        Ok(SheetBytes(collect(body, SHEET_LIMIT_BYTES, SHEET_TIME, too_large).await?))
    }
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Refusal> {
    let too_large = Refusal::TooLarge { limit_bytes: BODY_LIMIT_BYTES as u32 };
    if is_longer(headers, BODY_LIMIT_BYTES) {
        return Err(too_large);
    }
    if !is_json(headers) {
        return Err(Refusal::WrongMediaType);
    }
    collect(body, BODY_LIMIT_BYTES, READ_TIME, too_large).await
}

/// Whether the headers themselves say that the body is too long.
fn is_longer(headers: &HeaderMap, limit: usize) -> bool {
    let named_length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    named_length.is_some_and(|length| length > limit as u64)
}

async fn collect(body: Body, limit: usize, time: Duration, too_large: Refusal) -> Result<Bytes, Refusal> {
    match tokio::time::timeout(time, to_bytes(body, limit)).await {
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

/// In lower case, without parameters.
fn media_type(headers: &HeaderMap) -> String {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    named.split(';').next().unwrap_or("").trim().to_ascii_lowercase()
}

fn is_json(headers: &HeaderMap) -> bool {
    matches!(media_type(headers).as_str(), "application/json" | "application/jose+json")
}

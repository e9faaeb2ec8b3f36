//! How a refusal becomes an answer: an RFC 9457 problem in the language of who asks. Knows the codes by their type only.

use crate::house::Shared;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use shared::{
    refusal::{Problem, Refusal},
    text::Language,
};

/// A refusal on its way out. The words come last, where the reader's language is known ([`put_in_words`]).
#[derive(Debug)]
pub struct Refused(pub Refusal);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        Refused(refusal)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = status.into_response();
        answer.extensions_mut().insert(std::sync::Arc::new(self.0));
        answer
    }
}

/// The language of who asks.
pub fn language(headers: &HeaderMap) -> Language {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.map(Language::accepted).unwrap_or_default()
}

/// Gives every refusal its problem document.
pub async fn put_in_words(State(house): State<Shared>, request: Request, next: Next) -> Response {
    let language = language(request.headers());
    let mut answer = next.run(request).await;
    let Some(refusal) = answer.extensions_mut().remove::<std::sync::Arc<Refusal>>() else { return answer };
    let refusal = (*refusal).clone();
    house.metrics.refused(&refusal.code());
    worded(refusal, language)
}

fn worded(refusal: Refusal, language: Language) -> Response {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let wait = match refusal {
        Refusal::TooMany { retry_after_seconds } | Refusal::Busy { retry_after_seconds } => Some(retry_after_seconds),
        _ => None,
    };
    let mut answer = (status, Json(Problem::new(refusal, language))).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    if let Some(seconds) = wait {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

//! Files and pages: the app's own, compressed at build time, and the static ones. Any address a browser opens that is no
//! file and not under `/api` is the app.

use crate::{
    about,
    assets::{self, Asset},
    refusal::{Refused, language},
};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{refusal::Refusal, text::Language};

pub async fn find(request: Request) -> Response {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if path.starts_with("/api/") || !reads {
        return Refused(if reads { Refusal::NotFound } else { not_read(path) }).into_response();
    }
    if let Some(page) = about::PAGES.iter().find(|page| page.path == path) {
        let asked =
            request.uri().query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("lang=")));
        return tell(asked, request.headers(), |language, style| about::html(page, language, style));
    }
    match assets::find(path).or_else(|| the_app(request.headers())) {
        Some(asset) => send(asset, request.headers()),
        None => Refused(Refusal::NotFound).into_response(),
    }
}

/// Nothing else can be done with files than reading them.
fn not_read(path: &str) -> Refusal {
    if path.starts_with("/api/") { Refusal::NotFound } else { Refusal::MethodNotAllowed }
}

/// The app answers every address a person opens.
fn the_app(headers: &HeaderMap) -> Option<&'static Asset> {
    let accepts_pages = headers.get(header::ACCEPT)?.to_str().ok()?.contains("text/html");
    accepts_pages.then(|| assets::find("/")).flatten()
}

fn send(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let file = asset.encoded(text(header::ACCEPT_ENCODING));
    let known = text(header::IF_NONE_MATCH).split(',').any(|tag| tag.trim().trim_start_matches("W/") == file.etag);
    let mut answer = if known { StatusCode::NOT_MODIFIED.into_response() } else { file.bytes.into_response() };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(asset.cache_control()));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Ok(etag) = HeaderValue::from_str(&file.etag) {
        headers.insert(header::ETAG, etag);
    }
    if let Some(encoding) = file.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

/// A static page in the language asked for, or else the reader's own. `page` is told the link to the style sheet.
pub fn tell(asked: Option<&str>, headers: &HeaderMap, page: impl FnOnce(Language, &str) -> String) -> Response {
    let language = asked.map_or_else(|| language(headers), Language::accepted);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, language.tag()),
        (header::CACHE_CONTROL, assets::CACHE_ASK),
        (header::VARY, "Accept-Language"),
    ];
    (headers, page(language, style())).into_response()
}

/// The link to the app's own style sheet, as its page has it.
fn style() -> &'static str {
    let page = assets::find("/").and_then(|page| std::str::from_utf8(page.identity).ok()).unwrap_or("");
    page.split_inclusive('>').map(str::trim).find(|tag| tag.starts_with("<link rel=\"stylesheet\"")).unwrap_or("")
}

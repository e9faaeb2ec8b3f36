//! Refuses requests that another site made a browser send. Knows headers only.
//! Why no token in the page: browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`), scripts cannot change
//! that, the cookie is `SameSite=Strict`, and every body must be JSON or a spreadsheet by its media type, which a foreign form cannot send.

use crate::{house::Shared, refusal::Refused};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method},
    middleware::Next,
    response::{IntoResponse, Response},
};
use shared::refusal::Refusal;

/// Stops every request of another site that could change something.
pub async fn guard(State(house): State<Shared>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_ours(request.headers(), house.origin.text()) {
        next.run(request).await
    } else {
        Refused(Refusal::ForeignOrigin).into_response()
    }
}

/// A program that is no browser sends neither header; it also has no cookie that a site could misuse.
fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let site_is_ours = text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let host_is_ours = |from: &str| {
        let authority = from.split_once("://").map(|(_, authority)| authority);
        authority.is_some() && authority == text("host")
    };
    // A browser that vouches for the site settles it; older ones are judged by the origin they name.
    let origin_is_ours = text("origin").is_none_or(|from| from == origin || host_is_ours(from));
    site_is_ours && origin_is_ours
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn asked(pairs: &[(&'static str, &'static str)]) -> bool {
        let pairs = pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_ours(&HeaderMap::from_iter(pairs), "https://alis.example.no")
    }

    #[test]
    fn our_own_page_and_programs_pass() {
        assert!(asked(&[]));
        assert!(asked(&[("sec-fetch-site", "same-origin"), ("origin", "https://alis.example.no")]));
        assert!(asked(&[("origin", "https://alis.example.no")]));
        assert!(asked(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
    }

    #[test]
    fn another_site_is_stopped_whatever_it_leaves_out() {
        assert!(!asked(&[("sec-fetch-site", "cross-site")]));
        assert!(!asked(&[("sec-fetch-site", "same-site"), ("origin", "https://alis.example.no")]));
        assert!(!asked(&[("origin", "https://evil.example")]));
        assert!(!asked(&[("origin", "null")]));
        assert!(!asked(&[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example"), ("host", "a")]));
    }
}

//! What an address says: names in its path, wishes in its query, which page of a long list. What cannot be read is not
//! there.

use crate::refusal::Refused;
use axum::{
    extract::{FromRequestParts, Path, Query},
    http::request::Parts,
};
use serde::{Deserialize, de::DeserializeOwned};
use shared::refusal::Refusal;

/// Names in the path.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = Refused;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<At<T>, Refused> {
        let path = Path::<T>::from_request_parts(parts, state).await;
        path.map(|Path(names)| At(names)).map_err(|_| Refused(Refusal::NotFound))
    }
}

/// Wishes in the query.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Refused;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asked<T>, Refused> {
        let query = Query::<T>::try_from_uri(&parts.uri);
        query.map(|Query(wishes)| Asked(wishes)).map_err(|_| Refused(Refusal::Unreadable))
    }
}

/// A page of a long list.
#[derive(Deserialize)]
pub struct Page {
    /// The number of the row above it.
    pub before: Option<u64>,
    limit: Option<u32>,
}

impl Page {
    /// Rows on one page when nothing else is asked, and at most.
    const MOST: u32 = 1_000;

    pub fn rows(&self) -> u32 {
        self.limit.unwrap_or(Self::MOST).clamp(1, Self::MOST)
    }
}

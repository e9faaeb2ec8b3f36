//! `/events`: a stream that says when something was filed.

use crate::{actors::Actor, events, house::Shared};
use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Sse},
};

pub async fn listen(State(house): State<Shared>, actor: Actor) -> impl IntoResponse {
    // Proxies that collect answers would hold the stream back.
    let headers = [(header::CACHE_CONTROL, "no-cache"), (HeaderName::from_static("x-accel-buffering"), "no")];
    (headers, Sse::new(events::heard_by(house, actor)))
}

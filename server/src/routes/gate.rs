//! The router made from the table, and what every request passes on its way in and out: headers, words, a line in the
//! log, the guard against other sites, a limit in time.

use super::{ROUTES, Route, Who, page};
use crate::{
    actors::{self, Actor},
    headers,
    house::Shared,
    refusal::{Refused, put_in_words},
    relations::Needs,
    same_site,
};
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use shared::{api::Role, refusal::Refusal};
use std::time::{Duration, Instant};
use tower_http::catch_panic::CatchPanicLayer;

/// No route works longer; events are answered at once and go on.
const WORK_TIME: Duration = Duration::from_secs(20);

/// Everything the server answers.
pub fn router(house: &Shared) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        router = router.route(route.path, gated(house, route));
    }
    router
        .fallback(page::find)
        .method_not_allowed_fallback(|| async { Refused(Refusal::MethodNotAllowed) })
        .layer(from_fn_with_state(house.clone(), same_site::guard))
        .layer(from_fn(limit_time))
        .layer(CatchPanicLayer::custom(|_| Refused(Refusal::Broken).into_response()))
        .layer(from_fn_with_state(house.clone(), put_in_words))
        .layer(from_fn_with_state(house.clone(), note))
        .layer(from_fn_with_state(house.clone(), headers::put_on))
        .with_state(house.clone())
}

fn gated(house: &Shared, route: &Route) -> MethodRouter<Shared> {
    match route.who {
        Who::Anybody | Who::Signer => (route.open)(),
        Who::Session(roles) => (route.open)().layer(from_fn_with_state((house.clone(), roles, route.needs), let_in)),
    }
}

/// Lets in whoever has a session of one of the roles, and tells the route who it is and how much it may show.
async fn let_in(
    State((house, roles, needs)): State<(Shared, &'static [Role], Needs)>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refused> {
    let actor = actors::recognize(&house, request.uri(), request.headers()).await?;
    if !roles.contains(&actor.party.role()) {
        return Err(Refused(Refusal::Forbidden));
    }
    request.extensions_mut().insert(Actor { needs, ..actor });
    Ok(next.run(request).await)
}

async fn limit_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(WORK_TIME, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => Refused(Refusal::Busy { retry_after_seconds: 5 }).into_response(),
    }
}

/// One line for each request: the route's template, never the address.
async fn note(State(house): State<Shared>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let answer = next.run(request).await;
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    let status = answer.status().as_u16();
    let ms = (began.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
    let method = known_method(method.as_str());
    tracing::info!(method, route, status, ms, "answered");
    house.metrics.answered(method, route, status);
    answer
}

/// Methods are words of the client; only those that exist are written down.
fn known_method(method: &str) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}

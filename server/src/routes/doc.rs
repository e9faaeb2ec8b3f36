//! `/docs/forms`: a page for each form, for whoever wants to see what is asked and by which rules.

use super::page;
use crate::{
    about::docs,
    address::{Asked, At},
    refusal::Refused,
};
use axum::{http::HeaderMap, response::Response};
use serde::Deserialize;
use shared::refusal::Refusal;

#[derive(Deserialize)]
pub struct Wish {
    lang: Option<String>,
}

pub async fn index(Asked(wish): Asked<Wish>, headers: HeaderMap) -> Response {
    page::tell(wish.lang.as_deref(), &headers, docs::index)
}

pub async fn show(At(kind): At<String>, Asked(wish): Asked<Wish>, headers: HeaderMap) -> Result<Response, Refused> {
    let page = docs::find(&kind).ok_or(Refusal::NotFound)?;
    Ok(page::tell(wish.lang.as_deref(), &headers, |language, style| docs::html(page, language, style)))
}

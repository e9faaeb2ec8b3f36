//! `/forms/{kind}/template.xlsx` and `/imports/{kind}`: a template to fill in, and what a filled one says. Nothing of a
//! sheet is kept or logged; the browser makes drafts of the rows.

use crate::{
    actors::Actor,
    address::{Asked, At},
    body::SheetBytes,
    house::Shared,
    intake::known::{self, About},
    kinds::{self, Kind, Subject},
    refusal::{Refused, language},
    sheets::read::read,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse,
};
use serde::Deserialize;
use shared::{
    api::XLSX,
    grid::{Desk, Imported},
    refusal::Refusal,
    text::Language,
};
use tokio::sync::Semaphore;

/// Sheets read at once: each may take a second of a processor and some tens of megabytes.
static PLACES: Semaphore = Semaphore::const_new(2);

#[derive(Deserialize)]
pub struct Wish {
    rows: Option<String>,
    lang: Option<String>,
}

/// The kind, if the asker's role may file it.
fn kind(name: &str, actor: &Actor) -> Result<&'static Kind, Refusal> {
    let kind = kinds::find(name)?;
    if kind.by.contains(&actor.party.role()) { Ok(kind) } else { Err(Refusal::Forbidden) }
}

pub async fn template(
    actor: Actor,
    At(name): At<String>,
    Asked(wish): Asked<Wish>,
) -> Result<impl IntoResponse, Refused> {
    let kind = kind(&name, &actor)?;
    let language = wish.lang.as_deref().map(Language::accepted).unwrap_or_default();
    let bytes = tokio::task::spawn_blocking(move || (kind.template)(wish.rows.as_deref(), language)).await;
    let bytes = bytes.unwrap_or(Err(Refusal::Broken))?;
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.xlsx\"", kind.name)),
    ];
    Ok((headers, bytes))
}

pub async fn import(
    State(house): State<Shared>,
    actor: Actor,
    At(name): At<String>,
    Asked(wish): Asked<Wish>,
    headers: HeaderMap,
    SheetBytes(bytes): SheetBytes,
) -> Result<Json<Imported>, Refused> {
    let kind = kind(&name, &actor)?;
    let language = wish.lang.as_deref().map_or_else(|| language(&headers), Language::accepted);
    let (clock, today) = (house.clock.clone(), house.clock.today());
    let facts = house.read(move |books| {
        let subject = Subject::default();
        let about = About { doc: "", kind: kind.name, owner: &actor.party, subject: &subject, newest: None };
        known::facts(books, &clock, today, &about)
    });
    let facts = facts.await?;
    let _place = PLACES.acquire().await.map_err(|_| Refusal::Broken)?;
    let judged = tokio::task::spawn_blocking(move || {
        let desk = Desk { facts: &facts, today, language };
        (kind.import)(&read(&bytes)?, wish.rows.as_deref(), &desk)
    });
    // A file that brings its reader down is no sheet.
    Ok(Json(judged.await.unwrap_or(Err(Refusal::UnreadableSheet))?))
}

//! `/facts`: what the rules must know beside the form, as far as the asker may know it.

use crate::{
    actors::Actor,
    address::Asked,
    house::Shared,
    intake::act,
    kinds::Subject,
    refusal::Refused,
    store::{Fault, Kept},
    writer::Stop,
};
use axum::{Json, extract::State};
use serde::Deserialize;
use shared::api::FactsAnswer;

#[derive(Deserialize)]
pub struct About {
    doc: Option<String>,
}

pub async fn show(
    State(house): State<Shared>,
    actor: Actor,
    Asked(about): Asked<About>,
) -> Result<Json<FactsAnswer>, Refused> {
    let doc = about.doc.unwrap_or_default();
    let clock = house.clock.clone();
    let facts = house.read(move |books| {
        let newest = books.newest(&doc)?.filter(|newest| newest.owner == actor.party);
        let subject = match &newest {
            Some(newest) => subject(books, &doc, newest.rev)?,
            None => Subject::default(),
        };
        kept(act::facts(books, &clock, &actor.party, &subject, newest.as_ref(), &doc))
    });
    Ok(Json(facts.await?))
}

/// Trust and start of the newest revision: the day it was first received counts for these.
fn subject(books: &dyn crate::store::Books, doc: &str, rev: u32) -> Kept<Subject> {
    let row = books.filed(doc, rev)?.map(|row| row.listed);
    let listed = row.ok_or(Fault::Unreadable("revision"))?;
    Ok(Subject { addressed: listed.addressed, wished_start: listed.wished_start, ..Subject::default() })
}

fn kept<T>(outcome: Result<T, Stop>) -> Kept<T> {
    outcome.map_err(|stop| match stop {
        Stop::Fault(fault) => fault,
        Stop::Refused(_) => Fault::Unreadable("fact"),
    })
}

//! `/facts`: what the rules must know beside the form, as far as the asker may know it.

use crate::{
    actors::Actor,
    address::Asked,
    house::Shared,
    intake::known,
    kinds::Subject,
    refusal::Refused,
    store::{Fault, Kept, statement::ListedRow},
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
        let kind = newest.as_ref().map(|newest| newest.kind.clone()).unwrap_or_default();
        let about =
            known::About { doc: &doc, kind: &kind, owner: &actor.party, subject: &subject, newest: newest.as_ref() };
        known::facts(books, &clock, clock.today(), &about)
    });
    Ok(Json(facts.await?))
}

/// Trust and start of the newest revision: the day it was first received counts for these.
fn subject(books: &dyn crate::store::Books, doc: &str, rev: u32) -> Kept<Subject> {
    let row = books.filed(doc, rev)?.map(|row| row.listed);
    let listed = row.ok_or(Fault::Unreadable("revision"))?;
    let ListedRow { addressed, wished_start, doctor, .. } = listed;
    Ok(Subject { addressed, wished_start, doctor, ..Subject::default() })
}

//! `/facts`: what the rules must know beside the form, as far as the asker may know it.

use crate::{
    access,
    actors::Actor,
    address::Asked,
    house::Shared,
    intake::known,
    kinds::Subject,
    party::Party,
    refusal::Refused,
    store::{Kept, statement::ListedRow},
};
use axum::{Json, extract::State};
use serde::Deserialize;
use shared::api::{FactsAnswer, Reading};

#[derive(Deserialize)]
pub struct About {
    doc: Option<String>,
}

/// Facts about a document of others hold a part of what is in it: that is a reading of it.
pub async fn show(
    State(house): State<Shared>,
    actor: Actor,
    Asked(about): Asked<About>,
) -> Result<Json<FactsAnswer>, Refused> {
    let doc = about.doc.unwrap_or_default();
    let clock = house.clock.clone();
    let asker = actor.clone();
    let facts = house.read(move |books| {
        let row = books
            .newest(&doc)?
            .map(|newest| -> Kept<_> { Ok(books.filed(&doc, newest.rev)?.map(|row| (newest, row.listed))) });
        let row = row.transpose()?.flatten().filter(|(_, row)| asker.may_see(&row.concerns()));
        let (newest, row) = row.map_or((None, None), |(newest, row)| (Some(newest), Some(row)));
        let subject = row.clone().map(subject).unwrap_or_default();
        let owner = newest.as_ref().map_or(&asker.party, |newest| &newest.owner);
        let kind = newest.as_ref().map(|newest| newest.kind.clone()).unwrap_or_default();
        let about = known::About { doc: &doc, kind: &kind, owner, subject: &subject, newest: newest.as_ref() };
        let mut facts = known::facts(books, &clock, clock.today(), &about)?;
        if matches!(asker.party, Party::Municipality(_)) {
            facts.recipients = Some(known::recipients(books)?); // only they send registrations
        }
        Ok((facts, row))
    });
    let (facts, row) = facts.await?;
    let foreign = row.iter().filter(|row| row.owner != actor.party);
    access::note(&house, &actor, Reading::View, foreign).await?;
    Ok(Json(facts))
}

/// Trust and start of the newest revision: the day it was first received counts for these.
fn subject(row: ListedRow) -> Subject {
    let ListedRow { addressed, wished_start, doctor, .. } = row;
    Subject { addressed, wished_start, doctor, ..Subject::default() }
}

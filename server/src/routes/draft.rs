//! `/drafts`: kept for the organization, so that a lost device loses nothing.

use crate::{actors::Actor, address::At, body::Told, house::Shared, intake::text, kinds, refusal::Refused};
use axum::{Json, extract::State, http::StatusCode};
use shared::{
    api::{Draft, DraftRow},
    refusal::Refusal,
    statement::seal::is_doc_id,
};

pub async fn list(State(house): State<Shared>, actor: Actor) -> Result<Json<Vec<DraftRow>>, Refused> {
    Ok(Json(house.read(move |books| books.drafts(&actor.desk())).await?))
}

pub async fn show(State(house): State<Shared>, actor: Actor, At(doc): At<String>) -> Result<Json<Draft>, Refused> {
    let draft = house.read(move |books| books.draft(&actor.desk(), &doc)).await?;
    Ok(Json(draft.ok_or(Refusal::NotFound)?))
}

pub async fn save(
    State(house): State<Shared>,
    actor: Actor,
    At(doc): At<String>,
    Told(draft): Told<Draft>,
) -> Result<Json<DraftRow>, Refused> {
    if !is_doc_id(&doc) {
        return Err(Refused(Refusal::WrongAddress));
    }
    kinds::find(&draft.kind)?;
    text::refuse_in(&draft.paper)?;
    let row = DraftRow { doc, kind: draft.kind.clone(), saved_at: house.clock.now() };
    let saved = row.clone();
    house.write(move |ledger| Ok(ledger.books.save_draft(&actor.desk(), &row.doc, &draft, row.saved_at)?)).await?;
    Ok(Json(saved))
}

pub async fn remove(State(house): State<Shared>, actor: Actor, At(doc): At<String>) -> Result<StatusCode, Refused> {
    house.write(move |ledger| Ok(ledger.books.remove_draft(&actor.desk(), &doc)?)).await?;
    Ok(StatusCode::NO_CONTENT)
}

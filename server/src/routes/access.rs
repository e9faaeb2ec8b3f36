//! `/accesses`: who has read what about the trainee who asks.

use crate::{actors::Actor, house::Shared, party::Party, refusal::Refused, store::access::SeenRow};
use axum::{Json, extract::State};
use shared::{api::AccessRow, refusal::Refusal};

/// The newest are shown; the log holds the digests of all.
const MOST: u32 = 1_000;

pub async fn list(State(house): State<Shared>, actor: Actor) -> Result<Json<Vec<AccessRow>>, Refused> {
    let Party::Trainee(doctor) = actor.party else { return Err(Refused(Refusal::Forbidden)) };
    let mut rows = house.read(move |books| books.accesses_of(doctor.get(), MOST)).await?;
    rows.retain(|row| actor.approver == Party::Office || row.owner == actor.approver);
    let shown = |SeenRow { access, name, kind, doc, rev, .. }| AccessRow {
        what: access.what,
        at: access.at,
        role: access.reader.role(),
        organization: access.reader.organization(),
        name,
        kind,
        doc,
        rev,
    };
    Ok(Json(rows.into_iter().map(shown).collect()))
}

//! `/accesses`: who has read what about the trainee who asks.

use crate::{
    actors::Actor,
    address::{Asked, Page},
    house::Shared,
    party::Party,
    refusal::Refused,
    store::access::SeenRow,
};
use axum::{Json, extract::State};
use shared::{api::AccessRow, refusal::Refusal};

/// A device that a municipality has let in is shown readings of what that municipality has filed, and of the doctor's
/// answers to it; see [`Concerns::sight_of`](crate::relations::Concerns::sight_of).
pub async fn list(
    State(house): State<Shared>,
    actor: Actor,
    Asked(page): Asked<Page>,
) -> Result<Json<Vec<AccessRow>>, Refused> {
    let Party::Trainee(doctor) = actor.party else { return Err(Refused(Refusal::Forbidden)) };
    let source = Some(actor.approver).filter(|approver| *approver != Party::Office);
    let (before, most) = (page.before.unwrap_or(u64::MAX), page.rows());
    let rows = house.read(move |books| books.accesses_of(doctor.get(), source.as_ref(), before, most)).await?;
    Ok(Json(rows.into_iter().map(shown).collect()))
}

fn shown(SeenRow { access, number, name, kind, doc, rev }: SeenRow) -> AccessRow {
    AccessRow {
        number,
        what: access.what,
        at: access.at,
        role: access.reader.role(),
        organization: access.reader.organization(),
        name,
        kind,
        doc,
        rev,
    }
}

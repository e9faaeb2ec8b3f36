//! `/invitations`: made by those who may invite; listed for those who made them.

use crate::{
    actors::Actor,
    address::At,
    body::Told,
    enrolment::{self, ForTrainee, FreshInvitation},
    house::Shared,
    invitation,
    party::Party,
    refusal::Refused,
};
use axum::{Json, extract::State, http::StatusCode};
use qrcode::{QrCode, render::svg};
use shared::{
    api::{Invitation, InvitationWish, OpenInvitation, TraineeInvitation, TraineeInvitationWish},
    refusal::Refusal,
};

pub async fn make(
    State(house): State<Shared>,
    actor: Actor,
    Told(wish): Told<InvitationWish>,
) -> Result<(StatusCode, Json<Invitation>), Refused> {
    let nobody = || Refusal::Shape { problems: vec!["organization".into()] };
    let party = Party::of(wish.role, &wish.organization).ok_or_else(nobody)?;
    let fresh = enrolment::invite(&house, &actor, party, wish.in_person).await?;
    Ok((StatusCode::CREATED, Json(shown(fresh)?)))
}

fn shown(fresh: FreshInvitation) -> Result<Invitation, Refusal> {
    let qr_svg = picture(&fresh.link)?;
    Ok(Invitation { link: fresh.link, expires_at: fresh.expires_at, qr_svg })
}

/// Asked for by the page that shows a receipt. Why not in the answer to filing: that answer must be the same bytes each
/// time, may be lost, and is read in the background where nobody could take the link; and a filing needs no session, while
/// an invitation is made by somebody who is signed in.
pub async fn of_document(
    State(house): State<Shared>,
    actor: Actor,
    At(doc): At<String>,
    Told(wish): Told<TraineeInvitationWish>,
) -> Result<Json<TraineeInvitation>, Refused> {
    Ok(Json(match enrolment::invite_trainee(&house, &actor, doc, wish).await? {
        ForTrainee::Made(fresh) => TraineeInvitation::Made { invitation: shown(fresh)? },
        ForTrainee::Open { expires_at } => TraineeInvitation::Open { expires_at },
        ForTrainee::Enrolled => TraineeInvitation::Enrolled,
    }))
}

pub async fn list(State(house): State<Shared>, actor: Actor) -> Result<Json<Vec<OpenInvitation>>, Refused> {
    let now = house.clock.now();
    let rows = house.read(move |books| books.open_invitations(&actor.party, now)).await?;
    let open = |row: crate::store::key::InvitationRow| OpenInvitation {
        id: row.token,
        role: row.party.role(),
        organization: row.party.organization(),
        expires_at: row.expires_at,
    };
    Ok(Json(rows.into_iter().map(open).collect()))
}

pub async fn take_back(State(house): State<Shared>, actor: Actor, At(id): At<String>) -> Result<StatusCode, Refused> {
    let token = id.parse().map_err(|_| Refusal::NotFound)?;
    invitation::take_back(&house, &actor, token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The link as a QR code.
fn picture(link: &str) -> Result<String, Refusal> {
    let code = QrCode::new(link).map_err(|_| Refusal::Broken)?;
    Ok(code.render::<svg::Color>().min_dimensions(240, 240).build())
}

//! `/enrolments`: a device asks to be let in; those who invited it decide.

use crate::{
    actors::Actor, address::At, body::Told, crypto::key_of, enrolment, house::Shared, refusal::Refused,
    store::key::KeyRow,
};
use axum::{Json, extract::State, http::StatusCode};
use shared::{
    api::{Decision, Device, Enrolment, EnrolmentWish, fingerprint},
    refusal::Refusal,
    statement::digest::Digest,
};

pub async fn enrol(
    State(house): State<Shared>,
    Told(wish): Told<EnrolmentWish>,
) -> Result<(StatusCode, Json<Enrolment>), Refused> {
    let key = enrolment::enrol(&house, wish).await?;
    Ok((StatusCode::CREATED, Json(Enrolment { approver: Some(key.approver.as_approver()), ..shown(&key) })))
}

/// For the device itself, which has no session yet: no name is told.
pub async fn state(State(house): State<Shared>, At(kid): At<String>) -> Result<Json<Enrolment>, Refused> {
    let kid = read(&kid)?;
    let key = house.read(move |books| books.key(&kid)).await?.ok_or(Refusal::NotFound)?;
    Ok(Json(shown(&key)))
}

pub async fn list(State(house): State<Shared>, actor: Actor) -> Result<Json<Vec<Device>>, Refused> {
    let party = actor.party.clone();
    let keys = house.read(move |books| books.keys_known_to(&party)).await?.into_iter();
    let theirs = keys.filter(|key| key.approver == actor.party || actor.shares(key));
    Ok(Json(theirs.map(device).collect()))
}

pub async fn decide(
    State(house): State<Shared>,
    actor: Actor,
    At(kid): At<String>,
    Told(decision): Told<Decision>,
) -> Result<Json<Enrolment>, Refused> {
    let key = enrolment::decide(&house, &actor, read(&kid)?, decision.state).await?;
    Ok(Json(shown(&key)))
}

fn read(kid: &str) -> Result<Digest, Refusal> {
    kid.parse().map_err(|_| Refusal::NotFound)
}

fn shown(key: &KeyRow) -> Enrolment {
    Enrolment {
        kid: key.kid,
        state: key.state,
        role: key.party.role(),
        organization: key.party.organization(),
        key: Some(key_of(&key.point)),
        approver: None,
    }
}

fn device(key: KeyRow) -> Device {
    Device {
        kid: key.kid,
        fingerprint: fingerprint(&key.kid),
        role: key.party.role(),
        organization: key.party.organization(),
        state: key.state,
        enrolled_at: key.enrolled_at,
        name: key.name,
    }
}

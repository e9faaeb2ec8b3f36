//! `/sessions`: a challenge, its signature, a cookie.

use crate::{
    actors::Actor,
    body::JsonBytes,
    house::Shared,
    intake::{self, act::check_state, check_header},
    kinds::letter::part,
    refusal::Refused,
    sessions::{IDLE_SECONDS, LIFE_SECONDS, Secret, cookie, no_cookie},
    store::session::SessionRow,
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use shared::{
    api::{Challenge, Me, SignIn},
    day::Moment,
    refusal::Refusal,
    statement::{digest::Digest, envelope::Envelope, payload, seal::SIGN_IN},
};

pub async fn challenge(State(house): State<Shared>) -> Result<Json<Challenge>, Refused> {
    Ok(Json(Challenge { challenge: house.challenges.give(house.clock.now())? }))
}

pub async fn open(State(house): State<Shared>, JsonBytes(bytes): JsonBytes) -> Result<impl IntoResponse, Refused> {
    let kid = signed_challenge(&house, &bytes).await?;
    let secret = Secret::new()?;
    let session = SessionRow { token: secret.digest, kid, opened_at: house.clock.now(), seen_at: house.clock.now() };
    let me = admit(&house, session).await?;
    let set = cookie(&secret.text);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, set)], Json(me)))
}

/// Whose signature is over a challenge of ours.
async fn signed_challenge(house: &Shared, bytes: &[u8]) -> Result<Digest, Refusal> {
    let envelope = Envelope::parse(bytes)?;
    let opened = intake::open(house, &envelope).await?;
    if opened.kind != SIGN_IN {
        return Err(Refusal::UnknownKind);
    }
    let (cover, body) = part(payload::read::<SignIn>(&opened.payload)?);
    check_header(house, &cover, &opened)?;
    house.challenges.take(&body.challenge, house.clock.now())?;
    Ok(opened.kid)
}

/// Opens the session, if the key may act; sessions that ended long ago are swept out on the way.
async fn admit(house: &Shared, session: SessionRow) -> Result<Me, Refusal> {
    let (me, _) = house
        .write(move |ledger| {
            let key = ledger.books.key(&session.kid)?.ok_or(Refusal::UnknownKey)?;
            check_state(key.state)?;
            let before = |seconds: i64| Moment::from_unix(session.seen_at.to_unix() - seconds);
            ledger.books.sweep_sessions(before(IDLE_SECONDS), before(LIFE_SECONDS))?;
            ledger.books.open_session(&session)?;
            let (role, organization) = (key.party.role(), key.party.organization());
            Ok(Me { kid: key.kid, role, organization, name: key.name, approver: Some(key.approver.as_approver()) })
        })
        .await?;
    Ok(me)
}

pub async fn me(actor: Actor) -> Json<Me> {
    Json(actor.me())
}

pub async fn close(State(house): State<Shared>, actor: Actor) -> Result<impl IntoResponse, Refused> {
    house.write(move |ledger| Ok(ledger.books.close_session(&actor.session)?)).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, no_cookie())]))
}

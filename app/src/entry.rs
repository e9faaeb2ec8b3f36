//! Comes in: signs in with the device key, and keeps what was last known. Knows the paths of sessions and the names in
//! the store `known`.

use crate::{
    chance,
    client::{self, Ask, Fault},
    clock, json, keys,
    session::Session,
    store::{self, Change, KNOWN},
};
use leptos::prelude::GetUntracked;
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    api::{Challenge, Me, Organization, ServerFacts, SignIn, path},
    day::Moment,
    refusal::Refusal,
    statement::{
        checkpoint::Vkey,
        seal::{Cover, seal_sign_in},
    },
};

pub const ME: &str = "me";
pub const FACTS: &str = "facts";
pub const SERVER: &str = "server";
pub const DAY_SHIFT: &str = "day-shift";
/// True from enrolment until somebody has decided.
pub const WAITING: &str = "waiting";
const SIGNED_IN_AT: &str = "signed-in-at";
const VKEY: &str = "vkey";

/// Keeps something for the next visit. Failing is no harm: it is asked for again.
pub async fn remember<T: Serialize>(name: &str, value: &T) {
    let _ = store::put(KNOWN, name, &json::print(value)).await;
}

/// What was kept; nothing when there is none or it is of another shape.
pub async fn recall<T: DeserializeOwned>(name: &str) -> Option<T> {
    json::read(store::get(KNOWN, name).await.ok()??.as_bytes()).ok()
}

/// A session lasts half an hour unused; a little less is counted on.
const SESSION_SECONDS: i64 = 25 * 60;

/// Whether asking is worth it before signing in.
pub async fn may_be_signed_in() -> bool {
    let since = recall::<Moment>(SIGNED_IN_AT).await;
    since.is_some_and(|since| clock::now().to_unix() - since.to_unix() < SESSION_SECONDS)
}

/// The server has just answered as to somebody signed in.
pub async fn remember_signed_in(me: &Me) {
    remember(ME, me).await;
    remember(SIGNED_IN_AT, &clock::now()).await;
    remember(WAITING, &false).await;
}

/// A new key begins without a session, and pins the verification key of the log: from now on it must be signed with that
/// one. What was seen of another is forgotten.
pub fn beginning(vkey: &str, waiting: bool) -> Vec<Change> {
    vec![
        Change::put(KNOWN, VKEY, vkey),
        Change::remove(KNOWN, crate::proof::CHECKPOINT),
        Change::remove(KNOWN, SIGNED_IN_AT),
        Change::put(KNOWN, WAITING, if waiting { "true" } else { "false" }),
    ]
}

/// The verification key of the log as it was when this device was enrolled.
pub async fn pinned() -> Option<Vkey> {
    store::get(KNOWN, VKEY).await.ok()??.parse().ok()
}

/// The cover of a statement about this device, addressed to the server.
pub fn cover(server: &ServerFacts, organization: &Organization) -> Cover {
    Cover {
        aud: server.aud.clone(),
        municipality: organization.municipality.clone(),
        trust: organization.trust,
        doctor: organization.doctor,
        doc: chance::new_doc(),
        rev: 1,
        previous: None,
        nonce: chance::bytes(),
        edition: server.edition,
        signed_at: clock::now(),
    }
}

/// Signs the server's challenge with the device key.
///
/// # Errors
/// [`Fault`]; without a key, that signing in is needed.
pub async fn sign_in(session: Session) -> Result<Me, Fault> {
    let no_key = || Fault::Refused(Refusal::SignInNeeded);
    let key = keys::load().await.ok_or_else(no_key)?;
    let server = session.server.get_untracked().ok_or(Fault::Unreachable)?;
    let ask = Ask { method: "POST", path: path::CHALLENGE, body: None, media_type: client::JSON, log_size: None };
    let challenge: Challenge = client::decode(&client::plain(&ask).await?)?;
    let body = SignIn { challenge: challenge.challenge };
    let unsigned = seal_sign_in(body, cover(&server, &Organization::default()), &key.kid());
    let signature = key.sign(&unsigned.signing_input()).await.map_err(|_| no_key())?;
    let body = Some(unsigned.signed(&signature).to_bytes());
    client::decode(
        &client::plain(&Ask { method: "POST", path: path::SESSIONS, body, media_type: client::JSON, log_size: None })
            .await?,
    )
}

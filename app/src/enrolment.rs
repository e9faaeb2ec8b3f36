//! The key a device offers with an invitation: kept until the server has said yes or no, as an answer can be lost. The
//! same key with the same invitation gets the same answer. Knows no page.

use crate::{
    entry,
    keys::{self, DeviceKey, NoKey},
    rooms,
    store::{self, KNOWN},
};
use serde::{Deserialize, Serialize};
use shared::{
    api::{Enrolment, Me},
    statement::digest::Digest,
};
use std::cell::RefCell;

/// Tilbudt nøkkel: sent, or about to be, with the token of an invitation.
#[derive(Serialize, Deserialize)]
struct Offer {
    invitation: String,
    kid: Digest,
}

/// The entry of the store `known` with the offer that has no answer.
const OFFER: &str = "offer";

thread_local! {
    /// The same, for a browser that cannot keep keys.
    static OFFERED: RefCell<Option<(String, DeviceKey)>> = const { RefCell::new(None) };
}

/// The invitation that has no answer, also after a reload.
pub async fn unanswered() -> Option<String> {
    entry::recall::<Offer>(OFFER).await.map(|offer| offer.invitation)
}

/// The key to offer with this invitation: the one that was offered and has no answer, or a new one.
///
/// # Errors
/// [`NoKey`] when this browser cannot sign.
pub async fn key_for(invitation: &str) -> Result<DeviceKey, NoKey> {
    if let Some(key) = offered(invitation).await {
        return Ok(key);
    }
    let key = keys::make().await?;
    OFFERED.set(Some((invitation.to_owned(), key.clone())));
    entry::remember(OFFER, &Offer { invitation: invitation.to_owned(), kid: key.kid() }).await;
    Ok(key)
}

async fn offered(invitation: &str) -> Option<DeviceKey> {
    if let Some((_, key)) = OFFERED.with_borrow(Clone::clone).filter(|(with, _)| with == invitation) {
        return Some(key);
    }
    let offer = entry::recall::<Offer>(OFFER).await.filter(|offer| offer.invitation == invitation)?;
    keys::find(&offer.kid.to_string()).await
}

/// The server has said yes: from now on this device signs with the key.
pub async fn accepted(key: &DeviceKey) {
    keys::adopt(key).await;
    forget().await;
}

/// The server has said yes, and the key speaks for another party than the one here: it goes to a room of its own, and from
/// now on this device is there. What is here stays as it is.
pub async fn accepted_elsewhere(key: &DeviceKey, room: &str) {
    let before = store::room();
    store::enter(room);
    if !keys::keep(key).await {
        return store::enter(&before); // the offer is still there, and gets the same answer
    }
    keys::adopt(key).await;
    store::enter(&before);
    keys::discard(key).await;
    forget().await;
    store::enter(room);
}

/// The name of the room for whom the key speaks, where that is another party than the one here.
pub fn room_for(here: Option<&Me>, enrolled: &Enrolment) -> Option<String> {
    let is_same = |me: &Me| me.role == enrolled.role && me.organization == enrolled.organization;
    match here {
        Some(me) if !is_same(me) => Some(rooms::name_for(enrolled.role, &enrolled.organization)),
        _ => None,
    }
}

/// The server has said no.
pub async fn refused(key: &DeviceKey) {
    keys::discard(key).await;
    forget().await;
}

async fn forget() {
    OFFERED.set(None);
    let _ = store::remove(KNOWN, OFFER).await; // offered again, it gets the same answer again
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn a_key_without_an_answer_is_offered_again_also_after_a_reload() {
        let kid = key_for("first").await.unwrap().kid();
        assert_eq!(key_for("first").await.unwrap().kid(), kid);
        OFFERED.set(None); // as after a reload
        assert_eq!(unanswered().await.as_deref(), Some("first"));
        assert_eq!(key_for("first").await.unwrap().kid(), kid);
        assert_ne!(key_for("second").await.unwrap().kid(), kid);
        forget().await;
    }

    #[wasm_bindgen_test]
    async fn an_answer_ends_the_offer() {
        for is_accepted in [true, false] {
            let key = key_for("third").await.unwrap();
            match is_accepted {
                true => accepted(&key).await,
                false => refused(&key).await,
            }
            assert_eq!(unanswered().await, None);
            assert_eq!(keys::find(&key.kid().to_string()).await.is_some(), is_accepted);
            assert_ne!(key_for("third").await.unwrap().kid(), key.kid());
            forget().await;
        }
    }
}

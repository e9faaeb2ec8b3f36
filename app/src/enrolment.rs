//! The key a device offers with an invitation: kept until the server has said yes or no, as an answer can be lost. The
//! same key with the same invitation gets the same answer. Knows no page.

use crate::{
    entry,
    keys::{self, DeviceKey, NoKey},
    rooms::{self, Party},
    session::{Gate, Session},
    store::{self, Durability, KNOWN},
};
use leptos::prelude::GetUntracked;
use serde::{Deserialize, Serialize};
use shared::{
    api::{Enrolment, EnrolmentState, Me},
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

/// Svaret: what the server has said of a key, and where the key is to sign.
#[derive(Clone)]
pub struct Answer {
    pub key: DeviceKey,
    pub enrolled: Enrolment,
    /// The verification key of the log.
    pub vkey: String,
    /// The room of another party than the one here.
    pub room: Option<String>,
}

thread_local! {
    /// A key that waits beside one that is approved.
    static WAITS: RefCell<Option<Answer>> = const { RefCell::new(None) };
}

/// The room for whom the key speaks, where that is another party than the one here; its own, or a new one.
pub fn room_for(here: Option<&Me>, enrolled: &Enrolment) -> Option<String> {
    let party = Party::of_enrolment(enrolled);
    let is_elsewhere = here.is_some_and(|me| Party::of_me(me) != party);
    is_elsewhere.then(|| rooms::find(&party).unwrap_or_else(rooms::new_name))
}

/// The server has answered. A key it lets in is adopted. One that waits never takes the place of one that may be
/// approved: it is this tab's until somebody has decided, and the offer stays, so that it gets the same answer again.
/// The room to go to, when it is another; nothing at all when the browser could not keep the key.
pub async fn answered(session: Session, answer: Answer) -> Option<Option<String>> {
    let has_key = match &answer.room {
        Some(_) => rooms::find(&Party::of_enrolment(&answer.enrolled)).is_some(),
        None => session.gate.get_untracked() == Gate::Open,
    };
    match answer.enrolled.state {
        EnrolmentState::Waiting if has_key => {
            keys::hold(&answer.key);
            WAITS.set(Some(answer));
            Some(None)
        }
        EnrolmentState::Waiting | EnrolmentState::Approved => adopt(&answer).await.then_some(answer.room),
        EnrolmentState::Refused | EnrolmentState::Revoked => {
            refused(&answer.key).await;
            Some(None)
        }
    }
}

/// Somebody has let in the key this tab waits with: the room to go to, when it is another.
pub async fn let_in() -> Option<String> {
    let mut answer = WAITS.take()?;
    answer.enrolled.state = EnrolmentState::Approved;
    match adopt(&answer).await {
        true => answer.room,
        false => None, // the offer is still there, and gets the same answer
    }
}

/// From now on this device signs with the key, for another party in a room of its own. What is here stays as it is.
async fn adopt(answer: &Answer) -> bool {
    let Answer { key, enrolled, vkey, room } = answer;
    let beginning = entry::beginning(vkey, enrolled.state == EnrolmentState::Waiting);
    match room {
        Some(room) => {
            let changes = keys::adoption(key).into_iter().chain(beginning).collect();
            if store::write_in(room, changes).await.is_err() {
                return false;
            }
            rooms::is_for(room, Party::of_enrolment(enrolled));
            keys::discard(key).await;
        }
        None => {
            keys::adopt(key).await;
            let _ = store::write(beginning, Durability::Relaxed).await; // without a store it is a key for this tab
        }
    }
    forget().await;
    true
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
    use shared::{
        api::{Approver, Organization, Role},
        numbers::municipality::MunicipalityNumber,
    };
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

    fn answer(key: &DeviceKey, state: EnrolmentState) -> Answer {
        let (role, organization) = (Role::Office, Organization::default());
        let enrolled = Enrolment { kid: key.kid(), state, role, organization, key: None, approver: None };
        Answer { key: key.clone(), enrolled, vkey: String::new(), room: None }
    }

    #[wasm_bindgen_test]
    async fn an_answer_ends_the_offer() {
        for is_accepted in [true, false] {
            let key = key_for("third").await.unwrap();
            match is_accepted {
                true => assert!(adopt(&answer(&key, EnrolmentState::Approved)).await),
                false => refused(&key).await,
            }
            assert_eq!(unanswered().await, None);
            assert_eq!(keys::find(&key.kid().to_string()).await.is_some(), is_accepted);
            assert_ne!(key_for("third").await.unwrap().kid(), key.kid());
            forget().await;
        }
    }

    #[wasm_bindgen_test]
    async fn a_key_for_another_party_leaves_the_one_here_as_it_is() {
        let (mine, theirs) = (keys::make().await.unwrap(), key_for("fourth").await.unwrap());
        keys::adopt(&mine).await;
        let elsewhere = Answer { room: Some("-other".to_owned()), ..answer(&theirs, EnrolmentState::Waiting) };
        assert!(adopt(&elsewhere).await);
        assert_eq!(keys::current().map(|key| key.kid()), Some(mine.kid()));
        assert_eq!(keys::find(&theirs.kid().to_string()).await.map(|key| key.kid()), None, "it is in the other room");
        assert!(!entry::recall::<bool>(entry::WAITING).await.unwrap_or_default());
    }

    #[wasm_bindgen_test]
    fn a_doctor_invited_by_another_municipality_gets_a_room_beside_the_first() {
        let by = |number: &str| {
            let municipality = Some(MunicipalityNumber(number.to_owned()));
            let organization = Organization { municipality, ..Organization::default() };
            Some(Approver { role: Role::Municipality, organization })
        };
        let (kid, role, organization) = (Digest::of(b"key"), Role::Trainee, Organization::default());
        let me = Me { kid, name: String::new(), role, organization: organization.clone(), approver: by("1804") };
        let asked = |number| {
            let (state, organization) = (EnrolmentState::Waiting, organization.clone());
            Enrolment { kid, state, role, organization, key: None, approver: by(number) }
        };
        assert_eq!(room_for(Some(&me), &asked("1804")), None);
        assert!(room_for(Some(&me), &asked("1833")).is_some());
    }
}

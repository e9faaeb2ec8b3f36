//! Who a request is from: the session behind its cookie, and the key behind the session. Organizations come from here
//! and from nowhere else.

use crate::{
    house::Shared,
    party::Party,
    refusal::Refused,
    relations::{Concerns, Needs, Sight},
    sessions::{is_alive, should_touch, token_in},
    store::{Books, Kept, key::KeyRow},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Uri, header, request::Parts},
};
use shared::{
    api::{EnrolmentState, KEY_HEADER, KEY_PARAMETER, Me},
    day::Moment,
    refusal::Refusal,
    statement::digest::Digest,
};

/// Who acts, and for whom.
#[derive(Clone, Debug)]
pub struct Actor {
    pub kid: Digest,
    pub name: String,
    pub party: Party,
    /// Who let them in.
    pub approver: Party,
    /// Digest of the session's token.
    pub session: Digest,
    /// How much the route they have come by needs to be seen of a document; from the table of routes.
    pub needs: Needs,
}

impl Actor {
    /// How much of it they see.
    pub fn sight(&self, concerns: &Concerns) -> Sight {
        concerns.sight_of(&self.party, &self.approver)
    }

    /// Whether the route they have come by may show it to them.
    pub fn may_see(&self, concerns: &Concerns) -> bool {
        self.sight(concerns).is_enough_for(self.needs)
    }

    /// Whether a device of their own party is theirs to see and to take out. A doctor's is when the same people have let
    /// it in: whoever invents a doctor's device would otherwise take out the real ones.
    pub fn shares(&self, key: &KeyRow) -> bool {
        let is_vouched_alike = !matches!(self.party, Party::Trainee(_)) || key.approver == self.approver;
        key.party == self.party && is_vouched_alike
    }

    /// Whose drafts they write. A doctor's key reads only what was written with keys the same people have let in.
    pub fn desk(&self) -> String {
        match &self.party {
            Party::Trainee(_) => format!("{} by {}", self.party, self.approver),
            party => party.to_string(),
        }
    }

    pub fn me(&self) -> Me {
        let (role, organization) = (self.party.role(), self.party.organization());
        let approver = Some(self.approver.as_approver());
        Me { kid: self.kid, name: self.name.clone(), role, organization, approver }
    }
}

/// A route that names an actor but whose row in the table forgot to demand one answers «sign in»: denied by default.
impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = Refused;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Actor, Refused> {
        parts.extensions.get::<Actor>().cloned().ok_or(Refused(Refusal::SignInNeeded))
    }
}

/// Finds the actor of a request, and notes that the session was used.
///
/// # Errors
/// [`Refusal::SignInNeeded`] without a cookie, [`Refusal::SessionEnded`] when its session is over, its key revoked, or the
/// session another key's than the client asks as.
pub async fn recognize(house: &Shared, uri: &Uri, headers: &HeaderMap) -> Result<Actor, Refusal> {
    let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok());
    let token = cookies.and_then(token_in).ok_or(Refusal::SignInNeeded)?;
    let now = house.clock.now();
    let (actor, touch) = house.read(move |books| find(books, token, now)).await?.ok_or(Refusal::SessionEnded)?;
    if asked_as(uri, headers).is_some_and(|kid| kid != actor.kid.to_string()) {
        return Err(Refusal::SessionEnded);
    }
    if touch {
        house.write(move |ledger| Ok(ledger.books.touch_session(&token, now)?)).await?;
    }
    Ok(actor)
}

/// The key the client says it asks as.
fn asked_as<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let parameter = || uri.query()?.split('&').find_map(|pair| pair.strip_prefix(KEY_PARAMETER)?.strip_prefix('='));
    headers.get(KEY_HEADER).map(|kid| kid.to_str().unwrap_or_default()).or_else(parameter)
}

/// Whether the session of this actor is still alive, without using it.
pub async fn is_still_here(house: &Shared, actor: &Actor) -> bool {
    let (token, now) = (actor.session, house.clock.now());
    matches!(house.read(move |books| find(books, token, now)).await, Ok(Some(_)))
}

fn find(books: &dyn Books, token: Digest, now: Moment) -> Kept<Option<(Actor, bool)>> {
    let Some(session) = books.session(&token)?.filter(|session| is_alive(session, now)) else { return Ok(None) };
    let Some(key) = books.key(&session.kid)?.filter(|key| key.state == EnrolmentState::Approved) else {
        return Ok(None);
    };
    let KeyRow { kid, name, party, approver, .. } = key;
    let actor = Actor { kid, name, party, approver, session: token, needs: Needs::NoDocument };
    Ok(Some((actor, should_touch(&session, now))))
}

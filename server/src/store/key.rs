//! Keys and the invitations that led to them, as they are kept.

use super::Kept;
use crate::party::Party;
use shared::{api::EnrolmentState, day::Moment, statement::digest::Digest};

/// Invitasjon: the token itself is not kept, only its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRow {
    pub token: Digest,
    pub party: Party,
    /// Whose people may approve the key.
    pub approver: Party,
    /// No approval: handed over in person, or there is nobody yet.
    pub waived: bool,
    /// The key that invited; `None` when it was made on the machine itself.
    pub inviter: Option<Digest>,
    pub made_at: Moment,
    pub expires_at: Moment,
    pub used_at: Option<Moment>,
}

/// Nøkkel: a device that may, may not yet, or may no longer sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    pub kid: Digest,
    pub point: [u8; 65],
    pub name: String,
    pub party: Party,
    pub approver: Party,
    pub state: EnrolmentState,
    pub invitation: Digest,
    /// The signed enrolment, byte for byte.
    pub envelope: Vec<u8>,
    pub enrolled_at: Moment,
    /// Its leaf `key-add`.
    pub added: Option<u64>,
    /// Its leaf `key-revoke`.
    pub revoked: Option<u64>,
}

pub trait Keys {
    fn invitation(&self, token: &Digest) -> Kept<Option<InvitationRow>>;
    /// Those that can still be used, newest first.
    fn open_invitations(&self, approver: &Party, now: Moment) -> Kept<Vec<InvitationRow>>;
    /// Those to act for `party` that can still be used, newest first; without those whose inviter may no longer act.
    fn open_invitations_of(&self, party: &Party, now: Moment) -> Kept<Vec<InvitationRow>>;
    fn add_invitation(&mut self, row: &InvitationRow) -> Kept<()>;
    /// Invitations to act for `party` that `approver` answers for cannot be used from now on.
    fn end_invitations(&mut self, party: &Party, approver: &Party, now: Moment) -> Kept<()>;
    /// This invitation cannot be used from now on.
    fn end_invitation(&mut self, token: &Digest, now: Moment) -> Kept<()>;
    fn use_invitation(&mut self, token: &Digest, at: Moment) -> Kept<()>;

    fn key(&self, kid: &Digest) -> Kept<Option<KeyRow>>;
    /// Those this party approves, and all that act for it, newest first. Which of these an actor may see, [`Actor::shares`]
    /// says.
    ///
    /// [`Actor::shares`]: crate::actors::Actor::shares
    fn keys_known_to(&self, party: &Party) -> Kept<Vec<KeyRow>>;
    /// Those that act for `party`, newest first.
    fn keys_of(&self, party: &Party) -> Kept<Vec<KeyRow>>;
    /// In the order they were enrolled.
    fn every_key(&self) -> Kept<Vec<KeyRow>>;
    /// Whether somebody can act for the office.
    fn office_is_staffed(&self) -> Kept<bool>;
    fn add_key(&mut self, row: &KeyRow) -> Kept<()>;
    /// Changes the state, with the leaf that says so where there is one.
    fn decide(&mut self, kid: &Digest, state: EnrolmentState, leaf: Option<u64>) -> Kept<()>;
}

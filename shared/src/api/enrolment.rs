//! How a person and a device come in: invitations, keys, approvals. Knows no form.

use super::{Approver, Organization, Role};
use crate::{
    day::Moment,
    statement::{digest::Digest, envelope::Envelope},
};
use serde::{Deserialize, Serialize};

/// `POST /invitations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InvitationWish {
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    /// Handed over in person: no fingerprint approval. Recorded.
    #[serde(default)]
    pub in_person: bool,
}

/// The answer to `POST /invitations`. The token is shown once and stored hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Invitation {
    /// `<origin>/enrol#<token>`.
    pub link: String,
    pub expires_at: Moment,
    /// The link as a picture: SVG text, for an `<img>` with a data address.
    pub qr_svg: String,
}

/// One row of `GET /invitations`: those that wait, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenInvitation {
    /// Names it when it is taken back; it opens nothing.
    pub id: Digest,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    pub expires_at: Moment,
}

/// `POST /statements/{doc}/invitation`: let the doctor in whom this document of ours is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TraineeInvitationWish {
    /// Handed over in person: no fingerprint approval. Recorded.
    #[serde(default)]
    pub in_person: bool,
    /// Also when one is out there: its link was lost.
    #[serde(default)]
    pub again: bool,
}

/// The answer to it. The same question again makes no second invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TraineeInvitation {
    /// Made now, and shown this once.
    Made { invitation: Invitation },
    /// One is out there, and can still be used.
    Open { expires_at: Moment },
    /// The doctor has a device, or one that waits for approval.
    Enrolled,
}

/// Body of the signed `enrol` statement: proof that the device has the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    /// Digest of the invitation's token, so that the statement cannot be used with another.
    pub invitation: Digest,
    pub key: PublicKey,
    /// Who holds the device, as they write it themself.
    pub name: String,
}

/// A P-256 public key as JSON Web Key; members in the order RFC 7638 hashes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PublicKey {
    pub crv: String,
    pub kty: String,
    pub x: String,
    pub y: String,
}

impl PublicKey {
    /// RFC 7638 SHA-256 thumbprint: the `kid` of everything this key signs.
    pub fn thumbprint(&self) -> Digest {
        Digest::of(&serde_json::to_vec(self).unwrap_or_default()) // cannot fail: four texts
    }

    /// Eight characters a person can compare on two screens: `K7QF-2M9X` (Crockford base 32 of the thumbprint's start).
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.thumbprint())
    }
}

/// The eight characters for the key with this thumbprint, with a hyphen in the middle.
pub fn fingerprint(kid: &Digest) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let start = kid.0[..5].iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let letter = |at: u32| LETTERS[(start >> (35 - 5 * at) & 31) as usize] as char;
    (0..4).map(letter).chain(['-']).chain((4..8).map(letter)).collect()
}

/// `POST /enrolments`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnrolmentWish {
    /// The token from the link's fragment.
    pub invitation: String,
    /// The signed `enrol` statement.
    pub statement: Envelope,
}

/// Where an enrolment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentState {
    Waiting,
    Approved,
    Refused,
    Revoked,
}

/// The answer to `POST /enrolments` and `GET /enrolments/{kid}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Enrolment {
    pub kid: Digest,
    pub state: EnrolmentState,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    /// The public key itself, so that anybody can check what it has signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<PublicKey>,
    /// Who let it in; told to the device that asks to come in, and to nobody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<Approver>,
}

/// One row of `GET /enrolments`: devices the asker may approve, and those already approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Device {
    pub kid: Digest,
    pub fingerprint: String,
    pub name: String,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    pub state: EnrolmentState,
    pub enrolled_at: Moment,
}

/// `PUT /enrolments/{kid}/decision`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub state: EnrolmentState,
}

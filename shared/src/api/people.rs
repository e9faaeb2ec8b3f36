//! Who is who: roles, whom a key speaks for, who let it in, and how it signs in. Knows no invitation and no form.

use crate::{
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber, reader::Reader},
    statement::digest::Digest,
};
use serde::{Deserialize, Serialize};

/// The request header that names the key the client asks as. A browser has one cookie for all roles of a device: a request
/// that reaches the server with another role's is answered as after a session that has ended.
pub const KEY_HEADER: &str = "alis-key";

/// The same where no header can be sent: a parameter of the address.
pub const KEY_PARAMETER: &str = "key";

/// Rolle: what a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Office,
    Municipality,
    Trust,
    Trainee,
    /// Sees figures, and no person.
    Reader,
}

impl Role {
    pub const ALL: [Role; 5] = [Role::Office, Role::Municipality, Role::Trust, Role::Trainee, Role::Reader];
}

/// Organisasjon: whom a key speaks for. Exactly one of them, or none for the office.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organization {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<HealthTrust>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doctor: Option<HprNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<Reader>,
}

/// Who let a key in: a role and, where it has one, its organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approver {
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
}

/// Who is signed in: the answer to `POST /sessions` and `GET /sessions/me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Me {
    pub kid: Digest,
    pub name: String,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    /// A doctor's key reads only what whoever let it in may vouch for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approver: Option<Approver>,
}

/// The answer to `POST /sessions/challenge`: sign it within 60 seconds, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Challenge {
    pub challenge: String,
}

/// Body of the signed `sign-in` statement, sent to `POST /sessions` as an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub challenge: String,
}

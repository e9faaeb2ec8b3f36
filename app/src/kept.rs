//! The shapes of what lies on this device: drafts, signed statements on their way, and those with a receipt. Knows
//! nothing of how they are kept or sent.

use serde::{Deserialize, Serialize};
use shared::{
    api::Filed,
    day::{Day, Moment},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    refusal::Refusal,
    statement::envelope::Envelope,
};

/// Utkast: an unfinished form, in the store `drafts` under its document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDraft {
    pub kind: String,
    /// The form as JSON, answers no longer asked included.
    pub paper: serde_json::Value,
    /// The revision it will become; 1 for a new document.
    pub rev: u32,
    pub saved_at: Moment,
    /// Whom it is about, for lists; empty while nobody is named.
    #[serde(default)]
    pub trainee: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doctor: Option<HprNumber>,
    /// When the server had it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_server_at: Option<Moment>,
}

/// What lists show of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    pub kind: String,
    pub trainee: String,
    pub doctor: Option<HprNumber>,
    pub trust: Option<HealthTrust>,
    pub site: String,
    pub wished_start: Option<Day>,
    /// Ids of provisions not met, strictest first.
    pub findings: Vec<String>,
}

/// Why something signed has not been acknowledged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The server said no, and why.
    Refused(Refusal),
    /// The answer did not prove anything: not our server, or a receipt that does not hold.
    NoProof,
    /// What the server shows now does not agree with what it showed before.
    OtherHistory,
    /// This browser cannot check the receipt's signature.
    CannotCheck,
    /// Nobody answered.
    Unreachable,
}

/// Signert og fryst: in the store `outbox` under `doc/rev` until a verified receipt has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Posting {
    pub doc: String,
    pub rev: u32,
    pub envelope: Envelope,
    pub summary: Summary,
    pub frozen_at: Moment,
    #[serde(default)]
    pub tries: u32,
    /// True when trying again will not help; a person must act.
    #[serde(default)]
    pub needs_attention: bool,
    /// What the last attempt ended in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
}

/// Kvittert: in the store `sent` under `doc/rev`, for ninety days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    pub doc: String,
    pub rev: u32,
    pub envelope: Envelope,
    pub summary: Summary,
    pub filed: Filed,
    /// The verification key the receipt was checked with.
    pub vkey: String,
}

/// The key of a statement in `outbox` and `sent`.
pub fn place(doc: &str, rev: u32) -> String {
    format!("{doc}/{rev}")
}

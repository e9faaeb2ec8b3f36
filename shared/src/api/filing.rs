//! What is filed, and what comes back: receipts, statements, parts of them, lists. Knows no form by name.

use super::{Mark, Organization, Verdict};
use crate::{
    day::{Day, Moment},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    statement::envelope::Envelope,
    views::Part,
};
use serde::{Deserialize, Serialize};

/// The answer to `PUT /statements/{doc}/{rev}` (201 new, 200 the same again), and part of `GET`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Filed {
    /// Nummer: the place in the log, shown to people; one more than the log index.
    pub number: u64,
    /// The time in the receipt's signed checkpoint.
    pub received_at: Moment,
    /// C2SP `tlog-proof@v1` text.
    pub receipt: String,
    /// RFC 6962 consistency proof from the log size the client named in `Alis-Log-Size` to the receipt's checkpoint,
    /// base64 hashes; empty when it named none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consistency: Vec<String>,
}

/// The request header that names the size of the last checkpoint the client has verified.
pub const LOG_SIZE_HEADER: &str = "alis-log-size";

/// `GET /statements/{doc}/{rev}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    pub envelope: Envelope,
    pub filed: Filed,
}

/// `GET /statements/{doc}/{rev}/view`: the part of a statement the asker may see. Made by the server from what was signed,
/// and not signed itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementView {
    pub kind: String,
    pub part: Part,
    pub number: u64,
    pub received_at: Moment,
    #[serde(default)]
    pub organization: Organization,
    /// The form with nothing else in it.
    pub body: serde_json::Value,
}

/// What the trainee has said of a revision, and the confirmation that says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Said {
    pub verdict: Verdict,
    pub doc: String,
    pub rev: u32,
}

/// One row of `GET /statements` (the newest revision of each document) and `GET /statements/{doc}` (all revisions),
/// newest first. Only what lists show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementRow {
    pub doc: String,
    pub rev: u32,
    pub number: u64,
    pub kind: String,
    pub received_at: Moment,
    #[serde(default)]
    pub organization: Organization,
    /// The trainee's name; empty for forms without one.
    #[serde(default)]
    pub trainee: String,
    /// The trainee, for lists that stand by person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doctor: Option<HprNumber>,
    /// The trust it is addressed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<HealthTrust>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished_start: Option<Day>,
    /// Ids of provisions not met when it was filed, strictest first.
    #[serde(default)]
    pub findings: Vec<String>,
    /// The document it is about: for confirmations and closings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What the trainee has said of this revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// A closing has ended the document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_closed: bool,
    /// Days that stand in it, as far as the asker may read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

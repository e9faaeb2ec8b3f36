//! What app and server say to each other: paths and bodies. Knows no transport. Here stand the small
//! ones: the server, drafts, the log.

mod enrolment;
mod filing;
mod people;
mod reading;

pub mod path;

pub use enrolment::{
    Decision, Device, Enrol, Enrolment, EnrolmentState, EnrolmentWish, Invitation, InvitationWish, OpenInvitation,
    PublicKey, TraineeInvitation, TraineeInvitationWish, fingerprint,
};
pub use filing::{Filed, LOG_SIZE_HEADER, Said, Statement, StatementRow, StatementView};
pub use people::{Approver, Challenge, KEY_HEADER, KEY_PARAMETER, Me, Organization, Role, SignIn};
pub use reading::{AccessRow, Reading};

/// `GET /figures`: for those who see no person.
pub use crate::figures::Figures;
/// Svar: what a trainee says of data about themself.
pub use crate::forms::confirmation::TraineeVerdict as Verdict;
/// Merkedag: a day that stands in a form, for lists.
pub use crate::rules::mark::{Mark, MarkKind};

use crate::{
    day::{Day, Moment},
    rules::facts::Facts,
    statement::digest::Digest,
};
use serde::{Deserialize, Serialize};

/// The largest body the server reads, in bytes.
pub const BODY_LIMIT_BYTES: usize = 64 * 1024;

/// The largest spreadsheet the server reads, in bytes.
pub const SHEET_LIMIT_BYTES: usize = 2 * 1024 * 1024;

/// The media type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /server`: what a client must know before it has said anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ServerFacts {
    /// The name statements are addressed to (`aud`).
    pub aud: String,
    /// The verification key of the log, in the form of a C2SP note key.
    pub vkey: String,
    /// The edition of all rules in force.
    pub edition: Digest,
    /// Today in Europe/Oslo.
    pub today: Day,
    /// Where people reach the server, without a trailing slash: `https://alis.example.no`.
    pub origin: String,
}

/// One row of `GET /drafts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DraftRow {
    pub doc: String,
    pub kind: String,
    pub saved_at: Moment,
}

/// `PUT /drafts/{doc}` and `GET /drafts/{doc}`. The paper is the app's own JSON; the server keeps it for the
/// organisation and reads it only to refuse national identity numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub kind: String,
    pub paper: serde_json::Value,
}

/// `GET /facts`: what the rules need to know beside the form, for the asker's organisation.
pub type FactsAnswer = Facts;

/// `GET /log/entries?from=&to=`: leaves in order, at most 1,000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogEntries {
    pub from: u64,
    /// Each leaf: `alis-log/v1\n<kind>\n<base64 SHA-256>\n`.
    pub leaves: Vec<String>,
}

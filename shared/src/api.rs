//! What app and server say to each other: paths and bodies. Knows no transport.

use crate::{
    day::{Day, Moment},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber, reader::Reader},
    rules::facts::Facts,
    statement::{digest::Digest, envelope::Envelope},
    views::Part,
};
use serde::{Deserialize, Serialize};

/// The largest body the server reads, in bytes.
pub const BODY_LIMIT_BYTES: usize = 64 * 1024;

/// The largest spreadsheet the server reads, in bytes.
pub const SHEET_LIMIT_BYTES: usize = 2 * 1024 * 1024;

/// The media type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Every path under one roof; `{doc}` and its like as axum and OpenAPI write them.
pub mod path {
    pub const HEALTH: &str = "/healthz";
    pub const METRICS: &str = "/metrics";
    pub const OPENAPI: &str = "/api/v1/openapi.json";
    pub const SERVER: &str = "/api/v1/server";
    pub const INVITATIONS: &str = "/api/v1/invitations";
    pub const INVITATION: &str = "/api/v1/invitations/{id}";
    pub const ENROLMENTS: &str = "/api/v1/enrolments";
    pub const ENROLMENT: &str = "/api/v1/enrolments/{kid}";
    pub const DECISION: &str = "/api/v1/enrolments/{kid}/decision";
    pub const CHALLENGE: &str = "/api/v1/sessions/challenge";
    pub const SESSIONS: &str = "/api/v1/sessions";
    pub const ME: &str = "/api/v1/sessions/me";
    pub const STATEMENTS: &str = "/api/v1/statements";
    pub const DOCUMENT: &str = "/api/v1/statements/{doc}";
    pub const STATEMENT: &str = "/api/v1/statements/{doc}/{rev}";
    pub const VIEW: &str = "/api/v1/statements/{doc}/{rev}/view";
    pub const DOCUMENT_INVITATION: &str = "/api/v1/statements/{doc}/invitation";
    pub const DRAFTS: &str = "/api/v1/drafts";
    pub const DRAFT: &str = "/api/v1/drafts/{doc}";
    pub const ACCESSES: &str = "/api/v1/accesses";
    pub const FIGURES: &str = "/api/v1/figures";
    pub const FACTS: &str = "/api/v1/facts";
    pub const EVENTS: &str = "/api/v1/events";
    pub const CHECKPOINT: &str = "/api/v1/log/checkpoint";
    pub const CONSISTENCY: &str = "/api/v1/log/consistency";
    pub const ENTRIES: &str = "/api/v1/log/entries";
    pub const TEMPLATE: &str = "/api/v1/forms/{kind}/template.xlsx";
    pub const IMPORT: &str = "/api/v1/imports/{kind}";
    pub const FORM_DOCS: &str = "/docs/forms";
    pub const FORM_DOC: &str = "/docs/forms/{kind}";
}

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

/// Svar: what a trainee says of data about themself.
pub use crate::forms::confirmation::TraineeVerdict as Verdict;

/// Merkedag: a day that stands in a form, for lists.
pub use crate::rules::mark::{Mark, MarkKind};

/// What the trainee has said of a revision, and the confirmation that says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Said {
    pub verdict: Verdict,
    pub doc: String,
    pub rev: u32,
}

/// Oppslag: in what way somebody's data were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Every word of a statement.
    #[default]
    Whole,
    /// A part of it.
    View,
    /// A line in a list; noted once a day.
    List,
    /// A line for each revision; noted once a day.
    Revisions,
}

/// One row of `GET /accesses`: who has read what about the trainee who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccessRow {
    /// Rises with time: where the next page begins.
    #[serde(default)]
    pub number: u64,
    pub at: Moment,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    /// Who held the device, as they enrolled.
    pub name: String,
    #[serde(default)]
    pub what: Reading,
    pub kind: String,
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

/// `GET /figures`: for those who see no person.
pub use crate::figures::Figures;

/// `GET /log/entries?from=&to=`: leaves in order, at most 1,000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogEntries {
    pub from: u64,
    /// Each leaf: `alis-log/v1\n<kind>\n<base64 SHA-256>\n`.
    pub leaves: Vec<String>,
}

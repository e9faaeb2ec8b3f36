//! Every route of the server in one table: how, where, for whom, what goes in and out. The router and the OpenAPI
//! document are both made from it. What a route does is below, one noun per file.
//! Why roles stand here: a route without its row does not exist, and a row without roles lets nobody in.

pub mod access;
pub mod doc;
pub mod draft;
pub mod enrolment;
pub mod event;
pub mod fact;
pub mod gate;
pub mod invitation;
pub mod log;
pub mod page;
pub mod plain;
pub mod schema;
pub mod session;
pub mod sheet;
pub mod statement;

use crate::house::Shared;
use axum::routing::{MethodRouter, delete, get, post, put};
use schema::Content;
use shared::api::{
    self, Role,
    Role::{Municipality, Office, Trainee, Trust},
    path,
};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Nothing is told that not everybody may know.
    Anybody,
    /// The signature in the body is the authority.
    Signer,
    /// A session of one of these roles.
    Session(&'static [Role]),
}

/// Rute: one row of the table.
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub who: Who,
    /// One sentence for the OpenAPI document.
    pub does: &'static str,
    pub takes: Content,
    /// The status of success.
    pub status: u16,
    pub gives: Content,
    /// Names of query parameters, with what they mean.
    pub asks: &'static [(&'static str, &'static str)],
    pub open: fn() -> MethodRouter<Shared>,
}

const EVERYBODY: Who = Who::Session(&[Office, Municipality, Trust, Trainee]);
const STAFF: Who = Who::Session(&[Office, Municipality, Trust]);
const NOTHING: Content = Content::Nothing;

macro_rules! json {
    ($type:ty) => {
        Content::Json(schema::of::<$type>)
    };
}

#[allow(clippy::too_many_arguments)] // a row of the table reads best on one line
const fn row(
    method: &'static str,
    path: &'static str,
    who: Who,
    does: &'static str,
    takes: Content,
    status: u16,
    gives: Content,
    open: fn() -> MethodRouter<Shared>,
) -> Route {
    Route { method, path, who, does, takes, status, gives, asks: &[], open }
}

impl Route {
    const fn asks(self, asks: &'static [(&'static str, &'static str)]) -> Route {
        Route { asks, ..self }
    }
}

/// The table.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    row("GET", path::HEALTH, Who::Anybody, "Whether the server answers.", NOTHING, 200, Content::Text, || get(plain::health)),
    row("GET", path::METRICS, Who::Anybody, "Counters in the text format of Prometheus.", NOTHING, 200, Content::Text, || get(plain::metrics)),
    row("GET", path::OPENAPI, Who::Anybody, "This document.", NOTHING, 200, Content::AnyJson, || get(plain::openapi)),
    row("GET", path::SERVER, Who::Anybody, "What a client must know before it has said anything.", NOTHING, 200, json!(api::ServerFacts), || get(plain::server)),

    row("POST", path::INVITATIONS, EVERYBODY, "Invite somebody: a trainee only another device of their own. The link is shown once.", json!(api::InvitationWish), 201, json!(api::Invitation), || post(invitation::make)),
    row("GET", path::INVITATIONS, STAFF, "Invitations that can still be used, newest first.", NOTHING, 200, json!(Vec<api::OpenInvitation>), || get(invitation::list)),

    row("POST", path::ENROLMENTS, Who::Signer, "Enrol a device key. The same wish again gets the same answer.", json!(api::EnrolmentWish), 201, json!(api::Enrolment), || post(enrolment::enrol)),
    row("GET", path::ENROLMENTS, EVERYBODY, "Devices the asker may approve, those approved, and the asker's own.", NOTHING, 200, json!(Vec<api::Device>), || get(enrolment::list)),
    row("GET", path::ENROLMENT, Who::Anybody, "Where an enrolment stands, for the device that waits.", NOTHING, 200, json!(api::Enrolment), || get(enrolment::state)),
    row("PUT", path::DECISION, EVERYBODY, "Approve, refuse or revoke a device.", json!(api::Decision), 200, json!(api::Enrolment), || put(enrolment::decide)),

    row("POST", path::CHALLENGE, Who::Anybody, "A challenge to sign within a minute.", NOTHING, 200, json!(api::Challenge), || post(session::challenge)),
    row("POST", path::SESSIONS, Who::Signer, "Sign in with a signed challenge.", json!(shared::statement::envelope::Envelope), 201, json!(api::Me), || post(session::open)),
    row("GET", path::ME, EVERYBODY, "Who is signed in.", NOTHING, 200, json!(api::Me), || get(session::me)),
    row("DELETE", path::ME, EVERYBODY, "Sign out.", NOTHING, 204, NOTHING, || delete(session::close)),

    row("GET", path::STATEMENTS, EVERYBODY, "The newest revision of each document the asker may see, newest first.", NOTHING, 200, json!(Vec<api::StatementRow>), || get(statement::list))
        .asks(&[("before", "Only documents whose newest number is lower: the next page."), ("limit", "At most so many, 1 to 1000.")]),
    row("GET", path::DOCUMENT, EVERYBODY, "All revisions of a document, newest first.", NOTHING, 200, json!(Vec<api::StatementRow>), || get(statement::revisions)),
    row("GET", path::STATEMENT, EVERYBODY, "One revision as it was signed, with its receipt.", NOTHING, 200, json!(api::Statement), || get(statement::show)),
    row("PUT", path::STATEMENT, Who::Signer, "File a statement. 201 when new; 200 with the same receipt when it was there.", json!(shared::statement::envelope::Envelope), 201, json!(api::Filed), || put(statement::file)),

    row("GET", path::DRAFTS, EVERYBODY, "Drafts of the asker's organization, newest first.", NOTHING, 200, json!(Vec<api::DraftRow>), || get(draft::list)),
    row("GET", path::DRAFT, EVERYBODY, "One draft.", NOTHING, 200, json!(api::Draft), || get(draft::show)),
    row("PUT", path::DRAFT, EVERYBODY, "Keep a draft for the organization.", json!(api::Draft), 200, json!(api::DraftRow), || put(draft::save)),
    row("DELETE", path::DRAFT, EVERYBODY, "Forget a draft.", NOTHING, 204, NOTHING, || delete(draft::remove)),

    row("GET", path::FACTS, EVERYBODY, "What the rules must know beside the form.", NOTHING, 200, json!(api::FactsAnswer), || get(fact::show))
        .asks(&[("doc", "With what is known about this document of the organization.")]),
    row("GET", path::ACCESSES, Who::Session(&[Trainee]), "Who has read what about the asker, newest first.", NOTHING, 200, json!(Vec<api::AccessRow>), || get(access::list)),
    row("GET", path::EVENTS, EVERYBODY, "Tells when something is filed: event `filed`, data {\"number\": 41}.", NOTHING, 200, Content::Events, || get(event::listen)),

    row("GET", path::TEMPLATE, EVERYBODY, "A workbook to fill in, for those who may file the form: a column for each question, and a sheet that explains them.", NOTHING, 200, Content::Workbook, || get(sheet::template))
        .asks(&[("rows", "The path of a repeated group: each row of the sheet is a row of it."), ("lang", "The language of the headers: nb, nn or en.")]),
    row("POST", path::IMPORT, EVERYBODY, "What a filled sheet says, row by row, with what is wrong in which cell. Nothing is kept.", Content::Sheet, 200, json!(shared::grid::Imported), || post(sheet::import))
        .asks(&[("rows", "The path of a repeated group, when each row of the sheet is a row of it."), ("lang", "The language of the words: nb, nn or en.")]),

    row("GET", path::FORM_DOCS, Who::Anybody, "The list of forms, for people.", NOTHING, 200, Content::Page, || get(doc::index))
        .asks(&[("lang", "The language of the frame.")]),
    row("GET", path::FORM_DOC, Who::Anybody, "What a form asks, its rules with sources and cases, and their dated values, for people.", NOTHING, 200, Content::Page, || get(doc::show))
        .asks(&[("lang", "The language of the frame.")]),

    row("GET", path::CHECKPOINT, Who::Anybody, "The newest signed head of the log (C2SP tlog-checkpoint).", NOTHING, 200, Content::Text, || get(log::checkpoint)),
    row("GET", path::CONSISTENCY, Who::Anybody, "Proof that one size of the log continues another (RFC 6962), base64 hashes.", NOTHING, 200, json!(Vec<String>), || get(log::consistency))
        .asks(&[("from", "The smaller size."), ("to", "The larger size; the newest when left out.")]),
    row("GET", path::ENTRIES, Who::Anybody, "Leaves of the log in order, at most 1000.", NOTHING, 200, json!(api::LogEntries), || get(log::entries))
        .asks(&[("from", "The first index."), ("to", "The index after the last.")]),
];

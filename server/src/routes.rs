//! Every route of the server in one table: how, where, for whom, what goes in and out. The router and the OpenAPI
//! document are both made from it. What a route does is below, one noun per file.
//! Why roles stand here: a route without its row does not exist, and a row without roles lets nobody in. Why needs stand
//! here: what a route may show of a document is this need against the sight in [`crate::relations`]; a route that names
//! none sees none. So role × route × relation is decided by two tables, and a test walks through every cell.

pub mod access;
pub mod doc;
pub mod draft;
pub mod enrolment;
pub mod event;
pub mod fact;
pub mod figure;
pub mod gate;
pub mod invitation;
pub mod log;
pub mod page;
pub mod plain;
pub mod schema;
pub mod session;
pub mod sheet;
pub mod statement;

use crate::{
    house::Shared,
    relations::Needs::{self, NoDocument, Own},
};
use axum::routing::{MethodRouter, delete, get, post, put};
use schema::Content;
use shared::api::{
    self, Role,
    Role::{Municipality, Office, Reader, Trainee, Trust},
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
    /// How much of the document it is asked for must be seen; what is seen less is not found.
    pub needs: Needs,
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

/// Whoever is signed in.
const ALL: Who = Who::Session(&[Office, Municipality, Trust, Trainee, Reader]);
/// Those who file or are written about. Readers of figures are not among them.
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
    needs: Needs,
    does: &'static str,
    takes: Content,
    status: u16,
    gives: Content,
    open: fn() -> MethodRouter<Shared>,
) -> Route {
    Route { method, path, who, needs, does, takes, status, gives, asks: &[], open }
}

impl Route {
    const fn asks(self, asks: &'static [(&'static str, &'static str)]) -> Route {
        Route { asks, ..self }
    }
}

/// The table.
#[rustfmt::skip]
pub const ROUTES: &[Route] = &[
    row("GET", path::HEALTH, Who::Anybody, NoDocument, "Whether the server answers.", NOTHING, 200, Content::Text, || get(plain::health)),
    row("GET", path::METRICS, Who::Anybody, NoDocument, "Counters in the text format of Prometheus.", NOTHING, 200, Content::Text, || get(plain::metrics)),
    row("GET", path::OPENAPI, Who::Anybody, NoDocument, "This document.", NOTHING, 200, Content::AnyJson, || get(plain::openapi)),
    row("GET", path::SERVER, Who::Anybody, NoDocument, "What a client must know before it has said anything.", NOTHING, 200, json!(api::ServerFacts), || get(plain::server)),

    row("POST", path::INVITATIONS, ALL, Own, "Invite somebody: a trainee or a reader of figures only another device of their own. The link is shown once.", json!(api::InvitationWish), 201, json!(api::Invitation), || post(invitation::make)),
    row("GET", path::INVITATIONS, STAFF, Own, "Invitations that can still be used, newest first.", NOTHING, 200, json!(Vec<api::OpenInvitation>), || get(invitation::list)),
    row("DELETE", path::INVITATION, STAFF, Own, "Take back an invitation that can still be used.", NOTHING, 204, NOTHING, || delete(invitation::take_back)),

    row("POST", path::ENROLMENTS, Who::Signer, NoDocument, "Enrol a device key. The same wish again gets the same answer.", json!(api::EnrolmentWish), 201, json!(api::Enrolment), || post(enrolment::enrol)),
    row("GET", path::ENROLMENTS, ALL, Own, "Devices the asker may approve, those approved, and the asker's own.", NOTHING, 200, json!(Vec<api::Device>), || get(enrolment::list)),
    row("GET", path::ENROLMENT, Who::Anybody, NoDocument, "Where an enrolment stands, for the device that waits.", NOTHING, 200, json!(api::Enrolment), || get(enrolment::state)),
    row("PUT", path::DECISION, ALL, Own, "Approve, refuse or revoke a device.", json!(api::Decision), 200, json!(api::Enrolment), || put(enrolment::decide)),

    row("POST", path::CHALLENGE, Who::Anybody, NoDocument, "A challenge to sign within a minute.", NOTHING, 200, json!(api::Challenge), || post(session::challenge)),
    row("POST", path::SESSIONS, Who::Signer, NoDocument, "Sign in with a signed challenge.", json!(shared::statement::envelope::Envelope), 201, json!(api::Me), || post(session::open)),
    row("GET", path::ME, ALL, NoDocument, "Who is signed in.", NOTHING, 200, json!(api::Me), || get(session::me)),
    row("DELETE", path::ME, ALL, NoDocument, "Sign out.", NOTHING, 204, NOTHING, || delete(session::close)),

    row("GET", path::STATEMENTS, EVERYBODY, Needs::Row, "The newest revision of each document the asker may see, newest first.", NOTHING, 200, json!(Vec<api::StatementRow>), || get(statement::list))
        .asks(&[("before", "Only documents whose newest number is lower: the next page."), ("limit", "At most so many, 1 to 1000.")]),
    row("GET", path::DOCUMENT, EVERYBODY, Needs::Row, "All revisions of a document, newest first.", NOTHING, 200, json!(Vec<api::StatementRow>), || get(statement::revisions)),
    row("GET", path::STATEMENT, EVERYBODY, Needs::Whole, "One revision as it was signed, with its receipt.", NOTHING, 200, json!(api::Statement), || get(statement::show)),
    row("PUT", path::STATEMENT, Who::Signer, Own, "File a statement. 201 when new; 200 with the same receipt when it was there.", json!(shared::statement::envelope::Envelope), 201, json!(api::Filed), || put(statement::file)),

    row("GET", path::VIEW, EVERYBODY, Needs::View, "The part of a revision the asker may see, where that is not the whole. Made by the server and not signed.", NOTHING, 200, json!(api::StatementView), || get(statement::view)),
    row("POST", path::DOCUMENT_INVITATION, Who::Session(&[Municipality]), Needs::Whole, "Let in the doctor this document of the asker's own is about, unless that is done already. The link is shown once.", json!(api::TraineeInvitationWish), 200, json!(api::TraineeInvitation), || post(invitation::of_document)),

    row("GET", path::DRAFTS, EVERYBODY, Own, "Drafts of the asker's organization, newest first.", NOTHING, 200, json!(Vec<api::DraftRow>), || get(draft::list)),
    row("GET", path::DRAFT, EVERYBODY, Own, "One draft.", NOTHING, 200, json!(api::Draft), || get(draft::show)),
    row("PUT", path::DRAFT, EVERYBODY, Own, "Keep a draft for the organization.", json!(api::Draft), 200, json!(api::DraftRow), || put(draft::save)),
    row("DELETE", path::DRAFT, EVERYBODY, Own, "Forget a draft.", NOTHING, 204, NOTHING, || delete(draft::remove)),

    row("GET", path::FACTS, EVERYBODY, Needs::Whole, "What the rules must know beside the form.", NOTHING, 200, json!(api::FactsAnswer), || get(fact::show))
        .asks(&[("doc", "With what is known about this document of the organization.")]),
    row("GET", path::ACCESSES, Who::Session(&[Trainee]), Own, "Who has read what about the asker, newest first.", NOTHING, 200, json!(Vec<api::AccessRow>), || get(access::list))
        .asks(&[("before", "Only readings whose number is lower: the next page."), ("limit", "At most so many, 1 to 1000.")]),
    row("GET", path::FIGURES, Who::Session(&[Office, Reader]), NoDocument, "How many are registered, without any person: groups under five are withheld.", NOTHING, 200, json!(api::Figures), || get(figure::show)),
    row("GET", path::EVENTS, EVERYBODY, Needs::Row, "Tells when something is filed: event `filed`, data {\"number\": 41}.", NOTHING, 200, Content::Events, || get(event::listen)),

    row("GET", path::TEMPLATE, EVERYBODY, NoDocument, "A workbook to fill in, for those who may file the form: a column for each question, and a sheet that explains them.", NOTHING, 200, Content::Workbook, || get(sheet::template))
        .asks(&[("rows", "The path of a repeated group: each row of the sheet is a row of it."), ("lang", "The language of the headers: nb, nn or en.")]),
    row("POST", path::IMPORT, EVERYBODY, NoDocument, "What a filled sheet says, row by row, with what is wrong in which cell. Nothing is kept.", Content::Sheet, 200, json!(shared::grid::Imported), || post(sheet::import))
        .asks(&[("rows", "The path of a repeated group, when each row of the sheet is a row of it."), ("lang", "The language of the words: nb, nn or en.")]),

    row("GET", path::FORM_DOCS, Who::Anybody, NoDocument, "The list of forms, for people.", NOTHING, 200, Content::Page, || get(doc::index))
        .asks(&[("lang", "The language of the frame.")]),
    row("GET", path::FORM_DOC, Who::Anybody, NoDocument, "What a form asks, its rules with sources and cases, and their dated values, for people.", NOTHING, 200, Content::Page, || get(doc::show))
        .asks(&[("lang", "The language of the frame.")]),

    row("GET", path::CHECKPOINT, Who::Anybody, NoDocument, "The newest signed head of the log (C2SP tlog-checkpoint).", NOTHING, 200, Content::Text, || get(log::checkpoint)),
    row("GET", path::CONSISTENCY, Who::Anybody, NoDocument, "Proof that one size of the log continues another (RFC 6962), base64 hashes.", NOTHING, 200, json!(Vec<String>), || get(log::consistency))
        .asks(&[("from", "The smaller size."), ("to", "The larger size; the newest when left out.")]),
    row("GET", path::ENTRIES, Who::Anybody, NoDocument, "Leaves of the log in order, at most 1000.", NOTHING, 200, json!(api::LogEntries), || get(log::entries))
        .asks(&[("from", "The first index."), ("to", "The index after the last.")]),
];

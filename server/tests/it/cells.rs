//! Who may do what, cell by cell: every route of the table, every role and nobody, every relation a role can have to a
//! document, and a document that does not exist. What is expected comes from the two tables; what is asked comes from an
//! example for each route, and a route without one fails.

use crate::{
    device::doc,
    people::Person,
    world::{BODO, DOCTOR, Level, NORDLAND, World, role_of},
};
use reqwest::Method;
use serde_json::{Value, json};
use server::{
    kinds::KINDS,
    relations::{Needs, Relation},
    routes::{ROUTES, Route, Who},
};
use shared::api::{Role, StatementRow, path};
use std::collections::BTreeSet;

/// What a route is asked, and what it must answer whoever is let in.
enum Example {
    /// The same for everybody: a body, and the statuses of whoever is let in.
    Same(&'static str, Option<Value>, &'static [u16]),
    /// It names a document, and maybe a revision.
    Document,
    /// It asks about a document, and tells nothing of one that is not seen.
    Asked,
    Draft,
    Device,
    /// Filing: the signature decides, see `statements_refused`.
    Filing,
    /// A form: only for who may file it.
    Kind,
    SignOut,
}

fn example(route: &Route) -> Option<Example> {
    use Example::*;
    let same = |status: &'static [u16]| Some(Same("", None, status));
    match (route.method, route.path) {
        ("GET", path::HEALTH | path::METRICS | path::OPENAPI | path::SERVER | path::CHECKPOINT | path::FORM_DOCS) => {
            same(&[200])
        }
        ("GET", path::INVITATIONS | path::ENROLMENTS | path::ME | path::STATEMENTS | path::DRAFTS) => same(&[200]),
        ("GET", path::ACCESSES | path::EVENTS | path::FIGURES) => same(&[200]),
        ("GET", path::CONSISTENCY) => Some(Same("?from=1", None, &[200])),
        ("GET", path::ENTRIES) => Some(Same("?from=0", None, &[200])),
        ("GET", path::FORM_DOC) => same(&[200]),
        ("POST", path::INVITATIONS) => Some(Same("", Some(json!({ "role": "office" })), &[201, 403])),
        ("DELETE", path::INVITATION) => same(&[404]),
        ("POST", path::CHALLENGE) => Some(Same("", Some(json!({})), &[200])),
        ("POST", path::SESSIONS | path::ENROLMENTS) => Some(Same("", Some(json!({})), &[400])),
        ("GET", path::DOCUMENT | path::STATEMENT | path::VIEW) => Some(Document),
        ("POST", path::DOCUMENT_INVITATION) => Some(Document),
        ("GET", path::FACTS) => Some(Asked),
        ("GET" | "PUT" | "DELETE", path::DRAFT) => Some(Draft),
        ("PUT", path::DECISION) | ("GET", path::ENROLMENT) => Some(Device),
        ("PUT", path::STATEMENT) => Some(Filing),
        ("GET", path::TEMPLATE) | ("POST", path::IMPORT) => Some(Kind),
        ("DELETE", path::ME) => Some(SignOut),
        _ => None,
    }
}

/// Which relations a role can have to a document at all.
fn possible(role: Option<Role>) -> &'static [Relation] {
    use Relation::*;
    match role {
        Some(Role::Office) => &[Office],
        Some(Role::Municipality) => &[Owner, Successor, Stranger],
        Some(Role::Trust) => &[Owner, Addressed, OtherTrust],
        Some(Role::Trainee) => &[Owner, Subject, Stranger],
        Some(Role::Reader) | None => &[Stranger],
    }
}

/// What the gate answers, before any document is looked for; `None` when it opens.
fn gate(route: &Route, role: Option<Role>) -> Option<u16> {
    match (route.who, role) {
        (Who::Anybody | Who::Signer, _) => None,
        (Who::Session(_), None) => Some(401),
        (Who::Session(roles), Some(role)) => (!roles.contains(&role)).then_some(403),
    }
}

fn in_path(route: &Route, doc: &str) -> String {
    route.path.replace("{doc}", doc).replace("{rev}", "1")
}

async fn asks(person: &Person, route: &Route, path: &str, body: &Option<Value>) -> (u16, String) {
    let method = Method::from_bytes(route.method.as_bytes()).unwrap();
    let mut request = person.request(method, path);
    if route.method != "GET" {
        request = request.json(body.as_ref().unwrap_or(&json!({})));
    }
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let is_endless = route.path == path::EVENTS && status == 200;
    (status, if is_endless { String::new() } else { answer.text().await.unwrap() })
}

#[tokio::test]
async fn every_cell_of_role_route_and_relation_is_as_the_tables_say() {
    let world = World::made().await;
    let mut cells = BTreeSet::new();
    for route in ROUTES {
        let example = example(route).unwrap_or_else(|| panic!("{} {} has no example", route.method, route.path));
        for (person, who) in world.people.iter().enumerate() {
            let role = role_of(person);
            let asked = match &example {
                Example::Document | Example::Asked | Example::Filing => {
                    for doc in &world.docs {
                        stands(&world, route, &example, person, doc).await;
                        cells.insert((
                            route.method,
                            route.path,
                            format!("{role:?}"),
                            format!("{:?}", doc.relation(person)),
                        ));
                    }
                    continue;
                }
                Example::Same(query, body, fine) => {
                    let path = route.path.replace("{kind}", "candidate-registration").replace("{id}", &unknown_kid());
                    let (status, _) = asks(who, route, &format!("{path}{query}"), body).await;
                    (status, gate(route, role).map_or(fine.to_vec(), |closed| vec![closed]))
                }
                Example::Draft => drafts(&world, route, person).await,
                Example::Device => devices(&world, route, person).await,
                Example::Kind => kinds(route, who, role).await,
                Example::SignOut => signs_out(route, who, role).await,
            };
            assert!(asked.1.contains(&asked.0), "{} {} as {role:?}: {}", route.method, route.path, asked.0);
            cells.insert((route.method, route.path, format!("{role:?}"), String::new()));
        }
    }
    assert_eq!(missing(&cells), Vec::<String>::new());
    world.drafts_are_untouched().await;
    println!("{} cells", cells.len());
}

/// Cells no request went to.
fn missing(cells: &BTreeSet<(&str, &str, String, String)>) -> Vec<String> {
    let mut missing = Vec::new();
    for route in ROUTES {
        let by_document = matches!(example(route), Some(Example::Document | Example::Asked | Example::Filing));
        for role in Role::ALL.into_iter().map(Some).chain([None]) {
            let relations: Vec<String> = match by_document {
                true => possible(role).iter().map(|relation| format!("{relation:?}")).collect(),
                false => vec![String::new()],
            };
            for relation in relations {
                let cell = (route.method, route.path, format!("{role:?}"), relation);
                if !cells.contains(&cell) {
                    missing.push(format!("{cell:?}"));
                }
            }
        }
    }
    missing
}

/// One person, one route, one document, and beside it one that does not exist.
async fn stands(world: &World, route: &Route, example: &Example, person: usize, document: &crate::world::Doc) {
    let (who, role) = (&world.people[person], role_of(person));
    let told =
        format!("{} {} of {} as {role:?}, {:?}", route.method, route.path, document.kind, document.relation(person));
    if matches!(example, Example::Filing) {
        return files(who, document, person, &told).await;
    }
    let (found, unknown) = (&document.letter.doc, doc());
    let place = |name: &str| match example {
        Example::Asked => format!("{}?doc={name}", route.path),
        _ => in_path(route, name),
    };
    let (status, text) = asks(who, route, &place(found), &None).await;
    let (unknown_status, unknown_text) = asks(who, route, &place(&unknown), &None).await;
    if let Some(closed) = gate(route, role) {
        assert_eq!((status, unknown_status), (closed, closed), "{told}");
        assert_eq!(text, unknown_text, "{told}");
        return;
    }
    let is_invitation = route.path == path::DOCUMENT_INVITATION;
    let is_about_doctor = !matches!(document.kind, "half-year-report" | "training-enterprise" | "trust-profile");
    // only one's own document, and only where it is about a doctor
    let is_own = document.related[0].0 == person && is_about_doctor;
    let may = document.sight(person).is_enough_for(route.needs) && (!is_invitation || is_own);
    match (may, example) {
        (true, _) => assert_eq!(status, 200, "{told}: {text}"),
        (false, Example::Asked) => assert_eq!((status, text), (200, unknown_text), "{told}"),
        (false, _) => assert_eq!((status, &text), (404, &unknown_text), "{told}"),
    }
    let is_missing = unknown_status == 404 || matches!(example, Example::Asked);
    assert!(is_missing, "{told}: what does not exist was answered with {unknown_status}");
}

/// Who has filed it gets the same receipt again; nobody else adds to it. (That a name is taken cannot be hidden from who
/// already knows it: filing under a free one makes a document.)
async fn files(who: &Person, document: &crate::world::Doc, person: usize, told: &str) {
    if document.related[0].0 == person {
        assert_eq!(who.files(&document.letter).await.status, 200, "{told}");
        return;
    }
    let answer = who.files(&who.revision(&document.letter, &crate::form::registration())).await;
    let expected = if role_of(person).is_none() { (401, "unknown-key") } else { (403, "not-yours") };
    assert_eq!((answer.status, answer.code().as_str()), expected, "{told}");
}

/// A draft is there for its own desk; for all others it is as if it had never been.
async fn drafts(world: &World, route: &Route, person: usize) -> (u16, Vec<u16>) {
    let (who, role) = (&world.people[person], role_of(person));
    let body = Some(json!({ "kind": "candidate-registration", "paper": { "remarks": "mine" } }));
    for (owner, name) in world.drafts.iter().filter(|(owner, _)| route.method == "GET" || *owner != person) {
        let (status, text) = asks(who, route, &in_path(route, name), &body).await;
        let (unknown, unknown_text) = asks(who, route, &in_path(route, &doc()), &body).await;
        let closed = gate(route, role);
        let expected = match (closed, route.method) {
            (Some(closed), _) => closed,
            (None, "GET") if *owner == person => 200,
            (None, "GET") => 404,
            (None, "PUT") => 200,
            (None, _) => 204,
        };
        assert_eq!(status, expected, "{} {} as {role:?}", route.method, route.path);
        if expected == 404 {
            assert_eq!((status, text), (unknown, unknown_text));
        }
    }
    (0, vec![0])
}

/// A device is there for who let it in; for all others it is as if it had never been.
async fn devices(world: &World, route: &Route, person: usize) -> (u16, Vec<u16>) {
    let (who, role) = (&world.people[person], role_of(person));
    let body = Some(json!({ "state": "approved" }));
    for (other, device) in world.people.iter().enumerate().filter(|(other, _)| role_of(*other).is_some()) {
        let place = |kid: &str| route.path.replace("{kid}", kid);
        let (status, text) = asks(who, route, &place(&device.device.kid().to_string()), &body).await;
        let (unknown, unknown_text) = asks(who, route, &place(&unknown_kid()), &body).await;
        let approver = crate::spares::approver_of(other);
        let expected = match gate(route, role) {
            Some(closed) => closed,
            None if route.who == Who::Anybody || approver == person => 200,
            None => 404,
        };
        assert_eq!(status, expected, "{} {} as {role:?}", route.method, route.path);
        if expected != 200 {
            assert_eq!((status, text), (unknown, unknown_text));
        }
    }
    (0, vec![0])
}

fn unknown_kid() -> String {
    shared::statement::digest::Digest::of(doc().as_bytes()).to_string()
}

/// A template, and a sheet, for each form: for who may file it.
async fn kinds(route: &Route, who: &Person, role: Option<Role>) -> (u16, Vec<u16>) {
    for kind in KINDS {
        let method = Method::from_bytes(route.method.as_bytes()).unwrap();
        let request = who.request(method, &route.path.replace("{kind}", kind.name));
        let sheet = request.header("content-type", "text/csv").body("Navn\nKari\n");
        let status = sheet.send().await.unwrap().status().as_u16();
        match gate(route, role) {
            Some(closed) => assert_eq!(status, closed),
            None if role.is_some_and(|role| kind.by.contains(&role)) => {
                assert!(matches!(status, 200 | 422), "{status}")
            }
            None => assert_eq!(status, 403, "{} {}", kind.name, route.path),
        }
    }
    (0, vec![0])
}

/// With a session of its own: the others are needed.
async fn signs_out(route: &Route, who: &Person, role: Option<Role>) -> (u16, Vec<u16>) {
    let mut leaving = Person { cookie: String::new(), ..who.clone() };
    if role.is_some() {
        leaving = leaving.signed_in().await;
    }
    let (status, _) = asks(&leaving, route, route.path, &None).await;
    (status, gate(route, role).map_or(vec![204], |closed| vec![closed]))
}

impl World {
    async fn drafts_are_untouched(&self) {
        for (owner, name) in &self.drafts {
            let canary = self.canaries.iter().find(|canary| canary.level == Level::Own && canary.of == *owner).unwrap();
            let read = self.people[*owner].gets(&path::DRAFT.replace("{doc}", name)).await;
            assert!(read.text.contains(&canary.words), "{}", read.text);
        }
    }
}

#[tokio::test]
async fn lists_hold_what_the_table_lets_through_and_nothing_else() {
    let world = World::made().await;
    for (person, who) in world.people.iter().enumerate().filter(|(person, _)| role_of(*person).is_some()) {
        if role_of(person) == Some(Role::Reader) {
            continue;
        }
        let rows: Vec<StatementRow> = who.gets(path::STATEMENTS).await.told();
        let listed: BTreeSet<String> = rows.into_iter().map(|row| row.doc).collect();
        let seen = world.docs.iter().filter(|doc| doc.sight(person).is_enough_for(Needs::Row));
        let seen: BTreeSet<String> = seen.map(|doc| doc.letter.doc.clone()).collect();
        assert_eq!(listed, seen, "{}", who.name);
    }
}

#[tokio::test]
async fn a_page_is_as_long_as_it_may_be_while_there_is_more() {
    let world = World::made().await;
    for person in [DOCTOR, NORDLAND, BODO] {
        let who = &world.people[person];
        let all: Vec<StatementRow> = who.gets(path::STATEMENTS).await.told();
        let first: Vec<StatementRow> = who.gets(&format!("{}?limit=2", path::STATEMENTS)).await.told();
        assert_eq!(first, all[..2]);
        let next = format!("{}?limit=2&before={}", path::STATEMENTS, first[1].number);
        let next: Vec<StatementRow> = who.gets(&next).await.told();
        assert_eq!(next, all[2..all.len().min(4)]);
    }
}

#[test]
fn only_what_everybody_may_know_is_open() {
    let open = ROUTES.iter().filter(|route| !matches!(route.who, Who::Session(_)));
    let open: Vec<String> = open.map(|route| format!("{} {}", route.method, route.path)).collect();
    assert_eq!(
        open,
        [
            "GET /healthz",
            "GET /metrics",
            "GET /api/v1/openapi.json",
            "GET /api/v1/server",
            "POST /api/v1/enrolments",
            "GET /api/v1/enrolments/{kid}",
            "POST /api/v1/sessions/challenge",
            "POST /api/v1/sessions",
            "PUT /api/v1/statements/{doc}/{rev}",
            "GET /docs/forms",
            "GET /docs/forms/{kind}",
            "GET /api/v1/log/checkpoint",
            "GET /api/v1/log/consistency",
            "GET /api/v1/log/entries",
        ]
    );
}

/// A reader of figures gets nothing else, whatever it asks for.
#[test]
fn a_reader_of_figures_is_let_in_where_no_document_is() {
    let open = ROUTES.iter().filter(|route| gate(route, Some(Role::Reader)).is_none());
    assert!(open.clone().all(|route| !matches!(route.needs, Needs::Row | Needs::View | Needs::Whole)));
    assert!(
        open.filter(|route| matches!(route.who, Who::Session(_))).count() == 6,
        "figures, who they are, own devices"
    );
}

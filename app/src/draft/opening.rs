//! Finds a draft: open in this tab, on the device, on the server, or begun anew from the statement sent last. Knows no
//! page.

use super::{Base, Draft, Identity, Kept, LaidAway, OPEN, close, lying_open, saving};
use crate::{
    client, clock,
    kept::{KeptDraft, Posting, Sent},
    paper::Paper,
    session::Session,
    sheet::{self, Sheet},
    store::{self, DRAFTS, OUTBOX, SENT},
};
use leptos::prelude::*;
use serde_json::Value;
use shared::{
    api::{self, StatementRow, path},
    day::Moment,
    form::Form,
    forms::candidate_registration::CandidateRegistration,
    rules::facts::Facts,
    statement::envelope::Envelope,
};
use std::collections::BTreeMap;

/// What the form is made of.
struct Found {
    identity: Identity,
    sheet: Box<dyn Sheet>,
    raw: BTreeMap<String, String>,
    kept: Kept,
}

/// Opens the draft of a document. A document nobody knows is a new one.
pub async fn open(session: Session, doc: &str) -> Draft {
    if let Some(draft) = lying_open(doc) {
        return draft;
    }
    let found = match on_device(doc).await {
        Some(found) => newer(found, on_server(doc).await),
        None => match on_server(doc).await {
            Some(found) => found,
            None => begun(doc).await,
        },
    };
    lying_open(doc).unwrap_or_else(|| lay_open(session, found)) // two pages may have asked at once
}

fn lay_open(session: Session, found: Found) -> Draft {
    close();
    let Found { identity, sheet, raw, kept } = found;
    let owner = Owner::new();
    let is_new = identity.base.is_none() && kept == Kept::default();
    let draft = owner.with(|| {
        let (today, language) = (session.today(), session.language.get_untracked());
        let draft = Draft {
            paper: Paper::open(sheet, &raw, today, language),
            kept: RwSignal::new(kept),
            identity: StoredValue::new(identity),
            pace: StoredValue::new_local(saving::Pace::default()),
        };
        follow_facts(session, draft);
        draft.paper.follow(session);
        draft
    });
    if is_new {
        prefill(session, draft.paper);
    }
    draft.paper.on_change(move || saving::later(session, draft));
    OPEN.set(Some((draft, owner)));
    draft
}

/// What is known of the municipality, and of this document.
fn follow_facts(session: Session, draft: Draft) {
    Effect::new(move |_| {
        let mut facts: Facts = session.facts.get();
        if facts.municipality.is_blank() {
            let mine = session.me.with(|me| me.as_ref().and_then(|me| me.organization.municipality.clone()));
            facts.municipality = mine.unwrap_or_default();
        }
        let base = draft.identity.with_value(|identity| identity.base.clone());
        match base {
            Some(base) => draft.paper.know(base.add_to(facts), false),
            None => draft.paper.know(facts, false),
        }
    });
}

/// A new registration begins with what the register knows of the municipality.
fn prefill(session: Session, paper: Paper) {
    let home = session.me.with_untracked(|me| me.as_ref().and_then(|me| me.organization.municipality.as_ref()?.find()));
    if let Some(home) = home {
        paper.put("trust", home.trust.code());
        paper.put("site", home.nearest_site);
    }
}

async fn on_device(doc: &str) -> Option<Found> {
    let kept: KeptDraft = serde_json::from_str(&store::get(DRAFTS, doc).await.ok()??).ok()?;
    let mut found = read(doc, &kept.kind, kept.paper)?;
    found.kept = Kept { on_device_at: Some(kept.saved_at), on_server_at: kept.on_server_at, failed: false };
    Some(found)
}

async fn on_server(doc: &str) -> Option<Found> {
    let draft: api::Draft = client::get(&client::path(path::DRAFT, &[("doc", doc)])).await.ok()?;
    let mut found = read(doc, &draft.kind, draft.paper)?;
    found.kept.on_device_at = None;
    Some(found)
}

/// The one written last. Another device of the same municipality may have gone on with it.
fn newer(here: Found, there: Option<Found>) -> Found {
    match there {
        Some(there) if there.kept.on_server_at > here.kept.on_device_at => there,
        _ => here,
    }
}

fn read(doc: &str, kind: &str, paper: Value) -> Option<Found> {
    let LaidAway { rev, previous, base, body, raw, saved_at, .. } = serde_json::from_value(paper).ok()?;
    let sheet = sheet::from_json(kind, &body.to_string())?;
    let identity = Identity { doc: doc.to_owned(), kind: sheet.outline().kind, rev, previous, base };
    let kept = Kept { on_device_at: None, on_server_at: Some(saved_at), failed: false };
    Some(Found { identity, sheet, raw, kept })
}

/// A new revision of what was sent last, or a new document.
async fn begun(doc: &str) -> Found {
    let kind = CandidateRegistration::KIND;
    let sent = match newest_here(doc).await {
        Some(sent) => Some(sent),
        None => newest_there(doc).await,
    };
    let revised = match sent {
        Some(sent) => revision(doc, sent).await,
        None => None,
    };
    revised.unwrap_or_else(|| Found {
        identity: Identity { doc: doc.to_owned(), kind, rev: 1, previous: None, base: None },
        sheet: sheet::lay(CandidateRegistration::default()),
        raw: BTreeMap::new(),
        kept: Kept::default(),
    })
}

/// A statement that was sent, or waits to be.
struct Filed {
    rev: u32,
    envelope: Envelope,
    received_at: Moment,
}

async fn newest_here(doc: &str) -> Option<Filed> {
    let prefix = [doc, "/"].concat();
    let of_doc = |rows: Vec<(String, String)>| rows.into_iter().filter(|(key, _)| key.starts_with(&prefix)).collect::<Vec<_>>();
    let sent = of_doc(store::list(SENT).await.unwrap_or_default()).into_iter().filter_map(|(_, text)| {
        let Sent { rev, envelope, filed, .. } = serde_json::from_str(&text).ok()?;
        Some(Filed { rev, envelope, received_at: filed.received_at })
    });
    let waiting = of_doc(store::list(OUTBOX).await.unwrap_or_default()).into_iter().filter_map(|(_, text)| {
        let posting: Posting = serde_json::from_str(&text).ok()?;
        (!posting.needs_attention).then_some(Filed { rev: posting.rev, envelope: posting.envelope, received_at: posting.frozen_at })
    });
    let here = sent.chain(waiting).max_by_key(|filed| filed.rev)?;
    // another device may have sent a newer one
    match newest_there(doc).await {
        Some(there) if there.rev > here.rev => Some(there),
        _ => Some(here),
    }
}

async fn newest_there(doc: &str) -> Option<Filed> {
    let rows: Vec<StatementRow> = client::get(&client::path(path::DOCUMENT, &[("doc", doc)])).await.ok()?;
    let rev = rows.iter().map(|row| row.rev).max()?;
    let at = client::path(path::STATEMENT, &[("doc", doc), ("rev", &rev.to_string())]);
    let statement: api::Statement = client::get(&at).await.ok()?;
    Some(Filed { rev, envelope: statement.envelope, received_at: statement.filed.received_at })
}

async fn revision(doc: &str, sent: Filed) -> Option<Found> {
    let opened = sent.envelope.open().ok()?;
    let payload: Value = serde_json::from_slice(&opened.payload).ok()?;
    let body = payload.get("body").cloned().unwrap_or(Value::Null);
    let kind = sheet::blank(&opened.kind)?.outline().kind;
    let sheet = sheet::from_json(kind, &body.to_string())?;
    let about = [path::FACTS, "?doc=", doc].concat();
    let facts: Option<Facts> = client::get(&about).await.ok();
    let (received_on, _, _) = clock::in_oslo(sent.received_at);
    let base = Base {
        received_at: sent.received_at,
        body,
        first_received_on: facts.as_ref().and_then(|facts| facts.first_received_on),
        renewed_on: facts.and_then(|facts| facts.renewed_on).or(Some(received_on)),
    };
    let previous = Some(opened.payload_digest());
    let identity = Identity { doc: doc.to_owned(), kind, rev: sent.rev + 1, previous, base: Some(base) };
    Some(Found { identity, sheet, raw: BTreeMap::new(), kept: Kept::default() })
}

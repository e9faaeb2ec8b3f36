//! Finds a draft: open in this tab, on the device, on the server, or begun anew from the statement sent last. Knows no
//! page.

use super::{
    Dispute, Draft, Identity, Kept, LaidAway, OPEN, lying_open, put_away, saving,
    sent::{Filed, is_filed, newest, newest_here, newest_if_any, newest_sent, newest_there, revision},
    tabs,
};
use crate::{
    client, clock,
    forms::{self, Made, NotFetched},
    json,
    kept::{KeptDraft, place},
    known::{self, Known},
    letter,
    listed::listed,
    overview::{self, revisions},
    paper::Paper,
    route,
    session::Session,
    sheet::{Asked, Look, Sheet},
    store::{self, DRAFTS, OUTBOX},
};
use gloo::events::EventListener;
use leptos::prelude::*;
use serde_json::Value;
use shared::{
    api::{self, path},
    day::{Day, Moment},
    form::Form,
    forms::half_year_report::HalfYearReport,
    numbers::health_trust::HealthTrust,
    rules::{
        due::{begun, report_due},
        facts::{Facts, LiveRegistration},
        period::Period,
    },
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

/// How long a draft on the device waits for a newer one from the server: so many times so many milliseconds.
const PATIENCE_STEPS: u32 = 20;
const PATIENCE_STEP_MS: u32 = 50;

/// What the form is made of.
pub struct Found {
    pub identity: Identity,
    pub sheet: Box<dyn Sheet>,
    pub raw: BTreeMap<String, String>,
    pub kept: Kept,
}

/// Opens the draft of a document. A document nobody knows is a new one of this kind, begun from what `from` says.
///
/// # Errors
/// [`NotFetched`] when the form's code is not here and cannot be fetched.
pub async fn open(session: Session, kind: &str, doc: &str, from: Option<&str>) -> Result<Draft, NotFetched> {
    if let Some(draft) = lying_open(doc) {
        return Ok(draft);
    }
    let Some(made) = forms::load(kind).await? else { return Err(NotFetched) };
    tabs::take(doc).await;
    let today = untrack(|| session.today());
    let found = match on_device(doc).await {
        Some(found) if came_there(found.kept) => newer(found, soon(session, doc).await),
        Some(found) => found,
        None if route::take_new(doc) => begun(made, doc, newest_here(doc).await, from, today).await,
        None => match on_server(doc).await {
            Some(found) => found,
            None => begun(made, doc, newest_if_any(doc).await, from, today).await,
        },
    };
    let draft = lying_open(doc).unwrap_or_else(|| lay_open(session, found, from)); // two pages may have asked at once
    if !tabs::is_mine(doc) {
        tabs::mark(draft); // another tab has begun to write in it meanwhile
    }
    Ok(draft)
}

fn lay_open(session: Session, found: Found, from: Option<&str>) -> Draft {
    put_away();
    let Found { identity, sheet, raw, kept } = found;
    let owner = Owner::new();
    let is_new = identity.base.is_none() && kept == Kept::default();
    let is_carried = is_new && sheet.to_json() != "{}";
    let draft = owner.with(|| {
        let (today, language) = (untrack(|| session.today()), session.language.get_untracked());
        let draft = Draft {
            paper: Paper::open(sheet, &raw, today, language),
            kept: RwSignal::new(kept),
            elsewhere: RwSignal::new(false),
            identity: StoredValue::new(identity),
            pace: StoredValue::new_local(saving::Pace::default()),
        };
        follow_facts(session, draft);
        gather_documents(session, draft.paper, is_new);
        draft.paper.follow(session);
        draft
    });
    let disputes = draft.identity.with_value(|identity| identity.base.clone()).map(|base| base.disputes);
    for Dispute { path, note } in disputes.unwrap_or_default() {
        draft.paper.remark(&path, note);
    }
    match is_new {
        true => prefill(session, draft, from),
        false => draft.paper.was_begun(),
    }
    draft.paper.on_change(move || saving::later(session, draft));
    if is_carried {
        draft.paper.was_begun();
        saving::later(session, draft); // what was carried over is there also after a reload
    }
    OPEN.set(Some((draft, owner)));
    keep_when_hidden(session);
    draft
}

thread_local! {
    static LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// A tab that is hidden may never come back: what waits is kept at once.
fn keep_when_hidden(session: Session) {
    if LISTENING.replace(true) {
        return;
    }
    EventListener::new(&document(), "visibilitychange", move |_| {
        if let Some(draft) = OPEN.with_borrow(|open| open.as_ref().map(|(draft, _)| *draft)) {
            leptos::task::spawn_local(saving::keep_now(session, draft));
        }
    })
    .forget();
}

/// Somebody has sent a newer revision meanwhile: the answers stay, and become the revision after that one. False when it
/// cannot be fetched.
pub async fn rebase(session: Session, draft: Draft) -> bool {
    let Identity { doc, rev, .. } = draft.identity();
    let newest = match newest_there(&doc).await {
        Some(there) if there.rev >= rev => revision(&doc, there).await,
        _ => None,
    };
    let Some(found) = newest else { return false };
    draft.identity.set_value(found.identity);
    let _ = store::remove(OUTBOX, &place(&doc, rev)).await; // what it said stands in the draft
    session.changed();
    saving::later(session, draft);
    true
}

/// What one may choose among, where the form asks for documents: first what is known here, then what the server says.
fn gather_documents(session: Session, paper: Paper, is_new: bool) {
    let asks = |asked: &Asked| matches!(asked.look, Look::Document | Look::Documents | Look::Ranking);
    if !paper.outline().questions.iter().any(asks) {
        return;
    }
    leptos::task::spawn_local(async move {
        for ask in [false, session.online.get_untracked()] {
            let known = known::registrations(ask).await;
            if paper.known.try_set(known.clone()).is_none() && is_new {
                list_by_trust(paper, &known);
            }
        }
    });
}

/// The first report begins with every registration under its own trust, in the order of names; the municipality orders them.
fn list_by_trust(paper: Paper, known: &[Known]) {
    let Some(rows) = paper.outline().rows_at("lists") else { return };
    if paper.count(rows).get_untracked() > 0 {
        return;
    }
    for trust in HealthTrust::ALL {
        let theirs = known.iter().filter(|known| known.trust == Some(trust));
        let docs: Vec<&str> = theirs.map(|known| known.doc.as_str()).collect();
        if !docs.is_empty() && paper.add_row(rows) {
            let row = paper.count(rows).get_untracked() - 1;
            paper.put(&format!("lists.{row}.trust"), trust.code());
            paper.put(&format!("lists.{row}.candidates"), &docs.join(" "));
            paper.put("nothing_to_report", "no");
        }
    }
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
            Some(base) => {
                let told_for = base.sheet(draft.identity().kind).and_then(|sheet| told_for(sheet.as_ref()));
                draft.paper.know(base.add_to(facts), told_for);
            }
            None => draft.paper.know(facts, None),
        }
    });
}

/// Trust and start of what was received.
fn told_for(sheet: &dyn Sheet) -> Option<(String, String)> {
    let read = |path| Some(sheet.read(sheet.outline().place(path)?));
    Some((read("trust")?, read("wished_start")?))
}

/// A new form begins with what the register knows of the municipality, and with what it is begun from.
fn prefill(session: Session, draft: Draft, from: Option<&str>) {
    let paper = draft.paper;
    let home = session.me.with_untracked(|me| me.as_ref().and_then(|me| me.organization.municipality.as_ref()?.find()));
    if let Some(home) = home {
        paper.prefill("trust", home.trust.code());
        paper.prefill("site", home.nearest_site);
        paper.prefill("organisation_number", home.organisation_number);
    }
    paper.prefill("about", from.unwrap_or_default());
    let due = Period::containing(report_due(untrack(|| session.today())));
    paper.prefill("period.year", &due.year.to_string());
    paper.prefill("period.half", due.half.code());
}

async fn on_device(doc: &str) -> Option<Found> {
    let kept: KeptDraft = json::read(store::get(DRAFTS, doc).await.ok()??.as_bytes()).ok()?;
    let mut found = read(doc, &kept.kind, kept.paper)?;
    if let Some(sent) = newest_sent(doc).await.filter(|sent| sent.rev >= found.identity.rev) {
        if letter::open(&sent.envelope).is_some_and(|letter| kept.saved_at <= letter.signed_at) {
            return None; // it was sent
        }
        if let Some(next) = revision(doc, sent).await {
            found.identity = next.identity; // what was written since becomes the next revision
        }
    }
    found.kept = Kept { on_device_at: Some(kept.saved_at), on_server_at: kept.on_server_at, failed: false };
    Some(found)
}

/// Asks for the list first: a page that asks for what is not there leaves a complaint in the browser's console.
async fn on_server(doc: &str) -> Option<Found> {
    let row = draft_there(doc).await?;
    let draft: api::Draft = client::get(&client::path(path::DRAFT, &[("doc", doc)])).await.ok()?;
    let mut found = read(doc, &draft.kind, draft.paper)?;
    let sent = if is_filed(doc).await { revisions(doc).await } else { Vec::new() };
    let Some(newest) = sent.iter().find(|row| row.rev >= found.identity.rev) else { return Some(found) };
    if !was_written_since(&row, newest.received_at) {
        return None; // it was sent by another device
    }
    found.identity = revision(doc, newest_there(doc).await?).await?.identity;
    Some(found)
}

/// The server's draft of a document, if there is one.
async fn draft_there(doc: &str) -> Option<api::DraftRow> {
    let drafts: Vec<api::DraftRow> = client::get(path::DRAFTS).await.ok()?;
    drafts.into_iter().find(|row| row.doc == doc)
}

/// A draft saved after a revision was received says more than that revision. Both by the server's clock.
fn was_written_since(draft: &api::DraftRow, received_at: Moment) -> bool {
    draft.saved_at > received_at
}

/// Somebody of the same municipality has begun to change what was received then, on whatever device.
pub async fn is_begun_there(doc: &str, received_at: Moment) -> bool {
    draft_there(doc).await.is_some_and(|draft| was_written_since(&draft, received_at))
}

/// What the server keeps, when it answers at once: what lies on the device must not wait for a slow network.
async fn soon(session: Session, doc: &str) -> Option<Found> {
    if !session.online.get_untracked() {
        return None;
    }
    let answer: Rc<RefCell<Option<Option<Found>>>> = Rc::default();
    let (doc, told) = (doc.to_owned(), answer.clone());
    leptos::task::spawn_local(async move {
        let found = on_server(&doc).await;
        told.replace(Some(found));
    });
    for _ in 0..PATIENCE_STEPS {
        if let Some(found) = answer.take() {
            return found;
        }
        clock::pause(PATIENCE_STEP_MS).await;
    }
    None
}

/// What was written here and never came to the server goes first. When all of it did, what the server has is at least
/// as new: another device of the same municipality may have gone on with it. The clocks of two devices are never
/// compared.
fn newer(here: Found, there: Option<Found>) -> Found {
    match there {
        Some(there) if came_there(here.kept) && there.kept.on_server_at != here.kept.on_device_at => there,
        _ => here,
    }
}

/// All that was written here is on the server.
fn came_there(kept: Kept) -> bool {
    kept.on_server_at > kept.on_device_at
}

fn read(doc: &str, kind: &str, paper: Value) -> Option<Found> {
    let LaidAway { rev, previous, base, body, raw, saved_at, .. } = json::read_tree(&paper).ok()?;
    let made = forms::find(kind)?;
    let sheet = (made.read)(&body)?;
    let identity = Identity { doc: doc.to_owned(), kind: made.kind, rev, previous, base };
    let kept = Kept { on_device_at: None, on_server_at: Some(saved_at), failed: false };
    Some(Found { identity, sheet, raw, kept })
}

/// A new revision of what was sent last, or a new document.
async fn begun(made: Made, doc: &str, sent: Option<Filed>, from: Option<&str>, today: Day) -> Found {
    let revised = match sent {
        Some(sent) => revision(doc, sent).await,
        None => None,
    };
    if let Some(revised) = revised {
        return revised;
    }
    let carried = match from {
        Some(from) => carried(made, from, today).await,
        None if made.kind == HalfYearReport::KIND => match last_report(doc).await {
            Some(last) => carried(made, &last, today).await,
            None => None,
        },
        None => None,
    };
    Found {
        identity: Identity { doc: doc.to_owned(), kind: made.kind, rev: 1, previous: None, base: None },
        sheet: carried.unwrap_or_else(made.blank),
        raw: BTreeMap::new(),
        kept: Kept::default(),
    }
}

/// What another document, of whatever kind, knows already: nothing is typed twice.
async fn carried(made: Made, from: &str, today: Day) -> Option<Box<dyn Sheet>> {
    let letter = letter::open(&newest(from).await?.envelope)?;
    let live = if made.kind == HalfYearReport::KIND { live().await } else { Vec::new() };
    (made.carry)(&letter.kind, &letter.body, today, &live)
}

/// The report of the latest half-year, other than this one: a municipality has one for each, and the next begins with
/// what the last one said.
async fn last_report(doc: &str) -> Option<String> {
    let rows = listed(overview::gather(true).await.entries.iter());
    begun::last_report(&rows, doc).map(|row| row.doc.clone())
}

/// The registrations a report must list, in the order of names.
async fn live() -> Vec<LiveRegistration> {
    let known = known::registrations(true).await;
    let live = known.into_iter().filter_map(|one| Some((one.doc, one.trust?)));
    live.map(|(doc, trust)| LiveRegistration { doc, trust, wished_start: None }).collect()
}

#[cfg(test)]
mod tests;

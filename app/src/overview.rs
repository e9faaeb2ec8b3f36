//! Everything there is about registrations, joined by document: drafts on the device and on the server, what is on its
//! way, what was received. Works without a network from what was last known. Knows no page.

use crate::{
    client::{self, Fault},
    entry,
    kept::{Doubt, KeptDraft},
    letter, outbox,
    parts::chip::Stage,
    store::{self, DRAFTS},
};
use shared::{
    api::{DraftRow, Organization, StatementRow, path},
    day::{Day, Moment},
    numbers::health_trust::HealthTrust,
    rules::renewal::RENEWAL_MONTHS,
};
use std::collections::BTreeMap;

/// One document.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub doc: String,
    /// The newest revision there is, of whatever stage.
    pub rev: u32,
    pub stage: Stage,
    /// Someone has begun to write a newer revision on this device.
    pub has_draft: bool,
    pub trainee: String,
    pub organization: Organization,
    pub trust: Option<HealthTrust>,
    pub wished_start: Option<Day>,
    pub findings: Vec<String>,
    /// Its place in the log, once received.
    pub number: Option<u64>,
    /// When it was saved, signed or received.
    pub at: Moment,
    pub doubt: Option<Doubt>,
}

impl Entry {
    /// The last day before it must be renewed.
    pub fn renewal_on(&self, today: Day) -> Option<Day> {
        let months = RENEWAL_MONTHS.on(today)?;
        (self.stage == Stage::Received).then(|| crate::clock::in_oslo(self.at).0.plus_months(months))
    }
}

/// All of it, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    pub entries: Vec<Entry>,
    /// Why the server's part is only what was last known.
    pub stale: Option<Fault>,
}

const ROWS: &str = "rows";

/// Gathers everything, and asks the server first when `ask` is set.
pub async fn gather(ask: bool) -> Overview {
    let (mut rows, mut stale) = (None, None);
    if ask {
        match received().await {
            Ok(fresh) => rows = Some(fresh),
            Err(fault) => stale = Some(fault),
        }
    }
    let rows = match rows {
        Some(rows) => rows,
        None => entry::recall::<Vec<StatementRow>>(ROWS).await.unwrap_or_default(),
    };
    let mut entries: BTreeMap<String, Entry> = rows.into_iter().map(|row| (row.doc.clone(), of_row(row))).collect();
    add_postings(&mut entries).await;
    add_drafts(&mut entries).await;
    if ask {
        add_server_drafts(&mut entries).await;
    }
    let mut entries: Vec<Entry> = entries.into_values().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    Overview { entries, stale }
}

/// The newest revision of each document, as the server has them; kept for the next time without a network.
pub async fn received() -> Result<Vec<StatementRow>, Fault> {
    let rows: Vec<StatementRow> = client::get(path::STATEMENTS).await?;
    entry::remember(ROWS, &rows).await;
    Ok(rows)
}

fn of_row(row: StatementRow) -> Entry {
    Entry {
        doc: row.doc,
        rev: row.rev,
        stage: Stage::Received,
        has_draft: false,
        trainee: row.trainee,
        organization: row.organization,
        trust: row.trust,
        wished_start: row.wished_start,
        findings: row.findings,
        number: Some(row.number),
        at: row.received_at,
        doubt: None,
    }
}

async fn add_postings(entries: &mut BTreeMap<String, Entry>) {
    for posting in outbox::waiting().await {
        let stage = if posting.needs_attention { Stage::NeedsAttention } else { Stage::OnItsWay };
        let organization =
            letter::open(&posting.envelope).map(|letter| letter::organization(&letter)).unwrap_or_default();
        let summary = posting.summary;
        let entry = Entry {
            doc: posting.doc,
            rev: posting.rev,
            stage,
            has_draft: false,
            trainee: summary.trainee,
            organization,
            trust: summary.trust,
            wished_start: summary.wished_start,
            findings: summary.findings,
            number: None,
            at: posting.frozen_at,
            doubt: posting.doubt,
        };
        entries.insert(entry.doc.clone(), entry);
    }
}

async fn add_drafts(entries: &mut BTreeMap<String, Entry>) {
    for (doc, text) in store::list(DRAFTS).await.unwrap_or_default() {
        let Ok(draft) = serde_json::from_str::<KeptDraft>(&text) else { continue };
        match entries.get_mut(&doc) {
            // a signed one comes first; its draft is only in the way of it
            Some(entry) if entry.rev >= draft.rev => {}
            Some(entry) => entry.has_draft = true,
            None => {
                entries.insert(doc.clone(), of_draft(doc, draft.rev, draft.trainee, draft.saved_at));
            }
        }
    }
}

/// Drafts begun on another device. Their names are known when they are opened.
async fn add_server_drafts(entries: &mut BTreeMap<String, Entry>) {
    let rows: Vec<DraftRow> = client::get(path::DRAFTS).await.unwrap_or_default();
    for row in rows {
        let doc = row.doc.clone();
        entries.entry(doc).or_insert_with(|| of_draft(row.doc, 1, String::new(), row.saved_at));
    }
}

fn of_draft(doc: String, rev: u32, trainee: String, at: Moment) -> Entry {
    Entry {
        doc,
        rev,
        stage: Stage::Draft,
        has_draft: true,
        trainee,
        organization: Organization::default(),
        trust: None,
        wished_start: None,
        findings: Vec::new(),
        number: None,
        at,
        doubt: None,
    }
}

//! Everything there is, of every kind, joined by document: drafts on the device and on the server, what is on its
//! way, what was received. Works without a network from what was last known. Knows no page.

use crate::{
    client::{self, Fault},
    entry, json,
    kept::{Doubt, KeptDraft},
    kinds::{self, Kind},
    letter, outbox,
    parts::chip::Stage,
    route::Route,
    session::Session,
    store::{self, DRAFTS},
};
use shared::{
    api::{DraftRow, Mark, MarkKind, Organization, Said, StatementRow, path},
    day::{Day, Moment},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
};
use std::collections::BTreeMap;

/// One document.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub doc: String,
    pub kind: &'static Kind,
    /// The newest revision there is, of whatever stage.
    pub rev: u32,
    pub stage: Stage,
    /// Someone has begun to write a newer revision on this device.
    pub has_draft: bool,
    pub trainee: String,
    pub doctor: Option<HprNumber>,
    pub organization: Organization,
    pub trust: Option<HealthTrust>,
    pub wished_start: Option<Day>,
    pub findings: Vec<String>,
    /// What the doctor has said of this revision.
    pub said: Option<Said>,
    /// A closing has ended it.
    pub is_closed: bool,
    /// Days that stand in it.
    pub marks: Vec<Mark>,
    /// Its place in the log, once received.
    pub number: Option<u64>,
    /// When it was saved, signed or received.
    pub at: Moment,
    pub doubt: Option<Doubt>,
}

impl Entry {
    pub fn is_registration(&self) -> bool {
        self.kind.name == kinds::registration().name
    }

    /// Begun here, or received from whoever is here: what a municipality was handed by another is only read.
    pub fn is_own(&self, session: Session) -> bool {
        self.number.is_none() || session.is_own(&self.organization)
    }

    /// The page it is written on.
    pub fn form(&self) -> Route {
        Route::Form { kind: self.kind.name, doc: self.doc.clone() }
    }

    /// A day that stands in it.
    pub fn mark(&self, what: MarkKind) -> Option<Day> {
        self.marks.iter().find(|mark| mark.what == what).map(|mark| mark.on)
    }
}

/// Lege: everything there is about one doctor, newest first.
pub struct Person<'a> {
    pub name: String,
    pub entries: Vec<&'a Entry>,
}

impl<'a> Person<'a> {
    /// The document lists show first.
    pub fn first(&self) -> &'a Entry {
        let registration = self.entries.iter().find(|entry| entry.is_registration());
        registration.unwrap_or(&self.entries[0])
    }
}

/// All of it, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    pub entries: Vec<Entry>,
    /// Why the server's part is only what was last known.
    pub stale: Option<Fault>,
}

impl Overview {
    /// By doctor: the HPR number says who is who, and a document without one stands alone.
    pub fn people(&self) -> Vec<Person<'_>> {
        let mut people: Vec<Person> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.kind.is_personal && !entry.is_closed) {
            let same = |other: &&Entry| entry.doctor.is_some() && other.doctor == entry.doctor;
            match people.iter_mut().find(|person| person.entries.iter().any(same)) {
                Some(person) => person.entries.push(entry),
                None => people.push(Person { name: entry.trainee.clone(), entries: vec![entry] }),
            }
        }
        people
    }
}

const ROWS: &str = "rows";
/// So many rows the server tells at a time.
const PAGE: usize = 1_000;

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
    let mut entries: BTreeMap<String, Entry> =
        rows.into_iter().filter_map(|row| Some((row.doc.clone(), of_row(row)?))).collect();
    add_postings(&mut entries).await;
    add_drafts(&mut entries).await;
    if ask {
        add_server_drafts(&mut entries).await;
    }
    let mut entries: Vec<Entry> = entries.into_values().collect();
    shared::order::sort_by_key(&mut entries, |entry| std::cmp::Reverse(entry.at));
    Overview { entries, stale }
}

/// The newest revision of each document, as the server has them; kept for the next time without a network.
pub async fn received() -> Result<Vec<StatementRow>, Fault> {
    let mut rows: Vec<StatementRow> = client::get(path::STATEMENTS).await?;
    let mut page = rows.len();
    while page >= PAGE
        && let Some(before) = rows.iter().map(|row| row.number).min()
    {
        let (before, limit) = (before.to_string(), PAGE.to_string());
        let at = [path::STATEMENTS, "?before=", &before, "&limit=", &limit].concat();
        let more: Vec<StatementRow> = client::get(&at).await?;
        page = more.len();
        rows.extend(more);
    }
    entry::remember(ROWS, &rows).await;
    Ok(rows)
}

/// All revisions of a document, newest first; nothing without a network.
pub async fn revisions(doc: &str) -> Vec<StatementRow> {
    client::get(&client::path(path::DOCUMENT, &[("doc", doc)])).await.unwrap_or_default()
}

/// `None` for a kind of a newer edition of the app.
fn of_row(row: StatementRow) -> Option<Entry> {
    Some(Entry {
        doc: row.doc,
        kind: kinds::find(&row.kind)?,
        rev: row.rev,
        stage: Stage::Received,
        has_draft: false,
        trainee: row.trainee,
        doctor: row.doctor,
        organization: row.organization,
        trust: row.trust,
        wished_start: row.wished_start,
        findings: row.findings,
        said: row.said,
        is_closed: row.is_closed,
        marks: row.marks,
        number: Some(row.number),
        at: row.received_at,
        doubt: None,
    })
}

async fn add_postings(entries: &mut BTreeMap<String, Entry>) {
    for posting in outbox::waiting().await {
        let stage = if posting.needs_attention { Stage::NeedsAttention } else { Stage::OnItsWay };
        let organization =
            letter::open(&posting.envelope).map(|letter| letter::organization(&letter)).unwrap_or_default();
        let summary = posting.summary;
        let Some(kind) = kinds::find(&summary.kind) else { continue };
        let entry = Entry {
            doc: posting.doc,
            kind,
            rev: posting.rev,
            stage,
            has_draft: false,
            trainee: summary.trainee,
            doctor: summary.doctor,
            organization,
            trust: summary.trust,
            wished_start: summary.wished_start,
            findings: summary.findings,
            said: None,
            is_closed: false,
            marks: Vec::new(),
            number: None,
            at: posting.frozen_at,
            doubt: posting.doubt,
        };
        entries.insert(entry.doc.clone(), entry);
    }
}

async fn add_drafts(entries: &mut BTreeMap<String, Entry>) {
    for (doc, text) in store::list(DRAFTS).await.unwrap_or_default() {
        let Ok(draft) = json::read::<KeptDraft>(text.as_bytes()) else { continue };
        let Some(kind) = kinds::find(&draft.kind) else { continue };
        match entries.get_mut(&doc) {
            Some(entry) => entry.has_draft = entry.rev < draft.rev || says_more(&draft, &doc, entry.rev).await,
            None => {
                let about = (draft.trainee, draft.doctor);
                entries.insert(doc.clone(), of_draft(doc, kind, draft.rev, about, draft.saved_at));
            }
        }
    }
}

/// A draft beside its own signed revision is only in the way, unless it was written in after this device had signed.
async fn says_more(draft: &KeptDraft, doc: &str, rev: u32) -> bool {
    let signed = match outbox::find(doc, rev).await {
        Some(posting) => Some(posting.envelope),
        None => outbox::find_sent(doc, rev).await.map(|sent| sent.envelope),
    };
    let letter = signed.and_then(|envelope| letter::open(&envelope));
    letter.is_some_and(|letter| draft.saved_at > letter.signed_at)
}

/// Drafts begun on another device. Their names are known when they are opened.
async fn add_server_drafts(entries: &mut BTreeMap<String, Entry>) {
    let rows: Vec<DraftRow> = client::get(path::DRAFTS).await.unwrap_or_default();
    for row in rows {
        let (doc, Some(kind)) = (row.doc.clone(), kinds::find(&row.kind)) else { continue };
        entries.entry(doc).or_insert_with(|| of_draft(row.doc, kind, 1, Default::default(), row.saved_at));
    }
}

fn of_draft(doc: String, kind: &'static Kind, rev: u32, about: (String, Option<HprNumber>), at: Moment) -> Entry {
    let (trainee, doctor) = about;
    Entry {
        doc,
        kind,
        rev,
        stage: Stage::Draft,
        has_draft: true,
        trainee,
        doctor,
        organization: Organization::default(),
        trust: None,
        wished_start: None,
        findings: Vec::new(),
        said: None,
        is_closed: false,
        marks: Vec::new(),
        number: None,
        at,
        doubt: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chance,
        kept::{Posting, Summary, place},
        store::OUTBOX,
    };
    use serde_json::{Value, json};
    use wasm_bindgen_test::wasm_bindgen_test;

    /// A document signed at this second, with a draft of the same revision saved at that one.
    async fn has_draft(signed_at: i64, saved_at: i64) -> bool {
        let (doc, kind) = (chance::new_doc(), kinds::registration().name);
        let (signed_at, saved_at) = (Moment::from_unix(signed_at), Moment::from_unix(saved_at));
        let posting = Posting {
            doc: doc.clone(),
            rev: 1,
            envelope: letter::signed(kind, 1, signed_at, json!({})),
            summary: Summary { kind: kind.to_owned(), ..Summary::default() },
            frozen_at: signed_at,
            tries: 0,
            needs_attention: false,
            doubt: None,
        };
        let draft = KeptDraft {
            kind: kind.to_owned(),
            paper: Value::Null,
            rev: 1,
            saved_at,
            trainee: String::new(),
            doctor: None,
            on_server_at: None,
        };
        store::put(OUTBOX, &place(&doc, 1), &serde_json::to_string(&posting).unwrap()).await.unwrap();
        store::put(DRAFTS, &doc, &serde_json::to_string(&draft).unwrap()).await.unwrap();
        let entries = gather(false).await.entries;
        entries.iter().find(|entry| entry.doc == doc).unwrap().has_draft
    }

    #[wasm_bindgen_test]
    async fn a_draft_beside_its_signed_revision_is_shown_when_it_was_written_in_since() {
        assert!(has_draft(100, 101).await);
        assert!(!has_draft(100, 100).await);
    }
}

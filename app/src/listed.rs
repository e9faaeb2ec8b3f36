//! What is known of documents, as the rules of time read it. Decides nothing.

use crate::{clock, overview::Entry};
use shared::rules::due::Listed;

/// One row for each.
pub fn listed<'a>(entries: impl Iterator<Item = &'a Entry> + Clone) -> Vec<Listed> {
    let all = entries.clone();
    let received = |doc: &str| all.clone().find(|entry| entry.doc == doc).map(|entry| clock::in_oslo(entry.at).0);
    let row = |entry: &Entry| Listed {
        doc: entry.doc.clone(),
        kind: entry.kind.name.to_owned(),
        number: entry.number.unwrap_or_default(),
        doctor: entry.doctor,
        municipality: entry.organization.municipality.clone(),
        trust: entry.trust,
        received_on: entry.number.map(|_| clock::in_oslo(entry.at).0),
        said: entry.said.as_ref().map(|said| (said.verdict, received(&said.doc))),
        wished_start: entry.wished_start,
        findings: entry.findings.clone(),
        marks: entry.marks.clone(),
        is_closed: entry.is_closed,
    };
    entries.map(row).collect()
}

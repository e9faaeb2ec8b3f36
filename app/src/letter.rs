//! What stands in a signed statement, for lists and receipts. Reads the bytes that were signed and nothing else.

use crate::kept::Summary;
use shared::{
    api::{Organization, StatementRow},
    forms::candidate_registration::CandidateRegistration,
    statement::{envelope::Envelope, payload::Payload},
};

/// The letter inside an envelope; `None` when it is not a registration of a version this app knows.
pub fn open(envelope: &Envelope) -> Option<Payload<CandidateRegistration>> {
    serde_json::from_slice(&envelope.open().ok()?.payload).ok()
}

/// What lists show of a registration; the findings are not in the letter.
pub fn summary(letter: &Payload<CandidateRegistration>) -> Summary {
    let body = &letter.body;
    Summary {
        kind: letter.kind.clone(),
        trainee: body.trainee.name.clone(),
        trust: body.trust,
        site: body.site.clone(),
        wished_start: body.wished_start,
        findings: Vec::new(),
    }
}

/// Whose statement it is.
pub fn organization(letter: &Payload<CandidateRegistration>) -> Organization {
    Organization { municipality: letter.municipality.clone(), trust: letter.trust }
}

/// The same from a row of the server's list.
pub fn summary_of_row(row: &StatementRow) -> Summary {
    Summary {
        kind: row.kind.clone(),
        trainee: row.trainee.clone(),
        trust: row.trust,
        site: String::new(),
        wished_start: row.wished_start,
        findings: row.findings.clone(),
    }
}

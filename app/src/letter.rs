//! What stands in a signed statement, for lists and receipts. Reads the bytes that were signed and nothing else.

use crate::kept::Summary;
use shared::{
    api::Organization,
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

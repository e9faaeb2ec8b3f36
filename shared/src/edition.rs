//! Which rules a statement was checked by, as one digest: the compiled rules and the dated values in force. Knows no
//! statement.

use crate::{
    form::Form, forms::candidate_registration::CandidateRegistration, rules::provision::Provision,
    statement::digest::Digest,
};

/// Changes whenever the meaning of a rule changes without its words doing so.
const COMPILED: &str = "2026-11-22";

/// The edition of the rules compiled in.
pub fn edition() -> Digest {
    let mut text = String::from(COMPILED);
    for provision in CandidateRegistration::PROVISIONS {
        let Provision { id, cite, force, says, .. } = provision;
        for part in [id, &*cite.code(), force.name().nb, says.nb] {
            text.push('\n');
            text.push_str(part);
        }
    }
    Digest::of(text.as_bytes())
}

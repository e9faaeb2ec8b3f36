//! Rules whose answer is another than before: the same form on two days, or two forms on the same day. Knows no form.

use super::provision::Finding;
use crate::form::Report;

/// Snudd regel: what it answered before, and what it answers now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    pub before: Finding,
    pub now: Finding,
}

/// The rules that were met and are not, or the other way round, in the order of the form. What is not answered yet, before
/// or now, has not turned.
pub fn turned(before: &Report, now: &Report) -> Vec<Turned> {
    let is_decided = |finding: &&Finding| finding.is_met() || finding.is_not_met();
    let pair = |now: &Finding| {
        let before = before.findings.iter().filter(is_decided).find(|before| before.id == now.id)?;
        (before.is_met() != now.is_met()).then(|| Turned { before: before.clone(), now: now.clone() })
    };
    now.findings.iter().filter(is_decided).filter_map(pair).collect()
}

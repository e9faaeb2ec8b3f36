//! Which filed form a new one takes over from, so that nothing is typed twice. Knows kinds and days; what is taken over,
//! the forms know.

use super::Listed;
use crate::{
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
    },
    rules::mark::MarkKind,
};

/// Among what was received about one doctor: what a new form of this kind begins from.
pub fn begun_from<'a>(kind: &str, theirs: &'a [Listed]) -> Option<&'a Listed> {
    let newest = |kind: &'static str| theirs.iter().filter(move |row| row.is(kind)).max_by_key(|row| row.number);
    let (registration, plan) = (newest(CandidateRegistration::KIND), newest(ImplementationPlan::KIND));
    match kind {
        FollowUpMeeting::KIND => {
            let met = theirs.iter().filter(|row| row.is(FollowUpMeeting::KIND));
            met.max_by_key(|row| (row.mark(MarkKind::Held), row.number)).or(registration).or(plan)
        }
        ImplementationPlan::KIND => registration,
        CandidateRegistration::KIND => plan,
        _ => registration.or(plan),
    }
}

/// The report of the latest half-year, other than this one.
pub fn last_report<'a>(rows: &'a [Listed], doc: &str) -> Option<&'a Listed> {
    let others = rows.iter().filter(|row| row.is(HalfYearReport::KIND) && row.doc != doc);
    others.max_by_key(|row| (row.mark(MarkKind::HalfYear), row.number))
}

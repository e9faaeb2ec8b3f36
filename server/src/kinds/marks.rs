//! Days that stand in a filed form, read from its bytes when a list is asked for. Knows which form has which; nothing is
//! stored, so that a newer program sees more in what was filed before.

use super::filed::body;
use shared::{
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, capacity::Capacity, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
    },
    rules::mark::{self, Mark},
};

/// Whether forms of this kind have days for lists.
pub fn has_any(kind: &str) -> bool {
    [CandidateRegistration::KIND, ImplementationPlan::KIND, FollowUpMeeting::KIND].contains(&kind)
        || [HalfYearReport::KIND, Capacity::KIND].contains(&kind)
}

/// The days in this envelope; none when it cannot be read.
pub fn of(kind: &str, envelope: &[u8]) -> Vec<Mark> {
    let marks = match kind {
        CandidateRegistration::KIND => body(envelope).as_ref().map(mark::of_registration),
        ImplementationPlan::KIND => body(envelope).as_ref().map(mark::of_plan),
        FollowUpMeeting::KIND => body(envelope).as_ref().map(mark::of_meeting),
        HalfYearReport::KIND => body(envelope).as_ref().map(mark::of_report),
        Capacity::KIND => body(envelope).as_ref().map(mark::of_capacity),
        _ => None,
    };
    marks.unwrap_or_default()
}

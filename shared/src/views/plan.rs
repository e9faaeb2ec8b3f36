//! What the office and a trust see of a plan. Leave is in neither: not as a row, not as a day, not as a percent. Nothing
//! here reads a leave row, so nothing of one can come through.

use crate::forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod};

/// For the office: whose plan it is, and the periods without leave.
pub fn without_leave(plan: &ImplementationPlan) -> ImplementationPlan {
    only(plan, |kind| match kind {
        PeriodKind::OpenPractice
        | PeriodKind::OtherPractice
        | PeriodKind::HospitalService
        | PeriodKind::MunicipalInstitution => true,
        PeriodKind::Leave => false,
    })
}

/// For the trust: whose plan it is, and the rows of hospital service.
pub fn hospital_rows(plan: &ImplementationPlan) -> ImplementationPlan {
    only(plan, |kind| kind == PeriodKind::HospitalService)
}

fn only(plan: &ImplementationPlan, is_seen: fn(PeriodKind) -> bool) -> ImplementationPlan {
    let seen = |period: &&PlannedPeriod| period.kind.is_some_and(is_seen);
    let periods = plan.periods.iter().filter(seen).cloned().collect();
    ImplementationPlan { trainee: plan.trainee.clone(), periods, ..ImplementationPlan::default() }
}

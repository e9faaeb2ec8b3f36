//! Plans for tests, and what is counted in them. Knows no rule.

use shared::{
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
    rules::plans::stretches::{Tally, stretches},
};

pub fn period(kind: PeriodKind, from: Day, to: Day, percent: u16) -> PlannedPeriod {
    let (from, to, percent) = (Some(from), Some(to), Some(percent));
    PlannedPeriod { kind: Some(kind), from, to, percent, ..PlannedPeriod::default() }
}

pub fn with(periods: Vec<PlannedPeriod>) -> ImplementationPlan {
    ImplementationPlan { periods, ..ImplementationPlan::default() }
}

pub fn tally(plan: &ImplementationPlan) -> Tally {
    Tally::of(stretches(plan))
}

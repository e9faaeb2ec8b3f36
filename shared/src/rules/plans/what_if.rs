//! What if: what moves when a plan is tried with other days. Knows two plans; which is the municipality's own, the asker
//! knows.

use super::standing::standing;
use crate::{
    day::Day,
    form::check,
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::{
        counted::Months,
        facts::Facts,
        turned::{Turned, turned},
    },
    text::{Text, t},
};

/// Utslag: what a trial moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Moves {
    /// The day it is completed, in the plan and in the trial; `None` when the plan does not reach the end.
    pub completed_on: (Option<Day>, Option<Day>),
    /// Counted months that are others than before.
    pub months: Vec<MonthsMoved>,
    /// Rules that answer otherwise.
    pub rules: Vec<Turned>,
}

/// Endret sum, by the end of everything planned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthsMoved {
    pub what: Text,
    pub before: Months,
    pub now: Months,
}

impl Moves {
    pub fn is_nothing(&self) -> bool {
        self.completed_on.0 == self.completed_on.1 && self.months.is_empty() && self.rules.is_empty()
    }
}

/// What moves from `own` to `trial`, seen on `today`.
pub fn moves(own: &ImplementationPlan, trial: &ImplementationPlan, facts: &Facts, today: Day) -> Moves {
    let (before, now) = (standing(own, today), standing(trial, today));
    let kind = |kind| (before.planned.counted(kind), now.planned.counted(kind));
    let sums = [
        (t("Tellende i alt", "Teljande i alt", "Counted in all"), (before.planned_total, now.planned_total)),
        (t("Åpen praksis", "Open praksis", "Open practice"), kind(PeriodKind::OpenPractice)),
        (t("Annen praksis", "Annan praksis", "Other practice"), kind(PeriodKind::OtherPractice)),
        (
            t("Sykehus og institusjon", "Sjukehus og institusjon", "Hospital and institution"),
            (before.planned.institution(), now.planned.institution()),
        ),
    ];
    let moved = sums.into_iter().filter(|(_, (before, now))| before.hundredths() != now.hundredths());
    Moves {
        completed_on: (before.completed_on, now.completed_on),
        months: moved.map(|(what, (before, now))| MonthsMoved { what, before, now }).collect(),
        rules: turned(&check(own, facts, today), &check(trial, facts, today)),
    }
}

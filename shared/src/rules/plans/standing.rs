//! Where a training stands: what is done, what remains, the day it is completed, and the gaps. Shown beside the plan and
//! drawn as its timeline; no rule by itself.

use super::{
    months::{ABSENCE_FREE_PERCENT, Limits},
    stretches::{Stretch, Tally, stretches},
};
use crate::{
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::counted::Months,
};

/// Status: a plan seen on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Counted by the end of the day.
    pub done: Tally,
    /// Counted when everything planned is done.
    pub planned: Tally,
    /// What counts towards the whole, limits of each kind kept; by the end of the day, and when everything is done.
    pub done_total: Months,
    pub planned_total: Months,
    /// What lacks by the end of the day.
    pub remaining: Remaining,
    /// What lacks even when everything planned is done.
    pub unplanned: Remaining,
    /// The last day needed when all leave is taken off; `None` when the plan does not reach the end.
    pub completed_on: Option<Day>,
    /// The last day needed when only leave beyond ten per cent of the service is taken off.
    pub completed_on_with_absence: Option<Day>,
    /// Days inside the plan with neither service nor leave: first and last day of each.
    pub gaps: Vec<(Day, Day)>,
    /// The whole plan, for drawing.
    pub stretches: Vec<Stretch>,
}

/// Gjenstående: months still to be counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remaining {
    pub total: Months,
    pub open_practice: Months,
    pub institution: Months,
}

/// Fravær: how leave is taken off. The wording for this part of the training is not verified, so both are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// All of it.
    Whole,
    /// Only what is more than ten per cent of the service so far. Source: the specialist regulation, § 31.
    BeyondTenth,
}

/// Where the training stands by the end of `today`, by the limits of that day; before there were any, of the day the
/// first came into force.
pub fn standing(plan: &ImplementationPlan, today: Day) -> Standing {
    let stretches = stretches(plan);
    let limits = Limits::on(today);
    let tomorrow = today.plus_days(1);
    let done = Tally::of(stretches.iter().filter_map(|stretch| stretch.before(tomorrow)));
    let planned = Tally::of(stretches.iter().copied());
    Standing {
        done,
        planned,
        done_total: limits.total_of(&done),
        planned_total: limits.total_of(&planned),
        remaining: remaining(&limits, &done),
        unplanned: remaining(&limits, &planned),
        completed_on: completion(&stretches, &limits, today, Absence::Whole),
        completed_on_with_absence: completion(&stretches, &limits, today, Absence::BeyondTenth),
        gaps: stretches.iter().filter(|stretch| stretch.is_gap()).map(days).collect(),
        stretches,
    }
}

fn days(stretch: &Stretch) -> (Day, Day) {
    (stretch.from, stretch.until.plus_days(-1))
}

fn remaining(limits: &Limits, tally: &Tally) -> Remaining {
    Remaining {
        total: limits.total_of(tally).lacking(limits.total),
        open_practice: tally.counted(PeriodKind::OpenPractice).lacking(limits.open_practice_least),
        institution: tally.institution().lacking(limits.institution_least),
    }
}

/// The first day by the end of which everything is reached. What is reached stays reached, so the day is found by
/// halving the stretch it lies in.
fn completion(stretches: &[Stretch], limits: &Limits, today: Day, absence: Absence) -> Option<Day> {
    let mut before = Tally::default();
    for stretch in stretches {
        let by = |day: Day| {
            let mut tally = before;
            stretch.before(day).iter().for_each(|part| tally.add(part));
            is_complete(&tally, limits, today, absence)
        };
        if by(stretch.until) {
            let (mut least, mut most) = (1, stretch.from.days_until(stretch.until));
            while least < most {
                let middle = (least + most) / 2;
                if by(stretch.from.plus_days(middle)) { most = middle } else { least = middle + 1 }
            }
            return Some(stretch.from.plus_days(least - 1));
        }
        before.add(stretch);
    }
    None
}

/// Sixty months, and the least of each kind. Leave that is not taken off may stand in for what lacks, once.
fn is_complete(tally: &Tally, limits: &Limits, today: Day, absence: Absence) -> bool {
    let free = match absence {
        Absence::Whole => Months::ZERO,
        Absence::BeyondTenth => {
            let percent = ABSENCE_FREE_PERCENT.on(today).unwrap_or(0);
            tally.all_served().percent(i64::from(percent)).min(tally.absence())
        }
    };
    let open = tally.counted(PeriodKind::OpenPractice);
    let open_short = open.short_of(limits.open_practice_least);
    let institution_short = tally.institution().short_of(limits.institution_least);
    let total = (limits.total_of(tally) + free).min(limits.total_without_leave(tally));
    open_short <= tally.served(PeriodKind::OpenPractice) - open
        && institution_short <= tally.institution_served() - tally.institution()
        && open_short + institution_short <= free
        && total.reach(limits.total)
}

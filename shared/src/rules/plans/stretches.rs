//! A plan cut at every day on which something begins or ends, and what each piece counts. Knows no limit.
//! Why pieces and not days: a training is two thousand days, but seldom more than a hundred pieces.

use crate::{
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::counted::{Length, Months, Share},
};

/// The kinds that are service, in the order of [`PeriodKind`].
pub const SERVICE: [PeriodKind; 4] = [
    PeriodKind::OpenPractice,
    PeriodKind::OtherPractice,
    PeriodKind::HospitalService,
    PeriodKind::MunicipalInstitution,
];

/// Strekk: days on which the same periods run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Day,
    /// The first day after it.
    pub until: Day,
    /// Sums of per cent as planned, one for each of [`SERVICE`].
    pub planned: [u32; 4],
    /// Per cent of leave.
    pub leave: u32,
    /// Periods that run, leave included.
    pub periods: u32,
}

impl Stretch {
    /// Per cent of service as planned, leave not taken off; may be more than a hundred.
    pub fn planned_percent(&self) -> u32 {
        self.planned.iter().sum()
    }
    /// Per cent of service with leave taken off; may be more than a hundred.
    pub fn worked_percent(&self) -> u32 {
        self.planned_percent().saturating_sub(self.leave)
    }
    /// What counts of each kind: leave is taken off, and more than 100 % is 100 %, from each kind as they are to each
    /// other.
    pub fn counted(&self) -> [Share; 4] {
        share(self.worked_percent()).shared_out(self.planned)
    }
    /// What would count of each kind without leave.
    pub fn served(&self) -> [Share; 4] {
        share(self.planned_percent()).shared_out(self.planned)
    }
    /// Nothing is planned.
    pub fn is_gap(&self) -> bool {
        self.periods == 0
    }
    /// The part of it before `day`; `None` when there is none.
    pub fn before(&self, day: Day) -> Option<Stretch> {
        (self.from < day).then(|| Stretch { until: self.until.min(day), ..*self })
    }
    /// The part of it from `day`; `None` when there is none.
    pub fn since(&self, day: Day) -> Option<Stretch> {
        (day < self.until).then(|| Stretch { from: self.from.max(day), ..*self })
    }
}

fn share(percent: u32) -> Share {
    Share::percent(percent.min(100) as u16)
}

/// The plan from its first day to its last, in order and without holes: what lies between periods is a gap. Periods
/// that lack an answer, or end before they begin, are left out.
pub fn stretches(plan: &ImplementationPlan) -> Vec<Stretch> {
    let mut turns = turns(plan);
    crate::order::sort_by_key(&mut turns, |turn| turn.day);
    let mut stretches: Vec<Stretch> = Vec::with_capacity(turns.len());
    let mut now: Option<Stretch> = None;
    for turn in turns {
        let Turn { day, kind, percent, begins } = turn;
        let mut next = match now {
            Some(now) if now.from == day => now,
            Some(now) => {
                stretches.push(Stretch { until: day, ..now });
                Stretch { from: day, ..now }
            }
            None => Stretch { from: day, until: day, planned: [0; 4], leave: 0, periods: 0 },
        };
        let sum = next.planned.get_mut(kind).unwrap_or(&mut next.leave);
        // The turns of one day come in any order, so a sum may pass below zero on the way.
        *sum = if begins { sum.wrapping_add(percent) } else { sum.wrapping_sub(percent) };
        next.periods = if begins { next.periods.wrapping_add(1) } else { next.periods.wrapping_sub(1) };
        now = Some(next);
    }
    stretches
}

/// A period begins or has ended.
struct Turn {
    day: Day,
    kind: usize,
    percent: u32,
    begins: bool,
}

fn turns(plan: &ImplementationPlan) -> Vec<Turn> {
    let mut turns = Vec::with_capacity(plan.periods.len() * 2);
    for period in &plan.periods {
        let (Some(kind), Some(from), Some(to), Some(percent)) = (period.kind, period.from, period.to, period.percent)
        else {
            continue;
        };
        if from <= to {
            let turn = |day, begins| Turn { day, kind: kind as usize, percent: u32::from(percent), begins };
            turns.extend([turn(from, true), turn(to.plus_days(1), false)]);
        }
    }
    turns
}

/// Sammendrag: counted months of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counted: [Months; 4],
    served: [Months; 4],
}

impl Tally {
    /// What the stretches count together.
    pub fn of(stretches: impl IntoIterator<Item = Stretch>) -> Tally {
        let mut tally = Tally::default();
        stretches.into_iter().for_each(|stretch| tally.add(&stretch));
        tally
    }
    pub fn add(&mut self, stretch: &Stretch) {
        if stretch.planned_percent() == 0 {
            return;
        }
        let length = Length::between(stretch.from, stretch.until);
        let counted = stretch.counted();
        let served = if stretch.leave == 0 { counted } else { stretch.served() };
        for at in 0..SERVICE.len() {
            self.counted[at] += length.at(counted[at]);
            self.served[at] += length.at(served[at]);
        }
    }
    /// Counted months of one kind, before any limit; none for leave.
    pub fn counted(&self, kind: PeriodKind) -> Months {
        self.counted.get(kind as usize).copied().unwrap_or_default()
    }
    /// Months of one kind as if there were no leave.
    pub fn served(&self, kind: PeriodKind) -> Months {
        self.served.get(kind as usize).copied().unwrap_or_default()
    }
    /// Hospital and approved municipal institution together.
    pub fn institution(&self) -> Months {
        self.counted(PeriodKind::HospitalService) + self.counted(PeriodKind::MunicipalInstitution)
    }
    /// As [`Tally::institution`], as if there were no leave.
    pub fn institution_served(&self) -> Months {
        self.served(PeriodKind::HospitalService) + self.served(PeriodKind::MunicipalInstitution)
    }
    /// All months as if there were no leave.
    pub fn all_served(&self) -> Months {
        self.served.iter().copied().sum()
    }
    /// What leave has taken.
    pub fn absence(&self) -> Months {
        self.all_served() - self.counted.iter().copied().sum()
    }
}

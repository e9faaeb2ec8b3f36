//! Individual supervision: forty-two hours a year in a full post, which is four a month for ten and a half months; fewer
//! in part time.

use super::stretches::{Stretch, stretches};
use crate::{
    day::day,
    forms::implementation_plan::ImplementationPlan,
    rules::{
        dated::Dated,
        provision::{Advice, Force, Provision, Verdict, When, not_met, web},
    },
    text::t,
};

/// Hours a month in a full post, for ten and a half months a year. Source: ALIS.no, individual supervision.
pub const SUPERVISION_HOURS: Dated<u32> = Dated(&[(day(2019, 3, 1), Some(4))]);

const TOO_FEW: Advice = Advice {
    wrong: t(
        "Det er avtalt {count} av {limit} timer veiledning i måneden.",
        "Det er avtalt {count} av {limit} timar rettleiing i månaden.",
        "{count} of {limit} hours of supervision a month are agreed.",
    ),
    mend: t(
        "Avtal minst {limit} timer i måneden så lenge stillingen er som nå.",
        "Avtal minst {limit} timar i månaden så lenge stillinga er som no.",
        "Agree on at least {limit} hours a month as long as the post is as now.",
    ),
};

pub const PLAN_SUPERVISION_42_HOURS: Provision<ImplementationPlan> = Provision {
    id: "plan-supervision-42-hours",
    cite: web("ALIS.no, individuell veiledning"),
    force: Force::Main,
    short: t(
        "førtito timer individuell veiledning i året",
        "førtito timar individuell rettleiing i året",
        "forty-two hours of individual supervision a year",
    ),
    says: t(
        "Legen får førtito timer individuell veiledning i året i full stilling, færre i deltid.",
        "Legen får førtito timar individuell rettleiing i året i full stilling, færre i deltid.",
        "The doctor gets forty-two hours of individual supervision a year in a full post, fewer in part time.",
    ),
    about: &["individual_supervision.hours_per_month", "periods"],
    ask: |case| {
        let Some(full) = SUPERVISION_HOURS.on(case.today) else { return Verdict::NotAsked };
        let Some(agreed) = case.body.individual_supervision.hours_per_month else {
            return Verdict::Unanswered("individual_supervision.hours_per_month");
        };
        let percent = |stretch: &Stretch| stretch.worked_percent().min(100);
        let is_enough = |stretch: &Stretch| u32::from(agreed) * 100 >= full * percent(stretch);
        let all = stretches(case.body);
        // The service that runs, or the next there is.
        let mut ahead = all.iter().filter(|stretch| case.today < stretch.until && percent(stretch) > 0).peekable();
        let Some(mut last) = ahead.next() else {
            return if case.body.periods.is_empty() { Verdict::Unanswered("periods") } else { Verdict::NotAsked };
        };
        if is_enough(last) {
            return Verdict::Met;
        }
        let needed = (full * percent(last)).div_ceil(100) as i32; // at most the full hours
        while let Some(next) = ahead.next_if(|next| !is_enough(next)) {
            last = next;
        }
        let when = if ahead.peek().is_some() { When::Today(last.until) } else { When::Never };
        let shortfall = not_met(&TOO_FEW, "individual_supervision.hours_per_month");
        shortfall.count(i32::from(agreed), needed).when(when).into()
    },
};

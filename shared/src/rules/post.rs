//! Report, section 4.3 (d): a post that lasts. And ours: that it lasts until the service begins.

use super::{
    dated::Dated,
    provision::{Advice, Force, OURS, Provision, Verdict, When, not_met, report},
};
use crate::{
    day::day,
    forms::candidate_registration::{CandidateRegistration, Post},
    text::t,
};

/// A substitute post must last more than so many months. Source: report, section 4.3.
pub const SUBSTITUTE_MONTHS: Dated<i32> = Dated(&[(day(2022, 3, 1), Some(12))]);

const TOO_SHORT: Advice = Advice {
    wrong: t(
        "Vikariatet har ikke vart mer enn {limit} måneder ved ønsket start.",
        "Vikariatet har ikkje vart meir enn {limit} månader ved ønskt start.",
        "The substitute post has not lasted more than {limit} months at the wished start.",
    ),
    mend: t(
        "Innmeldingen kan sendes nå. Forleng vikariatet, eller velg en senere start.",
        "Innmeldinga kan sendast no. Forleng vikariatet, eller vel ein seinare start.",
        "The registration can be sent now. Extend the substitute post, or choose a later start.",
    ),
};

pub const POST_LASTING: Provision<CandidateRegistration> = Provision {
    id: "post-lasting",
    cite: report("4.3"),
    force: Force::Offer,
    short: t("varig stilling", "varig stilling", "a lasting post"),
    says: t(
        "Legen har egen liste, fast kommunal stilling eller et vikariat på mer enn tolv måneder.",
        "Legen har eiga liste, fast kommunal stilling eller eit vikariat på meir enn tolv månader.",
        "The doctor has an own list, a permanent municipal post or a substitute post of more than twelve months.",
    ),
    about: &["post", "substitute_from", "substitute_until", "wished_start"],
    ask: |case| {
        let body = case.body;
        match (body.post, body.substitute_from, body.wished_start, SUBSTITUTE_MONTHS.on(case.today)) {
            (None, ..) => Verdict::Unanswered("post"),
            (Some(Post::OwnList | Post::PermanentMunicipal), ..) => Verdict::Met,
            (_, None, ..) => Verdict::Unanswered("substitute_from"),
            (_, _, None, _) => Verdict::Unanswered("wished_start"),
            (.., None) => Verdict::NotAsked, // no such rule on that day
            (Some(Post::Substitute), Some(from), Some(start), Some(months)) => {
                // The last day of the post is part of it, so the post ends the day after.
                let ends = body.substitute_until.map(|last| last.plus_days(1));
                let limit = from.plus_months(months);
                if ends.map_or(start, |ends| ends.min(start)) > limit {
                    return Verdict::Met;
                }
                let enough = limit.plus_days(1);
                let waits = ends.is_none_or(|ends| ends >= enough);
                let when = if waits { When::Start(enough) } else { When::Never };
                let path = if waits { "wished_start" } else { "substitute_until" };
                not_met(&TOO_SHORT, path).count(0, months).when(when).into()
            }
        }
    },
};

const ENDS_BEFORE: Advice = Advice {
    wrong: t(
        "Vikariatet slutter før tjenesten begynner.",
        "Vikariatet sluttar før tenesta byrjar.",
        "The substitute post ends before the service begins.",
    ),
    mend: t(
        "Forleng vikariatet, eller velg en tidligere start. Innmeldingen kan sendes nå.",
        "Forleng vikariatet, eller vel ein tidlegare start. Innmeldinga kan sendast no.",
        "Extend the substitute post, or choose an earlier start. The registration can be sent now.",
    ),
};

pub const POST_THROUGH_SERVICE: Provision<CandidateRegistration> = Provision {
    id: "post-through-service",
    cite: OURS,
    force: Force::Main,
    short: t("stilling fram til tjenesten", "stilling fram til tenesta", "a post until the service"),
    says: t(
        "Stillingen varer til tjenesten begynner.",
        "Stillinga varer til tenesta byrjar.",
        "The post lasts until the service begins.",
    ),
    about: &["substitute_until", "wished_start"],
    ask: |case| match (case.body.post, case.body.substitute_until, case.body.wished_start) {
        (None, ..) => Verdict::Unanswered("post"),
        (Some(Post::OwnList | Post::PermanentMunicipal), ..) | (_, None, _) => Verdict::Met,
        (_, _, None) => Verdict::Unanswered("wished_start"),
        (_, Some(last), Some(start)) if last.plus_days(1) >= start => Verdict::Met,
        _ => not_met(&ENDS_BEFORE, "substitute_until").when(When::Never).into(),
    },
};

//! Report, section 4.3 (a): months in ALIS posts on the first day of the service, earlier municipal posts included.
//! Leave does not reduce them.

use super::{
    dated::Dated,
    months::{Span, joined, months_before, reaches},
    period::next_rotation,
    provision::{Advice, Case, Force, Provision, Verdict, When, not_met, report},
};
use crate::{day::day, forms::candidate_registration::CandidateRegistration, text::t};

/// Months needed to be offered service. Source: report, section 4.3.
pub const OFFER_MONTHS: Dated<i32> = Dated(&[(day(2022, 3, 1), Some(12))]);
/// Months preferred. Source: report, section 4.3.
pub const PREFERRED_MONTHS: Dated<i32> = Dated(&[(day(2022, 3, 1), Some(24))]);

/// The ALIS posts as spans, joined; the last day of an earlier post counts.
pub fn posts(body: &CandidateRegistration) -> Vec<Span> {
    let earlier = body.earlier_posts.iter().filter_map(|post| {
        let (from, to) = post.from.zip(post.to)?;
        Some(Span { from, until: Some(to.plus_days(1)) })
    });
    let present = body.service_from.map(|from| Span { from, until: None });
    joined(earlier.chain(present).collect())
}

const TOO_FEW: Advice = Advice {
    wrong: t(
        "Legen har {count} av {limit} måneder i ALIS-stilling ved ønsket start.",
        "Legen har {count} av {limit} månader i ALIS-stilling ved ønskt start.",
        "The doctor has {count} of {limit} months in ALIS posts at the wished start.",
    ),
    mend: t(
        "Innmeldingen kan sendes nå. Tilbud kan gis til tjeneste som starter {day} eller senere.",
        "Innmeldinga kan sendast no. Tilbod kan givast til teneste som startar {day} eller seinare.",
        "The registration can be sent now. An offer can be given for service starting on {day} or later.",
    ),
};
const FEWER_THAN_PREFERRED: Advice = Advice {
    wrong: TOO_FEW.wrong,
    mend: t(
        "De som har flere måneder, går foran. Fra start {day} teller det fullt.",
        "Dei som har fleire månader, går føre. Frå start {day} tel det fullt.",
        "Those with more months go first. From a start on {day} it counts in full.",
    ),
};

fn seniority(case: &Case<CandidateRegistration>, months: &Dated<i32>, advice: &'static Advice) -> Verdict {
    match (case.body.service_from, case.body.wished_start, months.on(case.today)) {
        (None, ..) => Verdict::Unanswered("service_from"),
        (_, None, _) => Verdict::Unanswered("wished_start"),
        (.., None) => Verdict::NotAsked, // no such rule on that day
        (Some(_), Some(start), Some(months)) => {
            let posts = posts(case.body);
            let reached_on = reaches(&posts, months);
            if reached_on.is_some_and(|reached| reached <= start) {
                return Verdict::Met;
            }
            let shortfall = not_met(advice, "wished_start").count(months_before(&posts, start), months);
            match reached_on {
                Some(reached) => shortfall.better(next_rotation(reached)).when(When::Start(reached)).into(),
                None => shortfall.when(When::Never).into(),
            }
        }
    }
}

pub const SENIORITY_12_MONTHS: Provision<CandidateRegistration> = Provision {
    id: "seniority-12-months",
    cite: report("4.3"),
    force: Force::Offer,
    short: t(
        "minst tolv måneder i ALIS-stilling",
        "minst tolv månader i ALIS-stilling",
        "at least twelve months in ALIS posts",
    ),
    says: t(
        "Legen har minst tolv måneder i ALIS-stilling første dag i perioden.",
        "Legen har minst tolv månader i ALIS-stilling første dag i perioden.",
        "The doctor has at least twelve months in ALIS posts on the first day of the period.",
    ),
    about: &["service_from", "earlier_posts", "wished_start"],
    ask: |case| seniority(case, &OFFER_MONTHS, &TOO_FEW),
};

pub const SENIORITY_24_MONTHS: Provision<CandidateRegistration> = Provision {
    id: "seniority-24-months",
    cite: report("4.3"),
    force: Force::Rank,
    short: t(
        "minst tjuefire måneder i ALIS-stilling",
        "minst tjuefire månader i ALIS-stilling",
        "at least twenty-four months in ALIS posts",
    ),
    says: t(
        "Legen har helst tjuefire måneder i ALIS-stilling første dag i perioden.",
        "Legen har helst tjuefire månader i ALIS-stilling første dag i perioden.",
        "The doctor preferably has twenty-four months in ALIS posts on the first day of the period.",
    ),
    about: &["service_from", "earlier_posts", "wished_start"],
    ask: |case| seniority(case, &PREFERRED_MONTHS, &FEWER_THAN_PREFERRED),
};

//! Service counts only while the municipality is a training enterprise.

use crate::{
    forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
    rules::{
        facts::EnterpriseStatus,
        plans::periods::earliest_first,
        provision::{Advice, Force, Provision, Verdict, not_met, web},
    },
    text::t,
};

const TOO_EARLY: Advice = Advice {
    wrong: t(
        "En periode i kommunen begynner før {day}, da registreringen av kommunen begynner å telle.",
        "Ein periode i kommunen byrjar før {day}, då registreringa av kommunen byrjar å telje.",
        "A period in the municipality begins before {day}, when the municipality's registration begins to count.",
    ),
    mend: t(
        "Tjeneste før denne dagen teller ikke uten videre. Kontroller datoene, eller spør Helsedirektoratet.",
        "Teneste før denne dagen tel ikkje utan vidare. Kontroller datoane, eller spør Helsedirektoratet.",
        "Service before this day may not count. Check the dates, or ask the Directorate of Health.",
    ),
};
const NOT_APPLIED: Advice = Advice {
    wrong: t(
        "Kommunen har ikke søkt om å bli utdanningsvirksomhet.",
        "Kommunen har ikkje søkt om å bli utdanningsverksemd.",
        "The municipality has not applied to become a training enterprise.",
    ),
    mend: t(
        "Søk Helsedirektoratet om registrering. Tjenesten teller fra dagen søknaden kommer inn.",
        "Søk Helsedirektoratet om registrering. Tenesta tel frå dagen søknaden kjem inn.",
        "Apply to the Directorate of Health for registration. Service counts from the day of the application.",
    ),
};

fn is_municipal(period: &PlannedPeriod) -> bool {
    use PeriodKind::{MunicipalInstitution, OpenPractice, OtherPractice};
    matches!(period.kind, Some(OpenPractice | OtherPractice | MunicipalInstitution))
}

pub const PLAN_REGISTERED_THROUGH_SERVICE: Provision<ImplementationPlan> = Provision {
    id: "plan-registered-through-service",
    cite: web("Helsedirektoratet, registrering av utdanningsvirksomheter"),
    force: Force::Main,
    short: t(
        "tjeneste i en registrert kommune",
        "teneste i ein registrert kommune",
        "service in a registered municipality",
    ),
    says: t(
        "Tjenesten i kommunen er etter dagen registreringen av kommunen teller fra.",
        "Tenesta i kommunen er etter dagen registreringa av kommunen tel frå.",
        "The service in the municipality is after the day the municipality's registration counts from.",
    ),
    about: &["periods"],
    ask: |case| {
        let municipal = earliest_first(case.body, is_municipal);
        let first = municipal.iter().find_map(|(row, period)| Some((*row, period.from?)));
        match (first, case.facts.counts_from, case.facts.enterprise) {
            _ if case.body.periods.is_empty() => Verdict::Unanswered("periods"),
            _ if municipal.is_empty() => Verdict::NotAsked,
            (None, ..) => Verdict::Unanswered("periods"),
            (_, None, Some(EnterpriseStatus::NotApplied)) => not_met(&NOT_APPLIED, "").into(),
            (_, None, _) => Verdict::Unanswered(""),
            (Some((row, from)), Some(counts_from), _) if from < counts_from => {
                not_met(&TOO_EARLY, "periods[].from").row(row).day(counts_from).into()
            }
            (Some(_), Some(_), _) => Verdict::Met,
        }
    },
};

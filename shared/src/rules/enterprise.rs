//! What the municipality must be before its doctors are offered service.

use super::{
    facts::EnterpriseStatus,
    provision::{Advice, Force, Provision, Verdict, not_met, web},
};
use crate::{
    forms::candidate_registration::CandidateRegistration,
    text::{Text, t},
};

const FOR_NOW: Text = t(
    "Kommunen er midlertidig registrert som utdanningsvirksomhet.",
    "Kommunen er mellombels registrert som utdanningsverksemd.",
    "The municipality is provisionally registered as a training enterprise.",
);
const NOT_REGISTERED: Advice = Advice {
    wrong: t(
        "Kommunen er ikke registrert som utdanningsvirksomhet.",
        "Kommunen er ikkje registrert som utdanningsverksemd.",
        "The municipality is not registered as a training enterprise.",
    ),
    mend: t(
        "Søk Helsedirektoratet om registrering. Innmeldingen kan sendes nå.",
        "Søk Helsedirektoratet om registrering. Innmeldinga kan sendast no.",
        "Apply to the Directorate of Health for registration. The registration of the doctor can be sent now.",
    ),
};

pub const MUNICIPALITY_REGISTERED: Provision<CandidateRegistration> = Provision {
    id: "municipality-registered",
    cite: web("Helsedirektoratet, registrering av utdanningsvirksomheter"),
    force: Force::Offer,
    short: t("registrert kommune", "registrert kommune", "a registered municipality"),
    says: t(
        "Kommunen er registrert som utdanningsvirksomhet.",
        "Kommunen er registrert som utdanningsverksemd.",
        "The municipality is registered as a training enterprise.",
    ),
    about: &[],
    ask: |case| match case.facts.enterprise {
        None => Verdict::Unanswered(""),
        Some(EnterpriseStatus::Registered) => Verdict::Met,
        Some(EnterpriseStatus::Provisional | EnterpriseStatus::Applied) => Verdict::MetWith(&FOR_NOW),
        Some(EnterpriseStatus::NotApplied | EnterpriseStatus::Withdrawn) => not_met(&NOT_REGISTERED, "").into(),
    },
};

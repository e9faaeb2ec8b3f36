//! Report, section 4.2: one registration, in good time, to a trust the municipality has an agreement with.

use super::{
    dated::Dated,
    period::next_rotation_after,
    provision::{Advice, Force, Provision, Verdict, When, not_met, report},
};
use crate::{
    day::{Day, day},
    forms::candidate_registration::CandidateRegistration,
    numbers::health_trust::HealthTrust,
    text::t,
};

/// More than so many months before the wished start. Source: report, section 4.2.
pub const NOTICE_MONTHS: Dated<i32> = Dated(&[(day(2022, 3, 1), Some(12))]);

const ALREADY_REGISTERED: Advice = Advice {
    wrong: t("Legen er allerede meldt inn.", "Legen er alt meld inn.", "The doctor is already registered."),
    mend: t(
        "ALIS-kontoret kan overføre innmeldingen.",
        "ALIS-kontoret kan overføre innmeldinga.",
        "The ALIS office can transfer the registration.",
    ),
};

pub const ONE_LIVE_REGISTRATION: Provision<CandidateRegistration> = Provision {
    id: "one-live-registration",
    cite: report("4.2"),
    force: Force::Must,
    short: t("én innmelding per lege", "éi innmelding per lege", "one registration per doctor"),
    says: t(
        "Legen er ikke meldt inn av en annen kommune eller til et annet foretak.",
        "Legen er ikkje meld inn av ein annan kommune eller til eit anna føretak.",
        "The doctor is not registered by another municipality or with another trust.",
    ),
    about: &["trainee.hpr_number"],
    ask: |case| match (case.body.trainee.hpr_number, case.facts.registered_elsewhere) {
        (None, _) => Verdict::Unanswered("trainee.hpr_number"),
        (Some(_), true) => not_met(&ALREADY_REGISTERED, "trainee.hpr_number").into(),
        (Some(_), false) => Verdict::Met,
    },
};

const TOO_LATE: Advice = Advice {
    wrong: t(
        "Det er ikke mer enn {limit} måneder til ønsket start.",
        "Det er ikkje meir enn {limit} månader til ønskt start.",
        "It is not more than {limit} months until the wished start.",
    ),
    mend: t(
        "Innmeldingen blir tatt imot likevel. Ledige plasser fylles etter hvert. Den første starten som passer med fristen, er {day}.",
        "Innmeldinga blir teken imot likevel. Ledige plassar blir fylte etter kvart. Den første starten som passar med fristen, er {day}.",
        "The registration is accepted all the same. Vacant places are filled as they come. The first start that fits the notice is {day}.",
    ),
};

pub const NOTICE_OVER_12_MONTHS: Provision<CandidateRegistration> = Provision {
    id: "notice-over-12-months",
    cite: report("4.2"),
    force: Force::Main,
    short: t("mer enn tolv måneders varsel", "meir enn tolv månaders varsel", "more than twelve months' notice"),
    says: t(
        "Legen meldes inn mer enn tolv måneder før ønsket start.",
        "Legen blir meld inn meir enn tolv månader før ønskt start.",
        "The doctor is registered more than twelve months before the wished start.",
    ),
    about: &["wished_start"],
    ask: |case| {
        let received = case.facts.first_received_on.unwrap_or(case.today);
        match (case.body.wished_start, NOTICE_MONTHS.on(case.today)) {
            (None, _) => Verdict::Unanswered("wished_start"),
            (_, None) => Verdict::NotAsked, // no such rule on that day
            (Some(start), Some(months)) if received.plus_months(months) < start => Verdict::Met,
            (Some(_), Some(months)) => {
                let fits = next_rotation_after(received.plus_months(months));
                not_met(&TOO_LATE, "wished_start").count(0, months).better(fits).when(When::Start(fits)).into()
            }
        }
    },
};

/// Trusts for which a rule demanding the agreement was found on their pages. Helgelandssykehuset: none found.
pub const AGREEMENT_DEMANDED: Dated<&[HealthTrust]> =
    Dated(&[(day(2022, 9, 1), Some(&[HealthTrust::Finnmark, HealthTrust::Unn, HealthTrust::Nordland]))]);

/// Whether an offer from `trust` depends on the agreement. Where it does not, the agreement is a main rule.
pub fn agreement_is_demanded(trust: HealthTrust, today: Day) -> bool {
    AGREEMENT_DEMANDED.on(today).is_some_and(|trusts| trusts.contains(&trust))
}

const NO_AGREEMENT: Advice = Advice {
    wrong: t(
        "Kommunen har ikke samarbeidsavtale med foretaket.",
        "Kommunen har ikkje samarbeidsavtale med føretaket.",
        "The municipality has no cooperation agreement with the trust.",
    ),
    mend: t(
        "Be foretakets ALIS-koordinator om avtalen. Innmeldingen kan sendes nå.",
        "Be ALIS-koordinatoren i føretaket om avtalen. Innmeldinga kan sendast no.",
        "Ask the trust's ALIS coordinator for the agreement. The registration can be sent now.",
    ),
};

pub const AGREEMENT_WITH_TRUST: Provision<CandidateRegistration> = Provision {
    id: "agreement-with-trust",
    cite: report("4.2"),
    force: Force::Offer,
    short: t(
        "samarbeidsavtale med foretaket",
        "samarbeidsavtale med føretaket",
        "a cooperation agreement with the trust",
    ),
    says: t(
        "Kommunen har signert samarbeidsavtale med foretaket.",
        "Kommunen har signert samarbeidsavtale med føretaket.",
        "The municipality has a signed cooperation agreement with the trust.",
    ),
    about: &["trust"],
    ask: |case| match (case.body.trust, &case.facts.agreements) {
        (None, _) => Verdict::Unanswered("trust"),
        (_, None) => Verdict::Unanswered(""),
        (Some(trust), Some(agreements)) if agreements.contains(&trust) => Verdict::Met,
        (Some(trust), Some(_)) => {
            let force = if agreement_is_demanded(trust, case.today) { Force::Offer } else { Force::Main };
            not_met(&NO_AGREEMENT, "trust").force(force).into()
        }
    },
};

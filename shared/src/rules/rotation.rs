//! Report, section 3: fixed starting days, and six months or three and three.

use super::{
    period::{is_rotation, next_rotation},
    provision::{Advice, Force, Provision, Verdict, not_met, report},
};
use crate::{
    forms::candidate_registration::{CandidateRegistration, Consent, Length},
    text::t,
};

const NOT_A_START: Advice = Advice {
    wrong: t(
        "Ønsket start er ikke en fast startdato.",
        "Ønskt start er ikkje ein fast startdato.",
        "The wished start is not a fixed starting day.",
    ),
    mend: t(
        "Sykehustjenesten starter 1. mars eller 1. september. Den neste er {day}.",
        "Sjukehustenesta startar 1. mars eller 1. september. Den neste er {day}.",
        "Hospital service starts on 1 March or 1 September. The next is {day}.",
    ),
};
const ALTERNATIVE_NOT_A_START: Advice = Advice {
    wrong: t(
        "Alternativ start er ikke en fast startdato.",
        "Alternativ start er ikkje ein fast startdato.",
        "The alternative start is not a fixed starting day.",
    ),
    ..NOT_A_START
};

pub const START_ON_ROTATION: Provision<CandidateRegistration> = Provision {
    id: "start-on-rotation",
    cite: report("3"),
    force: Force::Must,
    short: t("fast startdato", "fast startdato", "a fixed starting day"),
    says: t(
        "Tjenesten starter 1. mars eller 1. september.",
        "Tenesta startar 1. mars eller 1. september.",
        "The service starts on 1 March or 1 September.",
    ),
    about: &["wished_start", "alternative_start"],
    ask: |case| {
        let off = |day| (!is_rotation(day)).then(|| next_rotation(day));
        let wished = case.body.wished_start;
        match (wished, wished.and_then(off), case.body.alternative_start.and_then(off)) {
            (_, Some(next), _) => not_met(&NOT_A_START, "wished_start").better(next).into(),
            (_, _, Some(next)) => not_met(&ALTERNATIVE_NOT_A_START, "alternative_start").better(next).into(),
            (None, ..) => Verdict::Unanswered("wished_start"),
            (Some(_), None, None) => Verdict::Met,
        }
    },
};

const SAME_UNIT: Advice = Advice {
    wrong: t(
        "De to delene er ved samme enhet.",
        "Dei to delane er ved same eining.",
        "The two parts are at the same unit.",
    ),
    mend: t(
        "Velg to forskjellige enheter, eller velg seks måneder ved én enhet.",
        "Vel to ulike einingar, eller vel seks månader ved éi eining.",
        "Choose two different units, or choose six months at one unit.",
    ),
};

pub const LENGTH_SIX_OR_SPLIT: Provision<CandidateRegistration> = Provision {
    id: "length-six-or-split",
    cite: report("3"),
    force: Force::Must,
    short: t(
        "seks måneder eller to forskjellige enheter",
        "seks månader eller to ulike einingar",
        "six months or two different units",
    ),
    says: t(
        "Tjenesten er seks måneder ved én enhet, eller tre + tre måneder ved to enheter i samme periode.",
        "Tenesta er seks månader ved éi eining, eller tre + tre månader ved to einingar i same periode.",
        "The service is six months at one unit, or three + three months at two units in the same period.",
    ),
    about: &["length", "split.first.unit", "split.second.unit"],
    ask: |case| {
        let (first, second) = (&case.body.split.first, &case.body.split.second);
        match case.body.length {
            None => Verdict::Unanswered("length"),
            Some(Length::SixMonths) => Verdict::Met,
            Some(Length::Split) if first.unit.0.is_empty() => Verdict::Unanswered("split.first.unit"),
            Some(Length::Split) if second.unit.0.is_empty() => Verdict::Unanswered("split.second.unit"),
            Some(Length::Split) if first == second => not_met(&SAME_UNIT, "split.second.unit").into(),
            Some(Length::Split) => Verdict::Met,
        }
    },
};

const NO_REASON: Advice = Advice {
    wrong: t(
        "Det står ikke hvorfor legen ønsker og trenger to enheter.",
        "Det står ikkje kvifor legen ønskjer og treng to einingar.",
        "It does not say why the doctor wishes and needs two units.",
    ),
    mend: t(
        "Skriv legens ønske og behov, eller velg seks måneder ved én enhet.",
        "Skriv ønsket og behovet til legen, eller vel seks månader ved éi eining.",
        "Write the doctor's wish and need, or choose six months at one unit.",
    ),
};

pub const SPLIT_WANTED_AND_NEEDED: Provision<CandidateRegistration> = Provision {
    id: "split-wanted-and-needed",
    cite: report("3"),
    force: Force::Must,
    short: t("begrunnelse for to enheter", "grunngiving for to einingar", "a reason for two units"),
    says: t(
        "Tre + tre måneder er begrunnet i legens ønske og behov.",
        "Tre + tre månader er grunngitt i ønsket og behovet til legen.",
        "Three + three months is explained by the doctor's wish and need.",
    ),
    about: &["split.reason"],
    ask: |case| match (case.body.length, case.body.split.reason.trim()) {
        (Some(Length::Split), "") => not_met(&NO_REASON, "split.reason").into(),
        (Some(Length::Split), _) => Verdict::Met,
        _ => Verdict::NotAsked,
    },
};

const TRUST_SAYS_NO: Advice = Advice {
    wrong: t(
        "Foretaket har ikke gått med på to enheter.",
        "Føretaket har ikkje gått med på to einingar.",
        "The trust has not agreed to two units.",
    ),
    mend: t(
        "Avklar det med foretaket. Innmeldingen kan sendes nå, men gir ikke tilbud om tre + tre før foretaket sier ja.",
        "Avklar det med føretaket. Innmeldinga kan sendast no, men gir ikkje tilbod om tre + tre før føretaket seier ja.",
        "Settle it with the trust. The registration can be sent now, but gives no offer of three + three until the trust agrees.",
    ),
};

pub const SPLIT_TRUST_CONSENTS: Provision<CandidateRegistration> = Provision {
    id: "split-trust-consents",
    cite: report("3"),
    force: Force::Offer,
    short: t(
        "foretakets samtykke til to enheter",
        "samtykke frå føretaket til to einingar",
        "the trust's consent to two units",
    ),
    says: t(
        "Foretaket går med på tre + tre måneder.",
        "Føretaket går med på tre + tre månader.",
        "The trust agrees to three + three months.",
    ),
    about: &["split.trust_consents"],
    ask: |case| {
        let said =
            case.body.split.trust_consents.filter(|word| *word != Consent::Unknown).map(|word| word == Consent::Yes);
        match (case.body.length, case.facts.trust_consents.or(said)) {
            (Some(Length::Split), None) => Verdict::Unanswered("split.trust_consents"),
            (Some(Length::Split), Some(true)) => Verdict::Met,
            (Some(Length::Split), Some(false)) => not_met(&TRUST_SAYS_NO, "split.trust_consents").into(),
            _ => Verdict::NotAsked,
        }
    },
};

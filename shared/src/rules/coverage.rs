//! Report, section 1: whom the arrangement is for.

use super::{
    dated::Dated,
    provision::{Advice, Force, Provision, Verdict, When, not_met, report},
};
use crate::{
    day::{Day, day},
    forms::candidate_registration::{CandidateRegistration, Scheme},
    text::t,
};

/// Last day to apply for approval in the old scheme. Source: Helsedirektoratet, transition rules.
pub const OLD_SCHEME_OPEN: Dated<bool> = Dated(&[(day(2019, 3, 1), Some(true)), (OLD_SCHEME_CLOSED_ON, Some(false))]);
/// The day after the last.
pub const OLD_SCHEME_CLOSED_ON: Day = day(2027, 1, 1);

const OLD_OPEN: Advice = Advice {
    wrong: t(
        "Leger i gammel ordning meldes ikke inn her.",
        "Legar i gammal ordning blir ikkje melde inn her.",
        "Doctors in the old scheme are not registered here.",
    ),
    mend: t(
        "Legen søker selv sykehusene om tolv måneders tjeneste, og må søke om godkjenning senest 31. desember 2026. Velg ny ordning bare hvis legen har gått over.",
        "Legen søkjer sjølv sjukehusa om tolv månaders teneste, og må søkje om godkjenning seinast 31. desember 2026. Vel ny ordning berre om legen har gått over.",
        "The doctor applies to the hospitals for twelve months of service, and must apply for approval by 31 December 2026. Choose the new scheme only if the doctor has converted.",
    ),
};
const OLD_CLOSED: Advice = Advice {
    wrong: t("Den gamle ordningen er avsluttet.", "Den gamle ordninga er avslutta.", "The old scheme is closed."),
    mend: t(
        "Legen må gå over til ny ordning før innmeldingen kan sendes.",
        "Legen må gå over til ny ordning før innmeldinga kan sendast.",
        "The doctor must convert to the new scheme before the registration can be sent.",
    ),
};

pub const SCHEME_COVERED: Provision<CandidateRegistration> = Provision {
    id: "scheme-covered",
    cite: report("1"),
    force: Force::Must,
    short: t("ny ordning", "ny ordning", "the new scheme"),
    says: t(
        "Legen følger ny ordning eller har gått over til den.",
        "Legen følgjer ny ordning eller har gått over til ho.",
        "The doctor follows the new scheme or has converted to it.",
    ),
    about: &["scheme"],
    ask: |case| match (case.body.scheme, OLD_SCHEME_OPEN.on(case.today)) {
        (None, _) => Verdict::Unanswered("scheme"),
        (Some(Scheme::New | Scheme::Converted), _) => Verdict::Met,
        (Some(Scheme::Old), Some(false)) => not_met(&OLD_CLOSED, "scheme").when(When::Never).into(),
        (Some(Scheme::Old), _) => not_met(&OLD_OPEN, "scheme").when(When::Never).into(),
    },
};

//! Ours: a doctor who says that something is wrong says what.

use super::provision::{Advice, Force, OURS, Provision, Verdict, not_met};
use crate::{
    forms::confirmation::{Confirmation, TraineeVerdict},
    text::t,
};

const SAYS_NOT_WHAT: Advice = Advice {
    wrong: t("Det står ikke hva som er feil.", "Det står ikkje kva som er feil.", "It does not say what is wrong."),
    mend: t(
        "Legg til en rad, velg opplysningen og skriv hva som er riktig.",
        "Legg til ei rad, vel opplysninga og skriv kva som er rett.",
        "Add a row, choose the answer and write what is right.",
    ),
};

pub const DISPUTE_SAYS_WHAT: Provision<Confirmation> = Provision {
    id: "dispute-says-what",
    cite: OURS,
    force: Force::Must,
    short: t("hva som er feil", "kva som er feil", "what is wrong"),
    says: t(
        "Den som sier at noe er feil, sier hva.",
        "Den som seier at noko er feil, seier kva.",
        "Whoever says that something is wrong says what.",
    ),
    about: &["verdict", "disputes"],
    ask: |case| {
        let disputes = &case.body.disputes;
        match case.body.verdict {
            None => Verdict::Unanswered("verdict"),
            Some(TraineeVerdict::Confirmed) => Verdict::NotAsked,
            Some(TraineeVerdict::Disputed) if disputes.is_empty() => not_met(&SAYS_NOT_WHAT, "disputes").into(),
            Some(TraineeVerdict::Disputed) if disputes.iter().any(|one| one.path.is_empty() || one.note.is_empty()) => {
                Verdict::Unanswered("disputes")
            }
            Some(TraineeVerdict::Disputed) => Verdict::Met,
        }
    },
};

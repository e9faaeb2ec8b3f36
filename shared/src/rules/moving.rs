//! Ours: a doctor who moves within the region moves to another municipality of it.

use super::provision::{Advice, Force, OURS, Provision, Verdict, not_met};
use crate::{
    forms::closing::{Cause, Closing},
    text::t,
};

const OUTSIDE: Advice = Advice {
    wrong: t(
        "Kommunen ligger ikke i Nord-Norge.",
        "Kommunen ligg ikkje i Nord-Noreg.",
        "The municipality is not in Nord-Norge.",
    ),
    mend: t(
        "Velg en kommune i Nordland, Troms eller Finnmark, eller svar at legen flytter ut.",
        "Vel ein kommune i Nordland, Troms eller Finnmark, eller svar at legen flyttar ut.",
        "Choose a municipality in Nordland, Troms or Finnmark, or answer that the doctor moves out.",
    ),
};
const THE_SAME: Advice = Advice {
    wrong: t(
        "Legen er allerede meldt inn av denne kommunen.",
        "Legen er alt meld inn av denne kommunen.",
        "The doctor is already registered by this municipality.",
    ),
    mend: t(
        "Velg kommunen legen flytter til. Endres bare stillingen, send en ny revisjon av innmeldingen.",
        "Vel kommunen legen flyttar til. Blir berre stillinga endra, send ein ny revisjon av innmeldinga.",
        "Choose the municipality the doctor moves to. If only the post changes, send a new revision of the registration.",
    ),
};

pub const MOVED_TO_ANOTHER_IN_REGION: Provision<Closing> = Provision {
    id: "moved-to-another-in-region",
    cite: OURS,
    force: Force::Must,
    short: t("en annen kommune i Nord-Norge", "ein annan kommune i Nord-Noreg", "another municipality in Nord-Norge"),
    says: t(
        "Den som flytter innen Nord-Norge, flytter til en annen kommune der.",
        "Den som flyttar innan Nord-Noreg, flyttar til ein annan kommune der.",
        "Whoever moves within Nord-Norge moves to another municipality there.",
    ),
    about: &["municipality"],
    ask: |case| {
        let to = &case.body.municipality;
        match case.body.cause {
            None => Verdict::Unanswered("cause"),
            Some(Cause::MovedInRegion) if to.is_blank() => Verdict::Unanswered("municipality"),
            Some(Cause::MovedInRegion) if to.find().is_none() => not_met(&OUTSIDE, "municipality").into(),
            Some(Cause::MovedInRegion) if *to == case.facts.municipality => not_met(&THE_SAME, "municipality").into(),
            Some(Cause::MovedInRegion) => Verdict::Met,
            Some(_) => Verdict::NotAsked,
        }
    },
};

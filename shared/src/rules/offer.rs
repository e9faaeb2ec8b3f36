//! Where an offer stands today: from the trust's word, the doctor's answer and the calendar. Knows no order and no slots.

use crate::{
    day::Day,
    forms::{
        offer_answer::Reply,
        placement::{Decision, Placement},
    },
    text::{Text, t},
};
use serde::Serialize;

/// Tilbudets stilling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// Waits for its answer, through the day set for it.
    Open,
    Accepted,
    Declined,
    /// Was not answered in time.
    Lapsed,
    Withdrawn,
    Interrupted,
    Completed,
}

/// Where the offer stands on `today`, with the doctor's answer if one was filed in time. `None` until the trust has decided.
pub fn offer(placement: &Placement, answer: Option<Reply>, today: Day) -> Option<Offer> {
    let state = match (placement.decision?, answer) {
        (Decision::Withdrawn, _) => Offer::Withdrawn,
        (Decision::Interrupted, _) => Offer::Interrupted,
        (Decision::Completed, _) => Offer::Completed,
        (Decision::Offered, Some(Reply::Accepted)) => Offer::Accepted,
        (Decision::Offered, Some(Reply::Declined)) => Offer::Declined,
        (Decision::Offered, None) if placement.answer_by.is_some_and(|last| last < today) => Offer::Lapsed,
        (Decision::Offered, None) => Offer::Open,
    };
    Some(state)
}

impl Offer {
    /// Takes one of the period's slots. An interrupted service leaves its slot vacant.
    pub fn holds_slot(self) -> bool {
        matches!(self, Offer::Open | Offer::Accepted | Offer::Completed)
    }

    /// The candidate is no longer in the queue. After a no, a lapse or a withdrawal the place in the queue is kept.
    pub fn leaves_queue(self) -> bool {
        matches!(self, Offer::Accepted | Offer::Completed)
    }

    #[rustfmt::skip]
    pub fn words(self) -> Text {
        match self {
            Offer::Open => t("Venter på svar", "Ventar på svar", "Waits for an answer"),
            Offer::Accepted => t("Har takket ja", "Har takka ja", "Accepted"),
            Offer::Declined => t("Har takket nei", "Har takka nei", "Declined"),
            Offer::Lapsed => t("Ikke besvart i tide", "Ikkje svart på i tide", "Not answered in time"),
            Offer::Withdrawn => t("Trukket", "Trekt", "Withdrawn"),
            Offer::Interrupted => t("Avbrutt", "Avbrote", "Interrupted"),
            Offer::Completed => t("Fullført", "Fullført", "Completed"),
        }
    }
}

//! The doctor's own answer to an offered place. What is stored, then what is asked. The rule stands under `rules`.

use super::shape::{self, blank};
use crate::{
    choices,
    form::Form,
    lens,
    question::{Item, Kind, Section, ask, q},
    reference::DocId,
    rules::offering,
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// Svar på tilbud: by the trainee, once for each offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfferAnswer {
    /// The placement that was offered: the name of the document.
    #[validate(custom(function = shape::document))]
    #[serde(skip_serializing_if = "blank")]
    pub offer: DocId,
    #[serde(skip_serializing_if = "blank")]
    pub answer: Option<Reply>,
}

choices! {
    /// Svar: accepted or declined.
    Reply {
        Accepted = "accepted", t("Ja, jeg tar imot plassen", "Ja, eg tek imot plassen", "Yes, I accept the place");
        Declined = "declined", t("Nei, jeg tar ikke imot plassen", "Nei, eg tek ikkje imot plassen", "No, I decline the place");
    }
}

impl Form for OfferAnswer {
    const KIND: &'static str = "offer-answer";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Svar på tilbud", "Svar på tilbod", "Answer to an offer");
    const SECTIONS: &'static [Section<Self>] =
        &[Section { id: "answer", title: t("Svaret ditt", "Svaret ditt", "Your answer"), intro: None, items: ANSWER }];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] = &[offering::ANSWER_IN_TIME];
}

type F = OfferAnswer;

#[rustfmt::skip]
const ANSWER: &[Item<F>] = &[
    q(ask(lens!(F, offer), Kind::Document, t("Hvilket tilbud svarer du på?", "Kva tilbod svarer du på?", "Which offer do you answer?"))),
    q(ask(lens!(F, answer), Kind::One(Reply::CHOICES), t("Tar du imot plassen?", "Tek du imot plassen?", "Do you accept the place?"))
        .hint(t("Sier du nei, beholder du plassen i køen. Svarer du ikke i tide, faller tilbudet bort.", "Seier du nei, held du på plassen i køen. Svarer du ikkje i tide, fell tilbodet bort.", "If you decline, you keep your place in the queue. If you do not answer in time, the offer lapses."))),
];

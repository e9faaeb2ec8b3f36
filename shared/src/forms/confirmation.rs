//! The trainee's word on what others have filed about them: right, or wrong in these fields. Knows the digest of what was
//! shown, and nothing of its content.

use super::{
    NO_HEALTH,
    shape::{self, blank},
};
use crate::{
    choices,
    form::Form,
    lens,
    question::{Item, Kind, Section, ask, q},
    reference::Digest,
    rows,
    rules::{dispute, provision::Provision},
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// Bekreftelse: of one revision of one statement. A new revision waits for a new one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Confirmation {
    /// Of the exact payload that was shown.
    #[serde(skip_serializing_if = "blank")]
    pub about: Option<Digest>,
    #[serde(skip_serializing_if = "blank")]
    pub verdict: Option<TraineeVerdict>,
    #[validate(nested, length(max = 50))]
    #[serde(skip_serializing_if = "blank")]
    pub disputes: Vec<Dispute>,
}

/// Innvending: one field that is wrong, and what is right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dispute {
    /// In the body that was shown: `trainee.name`, `earlier_posts.0.from`.
    #[validate(length(max = 100), custom(function = shape::path))]
    #[serde(skip_serializing_if = "blank")]
    pub path: String,
    #[validate(length(max = 500), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub note: String,
}

choices! {
    /// Svar fra legen.
    TraineeVerdict {
        Confirmed = "confirmed", t("Ja, alt stemmer", "Ja, alt stemmer", "Yes, everything is right");
        Disputed = "disputed", t("Nei, noe er feil", "Nei, noko er feil", "No, something is wrong");
    }
}

impl Form for Confirmation {
    const KIND: &'static str = "confirmation";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Bekreftelse", "Stadfesting", "Confirmation");
    const SECTIONS: &'static [Section<Self>] = &[Section {
        id: "confirmation",
        title: t("Bekreftelse", "Stadfesting", "Confirmation"),
        intro: Some(INTRO),
        items: CONFIRMATION,
    }];
    const PROVISIONS: &'static [Provision<Self>] = &[dispute::DISPUTE_SAYS_WHAT];
}

type F = Confirmation;

const INTRO: Text = t(
    "Du kontrollerer at opplysningene om deg stemmer. Det er ikke et samtykke.",
    "Du kontrollerer at opplysningane om deg stemmer. Det er ikkje eit samtykke.",
    "You check that what is said about you is right. It is not consent.",
);

#[rustfmt::skip]
const CONFIRMATION: &[Item<F>] = &[
    q(ask(lens!(F, about), Kind::Digest, t("Avtrykk av det du leser", "Avtrykk av det du les", "Fingerprint of what you read"))
        .hint(t("Svaret gjelder akkurat denne utgaven.", "Svaret gjeld akkurat denne utgåva.", "The answer is about this very edition."))),
    q(ask(lens!(F, verdict), Kind::One(TraineeVerdict::CHOICES), t("Stemmer opplysningene?", "Stemmer opplysningane?", "Is the information right?"))),
    Item::Rows(rows!(F, disputes, most 50,
        t("Hva er feil?", "Kva er feil?", "What is wrong?"),
        one t("feil", "feil", "mistake"),
        hint Some(t("En rad for hver opplysning som er feil.", "Ei rad for kvar opplysning som er feil.", "One row for each thing that is wrong.")),
        asked |form| form.verdict == Some(TraineeVerdict::Disputed), &[
            ask(lens!(F, disputes[].path), Kind::Path, t("Hvilken opplysning?", "Kva opplysning?", "Which answer?")),
            ask(lens!(F, disputes[].note), Kind::Area(500), t("Hva er riktig?", "Kva er rett?", "What is right?")).hint(NO_HEALTH),
        ])),
];

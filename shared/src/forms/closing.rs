//! The end of a registration: when, and for which of a few causes. Never about health: there is no free text in it.

use super::shape::{self, blank};
use crate::{
    choices,
    day::Day,
    form::Form,
    lens,
    numbers::municipality::MunicipalityNumber,
    question::{Item, Kind, Section, ask, q},
    reference::DocId,
    rules::{moving, provision::Provision},
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// Avslutning: of one registration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Closing {
    /// The registration that ends.
    #[validate(custom(function = shape::document))]
    #[serde(skip_serializing_if = "blank")]
    pub about: DocId,
    /// The last day in the ALIS post, or the day the registration stopped being true.
    #[serde(skip_serializing_if = "blank")]
    pub on: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub cause: Option<Cause>,
    /// Where the doctor moves to, inside the region.
    #[validate(custom(function = shape::municipality))]
    #[serde(skip_serializing_if = "blank")]
    pub municipality: MunicipalityNumber,
}

choices! {
    /// Årsak: one of a few; never health.
    Cause {
        MovedInRegion = "moved_in_region", t("Flytter til en annen kommune i Nord-Norge", "Flyttar til ein annan kommune i Nord-Noreg", "Moves to another municipality in Nord-Norge");
        MovedOut = "moved_out", t("Flytter ut av Nord-Norge", "Flyttar ut av Nord-Noreg", "Moves out of Nord-Norge");
        OtherSpecialty = "other_specialty", t("Velger en annen spesialitet", "Vel ein annan spesialitet", "Chooses another specialty");
        SpecialistApproved = "specialist_approved", t("Er godkjent spesialist", "Er godkjend spesialist", "Is an approved specialist");
        Other = "other", t("Annet", "Anna", "Other");
        FiledInError = "filed_in_error", t("Meldt inn ved en feil", "Meld inn ved ein feil", "Registered by mistake");
    }
}

impl Form for Closing {
    const KIND: &'static str = "closing";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Avslutning", "Avslutning", "Closing");
    const SECTIONS: &'static [Section<Self>] = &[Section {
        id: "closing",
        title: t("Avslutning", "Avslutning", "Closing"),
        intro: Some(INTRO),
        items: CLOSING,
    }];
    const PROVISIONS: &'static [Provision<Self>] = &[moving::MOVED_TO_ANOTHER_IN_REGION];
}

type F = Closing;

const INTRO: Text = t(
    "Innmeldingen tas ut av køen. Opplysningene blir liggende så lenge de må, og ikke lenger.",
    "Innmeldinga blir teken ut av køen. Opplysningane blir liggjande så lenge dei må, og ikkje lenger.",
    "The registration leaves the queue. The data are kept as long as they must be, and no longer.",
);

#[rustfmt::skip]
const CLOSING: &[Item<F>] = &[
    q(ask(lens!(F, about), Kind::Document, t("Hvilken innmelding gjelder det?", "Kva innmelding gjeld det?", "Which registration is it?"))),
    q(ask(lens!(F, on), Kind::Date, t("Fra hvilken dag?", "Frå kva dag?", "From which day?"))),
    q(ask(lens!(F, cause), Kind::One(Cause::CHOICES), t("Hvorfor avsluttes innmeldingen?", "Kvifor blir innmeldinga avslutta?", "Why is the registration closed?"))
        .hint(t("Velg «Annet» når ingen av de andre passer. Det spørres ikke mer.", "Vel «Anna» når ingen av dei andre passar. Det blir ikkje spurt meir.", "Choose «Other» when none of the rest fits. Nothing more is asked."))),
    q(ask(lens!(F, municipality), Kind::Municipality, t("Hvilken kommune flytter legen til?", "Kva kommune flyttar legen til?", "Which municipality does the doctor move to?"))
        .hint(t("Kommunen får legens egen historikk når legen har bekreftet det.", "Kommunen får historikken til legen når legen har stadfesta det.", "The municipality gets the doctor's own history once the doctor has confirmed it."))
        .when(|form| form.cause == Some(Cause::MovedInRegion))),
];

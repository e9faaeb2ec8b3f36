//! How many slots a trust has in a year. What is stored, then what is asked. Table 1 of the report is the first edition,
//! under `rules`.
//! Why both trust and office may file it: the office proposes, and its figure holds only until the trust files its own.

use super::{
    NO_HEALTH,
    places::trusts,
    shape::{self, blank},
};
use crate::{
    day::Day,
    form::Form,
    lens,
    numbers::health_trust::HealthTrust,
    question::{Item, Kind, Section, ask, q},
    rules::deciding,
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// Stillinger per periode: the slots of one trust in the two periods of one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Capacity {
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    /// The year P1 and P2 begin in.
    #[validate(range(min = 2022, max = 2099))]
    #[serde(skip_serializing_if = "blank")]
    pub year: Option<u16>,
    /// Slots, March to August.
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub p1: Option<u16>,
    /// Slots, September to February.
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub p2: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub decided_on: Option<Day>,
    #[validate(length(max = 300), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub basis: String,
}

impl Form for Capacity {
    const KIND: &'static str = "capacity";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Plasser", "Plassar", "Capacity");
    const SECTIONS: &'static [Section<Self>] = &[Section {
        id: "slots",
        title: t("Plasser i året", "Plassar i året", "Slots in the year"),
        intro: Some(INTRO),
        items: SLOTS,
    }];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] =
        &[deciding::CAPACITY_DECIDED_IN_TIME, deciding::ACCEPTED_WITHIN_CAPACITY];
}

type F = Capacity;

const INTRO: Text = t(
    "Foretaket bestemmer. ALIS-kontoret kan foreslå; forslaget gjelder til foretaket har sendt sitt eget tall.",
    "Føretaket bestemmer. ALIS-kontoret kan føreslå; forslaget gjeld til føretaket har sendt sitt eige tal.",
    "The trust decides. The ALIS office can propose; its figure holds until the trust has sent its own.",
);

#[rustfmt::skip]
const SLOTS: &[Item<F>] = &[
    q(ask(lens!(F, trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust"))),
    q(ask(lens!(F, year), Kind::Count(2099, None), t("År", "År", "Year"))
        .hint(t("P2 varer til siste februar året etter.", "P2 varer til siste februar året etter.", "P2 lasts until the last of February of the next year."))),
    q(ask(lens!(F, p1), Kind::Count(99, Some(t("plasser", "plassar", "slots"))), t("Plasser i P1", "Plassar i P1", "Slots in P1"))
        .hint(t("Mars–august. Skriv 0 når det ikke er noen.", "Mars–august. Skriv 0 når det ikkje er nokon.", "March–August. Write 0 when there are none."))),
    q(ask(lens!(F, p2), Kind::Count(99, Some(t("plasser", "plassar", "slots"))), t("Plasser i P2", "Plassar i P2", "Slots in P2"))
        .hint(t("September–februar. Skriv 0 når det ikke er noen.", "September–februar. Skriv 0 når det ikkje er nokon.", "September–February. Write 0 when there are none."))),
    q(ask(lens!(F, decided_on), Kind::Date, t("Bestemt", "Bestemt", "Decided on"))
        .hint(t("Innen 30. juni året før.", "Innan 30. juni året før.", "By 30 June of the year before."))),
    q(ask(lens!(F, basis), Kind::Area(300), t("Hva bygger tallet på?", "Kva byggjer talet på?", "What is the figure based on?")).hint(NO_HEALTH)),
];

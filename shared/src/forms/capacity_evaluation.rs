//! The office's yearly evaluation of whether the slots suffice: the figures as they stood, and what is proposed. What is
//! stored, then what is asked. The rules stand under `rules`.
//! Why the figures are stored and not only shown: those who decide must see the figures the proposal was made on.

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
    question::{Item, Kind, Section, ask, may, q},
    rows,
    rules::{deciding, period::Half},
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Kapasitetsevaluering: one a year, by the office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = each_once, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CapacityEvaluation {
    /// The year the proposal is for.
    #[validate(range(min = 2022, max = 2099))]
    #[serde(skip_serializing_if = "blank")]
    pub for_year: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub evaluated_on: Option<Day>,
    #[validate(nested, length(max = 24))]
    #[serde(skip_serializing_if = "blank")]
    pub figures: Vec<Figures>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub forecast: Need,
    #[validate(nested, length(max = 4))]
    #[serde(skip_serializing_if = "blank")]
    pub proposals: Vec<Proposal>,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub remarks: String,
}

/// A trust has one proposal, and a period of a trust one row of figures.
fn each_once(form: &CapacityEvaluation) -> Result<(), ValidationError> {
    let is_twice = |keys: Vec<(HealthTrust, Option<u16>, Option<Half>)>| {
        keys.iter().enumerate().any(|(at, key)| keys[..at].contains(key))
    };
    if is_twice(form.proposals.iter().filter_map(|row| Some((row.trust?, None, None))).collect()) {
        return Err(ValidationError::new("repeated:proposals"));
    }
    let figures = form.figures.iter().filter_map(|row| Some((row.trust?, Some(row.year?), Some(row.half?))));
    if is_twice(figures.collect()) { Err(ValidationError::new("repeated:figures")) } else { Ok(()) }
}

/// Tall: one trust in one period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figures {
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    #[validate(range(min = 2022, max = 2099))]
    #[serde(skip_serializing_if = "blank")]
    pub year: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub half: Option<Half>,
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub slots: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub wishes: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub offers: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub accepted: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub completed: Option<u16>,
    /// Wished and not placed.
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub unmet: Option<u16>,
    /// The day the one who has waited longest was registered.
    #[serde(skip_serializing_if = "blank")]
    pub oldest_waiting: Option<Day>,
}

/// Behov: what the forecast is made from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Need {
    /// Doctors in the new scheme without institution service.
    #[validate(range(max = 9999))]
    #[serde(skip_serializing_if = "blank")]
    pub lacking_service: Option<u16>,
    /// Half-years in hospital that the plans hold in the year, municipal institution excluded.
    #[validate(range(max = 9999))]
    #[serde(skip_serializing_if = "blank")]
    pub planned_half_years: Option<u16>,
}

/// Forslag: what one trust should have in the year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub p1: Option<u16>,
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub p2: Option<u16>,
}

impl Form for CapacityEvaluation {
    const KIND: &'static str = "capacity-evaluation";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Kapasitetsevaluering", "Kapasitetsevaluering", "Capacity evaluation");
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "year", title: t("År", "År", "Year"), intro: None, items: YEAR },
        Section { id: "figures", title: t("Tall", "Tal", "Figures"), intro: None, items: FIGURES },
        Section { id: "proposal", title: t("Forslag", "Forslag", "Proposal"), intro: None, items: PROPOSAL },
    ];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] =
        &[deciding::NEED_COVERED, deciding::EVALUATED_IN_TIME, deciding::EVERY_TRUST_EVALUATED];
}

type F = CapacityEvaluation;

#[rustfmt::skip]
const YEAR: &[Item<F>] = &[
    q(ask(lens!(F, for_year), Kind::Count(2099, None), t("Hvilket år gjelder forslaget?", "Kva år gjeld forslaget?", "Which year is the proposal for?"))),
    q(ask(lens!(F, evaluated_on), Kind::Date, t("Evaluert", "Evaluert", "Evaluated on"))
        .hint(t("Innen 31. mai året før, så foretakene rekker å bestemme innen 30. juni.", "Innan 31. mai året før, så føretaka rekk å bestemme innan 30. juni.", "By 31 May of the year before, so that the trusts can decide by 30 June."))),
];

#[rustfmt::skip]
const FIGURES: &[Item<F>] = &[
    Item::Rows(rows!(F, figures, most 24,
        t("Foretak og perioder", "Føretak og periodar", "Trusts and periods"),
        one t("periode", "periode", "period"),
        hint Some(t("En rad for hvert foretak og hver periode. Tallene er slik de var den dagen.", "Ei rad for kvart føretak og kvar periode. Tala er slik dei var den dagen.", "One row for each trust and period. The figures are as they were that day.")),
        asked |_| true, &[
            ask(lens!(F, figures[].trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust")),
            ask(lens!(F, figures[].year), Kind::Count(2099, None), t("År", "År", "Year")),
            ask(lens!(F, figures[].half), Kind::One(Half::CHOICES), t("Halvår", "Halvår", "Half-year")),
            may(lens!(F, figures[].slots), Kind::Count(99, None), t("Plasser", "Plassar", "Slots"))
                .hint(t("La stå tomt når plassene ikke er bestemt.", "Lat stå tomt når plassane ikkje er bestemte.", "Leave empty when the slots are not decided.")),
            ask(lens!(F, figures[].wishes), Kind::Count(999, None), t("Ønsker", "Ønske", "Wishes")),
            ask(lens!(F, figures[].offers), Kind::Count(999, None), t("Tilbud", "Tilbod", "Offers")),
            ask(lens!(F, figures[].accepted), Kind::Count(999, None), t("Takket ja", "Takka ja", "Accepted")),
            ask(lens!(F, figures[].completed), Kind::Count(999, None), t("Fullført", "Fullført", "Completed")),
            ask(lens!(F, figures[].unmet), Kind::Count(999, None), t("Uten plass", "Utan plass", "Without a place")),
            may(lens!(F, figures[].oldest_waiting), Kind::Date, t("Har ventet siden", "Har venta sidan", "Waiting since"))
                .hint(t("Den som har ventet lengst.", "Den som har venta lengst.", "Who has waited longest.")),
        ])),
    q(ask(lens!(F, forecast.lacking_service), Kind::Count(9999, Some(t("leger", "legar", "doctors"))), t("Leger som mangler tjeneste i institusjon", "Legar som manglar teneste i institusjon", "Doctors who lack service in institution"))
        .hint(t("Ny ordning og de som har gått over.", "Ny ordning og dei som har gått over.", "The new scheme and those who have converted."))),
    q(ask(lens!(F, forecast.planned_half_years), Kind::Count(9999, Some(t("halvår", "halvår", "half-years"))), t("Planlagte halvår i sykehus dette året", "Planlagde halvår i sjukehus dette året", "Half-years in hospital planned for the year"))
        .hint(t("Fra gjennomføringsplanene. Kommunal institusjon er ikke med.", "Frå gjennomføringsplanane. Kommunal institusjon er ikkje med.", "From the plans. Municipal institution is left out."))),
];

#[rustfmt::skip]
const PROPOSAL: &[Item<F>] = &[
    Item::Rows(rows!(F, proposals, most 4,
        t("Foreslåtte plasser", "Føreslåtte plassar", "Proposed slots"),
        one t("foretak", "føretak", "trust"),
        hint Some(t("Foretaket bestemmer selv. Forslaget gjelder til det har gjort det.", "Føretaket bestemmer sjølv. Forslaget gjeld til det har gjort det.", "The trust decides itself. The proposal holds until it has.")),
        asked |_| true, &[
            ask(lens!(F, proposals[].trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust")),
            ask(lens!(F, proposals[].p1), Kind::Count(99, None), t("Plasser i P1", "Plassar i P1", "Slots in P1")),
            ask(lens!(F, proposals[].p2), Kind::Count(99, None), t("Plasser i P2", "Plassar i P2", "Slots in P2")),
        ])),
    q(may(lens!(F, remarks), Kind::Area(1000), t("Vurdering", "Vurdering", "Assessment")).hint(NO_HEALTH)),
];

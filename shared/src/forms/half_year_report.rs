//! The municipality's own order of its trainees, trust by trust, and what else the office must know each half-year. What is
//! stored, then what is asked, in the order asked. The rule stands under `rules::half_year`.

use super::{
    NO_HEALTH,
    places::trusts,
    shape::{self, blank},
};
use crate::{
    form::Form,
    lens,
    numbers::{
        document::{Documents, Ranking},
        health_trust::HealthTrust,
    },
    question::{Item, Kind, Section, ask, may, q},
    rows,
    rules::{
        half_year,
        period::{Half, Period},
    },
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Halvårsmelding: one per municipality and half-year; also says that there is nothing to report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HalfYearReport {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub period: ReportPeriod,
    #[serde(skip_serializing_if = "blank")]
    pub nothing_to_report: Option<bool>,
    #[validate(nested, length(max = 4), custom(function = each_trust_once))]
    #[serde(skip_serializing_if = "blank")]
    pub lists: Vec<TrustList>,
    /// Registrations the municipality confirms as they stand.
    #[validate(custom(function = shape::documents))]
    #[serde(skip_serializing_if = "blank")]
    pub unchanged: Documents,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub trainees: Trainees,
    /// Trainees who lack service in institution.
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub without_institution_service: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub vacant_posts: Option<u16>,
    /// Posts filled by substitutes.
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub substitutes: Option<u16>,
    /// Trainees without an individual supervisor.
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub supervisors_missing: Option<u16>,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub remarks: String,
}

/// Halvår: the one that begins on the due day, 1 March or 1 September.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportPeriod {
    #[validate(range(min = 2019, max = 2199))]
    #[serde(skip_serializing_if = "blank")]
    pub year: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub half: Option<Half>,
}

/// Prioritert liste: the municipality's candidates for one trust.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrustList {
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    /// Registrations, the first one first.
    #[validate(custom(function = shape::ranking))]
    #[serde(skip_serializing_if = "blank")]
    pub candidates: Ranking,
}

/// Antall ALIS etter ordning.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trainees {
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub new: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub converted: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub old: Option<u16>,
}

fn each_trust_once(lists: &[TrustList]) -> Result<(), ValidationError> {
    shape::each_once(&lists.iter().map(|list| list.trust).collect::<Vec<_>>())
}

impl HalfYearReport {
    /// The half-year it is about, when both parts are answered.
    pub fn half_year(&self) -> Option<Period> {
        let year = i16::try_from(self.period.year?).ok()?;
        Some(Period { year, half: self.period.half? })
    }
}

impl Form for HalfYearReport {
    const KIND: &'static str = "half-year-report";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Halvårsmelding", "Halvårsmelding", "Half-year report");
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            id: "period",
            title: t("Halvåret", "Halvåret", "The half-year"),
            intro: Some(PERIOD_INTRO),
            items: PERIOD,
        },
        Section {
            id: "lists",
            title: t("Prioritert rekkefølge", "Prioritert rekkjefølgje", "Order of priority"),
            intro: Some(LISTS_INTRO),
            items: LISTS,
        },
        Section { id: "need", title: t("Behovet", "Behovet", "The need"), intro: Some(NEED_INTRO), items: NEED },
        Section { id: "remarks", title: t("Merknader", "Merknader", "Remarks"), intro: None, items: REMARKS },
    ];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] = &[half_year::REPORT_COMPLETE];
}

type F = HalfYearReport;

const PERIOD_INTRO: Text = t(
    "Fristen er 1. mars og 1. september. Meldingen gjelder halvåret som begynner da.",
    "Fristen er 1. mars og 1. september. Meldinga gjeld halvåret som begynner då.",
    "The report is due on 1 March and 1 September. It is about the half-year that begins then.",
);
const LISTS_INTRO: Text = t(
    "Alle aktive innmeldinger skal stå på én liste, hos foretaket de er sendt til, uansett når tjenesten er ønsket.",
    "Alle aktive innmeldingar skal stå på éi liste, hos føretaket dei er sende til, uansett når tenesta er ønskt.",
    "Every live registration stands on one list, under the trust it was sent to, whenever the service is wished.",
);
const NEED_INTRO: Text = t(
    "Tallene viser ALIS-kontoret hvor mange plasser sykehusene bør ha. Skriv 0 når det ikke er noen.",
    "Tala viser ALIS-kontoret kor mange plassar sjukehusa bør ha. Skriv 0 når det ikkje er nokon.",
    "The figures show the ALIS office how many places the hospitals should have. Write 0 when there are none.",
);

#[rustfmt::skip]
const PERIOD: &[Item<F>] = &[
    q(ask(lens!(F, period.year), Kind::Count(2199, None), t("År", "År", "Year"))),
    q(ask(lens!(F, period.half), Kind::One(Half::CHOICES), t("Hvilket halvår?", "Kva halvår?", "Which half-year?"))),
];

#[rustfmt::skip]
const LISTS: &[Item<F>] = &[
    q(ask(lens!(F, nothing_to_report), Kind::YesNo, t("Har kommunen ingenting å melde?", "Har kommunen ingenting å melde?", "Does the municipality have nothing to report?"))
        .hint(t("Svar ja når kommunen ikke har noen aktive innmeldinger.", "Svar ja når kommunen ikkje har nokon aktive innmeldingar.", "Answer yes when the municipality has no live registrations."))),
    Item::Rows(rows!(F, lists, most 4,
        t("Lister, én for hvert foretak", "Lister, éi for kvart føretak", "Lists, one for each trust"),
        one t("liste", "liste", "list"),
        hint None,
        asked |form| form.nothing_to_report != Some(true), &[
            ask(lens!(F, lists[].trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust")),
            ask(lens!(F, lists[].candidates), Kind::Ranking, t("Kandidater i prioritert rekkefølge", "Kandidatar i prioritert rekkjefølgje", "Candidates in order of priority"))
                .hint(t("Foretaket ser kommunens rekkefølge, men bestemmer selv.", "Føretaket ser rekkjefølgja til kommunen, men bestemmer sjølv.", "The trust sees the municipality's order, but decides for itself.")),
        ])),
    q(may(lens!(F, unchanged), Kind::Documents, t("Innmeldinger der ingenting er endret", "Innmeldingar der ingenting er endra", "Registrations in which nothing has changed"))
        .hint(t("De blir fornyet uten at du sender dem på nytt.", "Dei blir fornya utan at du sender dei på nytt.", "They are renewed without being sent again."))
        .when(|form| form.nothing_to_report != Some(true))),
];

#[rustfmt::skip]
const NEED: &[Item<F>] = &[
    q(ask(lens!(F, trainees.new), Kind::Count(999, None), t("ALIS i ny ordning", "ALIS i ny ordning", "Trainees in the new scheme"))),
    q(ask(lens!(F, trainees.converted), Kind::Count(999, None), t("ALIS som har gått over til ny ordning", "ALIS som har gått over til ny ordning", "Trainees who have converted to the new scheme"))),
    q(ask(lens!(F, trainees.old), Kind::Count(999, None), t("ALIS i gammel ordning", "ALIS i gammal ordning", "Trainees in the old scheme"))),
    q(ask(lens!(F, without_institution_service), Kind::Count(999, None), t("ALIS som mangler tjeneste i institusjon", "ALIS som manglar teneste i institusjon", "Trainees who lack service in institution"))),
    q(ask(lens!(F, vacant_posts), Kind::Count(999, None), t("Ledige legestillinger", "Ledige legestillingar", "Vacant posts for doctors"))),
    q(ask(lens!(F, substitutes), Kind::Count(999, None), t("Stillinger med vikar", "Stillingar med vikar", "Posts filled by a substitute"))),
    q(ask(lens!(F, supervisors_missing), Kind::Count(999, None), t("ALIS uten individuell veileder", "ALIS utan individuell rettleiar", "Trainees without an individual supervisor"))),
];

#[rustfmt::skip]
const REMARKS: &[Item<F>] = &[
    q(may(lens!(F, remarks), Kind::Area(1000), t("Noe ALIS-kontoret bør vite?", "Noko ALIS-kontoret bør vite?", "Anything the ALIS office should know?")).hint(NO_HEALTH)),
];

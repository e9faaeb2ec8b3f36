//! What a trust says of itself: whom to ask, where a trainee can serve, with whom it has agreements. Shown on the
//! registration as «Hvem får denne?». Knows no registration, only the names of those whose reason is accepted.

use super::{
    contact::Contact,
    shape::{self, blank},
};
use crate::{
    answer::{Answer, Fault, UnitName},
    choices,
    day::Day,
    form::Form,
    lens,
    numbers::municipality::MunicipalityNumber,
    question::{Item, Kind, Section, ask, may, q},
    reference::DocId,
    rows,
    rules::provision::Provision,
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Foretaksprofil: dated by its signature; the newest holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrustProfile {
    /// The ALIS coordinator.
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub coordinator: Contact,
    /// The page where the coordinator stands.
    #[validate(length(max = 500), custom(function = shape::link))]
    #[serde(skip_serializing_if = "blank")]
    pub page_url: String,
    #[validate(nested, length(max = 30))]
    #[serde(skip_serializing_if = "blank")]
    pub sites: Vec<TrustSite>,
    #[validate(nested, length(max = 100), custom(function = one_for_each_municipality))]
    #[serde(skip_serializing_if = "blank")]
    pub agreements: Vec<MunicipalityAgreement>,
    /// Registrations whose reason for another site than the nearest the trust has accepted.
    #[validate(length(max = 300), custom(function = shape::doc_ids))]
    #[serde(skip_serializing_if = "blank")]
    pub nearest_accepted: Vec<DocId>,
}

fn one_for_each_municipality(agreements: &[MunicipalityAgreement]) -> Result<(), ValidationError> {
    shape::each_once(&agreements.iter().map(|agreement| agreement.municipality.clone()).collect::<Vec<_>>())
}

/// Tjenestested: on the trust's own list, which replaces the first edition's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrustSite {
    /// As the trust calls it; the same name as in the first edition means the same site.
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[serde(skip_serializing_if = "blank")]
    pub kind: Option<SiteKind>,
    #[validate(custom(function = unit_list))]
    #[serde(skip_serializing_if = "blank")]
    pub units: UnitList,
}

/// Samarbeidsavtale: with a municipality; the trust's record prevails over the municipality's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MunicipalityAgreement {
    #[validate(custom(function = shape::municipality))]
    #[serde(skip_serializing_if = "blank")]
    pub municipality: MunicipalityNumber,
    #[serde(skip_serializing_if = "blank")]
    pub signed_on: Option<Day>,
}

/// Enheter: a list typed with one on each line, stored as a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitList(pub Vec<UnitName>);

/// Characters of a list of units, line breaks included.
const UNITS_LONG: u16 = 2000;

impl Answer for UnitList {
    fn read(&self) -> String {
        self.0.iter().map(Answer::read).collect::<Vec<_>>().join("\n")
    }
    /// Blank lines are left out, and so is a unit that stands above.
    fn write(text: &str) -> Result<UnitList, Fault> {
        let mut units: Vec<UnitName> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let unit = UnitName::write(line)?;
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        Ok(UnitList(units))
    }
}

/// Each unit sound and not blank, none twice, not too much in all.
fn unit_list(units: &UnitList) -> Result<(), ValidationError> {
    if units.0.iter().any(|unit| unit.0.trim().is_empty()) {
        return Err(ValidationError::new("not-an-option"));
    }
    if units.read().chars().count() > usize::from(UNITS_LONG) {
        let mut too_long = ValidationError::new("length");
        too_long.add_param("max".into(), &UNITS_LONG);
        return Err(too_long);
    }
    shape::each_once(&units.0)?;
    units.0.iter().try_for_each(shape::unit)
}

choices! {
    /// Slags tjenestested.
    SiteKind {
        Hospital = "hospital", t("Sykehus", "Sjukehus", "Hospital");
        Clinic = "clinic", t("Klinikk", "Klinikk", "Clinic");
        MentalHealth = "mental_health", t("Psykisk helse og rus", "Psykisk helse og rus", "Mental health and addiction");
        LocalMedicalCenter = "local_medical_center", t("Distriktsmedisinsk senter", "Distriktsmedisinsk senter", "Local medical center");
        Other = "other", t("Annet", "Anna", "Other");
    }
}

impl Form for TrustProfile {
    const KIND: &'static str = "trust-profile";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Foretaksprofil", "Føretaksprofil", "Trust profile");
    #[rustfmt::skip]
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "coordinator", title: t("ALIS-koordinator", "ALIS-koordinator", "ALIS coordinator"), intro: Some(COORDINATOR_INTRO), items: COORDINATOR },
        Section { id: "sites", title: t("Tjenestesteder", "Tenestestader", "Sites"), intro: None, items: SITES },
        Section { id: "agreements", title: t("Samarbeidsavtaler", "Samarbeidsavtalar", "Cooperation agreements"), intro: None, items: AGREEMENTS },
        Section { id: "nearest", title: t("Godtatte begrunnelser", "Godtekne grunngivingar", "Accepted reasons"), intro: Some(NEAREST_INTRO), items: NEAREST },
    ];
    const PROVISIONS: &'static [Provision<Self>] = &[];
}

type F = TrustProfile;

const COORDINATOR_INTRO: Text = t(
    "Kommunene ser dette når de melder inn en lege.",
    "Kommunane ser dette når dei melder inn ein lege.",
    "Municipalities see this when they register a doctor.",
);
const NEAREST_INTRO: Text = t(
    "Innmeldinger der foretaket godtar at legen ønsker et annet sykehus enn det nærmeste.",
    "Innmeldingar der føretaket godtek at legen ønskjer eit anna sjukehus enn det nærmaste.",
    "Registrations where the trust accepts that the doctor wishes another hospital than the nearest.",
);

#[rustfmt::skip]
const COORDINATOR: &[Item<F>] = &[
    q(ask(lens!(F, coordinator.name), Kind::Line(100), t("Navn", "Namn", "Name"))),
    q(ask(lens!(F, coordinator.email), Kind::Email, t("E-post", "E-post", "E-mail"))),
    q(ask(lens!(F, coordinator.phone), Kind::Phone, t("Telefon", "Telefon", "Phone"))),
    q(ask(lens!(F, page_url), Kind::Link, t("Nettside om ALIS", "Nettside om ALIS", "Web page about ALIS"))
        .hint(t("Siden der kontaktinformasjonen står.", "Sida der kontaktinformasjonen står.", "The page that says whom to contact."))),
];

#[rustfmt::skip]
const SITES: &[Item<F>] = &[
    Item::Rows(rows!(F, sites, most 30,
        t("Sykehus og klinikker", "Sjukehus og klinikkar", "Hospitals and clinics"),
        one t("sted", "stad", "site"),
        hint Some(t("Listen gjelder fra dagen den er sendt.", "Lista gjeld frå dagen ho er send.", "The list holds from the day it is sent.")),
        asked |_| true, &[
            ask(lens!(F, sites[].name), Kind::Line(100), t("Navn", "Namn", "Name")),
            ask(lens!(F, sites[].kind), Kind::One(SiteKind::CHOICES), t("Hva slags sted er det?", "Kva slags stad er det?", "What kind of place is it?")),
            ask(lens!(F, sites[].units), Kind::Area(UNITS_LONG), t("Enheter", "Einingar", "Units"))
                .hint(t("Skriv én enhet på hver linje. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Skriv éi eining på kvar linje. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Write one unit on each line. Do not write about health, patients or the reason for leave.")),
        ])),
];

#[rustfmt::skip]
const AGREEMENTS: &[Item<F>] = &[
    Item::Rows(rows!(F, agreements, most 100,
        t("Kommuner foretaket har avtale med", "Kommunar føretaket har avtale med", "Municipalities the trust has an agreement with"),
        one t("avtale", "avtale", "agreement"),
        hint Some(t("Foretakets liste går foran kommunens.", "Lista til føretaket går føre kommunen si.", "The trust's list prevails over the municipality's.")),
        asked |_| true, &[
            ask(lens!(F, agreements[].municipality), Kind::Municipality, t("Kommune", "Kommune", "Municipality")),
            ask(lens!(F, agreements[].signed_on), Kind::Date, t("Signert", "Signert", "Signed on")),
        ])),
];

#[rustfmt::skip]
const NEAREST: &[Item<F>] = &[
    Item::Rows(rows!(F, nearest_accepted, most 300,
        t("Innmeldinger", "Innmeldingar", "Registrations"),
        one t("innmelding", "innmelding", "registration"),
        hint None,
        asked |_| true,
        &[may(lens!(F, nearest_accepted[]), Kind::Document, t("Innmelding", "Innmelding", "Registration"))])),
];

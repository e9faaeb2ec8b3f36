//! The four health trusts of Nord-Norge, their sites and the units a trainee can serve at. The first edition; each
//! trust's own dated list (form `trust-profile`) replaces it. Knows nothing of capacity.

use crate::text::{Text, t};
use serde::{Deserialize, Serialize};

/// Helseforetak: owns the positions and offers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum HealthTrust {
    Finnmark,
    Unn,
    Nordland,
    Helgeland,
}

impl HealthTrust {
    /// From north-east to south-west, as in table 1 of the report.
    pub const ALL: [HealthTrust; 4] =
        [HealthTrust::Finnmark, HealthTrust::Unn, HealthTrust::Nordland, HealthTrust::Helgeland];

    /// The name on the wire and in ids.
    pub const fn code(self) -> &'static str {
        match self {
            HealthTrust::Finnmark => "finnmark",
            HealthTrust::Unn => "unn",
            HealthTrust::Nordland => "nordland",
            HealthTrust::Helgeland => "helgeland",
        }
    }
    pub fn from_code(code: &str) -> Option<HealthTrust> {
        HealthTrust::ALL.into_iter().find(|trust| trust.code() == code)
    }
    pub const fn name(self) -> &'static str {
        match self {
            HealthTrust::Finnmark => "Finnmarkssykehuset",
            HealthTrust::Unn => "UNN",
            HealthTrust::Nordland => "Nordlandssykehuset",
            HealthTrust::Helgeland => "Helgelandssykehuset",
        }
    }
    pub const fn organisation_number(self) -> &'static str {
        match self {
            HealthTrust::Finnmark => "983974880",
            HealthTrust::Unn => "983974899",
            HealthTrust::Nordland => "983974910",
            HealthTrust::Helgeland => "983974929",
        }
    }
    /// The sites of this trust, in the order they are offered.
    pub fn sites(self) -> impl Iterator<Item = &'static Site> {
        SITES.iter().filter(move |site| site.trust == self)
    }
}

/// Tjenestested: a hospital or clinic where a trainee can serve.
#[derive(Debug, PartialEq, Eq)]
pub struct Site {
    pub code: &'static str,
    pub trust: HealthTrust,
    pub name: &'static str,
    /// Codes of [`UNITS`].
    pub units: &'static [&'static str],
}

/// The site with this code.
pub fn find_site(code: &str) -> Option<&'static Site> {
    SITES.iter().find(|site| site.code == code)
}

/// Enhet: a ward or team, named in every language.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    pub code: &'static str,
    pub name: Text,
}

/// The unit with this code.
pub fn find_unit(code: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.code == code)
}

/// Arenas found everywhere (report, section 5).
const COMMON: &[&str] =
    &["internal_medicine", "mental_health_adults", "mental_health_children", "addiction", "surgery", "gynecology"];
/// Clinics without wards: mental health, addiction and the local medical centre.
const CLINIC: &[&str] = &["mental_health_adults", "mental_health_children", "addiction", "local_medical_center"];
/// Bodø also has the specialities of internal medicine and a few rarer units.
const BODO: &[&str] = &[
    "internal_medicine",
    "cardiology",
    "pulmonology",
    "gastroenterology",
    "nephrology",
    "geriatrics",
    "endocrinology",
    "mental_health_adults",
    "mental_health_children",
    "addiction",
    "surgery",
    "gynecology",
    "neurology",
    "rheumatology",
    "ear_nose_throat",
    "eye",
];
/// Tromsø as Bodø, and UNN's own teams.
const TROMSO: &[&str] = &[
    "internal_medicine",
    "cardiology",
    "pulmonology",
    "gastroenterology",
    "nephrology",
    "geriatrics",
    "endocrinology",
    "mental_health_adults",
    "mental_health_children",
    "addiction",
    "surgery",
    "gynecology",
    "neurology",
    "rheumatology",
    "ear_nose_throat",
    "eye",
    "patient_centered_team",
    "fact",
];
/// UNN's other hospitals.
const UNN_LOCAL: &[&str] = &[
    "internal_medicine",
    "mental_health_adults",
    "mental_health_children",
    "addiction",
    "surgery",
    "gynecology",
    "patient_centered_team",
    "fact",
];

const fn site(code: &'static str, trust: HealthTrust, name: &'static str, units: &'static [&'static str]) -> Site {
    Site { code, trust, name, units }
}

/// Every site of the first edition, by trust.
pub const SITES: [Site; 15] = [
    site("hammerfest", HealthTrust::Finnmark, "Hammerfest", COMMON),
    site("kirkenes", HealthTrust::Finnmark, "Kirkenes", COMMON),
    site("alta", HealthTrust::Finnmark, "Klinikk Alta", CLINIC),
    site("sami-klinihkka", HealthTrust::Finnmark, "Sámi klinihkka", CLINIC),
    site("tromso", HealthTrust::Unn, "Tromsø", TROMSO),
    site("harstad", HealthTrust::Unn, "Harstad", UNN_LOCAL),
    site("narvik", HealthTrust::Unn, "Narvik", UNN_LOCAL),
    site("silsand", HealthTrust::Unn, "Silsand", CLINIC),
    site("bodo", HealthTrust::Nordland, "Bodø", BODO),
    site("lofoten", HealthTrust::Nordland, "Lofoten", COMMON),
    site("vesteralen", HealthTrust::Nordland, "Vesterålen", COMMON),
    site("fauske", HealthTrust::Nordland, "Fauske", CLINIC),
    site("mo-i-rana", HealthTrust::Helgeland, "Mo i Rana", COMMON),
    site("mosjoen", HealthTrust::Helgeland, "Mosjøen", COMMON),
    site("sandnessjoen", HealthTrust::Helgeland, "Sandnessjøen", COMMON),
];

const fn unit(code: &'static str, name: Text) -> Unit {
    Unit { code, name }
}

/// Every unit of the first edition.
#[rustfmt::skip]
pub const UNITS: [Unit; 19] = [
    unit("internal_medicine", t("Indremedisin", "Indremedisin", "Internal medicine")),
    unit("cardiology", t("Hjertesykdommer", "Hjartesjukdommar", "Cardiology")),
    unit("pulmonology", t("Lungesykdommer", "Lungesjukdommar", "Pulmonology")),
    unit("gastroenterology", t("Fordøyelsessykdommer", "Fordøyingssjukdommar", "Gastroenterology")),
    unit("nephrology", t("Nyresykdommer", "Nyresjukdommar", "Nephrology")),
    unit("geriatrics", t("Geriatri", "Geriatri", "Geriatrics")),
    unit("endocrinology", t("Hormonsykdommer", "Hormonsjukdommar", "Endocrinology")),
    unit("mental_health_adults", t("Psykisk helse, voksne", "Psykisk helse, vaksne", "Mental health, adults")),
    unit("mental_health_children", t("Psykisk helse, barn og unge", "Psykisk helse, barn og unge", "Mental health, children and young people")),
    unit("addiction", t("Rus og avhengighet", "Rus og avhengigheit", "Addiction treatment")),
    unit("surgery", t("Kirurgi", "Kirurgi", "Surgery")),
    unit("gynecology", t("Kvinnesykdommer og fødselshjelp", "Kvinnesjukdommar og fødselshjelp", "Gynecology and obstetrics")),
    unit("neurology", t("Nevrologi", "Nevrologi", "Neurology")),
    unit("rheumatology", t("Revmatologi", "Revmatologi", "Rheumatology")),
    unit("ear_nose_throat", t("Øre, nese og hals", "Øyre, nase og hals", "Ear, nose and throat")),
    unit("eye", t("Øye", "Auge", "Ophthalmology")),
    unit("patient_centered_team", t("Pasientsentrert helsetjenesteteam", "Pasientsentrert helsetenesteteam", "Patient-centered care team")),
    unit("local_medical_center", t("Distriktsmedisinsk senter", "Distriktsmedisinsk senter", "Local medical center")),
    unit("fact", t("FACT-team", "FACT-team", "FACT team")),
];

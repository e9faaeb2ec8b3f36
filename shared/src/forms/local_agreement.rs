//! What municipality and trainee have agreed locally, beside the agreement on the Directorate's template. What is stored,
//! then what is asked, in the order asked. The rules stand under `rules::agreement`, the cost under `rules::costs`.

use super::{
    NO_HEALTH,
    shape::{self, blank},
};
use crate::{
    choices,
    day::Day,
    form::Form,
    lens,
    numbers::hpr_number::HprNumber,
    question::{Item, Kind, Section, ask, may, q},
    rules::agreement,
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// ALIS-avtale: one trainee's terms; the signed agreement itself lies elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LocalAgreement {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub trainee: Trainee,
    #[serde(skip_serializing_if = "blank")]
    pub form: Option<Terms>,
    #[serde(skip_serializing_if = "blank")]
    pub signed_on: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub valid_from: Option<Day>,
    /// First day the grant is applied for.
    #[serde(skip_serializing_if = "blank")]
    pub grant_from: Option<Day>,
    /// Share of a full post, per cent.
    #[validate(range(min = 1, max = 100))]
    #[serde(skip_serializing_if = "blank")]
    pub position_percent: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub through_agency: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub start: Option<Start>,
    /// Persons on the list on the first day; a list that starts at zero is not asked.
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub list_at_start: Option<u32>,
    /// The most persons on the list at the start.
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub list_ceiling: Option<u32>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub list_by_year: ListByYear,
    /// A year, kroner.
    #[validate(range(max = 9_999_999))]
    #[serde(skip_serializing_if = "blank")]
    pub course_cover_nok: Option<u32>,
    #[serde(skip_serializing_if = "blank")]
    pub lost_income_covered: Option<bool>,
    /// The municipality's own, once, kroner.
    #[validate(range(max = 9_999_999))]
    #[serde(skip_serializing_if = "blank")]
    pub recruitment_grant_nok: Option<u32>,
    /// Asked for itself, so that an open question is not taken for «none».
    #[serde(skip_serializing_if = "blank")]
    pub has_absence_cover: Option<bool>,
    #[validate(length(max = 300), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub absence_cover: String,
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub supervision_hours_per_month: Option<u16>,
}

/// ALIS: the doctor the agreement is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trainee {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[validate(custom(function = shape::hpr))]
    #[serde(skip_serializing_if = "blank")]
    pub hpr_number: Option<HprNumber>,
}

/// Listelengde år for år: persons on the list in each of the five years of training.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListByYear {
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub year_1: Option<u32>,
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub year_2: Option<u32>,
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub year_3: Option<u32>,
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub year_4: Option<u32>,
    #[validate(range(max = 9_999))]
    #[serde(skip_serializing_if = "blank")]
    pub year_5: Option<u32>,
}

choices! {
    /// Avtaleform: how the doctor is paid.
    Terms {
        Salaried = "salaried", t("Fastlønn", "Fastløn", "Salaried");
        SelfEmployed = "self_employed", t("Næringsdrift", "Næringsdrift", "Self-employed");
        Combination = "combination", t("Begge deler", "Begge delar", "A combination");
    }
}
choices! {
    /// Oppstart: whether there are persons on the list on the first day.
    Start {
        ZeroList = "zero_list", t("Med nulliste", "Med nulliste", "With an empty list");
        WithPatients = "with_patients", t("Med pasienter på listen", "Med pasientar på lista", "With patients on the list");
    }
}

impl LocalAgreement {
    /// Persons on the list in year 1–5. A year left open is as the year before, the first as the list at the start.
    /// `None` when there is nothing to begin with.
    pub fn lists(&self) -> Option<[u32; 5]> {
        let years = &self.list_by_year;
        let typed = [years.year_1, years.year_2, years.year_3, years.year_4, years.year_5];
        let mut before = match self.start {
            Some(Start::ZeroList) => typed.iter().any(Option::is_some).then_some(0),
            _ => self.list_at_start,
        };
        let mut lists = [0; 5];
        for (list, typed) in lists.iter_mut().zip(typed) {
            before = typed.or(before);
            *list = before?;
        }
        Some(lists)
    }
}

impl Form for LocalAgreement {
    const KIND: &'static str = "local-agreement";
    const VERSION: u16 = 1;
    const TITLE: Text = t("ALIS-avtale", "ALIS-avtale", "ALIS agreement");
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "doctor", title: t("Legen", "Legen", "The doctor"), intro: Some(TEMPLATE), items: DOCTOR },
        Section { id: "agreement", title: t("Avtalen", "Avtalen", "The agreement"), intro: None, items: AGREEMENT },
        Section { id: "list", title: t("Listen", "Lista", "The list"), intro: Some(LIST_INTRO), items: LIST },
        Section { id: "terms", title: t("Vilkår", "Vilkår", "Terms"), intro: None, items: TERMS },
    ];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] = &[
        agreement::AGREEMENT_BEFORE_GRANT,
        agreement::AGENCY_LOSES_GRANT,
        agreement::LIST_CEILING_600_AT_START,
        agreement::COURSE_COVER_CAP,
        agreement::ABSENCE_COVER_ARRANGED,
    ];
}

type F = LocalAgreement;

const TEMPLATE: Text = t(
    "Selve ALIS-avtalen inngås på Helsedirektoratets mal. Her står det dere har avtalt lokalt, og hva det koster kommunen.",
    "Sjølve ALIS-avtalen blir inngått på malen til Helsedirektoratet. Her står det de har avtalt lokalt, og kva det kostar kommunen.",
    "The ALIS agreement itself is made on the Directorate of Health's template. This is what you have agreed locally, and what it costs the municipality.",
);
const LIST_INTRO: Text = t(
    "Antall personer på listen. Et år som står tomt, regnes som året før.",
    "Talet på personar på lista. Eit år som står tomt, blir rekna som året før.",
    "Persons on the list. A year left empty counts as the year before.",
);
const PERSONS: Text = t("personer", "personar", "persons");
const KRONER: Text = t("kr", "kr", "NOK");

#[rustfmt::skip]
const DOCTOR: &[Item<F>] = &[
    q(ask(lens!(F, trainee.name), Kind::Line(100), t("Navn", "Namn", "Name"))),
    q(ask(lens!(F, trainee.hpr_number), Kind::Hpr, t("HPR-nummer", "HPR-nummer", "HPR number"))
        .hint(t("Sju til ni sifre. Ikke fødselsnummer.", "Sju til ni siffer. Ikkje fødselsnummer.", "Seven to nine digits. Not the national identity number."))),
];

#[rustfmt::skip]
const AGREEMENT: &[Item<F>] = &[
    q(ask(lens!(F, form), Kind::One(Terms::CHOICES), t("Hvordan lønnes legen?", "Korleis blir legen lønt?", "How is the doctor paid?"))),
    q(may(lens!(F, signed_on), Kind::Date, t("Avtalen ble signert", "Avtalen vart signert", "The agreement was signed"))
        .hint(t("La feltet stå tomt til begge har signert.", "La feltet stå tomt til begge har signert.", "Leave this empty until both have signed."))),
    q(may(lens!(F, valid_from), Kind::Date, t("Avtalen gjelder fra", "Avtalen gjeld frå", "The agreement holds from"))),
    q(may(lens!(F, grant_from), Kind::Date, t("Tilskudd søkes fra", "Tilskot blir søkt frå", "The grant is applied for from"))
        .hint(t("Første dag kommunen søker ALIS-tilskudd for legen.", "Første dag kommunen søkjer ALIS-tilskot for legen.", "The first day the municipality applies for the ALIS grant for the doctor."))),
    q(ask(lens!(F, position_percent), Kind::Count(100, Some(t("%", "%", "%"))), t("Stillingsprosent", "Stillingsprosent", "Share of a full post"))),
    q(ask(lens!(F, through_agency), Kind::YesNo, t("Er legen leid inn gjennom et byrå?", "Er legen leigd inn gjennom eit byrå?", "Is the doctor hired through an agency?"))),
];

#[rustfmt::skip]
const LIST: &[Item<F>] = &[
    q(ask(lens!(F, start), Kind::One(Start::CHOICES), t("Hvordan begynner legen?", "Korleis begynner legen?", "How does the doctor begin?"))),
    q(ask(lens!(F, list_at_start), Kind::Count(9_999, Some(PERSONS)), t("Personer på listen ved oppstart", "Personar på lista ved oppstart", "Persons on the list at the start"))
        .when(|form| form.start == Some(Start::WithPatients))),
    q(ask(lens!(F, list_ceiling), Kind::Count(9_999, Some(PERSONS)), t("Listetak ved oppstart", "Listetak ved oppstart", "List ceiling at the start"))),
    q(may(lens!(F, list_by_year.year_1), Kind::Count(9_999, Some(PERSONS)), t("Listelengde år 1", "Listelengd år 1", "List size, year 1"))),
    q(may(lens!(F, list_by_year.year_2), Kind::Count(9_999, Some(PERSONS)), t("Listelengde år 2", "Listelengd år 2", "List size, year 2"))),
    q(may(lens!(F, list_by_year.year_3), Kind::Count(9_999, Some(PERSONS)), t("Listelengde år 3", "Listelengd år 3", "List size, year 3"))),
    q(may(lens!(F, list_by_year.year_4), Kind::Count(9_999, Some(PERSONS)), t("Listelengde år 4", "Listelengd år 4", "List size, year 4"))),
    q(may(lens!(F, list_by_year.year_5), Kind::Count(9_999, Some(PERSONS)), t("Listelengde år 5", "Listelengd år 5", "List size, year 5"))),
];

#[rustfmt::skip]
const TERMS: &[Item<F>] = &[
    q(ask(lens!(F, course_cover_nok), Kind::Count(9_999_999, Some(KRONER)), t("Kommunen dekker kurs med inntil", "Kommunen dekkjer kurs med inntil", "The municipality covers courses up to"))
        .hint(t("Kroner i året. Skriv 0 når kurs ikke dekkes.", "Kroner i året. Skriv 0 når kurs ikkje blir dekte.", "Kroner a year. Write 0 when courses are not covered."))),
    q(ask(lens!(F, lost_income_covered), Kind::YesNo, t("Dekkes tapt arbeidsfortjeneste når legen er på kurs?", "Blir tapt arbeidsforteneste dekt når legen er på kurs?", "Is lost income covered while the doctor attends courses?"))
        .when(|form| matches!(form.form, Some(Terms::SelfEmployed | Terms::Combination)))),
    q(ask(lens!(F, recruitment_grant_nok), Kind::Count(9_999_999, Some(KRONER)), t("Rekrutteringstilskudd fra kommunen", "Rekrutteringstilskot frå kommunen", "Recruitment grant from the municipality"))
        .hint(t("Én gang, i år 1. Skriv 0 når det ikke gis.", "Éin gong, i år 1. Skriv 0 når det ikkje blir gitt.", "Once, in year 1. Write 0 when there is none."))),
    q(ask(lens!(F, has_absence_cover), Kind::YesNo, t("Er det avtalt hvem som dekker fraværet til legen?", "Er det avtalt kven som dekkjer fråværet til legen?", "Is it agreed who covers the doctor's absence?"))
        .hint(t("For eksempel når legen er på kurs.", "Til dømes når legen er på kurs.", "For example while the doctor attends courses."))),
    q(may(lens!(F, absence_cover), Kind::Area(300), t("Hvordan dekkes fraværet?", "Korleis blir fråværet dekt?", "How is absence covered?")).hint(NO_HEALTH)
        .when(|form| form.has_absence_cover == Some(true))),
    q(ask(lens!(F, supervision_hours_per_month), Kind::Count(99, Some(t("timer", "timar", "hours"))), t("Individuell veiledning i måneden", "Individuell rettleiing i månaden", "Individual supervision a month"))),
];

//! What a municipality must be able to show as a training enterprise, its status and its dates. What is stored, then what
//! is asked, in the order asked. The rules stand under `rules`.

use super::{
    NO_HEALTH,
    candidate_registration::InstitutionGoal,
    contact::Contact,
    places::trusts,
    shape::{self, blank},
};
use crate::{
    choices,
    day::Day,
    form::Form,
    lens,
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber, organisation_number::OrganisationNumber},
    question::{Item, Kind, Section, ask, may, q},
    rows,
    rules::{enterprise_form as rules, facts::EnterpriseStatus, provision::Provision},
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Utdanningsvirksomhet: the municipality as a place of training.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrainingEnterprise {
    #[validate(custom(function = shape::organisation))]
    #[serde(skip_serializing_if = "blank")]
    pub organisation_number: Option<OrganisationNumber>,
    #[serde(skip_serializing_if = "blank")]
    pub status: Option<EnterpriseStatus>,
    #[serde(skip_serializing_if = "blank")]
    pub applied_on: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub registered_on: Option<Day>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub contacts: Contacts,
    /// Specialists in general practice who work in the municipality.
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub specialists: Option<u16>,
    /// Those of them who have taken the supervisor course.
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub supervisors: Option<u16>,
    /// Supervisors other municipalities can ask for.
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub supervisors_offered: Option<u16>,
    /// From the demand to have a specialist.
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub exemption: Exemption,
    #[validate(nested, length(max = 40))]
    #[serde(skip_serializing_if = "blank")]
    pub arenas: Vec<Arena>,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub supervision: String,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub assessment: String,
    /// Asked for itself, so that an open question is not taken for «no».
    #[serde(skip_serializing_if = "blank")]
    pub plan_public: Option<bool>,
    #[validate(length(max = 500), custom(function = shape::link))]
    #[serde(skip_serializing_if = "blank")]
    pub plan_url: String,
    #[validate(length(max = 8), custom(function = one_for_each_trust))]
    #[serde(skip_serializing_if = "blank")]
    pub trust_agreements: Vec<TrustAgreement>,
    /// Municipalities that train together.
    #[validate(length(max = 20), custom(function = shape::municipalities))]
    #[serde(skip_serializing_if = "blank")]
    pub partners: Vec<MunicipalityNumber>,
    /// The partner that is registered for all of them.
    #[validate(custom(function = shape::municipality))]
    #[serde(skip_serializing_if = "blank")]
    pub host: MunicipalityNumber,
    /// What the cooperation is called.
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub partnership: String,
    #[serde(skip_serializing_if = "blank")]
    pub grant: Option<Grant>,
    #[validate(range(min = 2018, max = 2199))]
    #[serde(skip_serializing_if = "blank")]
    pub grant_year: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub gps: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub gps_in_training: Option<u16>,
}

fn one_for_each_trust(agreements: &[TrustAgreement]) -> Result<(), ValidationError> {
    shape::each_once(&agreements.iter().map(|agreement| agreement.trust).collect::<Vec<_>>())
}

/// Kontaktpersoner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contacts {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub chief_medical_officer: Contact,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub unit_manager: Contact,
}

/// Læringsarena: a place where goals can be reached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arena {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[serde(skip_serializing_if = "blank")]
    pub kind: Option<ArenaKind>,
    /// Run by somebody else than the municipality.
    #[serde(skip_serializing_if = "blank")]
    pub external: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub agreed_on: Option<Day>,
    /// Which of the two goals of institution service can be reached here.
    #[serde(skip_serializing_if = "blank")]
    pub goals: Vec<InstitutionGoal>,
}

/// Dispensasjon: for a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = exemption_in_order, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exemption {
    #[serde(skip_serializing_if = "blank")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "blank")]
    pub to: Option<Day>,
}

fn exemption_in_order(exemption: &Exemption) -> Result<(), ValidationError> {
    shape::in_order(exemption.from, exemption.to)
}

/// Samarbeidsavtale: with a trust.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrustAgreement {
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    #[serde(skip_serializing_if = "blank")]
    pub signed_on: Option<Day>,
}

choices! {
    /// Slags arena.
    ArenaKind {
        GpOffice = "gp_office", t("Legekontor", "Legekontor", "GP office");
        NursingHome = "nursing_home", t("Sykehjem", "Sjukeheim", "Nursing home");
        ChildHealth = "child_health", t("Helsestasjon og skolehelsetjeneste", "Helsestasjon og skulehelseteneste", "Child health clinic and school health");
        EmergencyCare = "emergency_care", t("Legevakt", "Legevakt", "Emergency care");
        MunicipalInstitution = "municipal_institution", t("Kommunal institusjon", "Kommunal institusjon", "Municipal institution");
        Hospital = "hospital", t("Sykehus", "Sjukehus", "Hospital");
        Other = "other", t("Annet", "Anna", "Other");
    }
}
choices! {
    /// ALIS-tilskudd: whether the municipality has it; never how much.
    Grant {
        NotApplied = "not_applied", t("Ikke søkt", "Ikkje søkt", "Not applied");
        Applied = "applied", t("Søkt", "Søkt", "Applied");
        Granted = "granted", t("Innvilget", "Innvilga", "Granted");
    }
}

impl Form for TrainingEnterprise {
    const KIND: &'static str = "training-enterprise";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Utdanningsvirksomhet", "Utdanningsverksemd", "Training enterprise");
    #[rustfmt::skip]
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "status", title: t("Registrering", "Registrering", "Registration"), intro: None, items: STATUS },
        Section { id: "contacts", title: t("Kontaktpersoner", "Kontaktpersonar", "Contacts"), intro: None, items: CONTACTS },
        Section { id: "doctors", title: t("Leger og veiledere", "Legar og rettleiarar", "Doctors and supervisors"), intro: None, items: DOCTORS },
        Section { id: "training", title: t("Opplæringen", "Opplæringa", "The training"), intro: None, items: TRAINING },
        Section { id: "cooperation", title: t("Samarbeid", "Samarbeid", "Cooperation"), intro: None, items: COOPERATION },
        Section { id: "grant", title: t("Tilskudd", "Tilskot", "Grant"), intro: Some(GRANT_INTRO), items: GRANT },
    ];
    const PROVISIONS: &'static [Provision<Self>] = &[
        rules::ENTERPRISE_ORGANISATION_MATCHES,
        rules::ENTERPRISE_DATES,
        rules::ENTERPRISE_SPECIALIST_OR_EXEMPTION,
        rules::ENTERPRISE_EXTERNAL_ARENA_AGREED,
        rules::ENTERPRISE_PLAN_PUBLIC,
        rules::ENTERPRISE_GOALS_COVERED,
    ];
}

type F = TrainingEnterprise;

const GRANT_INTRO: Text = t(
    "Vi spør bare om tilskuddet er søkt eller innvilget, ikke om beløp.",
    "Vi spør berre om tilskotet er søkt eller innvilga, ikkje om beløp.",
    "We ask only whether the grant is applied for or granted, not for amounts.",
);

#[rustfmt::skip]
const STATUS: &[Item<F>] = &[
    q(ask(lens!(F, organisation_number), Kind::OrganisationNumber, t("Organisasjonsnummer", "Organisasjonsnummer", "Organization number"))
        .hint(t("Kommunens nummer, eller vertskommunens når dere er registrert sammen.", "Nummeret til kommunen, eller til vertskommunen når de er registrerte saman.", "The municipality's number, or the host's when you are registered together."))),
    q(ask(lens!(F, status), Kind::One(EnterpriseStatus::CHOICES), t("Hvor står registreringen hos Helsedirektoratet?", "Kvar står registreringa hos Helsedirektoratet?", "Where does the registration with the Directorate of Health stand?"))),
    q(ask(lens!(F, applied_on), Kind::Date, t("Søknaden ble sendt", "Søknaden vart send", "The application was sent"))
        .hint(t("Dagen avgjør fra når registreringen teller.", "Dagen avgjer frå når registreringa tel.", "This day decides from when the registration counts."))
        .when(has_applied)),
    q(ask(lens!(F, registered_on), Kind::Date, t("Vedtaket om registrering kom", "Vedtaket om registrering kom", "The registration was decided"))
        .when(|form| form.status == Some(EnterpriseStatus::Registered))),
];

#[rustfmt::skip]
const CONTACTS: &[Item<F>] = &[
    q(ask(lens!(F, contacts.chief_medical_officer.name), Kind::Line(100), t("Kommuneoverlegens navn", "Namnet til kommuneoverlegen", "The chief medical officer's name"))),
    q(ask(lens!(F, contacts.chief_medical_officer.email), Kind::Email, t("Kommuneoverlegens e-post", "E-posten til kommuneoverlegen", "The chief medical officer's e-mail"))),
    q(may(lens!(F, contacts.chief_medical_officer.phone), Kind::Phone, t("Kommuneoverlegens telefon", "Telefonen til kommuneoverlegen", "The chief medical officer's phone"))),
    q(ask(lens!(F, contacts.unit_manager.name), Kind::Line(100), t("Virksomhetslederens navn", "Namnet til verksemdsleiaren", "The unit manager's name"))),
    q(ask(lens!(F, contacts.unit_manager.email), Kind::Email, t("Virksomhetslederens e-post", "E-posten til verksemdsleiaren", "The unit manager's e-mail"))),
    q(may(lens!(F, contacts.unit_manager.phone), Kind::Phone, t("Virksomhetslederens telefon", "Telefonen til verksemdsleiaren", "The unit manager's phone"))),
];

#[rustfmt::skip]
const DOCTORS: &[Item<F>] = &[
    q(ask(lens!(F, gps), Kind::Count(999, None), t("Fastleger i kommunen", "Fastlegar i kommunen", "GPs in the municipality"))),
    q(ask(lens!(F, gps_in_training), Kind::Count(999, None), t("Leger under spesialisering i allmennmedisin", "Legar under spesialisering i allmennmedisin", "Doctors in training as general practitioners"))),
    q(ask(lens!(F, specialists), Kind::Count(999, None), t("Spesialister i allmennmedisin", "Spesialistar i allmennmedisin", "Specialists in general practice"))
        .hint(t("Skriv 0 når det ikke er noen.", "Skriv 0 når det ikkje er nokon.", "Write 0 when there are none."))),
    q(may(lens!(F, exemption.from), Kind::Date, t("Dispensasjon fra kravet om spesialist, fra og med", "Dispensasjon frå kravet om spesialist, frå og med", "Exemption from the demand for a specialist, from"))
        .when(has_no_specialist)),
    q(may(lens!(F, exemption.to), Kind::Date, t("Dispensasjonen varer til og med", "Dispensasjonen varer til og med", "The exemption lasts until"))
        .when(has_no_specialist)),
    q(ask(lens!(F, supervisors), Kind::Count(999, None), t("Veiledere med veilederkurs", "Rettleiarar med rettleiarkurs", "Supervisors who have taken the course"))),
    q(ask(lens!(F, supervisors_offered), Kind::Count(99, None), t("Veiledere andre kommuner kan spørre om", "Rettleiarar andre kommunar kan spørje om", "Supervisors other municipalities can ask for"))),
];

#[rustfmt::skip]
const TRAINING: &[Item<F>] = &[
    Item::Rows(rows!(F, arenas, most 40,
        t("Læringsarenaer", "Læringsarenaer", "Arenas of learning"),
        one t("arena", "arena", "arena"),
        hint Some(t("Steder der legen kan nå læringsmål, også utenfor kommunen.", "Stader der legen kan nå læringsmål, også utanfor kommunen.", "Places where the doctor can reach goals, outside the municipality too.")),
        asked |_| true, &[
            ask(lens!(F, arenas[].name), Kind::Line(100), t("Navn", "Namn", "Name")),
            ask(lens!(F, arenas[].kind), Kind::One(ArenaKind::CHOICES), t("Hva slags sted er det?", "Kva slags stad er det?", "What kind of place is it?")),
            ask(lens!(F, arenas[].external), Kind::YesNo, t("Er arenaen ekstern?", "Er arenaen ekstern?", "Is the arena external?"))
                .hint(t("Ja når andre enn kommunen driver den.", "Ja når andre enn kommunen driv han.", "Yes when others than the municipality run it.")),
            may(lens!(F, arenas[].agreed_on), Kind::Date, t("Avtale signert", "Avtale signert", "Agreement signed"))
                .hint(t("Fylles ut for eksterne arenaer.", "Fyllast ut for eksterne arenaer.", "Filled in for external arenas.")),
            may(lens!(F, arenas[].goals), Kind::Many(InstitutionGoal::CHOICES), t("Kan noen av sykehusmålene nås her?", "Kan nokon av sjukehusmåla nåast her?", "Can any of the hospital goals be reached here?")),
        ])),
    q(ask(lens!(F, supervision), Kind::Area(1000), t("Hvordan blir legene veiledet?", "Korleis blir legane rettleidde?", "How are the doctors supervised?")).hint(NO_HEALTH).when(is_running)),
    q(ask(lens!(F, assessment), Kind::Area(1000), t("Hvordan blir kompetansen vurdert?", "Korleis blir kompetansen vurdert?", "How is competence assessed?")).hint(NO_HEALTH).when(is_running)),
    q(ask(lens!(F, plan_public), Kind::YesNo, t("Ligger den generelle utdanningsplanen åpent på nettet?", "Ligg den generelle utdanningsplanen ope på nettet?", "Is the general training plan open on the web?")).when(is_running)),
    q(ask(lens!(F, plan_url), Kind::Link, t("Adressen til planen", "Adressa til planen", "The plan's address"))
        .when(|form| is_running(form) && form.plan_public == Some(true))),
];

#[rustfmt::skip]
const COOPERATION: &[Item<F>] = &[
    Item::Rows(rows!(F, trust_agreements, most 8,
        t("Samarbeidsavtaler med helseforetak", "Samarbeidsavtalar med helseføretak", "Cooperation agreements with health trusts"),
        one t("avtale", "avtale", "agreement"),
        hint None,
        asked |_| true, &[
            ask(lens!(F, trust_agreements[].trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust")),
            ask(lens!(F, trust_agreements[].signed_on), Kind::Date, t("Signert", "Signert", "Signed on")),
        ])),
    Item::Rows(rows!(F, partners, most 20,
        t("Kommuner dere utdanner leger sammen med", "Kommunar de utdannar legar saman med", "Municipalities you train doctors together with"),
        one t("kommune", "kommune", "municipality"),
        hint None,
        asked |_| true,
        &[may(lens!(F, partners[]), Kind::Municipality, t("Kommune", "Kommune", "Municipality"))])),
    q(may(lens!(F, host), Kind::Municipality, t("Vertskommune", "Vertskommune", "Host municipality"))
        .hint(t("Kommunen som er registrert for dere alle. La stå tomt når det er dere selv.", "Kommunen som er registrert for dykk alle. Lat stå tomt når det er de sjølve.", "The municipality registered for all of you. Leave empty when it is yourselves."))
        .when(has_partners)),
    q(may(lens!(F, partnership), Kind::Line(100), t("Navn på samarbeidet", "Namn på samarbeidet", "Name of the cooperation")).when(has_partners)),
];

#[rustfmt::skip]
const GRANT: &[Item<F>] = &[
    q(ask(lens!(F, grant), Kind::One(Grant::CHOICES), t("Nasjonalt ALIS-tilskudd", "Nasjonalt ALIS-tilskot", "National ALIS grant"))),
    q(ask(lens!(F, grant_year), Kind::Count(2199, None), t("For hvilket år?", "For kva år?", "For which year?"))
        .when(|form| matches!(form.grant, Some(Grant::Applied | Grant::Granted)))),
];

/// Has sent an application, whatever became of it.
fn has_applied(form: &F) -> bool {
    form.status.is_some_and(|status| status != EnterpriseStatus::NotApplied)
}

/// Applied or registered, and not withdrawn.
pub(crate) fn is_running(form: &F) -> bool {
    has_applied(form) && form.status != Some(EnterpriseStatus::Withdrawn)
}

fn has_no_specialist(form: &F) -> bool {
    form.specialists == Some(0)
}

fn has_partners(form: &F) -> bool {
    form.partners.iter().any(|partner| !partner.is_blank())
}

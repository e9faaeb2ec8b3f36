//! The registration of one trainee with one health trust, renewed half-yearly. What is stored, then what is asked, in
//! the order asked. The rules stand under `rules`.

use super::{
    NO_HEALTH,
    places::{self, trusts},
    shape::{self, blank},
};
use crate::{
    answer::{Choice, Phone, UnitName},
    choices,
    day::Day,
    form::Form,
    lens,
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
    question::{Item, Kind, Section, ask, may, q},
    rows,
    rules::{
        capacity, coverage, enterprise, order, post, renewal, reporting, rotation, seniority, service, supervision,
    },
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Innmelding: one trainee, one trust; one live registration per trainee.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CandidateRegistration {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub trainee: Trainee,
    #[validate(length(max = 200), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub workplace: String,
    #[serde(skip_serializing_if = "blank")]
    pub scheme: Option<Scheme>,
    #[serde(skip_serializing_if = "blank")]
    pub converted_on: Option<Day>,
    /// Start in the present ALIS post.
    #[serde(skip_serializing_if = "blank")]
    pub service_from: Option<Day>,
    #[validate(nested, length(max = 20))]
    #[serde(skip_serializing_if = "blank")]
    pub earlier_posts: Vec<EarlierPost>,
    /// Share of a full post, per cent.
    #[validate(range(min = 1, max = 100))]
    #[serde(skip_serializing_if = "blank")]
    pub position_percent: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub post: Option<Post>,
    #[serde(skip_serializing_if = "blank")]
    pub substitute_from: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub substitute_until: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub supervision_group: Option<SupervisionGroup>,
    #[serde(skip_serializing_if = "blank")]
    pub group_from: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub group_completed_on: Option<Day>,
    #[validate(range(max = 99))]
    #[serde(skip_serializing_if = "blank")]
    pub courses_completed: Option<u16>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub activities_completed: Option<u16>,
    #[validate(range(max = 200))]
    #[serde(skip_serializing_if = "blank")]
    pub goals_approved: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub achieved_goals: Vec<InstitutionGoal>,
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    /// Code of a hospital or clinic of the trust.
    #[validate(length(max = 40), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub site: String,
    #[validate(length(max = 300), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub nearest_reason: String,
    #[serde(skip_serializing_if = "blank")]
    pub wished_start: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub alternative_start: Option<Day>,
    /// Could begin earlier, from this day, if a place falls vacant.
    #[serde(skip_serializing_if = "blank")]
    pub vacancy_from: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub length: Option<Length>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub split: Split,
    /// In the order wished.
    #[validate(length(max = 3), custom(function = shape::units))]
    #[serde(skip_serializing_if = "blank")]
    pub wished_units: Vec<UnitName>,
    /// Asked for itself, so that an open question is not taken for «none».
    #[serde(skip_serializing_if = "blank")]
    pub has_supervisor: Option<bool>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub supervisor: Supervisor,
    /// Whether the doctor can take part in the hospital's on-call work.
    #[serde(skip_serializing_if = "blank")]
    pub on_call_competent: Option<bool>,
    /// Counted service in institution so far, whole months.
    #[validate(range(max = 24))]
    #[serde(skip_serializing_if = "blank")]
    pub institution_months_done: Option<u16>,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub remarks: String,
}

/// ALIS: the doctor the registration is about.
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
    #[validate(length(max = 254), custom(function = shape::email))]
    #[serde(skip_serializing_if = "blank")]
    pub email: String,
    #[validate(custom(function = shape::phone))]
    #[serde(skip_serializing_if = "blank")]
    pub phone: Phone,
}

/// Tidligere stilling: an ALIS post in a municipality before the present one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = post_in_order, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EarlierPost {
    #[validate(custom(function = shape::municipality))]
    #[serde(skip_serializing_if = "blank")]
    pub municipality: MunicipalityNumber,
    #[serde(skip_serializing_if = "blank")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "blank")]
    pub to: Option<Day>,
}

fn post_in_order(post: &EarlierPost) -> Result<(), ValidationError> {
    shape::in_order(post.from, post.to)
}

/// 3 + 3: two halves at two units, as an exception.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Split {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub first: SplitHalf,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub second: SplitHalf,
    #[validate(length(max = 500), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub reason: String,
    #[serde(skip_serializing_if = "blank")]
    pub trust_consents: Option<Consent>,
}

/// Halvdel: where three of the six months are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SplitHalf {
    #[validate(length(max = 40), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub site: String,
    #[validate(custom(function = shape::unit))]
    #[serde(skip_serializing_if = "blank")]
    pub unit: UnitName,
}

/// Individuell veileder: a specialist, kept also during hospital service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Supervisor {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[validate(custom(function = shape::municipality))]
    #[serde(skip_serializing_if = "blank")]
    pub municipality: MunicipalityNumber,
}

choices! {
    /// Ordning: the rules the specialist training follows.
    Scheme {
        New = "new", t("Ny ordning", "Ny ordning", "The new scheme");
        Converted = "converted", t("Har gått over fra gammel til ny ordning", "Har gått over frå gammal til ny ordning", "Converted from the old scheme to the new");
        Old = "old", t("Gammel ordning", "Gammal ordning", "The old scheme");
    }
}
choices! {
    /// Stilling: how the doctor is attached to the municipality.
    Post {
        OwnList = "own_list", t("Egen fastlegehjemmel", "Eigen fastlegeheimel", "Own GP list");
        PermanentMunicipal = "permanent_municipal", t("Fast kommunal stilling", "Fast kommunal stilling", "Permanent municipal post");
        Substitute = "substitute", t("Vikariat", "Vikariat", "Substitute post");
    }
}
choices! {
    /// Veiledningsgruppe: where group supervision stands.
    SupervisionGroup {
        NotStarted = "not_started", t("Ikke begynt", "Ikkje byrja", "Not started");
        Ongoing = "ongoing", t("Pågår", "Pågår", "Ongoing");
        Completed = "completed", t("Fullført", "Fullført", "Completed");
    }
}
choices! {
    /// Læringsmål i institusjon: the two goals that are reached in hospital or an approved municipal institution.
    InstitutionGoal {
        Alm055 = "ALM-055", t("ALM-055 Samhandling", "ALM-055 Samhandling", "ALM-055 Interaction");
        Alm085 = "ALM-085", t("ALM-085 Fordypning i utvalgte pasientgrupper", "ALM-085 Fordjuping i utvalde pasientgrupper", "ALM-085 In-depth study of selected patient groups");
    }
}
choices! {
    /// Lengde: how the six months are spent.
    Length {
        SixMonths = "six_months", t("Seks måneder ved én enhet", "Seks månader ved éi eining", "Six months at one unit");
        Split = "split", t("Tre + tre måneder ved to enheter", "Tre + tre månader ved to einingar", "Three + three months at two units");
    }
}
choices! {
    /// Samtykke: what the trust has said of a split, as the municipality knows it.
    Consent {
        Yes = "yes", t("Ja", "Ja", "Yes");
        No = "no", t("Nei", "Nei", "No");
        Unknown = "unknown", t("Vet ikke", "Veit ikkje", "Not known");
    }
}

impl Form for CandidateRegistration {
    const KIND: &'static str = "candidate-registration";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Innmelding", "Innmelding", "Registration");
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "doctor", title: t("Legen", "Legen", "The doctor"), intro: None, items: DOCTOR },
        Section {
            id: "post",
            title: t("Ordning og stilling", "Ordning og stilling", "Scheme and post"),
            intro: None,
            items: POST,
        },
        Section {
            id: "training",
            title: t("Utdanningen så langt", "Utdanninga så langt", "Training so far"),
            intro: None,
            items: TRAINING,
        },
        Section {
            id: "service",
            title: t("Ønsket tjeneste", "Ønskt teneste", "Wished service"),
            intro: None,
            items: SERVICE,
        },
        Section {
            id: "supervision",
            title: t("Veileder", "Rettleiar", "Supervisor"),
            intro: Some(SUPERVISION_INTRO),
            items: SUPERVISION,
        },
        Section { id: "remarks", title: t("Merknader", "Merknader", "Remarks"), intro: None, items: REMARKS },
    ];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] = &[
        coverage::SCHEME_COVERED,
        rotation::START_ON_ROTATION,
        rotation::LENGTH_SIX_OR_SPLIT,
        rotation::SPLIT_WANTED_AND_NEEDED,
        rotation::SPLIT_TRUST_CONSENTS,
        renewal::RENEWED_HALF_YEARLY,
        reporting::ONE_LIVE_REGISTRATION,
        reporting::NOTICE_OVER_12_MONTHS,
        reporting::AGREEMENT_WITH_TRUST,
        seniority::SENIORITY_12_MONTHS,
        seniority::SENIORITY_24_MONTHS,
        post::POST_LASTING,
        post::POST_THROUGH_SERVICE,
        order::SUPERVISION_GROUP,
        order::PROGRESS,
        order::NEAREST_SITE,
        service::SERVICE_STILL_NEEDED,
        service::SITE_OF_TRUST,
        service::UNIT_KNOWN_AT_SITE,
        supervision::SUPERVISOR_NAMED,
        enterprise::MUNICIPALITY_REGISTERED,
        capacity::CAPACITY_DECIDED,
    ];
}

type F = CandidateRegistration;

const SUPERVISION_INTRO: Text = t(
    "Veilederen er spesialist og følger legen også under sykehustjenesten.",
    "Rettleiaren er spesialist og følgjer legen også under sjukehustenesta.",
    "The supervisor is a specialist and stays with the doctor during hospital service too.",
);

#[rustfmt::skip]
const DOCTOR: &[Item<F>] = &[
    q(ask(lens!(F, trainee.name), Kind::Line(100), t("Navn", "Namn", "Name"))),
    q(ask(lens!(F, trainee.hpr_number), Kind::Hpr, t("HPR-nummer", "HPR-nummer", "HPR number"))
        .hint(t("Sju til ni sifre. Ikke fødselsnummer.", "Sju til ni siffer. Ikkje fødselsnummer.", "Seven to nine digits. Not the national identity number."))),
    q(ask(lens!(F, trainee.email), Kind::Email, t("E-post", "E-post", "E-mail"))
        .hint(t("Legen får beskjed hit når opplysningene skal bekreftes.", "Legen får melding hit når opplysningane skal stadfestast.", "The doctor is told here when the data must be confirmed."))),
    q(may(lens!(F, trainee.phone), Kind::Phone, t("Mobil", "Mobil", "Mobile phone"))),
    q(ask(lens!(F, workplace), Kind::Line(200), t("Arbeidssted", "Arbeidsstad", "Workplace"))
        .hint(t("Legekontor eller annen arbeidsplass i kommunen.", "Legekontor eller annan arbeidsplass i kommunen.", "Surgery or other workplace in the municipality."))),
];

#[rustfmt::skip]
const POST: &[Item<F>] = &[
    q(ask(lens!(F, scheme), Kind::One(Scheme::CHOICES), t("Hvilken ordning følger legen?", "Kva ordning følgjer legen?", "Which scheme does the doctor follow?"))),
    q(ask(lens!(F, converted_on), Kind::Date, t("Gikk over til ny ordning", "Gjekk over til ny ordning", "Converted on"))
        .when(|form| form.scheme == Some(Scheme::Converted))),
    q(ask(lens!(F, service_from), Kind::Date, t("Begynte i ALIS-stillingen", "Byrja i ALIS-stillinga", "Began in the ALIS post"))
        .hint(t("Første dag i stillingen legen har nå.", "Første dag i stillinga legen har no.", "First day in the doctor's present post."))),
    Item::Rows(rows!(F, earlier_posts, most 20,
        t("Tidligere ALIS-stillinger", "Tidlegare ALIS-stillingar", "Earlier ALIS posts"),
        one t("stilling", "stilling", "post"),
        hint Some(t("I denne eller andre kommuner. De teller med i ansienniteten.", "I denne eller andre kommunar. Dei tel med i ansienniteten.", "In this or other municipalities. They count towards seniority.")),
        asked |_| true, &[
            ask(lens!(F, earlier_posts[].municipality), Kind::Municipality, t("Kommune", "Kommune", "Municipality")),
            ask(lens!(F, earlier_posts[].from), Kind::Date, t("Fra og med", "Frå og med", "From")),
            ask(lens!(F, earlier_posts[].to), Kind::Date, t("Til og med", "Til og med", "Until")),
        ])),
    q(ask(lens!(F, position_percent), Kind::Count(100, Some(t("%", "%", "%"))), t("Stillingsprosent", "Stillingsprosent", "Share of a full post"))),
    q(ask(lens!(F, post), Kind::One(Post::CHOICES), t("Hva slags stilling er det?", "Kva slags stilling er det?", "What kind of post is it?"))),
    q(ask(lens!(F, substitute_from), Kind::Date, t("Vikariatet begynte", "Vikariatet byrja", "The substitute post began"))
        .when(|form| form.post == Some(Post::Substitute))),
    q(may(lens!(F, substitute_until), Kind::Date, t("Vikariatet varer til", "Vikariatet varer til", "The substitute post lasts until"))
        .hint(t("La feltet stå tomt når sluttdatoen ikke er bestemt.", "La feltet stå tomt når sluttdatoen ikkje er bestemt.", "Leave this empty when the last day is not decided."))
        .when(|form| form.post == Some(Post::Substitute))),
];

#[rustfmt::skip]
const TRAINING: &[Item<F>] = &[
    q(ask(lens!(F, supervision_group), Kind::One(SupervisionGroup::CHOICES), t("Veiledningsgruppe", "Rettleiingsgruppe", "Supervision group"))),
    q(ask(lens!(F, group_from), Kind::Date, t("Gruppen begynte", "Gruppa byrja", "The group began"))
        .when(|form| matches!(form.supervision_group, Some(SupervisionGroup::Ongoing | SupervisionGroup::Completed)))),
    q(ask(lens!(F, group_completed_on), Kind::Date, t("Gruppen var fullført", "Gruppa var fullført", "The group was completed"))
        .when(|form| form.supervision_group == Some(SupervisionGroup::Completed))),
    q(ask(lens!(F, courses_completed), Kind::Count(99, None), t("Fullførte kurs", "Fullførte kurs", "Courses completed"))),
    q(ask(lens!(F, activities_completed), Kind::Count(999, None), t("Fullførte læringsaktiviteter", "Fullførte læringsaktivitetar", "Learning activities completed"))),
    q(ask(lens!(F, goals_approved), Kind::Count(200, None), t("Godkjente læringsmål", "Godkjende læringsmål", "Learning goals approved"))),
    q(may(lens!(F, achieved_goals), Kind::Many(InstitutionGoal::CHOICES), t("Er noen av sykehusmålene nådd?", "Er nokon av sjukehusmåla nådde?", "Are any of the hospital goals reached?"))
        .hint(t("La stå uten kryss når ingen er nådd.", "Lat stå utan kryss når ingen er nådde.", "Leave unticked when none is reached."))),
    q(ask(lens!(F, institution_months_done), Kind::Count(24, Some(t("måneder", "månader", "months"))), t("Tjeneste i institusjon så langt", "Teneste i institusjon så langt", "Service in institution so far"))
        .hint(t("Hele måneder i sykehus eller godkjent kommunal institusjon. Skriv 0 når det ikke er noen.", "Heile månader i sjukehus eller godkjend kommunal institusjon. Skriv 0 når det ikkje er nokon.", "Whole months in hospital or an approved municipal institution. Write 0 when there are none."))),
];

#[rustfmt::skip]
const SERVICE: &[Item<F>] = &[
    q(ask(lens!(F, trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust"))
        .hint(t("Foretaket som får innmeldingen. Velg et annet om legen ønsker det.", "Føretaket som får innmeldinga. Vel eit anna om legen ønskjer det.", "The trust that receives the registration. Choose another if the doctor wishes."))),
    q(ask(lens!(F, site), Kind::Pick(sites), t("Sykehus eller klinikk", "Sjukehus eller klinikk", "Hospital or clinic"))),
    q(may(lens!(F, nearest_reason), Kind::Area(300), t("Hvorfor ikke det nærmeste?", "Kvifor ikkje det nærmaste?", "Why not the nearest?"))
        .hint(t("Fylles ut når legen ønsker et annet enn det nærmeste. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Fyllast ut når legen ønskjer eit anna enn det nærmaste. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Filled in when the doctor wishes another than the nearest. Do not write about health, patients or the reason for leave."))),
    q(ask(lens!(F, wished_start), Kind::Start, t("Ønsket start", "Ønskt start", "Wished start"))
        .hint(t("Skriv en dato, eller velg en av de neste.", "Skriv ein dato, eller vel ein av dei neste.", "Write a date, or choose one of the next."))),
    q(may(lens!(F, alternative_start), Kind::Start, t("Alternativ start", "Alternativ start", "Alternative start"))),
    q(may(lens!(F, vacancy_from), Kind::Date, t("Kan begynne tidligere ved ledig plass", "Kan byrje tidlegare ved ledig plass", "Could begin earlier if a place falls vacant"))
        .hint(t("Første dag legen kan komme på kort varsel.", "Første dag legen kan kome på kort varsel.", "The first day the doctor could come at short notice."))),
    q(ask(lens!(F, length), Kind::One(Length::CHOICES), t("Hvor lenge?", "Kor lenge?", "For how long?"))
        .hint(t("Tre + tre er et unntak. Legen må ønske og trenge det, og foretaket må gå med på det.", "Tre + tre er eit unntak. Legen må ønskje og trenge det, og føretaket må gå med på det.", "Three + three is an exception. The doctor must wish and need it, and the trust must agree."))),
    q(ask(lens!(F, split.first.site), Kind::Pick(sites), t("Første tre måneder: sykehus", "Første tre månader: sjukehus", "First three months: hospital")).when(is_split)),
    q(ask(lens!(F, split.first.unit), Kind::Suggest(100, first_units), t("Første tre måneder: enhet", "Første tre månader: eining", "First three months: unit")).when(is_split)),
    q(ask(lens!(F, split.second.site), Kind::Pick(sites), t("Siste tre måneder: sykehus", "Siste tre månader: sjukehus", "Last three months: hospital")).when(is_split)),
    q(ask(lens!(F, split.second.unit), Kind::Suggest(100, second_units), t("Siste tre måneder: enhet", "Siste tre månader: eining", "Last three months: unit")).when(is_split)),
    q(may(lens!(F, split.reason), Kind::Area(500), t("Hvorfor ønsker og trenger legen to enheter?", "Kvifor ønskjer og treng legen to einingar?", "Why does the doctor wish and need two units?")).hint(NO_HEALTH).when(is_split)),
    q(ask(lens!(F, split.trust_consents), Kind::One(Consent::CHOICES), t("Har foretaket gått med på to enheter?", "Har føretaket gått med på to einingar?", "Has the trust agreed to two units?")).when(is_split)),
    Item::Rows(rows!(F, wished_units, most 3,
        t("Enheter, i ønsket rekkefølge", "Einingar, i ønskt rekkjefølgje", "Units, in the order wished"),
        one t("enhet", "eining", "unit"),
        hint Some(t("Inntil tre. Den øverste ønskes mest.", "Inntil tre. Den øvste er mest ønskt.", "Up to three. The first is wished most.")),
        asked |form| form.length != Some(Length::Split),
        &[may(lens!(F, wished_units[]), Kind::Suggest(100, site_units), t("Enhet", "Eining", "Unit"))])),
    q(ask(lens!(F, on_call_competent), Kind::YesNo, t("Kan legen gå vakt på avdelingen?", "Kan legen gå vakt på avdelinga?", "Can the doctor take on-call duty in the department?"))),
];

#[rustfmt::skip]
const SUPERVISION: &[Item<F>] = &[
    q(ask(lens!(F, has_supervisor), Kind::YesNo, t("Har legen individuell veileder?", "Har legen individuell rettleiar?", "Does the doctor have an individual supervisor?"))),
    q(ask(lens!(F, supervisor.name), Kind::Line(100), t("Veilederens navn", "Namnet til rettleiaren", "The supervisor's name"))
        .when(|form| form.has_supervisor == Some(true))),
    q(may(lens!(F, supervisor.municipality), Kind::Municipality, t("Veilederens kommune", "Kommunen til rettleiaren", "The supervisor's municipality"))
        .when(|form| form.has_supervisor == Some(true))),
];

#[rustfmt::skip]
const REMARKS: &[Item<F>] = &[
    q(may(lens!(F, remarks), Kind::Area(1000), t("Noe foretaket bør vite?", "Noko føretaket bør vite?", "Anything the trust should know?")).hint(NO_HEALTH)),
];

fn is_split(form: &F) -> bool {
    form.length == Some(Length::Split)
}

fn sites(form: &F) -> Vec<Choice> {
    places::sites(form.trust)
}

fn site_units(form: &F) -> Vec<Choice> {
    places::units(&form.site)
}
fn first_units(form: &F) -> Vec<Choice> {
    places::units(&form.split.first.site)
}
fn second_units(form: &F) -> Vec<Choice> {
    places::units(&form.split.second.site)
}

//! A trust's word on one candidate: a place offered, withdrawn, interrupted or completed. What is stored, then what is
//! asked, in the order asked. The rules stand under `rules`.
//! Why the doctor's answer is a form of its own: the trust cannot sign for the doctor.

use super::{
    candidate_registration::{InstitutionGoal, Length, SplitHalf},
    places::{self, trusts},
    shape::{self, blank},
};
use crate::{
    answer::{Choice, UnitName},
    choices,
    day::Day,
    form::Form,
    lens,
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    question::{Item, Kind, Section, ask, may, q},
    reference::DocId,
    rows,
    rules::{
        offering, period,
        period::{Half, is_rotation},
        placing,
    },
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Tjenesteperiode: one candidate, one slot of the trust in one period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = in_order, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Placement {
    /// The candidate's registration: the name of the document.
    #[validate(custom(function = shape::document))]
    #[serde(skip_serializing_if = "blank")]
    pub candidate: DocId,
    #[serde(skip_serializing_if = "blank")]
    pub decision: Option<Decision>,
    /// The last day for the doctor's answer; unanswered, the offer lapses after it.
    #[serde(skip_serializing_if = "blank")]
    pub answer_by: Option<Day>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub departs_from_order: Departure,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub period: PlacementPeriod,
    #[serde(skip_serializing_if = "blank")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "blank")]
    pub to: Option<Day>,
    /// The place fell vacant, and is filled on another day than the fixed ones.
    #[serde(skip_serializing_if = "blank")]
    pub fills_vacancy: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub trust: Option<HealthTrust>,
    #[serde(skip_serializing_if = "blank")]
    pub length: Option<Length>,
    /// Code of a hospital or clinic of the trust.
    #[validate(length(max = 40), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub site: String,
    #[validate(length(max = 3), custom(function = shape::units))]
    #[serde(skip_serializing_if = "blank")]
    pub units: Vec<UnitName>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub split: PlacementSplit,
    /// Asked for itself, so that an open question is not taken for «none».
    #[serde(skip_serializing_if = "blank")]
    pub has_hospital_supervisor: Option<bool>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub hospital_supervisor: HospitalSupervisor,
    #[serde(skip_serializing_if = "blank")]
    pub keeps_municipal_supervisor: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub on_call: Option<OnCall>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub arrangement: Arrangement,
    /// Counted service, whole months.
    #[validate(range(max = 12))]
    #[serde(skip_serializing_if = "blank")]
    pub months_completed: Option<u16>,
    #[validate(nested, length(max = 2))]
    #[serde(skip_serializing_if = "blank")]
    pub goals_reached: Vec<GoalReached>,
    #[serde(skip_serializing_if = "blank")]
    pub has_taught: Option<bool>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub teaching: Teaching,
}

/// The last day is not before the first, and a goal is reached once.
fn in_order(placement: &Placement) -> Result<(), ValidationError> {
    shape::in_order(placement.from, placement.to)?;
    let goals = || placement.goals_reached.iter().filter_map(|goal| goal.code);
    if goals().enumerate().any(|(at, code)| goals().take(at).any(|before| before == code)) {
        return Err(ValidationError::new("repeated:goals_reached"));
    }
    Ok(())
}

/// Avvik: why somebody was offered a place out of the computed order, or before every condition is met.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Departure {
    #[validate(length(max = 500), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub reason: String,
}

/// Periode: the half-year whose slot the placement holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacementPeriod {
    #[validate(range(min = 2022, max = 2099))]
    #[serde(skip_serializing_if = "blank")]
    pub year: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub half: Option<Half>,
}

impl PlacementPeriod {
    /// `None` until both are answered.
    pub fn get(&self) -> Option<period::Period> {
        let (year, half) = (i16::try_from(self.year?).ok()?, self.half?);
        Some(period::Period { year, half })
    }
}

/// 3 + 3: where each half is. It holds one whole slot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlacementSplit {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub first: SplitHalf,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub second: SplitHalf,
}

/// Veileder i sykehuset: the hospital's own, for as long as the service lasts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HospitalSupervisor {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[validate(custom(function = shape::hpr))]
    #[serde(skip_serializing_if = "blank")]
    pub hpr_number: Option<HprNumber>,
}

/// Tilrettelegging: what the department lets the doctor take part in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arrangement {
    #[serde(skip_serializing_if = "blank")]
    pub care_pathway: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub procedures: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub teamwork: Option<bool>,
}

/// Læringsmål nådd i tjenesten.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalReached {
    #[serde(skip_serializing_if = "blank")]
    pub code: Option<InstitutionGoal>,
    #[serde(skip_serializing_if = "blank")]
    pub on: Option<Day>,
}

/// Internundervisning: the session the doctor holds for the department.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Teaching {
    #[serde(skip_serializing_if = "blank")]
    pub topic: Option<TeachingTopic>,
    #[serde(skip_serializing_if = "blank")]
    pub held_on: Option<Day>,
}

choices! {
    /// Avgjørelse: what the trust has decided.
    Decision {
        Offered = "offered", t("Plass tilbys", "Plass blir tilboden", "A place is offered");
        Withdrawn = "withdrawn", t("Tilbudet trekkes", "Tilbodet blir trekt", "The offer is withdrawn");
        Interrupted = "interrupted", t("Tjenesten er avbrutt", "Tenesta er avbroten", "The service is interrupted");
        Completed = "completed", t("Tjenesten er fullført", "Tenesta er fullført", "The service is completed");
    }
}
choices! {
    /// Vakt: how the doctor takes part in on-call work.
    OnCall {
        InRoster = "in_roster", t("Inngår i vaktordningen", "Går inn i vaktordninga", "Takes part in the on-call roster");
        DayDuty = "day_duty", t("Bare vakt på dagtid", "Berre vakt på dagtid", "On call in the daytime only");
        None = "none", t("Ingen vakt", "Inga vakt", "No on-call work");
    }
}
choices! {
    /// Tema: what the session was about. The report's list is advice, not exhaustive.
    TeachingTopic {
        Referrals = "referrals", t("Henvisninger", "Tilvisingar", "Referrals");
        Agreements = "agreements", t("Avtalene mellom kommune og foretak", "Avtalane mellom kommune og føretak", "The agreements between municipality and trust");
        Routines = "routines", t("Normgivende rutiner for samarbeid", "Normgivande rutinar for samarbeid", "Normative routines of cooperation");
        DischargeSummary = "discharge_summary", t("Epikrisen", "Epikrisa", "The discharge summary");
        BeforeReferral = "before_referral", t("Forventninger før henvisning", "Forventningar før tilvising", "Expectations before referral");
        AfterDischarge = "after_discharge", t("Forventninger etter utskriving", "Forventningar etter utskriving", "Expectations after discharge");
        GpExpectations = "gp_expectations", t("Hva fastlegen venter av sykehuset", "Kva fastlegen ventar av sjukehuset", "What the GP expects of the hospital");
        Department = "department", t("Samhandling i avdelingens eget fag", "Samhandling i faget til avdelinga", "Cooperation in the department's own field");
        HealthCommunities = "health_communities", t("Helsefellesskapene", "Helsefellesskapa", "The health communities");
        Other = "other", t("Annet tema", "Anna tema", "Another topic");
    }
}

impl Form for Placement {
    const KIND: &'static str = "placement";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Tjenesteperiode", "Tenesteperiode", "Placement");
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "decision", title: t("Avgjørelse", "Avgjerd", "Decision"), intro: None, items: DECISION },
        Section { id: "period", title: t("Periode", "Periode", "Period"), intro: None, items: PERIOD },
        Section { id: "place", title: t("Sted", "Stad", "Place"), intro: None, items: PLACE },
        Section {
            id: "supervision",
            title: t("Veiledning og vakt", "Rettleiing og vakt", "Supervision and on-call work"),
            intro: Some(SUPERVISION_INTRO),
            items: SUPERVISION,
        },
        Section {
            id: "content",
            title: t("Innhold og resultat", "Innhald og resultat", "Content and result"),
            intro: None,
            items: CONTENT,
        },
    ];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] = &[
        offering::SLOT_FREE,
        offering::DEPARTURE_REASONED,
        placing::START_ON_ROTATION,
        placing::SITE_OF_TRUST,
        placing::TEACHING_HELD,
        placing::HOSPITAL_SUPERVISOR_NAMED,
        placing::MUNICIPAL_SUPERVISOR_KEPT,
    ];
}

type F = Placement;

const SUPERVISION_INTRO: Text = t(
    "Legen har veileder både i kommunen og i sykehuset så lenge tjenesten varer.",
    "Legen har rettleiar både i kommunen og i sjukehuset så lenge tenesta varer.",
    "The doctor has a supervisor both in the municipality and in the hospital for as long as the service lasts.",
);

#[rustfmt::skip]
const DECISION: &[Item<F>] = &[
    q(ask(lens!(F, candidate), Kind::Document, t("Hvem gjelder det?", "Kven gjeld det?", "Whom is it about?"))
        .hint(t("Velg en innmelding til foretaket.", "Vel ei innmelding til føretaket.", "Choose a registration with the trust."))),
    q(ask(lens!(F, decision), Kind::One(Decision::CHOICES), t("Hva er avgjort?", "Kva er avgjort?", "What is decided?"))
        .hint(t("Den som sier nei til et tilbud, beholder plassen i køen.", "Den som seier nei til eit tilbod, held på plassen i køen.", "Who declines an offer keeps the place in the queue."))),
    q(ask(lens!(F, answer_by), Kind::Date, t("Svarfrist", "Svarfrist", "Answer by"))
        .hint(t("Tilbudet faller bort når legen ikke har svart innen denne dagen.", "Tilbodet fell bort når legen ikkje har svart innan denne dagen.", "The offer lapses when the doctor has not answered by this day."))
        .when(is_offer)),
    q(may(lens!(F, departs_from_order.reason), Kind::Area(500), t("Hvorfor avviker tilbudet fra rekkefølgen eller vilkårene?", "Kvifor avvik tilbodet frå rekkjefølgja eller vilkåra?", "Why does the offer depart from the order or the conditions?"))
        .hint(t("Fylles ut når en annen står foran, eller når et vilkår ikke er oppfylt. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Fyllast ut når ein annan står føre, eller når eit vilkår ikkje er oppfylt. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Filled in when somebody else stands before, or a condition is not met. Do not write about health, patients or the reason for leave."))
        .when(is_offer)),
];

#[rustfmt::skip]
const PERIOD: &[Item<F>] = &[
    q(ask(lens!(F, period.year), Kind::Count(2099, None), t("År", "År", "Year"))
        .hint(t("Januar og februar hører til P2 året før.", "Januar og februar høyrer til P2 året før.", "January and February belong to P2 of the year before."))),
    q(ask(lens!(F, period.half), Kind::One(Half::CHOICES), t("Halvår", "Halvår", "Half-year"))
        .hint(t("Perioden som plassen hører til.", "Perioden som plassen høyrer til.", "The period the slot belongs to."))),
    q(ask(lens!(F, from), Kind::Start, t("Fra og med", "Frå og med", "From"))),
    q(ask(lens!(F, to), Kind::Date, t("Til og med", "Til og med", "Until"))),
    q(ask(lens!(F, fills_vacancy), Kind::YesNo, t("Er det en ledig plass som fylles underveis?", "Er det ein ledig plass som blir fylt undervegs?", "Is it a vacant place, filled along the way?"))
        .hint(t("En ledig plass kan begynne en annen dag enn 1. mars og 1. september.", "Ein ledig plass kan byrje ein annan dag enn 1. mars og 1. september.", "A vacant place can begin on another day than 1 March and 1 September."))
        .when(|form| form.from.is_some_and(|from| !is_rotation(from)))),
];

#[rustfmt::skip]
const PLACE: &[Item<F>] = &[
    q(ask(lens!(F, trust), Kind::Pick(trusts), t("Helseforetak", "Helseføretak", "Health trust"))),
    q(ask(lens!(F, length), Kind::One(Length::CHOICES), t("Hvor lenge?", "Kor lenge?", "For how long?"))
        .hint(t("Tre + tre bruker én hel plass.", "Tre + tre bruker éin heil plass.", "Three + three holds one whole slot."))),
    q(ask(lens!(F, site), Kind::Pick(sites), t("Sykehus eller klinikk", "Sjukehus eller klinikk", "Hospital or clinic")).when(is_whole)),
    Item::Rows(rows!(F, units, most 3,
        t("Enheter", "Einingar", "Units"),
        one t("enhet", "eining", "unit"),
        hint Some(t("Der legen skal tjenestegjøre. Som regel én.", "Der legen skal gjere teneste. Som regel éi.", "Where the doctor will serve. As a rule one.")),
        asked is_whole,
        &[may(lens!(F, units[]), Kind::Suggest(100, site_units), t("Enhet", "Eining", "Unit"))])),
    q(ask(lens!(F, split.first.site), Kind::Pick(sites), t("Første tre måneder: sykehus", "Første tre månader: sjukehus", "First three months: hospital")).when(is_split)),
    q(ask(lens!(F, split.first.unit), Kind::Suggest(100, first_units), t("Første tre måneder: enhet", "Første tre månader: eining", "First three months: unit")).when(is_split)),
    q(ask(lens!(F, split.second.site), Kind::Pick(sites), t("Siste tre måneder: sykehus", "Siste tre månader: sjukehus", "Last three months: hospital")).when(is_split)),
    q(ask(lens!(F, split.second.unit), Kind::Suggest(100, second_units), t("Siste tre måneder: enhet", "Siste tre månader: eining", "Last three months: unit")).when(is_split)),
];

#[rustfmt::skip]
const SUPERVISION: &[Item<F>] = &[
    q(ask(lens!(F, has_hospital_supervisor), Kind::YesNo, t("Har legen fått veileder i sykehuset?", "Har legen fått rettleiar i sjukehuset?", "Has the doctor been given a supervisor in the hospital?")).when(stands)),
    q(ask(lens!(F, hospital_supervisor.name), Kind::Line(100), t("Veilederens navn", "Namnet til rettleiaren", "The supervisor's name")).when(has_supervisor)),
    q(may(lens!(F, hospital_supervisor.hpr_number), Kind::Hpr, t("Veilederens HPR-nummer", "HPR-nummeret til rettleiaren", "The supervisor's HPR number"))
        .hint(t("Sju til ni sifre. Ikke fødselsnummer.", "Sju til ni siffer. Ikkje fødselsnummer.", "Seven to nine digits. Not the national identity number."))
        .when(has_supervisor)),
    q(ask(lens!(F, keeps_municipal_supervisor), Kind::YesNo, t("Beholder legen veilederen i kommunen?", "Held legen på rettleiaren i kommunen?", "Does the doctor keep the supervisor in the municipality?")).when(stands)),
    q(ask(lens!(F, on_call), Kind::One(OnCall::CHOICES), t("Vakt", "Vakt", "On-call work"))
        .hint(t("Vaktordning forutsetter at legen har kompetansen, og at planen gir rom for det.", "Vaktordning føreset at legen har kompetansen, og at planen gir rom for det.", "The roster presupposes that the doctor is competent and that the plan has room."))
        .when(stands)),
];

#[rustfmt::skip]
const CONTENT: &[Item<F>] = &[
    q(may(lens!(F, arrangement.care_pathway), Kind::YesNo, t("Følger legen utredning og behandling hos avdelingens vanlige pasienter?", "Følgjer legen utgreiing og behandling hos dei vanlege pasientane i avdelinga?", "Does the doctor follow the assessment and treatment of the department's usual patients?")).when(stands)),
    q(may(lens!(F, arrangement.procedures), Kind::YesNo, t("Lærer legen prosedyrer en fastlege har nytte av?", "Lærer legen prosedyrar ein fastlege har nytte av?", "Does the doctor learn procedures that are useful to a GP?")).when(stands)),
    q(may(lens!(F, arrangement.teamwork), Kind::YesNo, t("Tar legen del i det tverrfaglige samarbeidet?", "Tek legen del i det tverrfaglege samarbeidet?", "Does the doctor take part in the interdisciplinary work?")).when(stands)),
    q(ask(lens!(F, months_completed), Kind::Count(12, Some(t("måneder", "månader", "months"))), t("Fullførte måneder", "Fullførte månader", "Months completed"))
        .hint(t("Hele måneder som teller. Skriv 0 når ingen teller.", "Heile månader som tel. Skriv 0 når ingen tel.", "Whole months that count. Write 0 when none counts."))
        .when(is_over)),
    Item::Rows(rows!(F, goals_reached, most 2,
        t("Læringsmål nådd i tjenesten", "Læringsmål nådde i tenesta", "Learning goals reached in the service"),
        one t("læringsmål", "læringsmål", "learning goal"),
        hint Some(t("Kommunen godkjenner målene. Foretaket sier hva som er nådd.", "Kommunen godkjenner måla. Føretaket seier kva som er nådd.", "The municipality approves the goals. The trust says what is reached.")),
        asked is_over, &[
            ask(lens!(F, goals_reached[].code), Kind::One(InstitutionGoal::CHOICES), t("Læringsmål", "Læringsmål", "Learning goal")),
            ask(lens!(F, goals_reached[].on), Kind::Date, t("Nådd", "Nådd", "Reached on")),
        ])),
    q(ask(lens!(F, has_taught), Kind::YesNo, t("Har legen holdt internundervisning?", "Har legen halde internundervisning?", "Has the doctor held in-house teaching?")).when(is_over)),
    q(ask(lens!(F, teaching.topic), Kind::Pick(topics), t("Tema", "Tema", "Topic")).when(has_taught)),
    q(ask(lens!(F, teaching.held_on), Kind::Date, t("Holdt", "Halden", "Held on")).when(has_taught)),
];

/// There is a placement to describe: everything but a withdrawn offer.
pub fn stands(form: &F) -> bool {
    form.decision != Some(Decision::Withdrawn)
}
fn is_offer(form: &F) -> bool {
    form.decision == Some(Decision::Offered)
}
/// The service has ended, completed or not.
pub fn is_over(form: &F) -> bool {
    matches!(form.decision, Some(Decision::Interrupted | Decision::Completed))
}
fn is_split(form: &F) -> bool {
    form.length == Some(Length::Split)
}
fn is_whole(form: &F) -> bool {
    !is_split(form)
}
fn has_supervisor(form: &F) -> bool {
    stands(form) && form.has_hospital_supervisor == Some(true)
}
fn has_taught(form: &F) -> bool {
    is_over(form) && form.has_taught == Some(true)
}

fn sites(form: &F) -> Vec<Choice> {
    places::sites(form.trust)
}
fn topics(_: &F) -> Vec<Choice> {
    TeachingTopic::CHOICES.to_vec()
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

//! The minutes of a half-yearly meeting about one trainee. What is stored, then what is asked, one section for each fixed
//! item of the agenda. Who reads them is the server's affair; the rules stand under `rules`.

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
    rules::{meeting, provision::Provision},
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

/// Oppfølgingsmøte: one trainee, one meeting, its minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = consistent, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FollowUpMeeting {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub trainee: Trainee,
    #[serde(skip_serializing_if = "blank")]
    pub held_on: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub mode: Option<Mode>,
    #[validate(range(min = 1, max = 600))]
    #[serde(skip_serializing_if = "blank")]
    pub minutes_long: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub present: Vec<Role>,
    /// Called, and sent word that they could not come.
    #[serde(skip_serializing_if = "blank")]
    pub excused: Vec<Role>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub agenda: Agenda,
    /// Whether the registration was looked through and revised.
    #[serde(skip_serializing_if = "blank")]
    pub registration_revised: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub next_meeting_on: Option<Day>,
}

/// Nobody is both there and excused, and the next meeting is not before this one.
fn consistent(meeting: &FollowUpMeeting) -> Result<(), ValidationError> {
    if meeting.excused.iter().any(|role| meeting.present.contains(role)) {
        return Err(ValidationError::new("repeated:excused"));
    }
    match (meeting.held_on, meeting.next_meeting_on) {
        (Some(held), Some(next)) if next < held => Err(ValidationError::new("wrong-order:next_meeting_on")),
        _ => Ok(()),
    }
}

/// ALIS: the doctor the meeting is about.
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

/// Dagsorden: the six fixed items (report, section 4.1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// Roles and individual plan in Dossier.
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub roles: AgendaItem,
    /// The trainee's own responsibility for goals and activities.
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub responsibility: AgendaItem,
    /// The implementation plan.
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub plan: AgendaItem,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub supervision: AgendaItem,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub working_conditions: WorkingConditions,
    /// Revising the registration.
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub registration: AgendaItem,
}

/// Tema: whether it was treated, what was said, and who does what by when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaItem {
    #[serde(skip_serializing_if = "blank")]
    pub treated: Option<bool>,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub note: String,
    #[validate(length(max = 300), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub action: String,
    #[serde(skip_serializing_if = "blank")]
    pub due_on: Option<Day>,
}

/// Arbeidsforhold: an item with four figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkingConditions {
    #[serde(skip_serializing_if = "blank")]
    pub treated: Option<bool>,
    /// Inhabitants on the doctor's list.
    #[validate(range(max = 5000))]
    #[serde(skip_serializing_if = "blank")]
    pub list_size: Option<u16>,
    /// Days until a patient gets an ordinary appointment.
    #[validate(range(max = 365))]
    #[serde(skip_serializing_if = "blank")]
    pub waiting_days: Option<u16>,
    /// Hours a week kept for urgent cases.
    #[validate(range(max = 168))]
    #[serde(skip_serializing_if = "blank")]
    pub emergency_hours: Option<u16>,
    /// Hours a week beyond the agreed ones.
    #[validate(range(max = 168))]
    #[serde(skip_serializing_if = "blank")]
    pub overtime_hours: Option<u16>,
    #[validate(length(max = 1000), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub note: String,
    #[validate(length(max = 300), custom(function = shape::lines))]
    #[serde(skip_serializing_if = "blank")]
    pub action: String,
    #[serde(skip_serializing_if = "blank")]
    pub due_on: Option<Day>,
}

choices! {
    /// Møteform.
    Mode {
        InPerson = "in_person", t("Fysisk", "Fysisk", "In person");
        Digital = "digital", t("Digitalt", "Digitalt", "Digital");
    }
}
choices! {
    /// Deltaker: by role, never by name.
    Role {
        Trainee = "trainee", t("Legen (ALIS)", "Legen (ALIS)", "The doctor (ALIS)");
        Supervisor = "supervisor", t("Veilederen", "Rettleiaren", "The supervisor");
        ChiefMedicalOfficer = "chief_medical_officer", t("Kommuneoverlegen", "Kommuneoverlegen", "The chief medical officer");
        UnitManager = "unit_manager", t("Virksomhetslederen", "Verksemdsleiaren", "The unit manager");
        ClinicalSupervisor = "clinical_supervisor", t("Supervisøren", "Supervisøren", "The clinical supervisor");
        Other = "other", t("Andre", "Andre", "Others");
    }
}

impl Form for FollowUpMeeting {
    const KIND: &'static str = "follow-up-meeting";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Oppfølgingsmøte", "Oppfølgingsmøte", "Follow-up meeting");
    #[rustfmt::skip]
    const SECTIONS: &'static [Section<Self>] = &[
        Section { id: "meeting", title: t("Møtet", "Møtet", "The meeting"), intro: None, items: MEETING },
        Section { id: "roles", title: t("Roller og plan i Dossier", "Roller og plan i Dossier", "Roles and plan in Dossier"), intro: None, items: ROLES },
        Section { id: "responsibility", title: t("Legens eget ansvar", "Legen sitt eige ansvar", "The doctor's own part"), intro: None, items: RESPONSIBILITY },
        Section { id: "plan", title: t("Gjennomføringsplanen", "Gjennomføringsplanen", "The implementation plan"), intro: None, items: PLAN },
        Section { id: "supervision", title: t("Veiledning", "Rettleiing", "Supervision"), intro: None, items: SUPERVISION },
        Section { id: "working_conditions", title: t("Arbeidsforhold", "Arbeidstilhøve", "Working conditions"), intro: None, items: WORKING_CONDITIONS },
        Section { id: "registration", title: t("Innmeldingen", "Innmeldinga", "The registration"), intro: None, items: REGISTRATION },
        Section { id: "next", title: t("Neste møte", "Neste møte", "Next meeting"), intro: None, items: NEXT },
    ];
    const PROVISIONS: &'static [Provision<Self>] = &[
        meeting::MEETING_WITHIN_6_MONTHS,
        meeting::MEETING_ALL_CALLED,
        meeting::MEETING_AGENDA_TREATED,
        meeting::NEXT_MEETING_WITHIN_6_MONTHS,
    ];
}

type F = FollowUpMeeting;

const NOTE: Text = t("Referat", "Referat", "Minutes");
const ACTION: Text = t("Tiltak", "Tiltak", "Action");
const DUE: Text = t("Frist for tiltaket", "Frist for tiltaket", "Action due");
const ACTION_HINT: Text = t(
    "Hva skal gjøres, og av hvem? Skriv ikke om helse, pasienter eller årsak til permisjon.",
    "Kva skal gjerast, og av kven? Skriv ikkje om helse, pasientar eller årsak til permisjon.",
    "What is to be done, and by whom? Do not write about health, patients or the reason for leave.",
);

/// The questions of one item of the agenda: was it treated, what more there is, the minutes, the action.
macro_rules! topic {
    ($item:ident, $treated:expr, note $hint:expr $(, $more:expr)*) => {
        &[
            q(ask(lens!(F, agenda.$item.treated), Kind::YesNo, $treated)),
            $(q($more.when(|form| form.agenda.$item.treated == Some(true))),)*
            q(may(lens!(F, agenda.$item.note), Kind::Area(1000), NOTE).hint($hint).when(|form| form.agenda.$item.treated == Some(true))),
            q(may(lens!(F, agenda.$item.action), Kind::Area(300), ACTION).hint(ACTION_HINT)),
            q(may(lens!(F, agenda.$item.due_on), Kind::Date, DUE).when(|form| !form.agenda.$item.action.trim().is_empty())),
        ]
    };
}

#[rustfmt::skip]
const MEETING: &[Item<F>] = &[
    q(ask(lens!(F, trainee.name), Kind::Line(100), t("Legens navn", "Namnet til legen", "The doctor's name"))),
    q(ask(lens!(F, trainee.hpr_number), Kind::Hpr, t("HPR-nummer", "HPR-nummer", "HPR number"))
        .hint(t("Sju til ni sifre. Ikke fødselsnummer.", "Sju til ni siffer. Ikkje fødselsnummer.", "Seven to nine digits. Not the national identity number."))),
    q(ask(lens!(F, held_on), Kind::Date, t("Møtedato", "Møtedato", "Date of the meeting"))),
    q(ask(lens!(F, mode), Kind::One(Mode::CHOICES), t("Hvordan møttes dere?", "Korleis møttest de?", "How did you meet?"))),
    q(ask(lens!(F, minutes_long), Kind::Count(600, Some(t("minutter", "minutt", "minutes"))), t("Varighet", "Kor lenge varte det?", "Duration"))
        .hint(t("Omtrent en time er vanlig.", "Om lag ein time er vanleg.", "About an hour is usual."))),
    q(ask(lens!(F, present), Kind::Many(Role::CHOICES), t("Hvem var til stede?", "Kven var til stades?", "Who was present?"))),
    q(may(lens!(F, excused), Kind::Many(Role::CHOICES), t("Hvem meldte forfall?", "Kven melde forfall?", "Who was excused?"))
        .hint(t("De som var kalt inn, men ikke kunne komme.", "Dei som var kalla inn, men ikkje kunne kome.", "Those who were called but could not come."))),
];

#[rustfmt::skip]
const ROLES: &[Item<F>] = topic!(roles, t("Er roller og plan i Dossier tatt opp?", "Er roller og plan i Dossier teke opp?", "Were roles and the plan in Dossier treated?"),
    note t("Har legen fått individuell plan i Dossier, og er leder, veileder og supervisor på plass? Skriv ikke om helse, pasienter eller årsak til permisjon.", "Har legen fått individuell plan i Dossier, og er leiar, rettleiar og supervisør på plass? Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Has the doctor a plan in Dossier, and are leader, supervisor and clinical supervisor in place? Do not write about health, patients or the reason for leave."));

#[rustfmt::skip]
const RESPONSIBILITY: &[Item<F>] = topic!(responsibility, t("Er legens ansvar for læringsmål og læringsaktiviteter tatt opp?", "Er legen sitt ansvar for læringsmål og læringsaktivitetar teke opp?", "Was the doctor's own responsibility for goals and activities treated?"),
    note t("Kjenner legen målene og aktivitetene, og hva står for tur? Skriv ikke om helse, pasienter eller årsak til permisjon.", "Kjenner legen måla og aktivitetane, og kva står for tur? Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Does the doctor know the goals and activities, and what comes next? Do not write about health, patients or the reason for leave."));

#[rustfmt::skip]
const PLAN: &[Item<F>] = topic!(plan, t("Er gjennomføringsplanen gått gjennom?", "Er gjennomføringsplanen gått gjennom?", "Was the implementation plan gone through?"),
    note t("Kurs, praksisbesøk, veiledningsgruppe og sykehustjeneste. Selve permisjonsdatoene står i planen. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Kurs, praksisbesøk, rettleiingsgruppe og sjukehusteneste. Sjølve permisjonsdatoane står i planen. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Courses, practice visits, supervision group and hospital service. Dates of leave stand in the plan itself. Do not write about health, patients or the reason for leave."));

#[rustfmt::skip]
const SUPERVISION: &[Item<F>] = topic!(supervision, t("Er veiledningen tatt opp?", "Er rettleiinga teken opp?", "Was supervision treated?"),
    note t("Skriv bare om avtalen blir holdt, ikke hva samtalene handler om. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Skriv berre om avtalen blir halden, ikkje kva samtalane handlar om. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Write only whether the agreement is kept, not what the talks are about. Do not write about health, patients or the reason for leave."));

#[rustfmt::skip]
const WORKING_CONDITIONS: &[Item<F>] = topic!(working_conditions, t("Er arbeidsforholdene tatt opp?", "Er arbeidstilhøva tekne opp?", "Were working conditions treated?"),
    note t("Her kan også samarbeidet med kolleger stå. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Her kan også samarbeidet med kollegaer stå. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "Cooperation with colleagues can stand here too. Do not write about health, patients or the reason for leave."),
    may(lens!(F, agenda.working_conditions.list_size), Kind::Count(5000, Some(t("innbyggere", "innbyggjarar", "people"))), t("Listelengde", "Listelengd", "List size")),
    may(lens!(F, agenda.working_conditions.waiting_days), Kind::Count(365, Some(t("dager", "dagar", "days"))), t("Ventetid for legetime", "Ventetid for legetime", "Wait for an appointment")),
    may(lens!(F, agenda.working_conditions.emergency_hours), Kind::Count(168, Some(t("timer i uka", "timar i veka", "hours a week"))), t("Øyeblikkelig hjelp", "Augeblikkeleg hjelp", "Urgent cases")),
    may(lens!(F, agenda.working_conditions.overtime_hours), Kind::Count(168, Some(t("timer i uka", "timar i veka", "hours a week"))), t("Overtid", "Overtid", "Overtime")));

#[rustfmt::skip]
const REGISTRATION: &[Item<F>] = topic!(registration, t("Er innmeldingen sett gjennom?", "Er innmeldinga sedd gjennom?", "Was the registration looked through?"),
    note NO_HEALTH,
    ask(lens!(F, registration_revised), Kind::YesNo, t("Er innmeldingen fylt ut eller endret?", "Er innmeldinga fylt ut eller endra?", "Was the registration filled in or revised?")));

#[rustfmt::skip]
const NEXT: &[Item<F>] = &[
    q(may(lens!(F, next_meeting_on), Kind::Date, t("Når er neste møte?", "Når er neste møte?", "When is the next meeting?"))
        .hint(t("Senest et halvt år etter dette. La stå tomt når det er det siste.", "Seinast eit halvt år etter dette. Lat stå tomt når det er det siste.", "Within half a year of this one. Leave empty when this is the last."))),
];

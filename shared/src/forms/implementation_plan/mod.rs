//! The dated plan of one trainee's whole training, revised when needed. What is stored; what is asked stands in
//! `questions`, the rules under `rules::plans`. Knows leave by its days and percent, never by its reason.
//! Why there is no rule «plan-leave-without-reason»: place and goals are not asked of a leave, so they are left out of a
//! statement, and a statement that has them is refused for its shape. A rule about them could never be unmet.

mod questions;

use super::shape::{self, blank};
use crate::{
    choices,
    day::Day,
    form::Form,
    forms::candidate_registration::Scheme,
    numbers::{hpr_number::HprNumber, learning_goal::GoalCode},
    question::Section,
    rules::{
        plans::{enterprise, goals, group, months, periods, renewal, roles, supervision},
        provision::Provision,
    },
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use validator::{Validate, ValidationError};

/// Gjennomføringsplan: one trainee's training from the first day to the last, kept by the municipality.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = goals_once, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ImplementationPlan {
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub trainee: Trainee,
    #[serde(skip_serializing_if = "blank")]
    pub scheme: Option<Scheme>,
    /// First day of the training.
    #[serde(skip_serializing_if = "blank")]
    pub started_on: Option<Day>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub roles: Roles,
    #[validate(nested, length(max = 120))]
    #[serde(skip_serializing_if = "blank")]
    pub periods: Vec<PlannedPeriod>,
    #[validate(nested, length(max = 120))]
    #[serde(skip_serializing_if = "blank")]
    pub courses: Vec<Course>,
    #[validate(nested, length(max = 60))]
    #[serde(skip_serializing_if = "blank")]
    pub practice_visits: Vec<PracticeVisit>,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub supervision_group: PlannedGroup,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub individual_supervision: IndividualSupervision,
    #[validate(nested, length(max = 200))]
    #[serde(skip_serializing_if = "blank")]
    pub goals: Vec<PlannedGoal>,
    #[serde(skip_serializing_if = "blank")]
    pub revised_on: Option<Day>,
}

/// No goal twice; said at the later one.
fn goals_once(plan: &ImplementationPlan) -> Result<(), ValidationError> {
    let codes: Vec<Option<GoalCode>> = plan.goals.iter().map(|goal| goal.code).collect();
    let repeated = (1..codes.len()).find(|at| codes[*at].is_some() && codes[..*at].contains(&codes[*at]));
    repeated.map_or(Ok(()), |row| {
        let mut error = ValidationError::new("repeated");
        error.code = Cow::Owned(format!("repeated:goals.{row}.code"));
        Err(error)
    })
}

/// ALIS: the doctor whose training is planned.
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

/// Roller: one leader, one supervisor, several clinical supervisors, as in Kompetanseportalen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Roles {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub leader: String,
    #[validate(nested)]
    #[serde(skip_serializing_if = "blank")]
    pub supervisor: PlanSupervisor,
    #[validate(length(max = 20), custom(function = shape::names))]
    #[serde(skip_serializing_if = "blank")]
    pub clinical_supervisors: Vec<String>,
}

/// Individuell veileder: a specialist, or somebody with a time-limited exemption.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanSupervisor {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[validate(custom(function = shape::hpr))]
    #[serde(skip_serializing_if = "blank")]
    pub hpr_number: Option<HprNumber>,
    /// Specialist in general practice.
    #[serde(skip_serializing_if = "blank")]
    pub specialist: Option<bool>,
    /// Last day of the exemption from the demand for a specialist.
    #[serde(skip_serializing_if = "blank")]
    pub exempt_until: Option<Day>,
}

/// Planlagt periode: service of one kind at one place, or leave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedPeriod {
    #[serde(skip_serializing_if = "blank")]
    pub kind: Option<PeriodKind>,
    #[serde(skip_serializing_if = "blank")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "blank")]
    pub to: Option<Day>,
    /// Share of a full post, per cent; for leave, what it takes from the service it overlaps.
    #[validate(range(min = 1, max = 100))]
    #[serde(skip_serializing_if = "blank")]
    pub percent: Option<u16>,
    /// Not for leave.
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub place: String,
    /// Worked at in this period, in order. Not for leave.
    #[validate(length(max = 60))]
    #[serde(skip_serializing_if = "blank")]
    pub goals: Vec<GoalCode>,
}

impl PlannedPeriod {
    /// Hospital, or a municipal institution that is approved.
    pub fn is_institution(&self) -> bool {
        matches!(self.kind, Some(PeriodKind::HospitalService | PeriodKind::MunicipalInstitution))
    }
    /// All that counting needs is filled in.
    pub fn is_complete(&self) -> bool {
        self.kind.is_some() && self.from.is_some() && self.to.is_some() && self.percent.is_some()
    }
}

/// Kurs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Course {
    #[validate(length(max = 120), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub title: String,
    #[serde(skip_serializing_if = "blank")]
    pub planned_on: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub completed_on: Option<Day>,
}

/// Praksisbesøk: a day with colleagues in another surgery.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PracticeVisit {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub place: String,
    #[serde(skip_serializing_if = "blank")]
    pub planned_on: Option<Day>,
    #[serde(skip_serializing_if = "blank")]
    pub completed_on: Option<Day>,
}

/// Veiledningsgruppe: group supervision, planned or done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[validate(schema(function = group_in_order, skip_on_field_errors = false))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedGroup {
    #[serde(skip_serializing_if = "blank")]
    pub from: Option<Day>,
    /// The last day.
    #[serde(skip_serializing_if = "blank")]
    pub to: Option<Day>,
    #[validate(range(max = 999))]
    #[serde(skip_serializing_if = "blank")]
    pub hours_completed: Option<u16>,
}

fn group_in_order(group: &PlannedGroup) -> Result<(), ValidationError> {
    shape::in_order(group.from, group.to)
}

/// Individuell veiledning: whether it is agreed and how much; never what is talked about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndividualSupervision {
    #[validate(range(max = 40))]
    #[serde(skip_serializing_if = "blank")]
    pub hours_per_month: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub agreed_on: Option<Day>,
}

/// Læringsmål i planen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlannedGoal {
    #[serde(skip_serializing_if = "blank")]
    pub code: Option<GoalCode>,
    /// Calendar year.
    #[validate(range(min = 2010, max = 2099))]
    #[serde(skip_serializing_if = "blank")]
    pub planned_in: Option<u16>,
    #[serde(skip_serializing_if = "blank")]
    pub approved_on: Option<Day>,
}

choices! {
    /// Type periode: what the service counts as, or leave.
    PeriodKind {
        OpenPractice = "open_practice", t("Åpen, uselektert praksis", "Open, uselektert praksis", "Open, unselected practice");
        OtherPractice = "other_practice", t("Annen allmennmedisin", "Annan allmennmedisin", "Other general practice");
        HospitalService = "hospital_service", t("Sykehustjeneste", "Sjukehusteneste", "Hospital service");
        MunicipalInstitution = "municipal_institution", t("Godkjent kommunal institusjon", "Godkjend kommunal institusjon", "Approved municipal institution");
        Leave = "leave", t("Permisjon", "Permisjon", "Leave");
    }
}

impl Form for ImplementationPlan {
    const KIND: &'static str = "implementation-plan";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Gjennomføringsplan", "Gjennomføringsplan", "Implementation plan");
    const SECTIONS: &'static [Section<Self>] = questions::SECTIONS;
    const PROVISIONS: &'static [Provision<Self>] = &[
        periods::PLAN_PERIODS_ORDERED,
        periods::PLAN_PERCENT_OVER_100,
        roles::PLAN_ONE_LEADER_ONE_SUPERVISOR,
        months::PLAN_TOTAL_60_MONTHS,
        months::PLAN_OPEN_PRACTICE_24_MONTHS,
        months::PLAN_OTHER_PRACTICE_30_MONTHS,
        months::PLAN_INSTITUTION_6_MONTHS,
        periods::PLAN_INSTITUTION_ON_ROTATION,
        periods::PLAN_HOSPITAL_CLEAR_OF_LEAVE,
        goals::PLAN_GOALS_PLACED,
        group::PLAN_GROUP_TWO_YEARS,
        group::PLAN_GROUP_YEAR_IN_OPEN_PRACTICE,
        supervision::PLAN_SUPERVISION_42_HOURS,
        roles::PLAN_SUPERVISOR_SPECIALIST,
        enterprise::PLAN_REGISTERED_THROUGH_SERVICE,
        renewal::PLAN_REVISED_WITHIN_A_YEAR,
    ];
}

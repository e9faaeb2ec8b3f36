//! Days that stand in a filed form and that lists need: when a meeting was held, until when a plan runs. Reads forms;
//! decides nothing, and takes no words from them.

use crate::{
    day::Day,
    forms::{
        candidate_registration::{CandidateRegistration, Consent, Length},
        capacity::Capacity,
        follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport,
        implementation_plan::ImplementationPlan,
        open_action::open_actions,
    },
    rules::period::Period,
};
use serde::{Deserialize, Serialize};

/// Hva dagen er.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// The training began.
    Started,
    /// The last day the plan speaks of.
    PlannedUntil,
    /// The meeting was held.
    Held,
    /// The meeting after that one is to be held.
    NextMeeting,
    /// The registration was filled in or revised in a meeting held on this day.
    RegistrationRevised,
    /// Something the meeting decided is to be done.
    ActionDue,
    /// The plan was gone through.
    Revised,
    /// The half-year of a report begins.
    HalfYear,
    /// A report says that this registration stands unchanged; the day its half-year begins.
    Unchanged,
    /// Three and three months are asked for from this day, and nobody has said whether the trust agrees.
    SplitAsked,
    /// The year slots are decided for begins.
    CapacityYear,
    /// A report says that there is nothing to report; the day its half-year begins.
    NothingToReport,
}

/// Merkedag: one day that stands in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mark {
    pub what: MarkKind,
    pub on: Day,
    /// The document it is about, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}

impl Mark {
    pub fn new(what: MarkKind, on: Day) -> Mark {
        Mark { what, on, doc: None }
    }
}

fn of(what: MarkKind, day: Option<Day>) -> Option<Mark> {
    day.map(|on| Mark::new(what, on))
}

pub fn of_registration(form: &CandidateRegistration) -> Vec<Mark> {
    let earlier = form.earlier_posts.iter().filter_map(|post| post.from).min();
    let started = earlier.into_iter().chain(form.service_from).min();
    let consent = form.split.trust_consents.filter(|word| *word != Consent::Unknown);
    let asked = form.wished_start.filter(|_| form.length == Some(Length::Split) && consent.is_none());
    [of(MarkKind::Started, started), of(MarkKind::SplitAsked, asked)].into_iter().flatten().collect()
}

pub fn of_plan(form: &ImplementationPlan) -> Vec<Mark> {
    let until = form.periods.iter().filter_map(|period| period.to).max();
    let days = [
        of(MarkKind::Started, form.started_on),
        of(MarkKind::PlannedUntil, until),
        of(MarkKind::Revised, form.revised_on),
    ];
    days.into_iter().flatten().collect()
}

pub fn of_meeting(form: &FollowUpMeeting) -> Vec<Mark> {
    let days = [
        of(MarkKind::Held, form.held_on),
        of(MarkKind::NextMeeting, form.next_meeting_on),
        of(MarkKind::RegistrationRevised, form.held_on.filter(|_| form.registration_revised == Some(true))),
    ];
    let mut actions: Vec<Day> = open_actions(form).into_iter().filter_map(|action| action.due_on).collect();
    actions.dedup(); // in order, those of one day beside each other
    days.into_iter().flatten().chain(actions.into_iter().map(|on| Mark::new(MarkKind::ActionDue, on))).collect()
}

pub fn of_report(form: &HalfYearReport) -> Vec<Mark> {
    let (Some(year), Some(half)) = (form.period.year, form.period.half) else { return Vec::new() };
    let Ok(year) = i16::try_from(year) else { return Vec::new() };
    let on = Period { year, half }.first_day();
    let unchanged = form.unchanged.0.iter();
    let unchanged = unchanged.map(|doc| Mark { what: MarkKind::Unchanged, on, doc: Some(doc.clone()) });
    let nothing = (form.nothing_to_report == Some(true)).then(|| Mark::new(MarkKind::NothingToReport, on));
    [Mark::new(MarkKind::HalfYear, on)].into_iter().chain(nothing).chain(unchanged).collect()
}

pub fn of_capacity(form: &Capacity) -> Vec<Mark> {
    let year = form.year.and_then(|year| Day::new(i16::try_from(year).ok()?, 1, 1));
    of(MarkKind::CapacityYear, year).into_iter().collect()
}

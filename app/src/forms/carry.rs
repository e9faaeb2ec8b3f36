//! What one form takes over from another, by kind and JSON text: nothing is typed twice. What is not known stays empty.

use crate::{
    json,
    sheet::{Sheet, lay},
};
use serde::de::DeserializeOwned;
use shared::{
    day::Day,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, implementation_plan::ImplementationPlan, local_agreement::LocalAgreement,
        open_action::next_from,
    },
    rules::{facts::LiveRegistration, half_year::renewed},
};

type Carried = Option<Box<dyn Sheet>>;

fn read<F: Form + DeserializeOwned>(kind: &str, text: &str) -> Option<F> {
    (kind == F::KIND).then(|| json::read(text.as_bytes()).ok()).flatten()
}

pub fn registration(kind: &str, json: &str, today: Day, _: &[LiveRegistration]) -> Carried {
    let plan: ImplementationPlan = read(kind, json)?;
    Some(lay(CandidateRegistration::from_plan(&plan, today)))
}

pub fn plan(kind: &str, json: &str, _: Day, _: &[LiveRegistration]) -> Carried {
    if let Some(plan) = read::<ImplementationPlan>(kind, json) {
        return Some(lay(plan));
    }
    let registration: CandidateRegistration = read(kind, json)?;
    Some(lay(ImplementationPlan::from_registration(&registration, true)))
}

/// From the meeting before, with what is still open; else whom it is about.
pub fn meeting(kind: &str, json: &str, _: Day, _: &[LiveRegistration]) -> Carried {
    if let Some(before) = read::<FollowUpMeeting>(kind, json) {
        return Some(lay(next_from(&before)));
    }
    let mut meeting = FollowUpMeeting::default();
    let (name, number) = doctor(kind, json)?;
    (meeting.trainee.name, meeting.trainee.hpr_number) = (name, number);
    Some(lay(meeting))
}

pub fn agreement(kind: &str, json: &str, _: Day, _: &[LiveRegistration]) -> Carried {
    let mut agreement = LocalAgreement::default();
    let (name, number) = doctor(kind, json)?;
    (agreement.trainee.name, agreement.trainee.hpr_number) = (name, number);
    agreement.position_percent = read::<CandidateRegistration>(kind, json).and_then(|form| form.position_percent);
    Some(lay(agreement))
}

/// The order of last half-year, with the registrations that are live now.
pub fn report(kind: &str, json: &str, _: Day, live: &[LiveRegistration]) -> Carried {
    let before: HalfYearReport = read(kind, json)?;
    Some(lay(renewed(&before, live)))
}

type Doctor = (String, Option<shared::numbers::hpr_number::HprNumber>);

fn doctor(kind: &str, json: &str) -> Option<Doctor> {
    if let Some(plan) = read::<ImplementationPlan>(kind, json) {
        return Some((plan.trainee.name, plan.trainee.hpr_number));
    }
    let registration: CandidateRegistration = read(kind, json)?;
    Some((registration.trainee.name, registration.trainee.hpr_number))
}

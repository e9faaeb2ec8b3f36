//! What one form takes over from another, by kind and JSON text: nothing is typed twice. What is not known stays empty.

use crate::{
    json,
    sheet::{Sheet, lay},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
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

fn read<F: Form + DeserializeOwned>(kind: &str, body: &Value) -> Option<F> {
    (kind == F::KIND).then(|| json::read_tree(body).ok()).flatten()
}

pub fn registration(kind: &str, body: &Value, today: Day, _: &[LiveRegistration]) -> Carried {
    let plan: ImplementationPlan = read(kind, body)?;
    Some(lay(CandidateRegistration::from_plan(&plan, today)))
}

pub fn plan(kind: &str, body: &Value, _: Day, _: &[LiveRegistration]) -> Carried {
    if let Some(plan) = read::<ImplementationPlan>(kind, body) {
        return Some(lay(plan));
    }
    let registration: CandidateRegistration = read(kind, body)?;
    Some(lay(ImplementationPlan::from_registration(&registration, true)))
}

/// From the meeting before, with what is still open; else whom it is about.
pub fn meeting(kind: &str, body: &Value, _: Day, _: &[LiveRegistration]) -> Carried {
    if let Some(before) = read::<FollowUpMeeting>(kind, body) {
        return Some(lay(next_from(&before)));
    }
    let mut meeting = FollowUpMeeting::default();
    let (name, number) = doctor(kind, body)?;
    (meeting.trainee.name, meeting.trainee.hpr_number) = (name, number);
    Some(lay(meeting))
}

pub fn agreement(kind: &str, body: &Value, _: Day, _: &[LiveRegistration]) -> Carried {
    let mut agreement = LocalAgreement::default();
    let (name, number) = doctor(kind, body)?;
    (agreement.trainee.name, agreement.trainee.hpr_number) = (name, number);
    agreement.position_percent = read::<CandidateRegistration>(kind, body).and_then(|form| form.position_percent);
    Some(lay(agreement))
}

/// The order of last half-year, with the registrations that are live now.
pub fn report(kind: &str, body: &Value, _: Day, live: &[LiveRegistration]) -> Carried {
    let before: HalfYearReport = read(kind, body)?;
    Some(lay(renewed(&before, live)))
}

type Doctor = (String, Option<shared::numbers::hpr_number::HprNumber>);

fn doctor(kind: &str, body: &Value) -> Option<Doctor> {
    if let Some(plan) = read::<ImplementationPlan>(kind, body) {
        return Some((plan.trainee.name, plan.trainee.hpr_number));
    }
    let registration: CandidateRegistration = read(kind, body)?;
    Some((registration.trainee.name, registration.trainee.hpr_number))
}

//! A registration that lacks nothing, and small changes to it.

use serde_json::{Value, json};
use shared::forms::{
    candidate_registration::CandidateRegistration, closing::Closing, confirmation::Confirmation,
    follow_up_meeting::FollowUpMeeting, half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
    local_agreement::LocalAgreement, training_enterprise::TrainingEnterprise, trust_profile::TrustProfile,
};
use std::sync::atomic::{AtomicU32, Ordering};

static DOCTOR: AtomicU32 = AtomicU32::new(9_100_000);

/// Each call is about another doctor.
pub fn registration() -> CandidateRegistration {
    about(DOCTOR.fetch_add(1, Ordering::Relaxed))
}

pub fn about(hpr_number: u32) -> CandidateRegistration {
    with(hpr_number, json!({}))
}

/// The registration with some members replaced.
pub fn with(hpr_number: u32, changes: Value) -> CandidateRegistration {
    let mut form = json!({
        "trainee": { "name": "Ánne Márjá Åsheim", "hpr_number": hpr_number, "email": "anne@bodo.kommune.no" },
        "workplace": "Sentrum legekontor",
        "scheme": "new",
        "service_from": "2025-09-01",
        "position_percent": 100,
        "post": "own_list",
        "supervision_group": "ongoing",
        "group_from": "2025-10-01",
        "courses_completed": 3,
        "activities_completed": 12,
        "goals_approved": 40,
        "trust": "nordland",
        "site": "bodo",
        "wished_start": "2028-03-01",
        "length": "six_months",
        "wished_units": ["internal_medicine"],
        "has_supervisor": true,
        "supervisor": { "name": "Kari Nordmann", "municipality": "1804" },
        "on_call_competent": true,
        "institution_months_done": 0,
    });
    changes.as_object().unwrap().iter().for_each(|(name, value)| form[name] = value.clone());
    serde_json::from_value(form).unwrap()
}

/// A plan with a leave in it.
pub fn plan(hpr_number: u32) -> ImplementationPlan {
    read(json!({
        "trainee": { "name": "Ánne Márjá Åsheim", "hpr_number": hpr_number },
        "scheme": "new",
        "started_on": "2025-09-01",
        "periods": [
            { "kind": "open_practice", "from": "2025-09-01", "to": "2028-02-29", "percent": 100, "place": "Sentrum" },
            { "kind": "leave", "from": "2026-12-01", "to": "2027-01-31", "percent": 50 },
        ],
        "revised_on": "2026-09-01",
    }))
}

/// The doctor's word on what they have read.
pub fn confirmation(about: &str) -> Confirmation {
    read(json!({ "about": about, "verdict": "confirmed" }))
}

pub fn dispute(about: &str) -> Confirmation {
    dispute_with(about, "Jeg begynte 1. august.")
}

pub fn dispute_with(about: &str, note: &str) -> Confirmation {
    let disputes = json!([{ "path": "service_from", "note": note }]);
    read(json!({ "about": about, "verdict": "disputed", "disputes": disputes }))
}

pub fn closing(doc: &str) -> Closing {
    read(json!({ "about": doc, "on": "2026-12-31", "cause": "moved_out" }))
}

/// A closing because the doctor moves to the municipality with this number.
pub fn moving(doc: &str, municipality: &str) -> Closing {
    read(json!({ "about": doc, "on": "2026-12-31", "cause": "moved_in_region", "municipality": municipality }))
}

/// A plan with service in hospital and a leave, and with the words given: whose it is, who leads, where practice is, and
/// in which hospital.
pub fn plan_with(hpr_number: u32, [name, leader, practice, hospital]: [&str; 4]) -> ImplementationPlan {
    read(json!({
        "trainee": { "name": name, "hpr_number": hpr_number },
        "scheme": "new",
        "started_on": "2025-09-01",
        "roles": { "leader": leader },
        "periods": [
            { "kind": "open_practice", "from": "2025-09-01", "to": "2028-02-29", "percent": 100, "place": practice },
            { "kind": "leave", "from": "2026-12-24", "to": "2027-01-31", "percent": 43 },
            { "kind": "hospital_service", "from": "2028-03-01", "to": "2028-08-31", "percent": 100, "place": hospital },
        ],
        "revised_on": "2026-09-01",
    }))
}

/// Minutes in which these words were said.
pub fn meeting(hpr_number: u32, name: &str, words: &str) -> FollowUpMeeting {
    let item = json!({ "treated": true, "note": words });
    read(json!({
        "trainee": { "name": name, "hpr_number": hpr_number },
        "held_on": "2026-11-10",
        "mode": "in_person",
        "minutes_long": 60,
        "present": ["trainee", "supervisor", "chief_medical_officer"],
        "agenda": {
            "roles": item, "responsibility": item, "plan": item,
            "supervision": item, "working_conditions": item, "registration": item,
        },
        "registration_revised": false,
        "next_meeting_on": "2027-05-10",
    }))
}

/// An agreement with these words about absence.
pub fn agreement(hpr_number: u32, name: &str, words: &str) -> LocalAgreement {
    read(json!({
        "trainee": { "name": name, "hpr_number": hpr_number },
        "form": "salaried",
        "signed_on": "2025-08-15",
        "valid_from": "2025-09-01",
        "position_percent": 100,
        "through_agency": false,
        "start": "with_patients",
        "list_at_start": 400,
        "list_ceiling": 600,
        "list_by_year": { "year_1": 500, "year_2": 600, "year_3": 700, "year_4": 800, "year_5": 900 },
        "course_cover_nok": 50000,
        "recruitment_grant_nok": 0,
        "has_absence_cover": true,
        "absence_cover": words,
        "supervision_hours_per_month": 4,
    }))
}

/// Nordlandssykehuset, with this coordinator.
pub fn profile(coordinator: &str) -> TrustProfile {
    profile_with(coordinator, "Indremedisin")
}

/// The same, with this unit.
pub fn profile_with(coordinator: &str, unit: &str) -> TrustProfile {
    read(json!({
        "coordinator": { "name": coordinator, "email": "alis@nlsh.no", "phone": "+4791234567" },
        "page_url": "https://nordlandssykehuset.no/alis",
        "sites": [{ "name": "Bodø", "kind": "hospital", "units": [unit] }],
    }))
}

/// Bodø as a training enterprise, with an agreement with Nordlandssykehuset.
pub fn enterprise() -> TrainingEnterprise {
    enterprise_with("Niillas Eira", "Fire timer i måneden.")
}

/// The same, with this unit manager and these words about supervision.
pub fn enterprise_with(manager: &str, supervision: &str) -> TrainingEnterprise {
    let contact = |name: &str| json!({ "name": name, "email": "legen@bodo.kommune.no" });
    read(json!({
        "organisation_number": 972_418_013,
        "status": "registered",
        "applied_on": "2019-05-15",
        "registered_on": "2020-02-10",
        "contacts": { "chief_medical_officer": contact("Kari Nordmann"), "unit_manager": contact(manager) },
        "specialists": 30,
        "supervisors": 12,
        "supervisors_offered": 2,
        "supervision": supervision,
        "assessment": "Hvert halvår.",
        "plan_public": false,
        "trust_agreements": [{ "trust": "nordland", "signed_on": "2022-01-31" }],
        "grant": "not_applied",
        "gps": 52,
        "gps_in_training": 18,
    }))
}

/// A report that lists these registrations, all for Nordlandssykehuset.
pub fn report(docs: &[&str]) -> HalfYearReport {
    report_with(docs, "Ingen.")
}

/// The same, with remarks.
pub fn report_with(docs: &[&str], remarks: &str) -> HalfYearReport {
    read(json!({
        "remarks": remarks,
        "period": { "year": 2027, "half": "p1" },
        "nothing_to_report": false,
        "lists": [{ "trust": "nordland", "candidates": docs }],
        "trainees": { "new": 2, "converted": 0, "old": 0 },
        "without_institution_service": 2,
        "vacant_posts": 0,
        "substitutes": 0,
        "supervisors_missing": 0,
    }))
}

fn read<F: serde::de::DeserializeOwned>(form: Value) -> F {
    serde_json::from_value(form).unwrap()
}

/// A doctor nobody else of the tests is about.
pub fn doctor() -> u32 {
    DOCTOR.fetch_add(1, Ordering::Relaxed)
}

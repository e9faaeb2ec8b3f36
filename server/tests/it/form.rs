//! A registration that lacks nothing, and small changes to it.

use serde_json::{Value, json};
use shared::forms::{
    candidate_registration::CandidateRegistration, closing::Closing, confirmation::Confirmation,
    half_year_report::HalfYearReport, implementation_plan::ImplementationPlan, training_enterprise::TrainingEnterprise,
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
    let disputes = json!([{ "path": "service_from", "note": "Jeg begynte 1. august." }]);
    read(json!({ "about": about, "verdict": "disputed", "disputes": disputes }))
}

pub fn closing(doc: &str) -> Closing {
    read(json!({ "about": doc, "on": "2026-12-31", "cause": "moved_out" }))
}

/// Bodø as a training enterprise, with an agreement with Nordlandssykehuset.
pub fn enterprise() -> TrainingEnterprise {
    let contact = |name: &str| json!({ "name": name, "email": "legen@bodo.kommune.no" });
    read(json!({
        "organisation_number": 972_418_013,
        "status": "registered",
        "applied_on": "2019-05-15",
        "registered_on": "2020-02-10",
        "contacts": { "chief_medical_officer": contact("Kari Nordmann"), "unit_manager": contact("Niillas Eira") },
        "specialists": 30,
        "supervisors": 12,
        "supervisors_offered": 2,
        "supervision": "Fire timer i måneden.",
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
    read(json!({
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

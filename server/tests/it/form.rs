//! A registration that lacks nothing, and small changes to it.

use serde_json::{Value, json};
use shared::forms::candidate_registration::CandidateRegistration;
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

/// A doctor nobody else of the tests is about.
pub fn doctor() -> u32 {
    DOCTOR.fetch_add(1, Ordering::Relaxed)
}

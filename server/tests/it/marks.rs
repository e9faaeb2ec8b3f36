//! Days that stand in a form, in the lists of those who may read it.

use crate::{
    form,
    people::Person,
    trainees::{Story, story},
};
use serde_json::json;
use shared::{
    api::{Mark, MarkKind, StatementRow, path},
    forms::follow_up_meeting::FollowUpMeeting,
};

async fn marks(person: &Person, doc: &str) -> Vec<Mark> {
    let rows: Vec<StatementRow> = person.gets(path::STATEMENTS).await.told();
    rows.into_iter().find(|row| row.doc == doc).map(|row| row.marks).unwrap_or_default()
}

pub fn meeting(doctor: u32) -> FollowUpMeeting {
    let treated = json!({ "treated": true });
    let supervision = json!({ "treated": true, "action": "Finne ny dag for veiledning", "due_on": "2026-12-15" });
    serde_json::from_value(json!({
        "trainee": { "name": "Ánne Márjá Åsheim", "hpr_number": doctor },
        "held_on": "2026-11-10",
        "mode": "in_person",
        "minutes_long": 60,
        "present": ["trainee", "supervisor", "chief_medical_officer"],
        "agenda": {
            "roles": treated, "responsibility": treated, "plan": treated, "supervision": supervision,
            "working_conditions": treated, "registration": treated,
        },
        "registration_revised": true,
        "next_meeting_on": "2027-04-20",
    }))
    .unwrap()
}

#[tokio::test]
async fn who_reads_the_minutes_sees_its_days_and_the_office_only_when_it_was_held() {
    let Story { office, bodo, doctor, .. } = story().await;
    let minutes = bodo.files_form(&meeting(doctor)).await;
    let day = |text: &str| text.parse().unwrap();
    let held = Mark::new(MarkKind::Held, day("2026-11-10"));
    let all = [
        held.clone(),
        Mark::new(MarkKind::NextMeeting, day("2027-04-20")),
        Mark::new(MarkKind::RegistrationRevised, day("2026-11-10")),
        Mark::new(MarkKind::ActionDue, day("2026-12-15")),
    ];
    assert_eq!(marks(&bodo, &minutes.doc).await, all);
    assert_eq!(marks(&office, &minutes.doc).await, [held]);
}

#[tokio::test]
async fn nobody_but_its_municipality_sees_a_day_of_a_plan() {
    let Story { server, office, bodo, doctor, .. } = story().await;
    let plan = bodo.files_form(&form::plan(doctor)).await;
    let kinds: Vec<MarkKind> = marks(&bodo, &plan.doc).await.into_iter().map(|mark| mark.what).collect();
    assert_eq!(kinds, [MarkKind::Started, MarkKind::PlannedUntil, MarkKind::Revised]);
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    assert_eq!(marks(&office, &plan.doc).await, []);
    assert_eq!(marks(&nordland, &plan.doc).await, []);
}

#[tokio::test]
async fn a_report_says_which_half_year_it_is_for_and_what_stands_unchanged() {
    let Story { office, bodo, registration, .. } = story().await;
    let mut report = form::report(&[&registration.doc]);
    report.unchanged.0.insert(registration.doc.clone());
    let filed = bodo.files_form(&report).await;
    for reader in [&bodo, &office] {
        let marks = marks(reader, &filed.doc).await;
        assert_eq!(marks[0], Mark::new(MarkKind::HalfYear, "2027-03-01".parse().unwrap()));
        assert_eq!((marks[1].what, marks[1].doc.as_ref()), (MarkKind::Unchanged, Some(&registration.doc)));
    }
}

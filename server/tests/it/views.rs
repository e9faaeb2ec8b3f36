//! Parts of statements: what is left of each form for who may not see all of it, as it goes out.

use crate::{
    form,
    people::{Letter, Person},
    trainees::{Story, row_of, story},
};
use serde_json::{Value, json};
use shared::{
    api::{StatementView, path},
    views::Part,
};

async fn view(person: &Person, letter: &Letter) -> (Part, Value) {
    let seen: StatementView = person.gets(&format!("{}/view", letter.address())).await.told();
    (seen.part, seen.body)
}

/// Paths of everything that is answered, without places in lists.
fn members(body: &Value) -> Vec<String> {
    body.as_object().unwrap().keys().cloned().collect()
}

#[tokio::test]
async fn the_office_sees_the_periods_of_a_plan_without_leave() {
    let Story { office, bodo, doctor, .. } = story().await;
    let plan = bodo.files_form(&form::plan_with(doctor, ["Anne", "Kari", "Sentrum", "NLSH Bodø"])).await;
    assert_eq!(office.gets(&plan.address()).await.status, 404);
    let (part, body) = view(&office, &plan).await;
    assert_eq!((part, members(&body)), (Part::Periods, vec!["periods".into(), "trainee".into()]));
    let kinds: Vec<&str> =
        body["periods"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["open_practice", "hospital_service"]);
}

#[tokio::test]
async fn the_trust_of_the_registration_sees_hospital_rows_and_no_day_of_leave() {
    let Story { server, office, bodo, doctor, registration, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let plan = bodo.files_form(&form::plan_with(doctor, ["Anne", "Kari", "Sentrum", "NLSH Bodø"])).await;
    let (part, body) = view(&nordland, &plan).await;
    assert_eq!((part, members(&body)), (Part::HospitalRows, vec!["periods".into(), "trainee".into()]));
    assert_eq!(body["periods"].as_array().unwrap().len(), 1);
    for word in ["leave", "2026-12-24", "2027-01-31", "43", "Sentrum", "Kari"] {
        assert!(!body.to_string().contains(word), "{word}");
    }
    let address = format!("{}/view", plan.address());
    assert_eq!(unn.gets(&address).await.status, 404);
    assert!(row_of(&unn, &plan.doc).await.is_none() && row_of(&nordland, &plan.doc).await.is_some());
    bodo.files_form(&form::closing(&registration.doc)).await;
    assert_eq!(nordland.gets(&address).await.status, 404, "the doctor is registered with this trust no more");
}

#[tokio::test]
async fn the_office_sees_when_a_meeting_was_held_and_how_an_agreement_is_dated() {
    let Story { office, bodo, doctor, .. } = story().await;
    let meeting = bodo.files_form(&form::meeting(doctor, "Anne", "Hun vil ha flere vakter.")).await;
    let (part, body) = view(&office, &meeting).await;
    assert_eq!((part, members(&body)), (Part::HeldOn, vec!["held_on".into(), "trainee".into()]));
    let agreement = bodo.files_form(&form::agreement(doctor, "Anne", "Kollegene.")).await;
    let (part, body) = view(&office, &agreement).await;
    assert_eq!(part, Part::FormAndDates);
    assert_eq!(members(&body), ["form", "signed_on", "trainee", "valid_from"]);
}

#[tokio::test]
async fn a_trust_sees_that_a_registration_ended_and_not_why() {
    let Story { server, office, bodo, registration, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let closing = bodo.files_form(&form::moving(&registration.doc, "5601")).await;
    let (part, body) = view(&nordland, &closing).await;
    assert_eq!(part, Part::WithoutCause);
    assert_eq!(body, json!({ "about": registration.doc, "on": "2026-12-31" }), "where to would tell why");
    assert_eq!(office.gets(&format!("{}/view", closing.address())).await.status, 404, "who sees it whole has no part");
}

#[tokio::test]
async fn each_trust_sees_its_own_list_and_the_contacts_of_every_municipality() {
    let Story { server, office, bodo, registration, .. } = story().await;
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let report = bodo.files_form(&form::report_with(&[&registration.doc], "Bare til kontoret.")).await;
    let (_, body) = view(&nordland, &report).await;
    assert_eq!(body["lists"][0]["candidates"], json!([registration.doc]));
    let (part, body) = view(&unn, &report).await;
    assert_eq!((part, members(&body)), (Part::OwnList, vec!["period".into()]), "nobody for this trust");
    let enterprise = bodo.files_form(&form::enterprise()).await;
    for trust in [&nordland, &unn] {
        let (part, body) = view(trust, &enterprise).await;
        assert_eq!(part, Part::ContactsAndAgreements);
        assert_eq!(members(&body), ["contacts", "trust_agreements"]);
    }
    assert_eq!(nordland.gets(&path::DOCUMENT.replace("{doc}", &enterprise.doc)).await.status, 200);
}

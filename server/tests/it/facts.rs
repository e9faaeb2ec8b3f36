//! `/facts`: what the rules must know beside the form.

use crate::{
    form, marks,
    people::{Person, office_and_bodo},
    server::Server,
    trainees::{Story, story},
};
use shared::{
    api::path,
    numbers::health_trust::HealthTrust,
    rules::facts::{EnterpriseStatus, Facts},
};

#[tokio::test]
async fn a_municipality_learns_its_own_number_and_its_documents_days() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let own: Facts = bodo.gets(path::FACTS).await.told();
    assert_eq!(own.municipality.0, "1804");
    assert_eq!((own.first_received_on, own.renewed_on), (None, None));
    let (letter, _) = bodo.files_one().await;
    server.pass_seconds(1_000);
    let about = format!("{}?doc={}", path::FACTS, letter.doc);
    let own: Facts = bodo.gets(&about).await.told();
    assert_eq!(own.first_received_on.unwrap().to_string(), "2026-11-22");
    assert_eq!(own.renewed_on.unwrap().to_string(), "2026-11-22");
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let foreign: Facts = rana.gets(&about).await.told();
    assert_eq!((foreign.first_received_on, foreign.renewed_on), (None, None));
}

#[tokio::test]
async fn a_meeting_in_which_the_registration_was_revised_renews_it_and_another_does_not() {
    let Story { server, bodo, doctor, registration, .. } = story().await;
    let about = format!("{}?doc={}", path::FACTS, registration.doc);
    let renewed = async |bodo: &Person| bodo.gets(&about).await.told::<Facts>().renewed_on.unwrap().to_string();
    server.pass_days(2);
    let bodo = bodo.signed_in().await;
    let mut meeting = marks::meeting(doctor);
    meeting.held_on = "2026-11-23".parse().ok();
    meeting.registration_revised = Some(false);
    bodo.files_form(&meeting).await;
    assert_eq!(renewed(&bodo).await, "2026-11-22");
    meeting.registration_revised = Some(true);
    bodo.files_form(&meeting).await;
    assert_eq!(renewed(&bodo).await, "2026-11-23");
}

#[tokio::test]
async fn what_a_municipality_has_filed_about_itself_is_known_to_its_rules() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let before: Facts = bodo.gets(path::FACTS).await.told();
    assert_eq!((before.enterprise, before.counts_from, before.agreements), (None, None, None));
    bodo.files_form(&form::enterprise()).await;
    let after: Facts = bodo.gets(path::FACTS).await.told();
    assert_eq!(after.enterprise, Some(EnterpriseStatus::Registered));
    assert_eq!(after.counts_from.unwrap().to_string(), "2019-03-01");
    assert_eq!(after.agreements, Some(vec![HealthTrust::Nordland]));
}

#[tokio::test]
async fn a_report_that_leaves_out_a_live_registration_is_refused() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (first, second) = (bodo.files_one().await.0, bodo.files_one().await.0);
    let short = bodo.files(&bodo.first(&form::report(&[&first.doc]))).await;
    assert_eq!((short.status, short.code()), (422, "provisions".into()));
    assert_eq!(short.json()["failed"][0]["id"], "report-complete");
    bodo.files_form(&form::closing(&second.doc)).await;
    bodo.files_form(&form::report(&[&first.doc])).await;
}

#[tokio::test]
async fn a_municipality_learns_whom_its_registrations_reach_and_nothing_more_of_a_trust() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let told = async |who: &Person| who.gets(path::FACTS).await.told::<Facts>().recipients;
    assert_eq!(told(&bodo).await, Some(Vec::new()), "no trust has said anything");
    let nordland = office.brings_in(&server, "nordland", "trust", "nordland").await;
    nordland.files_form(&form::profile("Siv Første")).await;
    nordland.files_form(&form::profile_with("Máret Hætta", "Nevrologi")).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    for municipality in [&bodo, &rana] {
        let recipients = told(municipality).await.unwrap();
        let [recipient] = &recipients[..] else { panic!("{recipients:?}") };
        assert_eq!((recipient.trust, recipient.coordinator.name.as_str()), (HealthTrust::Nordland, "Máret Hætta"));
        assert_eq!(recipient.coordinator.phone.0, "+4791234567");
        assert_eq!(recipient.page_url, "https://nordlandssykehuset.no/alis");
        let text = municipality.gets(path::FACTS).await.text;
        assert!(!text.contains("Nevrologi") && !text.contains("Siv"), "{text}");
    }
    let about = format!("{}?doc={}", path::FACTS, registration.doc);
    for other in [&office, &trainee, &nordland] {
        for address in [path::FACTS, &about] {
            let text = other.gets(address).await.text;
            assert!(!text.contains("recipients") && !text.contains("Máret"), "{}: {text}", other.name);
        }
    }
}

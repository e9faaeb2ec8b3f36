//! Every route against every role, from the table itself: denied unless the row lets them in.

use crate::{
    form,
    people::{Person, office_and_bodo},
    server::Server,
};
use reqwest::Method;
use server::routes::{ROUTES, Who};
use shared::api::Role;

#[tokio::test]
async fn each_role_gets_past_the_gate_exactly_where_the_table_says() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let doctor = form::doctor();
    bodo.files_form(&form::about(doctor)).await;
    let trainee = bodo.brings_in_doctor(&server, doctor).await;
    let nobody = Person::new(&server, "nobody").await;
    for route in ROUTES.iter().filter(|route| route.method != "DELETE") {
        for (person, role) in [
            (&nobody, None),
            (&office, Some(Role::Office)),
            (&bodo, Some(Role::Municipality)),
            (&unn, Some(Role::Trust)),
            (&trainee, Some(Role::Trainee)),
        ] {
            let method = Method::from_bytes(route.method.as_bytes()).unwrap();
            let answer = person.request(method, route.path).header("content-type", "application/json").send();
            let status = answer.await.unwrap().status().as_u16();
            let may = match (route.who, role) {
                (Who::Session(roles), Some(role)) => roles.contains(&role),
                (Who::Session(_), None) => false,
                (Who::Anybody | Who::Signer, _) => true,
            };
            let stopped = status == 401 || status == 403;
            assert_eq!(stopped, !may, "{} {} as {role:?}: {status}", route.method, route.path);
        }
    }
}

#[test]
fn only_what_everybody_may_know_is_open() {
    let open = ROUTES.iter().filter(|route| !matches!(route.who, Who::Session(_)));
    let open: Vec<String> = open.map(|route| format!("{} {}", route.method, route.path)).collect();
    assert_eq!(
        open,
        [
            "GET /healthz",
            "GET /metrics",
            "GET /api/v1/openapi.json",
            "GET /api/v1/server",
            "POST /api/v1/enrolments",
            "GET /api/v1/enrolments/{kid}",
            "POST /api/v1/sessions/challenge",
            "POST /api/v1/sessions",
            "PUT /api/v1/statements/{doc}/{rev}",
            "GET /docs/forms",
            "GET /docs/forms/{kind}",
            "GET /api/v1/log/checkpoint",
            "GET /api/v1/log/consistency",
            "GET /api/v1/log/entries",
        ]
    );
}

/// Others ask for every document, draft and device there is; none of the canary comes back.
#[tokio::test]
async fn nothing_of_one_municipality_reaches_another() {
    let server = Server::start().await;
    let (office, bodo) = office_and_bodo(&server).await;
    let (letter, _) = bodo.files_one().await;
    let doc = crate::device::doc();
    let draft = serde_json::json!({ "kind": "candidate-registration", "paper": { "remarks": "canary-of-bodo" } });
    bodo.sends(Method::PUT, &shared::api::path::DRAFT.replace("{doc}", &doc), &draft).await;
    let rana = office.brings_in(&server, "rana", "municipality", "1833").await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    for route in ROUTES.iter().filter(|route| route.method == "GET" && !route.path.ends_with("events")) {
        for name in [&letter.doc, &doc, &bodo.device.kid().to_string(), &"x".to_owned()] {
            let path = route.path.replace("{doc}", name).replace("{kid}", name).replace("{rev}", "1");
            for other in [&rana, &unn] {
                for path in [path.clone(), format!("{path}?doc={name}&from=0&to=9"), format!("{path}?owner=office")] {
                    let told = other.gets(&path).await.text;
                    for canary in ["canary-of-bodo", "Ánne", "anne@bodo", "Sentrum legekontor"] {
                        assert!(!told.contains(canary), "{path}");
                    }
                }
            }
        }
    }
}

//! The binary's offline tools: what they print and how they end.

use crate::{
    form,
    people::{Person, office_and_bodo},
    server::Server,
};
use serde_json::{Value, json};
use shared::api::Enrolment;
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn alis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_alis")).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn write(directory: &Path, name: &str, text: &str) -> String {
    let file = directory.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn check_says_whether_a_body_can_be_filed_and_why_not() {
    let directory = tempfile::tempdir().unwrap();
    let body = |changes: Value| serde_json::to_string(&form::with(9_144_889, changes)).unwrap();
    let good = write(directory.path(), "good.json", &body(json!({})));
    let late = write(directory.path(), "late.json", &body(json!({ "wished_start": "2027-03-01" })));
    let wrong = write(directory.path(), "wrong.json", &body(json!({ "wished_start": "2028-04-01" })));
    let nonsense = write(directory.path(), "nonsense.json", "{\"wishes\":1}");
    let check = |files: &[&str], more: &[&str]| {
        alis(&[&["check", "--form", "candidate-registration", "--as-of", "2026-11-22"], more, files].concat())
    };
    assert_eq!(check(&[&good], &[]).status.code(), Some(0));
    assert_eq!(check(&[&late], &[]).status.code(), Some(0), "a main rule warns");
    assert_eq!(check(&[&wrong], &[]).status.code(), Some(1));
    assert_eq!(check(&[&nonsense], &[]).status.code(), Some(2));
    assert_eq!(check(&[&good, &wrong, &nonsense], &[]).status.code(), Some(2), "the worst decides");
    assert_eq!(check(&["/no/such/file"], &[]).status.code(), Some(2));
    let rows: Value = serde_json::from_slice(&check(&[&wrong], &["--json"]).stdout).unwrap();
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == "start-on-rotation").unwrap();
    let members: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members.len(), 6, "{members:?}");
    for member in ["id", "force", "answer", "path", "when", "cite"] {
        assert!(members.contains(&member), "{member}");
    }
    assert_eq!((row["force"].as_str(), row["answer"].as_str()), (Some("must"), Some("not_met")));
}

#[test]
fn check_takes_a_context_and_a_day() {
    let directory = tempfile::tempdir().unwrap();
    let body = serde_json::to_string(&form::about(9_144_889)).unwrap();
    let body = write(directory.path(), "body.json", &body);
    let context = write(directory.path(), "context.json", r#"{"municipality":"1804","registered_elsewhere":true}"#);
    let nonsense = write(directory.path(), "nonsense.json", "[]");
    let check = |more: &[&str]| alis(&[&["check", "--form", "candidate-registration", &body], more].concat());
    assert_eq!(check(&["--as-of", "2026-11-22", "--context", &context]).status.code(), Some(1));
    assert_eq!(check(&["--as-of", "2026-11-22", "--context", &nonsense]).status.code(), Some(2));
    assert_eq!(check(&["--as-of", "yesterday"]).status.code(), Some(2));
    assert_eq!(alis(&["check", "--form", "closing", &body]).status.code(), Some(2));
}

#[test]
fn rank_puts_candidates_in_order_and_says_why() {
    let directory = tempfile::tempdir().unwrap();
    let facts = json!({ "municipality": "1804", "enterprise": "registered", "agreements": ["nordland"] });
    let one = |number: u64, changes: Value| {
        let registration = form::with(9_144_800 + number as u32, changes);
        json!({ "doc": format!("doc-{number}"), "number": number, "registration": registration, "facts": facts })
    };
    let pool = |candidates: Vec<Value>| json!({ "candidates": candidates, "slots": 1 }).to_string();
    let (late, early) = (one(1, json!({ "service_from": "2027-09-01" })), one(2, json!({})));
    let elsewhere = one(3, json!({ "wished_start": "2029-03-01" }));
    let file = write(directory.path(), "pool.json", &pool(vec![late.clone(), early.clone(), elsewhere.clone()]));
    let turned = write(directory.path(), "turned.json", &pool(vec![elsewhere, early, late]));
    let nonsense = write(directory.path(), "nonsense.json", "[]");
    let rank = |file: &str, more: &[&str]| {
        let wishes = ["rank", file, "--trust", "nordland", "--period", "2028-P1", "--as-of", "2026-11-22"];
        alis(&[&wishes, more].concat())
    };
    let output = rank(&file, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(output.stdout, rank(&turned, &["--json"]).stdout, "the list's order does not matter");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!((rows.len(), rows[0]["doc"].as_str(), rows[1]["doc"].as_str()), (2, Some("doc-2"), Some("doc-1")));
    assert_eq!(rows[1]["separated_by"], "conditions");
    assert_eq!(answer["allocation"]["periods"][0]["placed"][0], json!({ "doc": "doc-2", "pass": "first" }));
    let table = said(&rank(&file, &[]));
    assert!(table.contains("  1. Ánne Márjá Åsheim, nr. 2") && table.contains("får plass (førstevalg)"), "{table}");
    assert!(table.contains("Ikke ennå: minst tolv måneder i ALIS-stilling."), "{table}");
    assert!(table.contains("annen periode: 1"), "{table}");
    assert_eq!(rank(&nonsense, &[]).status.code(), Some(2));
    assert_eq!(rank("/no/such/file", &[]).status.code(), Some(2));
    assert_eq!(alis(&["rank", &file, "--trust", "oslo", "--period", "2028-P1"]).status.code(), Some(2));
    assert_eq!(alis(&["rank", &file, "--trust", "unn", "--period", "2028"]).status.code(), Some(2));
}

#[test]
fn schema_is_json_schema_of_the_fields() {
    let output = alis(&["schema", "candidate-registration"]);
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema["properties"]["wished_start"].is_object());
    assert_eq!(alis(&["schema", "nothing"]).status.code(), Some(2));
}

#[test]
fn cost_prints_the_table_of_an_agreement() {
    let directory = tempfile::tempdir().unwrap();
    let at = |name, body: Value| write(directory.path(), name, &body.to_string());
    let list = json!({ "year_1": 800 });
    let known = at("known.json", json!({ "list_by_year": list, "recruitment_grant_nok": 500_000 }));
    let long = at("long.json", json!({ "list_by_year": { "year_1": 600, "year_5": 1_001 } }));
    let without = at("without.json", json!({ "position_percent": 100 }));
    let nonsense = at("nonsense.json", json!([800]));
    let cost = |arguments: &[&str]| alis(&[&["cost", "--as-of", "2026-11-22"], arguments].concat());
    let table = cost(&[&known]);
    assert_eq!(table.status.code(), Some(0), "{}", said(&table));
    let table = said(&table).replace('\u{a0}', " ");
    for figure in ["360 800", "569 125", "1 069 125", "208 325", "708 325", "200 000"] {
        assert!(table.contains(figure), "{figure}:\n{table}");
    }
    assert!(!table.contains('*'), "nothing is assumed:\n{table}");
    let assumed = said(&cost(&[&long]));
    assert!(assumed.contains("* Vår antakelse") && assumed.contains("682\u{a0}438,75 *"), "{assumed}");
    let english = said(&cost(&[&long, "--language", "en"]));
    assert!(english.contains("682\u{a0}438.75 *") && english.contains("Ordinary private list"), "{english}");
    let rows: Value = serde_json::from_slice(&cost(&[&long, "--json"]).stdout).unwrap();
    assert_eq!(rows["years"][4]["alis"]["sum"], json!(682_438.75));
    assert_eq!((&rows["years"][4]["is_assumed"], &rows["years"][0]["is_assumed"]), (&json!(true), &json!(false)));
    assert_eq!(rows["contribution"], json!(200_000));
    assert_eq!(cost(&[&without]).status.code(), Some(1), "no list, no table");
    assert_eq!(alis(&["cost", &known, "--as-of", "2018-12-31"]).status.code(), Some(1), "no rates on that day");
    assert_eq!(cost(&[&nonsense]).status.code(), Some(2));
    assert_eq!(cost(&["/no/such/file"]).status.code(), Some(2));
}

#[tokio::test]
async fn verify_believes_a_receipt_only_with_its_statement_and_its_key() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (letter, filed) = bodo.files_one().await;
    let (other, _) = bodo.files_one().await;
    let directory = tempfile::tempdir().unwrap();
    let at = directory.path();
    let bytes = |letter: &crate::people::Letter| String::from_utf8(letter.envelope.to_bytes()).unwrap();
    let statement = write(at, "statement.jws.json", &bytes(&letter));
    let foreign = write(at, "other.jws.json", &bytes(&other));
    let receipt = write(at, "receipt.txt", &filed.receipt);
    let changed = write(at, "changed.txt", &filed.receipt.replace("received 2026", "received 2025"));
    let vkey = bodo.vkey().await.to_string();
    let key_file = write(at, "key.txt", &format!("{vkey}\n"));
    let jwk = write(at, "jwk.json", &json!(bodo.device.public_key()).to_string());
    let not_his = write(at, "office.json", &json!(crate::device::Device::named("office").public_key()).to_string());

    let sound = alis(&["verify", &statement, &receipt, "--vkey", &vkey]);
    assert_eq!(sound.status.code(), Some(0), "{}", said(&sound));
    assert!(said(&sound).contains(&format!("number {}", filed.number)), "{}", said(&sound));
    assert_eq!(alis(&["verify", &statement, &receipt, "--vkey", &key_file, "--jwk", &jwk]).status.code(), Some(0));
    for (arguments, code) in [
        (["verify", &foreign, &receipt, "--vkey", &vkey, "--jwk", &jwk], 1),
        (["verify", &statement, &changed, "--vkey", &vkey, "--jwk", &jwk], 1),
        (["verify", &statement, &receipt, "--vkey", &vkey, "--jwk", &not_his], 1),
        (["verify", &receipt, &receipt, "--vkey", &vkey, "--jwk", &jwk], 2),
        (["verify", &statement, "/no/such/file", "--vkey", &vkey, "--jwk", &jwk], 2),
        (["verify", &statement, &receipt, "--vkey", "nonsense", "--jwk", &jwk], 2),
        (["verify", &statement, &receipt, "--vkey", &vkey, "--jwk", &receipt], 2),
    ] {
        let output = alis(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
        assert_eq!(said(&output).lines().count(), 1, "one clear line: {}", said(&output));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn audit_reads_a_directory_a_file_and_a_server() {
    let mut server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let (_, filed) = bodo.files_one().await;
    let at = tempfile::tempdir().unwrap();
    let receipt = write(at.path(), "receipt.txt", &filed.receipt);
    bodo.files_one().await;
    let live = alis(&["audit", &server.url(""), "--known", &receipt]);
    assert_eq!(live.status.code(), Some(0), "{}", said(&live));
    let data = server.data().to_str().unwrap().to_owned();
    let beside = alis(&["audit", &data]);
    assert_eq!(beside.status.code(), Some(0), "a running server can be audited: {}", said(&beside));
    assert!(said(&beside).contains("2 keys, 2 statements\n"), "{}", said(&beside));
    let url = server.url("");
    let vkey = bodo.vkey().await.to_string();
    server.close().await;
    assert_eq!(alis(&["audit", &url]).status.code(), Some(6), "nobody answers");
    let copy = at.path().join("copy.sqlite");
    fs::copy(server.data().join("alis.sqlite"), &copy).unwrap();
    let copy = copy.to_str().unwrap();
    assert_eq!(alis(&["audit", copy]).status.code(), Some(3), "the key is not beside it");
    assert_eq!(alis(&["audit", copy, "--vkey", &vkey]).status.code(), Some(0));
    assert_eq!(alis(&["audit", &receipt]).status.code(), Some(3), "no database");
    assert_eq!(alis(&["audit", "/no/such/directory"]).status.code(), Some(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn invite_makes_a_link_from_the_machine_while_the_server_runs() {
    let server = Server::start().await;
    let office = server.office().await;
    let data = server.data().to_str().unwrap().to_owned();
    let origin = "https://alis.example.no";
    let link = alis(&["invite", "--role", "office", "--data", &data, "--origin", origin]);
    let link = said(&link).trim().to_owned();
    assert!(link.starts_with("https://alis.example.no/enrol#"), "{link}");
    let second = Person::new(&server, "second administrator").await;
    assert_eq!(second.enrols(&crate::server::token(&link)).await.status, 201);
    assert_eq!(second.signs_in().await.status, 201);

    let link =
        alis(&["invite", "--role", "municipality", "--organization", "1804", "--data", &data, "--origin", origin]);
    let manager = Person::new(&server, "manager").await;
    let enrolled: Enrolment = manager.enrols(&crate::server::token(said(&link).trim())).await.told();
    assert_eq!(enrolled.state, shared::api::EnrolmentState::Waiting);
    assert_eq!(office.decides(&manager, "approved").await.status, 200);
    for (arguments, code) in [
        (vec!["invite", "--role", "municipality", "--organization", "0301", "--data", &data], 2),
        (vec!["invite", "--role", "trust", "--data", &data], 2),
        (vec!["invite", "--role", "office", "--data", "/no/such/directory"], 3),
        (vec!["invite", "--role", "office", "--data", &data, "--origin", "https://other.no"], 3),
        (vec!["invite", "--role", "office", "--data", &data, "--origin", "http://other.no"], 5),
    ] {
        assert_eq!(alis(&arguments).status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn what_would_not_be_safe_is_not_started() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().to_str().unwrap();
    for arguments in [
        ["serve", "--data", data, "--listen", "0.0.0.0:0"].as_slice(),
        &["serve", "--data", data, "--origin", "http://alis.example.no"],
        &["serve", "--data", data, "--tls-cert", "cert.pem"],
    ] {
        let output = alis(arguments);
        assert_eq!(output.status.code(), Some(5), "{}", said(&output));
        assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
    }
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert_eq!(alis(&["serve", "--data", data, "--listen", &address]).status.code(), Some(4));
    let file = write(directory.path(), "file", "");
    assert_eq!(alis(&["--data", &file, "--listen", "127.0.0.1:0"]).status.code(), Some(3));
    assert_eq!(alis(&["--listen", "nowhere"]).status.code(), Some(2));
}

#[test]
fn help_says_what_each_command_and_each_exit_code_means() {
    let help = said(&alis(&["--help"]));
    for word in [
        "serve",
        "check",
        "rank",
        "schema",
        "cost",
        "invite",
        "verify",
        "audit",
        "Exit codes",
        "ALIS_DATA",
        "ALIS_ORIGIN",
    ] {
        assert!(help.contains(word), "{word}");
    }
    assert!(!help.contains("--today"), "hidden");
}

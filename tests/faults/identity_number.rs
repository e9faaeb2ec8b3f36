//! A national identity number is never stored and never logged, however it is brought.

use serde_json::json;
use shared::{forms::candidate_registration::CandidateRegistration, statement::seal::Cover};
use std::path::Path;
use tests::{
    alis::Alis,
    answers::{self, COMPLETE, fill},
    device::{Device, office_and_bodo},
    lot::Lot,
};

/// A number as the registry would give it, with both check digits.
fn number(lot: &mut Lot) -> String {
    loop {
        let (day, month, year) = (1 + lot.below(28), 1 + lot.below(12), lot.below(100));
        let serial = lot.below(500);
        let digits: Vec<u32> =
            format!("{day:02}{month:02}{year:02}{serial:03}").bytes().map(|digit| u32::from(digit - b'0')).collect();
        let check = |weights: &[u32], digits: &[u32]| {
            (11 - weights.iter().zip(digits).map(|(weight, digit)| weight * digit).sum::<u32>() % 11) % 11
        };
        let first = check(&[3, 7, 6, 1, 8, 9, 4, 5, 2], &digits);
        let with_first: Vec<u32> = digits.iter().copied().chain([first]).collect();
        let second = check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], &with_first);
        if first < 10 && second < 10 {
            return with_first.into_iter().chain([second]).map(|digit| digit.to_string()).collect();
        }
    }
}

/// Every file of the data directory, and what the server has said.
fn traces(alis: &Alis) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("the data directory").flatten() {
            match entry.path() {
                path if path.is_dir() => walk(&path, found),
                path => found.push((path.display().to_string(), std::fs::read(&path).unwrap_or_default())),
            }
        }
    }
    let mut found = vec![("what was said".to_owned(), alis.said().join("\n").into_bytes())];
    walk(alis.data(), &mut found);
    found
}

fn assert_no_trace(alis: &Alis, number: &str) {
    let needle = number.as_bytes();
    for (place, bytes) in traces(alis) {
        assert!(!bytes.windows(needle.len()).any(|window| window == needle), "the number stands in {place}");
    }
}

async fn stage() -> (Alis, Device, Device) {
    let alis = Alis::start().await;
    let (office, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    manager.signs_in().await;
    (alis, office, manager)
}

#[tokio::test]
async fn a_number_in_a_text_never_leaves_the_device() {
    let mut lot = Lot::new(4);
    for path in ["trainee.name", "workplace", "remarks", "nearest_reason", "supervisor.name"] {
        for shape in ["{}", "f. {} i Bodø", "nr{}"] {
            let mut form: CandidateRegistration = fill(COMPLETE);
            answers::put(&mut form, path, &shape.replace("{}", &number(&mut lot)));
            let passed = shared::form::pass(&form, &Default::default(), shared::day::day(2026, 11, 22));
            assert!(passed.is_err(), "{path} took {shape}");
        }
    }
}

#[tokio::test]
async fn a_forged_statement_with_a_number_is_refused_and_leaves_no_trace() {
    let (alis, _office, mut manager) = stage().await;
    let mut lot = Lot::new(5);
    for path in ["/trainee/name", "/workplace", "/remarks", "/supervisor/name"] {
        let number = number(&mut lot);
        let body = with(path, &format!("født {number}"));
        let forged = manager.forges(&body);
        let answer = manager.puts(&forged).await.expect("an answer");
        assert_eq!(answer.status(), 422, "{path}");
        assert!(!answer.text().await.expect("a body").contains(&number), "{path}: the refusal repeats the number");
        assert_no_trace(&alis, &number);
    }
}

/// The body as the struct prints it, with one text exchanged.
fn with(path: &str, text: &str) -> String {
    let mut form: CandidateRegistration = fill(COMPLETE);
    let place = match path {
        "/trainee/name" => &mut form.trainee.name,
        "/workplace" => &mut form.workplace,
        "/remarks" => &mut form.remarks,
        _ => &mut form.supervisor.name,
    };
    text.clone_into(place);
    serde_json::to_string(&form).expect("a form is plain JSON")
}

#[tokio::test]
async fn a_draft_with_a_number_is_refused_and_leaves_no_trace() {
    let (alis, _office, mut manager) = stage().await;
    let mut lot = Lot::new(6);
    for _ in 0..20 {
        let number = number(&mut lot);
        let Cover { doc, .. } = manager.cover();
        let draft = json!({ "kind": "candidate-registration", "paper": { "remarks": format!("pasient {number}") } });
        let answer = manager.puts_json(&shared::api::path::DRAFT.replace("{doc}", &doc), &draft).await;
        assert_eq!(answer.status(), 422);
        assert_no_trace(&alis, &number);
    }
}

#[tokio::test]
async fn an_invited_person_with_a_number_for_a_name_is_refused() {
    let alis = Alis::start().await;
    let (office, _) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    let number = number(&mut Lot::new(7));
    let link = office.invites(shared::api::Role::Office, Default::default(), true).await.link;
    let mut stranger = Device::new(&alis.origin(), 77).await;
    let answer = stranger.tries_to_enrol(&link, &number).await;
    assert!(answer.status().is_client_error(), "{}", answer.status());
    assert_no_trace(&alis, &number);
}

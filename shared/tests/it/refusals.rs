//! Refusals are read as they were written.

use shared::refusal::{FailedProvision, Refusal};

fn again(text: &str) -> Option<Refusal> {
    serde_json::from_str(text).ok()
}

#[test]
fn a_refusal_is_read_as_it_was_written() {
    let failed = vec![FailedProvision { id: "between-rotations".into(), path: "trainee.start".into() }];
    let some = [
        Refusal::TooLarge { limit_bytes: 4 },
        Refusal::Shape { problems: vec!["trainee.name".into()] },
        Refusal::Provisions { failed },
        Refusal::TooManyRows { limit: 2_000 },
        Refusal::AlreadyFiled { newest_rev: 3 },
        Refusal::Busy { retry_after_seconds: 9 },
        Refusal::MethodNotAllowed,
        Refusal::HoldsNationalNumber,
    ];
    for refusal in some {
        let text = serde_json::to_string(&refusal).unwrap();
        assert_eq!(again(&text), Some(refusal), "{text}");
    }
}

#[test]
fn a_code_without_its_fact_or_an_unknown_one_is_none() {
    assert_eq!(again(r#"{"code":"busy"}"#), None);
    assert_eq!(again(r#"{"code":"busy","retry_after_seconds":-1}"#), None);
    assert_eq!(again(r#"{"code":"bizzy"}"#), None);
    assert_eq!(again(r#"{"retry_after_seconds":1}"#), None);
}

#[test]
fn what_else_stands_beside_a_refusal_is_passed_over() {
    assert_eq!(again(r#"{"title":"Nei","code":"broken","limit":"many","more":[]}"#), None, "a fact of another kind");
    assert_eq!(again(r#"{"title":"Nei","code":"broken","more":[]}"#), Some(Refusal::Broken));
}

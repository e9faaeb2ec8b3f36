//! How long data are kept after a closing: the cases a caseworker can read.

use crate::tables::{Cases, place, read};
use serde::Deserialize;
use shared::{
    day::{Day, day},
    forms::closing::{Cause, Closing},
    rules::retention::kept_until,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    cause: Option<Cause>,
    on: Option<Day>,
    received_on: Option<Day>,
    until: Option<Day>,
}

#[test]
fn every_case_is_kept_as_long_as_it_says() {
    let table: Cases<Case> = read(&place("retention.toml"));
    for Case { name, cause, on, received_on, until } in &table.case {
        let closing = Closing { cause: *cause, on: *on, ..Closing::default() };
        assert_eq!(kept_until(&closing, received_on.unwrap_or(day(2026, 11, 22))), *until, "{name}");
    }
    for choice in Cause::CHOICES {
        assert!(table.case.iter().any(|case| case.cause == Cause::from_code(choice.code)), "{}", choice.code);
    }
}

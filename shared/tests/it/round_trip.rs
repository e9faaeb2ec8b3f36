//! What must hold for every form, whatever is typed into it. Knows no form in particular.

use crate::drawn::drawn;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use shared::{
    day::{Day, day},
    form::{Form, check, pass, prune},
    forms::{Visitor, visit_all},
    rules::facts::Facts,
};

const TODAY: Day = day(2026, 11, 22);

type Outcome = Result<(), TestCaseError>;

/// Tries `holds` on many forms of every kind. A failure names the kind and the seed.
macro_rules! for_every_form {
    ($(#[$doc:meta])* fn $name:ident<$form:ident>($drawn:ident) $body:block) => {
        $(#[$doc])*
        #[test]
        fn $name() {
            struct Try;
            impl Visitor for Try {
                fn visit<$form: Form>(&mut self) {
                    fn holds<$form: Form>($drawn: &$form) -> Outcome {
                        $body
                        Ok(())
                    }
                    let mut runner = TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
                    let tried = runner.run(&proptest::num::u64::ANY, |seed| holds(&drawn::<$form>(seed)));
                    tried.unwrap_or_else(|fault| panic!("{}: {fault}", $form::KIND));
                }
            }
            visit_all(&mut Try);
        }
    };
}

/// `prop_assert!` for forms, which have no `Debug`.
fn ensure(holds: bool, why: impl Fn() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(TestCaseError::fail(why())) }
}

for_every_form! {
    fn a_body_of_any_form_reads_back_as_it_was_printed<F>(form) {
        for body in [form.clone(), prune(form).0] {
            let printed = serde_json::to_vec(&body).unwrap();
            let text = || String::from_utf8_lossy(&printed).into_owned();
            let read: F = serde_json::from_slice(&printed).map_err(|e| TestCaseError::fail(format!("{e}: {}", text())))?;
            ensure(read == body, text)?;
            ensure(serde_json::to_vec(&read).unwrap() == printed, text)?;
        }
    }
}

for_every_form! {
    fn leaving_out_what_is_not_asked_is_done_once_in_any_form<F>(form) {
        let (asked, _) = prune(form);
        let (again, dropped) = prune(&asked);
        ensure(again == asked && dropped.is_empty(), || format!("{dropped:?} in {}", serde_json::to_string(&asked).unwrap()))?;
    }
}

for_every_form! {
    fn only_a_report_without_hindrance_lets_any_form_pass<F>(form) {
        let (asked, _) = prune(form);
        let report = check(&asked, &Facts::default(), TODAY);
        ensure(pass(&asked, &Facts::default(), TODAY).is_ok() == report.is_fileable(), || format!("{:?}", report.problems))?;
    }
}

for_every_form! {
    /// What can be read from the screen can be typed again: the canonical text writes the very same answer.
    fn every_answer_can_be_typed_as_it_is_shown<F>(form) {
        let mut paths = Vec::new();
        let mut copy = form.clone();
        shared::question::each(F::SECTIONS, form, |question, row, _| {
            let shown = (question.lens.read)(form, row);
            let written = (question.lens.write)(&mut copy, row, &shown);
            if written.is_err() || (question.lens.read)(&copy, row) != shown {
                paths.push(format!("{} = {shown:?}", question.lens.path));
            }
        });
        ensure(paths.is_empty(), || format!("{paths:?}"))?;
    }
}

#[test]
fn nothing_shouts_at_an_empty_form_of_any_kind() {
    struct Look;
    impl Visitor for Look {
        fn visit<F: Form>(&mut self) {
            let report = check(&F::default(), &Facts::default(), TODAY);
            assert!(report.not_met().is_empty(), "{}: {:?}", F::KIND, report.not_met());
            let others: Vec<_> = report.problems.iter().filter(|problem| problem.fault.code() != "missing").collect();
            assert!(others.is_empty(), "{}: {others:?}", F::KIND);
            assert!(!report.is_fileable(), "{}: an empty form could be sent", F::KIND);
        }
    }
    visit_all(&mut Look);
}

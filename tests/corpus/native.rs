//! The native side: writes the list the browser compares with, and looks at the draw itself.

use crate::{
    cases::{COUNT, Drawn, draw},
    reports::{digests, report},
};
use shared::{
    form::{Form, check, pass, prune},
    forms::{Visitor, candidate_registration::CandidateRegistration, visit_all},
    rules::provision::Verdict,
};
use std::collections::BTreeMap;

#[test]
fn the_reports_are_written_down_for_the_browser() {
    let folder = tests::alis::target().join("corpus");
    std::fs::create_dir_all(&folder).expect("target can be written");
    let written = digests();
    assert!(written.lines().count() as u64 > COUNT);
    std::fs::write(folder.join("reports.txt"), written).expect("target can be written");
}

#[test]
fn the_same_number_draws_the_same_case() {
    type F = CandidateRegistration;
    assert_eq!(report::<F>(7), report::<F>(7));
    assert_ne!(report::<F>(7), report::<F>(8));
}

/// A corpus that never met a rule, or never failed it, would prove little.
#[test]
fn the_draw_meets_and_fails_every_rule() {
    struct Count;
    impl Visitor for Count {
        fn visit<F: Form>(&mut self) {
            let mut met: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
            let mut fileable = 0;
            for number in 0..COUNT {
                let drawn: Drawn<F> = draw(number);
                let report = check(&drawn.form, &drawn.facts, drawn.today);
                fileable += u32::from(report.is_fileable());
                for finding in &report.findings {
                    let counts = met.entry(finding.id).or_default();
                    match finding.verdict {
                        Verdict::Met | Verdict::MetWith(_) => counts[0] += 1,
                        Verdict::NotMet(_) => counts[1] += 1,
                        Verdict::Unanswered(_) | Verdict::NotAsked => {}
                    }
                }
            }
            for provision in F::PROVISIONS {
                let [yes, no] = met.get(provision.id).copied().unwrap_or_default();
                assert!(yes > 0 && no > 0, "{}/{}: {yes} met, {no} not", F::KIND, provision.id);
            }
            assert!(fileable > 20, "{}: only {fileable} of {COUNT} may be sent", F::KIND);
        }
    }
    visit_all(&mut Count);
}

/// What `check` shows while typing and what `pass` decides when sending are one judgement.
#[test]
fn what_is_shown_is_what_decides() {
    struct Compare;
    impl Visitor for Compare {
        fn visit<F: Form>(&mut self) {
            for number in 0..COUNT {
                let drawn: Drawn<F> = draw(number);
                let shown = check(&drawn.form, &drawn.facts, drawn.today);
                let (asked, _) = prune(&drawn.form);
                match pass(&asked, &drawn.facts, drawn.today) {
                    Ok((_, report)) => assert!(shown.is_fileable() && report == shown, "{} {number}", F::KIND),
                    Err(report) => assert!(!shown.is_fileable() && report == shown, "{} {number}", F::KIND),
                }
            }
        }
    }
    visit_all(&mut Compare);
}

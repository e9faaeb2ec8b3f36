//! A plan checked over and over, by any clock: in native code and in a browser the same work.

use shared::{
    day::day,
    form::{check, shape},
    forms::implementation_plan::ImplementationPlan,
    rules::facts::Facts,
};
use std::hint::black_box;

/// Plans a second: what each way of checking does.
pub struct Speeds {
    /// Types, limits and signs, of a plan in memory: what a schema can say.
    pub shape: f64,
    /// That, every question that must be answered, and every rule.
    pub check: f64,
    /// From JSON text to the whole report.
    pub read_and_check: f64,
}

/// `clock` gives milliseconds.
pub fn speeds(text: &str, times: u32, clock: impl Fn() -> f64) -> Speeds {
    let (today, facts) = (day(2026, 11, 22), Facts::default());
    let plan: ImplementationPlan = serde_json::from_str(text).expect("a plan");
    assert!(check(&plan, &facts, today).is_fileable());
    let speed = |act: &dyn Fn() -> usize| {
        let started = clock();
        let seen: usize = (0..times).map(|_| black_box(act())).sum();
        assert!(seen < usize::MAX);
        f64::from(times) * 1000.0 / (clock() - started)
    };
    Speeds {
        shape: speed(&|| shape(black_box(&plan)).len()),
        check: speed(&|| check(black_box(&plan), &facts, today).findings.len()),
        read_and_check: speed(&|| {
            let plan: ImplementationPlan = serde_json::from_str(black_box(text)).expect("a plan");
            check(&plan, &facts, today).findings.len()
        }),
    }
}

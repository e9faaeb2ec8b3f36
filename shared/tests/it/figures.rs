//! Figures without persons: whatever is registered, no group under five can be read or computed.

use proptest::prelude::*;
use shared::{
    day::day,
    figures::{Counted, Figures, figures},
    forms::{candidate_registration::Scheme, confirmation::TraineeVerdict},
    numbers::{
        health_trust::HealthTrust,
        municipality::{MUNICIPALITIES, MunicipalityNumber},
    },
    withholding::{LEAST, tell},
};

fn counts() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(prop_oneof![Just(0u32), 1..5u32, 5..40u32], 0..9)
}

/// Every way in which the hidden counts can be, when nothing but what is told is known: that they sum up so, and that
/// none of them is empty (empty ones are told).
fn ways(sum: u32, parts: usize) -> Vec<Vec<u32>> {
    match parts {
        0 => Vec::new(),
        1 => vec![vec![sum]],
        _ => (1..=sum.saturating_sub(parts as u32 - 1))
            .flat_map(|first| ways(sum - first, parts - 1).into_iter().map(move |rest| [vec![first], rest].concat()))
            .collect(),
    }
}

proptest! {
    #[test]
    fn no_small_count_is_told_or_left_as_the_only_answer(counts in counts()) {
        let Some(told) = tell(&counts, &[]) else {
            // then the whole is not told either: every count is one, or there are fewer than five in all
            let some: Vec<u32> = counts.into_iter().filter(|count| *count > 0).collect();
            prop_assert!(some.iter().sum::<u32>() < LEAST || some.iter().all(|count| *count == 1));
            return Ok(());
        };
        prop_assert!(told.iter().flatten().all(|count| *count == 0 || *count >= LEAST));
        prop_assert!(told.iter().zip(&counts).all(|(told, count)| told.is_none_or(|told| told == *count)));
        let hidden: Vec<u32> =
            told.iter().zip(&counts).filter(|(told, _)| told.is_none()).map(|(_, count)| *count).collect();
        if hidden.is_empty() {
            return Ok(());
        }
        let sum: u32 = hidden.iter().sum();
        prop_assert!(sum >= LEAST, "together they are a group too");
        if sum <= 24 && hidden.len() <= 5 {
            let ways = ways(sum, hidden.len());
            for at in 0..hidden.len() {
                let first = ways[0][at];
                prop_assert!(ways.iter().any(|way| way[at] != first), "{hidden:?} is the only answer");
            }
        }
    }

    #[test]
    fn no_more_is_withheld_than_must_be(counts in prop::collection::vec(5..60u32, 0..9)) {
        let told = tell(&counts, &[]).unwrap();
        prop_assert!(told.iter().all(Option::is_some));
    }

    #[test]
    fn what_is_told_of_trusts_and_periods_adds_up_to_no_small_rest(all in prop::collection::vec(counted(), 0..80)) {
        let told = figures(&all, day(2026, 11, 22));
        prop_assert!(every_count(&told).into_iter().flatten().all(|count| count == 0 || count >= LEAST));
        let Some(whole) = told.registered else {
            prop_assert!(told.trusts.iter().all(|trust| trust.registered.is_none() && trust.periods.is_empty()));
            return Ok(());
        };
        rest_is_large(whole, told.trusts.iter().map(|row| row.registered).collect())?;
        rest_is_large(whole, told.schemes.iter().map(|row| row.registered).collect())?;
        rest_is_large(whole, told.answers.iter().map(|row| row.registered).collect())?;
        for trust in &told.trusts {
            match trust.registered {
                Some(whole) => rest_is_large(whole, trust.periods.iter().map(|row| row.registered).collect())?,
                None => prop_assert!(trust.periods.is_empty(), "its periods would tell"),
            }
        }
    }
}

/// What is left of the whole when all that is told is taken away is nobody, or five and more in two counts and more.
fn rest_is_large(whole: u32, told: Vec<Option<u32>>) -> Result<(), TestCaseError> {
    let rest = whole - told.iter().flatten().sum::<u32>();
    let hidden = told.iter().filter(|count| count.is_none()).count();
    prop_assert!((rest == 0 && hidden == 0) || (rest >= LEAST && hidden >= 2), "{whole}: {told:?}");
    Ok(())
}

fn every_count(told: &Figures) -> Vec<Option<u32>> {
    let trusts = told
        .trusts
        .iter()
        .flat_map(|trust| [trust.registered].into_iter().chain(trust.periods.iter().map(|period| period.registered)));
    let schemes = told.schemes.iter().map(|row| row.registered);
    let answers = told.answers.iter().map(|row| row.registered);
    trusts.chain(schemes).chain(answers).chain([told.registered, told.municipalities_reported]).collect()
}

fn counted() -> impl Strategy<Value = Counted> {
    let verdicts = vec![None, Some(TraineeVerdict::Confirmed), Some(TraineeVerdict::Disputed)];
    (
        0..MUNICIPALITIES.len(),
        prop::sample::select(HealthTrust::ALL.to_vec()),
        0..5i32,
        prop::sample::select(vec![Scheme::New, Scheme::Converted]),
        prop::sample::select(verdicts),
    )
        .prop_map(|(municipality, trust, period, scheme, verdict)| Counted {
            municipality: MunicipalityNumber(MUNICIPALITIES[municipality].number.into()),
            trust,
            wished_start: day(2028, 3, 1).plus_months(6 * period),
            scheme,
            verdict,
        })
}

//! How long the functions take that run on every keystroke and for every statement: `cargo bench -p tests --bench
//! functions`. A full check should stay under 20 µs, and one of
//! a plan with 70 periods under 150 µs.

use criterion::{Criterion, criterion_group, criterion_main};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey, signature::Signer, signature::Verifier};
use shared::{
    day::{Moment, day},
    form::{Form, check, pass},
    forms::{
        candidate_registration::CandidateRegistration,
        implementation_plan::{ImplementationPlan, PlannedPeriod},
    },
    numbers::municipality::MunicipalityNumber,
    rules::{facts::Facts, plans::standing::standing},
    statement::{
        digest::Digest,
        envelope::Envelope,
        payload,
        seal::{Cover, seal},
    },
};
use std::hint::black_box;
use tests::answers::{COMPLETE, complete, fill};

fn checks(criterion: &mut Criterion) {
    let today = day(2026, 11, 22);
    let facts = Facts { municipality: MunicipalityNumber("1804".into()), ..Facts::default() };
    let complete: CandidateRegistration = fill(COMPLETE);
    let (empty, half) = (CandidateRegistration::default(), fill(&COMPLETE[..COMPLETE.len() / 2]));
    for (name, form) in [("complete", &complete), ("half", &half), ("empty", &empty)] {
        criterion.bench_function(&format!("check/{name}"), |bench| {
            bench.iter(|| check(black_box(form), black_box(&facts), today));
        });
    }
    criterion.bench_function("pass/complete", |bench| bench.iter(|| pass(black_box(&complete), &facts, today)));
}

/// A month each after the other, so that nothing joins.
fn plans(criterion: &mut Criterion) {
    let today = day(2026, 11, 22);
    let mut plan: ImplementationPlan = fill(complete(ImplementationPlan::KIND));
    let month = |number: i32, like: &PlannedPeriod| PlannedPeriod {
        from: Some(day(2025, 9, 1).plus_months(number)),
        to: Some(day(2025, 9, 1).plus_months(number + 1).plus_days(-1)),
        ..like.clone()
    };
    plan.periods = (0..70).map(|number| month(number, &plan.periods[number as usize % plan.periods.len()])).collect();
    criterion.bench_function("check/plan of 70 periods", |bench| {
        bench.iter(|| check(black_box(&plan), &Facts::default(), today));
    });
    criterion.bench_function("standing/plan of 70 periods", |bench| bench.iter(|| standing(black_box(&plan), today)));
}

/// A signed registration, and the key it was signed with.
fn letter() -> (Vec<u8>, VerifyingKey) {
    let key = SigningKey::from_slice(&[7; 32]).expect("a key");
    let (form, _) =
        pass(&fill::<CandidateRegistration>(COMPLETE), &Facts::default(), day(2026, 11, 22)).expect("complete");
    let cover = Cover {
        aud: "alis.example.no".into(),
        municipality: Some(MunicipalityNumber("1804".into())),
        trust: None,
        doctor: None,
        doc: "019379a0-0000-7000-8000-000000000000".into(),
        rev: 1,
        previous: None,
        nonce: [1; 16],
        edition: Digest::of(b"edition"),
        signed_at: Moment::from_unix(1_795_000_000),
    };
    let unsigned = seal(&form, cover, &Digest::of(b"key"));
    let signature: Signature = key.sign(&unsigned.signing_input());
    (unsigned.signed(&signature.to_bytes().into()).to_bytes(), *key.verifying_key())
}

fn envelopes(criterion: &mut Criterion) {
    let (bytes, key) = letter();
    criterion.bench_function("envelope/open and read", |bench| {
        bench.iter(|| {
            let opened = Envelope::parse(black_box(&bytes)).and_then(|envelope| envelope.open()).expect("ours");
            payload::read::<CandidateRegistration>(&opened.payload).expect("ours")
        });
    });
    criterion.bench_function("envelope/verify (p256)", |bench| {
        let opened = Envelope::parse(&bytes).and_then(|envelope| envelope.open()).expect("ours");
        let signature = Signature::from_slice(&opened.signature).expect("64 bytes");
        bench.iter(|| key.verify(black_box(&opened.signing_input), &signature).expect("ours"));
    });
    let ring = aws_lc_rs::signature::UnparsedPublicKey::new(
        &aws_lc_rs::signature::ECDSA_P256_SHA256_FIXED,
        key.to_sec1_point(false).as_bytes().to_vec(),
    );
    criterion.bench_function("envelope/open, read and verify (as the server)", |bench| {
        bench.iter(|| {
            let opened = Envelope::parse(black_box(&bytes)).and_then(|envelope| envelope.open()).expect("ours");
            ring.verify(&opened.signing_input, &opened.signature).expect("ours");
            payload::read::<CandidateRegistration>(&opened.payload).expect("ours")
        });
    });
}

criterion_group!(functions, checks, plans, envelopes);
criterion_main!(functions);

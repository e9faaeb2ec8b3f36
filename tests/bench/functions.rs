//! How long the functions take that run on every keystroke and for every statement: `cargo bench -p tests --bench
//! functions`. A full check should stay under 20 µs, one of a plan with 70 periods under 150 µs, and the question who may
//! see a document under 1 µs.
//!
//! Why the server's two files about permission are read in here: they know nothing but `shared`, and the whole server
//! would have to be built for them otherwise, browser's part and all.

#[allow(dead_code)]
#[path = "../../server/src/party.rs"]
mod party;
#[allow(dead_code)]
#[path = "../../server/src/relations.rs"]
mod relations;

use criterion::{Criterion, criterion_group, criterion_main};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey, signature::Signer, signature::Verifier};
use party::Party;
use relations::{Concerns, Needs};
use shared::{
    day::{Moment, day},
    form::{Form, check, pass},
    forms::{
        candidate_registration::CandidateRegistration,
        implementation_plan::{ImplementationPlan, PlannedPeriod},
    },
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
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

/// May this reader be shown this document by a route that needs it whole: the question of every reading.
fn permissions(criterion: &mut Criterion) {
    let municipality = |number: &str| Party::Municipality(MunicipalityNumber(number.into()));
    let (bodo, rana, heirs) = (municipality("1804"), municipality("1833"), [municipality("5601")]);
    let doctor = Party::Trainee(HprNumber::new(9_144_889).expect("a number"));
    let of = |kind, about| Concerns {
        kind,
        owner: &bodo,
        addressed: Some(HealthTrust::Nordland),
        doctor: Some(9_144_889),
        about,
        successors: &heirs,
    };
    let plan = of("implementation-plan", None);
    let answer = Concerns { owner: &doctor, ..of("confirmation", Some(("implementation-plan", &bodo))) };
    let nordland = Party::Trust(HealthTrust::Nordland);
    for (name, concerns, reader, approver) in [
        ("owner", &plan, &bodo, &Party::Office),
        ("stranger", &plan, &rana, &Party::Office),
        ("doctor's answer, by the doctor", &answer, &doctor, &bodo),
        ("doctor's answer, by a trust", &answer, &nordland, &Party::Office),
    ] {
        criterion.bench_function(&format!("permission check/{name}"), |bench| {
            bench.iter(|| black_box(concerns).sight_of(black_box(reader), approver).is_enough_for(Needs::Whole));
        });
    }
}

criterion_group!(functions, checks, plans, envelopes, permissions);
criterion_main!(functions);

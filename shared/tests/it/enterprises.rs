//! From when a municipality's registration counts, and what its form tells other forms' rules.

use proptest::prelude::*;
use shared::{
    day::{Day, day},
    forms::training_enterprise::{TrainingEnterprise, TrustAgreement},
    numbers::health_trust::HealthTrust,
    rules::{
        facts::{EnterpriseStatus, Facts},
        standing::{counts_from, standing},
    },
};

fn applied(on: Day) -> TrainingEnterprise {
    TrainingEnterprise {
        status: Some(EnterpriseStatus::Registered),
        applied_on: Some(on),
        ..TrainingEnterprise::default()
    }
}

#[test]
fn applications_count_from_their_own_day_and_early_ones_from_the_first_of_march_2019() {
    let first = Some(day(2019, 3, 1));
    for (sent, counts) in [
        (day(2019, 1, 15), first),
        (day(2019, 5, 31), first),
        (day(2019, 6, 1), first),
        (day(2019, 6, 2), Some(day(2019, 6, 2))),
        (day(2022, 9, 1), Some(day(2022, 9, 1))),
    ] {
        assert_eq!(counts_from(&applied(sent)), counts, "{sent}");
    }
}

#[test]
fn what_is_not_applied_for_or_withdrawn_counts_from_no_day() {
    for status in [None, Some(EnterpriseStatus::NotApplied), Some(EnterpriseStatus::Withdrawn)] {
        let form = TrainingEnterprise { status, ..applied(day(2022, 9, 1)) };
        assert_eq!(counts_from(&form), None, "{status:?}");
    }
    for status in [EnterpriseStatus::Applied, EnterpriseStatus::Provisional] {
        let form = TrainingEnterprise { status: Some(status), ..applied(day(2022, 9, 1)) };
        assert_eq!(counts_from(&form), Some(day(2022, 9, 1)), "{status:?}");
    }
}

#[test]
fn an_agreement_is_told_from_the_day_it_is_signed() {
    let signed = |trust, on| TrustAgreement { trust: Some(trust), signed_on: Some(on) };
    let mut form = applied(day(2022, 9, 1));
    form.trust_agreements = vec![
        signed(HealthTrust::Nordland, day(2026, 11, 22)),
        signed(HealthTrust::Unn, day(2026, 11, 23)),
        TrustAgreement { trust: Some(HealthTrust::Helgeland), signed_on: None },
    ];
    let facts = standing(&form).tell(Facts::default(), day(2026, 11, 22));
    assert_eq!(facts.enterprise, Some(EnterpriseStatus::Registered));
    assert_eq!(facts.agreements, Some(vec![HealthTrust::Nordland]));
    assert_eq!(standing(&form).agreements_on(day(2026, 11, 23)), [HealthTrust::Nordland, HealthTrust::Unn]);
}

proptest! {
    /// No application counts from before 1 March 2019, and none from later than the day it was sent, except the earliest.
    #[test]
    fn an_application_never_counts_from_a_later_day_than_it_was_sent(days in 0..6_000i32) {
        let sent = day(2015, 1, 1).plus_days(days);
        let counts = counts_from(&applied(sent)).unwrap();
        prop_assert!(counts >= day(2019, 3, 1));
        prop_assert!(counts <= sent.max(day(2019, 3, 1)));
    }
}

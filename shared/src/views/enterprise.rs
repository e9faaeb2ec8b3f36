//! What the trusts see of a training enterprise: whom to ask, and what is agreed with them.

use crate::forms::training_enterprise::TrainingEnterprise;

pub fn contacts_and_agreements(enterprise: &TrainingEnterprise) -> TrainingEnterprise {
    TrainingEnterprise {
        contacts: enterprise.contacts.clone(),
        trust_agreements: enterprise.trust_agreements.clone(),
        ..TrainingEnterprise::default()
    }
}

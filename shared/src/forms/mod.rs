//! The forms, one per file, and what they share of shape. Knows every form by its type; who must do something with all of
//! them brings a [`Visitor`].

pub mod candidate_registration;
pub mod capacity;
pub mod capacity_evaluation;
pub mod carry;
pub mod closing;
pub mod confirmation;
pub mod contact;
pub mod follow_up_meeting;
pub mod half_year_report;
pub mod implementation_plan;
pub mod local_agreement;
pub mod meeting_brief;
pub mod next_meeting;
pub mod offer_answer;
pub mod open_action;
pub mod placement;
mod places;
pub mod release;
pub mod shape;
pub mod training_enterprise;
pub mod trust_profile;

use crate::{form::Form, text::Text, text::t};
use candidate_registration::CandidateRegistration;
use capacity::Capacity;
use capacity_evaluation::CapacityEvaluation;
use closing::Closing;
use confirmation::Confirmation;
use follow_up_meeting::FollowUpMeeting;
use half_year_report::HalfYearReport;
use implementation_plan::ImplementationPlan;
use local_agreement::LocalAgreement;
use offer_answer::OfferAnswer;
use placement::Placement;
use release::Release;
use training_enterprise::TrainingEnterprise;
use trust_profile::TrustProfile;

/// Under every free text.
pub const NO_HEALTH: Text = t(
    "Skriv ikke om helse, pasienter eller årsak til permisjon.",
    "Skriv ikkje om helse, pasientar eller årsak til permisjon.",
    "Do not write about health, patients or the reason for leave.",
);

/// Something that is done with a form of any kind.
pub trait Visitor {
    fn visit<F: Form>(&mut self);
}

/// Does it with every form. Not for the browser: what names all forms there loads all forms.
pub fn visit_all(visitor: &mut impl Visitor) {
    visitor.visit::<CandidateRegistration>();
    visitor.visit::<ImplementationPlan>();
    visitor.visit::<HalfYearReport>();
    visitor.visit::<LocalAgreement>();
    visitor.visit::<Placement>();
    visitor.visit::<OfferAnswer>();
    visitor.visit::<Release>();
    visitor.visit::<Capacity>();
    visitor.visit::<CapacityEvaluation>();
    visitor.visit::<FollowUpMeeting>();
    visitor.visit::<TrainingEnterprise>();
    visitor.visit::<Closing>();
    visitor.visit::<TrustProfile>();
    visitor.visit::<Confirmation>();
}

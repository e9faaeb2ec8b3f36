//! The forms, one per file, and what they share of shape. Knows every form by its type; who must do something with all of
//! them brings a [`Visitor`].

pub mod candidate_registration;
pub mod carry;
pub mod half_year_report;
pub mod implementation_plan;
pub mod local_agreement;
pub mod shape;

use crate::{form::Form, text::Text, text::t};
use candidate_registration::CandidateRegistration;
use half_year_report::HalfYearReport;
use implementation_plan::ImplementationPlan;
use local_agreement::LocalAgreement;

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
}

//! The forms, one per file, and what they share of shape.

pub mod candidate_registration;
pub mod shape;

//! What the law and the report say, in their order. Knows forms' bodies; knows no envelope and no screen.

pub mod agreement;
pub mod capacity;
pub mod costs;
pub mod counted;
pub mod coverage;
pub mod dated;
pub mod enterprise;
pub mod facts;
pub mod half_year;
pub mod months;
pub mod order;
pub mod period;
pub mod plans;
pub mod post;
pub mod provision;
pub mod renewal;
pub mod reporting;
pub mod rotation;
pub mod seniority;
pub mod service;
pub mod supervision;

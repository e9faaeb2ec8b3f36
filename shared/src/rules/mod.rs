//! What the law and the report say, in their order. Knows forms' bodies; knows no envelope and no screen.

pub mod capacity;
pub mod coverage;
pub mod dated;
pub mod enterprise;
pub mod facts;
pub mod months;
pub mod order;
pub mod period;
pub mod post;
pub mod provision;
pub mod renewal;
pub mod reporting;
pub mod rotation;
pub mod seniority;
pub mod service;
pub mod supervision;
pub mod values;

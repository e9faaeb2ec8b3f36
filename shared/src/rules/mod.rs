//! What the law and the report say, in their order. Knows forms' bodies; knows no envelope and no screen.

pub mod allocation;
pub mod capacity;
pub mod coverage;
pub mod dated;
pub mod deciding;
pub mod enterprise;
pub mod facts;
pub mod forecast;
pub mod months;
pub mod offer;
pub mod offering;
pub mod order;
pub mod period;
pub mod placing;
pub mod post;
pub mod provision;
pub mod ranking;
pub mod renewal;
pub mod reporting;
pub mod rotation;
pub mod seniority;
pub mod service;
pub mod standing;
pub mod supervision;
pub mod vacancy;

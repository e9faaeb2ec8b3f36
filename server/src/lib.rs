//! The collecting server: receives signed statements, keeps them, proves that it did. The binary `alis` is a thin door to
//! it; tests start it in their own process.

pub mod about;
pub mod access;
pub mod actors;
pub mod address;
pub mod assets;
pub mod audit;
pub mod body;
pub mod clock;
pub mod commands;
pub mod config;
pub mod crypto;
pub mod enrolment;
pub mod events;
pub mod headers;
pub mod house;
pub mod intake;
pub mod invitation;
pub mod kinds;
pub mod log;
pub mod metrics;
pub mod party;
pub mod refusal;
pub mod relations;
pub mod routes;
pub mod same_site;
pub mod serve;
pub mod sessions;
pub mod sheets;
pub mod store;
pub mod views;
pub mod writer;

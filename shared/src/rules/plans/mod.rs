//! What holds for implementation plans, in the order of the training: periods, months, roles, supervision, goals.

pub mod enterprise;
pub mod goals;
pub mod group;
pub mod months;
pub mod periods;
pub mod renewal;
pub mod roles;
pub mod standing;
pub mod stretches;
pub mod supervision;
pub mod what_if;

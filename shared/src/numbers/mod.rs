//! Public numbers and the register behind them, one per file.

pub mod health_trust;
pub mod hpr_number;
pub mod learning_goal;
pub mod municipality;
pub mod national_number;
pub mod organisation_number;

//! Public numbers and the register behind them, amounts, and names of documents, one per file.

pub mod amount;
pub mod doc_id;
pub mod document;
pub mod health_trust;
pub mod hpr_number;
pub mod learning_goal;
pub mod municipality;
pub mod national_number;
pub mod organisation_number;
pub mod reader;

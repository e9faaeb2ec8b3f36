//! Signed statements: what is signed, how it travels, and how its place in the log is proven. Knows nothing of forms'
//! contents; `seal` alone meets a form, and only a checked one.

pub mod checkpoint;
pub mod digest;
pub mod envelope;
pub mod merkle;
pub mod payload;
pub mod receipt;
pub mod seal;
mod tree;

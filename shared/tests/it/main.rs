//! One test binary.

mod merkle;
mod receipt;
mod statement_device;
mod statement_letters;
mod vectors;
mod answers;
mod cases;
mod rules;

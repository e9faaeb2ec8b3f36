//! One test binary.

mod merkle;
mod receipt;
mod statement;
mod statement_device;
mod statement_kit;
mod statement_kit_faults;
mod statement_kit_payloads;
mod statement_letters;
mod vectors;
mod answers;
mod cases;
mod rules;

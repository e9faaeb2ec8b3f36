//! One test binary.

mod allocation;
mod answers;
mod cases;
mod merkle;
mod places;
mod pool;
mod ranking;
mod receipt;
mod rules;
mod statement;
mod statement_device;
mod statement_kit;
mod statement_kit_faults;
mod statement_kit_payloads;
mod statement_letters;
mod typed;
mod vectors;

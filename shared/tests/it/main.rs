//! One test binary.

mod answers;
mod cases;
mod columns;
mod docs;
mod grid;
mod merkle;
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

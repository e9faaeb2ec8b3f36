//! One test binary.

mod answers;
mod cases;
mod drawn;
mod enterprises;
mod meetings;
mod merkle;
mod receipt;
mod round_trip;
mod rules;
mod statement;
mod statement_device;
mod statement_kit;
mod statement_kit_faults;
mod statement_kit_payloads;
mod statement_letters;
mod typed;
mod vectors;

//! One test binary.

mod agreement;
mod allocation;
mod answers;
mod cases;
mod costs;
mod drawn;
mod enterprises;
mod half_year;
mod meetings;
mod merkle;
mod places;
mod plan;
mod plan_carry;
mod pool;
mod ranking;
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

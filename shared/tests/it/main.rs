//! One test binary.

mod agreement;
mod allocation;
mod answers;
mod application;
mod begun;
mod cases;
mod columns;
mod costs;
mod docs;
mod drawn;
mod dues;
mod enterprises;
mod figures;
mod grid;
mod half_year;
mod half_year_changes;
mod letters;
#[allow(dead_code)] // the corpus draws more from it
#[path = "../../../tests/support/lot.rs"]
mod lot;
mod meeting_brief;
mod meetings;
mod merkle;
mod order;
mod outlook;
mod places;
mod plan;
mod plan_carry;
mod pool;
mod ranking;
mod receipt;
mod refusals;
mod retention;
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
mod views;
mod what_if;

//! What is true for everybody: forms, rules, signed statements. Asks the world nothing: no clock, no randomness, no
//! files, no network. Today's date, a nonce and a key are arguments.

pub mod answer;
pub mod api;
pub mod calendar;
pub mod columns;
pub mod day;
pub mod depends;
pub mod edition;
pub mod figures;
pub mod form;
pub mod forms;
pub mod grid;
pub mod numbers;
pub mod order;
pub mod question;
pub mod reference;
pub mod refusal;
pub mod rules;
pub mod statement;
pub mod text;
pub mod views;
pub mod withholding;

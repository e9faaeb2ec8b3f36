//! The server as those who use it meet it. One file for each noun of the address, split by what is refused; people, not
//! HTTP clients, do the acting.

mod accesses;
mod answer;
mod audit;
mod canary;
mod cells;
mod commands;
mod device;
mod drafts;
mod durable;
mod enrolments;
mod events;
mod facts;
mod form;
mod imports;
mod kit;
mod limits;
mod log;
mod openapi;
mod pages;
mod people;
mod private;
mod reading;
mod replay;
mod same_site;
mod server;
mod sessions;
mod statements;
mod statements_refused;
mod trainees;
mod vectors;
mod world;

//! What people do with the product, in real browsers. Each journey: a few people, one act, one observation. A journey
//! also fails when a console complains or a policy is violated.
#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod forms;
mod four;
mod identity_number;
mod languages;
mod meetings;
mod network;
mod order;
mod people;
mod plans;
mod recipient;
mod registration;
mod renewal;
mod revision;
mod rows;
mod scripts;
mod sheets;
mod tabs;
mod timeline;
mod trainee;

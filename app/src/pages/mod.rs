//! One page a file, each with one entry that gives the page whole. Pages know parts, never one another.

pub mod closed;
pub mod confirm;
pub mod enrol;
pub mod form;
pub mod home;
pub mod import;
pub mod inbox;
pub mod people;
pub mod receipt;
pub mod review;
pub mod statement;
pub mod verify;

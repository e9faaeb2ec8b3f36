//! A doctor who accepts a place.

pub const COMPLETE: &[(&str, &str)] = &[("offer", "019379a0-0000-7000-8000-000000000000"), ("answer", "accepted")];

//! A municipality that lets the doctor go, with a substitute arranged.

pub const COMPLETE: &[(&str, &str)] =
    &[("offer", "019379a0-0000-7000-8000-000000000000"), ("released", "yes"), ("substitute_arranged", "yes")];

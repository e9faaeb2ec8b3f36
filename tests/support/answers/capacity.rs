//! A year whose slots a trust has decided in time.

pub const COMPLETE: &[(&str, &str)] = &[
    ("trust", "nordland"),
    ("year", "2028"),
    ("p1", "9"),
    ("p2", "9"),
    ("decided_on", "2026-11-20"),
    ("basis", "Innmeldinger per 1. november og kontorets evaluering."),
];

//! The end of a registration, for a doctor who moves within the region.

/// On 22 November 2026 nothing in it is refused.
pub const COMPLETE: &[(&str, &str)] = &[
    ("about", "01890a5d-ac96-774b-bcce-b302099a8057"),
    ("on", "2026-12-31"),
    ("cause", "moved_in_region"),
    ("municipality", "5601"),
];

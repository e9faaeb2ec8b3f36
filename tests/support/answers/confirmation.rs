//! The answer of a doctor who has found one mistake.

/// On 22 November 2026 nothing in it is refused.
pub const COMPLETE: &[(&str, &str)] = &[
    ("about", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"),
    ("verdict", "disputed"),
    ("disputes.0.path", "service_from"),
    ("disputes.0.note", "Jeg begynte 1. august."),
];

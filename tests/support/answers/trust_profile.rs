//! What a trust says of itself, with nothing left out.

/// On 22 November 2026 nothing in it is refused.
pub const COMPLETE: &[(&str, &str)] = &[
    ("coordinator.name", "Máret Hætta"),
    ("coordinator.email", "alis@nordlandssykehuset.no"),
    ("coordinator.phone", "+4791234567"),
    ("page_url", "https://nordlandssykehuset.no/alis"),
    ("sites.0.name", "Bodø"),
    ("sites.0.kind", "hospital"),
    ("sites.0.units", "Indremedisin\nPsykisk helse, voksne"),
    ("sites.1.name", "Fauske"),
    ("sites.1.kind", "local_medical_center"),
    ("sites.1.units", "Distriktsmedisinsk senter"),
    ("agreements.0.municipality", "1804"),
    ("agreements.0.signed_on", "2022-01-31"),
    ("agreements.1.municipality", "1860"),
    ("agreements.1.signed_on", "2022-05-02"),
    ("nearest_accepted.0", "01890a5d-ac96-774b-bcce-b302099a8057"),
];

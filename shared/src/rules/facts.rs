//! What a rule must know beside the form itself. The server knows all of it; a browser what it was told.

use crate::{
    choices,
    day::Day,
    forms::contact::Contact,
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber},
    text::t,
};
use serde::{Deserialize, Serialize};

choices! {
    /// Status som utdanningsvirksomhet.
    EnterpriseStatus {
        NotApplied = "not_applied", t("Ikke søkt", "Ikkje søkt", "Not applied");
        Applied = "applied", t("Søkt", "Søkt", "Applied");
        Provisional = "provisional", t("Midlertidig registrert", "Mellombels registrert", "Provisionally registered");
        Registered = "registered", t("Registrert", "Registrert", "Registered");
        Withdrawn = "withdrawn", t("Trukket tilbake", "Trekt tilbake", "Withdrawn");
    }
}

/// Saksopplysninger: facts outside the form. What is absent is not known, which is neither good nor bad.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Whose registration it is.
    #[serde(skip_serializing_if = "MunicipalityNumber::is_blank")]
    pub municipality: MunicipalityNumber,
    /// The municipality's status as a training enterprise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enterprise: Option<EnterpriseStatus>,
    /// Trusts the municipality has a signed cooperation agreement with; absent when nobody has said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreements: Option<Vec<HealthTrust>>,
    /// Another live registration of the same doctor exists somewhere.
    pub registered_elsewhere: bool,
    /// The first day the server received this wished start, or an earlier one, for this trust.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_received_on: Option<Day>,
    /// The last day it was revised or confirmed unchanged; absent for a draft never sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renewed_on: Option<Day>,
    /// The trust's own word on a split, where it has given one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust_consents: Option<bool>,
    /// The trust has accepted the reason for another site than the nearest.
    pub nearest_accepted: bool,
    /// Years the trust has decided its capacity for, beyond table 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub capacity_decided: Vec<(HealthTrust, i16)>,
    /// The day the municipality's registration as a training enterprise counts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<Day>,
    /// When the last follow-up meeting with the doctor was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_meeting_on: Option<Day>,
    /// The municipality's live registrations, in any order; absent when nobody has said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Vec<LiveRegistration>>,
    /// Whom a registration reaches at each trust that has said so; absent when nobody has told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Vec<Recipient>>,
    /// The trust's slots in the period of the offer; absent when the period is not decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slots: Option<u16>,
    /// How many of them other offers hold: accepted, or waiting for their answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slots_taken: Option<u16>,
    /// This very offer was filed before and still stands, so it holds a slot of its own.
    #[serde(skip_serializing_if = "is_false")]
    pub offer_stands: bool,
    /// Somebody before the candidate in the order of the period has neither offer nor slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of_order: Option<bool>,
    /// The candidate meets every condition for an offer on the first day of the period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_conditions_met: Option<bool>,
    /// The last day for answering the offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<Day>,
    /// Accepted offers with the trust in P1 and in P2 of the year a capacity is decided for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_in_year: Option<(u16, u16)>,
}

/// Mottaker: whom a registration reaches at a trust. No rule asks; it is told with the facts because these are on the device
/// wherever a registration is written, also without a network. The one name among them, and given for this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    pub trust: HealthTrust,
    /// The ALIS coordinator.
    pub coordinator: Contact,
    /// The trust's page about ALIS; empty when it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page_url: String,
}

/// Aktiv innmelding: one that is neither closed nor completed. Names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LiveRegistration {
    /// The registration's document.
    pub doc: String,
    /// The trust its newest revision is addressed to.
    pub trust: HealthTrust,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished_start: Option<Day>,
}

fn is_false(yes: &bool) -> bool {
    !*yes
}

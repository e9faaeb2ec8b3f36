//! What is left of a form for a reader who may not see all of it: one pure function for each part, one form per file.
//! Knows forms; who gets which part stands in the server's table.
//!
//! **Why a view and not a cut statement.** What was signed cannot be cut: the signature would not hold. A view is made
//! anew from the form, is not signed, and says so. **Why each is built from an empty form.** A field that is added to a
//! form later stays out of every view until somebody lets it in here.

pub mod agreement;
pub mod closing;
pub mod enterprise;
pub mod meeting;
pub mod plan;
pub mod report;

use crate::text::{Text, t};
use serde::{Deserialize, Serialize};

/// Utdrag: which part of a form is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Part {
    /// A plan's periods, leave left out.
    Periods,
    /// A plan's service in hospital, and nothing else.
    HospitalRows,
    /// That a meeting was held, and when.
    HeldOn,
    /// The form of an agreement, and its dates.
    FormAndDates,
    /// That a registration has ended, and when; not why.
    WithoutCause,
    /// The list of a report that is for the reader's own trust.
    OwnList,
    /// Whom to ask in the municipality, and what is agreed with the trusts.
    ContactsAndAgreements,
}

impl Part {
    /// What stands above it, so that nobody takes it for the whole.
    #[rustfmt::skip]
    pub fn text(self) -> Text {
        match self {
            Part::Periods => t("Du ser periodene i planen. Permisjon er ikke med.", "Du ser periodane i planen. Permisjon er ikkje med.", "You see the periods of the plan. Leave is left out."),
            Part::HospitalRows => t("Du ser sykehustjenesten i planen, ikke resten.", "Du ser sjukehustenesta i planen, ikkje resten.", "You see the hospital service of the plan, not the rest."),
            Part::HeldOn => t("Du ser når møtet var, ikke hva som ble sagt.", "Du ser når møtet var, ikkje kva som vart sagt.", "You see when the meeting was held, not what was said."),
            Part::FormAndDates => t("Du ser avtaleformen og datoene, ikke vilkårene.", "Du ser avtaleforma og datoane, ikkje vilkåra.", "You see the form of the agreement and its dates, not its terms."),
            Part::WithoutCause => t("Du ser når innmeldingen ble avsluttet, ikke hvorfor.", "Du ser når innmeldinga vart avslutta, ikkje kvifor.", "You see when the registration ended, not why."),
            Part::OwnList => t("Du ser listen til ditt eget foretak.", "Du ser lista til ditt eige føretak.", "You see the list for your own trust."),
            Part::ContactsAndAgreements => t("Du ser kontaktpersonene og avtalene med foretakene.", "Du ser kontaktpersonane og avtalane med føretaka.", "You see the contacts and the agreements with the trusts."),
        }
    }
}

//! Whom to write to or call. Knows nothing of whose contact it is.

use super::shape::{self, blank};
use crate::answer::Phone;
use serde::{Deserialize, Serialize};
use validator::Validate;

/// Kontaktperson: somebody reached at work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    #[validate(length(max = 100), custom(function = shape::line))]
    #[serde(skip_serializing_if = "blank")]
    pub name: String,
    #[validate(length(max = 254), custom(function = shape::email))]
    #[serde(skip_serializing_if = "blank")]
    pub email: String,
    #[validate(custom(function = shape::phone))]
    #[serde(skip_serializing_if = "blank")]
    pub phone: Phone,
}

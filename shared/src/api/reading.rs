//! Who has read what about a trainee. Knows no text of what was read.

use super::{Organization, Role};
use crate::day::Moment;
use serde::{Deserialize, Serialize};

/// Oppslag: in what way somebody's data were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Every word of a statement.
    #[default]
    Whole,
    /// A part of it.
    View,
    /// A line in a list; noted once a day.
    List,
    /// A line for each revision; noted once a day.
    Revisions,
}

/// One row of `GET /accesses`: who has read what about the trainee who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccessRow {
    /// Rises with time: where the next page begins.
    #[serde(default)]
    pub number: u64,
    pub at: Moment,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
    /// Who held the device, as they enrolled.
    pub name: String,
    #[serde(default)]
    pub what: Reading,
    pub kind: String,
    pub doc: String,
    pub rev: u32,
}

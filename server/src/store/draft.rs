//! Drafts as they are kept: for the organization, replaced by the newest, gone when removed.

use super::Kept;
use crate::party::Party;
use shared::{
    api::{Draft, DraftRow},
    day::Moment,
};

pub trait Drafts {
    /// Newest first.
    fn drafts(&self, owner: &Party) -> Kept<Vec<DraftRow>>;
    fn draft(&self, owner: &Party, doc: &str) -> Kept<Option<Draft>>;
    fn save_draft(&mut self, owner: &Party, doc: &str, draft: &Draft, at: Moment) -> Kept<()>;
    fn remove_draft(&mut self, owner: &Party, doc: &str) -> Kept<()>;
}

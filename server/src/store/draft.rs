//! Drafts as they are kept: for a desk (an organization, or a doctor), replaced by the newest, gone when removed.

use super::Kept;
use shared::{
    api::{Draft, DraftRow},
    day::Moment,
};

pub trait Drafts {
    /// Newest first.
    fn drafts(&self, desk: &str) -> Kept<Vec<DraftRow>>;
    fn draft(&self, desk: &str, doc: &str) -> Kept<Option<Draft>>;
    fn save_draft(&mut self, desk: &str, doc: &str, draft: &Draft, at: Moment) -> Kept<()>;
    fn remove_draft(&mut self, desk: &str, doc: &str) -> Kept<()>;
}

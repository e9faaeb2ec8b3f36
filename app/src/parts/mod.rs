//! What several pages are put together from. Each part knows its own markup and nothing of the page around it.

pub mod answers;
pub mod chip;
pub mod crumbs;
pub mod field;
pub mod findings;
pub mod footer;
pub mod header;
pub mod heading;
pub mod icon;
pub mod keep;
pub mod notices;
pub mod rows;
pub mod saved;
pub mod sections;
pub mod shortcuts;
pub mod skeleton;
pub mod state;
pub mod summary;
pub mod table;
pub mod toast;

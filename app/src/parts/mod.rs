//! What several pages are put together from. Each part knows its own markup and nothing of the page around it.

pub mod chip;
pub mod crumbs;
pub mod field;
pub mod footer;
pub mod header;
pub mod heading;
pub mod icon;
pub mod notices;
pub mod skeleton;
pub mod state;
pub mod table;
pub mod toast;

//! Pictures of what one would rather look at than read: drawn as SVG from figures, each with a table beside it. Knows the
//! forms they are drawn of; no page.

pub mod costs;
mod drag;
mod grips;
mod in_order;
mod meters;
pub mod plan;
mod svg;
mod timeline;
mod trial;

//! Builds the browser part.

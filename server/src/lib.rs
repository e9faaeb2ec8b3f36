//! The collecting server.

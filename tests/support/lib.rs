//! What journeys share.

//! Sessions as they are kept: the cookie's digest, whose it is, and when it was last seen.

use super::Kept;
use shared::{day::Moment, statement::digest::Digest};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Digest of the cookie.
    pub token: Digest,
    pub kid: Digest,
    pub opened_at: Moment,
    pub seen_at: Moment,
}

pub trait Sessions {
    fn session(&self, token: &Digest) -> Kept<Option<SessionRow>>;
    fn open_session(&mut self, row: &SessionRow) -> Kept<()>;
    fn touch_session(&mut self, token: &Digest, at: Moment) -> Kept<()>;
    fn close_session(&mut self, token: &Digest) -> Kept<()>;
    /// Every session of a key.
    fn close_sessions_of(&mut self, kid: &Digest) -> Kept<()>;
    /// Those not seen since one moment, or opened before the other.
    fn sweep_sessions(&mut self, seen_before: Moment, opened_before: Moment) -> Kept<()>;
}

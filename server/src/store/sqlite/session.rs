//! Table `sessions`.

use super::{Table, column};
use crate::store::{
    Kept,
    session::{SessionRow, Sessions},
};
use rusqlite::{Row, params};
use shared::{day::Moment, statement::digest::Digest};

impl Sessions for Table {
    fn session(&self, token: &Digest) -> Kept<Option<SessionRow>> {
        self.first("SELECT token, kid, opened_at, seen_at FROM sessions WHERE token = ?1", params![token.0], session)
    }

    fn open_session(&mut self, row: &SessionRow) -> Kept<()> {
        self.put(
            "INSERT INTO sessions (token, kid, opened_at, seen_at) VALUES (?1, ?2, ?3, ?4)",
            params![row.token.0, row.kid.0, row.opened_at.to_unix(), row.seen_at.to_unix()],
        )
    }

    fn touch_session(&mut self, token: &Digest, at: Moment) -> Kept<()> {
        self.put("UPDATE sessions SET seen_at = ?2 WHERE token = ?1", params![token.0, at.to_unix()])
    }

    fn close_session(&mut self, token: &Digest) -> Kept<()> {
        self.put("DELETE FROM sessions WHERE token = ?1", params![token.0])
    }

    fn close_sessions_of(&mut self, kid: &Digest) -> Kept<()> {
        self.put("DELETE FROM sessions WHERE kid = ?1", params![kid.0])
    }

    fn sweep_sessions(&mut self, seen_before: Moment, opened_before: Moment) -> Kept<()> {
        self.put(
            "DELETE FROM sessions WHERE seen_at < ?1 OR opened_at < ?2",
            params![seen_before.to_unix(), opened_before.to_unix()],
        )
    }
}

fn session(row: &Row<'_>) -> Kept<SessionRow> {
    Ok(SessionRow {
        token: column::digest(row, 0)?,
        kid: column::digest(row, 1)?,
        opened_at: column::moment(row, 2)?,
        seen_at: column::moment(row, 3)?,
    })
}

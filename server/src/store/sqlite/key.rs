//! Tables `invitations` and `keys`.

use super::{Table, column};
use crate::{
    party::Party,
    store::{
        Fault, Kept,
        key::{InvitationRow, KeyRow, Keys},
    },
};
use rusqlite::{OptionalExtension, Params, Row, params};
use shared::{api::EnrolmentState, day::Moment, statement::digest::Digest};

const INVITATION: &str =
    "SELECT token, owner, approver, waived, inviter, made_at, expires_at, used_at FROM invitations";
const KEY: &str =
    "SELECT kid, point, name, owner, approver, state, invitation, envelope, enrolled_at, added, revoked FROM keys";

impl Keys for Table {
    fn invitation(&self, token: &Digest) -> Kept<Option<InvitationRow>> {
        self.first(&format!("{INVITATION} WHERE token = ?1"), params![token.0], invitation)
    }

    fn open_invitations(&self, approver: &Party, now: Moment) -> Kept<Vec<InvitationRow>> {
        let sql = format!(
            "{INVITATION} WHERE approver = ?1 AND used_at IS NULL AND expires_at > ?2 AND inviter IS NOT NULL
             ORDER BY made_at DESC, rowid DESC"
        );
        self.all(&sql, params![approver.to_string(), now.to_unix()], invitation)
    }

    fn open_invitations_of(&self, party: &Party, now: Moment) -> Kept<Vec<InvitationRow>> {
        let sql = format!(
            "{INVITATION} WHERE owner = ?1 AND used_at IS NULL AND expires_at > ?2 AND (inviter IS NULL
             OR inviter IN (SELECT kid FROM keys WHERE state = 'approved')) ORDER BY made_at DESC, rowid DESC"
        );
        self.all(&sql, params![party.to_string(), now.to_unix()], invitation)
    }

    fn add_invitation(&mut self, row: &InvitationRow) -> Kept<()> {
        self.put(
            "INSERT INTO invitations (token, owner, approver, waived, inviter, made_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                row.token.0,
                row.party.to_string(),
                row.approver.to_string(),
                row.waived,
                row.inviter.map(|kid| kid.0),
                row.made_at.to_unix(),
                row.expires_at.to_unix(),
            ],
        )
    }

    fn end_invitations(&mut self, party: &Party, approver: &Party, now: Moment) -> Kept<()> {
        let sql = "UPDATE invitations SET expires_at = ?3
                   WHERE owner = ?1 AND approver = ?2 AND used_at IS NULL AND expires_at > ?3";
        self.put(sql, params![party.to_string(), approver.to_string(), now.to_unix()])
    }

    fn end_invitation(&mut self, token: &Digest, now: Moment) -> Kept<()> {
        self.put("UPDATE invitations SET expires_at = ?2 WHERE token = ?1", params![token.0, now.to_unix()])
    }

    fn use_invitation(&mut self, token: &Digest, at: Moment) -> Kept<()> {
        self.put("UPDATE invitations SET used_at = ?2 WHERE token = ?1", params![token.0, at.to_unix()])
    }

    fn key(&self, kid: &Digest) -> Kept<Option<KeyRow>> {
        self.first(&format!("{KEY} WHERE kid = ?1"), params![kid.0], key)
    }

    fn keys_known_to(&self, party: &Party) -> Kept<Vec<KeyRow>> {
        let sql = format!("{KEY} WHERE approver = ?1 OR owner = ?1 ORDER BY enrolled_at DESC, rowid DESC");
        self.all(&sql, params![party.to_string()], key)
    }

    fn keys_of(&self, party: &Party) -> Kept<Vec<KeyRow>> {
        let sql = format!("{KEY} WHERE owner = ?1 ORDER BY enrolled_at DESC, rowid DESC");
        self.all(&sql, params![party.to_string()], key)
    }

    fn every_key(&self) -> Kept<Vec<KeyRow>> {
        self.all(&format!("{KEY} ORDER BY rowid"), params![], key)
    }

    fn office_is_staffed(&self) -> Kept<bool> {
        let sql = "SELECT 1 FROM keys WHERE owner = 'office' AND state = 'approved'";
        Ok(self.first(sql, params![], |_| Ok(()))?.is_some())
    }

    fn add_key(&mut self, row: &KeyRow) -> Kept<()> {
        self.put(
            "INSERT INTO keys (kid, point, name, owner, approver, state, invitation, envelope, enrolled_at, added)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                row.kid.0,
                row.point,
                row.name,
                row.party.to_string(),
                row.approver.to_string(),
                state_word(row.state),
                row.invitation.0,
                row.envelope,
                row.enrolled_at.to_unix(),
                row.added.map(|leaf| leaf as i64),
            ],
        )
    }

    fn decide(&mut self, kid: &Digest, state: EnrolmentState, leaf: Option<u64>) -> Kept<()> {
        let sql = match state {
            EnrolmentState::Approved => "UPDATE keys SET state = ?2, added = ?3 WHERE kid = ?1",
            EnrolmentState::Revoked => "UPDATE keys SET state = ?2, revoked = ?3 WHERE kid = ?1",
            EnrolmentState::Waiting | EnrolmentState::Refused => {
                "UPDATE keys SET state = ?2 WHERE kid = ?1 AND ?3 IS NULL"
            }
        };
        self.put(sql, params![kid.0, state_word(state), leaf.map(|leaf| leaf as i64)])
    }
}

impl Table {
    /// The first row of a query that is always written the same way.
    pub(super) fn first<T>(&self, sql: &str, with: impl Params, read: fn(&Row<'_>) -> Kept<T>) -> Kept<Option<T>> {
        self.0.prepare_cached(sql)?.query_row(with, |row| Ok(read(row))).optional()?.transpose()
    }

    /// All rows of a query that is always written the same way.
    pub(super) fn all<T>(&self, sql: &str, with: impl Params, read: fn(&Row<'_>) -> Kept<T>) -> Kept<Vec<T>> {
        self.0.prepare_cached(sql)?.query_map(with, |row| Ok(read(row)))?.map(|row| row.map_err(Fault::from)?).collect()
    }

    /// Writes.
    pub(super) fn put(&self, sql: &str, with: impl Params) -> Kept<()> {
        self.0.prepare_cached(sql)?.execute(with)?;
        Ok(())
    }
}

fn invitation(row: &Row<'_>) -> Kept<InvitationRow> {
    Ok(InvitationRow {
        token: column::digest(row, 0)?,
        party: column::party(row, 1)?,
        approver: column::party(row, 2)?,
        waived: column::get(row, 3)?,
        inviter: column::get::<Option<[u8; 32]>>(row, 4)?.map(Digest),
        made_at: column::moment(row, 5)?,
        expires_at: column::moment(row, 6)?,
        used_at: column::get::<Option<i64>>(row, 7)?.map(Moment::from_unix),
    })
}

fn key(row: &Row<'_>) -> Kept<KeyRow> {
    Ok(KeyRow {
        kid: column::digest(row, 0)?,
        point: column::get(row, 1)?,
        name: column::get(row, 2)?,
        party: column::party(row, 3)?,
        approver: column::party(row, 4)?,
        state: state(&column::get::<String>(row, 5)?)?,
        invitation: column::digest(row, 6)?,
        envelope: column::get(row, 7)?,
        enrolled_at: column::moment(row, 8)?,
        added: column::get::<Option<i64>>(row, 9)?.map(i64::unsigned_abs),
        revoked: column::get::<Option<i64>>(row, 10)?.map(i64::unsigned_abs),
    })
}

const STATES: [(EnrolmentState, &str); 4] = [
    (EnrolmentState::Waiting, "waiting"),
    (EnrolmentState::Approved, "approved"),
    (EnrolmentState::Refused, "refused"),
    (EnrolmentState::Revoked, "revoked"),
];

fn state_word(state: EnrolmentState) -> &'static str {
    STATES.iter().find(|(one, _)| *one == state).map_or("refused", |(_, word)| word)
}

fn state(word: &str) -> Kept<EnrolmentState> {
    STATES.iter().find(|(_, one)| *one == word).map(|(state, _)| *state).ok_or(Fault::Unreadable("state of a key"))
}

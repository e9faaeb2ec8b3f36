//! Tables `log`, `checkpoints`, `records` and `house`.

use super::{Table, column};
use crate::store::{
    Fault, Kept,
    leaf::{CheckpointRow, Leaves},
};
use rusqlite::{Row, params};
use shared::statement::{digest::Digest, merkle::LeafKind};

const CHECKPOINT: &str = "SELECT size, note, received_at FROM checkpoints";

impl Leaves for Table {
    fn log_size(&self) -> Kept<u64> {
        let newest = self.first("SELECT max(idx) FROM log", params![], |row| column::get::<Option<i64>>(row, 0))?;
        Ok(newest.flatten().map_or(0, |index| index.unsigned_abs() + 1))
    }

    fn leaves(&self, from: u64, to: u64) -> Kept<Vec<(LeafKind, Digest)>> {
        let sql = "SELECT kind, digest FROM log WHERE idx >= ?1 AND idx < ?2 ORDER BY idx";
        self.all(sql, params![within(from), within(to)], leaf)
    }

    fn newest_release(&self) -> Kept<Option<Digest>> {
        let sql = "SELECT digest FROM log WHERE kind = 'app-release' ORDER BY idx DESC LIMIT 1";
        self.first(sql, params![], |row| column::digest(row, 0))
    }

    fn record(&self, leaf: u64) -> Kept<Option<String>> {
        self.first("SELECT text FROM records WHERE leaf = ?1", params![within(leaf)], |row| column::get(row, 0))
    }

    fn newest_checkpoint(&self) -> Kept<Option<CheckpointRow>> {
        self.first(&format!("{CHECKPOINT} ORDER BY size DESC LIMIT 1"), params![], checkpoint)
    }

    fn checkpoint_over(&self, leaf: u64) -> Kept<Option<CheckpointRow>> {
        let sql = format!("{CHECKPOINT} WHERE size > ?1 ORDER BY size LIMIT 1");
        self.first(&sql, params![within(leaf)], checkpoint)
    }

    fn every_checkpoint(&self) -> Kept<Vec<CheckpointRow>> {
        self.all(&format!("{CHECKPOINT} ORDER BY size"), params![], checkpoint)
    }

    fn add_leaf(&mut self, index: u64, kind: LeafKind, digest: &Digest) -> Kept<()> {
        let sql = "INSERT INTO log (idx, kind, digest) VALUES (?1, ?2, ?3)";
        self.put(sql, params![within(index), kind.word(), digest.0])
    }

    fn add_record(&mut self, leaf: u64, text: &str) -> Kept<()> {
        self.put("INSERT INTO records (leaf, text) VALUES (?1, ?2)", params![within(leaf), text])
    }

    fn add_checkpoint(&mut self, row: &CheckpointRow) -> Kept<()> {
        self.put(
            "INSERT INTO checkpoints (size, note, received_at) VALUES (?1, ?2, ?3)",
            params![within(row.size), row.note, row.received_at.to_unix()],
        )
    }

    fn house(&self, name: &str) -> Kept<Option<String>> {
        self.first("SELECT value FROM house WHERE name = ?1", params![name], |row| column::get(row, 0))
    }

    fn name_house(&mut self, name: &str, value: &str) -> Kept<()> {
        self.put("INSERT INTO house (name, value) VALUES (?1, ?2)", params![name, value])
    }
}

/// SQLite counts to 2⁶³ − 1; no log is longer.
fn within(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn leaf(row: &Row<'_>) -> Kept<(LeafKind, Digest)> {
    let word: String = column::get(row, 0)?;
    let kind = LeafKind::ALL.into_iter().find(|kind| kind.word() == word);
    Ok((kind.ok_or(Fault::Unreadable("kind of leaf"))?, column::digest(row, 1)?))
}

fn checkpoint(row: &Row<'_>) -> Kept<CheckpointRow> {
    Ok(CheckpointRow { size: column::count(row, 0)?, note: column::get(row, 1)?, received_at: column::moment(row, 2)? })
}

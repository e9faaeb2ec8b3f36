//! Tables `accesses` and `access_days`.

use super::{Table, column};
use crate::{
    access::{of_word, word},
    party::Party,
    store::{
        Fault, Kept,
        access::{AccessRow, Accesses, SeenRow},
    },
};
use rusqlite::{Row, params};
use shared::day::Moment;

const ROW: &str = "a.at, a.reader, a.kid, a.doctor, a.leaf, a.what, a.day, a.owner";

impl Accesses for Table {
    fn accesses_of(&self, doctor: u32, source: Option<&Party>, before: u64, most: u32) -> Kept<Vec<SeenRow>> {
        let sql = format!(
            "SELECT {ROW}, k.name, d.kind, s.doc, s.rev, a.id FROM accesses a JOIN keys k USING (kid)
             JOIN statements s ON s.leaf = a.leaf JOIN documents d USING (doc)
             WHERE a.doctor = ?1 AND (?2 IS NULL OR coalesce(s.about_owner, d.owner) = ?2) AND a.id < ?3
             ORDER BY a.id DESC LIMIT ?4"
        );
        let before = i64::try_from(before).unwrap_or(i64::MAX);
        self.all(&sql, params![doctor, source.map(Party::to_string), before, most], |row| {
            Ok(SeenRow {
                access: access(row)?,
                name: column::get(row, 8)?,
                kind: column::get(row, 9)?,
                doc: column::get(row, 10)?,
                rev: column::get(row, 11)?,
                number: column::count(row, 12)?,
            })
        })
    }

    fn unsealed_accesses(&self, before: Moment) -> Kept<Vec<(u64, AccessRow)>> {
        let first = "SELECT at FROM accesses WHERE id > (SELECT coalesce(max(last), 0) FROM access_days) ORDER BY id";
        let first = self.first(first, params![], |row| column::moment(row, 0))?;
        if first.is_none_or(|first| first.to_unix() >= before.to_unix()) {
            return Ok(Vec::new()); // rows come in the order of time
        }
        let sql = format!(
            "SELECT {ROW}, a.id FROM accesses a
             WHERE a.id > (SELECT coalesce(max(last), 0) FROM access_days) AND a.at < ?1 ORDER BY a.id"
        );
        self.all(&sql, params![before.to_unix()], |row| Ok((column::count(row, 8)?, access(row)?)))
    }

    fn accesses_under(&self, leaf: u64) -> Kept<Vec<AccessRow>> {
        let sql = format!(
            "SELECT {ROW} FROM accesses a, access_days day WHERE day.leaf = ?1 AND a.id <= day.last
             AND a.id > (SELECT coalesce(max(last), 0) FROM access_days WHERE leaf < ?1) ORDER BY a.id"
        );
        self.all(&sql, params![leaf as i64], access)
    }

    fn add_access(&mut self, row: &AccessRow) -> Kept<()> {
        self.put(
            "INSERT INTO accesses (at, reader, kid, doctor, leaf, what, day, owner)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
            params![
                row.at.to_unix(),
                row.reader.to_string(),
                row.kid.0,
                row.doctor,
                row.leaf as i64,
                word(row.what),
                row.of_day.as_ref().map(|(day, _)| day.to_string()),
                row.of_day.as_ref().map(|(_, owner)| owner.to_string()),
            ],
        )
    }

    fn seal_accesses(&mut self, leaf: u64, last: u64) -> Kept<()> {
        self.put("INSERT INTO access_days (leaf, last) VALUES (?1, ?2)", params![leaf as i64, last as i64])
    }
}

fn access(row: &Row<'_>) -> Kept<AccessRow> {
    Ok(AccessRow {
        at: column::moment(row, 0)?,
        reader: column::party(row, 1)?,
        kid: column::digest(row, 2)?,
        doctor: column::get(row, 3)?,
        leaf: column::count(row, 4)?,
        what: of_word(&column::get::<String>(row, 5)?).ok_or(Fault::Unreadable("reading"))?,
        of_day: match column::get::<Option<String>>(row, 6)? {
            None => None,
            Some(_) => Some((column::parse(row, 6, "day")?, column::party(row, 7)?)),
        },
    })
}

//! How domain values stand in columns: digests as raw bytes, moments as seconds, parties as words.

use crate::{
    party::Party,
    store::{Fault, Kept},
};
use rusqlite::{Row, types::FromSql};
use shared::{day::Moment, statement::digest::Digest};

/// Reads a column; a value of another type is a fault, not a panic.
pub fn get<T: FromSql>(row: &Row<'_>, at: usize) -> Kept<T> {
    row.get(at).map_err(Fault::from)
}

pub fn digest(row: &Row<'_>, at: usize) -> Kept<Digest> {
    get::<[u8; 32]>(row, at).map(Digest)
}

pub fn moment(row: &Row<'_>, at: usize) -> Kept<Moment> {
    get::<i64>(row, at).map(Moment::from_unix)
}

pub fn party(row: &Row<'_>, at: usize) -> Kept<Party> {
    parse(row, at, "party")
}

/// A value written as a word.
pub fn parse<T: std::str::FromStr>(row: &Row<'_>, at: usize, what: &'static str) -> Kept<T> {
    get::<String>(row, at)?.parse().map_err(|_| Fault::Unreadable(what))
}

/// Numbers of the log fit both ways: SQLite counts to 2⁶³.
pub fn count(row: &Row<'_>, at: usize) -> Kept<u64> {
    get::<i64>(row, at).map(|number| number.unsigned_abs())
}

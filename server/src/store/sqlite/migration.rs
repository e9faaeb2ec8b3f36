//! Brings the tables of a file up to date. A migration that was released is never edited; the next one is added.

use crate::store::{Fault, Kept};
use rusqlite::Connection;

/// In the order they are run; the file remembers how many it has had in `user_version`.
const MIGRATIONS: &[&str] = &[
    include_str!("../../../migrations/sqlite/0001_first.sql"),
    include_str!("../../../migrations/sqlite/0002_people.sql"),
];

/// # Errors
/// [`Fault::Closed`] when the file was written by a newer program.
pub fn run(connection: &mut Connection) -> Kept<()> {
    let done: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let released = MIGRATIONS.len() as i64;
    if done > released {
        return Err(Fault::Closed("the data was written by a newer version of this program".into()));
    }
    for (number, sql) in (1..=released).zip(MIGRATIONS).filter(|(number, _)| *number > done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

//! The store in one SQLite file beside the server. Knows files, pragmas and transactions; the tables are below, one
//! noun per file.
//! Why these pragmas: WAL with `synchronous=FULL` keeps every commit through a power loss; `secure_delete` leaves no
//! trace of what was removed; releases from 3.7.0 to 3.51.2 can lose commits in WAL, so the version is asserted.

mod access;
mod column;
mod draft;
mod key;
mod leaf;
mod migration;
mod session;
mod statement;

use super::{Books, Fault, Kept, Lent, Store, Transaction};
use rusqlite::{Connection, OpenFlags};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard},
};

/// The oldest SQLite that does not lose commits in WAL mode.
const SOUND_VERSION: i32 = 3_051_003;
/// Readers are cheap, but each keeps its own page cache.
const READERS: usize = 4;
/// How long to wait for another process (`alis invite`) to finish its transaction.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// The name of the file in the data directory.
pub const FILE: &str = "alis.sqlite";

/// One SQLite file.
pub struct SqliteStore {
    path: PathBuf,
    readers: Vec<Mutex<Table>>,
}

/// A connection and the tables behind it.
pub(crate) struct Table(pub(super) Connection);

impl SqliteStore {
    /// Opens the file in `directory`, makes it when it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// [`Fault::Lost`] when the file cannot be opened or is newer than this program.
    pub fn open(directory: &Path) -> Kept<SqliteStore> {
        if rusqlite::version_number() < SOUND_VERSION {
            return Err(Fault::Lost(format!("SQLite {} can lose commits", rusqlite::version())));
        }
        let path = directory.join(FILE);
        let mut writer = writing(&path)?;
        migration::run(&mut writer)?;
        let readers = (0..READERS).map(|_| Ok(Mutex::new(Table(reading(&path)?)))).collect::<Kept<_>>()?;
        Ok(SqliteStore { path, readers })
    }

    /// Opens a file for reading only, as it is.
    ///
    /// # Errors
    /// [`Fault::Lost`] when it cannot be opened.
    pub fn inspect(file: &Path) -> Kept<SqliteStore> {
        let reader = Mutex::new(Table(reading(file)?));
        Ok(SqliteStore { path: file.to_owned(), readers: vec![reader] })
    }
}

fn writing(path: &Path) -> Kept<Connection> {
    let connection = Connection::open(path).map_err(|error| closed(path, &error))?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn closed(path: &Path, error: &rusqlite::Error) -> Fault {
    Fault::Closed(format!("{}: {error}", path.display()))
}

fn reading(path: &Path) -> Kept<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| closed(path, &error))?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cache_size", -1_000)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

impl Store for SqliteStore {
    fn reader(&self) -> Kept<Box<dyn Lent + '_>> {
        let free = self.readers.iter().try_for_each(|reader| match reader.try_lock() {
            Ok(guard) => ControlFlow::Break(guard),
            Err(_) => ControlFlow::Continue(()),
        });
        let guard = match free {
            ControlFlow::Break(guard) => guard,
            ControlFlow::Continue(()) => {
                self.readers[0].lock().map_err(|_| Fault::Lost("a reader has panicked".into()))?
            }
        };
        Ok(Box::new(guard))
    }

    fn writer(&self) -> Kept<Box<dyn Books>> {
        Ok(Box::new(Table(writing(&self.path)?)))
    }
}

impl Lent for MutexGuard<'_, Table> {
    fn books(&self) -> &dyn Books {
        &**self
    }
}

impl Books for Table {}

impl Transaction for Table {
    fn begin(&mut self) -> Kept<()> {
        self.run("BEGIN IMMEDIATE")
    }
    fn commit(&mut self) -> Kept<()> {
        self.run("COMMIT")
    }
    fn mark(&mut self) -> Kept<()> {
        self.run("SAVEPOINT act")
    }
    fn keep(&mut self) -> Kept<()> {
        self.run("RELEASE act")
    }
    fn undo(&mut self) -> Kept<()> {
        self.run("ROLLBACK TO act")?;
        self.run("RELEASE act")
    }
}

impl Table {
    fn run(&self, sql: &'static str) -> Kept<()> {
        self.0.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        use rusqlite::ErrorCode::{ConstraintViolation, TypeMismatch};
        match error.sqlite_error_code() {
            Some(ConstraintViolation | TypeMismatch) => Fault::Forbidden(error.to_string()),
            Some(_) => Fault::Lost(error.to_string()),
            None => Fault::Unreadable("row"),
        }
    }
}

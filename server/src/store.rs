//! Everything the server keeps, in the words of the domain: what can be looked up, what can be written. Knows no SQL.
//! Why reading takes `&self` and writing `&mut self`: readers are handed out shared, so only the one writer can write.

pub mod access;
pub mod draft;
pub mod key;
pub mod leaf;
pub mod session;
pub mod sqlite;
pub mod statement;

use std::fmt;

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The act breaks a promise of the schema; nothing of it was kept. A mistake in the program.
    Forbidden(String),
    /// The file cannot be opened.
    Closed(String),
    /// The disk or the file cannot be trusted any more; the process must end.
    Lost(String),
    /// What is stored cannot be read back.
    Unreadable(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Forbidden(why) => write!(f, "the store refused the act: {why}"),
            Fault::Closed(why) => write!(f, "{why}"),
            Fault::Lost(why) => write!(f, "the store cannot be trusted any more: {why}"),
            Fault::Unreadable(what) => write!(f, "the store holds an unreadable {what}"),
        }
    }
}

/// What a store answers.
pub type Kept<T> = Result<T, Fault>;

/// One transaction after another, by the one writer.
pub trait Transaction {
    fn begin(&mut self) -> Kept<()>;
    /// Durable when it returns.
    fn commit(&mut self) -> Kept<()>;
    /// Sets a mark inside the transaction.
    fn mark(&mut self) -> Kept<()>;
    /// Keeps what was written since the mark.
    fn keep(&mut self) -> Kept<()>;
    /// Forgets what was written since the mark.
    fn undo(&mut self) -> Kept<()>;
}

/// All books of the house.
pub trait Books:
    Transaction
    + key::Keys
    + session::Sessions
    + statement::Statements
    + access::Accesses
    + draft::Drafts
    + leaf::Leaves
    + Send
{
}

/// A place where books are kept.
pub trait Store: Send + Sync {
    /// Books for reading; each caller takes them for a moment and gives them back by dropping them.
    fn reader(&self) -> Kept<Box<dyn Lent + '_>>;
    /// Books for writing. Asked for once, by the writer.
    fn writer(&self) -> Kept<Box<dyn Books>>;
}

/// Books lent out for reading.
pub trait Lent {
    fn books(&self) -> &dyn Books;
}

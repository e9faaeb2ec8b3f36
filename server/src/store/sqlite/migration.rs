//! Brings the tables of a file up to date. A migration that was released is never edited; the next one is added. Where
//! SQL cannot read what was signed, the program does, in the same transaction.

use crate::{
    kinds,
    party::Party,
    store::{Fault, Kept},
};
use rusqlite::{Connection, Transaction, params};
use shared::statement::envelope::Envelope;

/// A migration: tables first, then what must be read from the signed bytes.
struct Step {
    sql: &'static str,
    then: fn(&Transaction) -> Kept<()>,
}

/// In the order they are run; the file remembers how many it has had in `user_version`.
const MIGRATIONS: &[Step] = &[
    Step { sql: include_str!("../../../migrations/sqlite/0001_first.sql"), then: |_| Ok(()) },
    Step { sql: include_str!("../../../migrations/sqlite/0002_people.sql"), then: |_| Ok(()) },
    Step { sql: include_str!("../../../migrations/sqlite/0003_sights.sql"), then: sights },
];

/// # Errors
/// [`Fault::Closed`] when the file was written by a newer program.
pub fn run(connection: &mut Connection) -> Kept<()> {
    let done: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let released = MIGRATIONS.len() as i64;
    if done > released {
        return Err(Fault::Closed("the data was written by a newer version of this program".into()));
    }
    for (number, step) in (1..=released).zip(MIGRATIONS).filter(|(number, _)| *number > done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step.sql)?;
        (step.then)(&transaction)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

const UNCHANGED: &str = "CREATE TRIGGER statements_are_never_changed BEFORE UPDATE ON statements
    BEGIN SELECT RAISE(ABORT, 'statements are never changed'); END;";

fn sights(transaction: &Transaction) -> Kept<()> {
    read_again(transaction)?;
    transaction.execute_batch(DESKS)?;
    Ok(())
}

/// A doctor's drafts are read by devices that the same people have let in. Those from before go to the desk of whoever has
/// let in all the doctor's devices; where there were several, nobody knows any more whose they are.
const DESKS: &str = "
    UPDATE drafts SET owner = owner || ' by ' || (SELECT max(k.approver) FROM keys k WHERE k.owner = drafts.owner)
        WHERE owner LIKE 'trainee:%' AND owner NOT LIKE '% by %'
        AND (SELECT count(DISTINCT k.approver) FROM keys k WHERE k.owner = drafts.owner) = 1;
    DELETE FROM drafts WHERE owner LIKE 'trainee:%' AND owner NOT LIKE '% by %';";

/// Whom each revision is about, and where a closing says the doctor moves to, as it was signed. What is about another
/// statement keeps the doctor it was filed with.
fn read_again(transaction: &Transaction) -> Kept<()> {
    let all = "SELECT s.leaf, s.doc, s.envelope, d.kind, s.doctor, s.about_owner
               FROM statements s JOIN documents d USING (doc)";
    let mut query = transaction.prepare(all)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (leaf, doc): (i64, String) = (row.get(0)?, row.get(1)?);
        let (envelope, kind): (Vec<u8>, String) = (row.get(2)?, row.get(3)?);
        let (doctor, giver): (Option<u32>, Option<String>) = (row.get(4)?, row.get(5)?);
        let Some(subject) = subject(&kind, &envelope) else { continue }; // a form this program no longer reads
        if subject.target.is_none() && subject.doctor != doctor {
            transaction.execute("UPDATE statements SET doctor = ?2 WHERE leaf = ?1", params![leaf, subject.doctor])?;
        }
        if let (Some(heir), Some(doctor), Some(giver)) = (subject.heir, doctor, giver) {
            let heir = Party::Municipality(heir).to_string();
            let sql = "INSERT INTO handovers (leaf, doc, doctor, giver, heir) VALUES (?1, ?2, ?3, ?4, ?5)";
            transaction.execute(sql, params![leaf, doc, doctor, giver, heir])?;
        }
    }
    transaction.execute_batch(UNCHANGED)?;
    Ok(())
}

fn subject(kind: &str, envelope: &[u8]) -> Option<kinds::Subject> {
    let opened = Envelope::parse(envelope).ok()?.open().ok()?;
    let letter = (kinds::find(kind).ok()?.read)(&opened.payload).ok()?;
    Some(letter.subject())
}

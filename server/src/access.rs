//! Every reading of a trainee's data is a row the trainee can see; each day's rows are under a leaf of the log. Knows no
//! requests.
//!
//! **Why the digest and not the rows in the log.** The log is public and holds no personal data; the digest shows later
//! whether a row was added or removed.

use crate::{
    actors::Actor,
    clock::Clock,
    house::Shared,
    party::Party,
    store::{access::AccessRow, statement::ListedRow},
    writer::{Ledger, Stop},
};
use shared::{
    refusal::Refusal,
    statement::{digest::Digest, merkle::LeafKind},
};

/// Notes that this statement is about to be shown. A trainee who reads their own is not noted, and neither is whoever
/// reads what they have filed about nobody.
///
/// # Errors
/// When it cannot be kept: then nothing is shown.
pub async fn note(house: &Shared, actor: &Actor, row: &ListedRow) -> Result<(), Refusal> {
    let Some(doctor) = row.doctor else { return Ok(()) };
    if matches!(&actor.party, Party::Trainee(number) if number.get() == doctor) {
        return Ok(());
    }
    let (reader, kid, leaf, clock) = (actor.party.clone(), actor.kid, row.leaf, house.clock.clone());
    house
        .write(move |ledger| {
            seal_days_before(ledger, &clock)?;
            let at = ledger.now;
            Ok(ledger.books.add_access(&AccessRow { at, reader, kid, doctor, leaf })?)
        })
        .await?;
    Ok(())
}

/// Puts the readings of the days before today under a leaf, if there are any.
fn seal_days_before(ledger: &mut Ledger, clock: &Clock) -> Result<(), Stop> {
    let midnight = clock.start_of(clock.day_of(ledger.now));
    let rows = ledger.books.unsealed_accesses(midnight)?;
    let Some((last, _)) = rows.last() else { return Ok(()) };
    let record = record(rows.iter().map(|(_, row)| row));
    let leaf = ledger.append(LeafKind::AccessDay, &Digest::of(record.as_bytes()))?;
    ledger.books.add_record(leaf, &record)?;
    ledger.books.seal_accesses(leaf, *last)?;
    Ok(())
}

/// What the leaf `access-day` is the digest of: how many rows, and the digest of them all.
pub fn record<'a>(rows: impl Iterator<Item = &'a AccessRow>) -> String {
    let mut lines = String::new();
    let mut count = 0;
    for AccessRow { at, reader, kid, doctor, leaf } in rows {
        lines.push_str(&format!("{at}\n{reader}\n{kid}\n{doctor}\n{leaf}\n"));
        count += 1;
    }
    format!("alis-access/v1\n{count}\n{}\n", Digest::of(lines.as_bytes()))
}

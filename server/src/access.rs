//! Every reading of a trainee's data is a row the trainee can see; each day's rows are under a leaf of the log. Knows no
//! requests.
//!
//! **Why the digest and not the rows in the log.** The log is public and holds no personal data; the digest shows later
//! whether a row was added or removed.
//!
//! **Why a list is one row a day.** A home page asks for its list whenever something is filed. A row for each would bury
//! the readings that matter, and the day is what a doctor can ask about. So a line in a list is noted once for each device,
//! doctor, owner of what is listed, and day; a statement or a part of one is noted each time. Drafts are not noted: they are
//! read by the organization that writes them.

use crate::{
    actors::Actor,
    clock::Clock,
    house::Shared,
    party::Party,
    store::{access::AccessRow, statement::ListedRow},
    writer::{Ledger, Stop},
};
use shared::{
    api::Reading,
    day::Day,
    refusal::Refusal,
    statement::{digest::Digest, merkle::LeafKind},
};
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How often the clock is looked at, to see whether the day has turned.
const LOOK: Duration = Duration::from_secs(1);

/// Notes that this is about to be shown. A trainee who reads their own is not noted, and neither is whoever reads what is
/// about nobody.
///
/// # Errors
/// When it cannot be kept: then nothing is shown.
pub async fn note<'a>(
    house: &Shared,
    actor: &Actor,
    what: Reading,
    rows: impl IntoIterator<Item = &'a ListedRow>,
) -> Result<(), Refusal> {
    let today = house.clock.today();
    let mut fresh: Vec<AccessRow> = Vec::new();
    let mut marks: HashSet<Mark> = HashSet::new();
    for row in rows {
        let Some(doctor) = row.doctor.filter(|doctor| !is_own(&actor.party, *doctor)) else { continue };
        let of_day = matches!(what, Reading::List | Reading::Revisions).then(|| (today, row.owner.clone()));
        if of_day.is_some() {
            let mark = mark(actor, doctor, &row.owner, what);
            if house.noted.holds(today, &mark) || !marks.insert(mark) {
                continue;
            }
        }
        let (reader, kid, leaf, at) = (actor.party.clone(), actor.kid, row.leaf, house.clock.now());
        fresh.push(AccessRow { at, reader, kid, doctor, leaf, what, of_day });
    }
    if fresh.is_empty() {
        return Ok(());
    }
    let clock = house.clock.clone();
    house.write(move |ledger| add(ledger, &clock, fresh)).await?;
    house.noted.remember(today, marks);
    Ok(())
}

fn is_own(party: &Party, doctor: u32) -> bool {
    matches!(party, Party::Trainee(number) if number.get() == doctor)
}

fn add(ledger: &mut Ledger, clock: &Clock, rows: Vec<AccessRow>) -> Result<(), Stop> {
    seal_days_before(ledger, clock)?;
    let at = ledger.now;
    for row in rows {
        ledger.books.add_access(&AccessRow { at, ..row })?;
    }
    Ok(())
}

/// What is noted once a day, in sixteen bytes.
type Mark = [u8; 16];

fn mark(actor: &Actor, doctor: u32, owner: &Party, what: Reading) -> Mark {
    let digest = Digest::of(format!("{} {doctor} {owner} {what:?}", actor.kid).as_bytes());
    let mut mark = [0; 16];
    mark.copy_from_slice(&digest.0[..16]);
    mark
}

/// What was noted today already, so that a list that is asked for often asks nothing of the writer. The store holds the
/// same promise; this is only quicker.
pub struct Noted(Mutex<(Option<Day>, HashSet<Mark>)>);

impl Default for Noted {
    fn default() -> Noted {
        Noted(Mutex::new((None, HashSet::new())))
    }
}

impl Noted {
    fn holds(&self, today: Day, mark: &Mark) -> bool {
        let noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.0 == Some(today) && noted.1.contains(mark)
    }

    fn remember(&self, today: Day, marks: HashSet<Mark>) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.0 != Some(today) {
            *noted = (Some(today), HashSet::new());
        }
        noted.1.extend(marks);
    }
}

/// Seals the days that are over: at start, and whenever the day turns, also when nobody reads. Ends when the server
/// closes.
///
/// Why it looks at the clock instead of sleeping until midnight: clocks are set, and machines sleep.
pub async fn seal_each_day(house: Shared) {
    let mut closing = house.closing.clone();
    let mut sealed = None;
    loop {
        let today = house.clock.today();
        if sealed != Some(today) {
            let clock = house.clock.clone();
            if house.write(move |ledger| seal_days_before(ledger, &clock)).await.is_ok() {
                sealed = Some(today);
            }
        }
        tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
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

/// What the leaf `access-day` is the digest of: how many rows, and the digest of them all. A reading of a whole statement
/// is written without saying so, as it was before there were others.
pub fn record<'a>(rows: impl Iterator<Item = &'a AccessRow>) -> String {
    let mut lines = String::new();
    let mut count = 0;
    for AccessRow { at, reader, kid, doctor, leaf, what, .. } in rows {
        let what = if *what == Reading::Whole { String::new() } else { format!(" {}", word(*what)) };
        lines.push_str(&format!("{at}\n{reader}\n{kid}\n{doctor}\n{leaf}{what}\n"));
        count += 1;
    }
    format!("alis-access/v1\n{count}\n{}\n", Digest::of(lines.as_bytes()))
}

const WORDS: [(Reading, &str); 4] =
    [(Reading::Whole, "whole"), (Reading::View, "view"), (Reading::List, "list"), (Reading::Revisions, "revisions")];

/// As it is kept.
pub fn word(what: Reading) -> &'static str {
    WORDS.iter().find(|(one, _)| *one == what).map_or("whole", |(_, word)| word)
}

pub fn of_word(word: &str) -> Option<Reading> {
    WORDS.iter().find(|(_, one)| *one == word).map(|(what, _)| *what)
}

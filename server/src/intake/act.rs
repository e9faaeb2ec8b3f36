//! The one transaction of a statement: known already, allowed, judged, kept. Everything it decides on is read here.

use super::{Proven, known};
use crate::{
    clock::Clock,
    kinds::{Subject, Target},
    party::Party,
    relations::{Relation, Sight},
    store::{
        Books,
        leaf::CheckpointRow,
        statement::{About, FiledRow, ListedRow, NewestRow},
    },
    writer::{Ledger, Stop},
};
use shared::{
    api::EnrolmentState,
    form::Form,
    forms::candidate_registration::CandidateRegistration,
    numbers::hpr_number::HprNumber,
    refusal::Refusal,
    rules::facts::Facts,
    statement::{digest::Digest, merkle::LeafKind},
};

/// What came of filing.
#[derive(Clone, Debug)]
pub enum Outcome {
    New {
        leaf: u64,
        row: Box<ListedRow>,
    },
    /// The same was filed before: nothing was written. Without a head when it is part of this very commit.
    Known {
        leaf: u64,
        head: Option<CheckpointRow>,
    },
}

/// Files a statement, or finds it filed.
///
/// # Errors
/// The refusal, with nothing written.
pub fn file(ledger: &mut Ledger, clock: &Clock, proven: &Proven) -> Result<Outcome, Stop> {
    let newest = ledger.books.newest(&proven.letter.cover().doc)?;
    if let Some(outcome) = known(ledger.books, newest.as_ref(), proven)? {
        return Ok(outcome);
    }
    let owner = permit(ledger.books, newest.as_ref(), proven)?;
    let mut subject = proven.letter.subject();
    let approver = ledger.books.key(&proven.opened.kid)?.ok_or(Refusal::UnknownKey)?.approver;
    let heir = subject.heir.clone();
    let target = target(ledger.books, &owner, &approver, subject.target.as_ref())?;
    if let Some(target) = &target {
        subject.inherit(&target.listed);
    }
    let today = clock.day_of(ledger.now);
    let cover = proven.letter.cover();
    let about =
        known::About { doc: &cover.doc, kind: &cover.kind, owner: &owner, subject: &subject, newest: newest.as_ref() };
    let facts = known::facts(ledger.books, clock, today, &about)?;
    let facts = Facts { renewed_on: newest.as_ref().map(|_| today), ..facts }; // filing a revision renews it
    let findings = proven.letter.judge(&facts, today)?;
    follow(newest.as_ref(), proven)?;
    let leaf = ledger.append(LeafKind::Statement, &proven.envelope.log_digest())?;
    let about_leaf = target.as_ref().map(|target| target.listed.leaf);
    let about = target.map(|target| About::of(target.listed));
    let word = subject.target.clone().map(|word| (word, about_leaf));
    let row = row(ledger, leaf, owner, subject, findings, about, proven);
    let before = newest.map(|newest| ledger.books.filed(&row.listed.doc, newest.rev)).transpose()?.flatten();
    ledger.books.file(&row)?;
    forget_doctor_of(ledger, before, &row.listed)?;
    match &word {
        Some((Target::Revision(_, verdict), Some(about))) => ledger.books.say(*about, *verdict, leaf)?,
        Some((Target::Document(doc), _)) => ledger.books.close(doc, leaf)?,
        _ => {}
    }
    if let Some(heir) = heir {
        ledger.books.hand_over(&row.listed, &Party::Municipality(heir))?;
    }
    let row = as_kept(ledger.books, row.listed, word.map(|(target, _)| target))?;
    Ok(Outcome::New { leaf, row: Box::new(row) })
}

/// A corrected number: links to whoever had the wrong one end, unless their owner keeps something else about them.
fn forget_doctor_of(ledger: &mut Ledger, before: Option<FiledRow>, row: &ListedRow) -> Result<(), Stop> {
    let wrong = before.and_then(|before| before.listed.doctor).filter(|doctor| row.doctor != Some(*doctor));
    let Some(wrong) = wrong.and_then(HprNumber::new) else { return Ok(()) };
    if !ledger.books.keeps_about(&row.owner, wrong.get())? {
        ledger.books.end_invitations(&Party::Trainee(wrong), &row.owner, ledger.now)?;
    }
    Ok(())
}

/// The row as it is found from now on, for those who listen: with the trust its doctor is registered for, and with whom it
/// is handed over to. A word that hands a closing over is news to whoever gets it.
fn as_kept(books: &dyn Books, row: ListedRow, target: Option<Target>) -> Result<ListedRow, Stop> {
    let mut kept = books.filed(&row.doc, row.rev)?.map_or(row, |filed| filed.listed);
    if let Some(Target::Revision(payload, _)) = target {
        kept.successors.extend(books.by_payload(&payload)?.map(|about| about.listed.successors).unwrap_or_default());
    }
    Ok(kept)
}

/// The statement this one is about: the newest revision of a document that is theirs to speak about. Only registrations
/// are closed.
fn target(
    books: &dyn Books,
    owner: &Party,
    approver: &Party,
    target: Option<&Target>,
) -> Result<Option<FiledRow>, Stop> {
    let row = match target {
        None => return Ok(None),
        Some(Target::Revision(payload, _)) => books.by_payload(payload)?,
        Some(Target::Document(doc)) => match books.newest(doc)? {
            Some(newest) => books.filed(doc, newest.rev)?,
            None => None,
        },
    };
    let row = row.ok_or(Refusal::NotFound)?;
    let relation = row.listed.concerns().relation(owner);
    let may_know = row.listed.concerns().sight_of(owner, approver) != Sight::Nothing;
    let is_theirs = match target {
        Some(Target::Revision(..)) => relation == Relation::Subject,
        _ => relation == Relation::Owner && row.listed.kind == CandidateRegistration::KIND,
    };
    if !is_theirs || !may_know {
        return Err(Refusal::NotFound.into());
    }
    let newest = books.newest(&row.listed.doc)?;
    if newest.is_none_or(|newest| newest.rev != row.listed.rev) {
        return Err(Refusal::Outdated.into());
    }
    Ok(Some(row))
}

/// The same payload by the same key under the same address: an answer was lost, and is given again. Also to a key that
/// was revoked since: nothing is added.
fn known(books: &dyn Books, newest: Option<&NewestRow>, proven: &Proven) -> Result<Option<Outcome>, Stop> {
    let cover = proven.letter.cover();
    if newest.is_none_or(|newest| cover.rev > newest.rev) {
        return Ok(None);
    }
    let same = |row: &FiledRow| row.payload == proven.opened.payload_digest() && row.kid == proven.opened.kid;
    let Some(row) = books.filed(&cover.doc, cover.rev)?.filter(same) else { return Ok(None) };
    let leaf = row.listed.leaf;
    Ok(Some(Outcome::Known { leaf, head: books.checkpoint_over(leaf)? }))
}

/// Whether the key may speak for whom the statement names, about this document.
fn permit(books: &dyn Books, newest: Option<&NewestRow>, proven: &Proven) -> Result<Party, Stop> {
    let key = books.key(&proven.opened.kid)?.ok_or(Refusal::UnknownKey)?;
    check_state(key.state)?;
    let cover = proven.letter.cover();
    let named = Party::of(cover.role(), &cover.organization);
    let is_theirs = named.as_ref() == Some(&key.party) && newest.is_none_or(|newest| newest.owner == key.party);
    if is_theirs { Ok(key.party) } else { Err(Refusal::NotYours.into()) }
}

/// # Errors
/// Why a key in this state may not act.
pub fn check_state(state: EnrolmentState) -> Result<(), Refusal> {
    match state {
        EnrolmentState::Approved => Ok(()),
        EnrolmentState::Waiting => Err(Refusal::WaitingKey),
        EnrolmentState::Refused | EnrolmentState::Revoked => Err(Refusal::RevokedKey),
    }
}

/// A revision follows the newest one, of the same form, and names the digest of what it replaces.
fn follow(newest: Option<&NewestRow>, proven: &Proven) -> Result<(), Refusal> {
    let cover = proven.letter.cover();
    let follows = match newest {
        None => cover.rev == 1 && cover.previous.is_none(),
        Some(newest) if cover.rev <= newest.rev => return Err(Refusal::AlreadyFiled { newest_rev: newest.rev }),
        Some(newest) if newest.is_closed => return Err(Refusal::Ended),
        Some(newest) => {
            cover.rev == newest.rev + 1 && cover.previous == Some(newest.payload) && cover.kind == newest.kind
        }
    };
    if follows { Ok(()) } else { Err(Refusal::WrongPrevious) }
}

fn row(
    ledger: &Ledger,
    leaf: u64,
    owner: Party,
    subject: Subject,
    findings: Vec<String>,
    about: Option<About>,
    proven: &Proven,
) -> FiledRow {
    let cover = proven.letter.cover();
    let payload: Digest = proven.opened.payload_digest();
    FiledRow {
        listed: ListedRow {
            leaf,
            doc: cover.doc.clone(),
            rev: cover.rev,
            kind: cover.kind.clone(),
            owner,
            trainee: subject.trainee,
            doctor: subject.doctor,
            newest_doctor: subject.doctor,
            addressed: subject.addressed,
            wished_start: subject.wished_start,
            findings,
            received_at: ledger.now,
            about,
            said: None,
            is_closed: false,
            registered_for: None,
            successors: Vec::new(),
        },
        kid: proven.opened.kid,
        payload,
        envelope: proven.envelope.to_bytes(),
    }
}

//! The statements: each byte for byte under its leaf, signed by a key that was valid there, filed by whom it names, and
//! linked to the revision before; and what lists say of it.

use super::{Findings, LeafList, keys::Ring};
use crate::{
    kinds::{self, Subject, Target, letter::Cover},
    party::Party,
    store::{
        Books, Kept,
        statement::{About, FiledRow, ListedRow, Said},
    },
};
use shared::statement::{
    digest::Digest,
    envelope::{Envelope, Opened},
    merkle::LeafKind,
};
use std::collections::HashMap;

pub fn check(
    books: &dyn Books,
    leaves: &LeafList,
    ring: &Ring,
    aud: &str,
    vouched: &mut HashMap<u64, ()>,
    found: &mut Findings,
) -> Kept<()> {
    let mut newest = Newest::new();
    let mut words = Words::default();
    let mut trouble = Ok(());
    books.every_statement(&mut |row| {
        found.statements += 1;
        vouched.insert(row.listed.leaf, ());
        let before = newest.get(&row.listed.doc).copied();
        let why = match check_one(&row, leaves, ring, aud, before) {
            Err(why) => Some(why),
            Ok(subject) => match is_listed_as(books, &row.listed, subject, &newest, &mut words) {
                Ok(is_listed) => (!is_listed).then_some("is listed with words it does not hold"),
                Err(fault) => {
                    trouble = Err(fault);
                    None
                }
            },
        };
        if let Some(why) = why {
            found.fault(format!("number {} {why}", row.listed.leaf + 1));
        }
        newest.insert(row.listed.doc.clone(), (row.listed.rev, row.payload));
        trouble.is_ok()
    })?;
    if words.signed != words.listed {
        found.fault("what trainees have said is not what they signed");
    }
    trouble
}

/// The newest revision of each document so far, with the digest of its payload.
type Newest = HashMap<String, (u32, Digest)>;

/// What trainees have said of a leaf, and where: as they signed it, and as lists show it.
#[derive(Default)]
struct Words {
    signed: HashMap<u64, Said>,
    listed: HashMap<u64, Said>,
}

/// Whether lists say of a statement what it says, or what it takes from the statement it is about.
fn is_listed_as(
    books: &dyn Books,
    listed: &ListedRow,
    mut subject: Subject,
    newest: &Newest,
    words: &mut Words,
) -> Kept<bool> {
    let target = target(books, subject.target.as_ref(), newest)?;
    if let (Some(Target::Revision(_, verdict)), Some(target)) = (&subject.target, &target) {
        words.signed.insert(target.leaf, Said { verdict: *verdict, doc: listed.doc.clone(), rev: listed.rev });
    }
    words.listed.extend(listed.said.clone().map(|said| (listed.leaf, said)));
    target.iter().for_each(|target| subject.inherit(target));
    let held = (&subject.trainee, subject.doctor, subject.addressed, subject.wished_start);
    let shown = (&listed.trainee, listed.doctor, listed.addressed, listed.wished_start);
    Ok(held == shown && target.map(About::of) == listed.about)
}

/// The revision a statement is about, as it was found when it was filed.
fn target(books: &dyn Books, target: Option<&Target>, newest: &Newest) -> Kept<Option<ListedRow>> {
    let payload = match target {
        None => None,
        Some(Target::Revision(payload, _)) => Some(*payload),
        Some(Target::Document(doc)) => newest.get(doc).map(|(_, payload)| *payload),
    };
    let row = payload.map(|payload| books.by_payload(&payload)).transpose()?.flatten();
    Ok(row.map(|row| row.listed))
}

fn check_one(
    row: &FiledRow,
    leaves: &LeafList,
    ring: &Ring,
    aud: &str,
    before: Option<(u32, Digest)>,
) -> Result<Subject, &'static str> {
    let envelope = Envelope::parse(&row.envelope).map_err(|_| "cannot be read")?;
    let leaf = usize::try_from(row.listed.leaf).ok().and_then(|leaf| leaves.get(leaf));
    if leaf != Some(&(LeafKind::Statement, envelope.log_digest())) {
        return Err("is not what its leaf stands for");
    }
    let opened = envelope.open().map_err(|_| "cannot be opened")?;
    let party = check_signature(row, &opened, ring)?;
    let kind = kinds::find(&opened.kind).map_err(|_| "is of a form this program does not know")?;
    let letter = (kind.read)(&opened.payload).map_err(|_| "holds a form that cannot be read")?;
    check_cover(row, letter.cover(), &party, aud)?;
    let listed = &row.listed;
    match (before, letter.cover().previous) {
        (None, None) if listed.rev == 1 => Ok(letter.subject()),
        (Some((rev, payload)), Some(previous)) if listed.rev == rev + 1 && previous == payload => Ok(letter.subject()),
        _ => Err("does not follow the revision before it"),
    }
}

fn check_signature(row: &FiledRow, opened: &Opened, ring: &Ring) -> Result<Party, &'static str> {
    if opened.kid != row.kid || opened.payload_digest() != row.payload {
        return Err("is stored under another key or digest");
    }
    let known = ring.get(&row.kid).ok_or("was signed by a key that does not hold")?;
    if !known.key.verifies(&opened.signing_input, &opened.signature) {
        return Err("does not carry the signature of its key");
    }
    if !known.is_valid_at(row.listed.leaf) {
        return Err("was signed by a key that was not valid then");
    }
    Ok(known.party.clone())
}

fn check_cover(row: &FiledRow, cover: &Cover, party: &Party, aud: &str) -> Result<(), &'static str> {
    let named = Party::of(cover.role(), &cover.organization);
    if named.as_ref() != Some(party) || row.listed.owner != *party {
        return Err("speaks for an organization its key does not act for");
    }
    if cover.aud != aud {
        return Err("was meant for another server");
    }
    if cover.doc != row.listed.doc || cover.rev != row.listed.rev || cover.kind != row.listed.kind {
        return Err("is stored under another address");
    }
    Ok(())
}

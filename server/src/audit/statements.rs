//! The statements: each byte for byte under its leaf, signed by a key that was valid there, filed by whom it names, and
//! linked to the revision before; and what lists say of it.

use super::{Findings, LeafList, keys::Ring};
use crate::{
    kinds::{self, Subject, Target, letter::Cover},
    party::Party,
    store::{
        Books, Kept,
        statement::{About, FiledRow, ListedRow},
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
    let mut newest: HashMap<String, (u32, Digest)> = HashMap::new();
    let (mut said, mut listed_as_said) = (HashMap::new(), HashMap::new());
    let mut trouble = Ok(());
    books.every_statement(&mut |row| {
        found.statements += 1;
        let number = row.listed.leaf + 1;
        vouched.insert(row.listed.leaf, ());
        let before = newest.get(&row.listed.doc).copied();
        if let Some(word) = &row.listed.said {
            listed_as_said.insert(row.listed.leaf, (word.verdict, word.doc.clone(), word.rev));
        }
        match check_one(&row, leaves, ring, aud, before) {
            Err(why) => found.fault(format!("number {number} {why}")),
            Ok(mut subject) => match target(books, subject.target.as_ref(), &newest) {
                Err(fault) => trouble = Err(fault),
                Ok(target) => {
                    if let (Some(Target::Revision(_, verdict)), Some(target)) = (&subject.target, &target) {
                        said.insert(target.leaf, (*verdict, row.listed.doc.clone(), row.listed.rev));
                    }
                    target.iter().for_each(|target| subject.inherit(target));
                    if !is_listed_as(&row.listed, &subject, target) {
                        found.fault(format!("number {number} is listed with words it does not hold"));
                    }
                }
            },
        }
        newest.insert(row.listed.doc.clone(), (row.listed.rev, row.payload));
        trouble.is_ok()
    })?;
    if said != listed_as_said {
        found.fault("what trainees have said is not what they signed");
    }
    trouble
}

/// The revision a statement is about, as it was found when it was filed.
fn target(
    books: &dyn Books,
    target: Option<&Target>,
    newest: &HashMap<String, (u32, Digest)>,
) -> Kept<Option<ListedRow>> {
    let payload = match target {
        None => None,
        Some(Target::Revision(payload, _)) => Some(*payload),
        Some(Target::Document(doc)) => newest.get(doc).map(|(_, payload)| *payload),
    };
    let row = payload.map(|payload| books.by_payload(&payload)).transpose()?.flatten();
    Ok(row.map(|row| row.listed))
}

fn is_listed_as(listed: &ListedRow, subject: &Subject, target: Option<ListedRow>) -> bool {
    (&subject.trainee, subject.doctor, subject.addressed, subject.wished_start)
        == (&listed.trainee, listed.doctor, listed.addressed, listed.wished_start)
        && target.map(About::of) == listed.about
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

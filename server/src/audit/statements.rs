//! The statements: each byte for byte under its leaf, signed by a key that was valid there, filed by whom it names, and
//! linked to the revision before.

use super::{Findings, LeafList, keys::Ring};
use crate::{
    kinds::{self, Target, letter::Cover},
    party::Party,
    store::{
        Books, Kept,
        statement::{FiledRow, ListedRow},
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
    let mut seen = Seen::default();
    books.every_statement(&mut |row| {
        found.statements += 1;
        let number = row.listed.leaf + 1;
        vouched.insert(row.listed.leaf, ());
        let before = newest.get(&row.listed.doc).copied();
        if let Err(why) = check_one(&row, leaves, ring, aud, before, &seen) {
            found.fault(format!("number {number} {why}"));
        }
        newest.insert(row.listed.doc.clone(), (row.listed.rev, row.payload));
        seen.note(&row);
        true
    })
}

/// The statements before this one, as those about them name them: by payload, and the newest by document.
#[derive(Default)]
struct Seen {
    by_payload: HashMap<Digest, ListedRow>,
    by_doc: HashMap<String, ListedRow>,
}

impl Seen {
    fn note(&mut self, row: &FiledRow) {
        self.by_payload.insert(row.payload, row.listed.clone());
        self.by_doc.insert(row.listed.doc.clone(), row.listed.clone());
    }
    fn target(&self, target: &Target) -> Option<&ListedRow> {
        match target {
            Target::Revision(payload, _) => self.by_payload.get(payload),
            Target::Document(doc) => self.by_doc.get(doc),
        }
    }
}

fn check_one(
    row: &FiledRow,
    leaves: &LeafList,
    ring: &Ring,
    aud: &str,
    before: Option<(u32, Digest)>,
    seen: &Seen,
) -> Result<(), &'static str> {
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
    let mut subject = letter.subject();
    if let Some(target) = subject.target.clone() {
        subject.inherit(seen.target(&target).ok_or("is about a statement that was not there")?);
    }
    let listed = &row.listed;
    if (&subject.trainee, subject.addressed, subject.wished_start)
        != (&listed.trainee, listed.addressed, listed.wished_start)
    {
        return Err("is listed with words it does not hold");
    }
    match (before, letter.cover().previous) {
        (None, None) if listed.rev == 1 => Ok(()),
        (Some((rev, payload)), Some(previous)) if listed.rev == rev + 1 && previous == payload => Ok(()),
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

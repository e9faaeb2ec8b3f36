//! The keys: each enrolled by its own signature, added and revoked by leaves that stand for just that.

use super::{Findings, LeafList};
use crate::{
    crypto::{DeviceKey, point_of},
    kinds::letter::part,
    party::Party,
    store::{Books, Kept, key::KeyRow},
};
use shared::{
    api::{Enrol, EnrolmentState},
    statement::{digest::Digest, envelope::Envelope, merkle::LeafKind, payload, seal::ENROL},
};
use std::collections::HashMap;

/// A key as statements need it.
pub struct Known {
    pub key: DeviceKey,
    pub party: Party,
    added: Option<u64>,
    revoked: Option<u64>,
}

impl Known {
    /// Whether it could sign what stands at this leaf.
    pub fn is_valid_at(&self, leaf: u64) -> bool {
        self.added.is_some_and(|added| added < leaf) && self.revoked.is_none_or(|revoked| leaf < revoked)
    }
}

/// Every key that holds, by its thumbprint.
pub type Ring = HashMap<Digest, Known>;

pub fn check(books: &dyn Books, leaves: &LeafList, vouched: &mut HashMap<u64, ()>, found: &mut Findings) -> Kept<Ring> {
    let mut ring = Ring::new();
    for (number, row) in (1..).zip(books.every_key()?) {
        found.keys += 1;
        let record = row.revoked.map(|leaf| books.record(leaf)).transpose()?.flatten();
        vouched.extend([row.added, row.revoked].into_iter().flatten().map(|leaf| (leaf, ())));
        match why_not(&row, leaves, record.as_deref()) {
            Some(why) => found.fault(format!("key number {number} {why}")),
            None => drop(DeviceKey::from_point(&row.point).map(|key| {
                ring.insert(row.kid, Known { key, party: row.party.clone(), added: row.added, revoked: row.revoked })
            })),
        }
    }
    Ok(ring)
}

fn why_not(row: &KeyRow, leaves: &LeafList, record: Option<&str>) -> Option<&'static str> {
    let Ok(envelope) = Envelope::parse(&row.envelope) else { return Some("has an enrolment that cannot be read") };
    if !is_own_proof(row, &envelope) {
        return Some("was not enrolled by its own signature");
    }
    let at = |leaf: u64| usize::try_from(leaf).ok().and_then(|leaf| leaves.get(leaf));
    let added = (LeafKind::KeyAdd, envelope.log_digest());
    if row.added.is_some_and(|leaf| at(leaf) != Some(&added)) {
        return Some("was added by a leaf that stands for something else");
    }
    let acted = matches!(row.state, EnrolmentState::Approved | EnrolmentState::Revoked);
    if acted != row.added.is_some() || (row.state == EnrolmentState::Revoked) != row.revoked.is_some() {
        return Some("is in a state its leaves do not tell");
    }
    let revoked = (LeafKind::KeyRevoke, Digest::of(record.unwrap_or_default().as_bytes()));
    let names_it = record.is_some_and(|record| record.lines().nth(1) == Some(&row.kid.to_string()));
    if row.revoked.is_some_and(|leaf| at(leaf) != Some(&revoked) || !names_it) {
        return Some("was revoked by a leaf that stands for something else");
    }
    None
}

fn is_own_proof(row: &KeyRow, envelope: &Envelope) -> bool {
    let Ok(opened) = envelope.open() else { return false };
    let Ok((_, body)) = payload::read::<Enrol>(&opened.payload).map(part) else { return false };
    let key = DeviceKey::from_point(&row.point);
    opened.kind == ENROL
        && opened.kid == row.kid
        && body.key.thumbprint() == row.kid
        && point_of(&body.key) == Some(row.point)
        && body.name == row.name
        && body.invitation == row.invitation
        && key.is_some_and(|key| key.verifies(&opened.signing_input, &opened.signature))
}

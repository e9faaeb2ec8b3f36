//! How a statement comes in. The order never changes: size and media type (`body`), envelope, key, signature, identity,
//! composed characters and national numbers, address; then, in one transaction, whether it is there already, whether
//! this actor may do this, shape and provisions with the facts of that moment, its place after the revision before, the
//! row and its leaf.
//! Why «may do this» stands before the provisions: a foreign key must not learn facts about other people's documents.
//! Why facts are read inside the transaction: two registrations of one doctor at once must not both find none.

pub mod act;
pub mod known;
pub mod text;

use crate::{
    events::Ring,
    house::{House, Shared},
    kinds::{
        self,
        letter::{Cover, Letter},
    },
    store::leaf::CheckpointRow,
};
use act::{Outcome, file};
use shared::{
    refusal::Refusal,
    statement::envelope::{Envelope, Opened},
};
use std::sync::Arc;

/// A statement that was received, now or before: its leaf, and the first signed head over it.
pub struct Received {
    pub leaf: u64,
    pub head: Arc<CheckpointRow>,
    pub is_new: bool,
}

/// A statement that has passed everything that needs no store.
pub struct Proven {
    pub letter: Box<dyn Letter>,
    pub opened: Opened,
    pub envelope: Envelope,
}

/// Receives the bytes sent to `/statements/{doc}/{rev}`.
///
/// # Errors
/// One refusal, and nothing is stored.
pub async fn receive(house: &Shared, doc: &str, rev: u32, bytes: &[u8]) -> Result<Received, Refusal> {
    let envelope = Envelope::parse(bytes)?;
    let opened = open(house, &envelope).await?;
    let kind = kinds::find(&opened.kind)?;
    let letter = (kind.read)(&opened.payload)?;
    text::refuse_uncomposed(&opened.payload)?;
    text::refuse_national_numbers(&opened.payload)?;
    check_cover(house, letter.cover(), &opened, doc, rev)?;
    if !kind.by.contains(&letter.cover().role()) {
        return Err(Refusal::NotYours);
    }
    let (proven, clock) = (Proven { letter, opened, envelope }, house.clock.clone());
    let (outcome, head) = house.write(move |ledger| file(ledger, &clock, &proven)).await?;
    Ok(match outcome {
        Outcome::New { leaf, row } => {
            house.metrics.filed.inc();
            house.bell.ring(Ring::of(*row));
            Received { leaf, head, is_new: true }
        }
        Outcome::Known { leaf, head: first } => Received { leaf, head: first.map_or(head, Arc::new), is_new: false },
    })
}

/// Opens an envelope with the key it names.
///
/// # Errors
/// [`Refusal::UnknownKey`], [`Refusal::BadSignature`], or that it is no envelope.
pub async fn open(house: &Shared, envelope: &Envelope) -> Result<Opened, Refusal> {
    let opened = envelope.open()?;
    let key = house.device_key(opened.kid).await?;
    if key.verifies(&opened.signing_input, &opened.signature) { Ok(opened) } else { Err(Refusal::BadSignature) }
}

fn check_cover(house: &Shared, cover: &Cover, opened: &Opened, doc: &str, rev: u32) -> Result<(), Refusal> {
    check_header(house, cover, opened)?;
    if cover.doc != doc || cover.rev != rev {
        return Err(Refusal::WrongAddress);
    }
    Ok(())
}

/// What every signed letter must say: the kind its header names, and this server.
pub fn check_header(house: &House, cover: &Cover, opened: &Opened) -> Result<(), Refusal> {
    if cover.kind != opened.kind {
        return Err(Refusal::ForeignHeader);
    }
    if cover.aud != house.origin.aud() {
        return Err(Refusal::WrongServer);
    }
    Ok(())
}

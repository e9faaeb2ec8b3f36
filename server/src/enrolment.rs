//! How a device comes to speak for somebody: invited, enrolled by its own signature, approved by whoever invited, and
//! one day revoked. Knows no HTTP; each step is one transaction with its leaf.

use crate::{
    actors::Actor,
    crypto::{DeviceKey, point_of},
    house::{House, Shared},
    intake::{check_header, text},
    kinds::letter::part,
    party::Party,
    relations::may_invite,
    sessions::Secret,
    store::{
        Books,
        key::{InvitationRow, KeyRow},
    },
    writer::{Ledger, Stop},
};
use shared::{
    api::{Enrol, EnrolmentState, EnrolmentWish, TraineeInvitationWish},
    day::Moment,
    numbers::hpr_number::HprNumber,
    refusal::Refusal,
    statement::{
        digest::Digest,
        envelope::{Envelope, Opened},
        merkle::LeafKind,
        payload,
        seal::ENROL,
    },
};

/// How long an invitation can be used.
const INVITATION_SECONDS: i64 = 7 * 86_400;
/// Longer names are refused, in characters.
const NAME_LIMIT: usize = 100;

/// An invitation whose token is still known.
pub struct FreshInvitation {
    pub link: String,
    pub expires_at: Moment,
}

/// The row and the link of a new invitation.
///
/// # Errors
/// [`Refusal::Broken`] without randomness.
pub fn compose(
    party: Party,
    approver: Party,
    waived: bool,
    inviter: Option<Digest>,
    origin: &str,
    now: Moment,
) -> Result<(InvitationRow, FreshInvitation), Refusal> {
    let secret = Secret::new()?;
    let expires_at = Moment::from_unix(now.to_unix() + INVITATION_SECONDS);
    let row = InvitationRow {
        token: secret.digest,
        party,
        approver,
        waived,
        inviter,
        made_at: now,
        expires_at,
        used_at: None,
    };
    Ok((row, FreshInvitation { link: format!("{origin}/enrol#{}", secret.text), expires_at }))
}

/// Invites somebody to act for `party`; whoever invites will approve, unless it was handed over in person.
///
/// # Errors
/// [`Refusal::Forbidden`] for other people's organizations.
pub async fn invite(house: &House, actor: &Actor, party: Party, waived: bool) -> Result<FreshInvitation, Refusal> {
    // A trainee's or a reader's other device is as good as the first: whoever let that one in answers for this one too.
    let is_own = matches!(actor.party, Party::Trainee(_) | Party::Reader(_));
    let approver = if is_own { actor.approver.clone() } else { actor.party.clone() };
    let (by, inviter) = (actor.party.clone(), Some(actor.kid));
    let (row, fresh) = compose(party, approver, waived, inviter, house.origin.text(), house.clock.now())?;
    house.write(move |ledger| add(ledger, &by, &row)).await?;
    Ok(fresh)
}

/// What came of inviting the doctor a document is about.
pub enum ForTrainee {
    Made(FreshInvitation),
    Open { expires_at: Moment },
    Enrolled,
}

/// Invites the doctor whom this document of the actor's own is about, unless they have a device that these people or the
/// office let in, or an invitation that can still be used.
///
/// # Errors
/// [`Refusal::NotFound`] for documents of others, and for documents about no doctor.
pub async fn invite_trainee(
    house: &House,
    actor: &Actor,
    doc: String,
    wish: TraineeInvitationWish,
) -> Result<ForTrainee, Refusal> {
    let (actor, origin) = (actor.clone(), house.origin.text().to_owned());
    let (done, _) = house
        .write(move |ledger| {
            let party = doctor_of(ledger.books, &actor, &doc)?;
            let vouchers = [Party::Office, actor.party.clone()];
            let keys = ledger.books.keys_of(&party)?;
            let is_in = |key: &KeyRow| matches!(key.state, EnrolmentState::Approved | EnrolmentState::Waiting);
            if keys.iter().any(|key| is_in(key) && vouchers.contains(&key.approver)) {
                return Ok(ForTrainee::Enrolled);
            }
            let open = ledger.books.open_invitations_of(&party, ledger.now)?;
            if let Some(open) = open.iter().find(|open| !wish.again && vouchers.contains(&open.approver)) {
                return Ok(ForTrainee::Open { expires_at: open.expires_at });
            }
            let (row, fresh) =
                compose(party, actor.party.clone(), wish.in_person, Some(actor.kid), &origin, ledger.now)?;
            add(ledger, &actor.party, &row)?;
            Ok(ForTrainee::Made(fresh))
        })
        .await?;
    Ok(done)
}

/// The doctor the newest revision is about, if it is the actor's own document.
fn doctor_of(books: &dyn Books, actor: &Actor, doc: &str) -> Result<Party, Stop> {
    let newest = books.newest(doc)?.ok_or(Refusal::NotFound)?;
    let row = books.filed(doc, newest.rev)?.ok_or(Refusal::NotFound)?.listed;
    let is_theirs = row.owner == actor.party && actor.may_see(&row.concerns());
    let doctor = row.doctor.filter(|_| is_theirs).and_then(HprNumber::new).ok_or(Refusal::NotFound)?;
    Ok(Party::Trainee(doctor))
}

fn add(ledger: &mut Ledger, by: &Party, row: &InvitationRow) -> Result<(), Stop> {
    let keeps = match &row.party {
        Party::Trainee(doctor) => ledger.books.keeps_about(by, doctor.get())?,
        _ => false,
    };
    if !may_invite(by, &row.party, |_| keeps) {
        return Err(Refusal::Forbidden.into());
    }
    if matches!(row.party, Party::Trainee(_)) {
        // A link that went to the wrong address must not stay open beside the one made instead of it.
        ledger.books.end_invitations(&row.party, &row.approver, ledger.now)?;
    }
    Ok(ledger.books.add_invitation(row)?)
}

/// Enrols the device that signed the wish. The same wish again gets the same answer: an answer can be lost.
///
/// # Errors
/// One refusal, and nothing is stored.
pub async fn enrol(house: &Shared, wish: EnrolmentWish) -> Result<KeyRow, Refusal> {
    let (body, opened) = prove(house, &wish.statement)?;
    let token = Digest::of(wish.invitation.as_bytes());
    if body.invitation != token {
        return Err(Refusal::InvitationUnknown);
    }
    let point = point_of(&body.key).ok_or(Refusal::BadSignature)?;
    let envelope = wish.statement;
    let (row, _) = house.write(move |ledger| admit(ledger, token, body, point, &opened, &envelope)).await?;
    Ok(row)
}

/// Proof of possession: the statement is signed by the very key it brings.
fn prove(house: &House, envelope: &Envelope) -> Result<(Enrol, Opened), Refusal> {
    let opened = envelope.open()?;
    if opened.kind != ENROL {
        return Err(Refusal::UnknownKind);
    }
    let (cover, body) = part(payload::read::<Enrol>(&opened.payload)?);
    let key = point_of(&body.key).and_then(|point| DeviceKey::from_point(&point)).ok_or(Refusal::BadSignature)?;
    if body.key.thumbprint() != opened.kid || !key.verifies(&opened.signing_input, &opened.signature) {
        return Err(Refusal::BadSignature);
    }
    check_header(house, &cover, &opened)?;
    text::refuse_uncomposed(&opened.payload)?;
    text::refuse_national_numbers(&opened.payload)?;
    check_name(&body.name)?;
    Ok((body, opened))
}

/// A name can be read: not empty, not long, nothing in it that does not show.
fn check_name(name: &str) -> Result<(), Refusal> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let sound = !name.trim().is_empty() && name.trim() == name && name.chars().count() <= NAME_LIMIT;
    if sound && !name.contains(hidden) { Ok(()) } else { Err(Refusal::Shape { problems: vec!["name".into()] }) }
}

fn admit(
    ledger: &mut Ledger,
    token: Digest,
    body: Enrol,
    point: [u8; 65],
    opened: &Opened,
    envelope: &Envelope,
) -> Result<KeyRow, Stop> {
    let invitation = ledger.books.invitation(&token)?.ok_or(Refusal::InvitationUnknown)?;
    if let Some(known) = ledger.books.key(&opened.kid)? {
        return if known.invitation == token { Ok(known) } else { Err(once_more(known.state).into()) };
    }
    check_usable(&invitation, ledger.now)?;
    check_inviter(ledger.books, &invitation)?;
    let envelope_digest = envelope.log_digest();
    let added = invitation.waived.then(|| ledger.append(LeafKind::KeyAdd, &envelope_digest)).transpose()?;
    let row = KeyRow {
        kid: opened.kid,
        point,
        name: body.name,
        party: invitation.party,
        approver: invitation.approver,
        state: if invitation.waived { EnrolmentState::Approved } else { EnrolmentState::Waiting },
        invitation: token,
        envelope: envelope.to_bytes(),
        enrolled_at: ledger.now,
        added,
        revoked: None,
    };
    ledger.books.use_invitation(&token, ledger.now)?;
    ledger.books.add_key(&row)?;
    Ok(row)
}

/// A key is enrolled once; a device that is to speak for somebody else makes another.
fn once_more(state: EnrolmentState) -> Refusal {
    match state {
        EnrolmentState::Waiting => Refusal::WaitingKey,
        EnrolmentState::Approved => Refusal::Forbidden,
        EnrolmentState::Refused | EnrolmentState::Revoked => Refusal::RevokedKey,
    }
}

/// What a key has made ends with the key: a stolen device must not leave doors open.
fn check_inviter(books: &dyn Books, invitation: &InvitationRow) -> Result<(), Stop> {
    let Some(inviter) = invitation.inviter else { return Ok(()) }; // made on the machine itself
    let state = books.key(&inviter)?.map(|key| key.state);
    if state == Some(EnrolmentState::Approved) { Ok(()) } else { Err(Refusal::InvitationExpired.into()) }
}

fn check_usable(invitation: &InvitationRow, now: Moment) -> Result<(), Refusal> {
    match invitation.used_at {
        Some(_) => Err(Refusal::InvitationUsed),
        None if invitation.expires_at <= now => Err(Refusal::InvitationExpired),
        None => Ok(()),
    }
}

/// Approves, refuses or revokes a key.
///
/// # Errors
/// [`Refusal::NotFound`] for keys others answer for, [`Refusal::Forbidden`] for a step that cannot be taken from here.
pub async fn decide(house: &House, actor: &Actor, kid: Digest, wanted: EnrolmentState) -> Result<KeyRow, Refusal> {
    let actor = actor.clone();
    let (row, _) = house
        .write(move |ledger| {
            // Whoever approves decides; a party's own people may only take a device of theirs out.
            let is_own = |key: &KeyRow| wanted == EnrolmentState::Revoked && actor.shares(key);
            let is_theirs = |key: &KeyRow| key.approver == actor.party || is_own(key);
            let key = ledger.books.key(&kid)?.filter(is_theirs).ok_or(Refusal::NotFound)?;
            step(ledger, key, wanted, actor.kid)
        })
        .await?;
    Ok(row)
}

fn step(ledger: &mut Ledger, key: KeyRow, wanted: EnrolmentState, by: Digest) -> Result<KeyRow, Stop> {
    use EnrolmentState::{Approved, Refused, Revoked, Waiting};
    let leaf = match (key.state, wanted) {
        (from, to) if from == to && from != Waiting => return Ok(key),
        (Waiting, Approved) => Some(ledger.append(LeafKind::KeyAdd, &envelope_of(&key)?.log_digest())?),
        (Waiting, Refused) => None,
        (Approved, Revoked) => Some(revoke(ledger, &key, by)?),
        _ => return Err(Refusal::Forbidden.into()),
    };
    ledger.books.decide(&key.kid, wanted, leaf)?;
    Ok(KeyRow { state: wanted, ..key })
}

/// From this leaf on the key signs nothing; what it signed before stays valid.
fn revoke(ledger: &mut Ledger, key: &KeyRow, by: Digest) -> Result<u64, Stop> {
    let record = revocation(&key.kid, &by, ledger.now);
    let leaf = ledger.append(LeafKind::KeyRevoke, &Digest::of(record.as_bytes()))?;
    ledger.books.add_record(leaf, &record)?;
    ledger.books.close_sessions_of(&key.kid)?;
    Ok(leaf)
}

/// What the leaf `key-revoke` is the digest of.
pub fn revocation(kid: &Digest, by: &Digest, at: Moment) -> String {
    format!("alis-revocation/v1\n{kid}\n{by}\n{at}\n")
}

fn envelope_of(key: &KeyRow) -> Result<Envelope, Refusal> {
    Envelope::parse(&key.envelope).map_err(|_| Refusal::Broken)
}

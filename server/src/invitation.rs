//! How an invitation ends before its time: whoever answers for it takes it back. Knows no HTTP. How one is made and used
//! stands in [`crate::enrolment`].

use crate::{actors::Actor, house::House, party::Party, store::key::InvitationRow};
use shared::{day::Moment, refusal::Refusal, statement::digest::Digest};

/// From now on its link opens nothing.
///
/// # Errors
/// [`Refusal::NotFound`] for those of others, and for those that cannot be used any more.
pub async fn take_back(house: &House, actor: &Actor, token: Digest) -> Result<(), Refusal> {
    let party = actor.party.clone();
    let done = house.write(move |ledger| {
        let now = ledger.now;
        let row = ledger.books.invitation(&token)?;
        row.filter(|row| is_listed_for(row, &party, now)).ok_or(Refusal::NotFound)?;
        Ok(ledger.books.end_invitation(&token, now)?)
    });
    done.await.map(|_| ())
}

/// As the list of open invitations has it: what was made on the machine itself is nobody's.
fn is_listed_for(row: &InvitationRow, party: &Party, now: Moment) -> bool {
    row.approver == *party && row.inviter.is_some() && row.used_at.is_none() && row.expires_at > now
}

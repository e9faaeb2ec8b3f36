//! What the rules must know beside a form, read from what others have filed. Knows the forms it reads; no requests.

use crate::{
    clock::Clock,
    kinds::{Subject, filed::body},
    party::Party,
    store::{
        Books, Kept,
        statement::{FiledRow, NewestRow},
    },
};
use shared::{
    day::Day,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, training_enterprise::TrainingEnterprise, trust_profile::TrustProfile,
    },
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber},
    rules::{
        facts::{Facts, LiveRegistration, Recipient},
        standing::standing,
    },
};

/// A form on its way in, or about to be written.
pub struct About<'a> {
    pub doc: &'a str,
    /// Empty when it is not said.
    pub kind: &'a str,
    pub owner: &'a Party,
    pub subject: &'a Subject,
    pub newest: Option<&'a NewestRow>,
}

/// Everything the books know for its rules.
///
/// # Errors
/// When the books cannot be read.
pub fn facts(books: &dyn Books, clock: &Clock, today: Day, about: &About) -> Kept<Facts> {
    let About { doc, kind, owner, subject, newest } = about;
    let municipality = owner.organization().municipality.unwrap_or_default();
    let elsewhere = subject.doctor.map(|doctor| books.registered_elsewhere(doctor, doc)).transpose()?;
    let first = match (newest, subject.addressed, subject.wished_start) {
        (Some(_), Some(trust), Some(start)) => books.first_received(doc, trust, start)?,
        _ => None,
    };
    let facts = Facts {
        municipality: municipality.clone(),
        registered_elsewhere: elsewhere.unwrap_or(false),
        first_received_on: first.map(|moment| clock.day_of(moment)),
        renewed_on: renewed(books, clock, about)?,
        ..Facts::default()
    };
    let facts = tell_enterprise(books, owner, facts, today)?;
    let facts = tell_profile(books, subject.addressed, &municipality, doc, facts, today)?;
    let live = (kind.is_empty() || *kind == HalfYearReport::KIND).then(|| live(books, owner)).transpose()?;
    Ok(Facts { live, last_meeting_on: last_meeting(books, about)?, ..facts })
}

/// The last day it was revised, said to be unchanged in a half-year report, or revised in a meeting with the doctor.
fn renewed(books: &dyn Books, clock: &Clock, about: &About) -> Kept<Option<Day>> {
    let &About { doc, owner, subject, newest: Some(newest), .. } = about else { return Ok(None) };
    let received = |row: &FiledRow| clock.day_of(row.listed.received_at);
    let reports = books.newest_of(owner, HalfYearReport::KIND)?;
    let says_so =
        |row: &&FiledRow| body::<HalfYearReport>(&row.envelope).is_some_and(|report| report.unchanged.0.contains(doc));
    let said = reports.iter().filter(says_so).map(received);
    let meetings = books.newest_of(owner, FollowUpMeeting::KIND)?;
    let theirs = meetings.iter().filter(|row| row.listed.doctor.is_some() && row.listed.doctor == subject.doctor);
    let met = theirs.filter_map(|row| {
        let meeting =
            body::<FollowUpMeeting>(&row.envelope).filter(|meeting| meeting.registration_revised == Some(true))?;
        Some(meeting.held_on?.min(received(row)))
    });
    Ok(said.chain(met).chain([clock.day_of(newest.received_at)]).max())
}

/// What the municipality has filed about itself.
fn tell_enterprise(books: &dyn Books, owner: &Party, facts: Facts, today: Day) -> Kept<Facts> {
    let Some(body) = newest_body::<TrainingEnterprise>(books, owner)? else { return Ok(facts) };
    let standing = standing(&body);
    Ok(Facts { counts_from: standing.counts_from, ..standing.tell(facts, today) })
}

/// What the trust has filed about itself: its own word on agreements prevails.
fn tell_profile(
    books: &dyn Books,
    trust: Option<HealthTrust>,
    municipality: &MunicipalityNumber,
    doc: &str,
    mut facts: Facts,
    today: Day,
) -> Kept<Facts> {
    let Some(trust) = trust else { return Ok(facts) };
    let Some(profile) = newest_body::<TrustProfile>(books, &Party::Trust(trust))? else { return Ok(facts) };
    let signed = |row: &&shared::forms::trust_profile::MunicipalityAgreement| {
        row.municipality == *municipality && row.signed_on.is_some_and(|on| on <= today)
    };
    let has = profile.agreements.iter().find(signed).is_some();
    let mut agreements = facts.agreements.take().unwrap_or_default();
    agreements.retain(|other| *other != trust);
    agreements.extend(has.then_some(trust));
    facts.agreements = Some(agreements);
    facts.nearest_accepted = profile.nearest_accepted.iter().any(|accepted| accepted.0 == doc);
    Ok(facts)
}

/// Whom a registration reaches at each trust that has said so.
///
/// # Errors
/// When the books cannot be read.
pub fn recipients(books: &dyn Books) -> Kept<Vec<Recipient>> {
    let mut recipients = Vec::new();
    for trust in HealthTrust::ALL {
        let profile = newest_body::<TrustProfile>(books, &Party::Trust(trust))?;
        let told = |TrustProfile { coordinator, page_url, .. }| Recipient { trust, coordinator, page_url };
        recipients.extend(profile.map(told));
    }
    Ok(recipients)
}

fn live(books: &dyn Books, owner: &Party) -> Kept<Vec<LiveRegistration>> {
    let rows = books.newest_of(owner, CandidateRegistration::KIND)?;
    let one = |FiledRow { listed, .. }: FiledRow| {
        Some(LiveRegistration { doc: listed.doc, trust: listed.addressed?, wished_start: listed.wished_start })
    };
    Ok(rows.into_iter().filter_map(one).collect())
}

/// When the meeting with this doctor before this one was held.
fn last_meeting(books: &dyn Books, about: &About) -> Kept<Option<Day>> {
    if about.subject.doctor.is_none() || about.kind == CandidateRegistration::KIND {
        return Ok(None);
    }
    let rows = books.newest_of(about.owner, FollowUpMeeting::KIND)?;
    let theirs = rows.iter().filter(|row| row.listed.doctor == about.subject.doctor && row.listed.doc != about.doc);
    Ok(theirs.filter_map(|row| body::<FollowUpMeeting>(&row.envelope)?.held_on).max())
}

fn newest_body<F: Form>(books: &dyn Books, owner: &Party) -> Kept<Option<F>> {
    Ok(books.newest_of(owner, F::KIND)?.first().and_then(|row| body(&row.envelope)))
}

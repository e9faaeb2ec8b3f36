//! What a municipality has to do, trainee by trainee, and for itself.

use super::{
    ANSWER_DAYS, CONFIRMED, Due, Listed, NEAR_MONTHS, SOON_MONTHS, What, disputed_on, in_order, live, report_due,
};
use crate::{
    day::Day,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, closing::Closing, follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
        training_enterprise::TrainingEnterprise,
    },
    numbers::{hpr_number::HprNumber, municipality::MunicipalityNumber},
    rules::{
        facts::EnterpriseStatus, mark::MarkKind, meeting::MEETING_MONTHS, period::next_rotation_after,
        plans::renewal::REVISION_MONTHS, renewal::RENEWAL_MONTHS, reporting::NOTICE_MONTHS,
    },
};
use std::collections::BTreeMap;

/// Everything that is or will be due for this municipality, most urgent first. What another has handed over to it is
/// there to be read, and is nothing it has to do. `enterprise` is where it stands as a training enterprise, when it has
/// said so.
pub fn dues(rows: &[Listed], mine: &MunicipalityNumber, enterprise: Option<EnterpriseStatus>, today: Day) -> Vec<Due> {
    let rows: Vec<Listed> = rows.iter().filter(|row| row.municipality.as_ref() == Some(mine)).cloned().collect();
    let rows = rows.as_slice();
    let mut dues: Vec<Due> = live(rows).filter_map(|row| renewal(rows, row, today)).collect();
    for doctor in doctors(rows) {
        let theirs = || rows.iter().filter(|row| row.doctor == Some(doctor) && !row.is_closed);
        let newest = theirs().filter(|row| row.is(FollowUpMeeting::KIND)).max_by_key(|row| row.mark(MarkKind::Held));
        dues.extend(meeting(theirs(), newest, today));
        dues.extend(newest.map(actions).unwrap_or_default());
        dues.extend(unanswered(theirs(), today));
    }
    dues.extend(closings(rows).into_iter().filter_map(|theirs| unanswered(theirs.into_iter(), today)));
    let lasts = |row: &&Listed| row.doctor.is_none_or(|doctor| !has_ended(rows, doctor));
    dues.extend(
        rows.iter().filter(|row| row.is(ImplementationPlan::KIND)).filter(lasts).filter_map(|row| plan(row, today)),
    );
    dues.extend(rows.iter().filter(lasts).filter_map(dispute));
    dues.extend(report(rows, today));
    dues.extend(standing(rows, enterprise));
    dues.extend(registering(today));
    in_order(dues)
}

/// Closings of those it no longer answers for, by trainee: they too are to be confirmed.
fn closings(rows: &[Listed]) -> Vec<Vec<&Listed>> {
    let answered_for = doctors(rows);
    let mut closings: BTreeMap<HprNumber, Vec<&Listed>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is(Closing::KIND)) {
        if let Some(doctor) = row.doctor.filter(|doctor| !answered_for.contains(doctor)) {
            closings.entry(doctor).or_default().push(row);
        }
    }
    closings.into_values().collect()
}

/// Trainees the municipality answers for: those with a registration that lives, and those with a plan.
fn doctors(rows: &[Listed]) -> Vec<HprNumber> {
    let named =
        live(rows).chain(rows.iter().filter(|row| row.is(ImplementationPlan::KIND))).filter_map(|row| row.doctor);
    let mut doctors: Vec<HprNumber> = named.filter(|doctor| !has_ended(rows, *doctor)).collect();
    crate::order::sort(&mut doctors);
    doctors.dedup();
    doctors
}

/// The doctor has been registered, and every registration has ended.
fn has_ended(rows: &[Listed], doctor: HprNumber) -> bool {
    let mut theirs = rows.iter().filter(|row| row.kind == CandidateRegistration::KIND && row.doctor == Some(doctor));
    theirs.clone().next().is_some() && theirs.all(|row| row.is_closed)
}

/// Six months after it was revised, said to be unchanged in a report, or revised in a meeting with the doctor.
fn renewal(rows: &[Listed], row: &Listed, today: Day) -> Option<Due> {
    let unchanged = |report: &&Listed| report.marks.iter().any(|mark| mark.doc.as_ref() == Some(&row.doc));
    let reports = rows.iter().filter(|other| other.is(HalfYearReport::KIND)).filter(unchanged);
    let met = rows
        .iter()
        .filter(|other| other.is(FollowUpMeeting::KIND) && row.doctor.is_some() && other.doctor == row.doctor);
    let met = met.filter_map(|meeting| Some(meeting.mark(MarkKind::RegistrationRevised)?.min(meeting.received_on?)));
    let renewed = reports.filter_map(|report| report.received_on).chain(met).chain(row.received_on).max()?;
    let on = renewed.plus_months(RENEWAL_MONTHS.on(today)?);
    Some(Due::new(What::Renew, on, on.plus_months(-SOON_MONTHS)).about(&row.doc))
}

/// The agreed day, and never later than six months after the last meeting.
pub fn meeting_due(held: Day, agreed: Option<Day>, today: Day) -> Option<Day> {
    let limit = held.plus_months(MEETING_MONTHS.on(today)?);
    Some(agreed.map_or(limit, |agreed| agreed.min(limit)))
}

/// After the last meeting; without one, six months after the first word about the trainee that was received.
fn meeting<'a>(theirs: impl Iterator<Item = &'a Listed>, newest: Option<&Listed>, today: Day) -> Option<Due> {
    let (on, doc) = match newest {
        Some(last) => {
            let held = last.mark(MarkKind::Held).or(last.received_on)?;
            (meeting_due(held, last.mark(MarkKind::NextMeeting), today)?, &last.doc)
        }
        None => {
            let received = theirs.filter_map(|row| Some((row.received_on?, row)));
            let (first, row) = received.min_by_key(|(on, _)| *on)?;
            (meeting_due(first, None, today)?, &row.doc)
        }
    };
    Some(Due::new(What::Meeting, on, on.plus_months(-NEAR_MONTHS)).about(doc))
}

/// What the newest meeting decided; older meetings' actions are done, or carried over.
fn actions(meeting: &Listed) -> Vec<Due> {
    let days = meeting.marks.iter().filter(|mark| mark.what == MarkKind::ActionDue);
    let due = |on: Day| Due::new(What::Action, on, on.plus_days(-ANSWER_DAYS)).about(&meeting.doc);
    days.map(|mark| due(mark.on)).collect()
}

/// Forms the trainee has had for a fortnight and said nothing of, as one reminder.
fn unanswered<'a>(theirs: impl Iterator<Item = &'a Listed>, today: Day) -> Option<Due> {
    let asked = theirs.filter(|row| CONFIRMED.contains(&row.kind.as_str()) && row.said.is_none());
    let waited = asked.filter_map(|row| Some((row.received_on?.plus_days(ANSWER_DAYS), row)));
    let mut late: Vec<(Day, &Listed)> = waited.filter(|(on, _)| *on <= today).collect();
    crate::order::sort_by_key(&mut late, |(on, _)| *on);
    let on = late.first()?.0;
    Some(Due::new(What::Remind, on, on).counting(late.into_iter().map(|(_, row)| row.doc.clone()).collect()))
}

fn plan(row: &Listed, today: Day) -> Option<Due> {
    let revised = row.mark(MarkKind::Revised).or(row.received_on)?;
    let on = revised.plus_months(REVISION_MONTHS.on(today)?);
    Some(Due::new(What::Plan, on, on.plus_months(-NEAR_MONTHS)).about(&row.doc))
}

fn dispute(row: &Listed) -> Option<Due> {
    let on = disputed_on(row)?;
    Some(Due::new(What::Dispute, on, on).about(&row.doc))
}

/// By the day the half-year begins, also when there is nothing to report.
fn report(rows: &[Listed], today: Day) -> Option<Due> {
    let begins = report_due(today);
    let reports = rows.iter().filter(|row| row.is(HalfYearReport::KIND));
    if reports.clone().any(|row| row.mark(MarkKind::HalfYear) == Some(begins)) {
        return None;
    }
    let due = Due::new(What::Report, begins, begins.plus_months(-SOON_MONTHS)).of_period(begins);
    let last = reports.max_by_key(|row| (row.mark(MarkKind::HalfYear), row.number));
    Some(last.map_or(due.clone(), |last| due.about(&last.doc)))
}

/// A fortnight after the first registration, until the municipality has said that it has applied.
fn standing(rows: &[Listed], enterprise: Option<EnterpriseStatus>) -> Option<Due> {
    let told = rows.iter().find(|row| row.is(TrainingEnterprise::KIND));
    let is_under_way = !matches!(enterprise, None | Some(EnterpriseStatus::NotApplied | EnterpriseStatus::Withdrawn));
    if told.is_some() && is_under_way {
        return None;
    }
    let first = live(rows).filter_map(|row| row.received_on).min()?;
    let due = Due::new(What::Enterprise, first.plus_days(ANSWER_DAYS), first);
    Some(told.map_or(due.clone(), |row| due.about(&row.doc)))
}

/// The next day by which registrations should be in: the last one that is more than the notice before a start.
fn registering(today: Day) -> Option<Due> {
    let notice = NOTICE_MONTHS.on(today)?;
    let start = next_rotation_after(today.plus_months(notice));
    let on = start.plus_months(-notice).plus_days(-1);
    Some(Due::new(What::Register, on, on.plus_months(-2 * SOON_MONTHS)).of_period(start))
}

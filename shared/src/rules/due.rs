//! Gjøremål: what is to be done by whom, and by which day, from what lists tell. Pure: today is an argument, and words
//! and links are the page's affair. Knows no drafts and no devices; those are not due, they are simply there.
//! Why each has two days: nobody wants to read in March what is due in November, and nobody wants to miss it.

pub mod begun;
pub mod municipality;
pub mod office;
pub mod trust;

use crate::{
    day::{Day, day},
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, closing::Closing, confirmation::TraineeVerdict,
        follow_up_meeting::FollowUpMeeting, half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
        local_agreement::LocalAgreement,
    },
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber},
    rules::{
        mark::{Mark, MarkKind},
        period::{Period, next_rotation_after},
    },
};

/// Forms the trainee is asked to confirm.
pub const CONFIRMED: [&str; 5] =
    [CandidateRegistration::KIND, ImplementationPlan::KIND, FollowUpMeeting::KIND, LocalAgreement::KIND, Closing::KIND];

/// How long before its day a half-year's work is asked for, months. Ours.
pub const SOON_MONTHS: i32 = 2;
/// The same for a meeting or a plan, months. Ours.
const NEAR_MONTHS: i32 = 1;
/// How long an answer may take before somebody is reminded, days. Ours.
const ANSWER_DAYS: i32 = 14;

/// The first half-year one could report for here. Nobody is late with an earlier one. Ours.
const FIRST_REPORT: Day = day(2027, 3, 1);

/// The first day, which is the due day, of the half-year a report is for on `today`: asked from two months before it
/// begins, and until the next one is asked for.
pub fn report_due(today: Day) -> Day {
    let (now, next) = (Period::containing(today).first_day(), next_rotation_after(today));
    let is_asked = today >= next.plus_months(-SOON_MONTHS);
    if is_asked || now < FIRST_REPORT { next } else { now }
}

/// Det listen vet om ett dokument: the newest revision of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub doc: String,
    pub kind: String,
    pub number: u64,
    pub doctor: Option<HprNumber>,
    pub municipality: Option<MunicipalityNumber>,
    pub trust: Option<HealthTrust>,
    pub received_on: Option<Day>,
    /// What the trainee has said of it, and when.
    pub said: Option<(TraineeVerdict, Option<Day>)>,
    pub wished_start: Option<Day>,
    /// Ids of provisions not met.
    pub findings: Vec<String>,
    pub marks: Vec<Mark>,
    pub is_closed: bool,
}

impl Listed {
    fn is(&self, kind: &str) -> bool {
        self.kind == kind && !self.is_closed && self.received_on.is_some()
    }

    pub fn mark(&self, what: MarkKind) -> Option<Day> {
        self.marks.iter().find(|mark| mark.what == what).map(|mark| mark.on)
    }
}

/// Hva som skal gjøres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The registration is renewed.
    Renew,
    /// A meeting is held: the agreed one, or the one the rule asks for.
    Meeting,
    /// What a meeting decided is done.
    Action,
    /// The plan is gone through.
    Plan,
    /// The trainee has not answered, and is reminded.
    Remind,
    /// The trainee says that something is wrong.
    Dispute,
    /// The half-year report is sent.
    Report,
    /// The municipality says where it stands as a training enterprise.
    Enterprise,
    /// Those who want to start are registered.
    Register,
    /// Registrations that have come since one last looked.
    New,
    /// The trust says who it is, or looks over what it has said.
    Profile,
    /// The trust says whether it agrees to three and three months.
    Split,
    /// Those who wish to start on a day that is near.
    Starts,
    /// Municipalities that have not reported for the half-year.
    Silent,
    /// A municipality has not answered a dispute.
    LongDispute,
    /// Slots for a year are decided.
    Capacity,
    /// Trainees without a supervisor.
    Supervisor,
}

/// Gjøremål: what, by when, from when it is asked for, and about which documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub what: What,
    /// The last day.
    pub on: Day,
    /// The first day on which it is asked for.
    pub from: Day,
    /// Documents it is about, the one to open first.
    pub docs: Vec<String>,
    /// How many of whatever it counts.
    pub count: usize,
    /// The first day of the half-year or the year it is for.
    pub period: Option<Day>,
}

impl Due {
    fn new(what: What, on: Day, from: Day) -> Due {
        Due { what, on, from, docs: Vec::new(), count: 1, period: None }
    }

    fn about(mut self, doc: &str) -> Due {
        self.docs.push(doc.to_owned());
        self
    }

    fn counting(self, docs: Vec<String>) -> Due {
        Due { count: docs.len(), docs, ..self }
    }

    fn of_period(self, first_day: Day) -> Due {
        Due { period: Some(first_day), ..self }
    }

    /// Whether a to-do list shows it today.
    pub fn is_asked(&self, today: Day) -> bool {
        today >= self.from
    }
}

/// Most urgent first; of one day in the order of [`What`].
fn in_order(mut dues: Vec<Due>) -> Vec<Due> {
    crate::order::sort_by_key(&mut dues, |due| (due.on, due.what));
    dues
}

/// Registrations that live.
fn live(rows: &[Listed]) -> impl Iterator<Item = &Listed> {
    rows.iter().filter(|row| row.is(CandidateRegistration::KIND))
}

/// The municipalities that have reported for the half-year that begins on `due`.
pub fn has_reported(rows: &[Listed], due: Day) -> impl Iterator<Item = &MunicipalityNumber> {
    let reports = rows.iter().filter(|row| row.is(HalfYearReport::KIND));
    reports.filter(move |row| row.mark(MarkKind::HalfYear) == Some(due)).filter_map(|row| row.municipality.as_ref())
}

/// Those of them that have said that there is nothing to report.
pub fn has_nothing_to_report(rows: &[Listed], due: Day) -> impl Iterator<Item = &MunicipalityNumber> {
    let reports = rows.iter().filter(|row| row.is(HalfYearReport::KIND));
    let nothing = reports.filter(move |row| row.mark(MarkKind::NothingToReport) == Some(due));
    nothing.filter_map(|row| row.municipality.as_ref())
}

/// The day a dispute was said, where it still stands.
fn disputed_on(row: &Listed) -> Option<Day> {
    match row.said {
        Some((TraineeVerdict::Disputed, on)) if !row.is_closed => on.or(row.received_on),
        _ => None,
    }
}

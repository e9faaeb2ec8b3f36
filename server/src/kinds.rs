//! The forms that can be filed: one line each, and what the server must know of each beside its check. Knows no keys, no
//! requests and no tables.

use crate::{
    kinds::letter::{Letter, Read},
    sheets::template,
    store::statement::ListedRow,
};
use serde_json::Value;
use shared::{
    api::{Role, Verdict},
    day::Day,
    form::{Form, Report, check},
    forms::{
        candidate_registration::CandidateRegistration,
        capacity::Capacity,
        capacity_evaluation::CapacityEvaluation,
        closing::{Cause, Closing},
        confirmation::Confirmation,
        follow_up_meeting::FollowUpMeeting,
        half_year_report::HalfYearReport,
        implementation_plan::ImplementationPlan,
        local_agreement::LocalAgreement,
        offer_answer::OfferAnswer,
        placement::Placement,
        release::Release,
        training_enterprise::TrainingEnterprise,
        trust_profile::TrustProfile,
    },
    grid::{self, Desk, Imported, SheetRow},
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber},
    refusal::Refusal,
    rules::facts::Facts,
    statement::digest::Digest,
    text::Language,
};

pub mod filed;
pub mod letter;
pub mod marks;
pub mod plain;

/// Reads the signed bytes of a payload as a letter of one kind.
type Reader = fn(&[u8]) -> Result<Box<dyn Letter>, Refusal>;

/// Reads the rows of a sheet, for a form or for the repeated group of it with this path.
type Importer = fn(&[SheetRow], Option<&str>, &Desk) -> Result<Imported, Refusal>;

/// Skjematype: a form by its name on the wire.
pub struct Kind {
    pub name: &'static str,
    /// Who may file it.
    pub by: &'static [Role],
    /// Reads a payload, and demands that it is written in the one way.
    pub read: Reader,
    /// Checks a bare body; `None` when it cannot be read.
    pub check: fn(&[u8], &Facts, Day) -> Option<Report>,
    /// JSON Schema 2020-12 of the body.
    pub schema: fn() -> Value,
    /// A workbook to fill in: for the form, or for one of its repeated groups.
    pub template: fn(Option<&str>, Language) -> Result<Vec<u8>, Refusal>,
    /// What a sheet says: each row a form, or a row of one repeated group.
    pub import: Importer,
}

const fn kind<F: Filed>(by: &'static [Role]) -> Kind {
    Kind {
        name: F::KIND,
        by,
        read: Read::<F>::open,
        check: check_body::<F>,
        schema: schema::<F>,
        template: template::write::<F>,
        import: import::<F>,
    }
}

/// Every form, and who may file it. Those that nobody may file yet can be checked and described.
pub const KINDS: &[Kind] = &[
    kind::<CandidateRegistration>(&[Role::Municipality]),
    kind::<ImplementationPlan>(&[Role::Municipality]),
    kind::<FollowUpMeeting>(&[Role::Municipality]),
    kind::<LocalAgreement>(&[Role::Municipality]),
    kind::<Closing>(&[Role::Municipality]),
    kind::<HalfYearReport>(&[Role::Municipality]),
    kind::<TrainingEnterprise>(&[Role::Municipality]),
    kind::<TrustProfile>(&[Role::Trust]),
    kind::<Confirmation>(&[Role::Trainee]),
    kind::<Placement>(&[]),
    kind::<OfferAnswer>(&[]),
    kind::<Release>(&[]),
    kind::<Capacity>(&[]),
    kind::<CapacityEvaluation>(&[]),
];

/// # Errors
/// [`Refusal::UnknownKind`].
pub fn find(name: &str) -> Result<&'static Kind, Refusal> {
    KINDS.iter().find(|kind| kind.name == name).ok_or(Refusal::UnknownKind)
}

/// What lists and rules need to know of a filed form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The trainee's name.
    pub trainee: String,
    /// The trainee's HPR number, for the rule of one live registration.
    pub doctor: Option<u32>,
    /// The trust it is addressed to.
    pub addressed: Option<HealthTrust>,
    pub wished_start: Option<Day>,
    /// What it is about, where that is another statement.
    pub target: Option<Target>,
    /// The municipality the doctor moves to, once they have confirmed it.
    pub heir: Option<MunicipalityNumber>,
}

impl Subject {
    /// What is about another statement concerns whom that one concerns.
    pub fn inherit(&mut self, target: &ListedRow) {
        self.trainee.clone_from(&target.trainee);
        self.doctor = target.doctor;
        self.addressed = target.addressed;
    }
}

/// The other statement a statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A trainee's word on exactly the revision with this payload.
    Revision(Digest, Verdict),
    /// The end of this document.
    Document(String),
}

/// A form that can be filed.
pub trait Filed: Form + Send + schemars::JsonSchema {
    fn subject(&self) -> Subject;
}

impl Filed for CandidateRegistration {
    fn subject(&self) -> Subject {
        Subject {
            trainee: self.trainee.name.clone(),
            doctor: self.trainee.hpr_number.map(|number| number.get()),
            addressed: self.trust,
            wished_start: self.wished_start,
            ..Subject::default()
        }
    }
}

/// A form about one trainee, or about nobody.
macro_rules! filed {
    ($($form:ty: about a trainee;)* $(; $($other:ty),*)?) => {
        $(impl Filed for $form {
            fn subject(&self) -> Subject {
                Subject {
                    trainee: self.trainee.name.clone(),
                    doctor: self.trainee.hpr_number.map(|number| number.get()),
                    ..Subject::default()
                }
            }
        })*
        $($(impl Filed for $other {
            fn subject(&self) -> Subject {
                Subject::default()
            }
        })*)?
    };
}

filed! {
    ImplementationPlan: about a trainee;
    FollowUpMeeting: about a trainee;
    LocalAgreement: about a trainee;
    ; HalfYearReport, TrainingEnterprise, TrustProfile, Placement, OfferAnswer, Release, Capacity, CapacityEvaluation
}

impl Filed for Closing {
    fn subject(&self) -> Subject {
        let moves = self.cause == Some(Cause::MovedInRegion);
        let heir = Some(self.municipality.clone()).filter(|heir| moves && heir.find().is_some());
        Subject { target: Some(Target::Document(self.about.0.clone())), heir, ..Subject::default() }
    }
}

impl Filed for Confirmation {
    fn subject(&self) -> Subject {
        let target = self.about.zip(self.verdict).map(|(about, verdict)| Target::Revision(about, verdict));
        Subject { target, ..Subject::default() }
    }
}

fn check_body<F: Filed>(bytes: &[u8], facts: &Facts, today: Day) -> Option<Report> {
    let body: F = plain::read(bytes)?;
    Some(check(&body, facts, today))
}

fn import<F: Filed>(sheet: &[SheetRow], rows: Option<&str>, desk: &Desk) -> Result<Imported, Refusal> {
    match rows {
        None => grid::forms::<F>(sheet, desk),
        Some(path) => grid::rows::<F>(sheet, path, desk.language),
    }
}

fn schema<F: Filed>() -> Value {
    schemars::schema_for!(F).into()
}

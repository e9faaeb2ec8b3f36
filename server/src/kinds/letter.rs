//! A statement that was read, with its form's type forgotten: its cover, its subject, and its judgment.

use super::{Filed, Subject};
use serde::Deserialize;
use shared::{
    api::{Organization, Role},
    day::Day,
    form::{Report, pass},
    refusal::{FailedProvision, Refusal},
    rules::facts::Facts,
    statement::{
        digest::Digest,
        payload::{self, Payload},
    },
};

/// What a statement says beside its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    pub kind: String,
    pub aud: String,
    pub organization: Organization,
    pub doc: String,
    pub rev: u32,
    pub previous: Option<Digest>,
}

/// A statement that was read and is not judged yet.
pub trait Letter: Send {
    fn cover(&self) -> &Cover;
    fn subject(&self) -> Subject;
    /// The ids of provisions not met, strictest first.
    ///
    /// # Errors
    /// [`Refusal::Shape`] with paths, or [`Refusal::Provisions`] with ids and paths; never a value.
    fn judge(&self, facts: &Facts, today: Day) -> Result<Vec<String>, Refusal>;
}

/// One form, read.
pub struct Read<F> {
    cover: Cover,
    body: F,
}

impl<F: Filed> Read<F> {
    /// Reads a payload; printed again it must be the same bytes.
    pub fn open(bytes: &[u8]) -> Result<Box<dyn Letter>, Refusal> {
        let version = Version::of(bytes).map(|found| found.v);
        let payload = match payload::read::<F>(bytes) {
            _ if version.is_some_and(|found| found != F::VERSION) => return Err(Refusal::UnknownVersion),
            read => read?,
        };
        let (cover, body) = part(payload);
        Ok(Box::new(Read { cover, body }))
    }
}

/// Parts a payload into cover and body.
pub fn part<B>(payload: Payload<B>) -> (Cover, B) {
    let Payload { kind, aud, municipality, trust, doctor, doc, rev, previous, body, .. } = payload;
    (
        Cover {
            kind,
            aud,
            organization: Organization { municipality, trust, doctor, reader: None },
            doc,
            rev,
            previous,
        },
        body,
    )
}

impl Cover {
    /// The role such a statement speaks in.
    pub fn role(&self) -> Role {
        match &self.organization {
            Organization { municipality: Some(_), .. } => Role::Municipality,
            Organization { trust: Some(_), .. } => Role::Trust,
            Organization { doctor: Some(_), .. } => Role::Trainee,
            Organization { .. } => Role::Office,
        }
    }
}

/// The version alone, to say «too old» rather than «unreadable».
#[derive(Deserialize)]
struct Version {
    v: u16,
}

impl Version {
    fn of(bytes: &[u8]) -> Option<Version> {
        serde_json::from_slice(bytes).ok()
    }
}

impl<F: Filed> Letter for Read<F> {
    fn cover(&self) -> &Cover {
        &self.cover
    }
    fn subject(&self) -> Subject {
        self.body.subject()
    }
    fn judge(&self, facts: &Facts, today: Day) -> Result<Vec<String>, Refusal> {
        match pass(&self.body, facts, today) {
            Ok((_, report)) => Ok(report.not_met().iter().map(|finding| finding.id.to_owned()).collect()),
            Err(report) => Err(why_not(&report)),
        }
    }
}

/// Shape comes first: a form that cannot be read says nothing about the law.
fn why_not(report: &Report) -> Refusal {
    if !report.problems.is_empty() {
        let mut problems: Vec<String> = report.problems.iter().map(|problem| problem.path.clone()).collect();
        problems.dedup();
        return Refusal::Shape { problems };
    }
    let blocking = report.findings.iter().filter(|finding| finding.blocks());
    let failed = |finding: &shared::rules::provision::Finding| FailedProvision {
        id: finding.id.to_owned(),
        path: finding.path().into_owned(),
    };
    Refusal::Provisions { failed: blocking.map(failed).collect() }
}

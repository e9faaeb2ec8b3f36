//! A form and its check: shape by `validator`, law by provisions, and the proof that both were passed. The only place
//! that sees validator's types. Knows no form in particular and no signature.

use crate::{
    answer::Fault,
    day::Day,
    question::{Kind, Question, Section, each, path_in_row},
    rules::{
        facts::Facts,
        provision::{Case, Finding, Force, Provision, Verdict},
    },
    text::Text,
};
use serde::{Serialize, Serializer, de::DeserializeOwned, ser::SerializeSeq};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

/// Skjema: a typed struct with its questions and its rules.
pub trait Form: Default + Clone + PartialEq + Serialize + DeserializeOwned + Validate + 'static {
    /// The name on the wire, in addresses and on the command line.
    const KIND: &'static str;
    /// The schema version new statements carry.
    const VERSION: u16;
    const TITLE: Text;
    const SECTIONS: &'static [Section<Self>];
    const PROVISIONS: &'static [Provision<Self>];
}

/// Feil: something wrong with the shape of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    pub fault: Fault,
}

/// Vurdering: everything there is to say about a form on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub problems: Vec<Problem>,
    /// In the order of the form's provisions.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Nothing stops the form from being sent.
    pub fn is_fileable(&self) -> bool {
        self.problems.is_empty() && !self.findings.iter().any(Finding::blocks)
    }
    /// What is not met, strictest first.
    pub fn not_met(&self) -> Vec<&Finding> {
        let mut rows: Vec<&Finding> = self.findings.iter().filter(|finding| finding.is_not_met()).collect();
        crate::order::sort_by_key(&mut rows, |finding| finding.force);
        rows
    }
    /// What is worth a word in a list: not met, and stricter than information.
    pub fn remarks(&self) -> Vec<&Finding> {
        self.not_met().into_iter().filter(|finding| finding.force <= Force::Offer).collect()
    }
}

/// What programs read: one list, shape first. A shape problem has force `shape` and cites nothing.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a> {
            id: &'a str,
            force: &'a str,
            answer: &'a str,
            path: &'a str,
            when: Option<()>,
            cite: &'a str,
        }
        let mut list = to.serialize_seq(Some(self.problems.len() + self.findings.len()))?;
        for problem in &self.problems {
            let (id, path) = (problem.fault.code(), problem.path.as_str());
            list.serialize_element(&Row { id, force: "shape", answer: "not_met", path, when: None, cite: "" })?;
        }
        for finding in &self.findings {
            list.serialize_element(finding)?;
        }
        list.end()
    }
}

/// Kontrollert: a form that was checked and may be signed. Only [`pass`] makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<F>(F);

impl<F> Checked<F> {
    pub fn body(&self) -> &F {
        &self.0
    }
}

/// Everything there is to say about `form`, for showing while it is filled in. Answers that are not asked are left out.
pub fn check<F: Form>(form: &F, facts: &Facts, today: Day) -> Report {
    let (asked, _) = prune(form);
    judge(&asked, facts, today)
}

/// The only way to a form that may be signed or filed. It must already be without answers that are not asked.
///
/// # Errors
/// The whole report, when anything stops it.
pub fn pass<F: Form>(form: &F, facts: &Facts, today: Day) -> Result<(Checked<F>, Report), Report> {
    let (asked, dropped) = prune(form);
    let mut report = judge(&asked, facts, today);
    if &asked != form {
        let path = dropped.first().cloned().unwrap_or_default();
        report.problems.push(Problem { path, fault: Fault::NotAnOption });
    }
    if report.is_fileable() { Ok((Checked(asked), report)) } else { Err(report) }
}

/// The form without answers to questions that are not asked now, and the paths of what was left out. Space around an
/// answer is dropped too. Pruning what was pruned changes nothing: an answer that goes may take the next question with it.
pub fn prune<F: Form>(form: &F) -> (F, Vec<String>) {
    let mut dropped = Vec::new();
    let mut asked = form.clone();
    while prune_once(&mut asked, &mut dropped) {}
    drop_blank_rows(&mut asked);
    (asked, dropped)
}

/// An answer to be written anew: its question, its row, and what stays of it.
type Change<F> = (&'static Question<F>, usize, String);

/// True when something became another. What is asked is decided before anything is written.
fn prune_once<F: Form>(form: &mut F, dropped: &mut Vec<String>) -> bool {
    let mut changes: Vec<Change<F>> = Vec::new();
    each(F::SECTIONS, form, |question, row, is_asked| {
        if is_asked && is_always_trim(&question.kind) {
            return; // most questions: nothing is read, let alone written
        }
        let answer = (question.lens.read)(form, row);
        let kept = if is_asked { answer.trim() } else { "" };
        if kept.is_empty() && !answer.trim().is_empty() {
            dropped.push(path_in_row(question.lens.path, row));
        }
        // what stays is a piece of the answer: as long as it is all of it
        if kept.len() != answer.len() || !is_in_order(&question.kind, kept) {
            changes.push((question, row, kept.to_owned()));
        }
    });
    let mut is_changed = false;
    for (question, row, kept) in changes {
        let before = (question.lens.read)(form, row);
        let _ = (question.lens.write)(form, row, &kept); // blank and trimmed answers can always be written
        is_changed |= (question.lens.read)(form, row) != before;
    }
    is_changed
}

/// Ticked boxes and goals are written again, which puts them in order, each once; goals only when they are not so yet.
fn is_in_order<F>(kind: &Kind<F>, answer: &str) -> bool {
    match kind {
        Kind::Many(_) => answer.is_empty(),
        Kind::Goals => answer.split(' ').is_sorted_by(|one, next| one < next),
        _ => true,
    }
}

/// Answers that are no text: nobody can put space around them.
fn is_always_trim<F>(kind: &Kind<F>) -> bool {
    matches!(kind, Kind::Date | Kind::Start | Kind::Count(..) | Kind::YesNo | Kind::One(_))
}

/// Rows that are not asked, or in which nothing is written, are no rows.
fn drop_blank_rows<F: Form>(form: &mut F) {
    use crate::question::Item;
    for item in F::SECTIONS.iter().flat_map(|section| section.items) {
        let Item::Rows(rows) = item else { continue };
        for row in (0..(rows.len)(form)).rev() {
            let blank = rows.cells.iter().all(|cell| (cell.lens.read)(form, row).is_empty());
            if blank {
                (rows.remove)(form, row);
            }
        }
    }
}

fn judge<F: Form>(asked: &F, facts: &Facts, today: Day) -> Report {
    let mut problems = shape(asked);
    each(F::SECTIONS, asked, |question, row, is_asked| {
        if is_asked && question.required && (question.lens.read)(asked, row).is_empty() {
            problems.push(Problem { path: path_in_row(question.lens.path, row), fault: Fault::Missing });
        }
    });
    crate::order::sort_by(&mut problems, |a, b| (&a.path, a.fault.code()).cmp(&(&b.path, b.fault.code())));
    let case = Case { body: asked, facts, today };
    let findings = F::PROVISIONS.iter().filter_map(|provision| answer(provision, &case)).collect();
    Report { problems, findings }
}

/// One rule's answer for a case; `None` when it has nothing to say.
pub fn answer<F>(provision: &Provision<F>, case: &Case<F>) -> Option<Finding> {
    let verdict = (provision.ask)(case);
    let Provision { id, cite, force, short, says, about, .. } = *provision;
    let force = match &verdict {
        Verdict::NotMet(shortfall) => shortfall.force.unwrap_or(force),
        _ => force,
    };
    (verdict != Verdict::NotAsked).then_some(Finding { id, cite, force, short, says, about, verdict })
}

/// What is wrong with the shape of the answers as they stand, also those that are not asked. Typed values are stripped.
pub fn shape<F: Form>(form: &F) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Err(errors) = form.validate() {
        collect(&errors, "", &mut problems);
    }
    problems
}

fn collect(errors: &ValidationErrors, prefix: &str, problems: &mut Vec<Problem>) {
    for (field, kind) in errors.errors() {
        let path = if prefix.is_empty() { field.to_string() } else { format!("{prefix}.{field}") };
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &path, problems),
            ValidationErrorsKind::List(rows) => {
                rows.iter().for_each(|(row, inner)| collect(inner, &format!("{path}.{row}"), problems));
            }
            ValidationErrorsKind::Field(found) => {
                problems.extend(found.iter().map(|error| problem(error, &path, prefix)))
            }
        }
    }
}

/// A rule about a whole row names the field it is shown at: code `wrong-order:to`. A rule about a list of plain answers
/// names the row: code `length@3`.
fn problem(error: &ValidationError, path: &str, prefix: &str) -> Problem {
    if let Some((code, row)) = error.code.split_once('@') {
        return Problem { path: format!("{path}.{row}"), fault: fault(code, error) };
    }
    let (code, field) = error.code.split_once(':').unwrap_or((&error.code, ""));
    let path = match (field.is_empty(), prefix.is_empty()) {
        (true, _) => path.to_owned(),
        (false, true) => field.to_owned(),
        (false, false) => format!("{prefix}.{field}"),
    };
    Problem { path, fault: fault(code, error) }
}

fn fault(code: &str, error: &ValidationError) -> Fault {
    let limit = |name: &str| error.params.get(name).and_then(serde_json::Value::as_f64).map(|n| n as i64);
    match (code, limit("min"), limit("max")) {
        ("length", _, Some(max)) if error.params.get("value").is_some_and(serde_json::Value::is_array) => {
            Fault::TooManyRows(max)
        }
        ("length", _, Some(max)) => Fault::TooLong(max),
        ("range", min, max) => {
            let value = limit("value").unwrap_or_default();
            match (min, max) {
                (Some(min), _) if value < min => Fault::TooSmall(min),
                (_, Some(max)) => Fault::TooLarge(max),
                _ => Fault::NotANumber,
            }
        }
        ("hidden-character", ..) => Fault::HiddenCharacter,
        ("national-number", ..) => Fault::NationalNumber,
        ("not-an-email", ..) => Fault::NotAnEmail,
        ("not-a-phone", ..) => Fault::NotAPhone,
        ("not-an-hpr", ..) => Fault::NotAnHpr,
        ("not-a-municipality", ..) => Fault::NotAMunicipality,
        ("wrong-order", ..) => Fault::WrongOrder,
        ("repeated", ..) => Fault::Repeated,
        ("not-an-organisation", ..) => Fault::NotAnOrganisation,
        ("not-a-link", ..) => Fault::NotALink,
        _ => Fault::NotAnOption,
    }
}

//! Forms as a person would fill them in, question by question. Knows the paths and what is typed; no screen and
//! no key.

mod capacity;
mod capacity_evaluation;
mod closing;
mod confirmation;
mod follow_up_meeting;
mod implementation_plan;
mod offer_answer;
mod placement;
mod release;
mod training_enterprise;
mod trust_profile;

use shared::{
    form::Form,
    question::{Item, Question, path_in_row},
};

mod half_year_report;
mod local_agreement;

/// Names of documents that answers may point to. A complete half-year report lists the first two at Nordlandssykehuset and
/// the third at UNN.
pub const DOCUMENTS: [&str; 4] = [
    "01930000-0000-7000-8000-00000000000a",
    "01930000-0000-7000-8000-00000000000b",
    "01930000-0000-7000-8000-00000000000c",
    "01930000-0000-7000-8000-00000000000d",
];

/// Every question of a registration that lacks nothing, with its answer as typed. On 22 November 2026 nothing in it
/// is refused.
pub const COMPLETE: &[(&str, &str)] = &[
    ("trainee.name", "Ánne Márjá Åsheim"),
    ("trainee.hpr_number", "9144889"),
    ("trainee.email", "anne@bodo.kommune.no"),
    ("trainee.phone", "+4791234567"),
    ("workplace", "Sentrum legekontor"),
    ("scheme", "new"),
    ("service_from", "2025-09-01"),
    ("earlier_posts.0.municipality", "1860"),
    ("earlier_posts.0.from", "2024-01-01"),
    ("earlier_posts.0.to", "2024-12-31"),
    ("position_percent", "100"),
    ("post", "own_list"),
    ("supervision_group", "ongoing"),
    ("group_from", "2025-10-01"),
    ("courses_completed", "3"),
    ("activities_completed", "12"),
    ("goals_approved", "40"),
    ("institution_months_done", "0"),
    ("trust", "nordland"),
    ("site", "bodo"),
    ("wished_start", "2028-03-01"),
    ("alternative_start", "2028-09-01"),
    ("vacancy_from", "2027-09-01"),
    ("length", "six_months"),
    ("wished_units.0", "internal_medicine"),
    ("wished_units.1", "mental_health_adults"),
    ("has_supervisor", "yes"),
    ("on_call_competent", "yes"),
    ("has_supervisor", "yes"),
    ("supervisor.name", "Kari Nordmann"),
    ("supervisor.municipality", "1804"),
    ("remarks", "Ønsker tjeneste nær hjemmet."),
];

/// The complete answers of a form, by its kind.
///
/// # Panics
/// For a kind without any.
pub fn complete(kind: &str) -> &'static [(&'static str, &'static str)] {
    match kind {
        "candidate-registration" => COMPLETE,
        "implementation-plan" => implementation_plan::COMPLETE,
        "half-year-report" => half_year_report::COMPLETE,
        "local-agreement" => local_agreement::COMPLETE,
        "placement" => placement::COMPLETE,
        "offer-answer" => offer_answer::COMPLETE,
        "release" => release::COMPLETE,
        "capacity" => capacity::COMPLETE,
        "capacity-evaluation" => capacity_evaluation::COMPLETE,
        "closing" => closing::COMPLETE,
        "confirmation" => confirmation::COMPLETE,
        "follow-up-meeting" => follow_up_meeting::COMPLETE,
        "training-enterprise" => training_enterprise::COMPLETE,
        "trust-profile" => trust_profile::COMPLETE,
        _ => panic!("{kind} has no complete answers"),
    }
}

/// The form these answers make.
///
/// # Panics
/// When no question has one of the paths, or an answer cannot be read.
pub fn fill<F: Form>(answers: &[(&str, &str)]) -> F {
    let mut form = F::default();
    for (path, typed) in answers {
        put(&mut form, path, typed);
    }
    form
}

/// Writes one answer; rows up to it are added.
///
/// # Panics
/// As [`fill`].
pub fn put<F: Form>(form: &mut F, path: &str, typed: &str) {
    let (question, row, rows) = find::<F>(path);
    if let Some(Item::Rows(rows)) = rows {
        while (rows.len)(form) <= row {
            let end = (rows.len)(form);
            (rows.insert)(form, end);
        }
    }
    let written = (question.lens.write)(form, row, typed);
    assert!(written.is_ok(), "{path} cannot be answered so: {written:?}");
}

/// The question at `path`, its row, and the rows it stands in.
fn find<F: Form>(path: &str) -> (&'static Question<F>, usize, Option<&'static Item<F>>) {
    for item in F::SECTIONS.iter().flat_map(|section| section.items) {
        match item {
            Item::Question(question) if question.lens.path == path => return (question, 0, None),
            Item::Question(_) => {}
            Item::Rows(rows) => {
                let in_row = |row| rows.cells.iter().find(|cell| path_in_row(cell.lens.path, row) == path);
                if let Some((row, cell)) = (0..rows.most).find_map(|row| Some((row, in_row(row)?))) {
                    return (cell, row, Some(item));
                }
            }
        }
    }
    panic!("no question has the path {path}")
}

//! The plan that is laid before everybody: so many periods, and what else a whole training has. And its questions in a
//! form that other engines' definitions can be made from. Knows no browser.

use serde_json::{Value, json};
use shared::{
    day::day,
    form::Form,
    forms::implementation_plan::ImplementationPlan,
    question::{Item, Kind, Question},
};

/// Where is typed: the place of a period in the middle.
pub const TYPED_ROW: usize = 35;

/// What stands in the place of a period.
pub fn place(row: usize) -> String {
    format!("Legekontor {}", row + 1)
}

/// An expression that finds the field with this answer.
pub fn field_with(answer: &str) -> String {
    format!("[...document.querySelectorAll('input')].find(field => field.value === '{answer}')")
}

/// A plan that lacks nothing, a month for each period; after six years they begin anew, at five per cent.
pub fn body(periods: usize) -> Value {
    let kinds = ["open_practice", "other_practice", "hospital_service", "municipal_institution"];
    let period = |row: usize| {
        let month = (row % 72) as i32;
        let from = day(2025, 9, 1).plus_months(month);
        let to = from.plus_months(1).plus_days(-1);
        let percent = if periods > 72 { 5 } else { 100 };
        json!({ "kind": kinds[row % 4], "from": from.to_string(), "to": to.to_string(), "percent": percent,
            "place": place(row), "goals": [format!("ALM-{:03}", row % 80 + 10), "FKM-001"] })
    };
    let on = |at: usize| day(2026, 1, 5).plus_months(at as i32).to_string();
    let rows = |count: usize, row: &dyn Fn(usize) -> Value| (0..count).map(row).collect::<Vec<Value>>();
    json!({
        "trainee": { "name": "Ánne Márjá Åsheim", "hpr_number": 9_144_889 },
        "scheme": "new",
        "started_on": "2025-09-01",
        "roles": {
            "leader": "Inga Bær",
            "supervisor": { "name": "Kari Nordmann", "hpr_number": 7_654_321, "specialist": true },
            "clinical_supervisors": ["Ola Ekrem", "Sárá Vannar"],
        },
        "periods": rows(periods, &period),
        "courses": rows(12, &|at| json!({ "title": format!("Kurs {}", at + 1), "planned_on": on(at) })),
        "practice_visits": rows(6, &|at| json!({ "place": format!("Besøk {}", at + 1), "planned_on": on(at) })),
        "supervision_group": { "from": "2025-10-01", "to": "2027-09-30", "hours_completed": 60 },
        "individual_supervision": { "hours_per_month": 4, "agreed_on": "2025-09-15" },
        "goals": rows(16, &|at| json!({ "code": format!("ALM-{:03}", at + 10), "planned_in": 2028 })),
        "revised_on": "2026-09-01",
    })
}

/// The questions and the answers, for other engines.
pub fn described(periods: usize) -> Value {
    let sections: Vec<Value> = ImplementationPlan::SECTIONS.iter().map(|section| {
        let item = |item: &Item<ImplementationPlan>| match item {
            Item::Question(question) => asked(question, question.lens.path),
            Item::Rows(rows) if rows.cells.len() > 1 => {
                let cell = |cell: &Question<ImplementationPlan>| {
                    asked(cell, cell.lens.path.rsplit('.').next().unwrap_or_default())
                };
                let cells: Vec<Value> = rows.cells.iter().map(cell).collect();
                json!({ "path": rows.path, "label": rows.label.nb, "one": rows.one.nb, "most": rows.most, "cells": cells })
            }
            // a list of names is one line for the others
            Item::Rows(rows) => json!({ "path": rows.path, "label": rows.label.nb, "kind": "names", "most": 2000 }),
        };
        json!({ "id": section.id, "title": section.title.nb, "items": section.items.iter().map(item).collect::<Vec<_>>() })
    }).collect();
    json!({ "title": ImplementationPlan::TITLE.nb, "sections": sections, "body": body(periods) })
}

fn asked(question: &Question<ImplementationPlan>, path: &str) -> Value {
    let choices = |choices: &[shared::answer::Choice]| {
        choices.iter().map(|choice| json!([choice.code, choice.label.nb])).collect::<Vec<_>>()
    };
    let (kind, most, choices) = match &question.kind {
        Kind::Date | Kind::Start => ("date", 0, Vec::new()),
        Kind::Count(most, _) => ("integer", *most, Vec::new()),
        Kind::Hpr => ("integer", 999_999_999, Vec::new()),
        Kind::YesNo => ("yes_no", 0, Vec::new()),
        Kind::One(all) => ("choice", 0, choices(all)),
        Kind::Pick(all) => ("choice", 0, choices(&all(&ImplementationPlan::default()))),
        Kind::Line(most) => ("text", u32::from(*most), Vec::new()),
        _ => ("text", 600, Vec::new()),
    };
    let Question { label, required, .. } = question;
    json!({ "path": path, "label": label.nb, "kind": kind, "most": most, "choices": choices, "required": required })
}

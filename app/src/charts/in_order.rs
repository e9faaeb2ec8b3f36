//! The facts of a plan in the order of time, as a table: what the timeline draws, for those who do not see it. Knows no picture.

use leptos::prelude::*;
use shared::{
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
    rules::plans::standing::Standing,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TABLE: Text = t("Tabell", "Tabell", "Table");
    pub const TIMELINE: Text = t("Tidslinje", "Tidslinje", "Timeline");
    pub const WHAT: Text = t("Hva", "Kva", "What");
    pub const FROM: Text = t("Fra og med", "Frå og med", "From");
    pub const TO: Text = t("Til og med", "Til og med", "Until");
    pub const PERCENT: Text = t("Prosent", "Prosent", "Per cent");
    pub const PLACE: Text = t("Sted", "Stad", "Place");
    pub const GAP: Text = t("Uten periode", "Utan periode", "No period");
    pub const PLANNED: Text = t("Planlagt", "Planlagt", "Planned");
    pub const HOURS: Text = t("{n} timer gjennomført", "{n} timar gjennomførte", "{n} hours completed");
    pub const COURSE: Text = t("Kurs", "Kurs", "Course");
    pub const VISIT: Text = t("Praksisbesøk", "Praksisbesøk", "Practice visit");
    pub const GOAL: Text = t("Læringsmål", "Læringsmål", "Learning goal");
    pub const SUPERVISION: Text = t("Veiledningsgruppe", "Rettleiingsgruppe", "Supervision group");
    pub const COMPLETED: Text = t("Forventet ferdig", "Venta ferdig", "Expected to be completed");
}

/// Follows the plan.
pub fn table(plan: Memo<ImplementationPlan>, standing: Memo<Standing>, language: Language) -> AnyView {
    let rows = move || {
        let mut facts = plan.with(|plan| facts(plan, language));
        standing.with(|standing| {
            let gap = |(from, to): &(Day, Day)| Fact::between(says::GAP.read(language), *from, Some(*to));
            facts.extend(standing.gaps.iter().map(gap));
            facts.extend(standing.completed_on.map(|day| Fact::between(says::COMPLETED.read(language), day, None)));
        });
        shared::order::sort_by_key(&mut facts, |fact| fact.from);
        facts.into_iter().map(|fact| fact.row()).collect_view()
    };
    let head = |text: Text| view! { <th scope="col">{text.read(language)}</th> };
    view! {
        <div class="tl-table ds-focus" tabindex="0" role="group" aria-label=says::TABLE.read(language)>
            <table class="ds-table" data-color="neutral">
                <caption class="ds-sr-only">{says::TIMELINE.read(language)}</caption>
                <thead>
                    <tr>{head(says::WHAT)} {head(says::FROM)} {head(says::TO)} {head(says::PERCENT)} {head(says::PLACE)}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One line of the table.
struct Fact {
    what: String,
    from: Day,
    to: Option<Day>,
    percent: Option<u16>,
    place: String,
}

impl Fact {
    fn between(what: &str, from: Day, to: Option<Day>) -> Fact {
        Fact { what: what.to_owned(), from, to, percent: None, place: String::new() }
    }

    fn row(self) -> AnyView {
        let percent = self.percent.map(|percent| format!("{percent}\u{a0}%"));
        view! {
            <tr>
                <th scope="row">{self.what}</th>
                <td class="num">{self.from.in_numbers()}</td>
                <td class="num">{self.to.map(Day::in_numbers)}</td>
                <td class="num">{percent}</td>
                <td>{self.place}</td>
            </tr>
        }
        .into_any()
    }
}

fn facts(plan: &ImplementationPlan, language: Language) -> Vec<Fact> {
    let period = |period: &PlannedPeriod| {
        let kind = period.kind?;
        let words = PeriodKind::CHOICES.iter().find(|choice| choice.code == kind.code())?;
        let fact = Fact::between(words.label.read(language), period.from?, period.to);
        Some(Fact { percent: period.percent, place: period.place.clone(), ..fact })
    };
    let mut facts: Vec<Fact> = plan.periods.iter().filter_map(period).collect();
    let named = |what: Text, name: &str| format!("{}: {name}", what.read(language));
    for course in &plan.courses {
        let on = course.completed_on.or(course.planned_on);
        facts.extend(on.map(|on| Fact::between(&named(says::COURSE, &course.title), on, None)));
    }
    for visit in &plan.practice_visits {
        let on = visit.completed_on.or(visit.planned_on);
        facts.extend(on.map(|on| Fact::between(&named(says::VISIT, &visit.place), on, None)));
    }
    for goal in &plan.goals {
        let code = goal.code.map(|code| code.to_string()).unwrap_or_default();
        let words = named(says::GOAL, &code);
        let approved = goal.approved_on.map(|on| Fact::between(&words, on, None));
        let planned = goal.planned_in.and_then(|year| {
            let year = i16::try_from(year).ok()?;
            let (first, last) = (Day::new(year, 1, 1)?, Day::new(year, 12, 31)?);
            Some(Fact { place: says::PLANNED.read(language).to_owned(), ..Fact::between(&words, first, Some(last)) })
        });
        facts.extend(approved.or(planned));
    }
    let group = &plan.supervision_group;
    let hours = group.hours_completed.map(|n| says::HOURS.fill(language, &[("n", &n.to_string())]));
    facts.extend(group.from.map(|from| {
        let fact = Fact::between(says::SUPERVISION.read(language), from, group.to);
        Fact { place: hours.unwrap_or_default(), ..fact }
    }));
    facts
}

//! Counted months beside what is demanded: bars in a table. Knows the plan's standing, no question.

use super::svg::{Shape, draw};
use leptos::{prelude::*, svg};
use shared::{
    day::Day,
    forms::implementation_plan::PeriodKind,
    rules::{
        counted::Months,
        plans::{months::Limits, standing::Standing, stretches::Tally},
    },
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const CAPTION: Text = t("Måneder som teller", "Månader som tel", "Months that count");
    pub const NOW: Text = t("Nå", "No", "Now");
    pub const PLANNED: Text = t("I planen", "I planen", "In the plan");
    pub const DEMAND: Text = t("Krav", "Krav", "Requirement");
    pub const BAR: Text = t("Søyle", "Søyle", "Bar");
    pub const ALL: Text = t("I alt", "I alt", "In all");
    pub const OPEN: Text = t("Åpen praksis", "Open praksis", "Open practice");
    pub const OTHER: Text = t("Annen praksis", "Annan praksis", "Other practice");
    pub const INSTITUTION: Text = t("Institusjon", "Institusjon", "Institution");
    pub const LEAST: Text = t("minst {n}", "minst {n}", "at least {n}");
    pub const MOST: Text = t("høyst {n}", "høgst {n}", "at most {n}");
    pub const BETWEEN: Text = t("{n} til {m}", "{n} til {m}", "{n} to {m}");
}

/// One line of the table.
struct Line {
    name: Text,
    done: Months,
    planned: Months,
    demand: String,
    /// Where the demands stand on the bar.
    ticks: Vec<Months>,
}

/// The bar's whole width is so many months.
const WIDTH: f64 = 300.0;

/// The table, anew whenever the standing is another.
pub fn meters(standing: Memo<Standing>, today: Day, language: Language) -> AnyView {
    let rows = move || {
        let standing = standing.get();
        lines(&standing, today, language).into_iter().map(|line| row(line, today, language)).collect_view()
    };
    let head = |text: Text| view! { <th scope="col" class="n">{text.read(language)}</th> };
    view! {
        <table class="ds-table meters" data-color="neutral">
            <caption class="ds-sr-only">{says::CAPTION.read(language)}</caption>
            <thead>
                <tr>
                    <th scope="col">{says::CAPTION.read(language)}</th>
                    <th scope="col" class="m"><span class="ds-sr-only">{says::BAR.read(language)}</span></th>
                    {head(says::NOW)} {head(says::PLANNED)}
                    <th scope="col">{says::DEMAND.read(language)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn lines(standing: &Standing, today: Day, language: Language) -> Vec<Line> {
    let limits = Limits::on(today);
    let whole = |months: Months| (months.hundredths() / 100).to_string();
    let least = |months: Months| says::LEAST.fill(language, &[("n", &whole(months))]);
    let of = |kind: PeriodKind| (standing.done.counted(kind), standing.planned.counted(kind));
    let (open, other) = (of(PeriodKind::OpenPractice), of(PeriodKind::OtherPractice));
    let institution = |tally: &Tally| tally.institution();
    let between = [("n", whole(limits.open_practice_least)), ("m", whole(limits.open_practice_most))];
    let between: Vec<(&str, &str)> = between.iter().map(|(name, value)| (*name, value.as_str())).collect();
    vec![
        Line {
            name: says::ALL,
            done: standing.done_total,
            planned: standing.planned_total,
            demand: least(limits.total),
            ticks: vec![limits.total],
        },
        Line {
            name: says::OPEN,
            done: open.0,
            planned: open.1,
            demand: says::BETWEEN.fill(language, &between),
            ticks: vec![limits.open_practice_least, limits.open_practice_most],
        },
        Line {
            name: says::OTHER,
            done: other.0,
            planned: other.1,
            demand: says::MOST.fill(language, &[("n", &whole(limits.other_practice_most))]),
            ticks: vec![limits.other_practice_most],
        },
        Line {
            name: says::INSTITUTION,
            done: institution(&standing.done),
            planned: institution(&standing.planned),
            demand: least(limits.institution_least),
            ticks: vec![limits.institution_least],
        },
    ]
}

fn row(line: Line, today: Day, language: Language) -> AnyView {
    let Line { name, done, planned, demand, ticks } = line;
    let shapes = bars(done, planned, &ticks, Limits::on(today).total);
    let node: NodeRef<svg::G> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(group) = node.get() {
            draw(&group, &shapes);
        }
    });
    view! {
        <tr>
            <th scope="row">{name.read(language)}</th>
            <td class="m">
                <svg class="meter" viewBox="0 0 302 26" aria-hidden="true">
                    <g node_ref=node></g>
                </svg>
            </td>
            <td class="n num"><b>{done.in_hundredths(language)}</b></td>
            <td class="n num">{planned.in_hundredths(language)}</td>
            <td>{demand}</td>
        </tr>
    }
    .into_any()
}

fn bars(done: Months, planned: Months, ticks: &[Months], whole: Months) -> Vec<Shape> {
    let scale = WIDTH / (whole.hundredths().max(1) as f64);
    let x = |months: Months| (months.hundredths() as f64 * scale).min(WIDTH);
    let mut shapes = vec![
        Shape::rect("meter__track", 1.0, 6.0, WIDTH, 14.0),
        Shape::rect("meter__plan", 1.0, 6.5, x(planned), 13.0),
        Shape::rect("meter__done", 1.0, 6.0, x(done), 14.0),
    ];
    shapes.extend(
        ticks.iter().map(|tick| Shape::path("meter__tick", format!("M{} 1v24", super::svg::figure(1.0 + x(*tick))))),
    );
    shapes
}

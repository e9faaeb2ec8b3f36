//! Tidslinje: a whole training on one line of sight. Works out where everything stands; draws nothing itself.

use super::{
    grips::{grips, holds, of_mark},
    svg::{Shape, figure, lettering},
};
use shared::{
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind},
    rules::{
        period::{Half, Period},
        plans::standing::Standing,
    },
    text::{Language, Text, t},
};

/// Pixels for a day: a year is as wide as a hand.
const DAY: f64 = 0.4468;
/// Where lanes begin, from above: practice, hospital, leave, group, courses and visits, goals.
const LANES: [f64; 6] = [68.0, 192.0, 238.0, 284.0, 330.0, 376.0];
pub const HEIGHT: f64 = 442.0;
/// Practice at a hundred per cent.
const FULL: f64 = 80.0;
const FLOOR: f64 = 178.0;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TODAY: Text = t("I dag", "I dag", "Today");
    pub const DONE: Text = t("Ferdig {day}", "Ferdig {day}", "Completed {day}");
    pub const HOURS: Text = t("{n} timer", "{n} timar", "{n} hours");
    pub const GOALS: Text = t("{n} mål", "{n} mål", "{n} goals");
}

/// A timeline, worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    pub width: f64,
    pub shapes: Vec<Shape>,
}

/// From days to places on the drawing.
#[derive(Clone, Copy)]
struct Scale {
    first: Day,
    last: Day,
}

impl Scale {
    fn x(self, day: Day) -> f64 {
        f64::from(self.first.days_until(day)) * DAY
    }
    fn width(self) -> f64 {
        self.x(self.last) + DAY
    }
}

/// How many days a width on the drawing is.
pub fn days(pixels: f64) -> i32 {
    (pixels / DAY).round() as i32
}

/// Everything there is to draw; nothing while no period has both its days. While something is tried, `own` is the plan
/// as it is: drawn below what is tried, where they differ.
pub fn timeline(
    plan: &ImplementationPlan,
    own: Option<&ImplementationPlan>,
    standing: &Standing,
    today: Day,
    language: Language,
) -> Option<Timeline> {
    let scale = scale(plan, own, standing)?;
    let mut shapes = Vec::with_capacity(64);
    calendar(scale, &mut shapes);
    lanes(scale, &mut shapes);
    practice(plan, scale, today, &mut shapes);
    gaps(standing, scale, &mut shapes);
    institution_and_leave(plan, scale, today, &mut shapes);
    group(plan, scale, today, language, &mut shapes);
    marks(plan, scale, &mut shapes);
    goals(plan, scale, language, &mut shapes);
    line_of_today(scale, today, language, &mut shapes);
    end(standing, scale, language, &mut shapes);
    own.into_iter().for_each(|own| as_it_is(own, plan, scale, &mut shapes));
    Some(Timeline { width: scale.width(), shapes })
}

fn scale(plan: &ImplementationPlan, own: Option<&ImplementationPlan>, standing: &Standing) -> Option<Scale> {
    let dated = plan.periods.iter().chain(own.into_iter().flat_map(|own| &own.periods));
    let dated = dated.flat_map(|period| [period.from, period.to]);
    let group = [plan.supervision_group.from, plan.supervision_group.to];
    let courses = plan.courses.iter().map(|course| course.completed_on.or(course.planned_on));
    let visits = plan.practice_visits.iter().map(|visit| visit.completed_on.or(visit.planned_on));
    let all: Vec<Day> = dated
        .chain(group)
        .chain(courses)
        .chain(visits)
        .chain([standing.completed_on, plan.started_on])
        .flatten()
        .collect();
    let (first, last) = (*all.iter().min()?, *all.iter().max()?);
    let sane = first.days_until(last) < 40 * 366; // a mistyped year is no reason to draw a century
    sane.then(|| Scale { first: Period::containing(first).first_day(), last: Period::containing(last).last_day() })
}

fn calendar(scale: Scale, shapes: &mut Vec<Shape>) {
    let mut period = Period::containing(scale.first);
    while period.first_day() <= scale.last {
        let (x, until) = (scale.x(period.first_day()), scale.x(period.last_day()) + DAY);
        let is_first_half = period.half == Half::P1;
        if is_first_half {
            shapes.push(Shape::rect("tl-p1", x, 46.0, until - x, HEIGHT - 46.0));
        }
        shapes.push(Shape::text("tl-p", x + 6.0, 62.0, if is_first_half { "P1" } else { "P2" }.into()));
        period = period.next();
    }
    for year in scale.first.year()..=scale.last.year() {
        let Some(new_year) = Day::new(year, 1, 1) else { continue };
        let x = scale.x(new_year.max(scale.first));
        shapes.push(Shape::text("tl-yearno", x + 7.0, 41.0, year.to_string()));
        if new_year > scale.first {
            shapes.push(Shape::path("tl-year", format!("M{} 26V{}", figure(x), figure(HEIGHT))));
        }
    }
}

fn lanes(scale: Scale, shapes: &mut Vec<Shape>) {
    let across = |y: f64| format!("M0 {}H{}", figure(y), figure(scale.width()));
    shapes.extend(LANES.iter().map(|y| Shape::path("tl-lane", across(*y))));
    shapes.push(Shape::path("tl-half", [across(FLOOR - FULL), across(FLOOR - FULL / 2.0)].concat()));
    shapes.push(Shape::path("tl-floor", across(FLOOR)));
}

/// What is over, and what is still to come, of a bar that may be both.
fn bar(classes: [&'static str; 2], scale: Scale, days: (Day, Day), today: Day, y: f64, height: f64) -> Vec<Shape> {
    let (from, until) = (days.0, days.1.plus_days(1));
    let turn = today.plus_days(1).clamp(from, until);
    let part = |class, a: Day, b: Day| Shape::rect(class, scale.x(a), y, scale.x(b) - scale.x(a), height);
    let done = (from < turn).then(|| part(classes[0], from, turn));
    let planned = (turn < until).then(|| part(classes[1], turn, until));
    done.into_iter().chain(planned).collect()
}

/// Height is per cent; what runs at the same time stands on what began before it.
fn practice(plan: &ImplementationPlan, scale: Scale, today: Day, shapes: &mut Vec<Shape>) {
    let mut standing: Vec<(Day, Day, f64)> = Vec::new();
    for (number, period) in plan.periods.iter().enumerate() {
        let (Some(kind), Some(from), Some(to), Some(percent)) = (period.kind, period.from, period.to, period.percent)
        else {
            continue;
        };
        let classes = match kind {
            PeriodKind::OpenPractice => ["tl-open done", "tl-open plan"],
            PeriodKind::OtherPractice => ["tl-other done", "tl-other plan"],
            _ => continue,
        };
        if to < from {
            continue;
        }
        let below: f64 = standing.iter().filter(|(a, b, _)| *a <= to && from <= *b).map(|(_, _, height)| height).sum();
        let height = (f64::from(percent) / 100.0 * FULL).min(FULL - below).max(4.0);
        let y = FLOOR - below - height;
        standing.push((from, to, height));
        shapes.extend(bar(classes, scale, (from, to), today, y, height).into_iter().map(|bar| holds(bar, number)));
        shapes.extend(grips(number, scale.x(from), scale.x(to.plus_days(1)), y, height));
        let room = scale.x(to) - scale.x(from);
        if height >= 30.0 && room > 70.0 {
            let words: String = period.place.chars().take((room / 8.0) as usize).collect();
            let is_filled = kind == PeriodKind::OpenPractice && from <= today;
            let filled = if is_filled { scale.x(today.min(to).plus_days(1)) - scale.x(from) } else { 0.0 };
            let [bold, plain] = lettering(filled, words.chars().count().max(5) as f64 * 8.0 + 10.0);
            shapes.push(Shape::text(bold, scale.x(from) + 10.0, y + 18.0, format!("{percent}\u{a0}%")));
            shapes.push(Shape::text(plain, scale.x(from) + 10.0, y + 35.0, words));
        }
    }
}

fn gaps(standing: &Standing, scale: Scale, shapes: &mut Vec<Shape>) {
    for (from, to) in &standing.gaps {
        let x = scale.x(*from);
        shapes.push(Shape::rect("tl-gap", x, FLOOR - FULL, scale.x(to.plus_days(1)) - x, 176.0));
    }
}

fn institution_and_leave(plan: &ImplementationPlan, scale: Scale, today: Day, shapes: &mut Vec<Shape>) {
    for (number, period) in plan.periods.iter().enumerate() {
        let (Some(from), Some(to)) = (period.from, period.to) else { continue };
        let (classes, y, height) = match period.kind {
            _ if to < from => continue,
            Some(PeriodKind::HospitalService | PeriodKind::MunicipalInstitution) => {
                (["tl-inst done", "tl-inst plan"], LANES[1] + 10.0, 26.0)
            }
            Some(PeriodKind::Leave) => (["tl-leave", "tl-leave"], LANES[2] + 12.0, 22.0),
            _ => continue,
        };
        shapes.extend(bar(classes, scale, (from, to), today, y, height).into_iter().map(|bar| holds(bar, number)));
        shapes.extend(grips(number, scale.x(from), scale.x(to.plus_days(1)), y, height));
        if period.is_institution() && !period.place.is_empty() {
            let (middle, room) = ((scale.x(from) + scale.x(to)) / 2.0, scale.x(to) - scale.x(from));
            let words: String = period.place.chars().take((room / 7.5) as usize).collect();
            let class = match (from <= today, to < today) {
                (_, true) => "on b",
                (true, false) => "halo b",
                (false, _) => "b",
            };
            shapes.push(Shape::text(class, middle, y + 18.0, words).centered());
        }
    }
}

/// What is tried otherwise: a dashed bar below the lane of a period, a dashed circle in the place of a course or visit.
fn as_it_is(own: &ImplementationPlan, tried: &ImplementationPlan, scale: Scale, shapes: &mut Vec<Shape>) {
    for (own, _) in own.periods.iter().zip(&tried.periods).filter(|(own, tried)| own != tried) {
        let (Some(kind), Some(from), Some(to)) = (own.kind, own.from, own.to) else { continue };
        let y = match kind {
            PeriodKind::OpenPractice | PeriodKind::OtherPractice => FLOOR + 3.0,
            PeriodKind::HospitalService | PeriodKind::MunicipalInstitution => LANES[1] + 38.0,
            PeriodKind::Leave => LANES[2] + 36.0,
        };
        if from <= to {
            shapes.push(Shape::rect("tl-own", scale.x(from), y, scale.x(to.plus_days(1)) - scale.x(from), 7.0));
        }
    }
    let courses = own.courses.iter().zip(&tried.courses).map(|(own, tried)| (own.planned_on, tried.planned_on));
    let visits = own.practice_visits.iter().zip(&tried.practice_visits);
    let visits = visits.map(|(own, tried)| (own.planned_on, tried.planned_on));
    for on in courses.chain(visits).filter(|(own, tried)| own != tried).filter_map(|(own, _)| own) {
        shapes.push(Shape::circle("tl-own", scale.x(on), LANES[4] + 23.0, 6.0));
    }
}

fn group(plan: &ImplementationPlan, scale: Scale, today: Day, language: Language, shapes: &mut Vec<Shape>) {
    let group = &plan.supervision_group;
    let (Some(from), Some(to)) = (group.from, group.to) else { return };
    if to < from {
        return;
    }
    let y = LANES[3] + 12.0;
    shapes.extend(bar(["tl-group done", "tl-group plan"], scale, (from, to), today, y, 22.0));
    if let Some(hours) = group.hours_completed {
        let words = says::HOURS.fill(language, &[("n", &hours.to_string())]);
        shapes.push(Shape::text("halo", scale.x(to) + 8.0, y + 15.5, words));
    }
}

/// Courses are circles and visits are squares on their corner; filled when done.
fn marks(plan: &ImplementationPlan, scale: Scale, shapes: &mut Vec<Shape>) {
    let y = LANES[4] + 23.0;
    let state = |done: Option<Day>| if done.is_some() { "tl-mark done" } else { "tl-mark plan" };
    for (number, course) in plan.courses.iter().enumerate() {
        if let Some(on) = course.completed_on.or(course.planned_on).filter(|on| is_inside(scale, *on)) {
            shapes.push(Shape::circle(state(course.completed_on), scale.x(on), y, 6.0));
            shapes.extend(course.completed_on.is_none().then(|| of_mark("courses", number, scale.x(on), y)));
        }
    }
    for (number, visit) in plan.practice_visits.iter().enumerate() {
        if let Some(on) = visit.completed_on.or(visit.planned_on).filter(|on| is_inside(scale, *on)) {
            let d = format!("M{} {}l8.5 8.5-8.5 8.5-8.5-8.5z", figure(scale.x(on)), figure(y - 8.5));
            shapes.push(Shape::path(state(visit.completed_on), d));
            shapes.extend(visit.completed_on.is_none().then(|| of_mark("practice_visits", number, scale.x(on), y)));
        }
    }
}

fn is_inside(scale: Scale, day: Day) -> bool {
    scale.first <= day && day <= scale.last
}

/// One flag a year: how many goals were approved in it, or are planned.
fn goals(plan: &ImplementationPlan, scale: Scale, language: Language, shapes: &mut Vec<Shape>) {
    for year in scale.first.year()..=scale.last.year() {
        let approved = plan.goals.iter().filter(|goal| goal.approved_on.is_some_and(|on| on.year() == year)).count();
        let planned =
            plan.goals.iter().filter(|goal| goal.approved_on.is_none() && goal.planned_in == Some(year as u16));
        for (class, count, month) in [("tl-flag done", approved, 4), ("tl-flag plan", planned.count(), 9)] {
            let Some(on) = Day::new(year, month, 1).filter(|on| count > 0 && is_inside(scale, *on)) else { continue };
            let x = scale.x(on);
            shapes.push(Shape::path("tl-pole", format!("M{} 388v44", figure(x))));
            shapes.push(Shape::path(class, format!("M{} 388h17l-5 6.5 5 6.5h-17z", figure(x))));
            let words = says::GOALS.fill(language, &[("n", &count.to_string())]);
            shapes.push(Shape::text("halo", x + 6.0, 418.0, words));
        }
    }
}

fn line_of_today(scale: Scale, today: Day, language: Language, shapes: &mut Vec<Shape>) {
    if !is_inside(scale, today) {
        return;
    }
    let x = scale.x(today);
    shapes.push(Shape::path("tl-today", format!("M{} 12V{}", figure(x), figure(HEIGHT))));
    shapes.push(Shape::rect("tl-pill", x - 24.0, 0.0, 48.0, 20.0));
    shapes.push(Shape::text("tl-pilltext", x, 14.5, says::TODAY.read(language).into()).centered());
}

fn end(standing: &Standing, scale: Scale, language: Language, shapes: &mut Vec<Shape>) {
    let Some(day) = standing.completed_on else { return };
    let x = scale.x(day.plus_days(1));
    shapes.push(Shape::path("tl-end", format!("M{} 4V{}", figure(x), figure(HEIGHT))));
    shapes.push(Shape::path("tl-endflag", format!("M{} 2h17l-5 6.5 5 6.5h-17z", figure(x))));
    let words = says::DONE.fill(language, &[("day", &day.in_words(language))]);
    shapes.push(Shape::text("halo b", x - 8.0, 14.5, words).ending());
}

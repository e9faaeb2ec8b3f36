//! A plan to look at: when it is finished, the months that count, and the timeline with its table. Follows what is typed;
//! days can be dragged.

use super::{
    meters::meters,
    svg::draw,
    timeline::{self, HEIGHT, Timeline},
    trial::{self, Trial},
};
use crate::{
    paper::Paper,
    parts::icon::{self, icon},
};
use leptos::{prelude::*, svg};
use shared::{
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PlannedPeriod},
    rules::plans::standing::{Standing, standing},
    text::{Language, Text, t},
};
use wasm_bindgen::JsCast;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const FINISHED: Text = t("Forventet ferdig", "Venta ferdig", "Expected to be completed");
    pub const NOT_YET: Text = t("Planen når ikke frem ennå", "Planen når ikkje fram enno", "The plan does not reach the end yet");
    pub const LACKS: Text = t("Måneder som mangler: {n}", "Månader som manglar: {n}", "Months missing: {n}");
    pub const WITH_TENTH: Text = t("{day} når fravær inntil ti prosent ikke trekkes fra.", "{day} når fråvær inntil ti prosent ikkje blir trekt frå.", "{day} when absence up to ten per cent is not taken off.");
    pub const MOVED: Text = t("Da du åpnet planen: {day}.", "Då du opna planen: {day}.", "When you opened the plan: {day}.");
    pub const TIMELINE: Text = t("Tidslinje", "Tidslinje", "Timeline");
    pub const TABLE: Text = t("Tabell", "Tabell", "Table");
    pub const SHOW_AS: Text = t("Vis planen som", "Vis planen som", "Show the plan as");
    pub const SCROLL: Text = t("Tidslinje, rull sidelengs", "Tidslinje, rull sidelengs", "Timeline, scroll sideways");
    pub const DRAG: Text = t("Dra i enden av en periode for å se hva som flytter seg. Datoene i planen endres med det samme.", "Dra i enden av ein periode for å sjå kva som flyttar seg. Datoane i planen blir endra med det same.", "Drag the end of a period to see what moves. The dates in the plan change at once.");
    pub const TRIED: Text = t("Prøven står i tidslinjen. Den stiplede streken under viser planen slik den er.", "Prøven står i tidslinja. Den stipla streken under viser planen slik han er.", "The trial stands in the timeline. The dashed line below shows the plan as it is.");
    pub const EMPTY: Text = t("Tidslinjen kommer når den første perioden har datoer.", "Tidslinja kjem når den første perioden har datoar.", "The timeline appears when the first period has dates.");
    pub const PRACTICE: Text = t("Praksis", "Praksis", "Practice");
    pub const HEIGHT_SAYS: Text = t("høyden viser prosenten", "høgda viser prosenten", "height shows per cent");
    pub const HOSPITAL: Text = t("Sykehus", "Sjukehus", "Hospital");
    pub const LEAVE: Text = t("Permisjon", "Permisjon", "Leave");
    pub const GROUP: Text = t("Gruppe", "Gruppe", "Group");
    pub const COURSES: Text = t("Kurs og besøk", "Kurs og besøk", "Courses and visits");
    pub const GOALS: Text = t("Læringsmål", "Læringsmål", "Learning goals");
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

const LINES: &str = "M3.5 6.5h9M7 12h10M12.5 17.5h8";
/// How near its end a bar is taken hold of, in pixels.
const GRIP: f64 = 14.0;

/// The picture of the plan that lies open.
pub fn picture(paper: Paper, language: Language) -> AnyView {
    shown(paper, true, language)
}

/// The picture of a plan that was sent.
pub fn still(paper: Paper, language: Language) -> AnyView {
    shown(paper, false, language)
}

fn shown(paper: Paper, moves: bool, language: Language) -> AnyView {
    let today = paper.today();
    let plan = Memo::new(move |_| {
        paper.edits.track();
        plan_of(paper)
    });
    let trial = Trial::new(paper);
    let tried = Memo::new(move |_| plan.with(|plan| trial.tried(plan)));
    let standing = Memo::new(move |_| tried.with(|plan| standing(plan, today)));
    let opened = standing.with_untracked(|standing| standing.completed_on);
    let as_table = RwSignal::new(false);
    let drawn = Memo::new(move |_| {
        let own = trial.is_on.get().then(|| plan.get());
        tried.with(|plan| standing.with(|standing| timeline::timeline(plan, own.as_ref(), standing, today, language)))
    });
    view! {
        <div class="plan-sum">
            <section aria-labelledby="finished">
                <h2 id="finished" class="muted small">{says::FINISHED.read(language)}</h2>
                {move || finished(&standing.get(), opened, language)}
            </section>
            {meters(standing, today, language)}
        </div>
        <section class="section" aria-labelledby="timeline">
            <div class="head">
                <h2 id="timeline" class="ds-heading" data-size="sm">{says::TIMELINE.read(language)}</h2>
                {choice(as_table, language)}
            </div>
            {move || match as_table.get() {
                true => table(tried, standing, language),
                false => figure(moves.then_some(trial), drawn, language),
            }}
            {moves.then(|| trial::panel(trial, plan, tried, language))}
        </section>
    }
    .into_any()
}

fn plan_of(paper: Paper) -> ImplementationPlan {
    paper.look(|form| form.downcast_ref::<ImplementationPlan>().cloned()).unwrap_or_default()
}

/// The day, both ways of counting absence, and what has moved since the page was opened.
fn finished(standing: &Standing, opened: Option<Day>, language: Language) -> AnyView {
    let Some(day) = standing.completed_on else {
        let months = standing.unplanned.total.in_hundredths(language);
        return view! {
            <p class="big">{says::NOT_YET.read(language)}</p>
            <p class="muted">{says::LACKS.fill(language, &[("n", &months)])}</p>
        }
        .into_any();
    };
    let tenth = standing.completed_on_with_absence.filter(|other| *other != day);
    let said = |text: Text, day: Day| {
        view! { <p class="muted">{text.fill(language, &[("day", &day.in_words(language))])}</p> }.into_any()
    };
    let moved = opened.filter(|before| *before != day);
    view! {
        <p class="big num" role="status">{day.in_words(language)}</p>
        {tenth.map(|day| said(says::WITH_TENTH, day))} {moved.map(|day| said(says::MOVED, day))}
    }
    .into_any()
}

fn choice(as_table: RwSignal<bool>, language: Language) -> AnyView {
    let option = |text: Text, picture: &'static str, value: bool| {
        view! {
            <label class="ds-button" data-variant="tertiary">
                <input type="radio" name="show-plan-as" checked=!value on:change=move |_| as_table.set(value) />
                {icon(picture)} {text.read(language)}
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset
            class="ds-toggle-group" data-variant="secondary" data-color="neutral" aria-label=says::SHOW_AS.read(language)
        >
            {option(says::TIMELINE, LINES, false)} {option(says::TABLE, icon::TABLE, true)}
        </fieldset>
    }
    .into_any()
}

/// With a trial, days can be dragged.
fn figure(trial: Option<Trial>, drawn: Memo<Option<Timeline>>, language: Language) -> AnyView {
    let is_empty = Memo::new(move |_| drawn.with(Option::is_none));
    (move || match is_empty.get() {
        true => view! { <p class="muted">{says::EMPTY.read(language)}</p> }.into_any(),
        false => surface(trial, drawn, language),
    })
    .into_any()
}

fn surface(trial: Option<Trial>, drawn: Memo<Option<Timeline>>, language: Language) -> AnyView {
    let node: NodeRef<svg::G> = NodeRef::new();
    Effect::new(move |_| {
        if let (Some(group), Some(timeline)) = (node.get(), drawn.get()) {
            draw(&group, &timeline.shapes);
        }
    });
    let width = move || drawn.with(|timeline| timeline.as_ref().map_or(0.0, |timeline| timeline.width)).ceil();
    let view_box = move || format!("0 0 {} {HEIGHT}", width());
    let lane = |text: Text| view! { <div><b>{text.read(language)}</b></div> }.into_any();
    let drag = Drag::new(trial);
    view! {
        <figure class="tl">
            <div class="tl-scroll ds-focus" tabindex="0" role="group" aria-label=says::SCROLL.read(language)>
                <div class="tl-labels" aria-hidden="true">
                    <div>
                        <b>{says::PRACTICE.read(language)}</b> <span>{says::HEIGHT_SAYS.read(language)}</span>
                        <i class="at100">"100"</i> <i class="at50">"50"</i>
                    </div>
                    {lane(says::HOSPITAL)} {lane(says::LEAVE)} {lane(says::GROUP)} {lane(says::COURSES)} {lane(says::GOALS)}
                </div>
                <svg
                    class="tl-svg" width=width height=HEIGHT viewBox=view_box role="img"
                    aria-label=says::TIMELINE.read(language) data-still=trial.is_none().then_some("")
                    on:pointerdown=move |event| drag.begin(&event) on:pointermove=move |event| drag.go_on(&event)
                    on:pointerup=move |_| drag.end() on:pointercancel=move |_| drag.end()
                >
                    <defs>
                        <pattern id="gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                            <path class="gap-line" d="M0 0v7"></path>
                        </pattern>
                        <pattern id="leave" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
                            <path class="leave-line" d="M0 0v6"></path>
                        </pattern>
                        <pattern id="other" width="6" height="6" patternUnits="userSpaceOnUse">
                            <path class="other-line" d="M0 3h6"></path>
                        </pattern>
                    </defs>
                    <g node_ref=node></g>
                </svg>
            </div>
            {trial.map(|trial| view! {
                <figcaption class="muted small">
                    {move || if trial.is_on.get() { says::TRIED } else { says::DRAG }.read(language)}
                </figcaption>
            })}
        </figure>
    }
    .into_any()
}

/// The end of a period under the pointer follows it, by whole days: in the trial, or in the plan.
#[derive(Clone, Copy)]
struct Drag {
    trial: Option<Trial>,
    held: StoredValue<Option<Held>>,
}

#[derive(Clone, Copy)]
struct Held {
    row: usize,
    /// Which end.
    field: &'static str,
    day: Day,
    x: i32,
}

impl Drag {
    fn new(trial: Option<Trial>) -> Drag {
        Drag { trial, held: StoredValue::new(None) }
    }

    fn begin(self, event: &web_sys::PointerEvent) {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let Some(row) = element.get_attribute("data-name").and_then(|row| row.parse().ok()) else { return };
        let (shown, x) = (element.get_bounding_client_rect(), f64::from(event.client_x()));
        let (to_begin, to_end) = (x - shown.left(), shown.right() - x);
        // a finger scrolls; and whoever takes hold in the middle means something else
        if event.pointer_type() == "touch" || to_begin.min(to_end) > GRIP {
            return;
        }
        let field = if to_end < to_begin { trial::TO } else { trial::FROM };
        if let Some(Ok(day)) = self.trial.map(|trial| trial.read(row, field).parse()) {
            // the picture is drawn anew at every move: what stays is taken hold of
            let surface = element.closest("svg").ok().flatten().unwrap_or(element);
            let _ = surface.set_pointer_capture(event.pointer_id()); // without it the drag ends at the edge
            self.held.set_value(Some(Held { row, field, day, x: event.client_x() }));
        }
    }

    fn go_on(self, event: &web_sys::PointerEvent) {
        let Some(Held { row, field, day, x }) = self.held.get_value() else { return };
        let moved = day.plus_days(timeline::days(f64::from(event.client_x() - x))).to_string();
        if let Some(trial) = self.trial.filter(|trial| trial.read(row, field) != moved) {
            trial.put(row, field, &moved);
        }
    }

    fn end(self) {
        self.held.set_value(None);
    }
}

/// The same facts in the order of time.
fn table(plan: Memo<ImplementationPlan>, standing: Memo<Standing>, language: Language) -> AnyView {
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
        let words =
            shared::forms::implementation_plan::PeriodKind::CHOICES.iter().find(|choice| choice.code == kind.code())?;
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

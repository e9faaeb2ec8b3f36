//! A plan to look at: when it is finished, the months that count, and the timeline with its table. Follows what is typed;
//! days can be dragged.

use super::{
    drag::Drag,
    in_order,
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
    forms::implementation_plan::ImplementationPlan,
    rules::plans::standing::{Standing, standing},
    text::{Language, Text, t},
};

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
    pub const DRAG: Text = t("Dra i enden av en periode, eller i et kurs eller besøk som er planlagt, for å se hva som flytter seg. Datoene i planen endres med det samme.", "Dra i enden av ein periode, eller i eit kurs eller besøk som er planlagt, for å sjå kva som flyttar seg. Datoane i planen blir endra med det same.", "Drag the end of a period, or a planned course or visit, to see what moves. The dates in the plan change at once.");
    pub const TRIED: Text = t("Prøven står i tidslinjen. Den stiplede streken under viser planen slik den er.", "Prøven står i tidslinja. Den stipla streken under viser planen slik han er.", "The trial stands in the timeline. The dashed line below shows the plan as it is.");
    pub const EMPTY: Text = t("Tidslinjen kommer når den første perioden har datoer.", "Tidslinja kjem når den første perioden har datoar.", "The timeline appears when the first period has dates.");
    pub const PRACTICE: Text = t("Praksis", "Praksis", "Practice");
    pub const HEIGHT_SAYS: Text = t("høyden viser prosenten", "høgda viser prosenten", "height shows per cent");
    pub const HOSPITAL: Text = t("Sykehus", "Sjukehus", "Hospital");
    pub const LEAVE: Text = t("Permisjon", "Permisjon", "Leave");
    pub const GROUP: Text = t("Gruppe", "Gruppe", "Group");
    pub const COURSES: Text = t("Kurs og besøk", "Kurs og besøk", "Courses and visits");
    pub const GOALS: Text = t("Læringsmål", "Læringsmål", "Learning goals");
}

const LINES: &str = "M3.5 6.5h9M7 12h10M12.5 17.5h8";

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
                true => in_order::table(tried, standing, language),
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
                    data-trial=move || trial.is_some_and(|trial| trial.is_on.get()).then_some("")
                    on:pointerdown=move |event| drag.begin(&event) on:pointermove=move |event| drag.go_on(&event)
                    on:pointerup=move |event| drag.end(&event) on:pointercancel=move |event| drag.give_up(&event)
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

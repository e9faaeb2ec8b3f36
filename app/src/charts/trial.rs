//! «Prøv uten å endre»: other days for some periods, kept beside the plan until they are used or thrown away. Typed or
//! dragged; says at once what moves.

use crate::{
    paper::Paper,
    parts::{
        icon::{self, icon},
        toast,
    },
};
use leptos::prelude::*;
use shared::{
    answer::day_as_typed,
    day::Day,
    forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod},
    rules::plans::what_if::{Moves, moves},
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TRY: Text = t("Prøv uten å endre", "Prøv utan å endre", "Try without changing");
    pub const HOW: Text = t("Skriv andre datoer her, eller dra i tidslinjen: i en hel periode, i enden av den, eller i et kurs eller besøk som er planlagt. Planen er som før til du trykker «Bruk».", "Skriv andre datoar her, eller dra i tidslinja: i ein heil periode, i enden av han, eller i eit kurs eller besøk som er planlagt. Planen er som før til du trykkjer «Bruk».", "Type other dates here, or drag in the timeline: a whole period, its end, or a planned course or visit. The plan is as before until you press “Use”.");
    pub const PERIOD: Text = t("Periode", "Periode", "Period");
    pub const FROM: Text = t("Fra og med", "Frå og med", "From");
    pub const TO: Text = t("Til og med", "Til og med", "Until");
    pub const PERCENT: Text = t("Prosent", "Prosent", "Per cent");
    pub const EARLIER: Text = t("En måned tidligere", "Ein månad tidlegare", "A month earlier");
    pub const LATER: Text = t("En måned senere", "Ein månad seinare", "A month later");
    pub const UNREADABLE: Text = t("Skriv en dato, for eksempel 1.3.2028, og en prosent fra 1 til 100.", "Skriv ein dato, til dømes 1.3.2028, og ein prosent frå 1 til 100.", "Write a date, for example 1.3.2028, and a percentage from 1 to 100.");
    pub const MOVES: Text = t("Dette flytter seg", "Dette flyttar seg", "This moves");
    pub const NOTHING: Text = t("Ingenting flytter seg ennå.", "Ingenting flyttar seg enno.", "Nothing moves yet.");
    pub const FINISHED: Text = t("Forventet ferdig", "Venta ferdig", "Expected to be completed");
    pub const NEVER: Text = t("når ikke frem", "når ikkje fram", "does not reach the end");
    pub const FROM_TO: Text = t("{what}: {before} → {now}", "{what}: {before} → {now}", "{what}: {before} → {now}");
    pub const MONTHS: Text = t("{n} måneder", "{n} månader", "{n} months");
    pub const BROKEN: Text = t("Ikke lenger oppfylt: {words}", "Ikkje lenger oppfylt: {words}", "No longer met: {words}");
    pub const MENDED: Text = t("Nå oppfylt: {words}", "No oppfylt: {words}", "Now met: {words}");
    pub const USE: Text = t("Bruk", "Bruk", "Use");
    pub const DROP: Text = t("Forkast", "Forkast", "Discard");
    pub const USED: Text = t("Planen er endret.", "Planen er endra.", "The plan has been changed.");
    pub const DROPPED: Text = t("Planen er som før.", "Planen er som før.", "The plan is as before.");
}

/// Another answer: `was` keeps it from landing in another row when rows change places meanwhile.
#[derive(Clone, Debug, PartialEq)]
struct Other {
    /// Of a period, a course or a visit: `periods.2.from`.
    path: String,
    was: String,
    now: String,
}

/// Prøven.
#[derive(Clone, Copy)]
pub struct Trial {
    paper: Paper,
    pub is_on: RwSignal<bool>,
    others: RwSignal<Vec<Other>>,
}

pub const FROM: &str = "from";
pub const TO: &str = "to";
const PERCENT: &str = "percent";
const TOGGLE: &str = "try";
const TROUBLE: &str = "try-trouble";

impl Trial {
    pub fn new(paper: Paper) -> Trial {
        Trial { paper, is_on: RwSignal::new(false), others: RwSignal::new(Vec::new()) }
    }

    /// The answer as it is tried, or as it is in the plan.
    pub fn read(self, path: &str) -> String {
        let own = self.paper.read(path);
        let tried = self.others.with_untracked(|others| {
            others.iter().find(|other| other.path == path && other.was == own).map(|other| other.now.clone())
        });
        tried.unwrap_or(own)
    }

    /// Tries an answer; outside a trial it goes into the plan at once.
    pub fn put(self, path: &str, answer: &str) {
        if !self.is_on.get_untracked() {
            return self.paper.put(path, answer);
        }
        let was = self.paper.read(path);
        self.others.update(|others| {
            others.retain(|other| other.path != path);
            if was != answer {
                others.push(Other { path: path.to_owned(), was, now: answer.to_owned() });
            }
        });
    }

    /// The plan as it is tried.
    pub fn tried(self, own: &ImplementationPlan) -> ImplementationPlan {
        let mut plan = own.clone();
        self.others.with(|others| others.iter().for_each(|other| other.put_in(&mut plan)));
        plan
    }

    /// The focus goes along.
    fn begun(self) {
        self.is_on.set(true);
        focus_soon("trial");
    }

    fn used(self) {
        for other in self.others.get_untracked() {
            if self.paper.read(&other.path) == other.was {
                self.paper.put(&other.path, &other.now);
            }
        }
        self.ended(says::USED);
    }

    fn ended(self, said: Text) {
        self.others.set(Vec::new());
        self.is_on.set(false);
        toast::say(said);
        focus_soon(TOGGLE);
    }
}

/// When what was just made stands on the page.
fn focus_soon(id: &'static str) {
    set_timeout(move || crate::parts::field::focus(id), std::time::Duration::from_millis(20));
}

impl Other {
    fn put_in(&self, plan: &mut ImplementationPlan) {
        let mut parts = self.path.split('.');
        let (Some(rows), Some(row), Some(field)) = (parts.next(), parts.next(), parts.next()) else { return };
        let Ok(row) = row.parse::<usize>() else { return };
        let day = match (rows, field) {
            ("periods", PERCENT) => return self.put_percent_in(plan, row),
            ("periods", FROM) => plan.periods.get_mut(row).map(|period| &mut period.from),
            ("periods", _) => plan.periods.get_mut(row).map(|period| &mut period.to),
            ("courses", _) => plan.courses.get_mut(row).map(|course| &mut course.planned_on),
            _ => plan.practice_visits.get_mut(row).map(|visit| &mut visit.planned_on),
        };
        if let Some(day) = day
            && day.map(|day| day.to_string()).unwrap_or_default() == self.was
        {
            *day = self.now.parse().ok();
        }
    }

    fn put_percent_in(&self, plan: &mut ImplementationPlan, row: usize) {
        if let Some(period) = plan.periods.get_mut(row)
            && period.percent.map(|percent| percent.to_string()).unwrap_or_default() == self.was
        {
            period.percent = self.now.parse().ok();
        }
    }
}

/// Where an answer of a period stands.
pub fn at(row: usize, field: &str) -> String {
    ["periods.", &row.to_string(), ".", field].concat()
}

/// The button, and what stands open while one tries.
pub fn panel(
    trial: Trial,
    own: Memo<ImplementationPlan>,
    tried: Memo<ImplementationPlan>,
    language: Language,
) -> AnyView {
    (move || match trial.is_on.get() {
        false => view! {
            <p class="below">
                <button
                    class="ds-button" data-variant="secondary" type="button" id=TOGGLE
                    on:click=move |_| trial.begun()
                >
                    {says::TRY.read(language)}
                </button>
            </p>
        }
        .into_any(),
        true => open(trial, own, tried, language),
    })
    .into_any()
}

fn open(trial: Trial, own: Memo<ImplementationPlan>, tried: Memo<ImplementationPlan>, language: Language) -> AnyView {
    let found = Memo::new(move |_| {
        let (facts, today) = (trial.paper.facts(), trial.paper.today());
        own.with(|own| tried.with(|tried| moves(own, tried, &facts, today)))
    });
    view! {
        <section class="trial" aria-labelledby="trial">
            <h3 class="ds-heading" data-size="2xs" id="trial" tabindex="-1">{says::TRY.read(language)}</h3>
            <p>{says::HOW.read(language)}</p>
            {fields(trial, tried, language)}
            <h4 class="ds-label">{says::MOVES.read(language)}</h4>
            <div role="status">{move || told(&found.get(), language)}</div>
            <p class="chips">
                <button class="ds-button" type="button" on:click=move |_| trial.used()>
                    {icon(icon::CHECK)} {says::USE.read(language)}
                </button>
                <button
                    class="ds-button" data-variant="tertiary" type="button" on:click=move |_| trial.ended(says::DROPPED)
                >
                    {icon(icon::CROSS)} {says::DROP.read(language)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// One period at a time, by its number.
fn fields(trial: Trial, tried: Memo<ImplementationPlan>, language: Language) -> AnyView {
    let row = RwSignal::new(0usize);
    let wrong: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let options = move || {
        tried.with(|plan| {
            let option = |(at, period): (usize, &PlannedPeriod)| {
                let selected = at == row.get_untracked();
                view! { <option value=at.to_string() selected=selected>{named(at, period, language)}</option> }
                    .into_any()
            };
            plan.periods.iter().enumerate().map(option).collect::<Vec<AnyView>>()
        })
    };
    let choose = move |event: web_sys::Event| {
        wrong.set(None); // another period's answers
        row.set(event_target_value(&event).parse().unwrap_or_default());
    };
    let field = move |id: &'static str, field: &'static str, label: Text| {
        let shown = move || {
            tried.track();
            let answer = trial.read(&at(row.get(), field));
            answer.parse().map_or(answer, Day::in_numbers)
        };
        let typed = move |event: web_sys::Event| {
            let answer = understood(field, &event_target_value(&event));
            wrong.set(answer.is_none().then_some(field));
            if let Some(answer) = answer {
                trial.put(&at(row.get_untracked(), field), &answer);
            }
        };
        let is_wrong = move || wrong.get() == Some(field);
        view! {
            <div class="ds-field">
                <label class="ds-label" for=id>{label.read(language)}</label>
                <input
                    class="ds-input" id=id autocomplete="off" prop:value=shown on:change=typed
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || is_wrong().then_some(TROUBLE)
                />
            </div>
        }
        .into_any()
    };
    let shift = move |months: i32| {
        for field in [FROM, TO] {
            let path = at(row.get_untracked(), field);
            if let Ok(day) = trial.read(&path).parse::<Day>() {
                trial.put(&path, &shifted(day, months).to_string());
            }
        }
    };
    let mover = move |text: Text, months: i32| {
        view! {
            <button
                class="ds-button" data-variant="tertiary" data-size="sm" type="button" on:click=move |_| shift(months)
            >
                {text.read(language)}
            </button>
        }
        .into_any()
    };
    let trouble =
        move || wrong.get().map(|_| view! { <p class="ds-validation-message">{says::UNREADABLE.read(language)}</p> });
    view! {
        <div class="trial__fields">
            <div class="ds-field">
                <label class="ds-label" for="try-period">{says::PERIOD.read(language)}</label>
                <select class="ds-input" id="try-period" on:change=choose>{options}</select>
            </div>
            {field("try-from", FROM, says::FROM)} {field("try-to", TO, says::TO)}
            {field("try-percent", PERCENT, says::PERCENT)}
        </div>
        <div role="alert" id=TROUBLE>{trouble}</div>
        <p class="chips">{mover(says::EARLIER, -1)} {mover(says::LATER, 1)}</p>
    }
    .into_any()
}

/// The last day of a month goes to the last day of another.
fn shifted(day: Day, months: i32) -> Day {
    let next = day.plus_days(1);
    if next.day_of_month() == 1 { next.plus_months(months).plus_days(-1) } else { day.plus_months(months) }
}

fn understood(field: &str, text: &str) -> Option<String> {
    if field != PERCENT {
        return day_as_typed(text).map(|day| day.to_string());
    }
    let number: u16 = text.trim().trim_end_matches('%').trim().parse().ok()?;
    (1..=100).contains(&number).then(|| number.to_string())
}

/// `3. Sykehustjeneste, 01.03.2028`.
fn named(at: usize, period: &PlannedPeriod, language: Language) -> String {
    let choice = period.kind.and_then(|kind| PeriodKind::CHOICES.iter().find(|choice| choice.code == kind.code()));
    let kind = choice.map_or(says::PERIOD, |choice| choice.label).read(language);
    let from = period.from.map(|from| [", ", &from.in_numbers()].concat()).unwrap_or_default();
    [&(at + 1).to_string(), ". ", kind, &from].concat()
}

fn told(found: &Moves, language: Language) -> AnyView {
    if found.is_nothing() {
        return view! { <p class="muted">{says::NOTHING.read(language)}</p> }.into_any();
    }
    let mut lines: Vec<String> = Vec::new();
    let from_to = |what: &str, before: &str, now: &str| {
        says::FROM_TO.fill(language, &[("what", what), ("before", before), ("now", now)])
    };
    let (before, now) = found.completed_on;
    if before != now {
        let day =
            |day: Option<Day>| day.map_or_else(|| says::NEVER.read(language).to_owned(), |day| day.in_words(language));
        lines.push(from_to(says::FINISHED.read(language), &day(before), &day(now)));
    }
    for moved in &found.months {
        let now = says::MONTHS.fill(language, &[("n", &moved.now.in_hundredths(language))]);
        lines.push(from_to(moved.what.read(language), &moved.before.in_hundredths(language), &now));
    }
    for turned in &found.rules {
        let (text, words) = match turned.now.is_met() {
            true => (says::MENDED, turned.now.says.read(language).to_owned()),
            false => (says::BROKEN, turned.now.wrong(language)),
        };
        lines.push(text.fill(language, &[("words", &words)]));
    }
    let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

//! What the rules say about the doctor: when service can begin, what remains until then and what would move them up, as a
//! dated path. Knows findings by what they mean for the way ahead.

use super::mine::meaning;
use crate::{
    parts::icon::{self, icon},
    sheet::Sheet,
    wording::capitalized,
};
use leptos::prelude::*;
use shared::{
    day::Day,
    rules::{
        facts::Facts,
        outlook::{Ahead, Outlook, outlook},
        provision::Finding,
    },
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const RULES: Text = t("Hva reglene sier om deg", "Kva reglane seier om deg", "What the rules say about you");
    pub const EARLIEST: Text = t("Du kan tidligst begynne på sykehus {day}.", "Du kan tidlegast byrje på sjukehus {day}.", "You can begin hospital service on {day} at the earliest.");
    pub const REMAINS: Text = t("Dette gjenstår:", "Dette står att:", "This remains:");
    pub const UNCERTAIN: Text = t("Det som ikke har en dag, må også være på plass.", "Det som ikkje har ein dag, må også vere på plass.", "What has no day must be in place too.");
    pub const ALL_MET: Text = t("Alle vilkår for tilbud er oppfylt. Tilbud gis når det er plass.", "Alle vilkår for tilbod er oppfylte. Tilbod blir gitt når det er plass.", "All conditions for an offer are met. An offer is made when there is a place.");
    pub const NO_DAY: Text = t("Ingen dag ennå", "Ingen dag enno", "No day yet");
    pub const BEGIN: Text = t("Første dag du kan begynne", "Første dag du kan byrje", "The first day you can begin");
    pub const UP: Text = t("Hva flytter meg opp?", "Kva flyttar meg opp?", "What moves me up?");
    pub const UP_DONE: Text = t("Alt som teller i rekkefølgen, er på plass.", "Alt som tel i rekkjefølgja, er på plass.", "Everything that counts in the order is in place.");
    pub const NOTED: Text = t("Verdt å vite", "Verdt å vite", "Good to know");
    pub const IN_PLACE_ONE: Text = t("1 er på plass", "1 er på plass", "1 in place");
    pub const IN_PLACE: Text = t("{n} er på plass", "{n} er på plass", "{n} in place");
    pub const NOTHING: Text = t("Reglene har ingen merknader.", "Reglane har ingen merknader.", "The rules have no remarks.");
}

/// What the rules say; the path only where service is asked for.
pub fn about_me(sheet: &dyn Sheet, facts: &Facts, today: Day, language: Language) -> AnyView {
    let report = sheet.check(facts, today);
    let wished = sheet.outline().place("wished_start").and_then(|place| sheet.read(place).parse().ok());
    let outlook = outlook(&report, wished, today);
    let body = match outlook.earliest_on {
        Some(day) => view! { {until(&outlook, day, language)} {moves_up(&outlook, language)} }.into_any(),
        None if outlook.noted.is_empty() => {
            view! { <p class="ok-line">{icon(icon::CHECK)} {says::NOTHING.read(language)}</p> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        <section class="offer" aria-labelledby="about-me">
            <h2 class="ds-heading" data-size="xs" id="about-me">{says::RULES.read(language)}</h2>
            {body} {noted(&outlook, language)} {in_place(&outlook.in_place, language)}
        </section>
    }
    .into_any()
}

/// What remains, by day, and the day service can begin.
fn until(outlook: &Outlook, day: Day, language: Language) -> AnyView {
    let earliest = says::EARLIEST.fill(language, &[("day", &day.in_words(language))]);
    if outlook.remaining.is_empty() {
        let met = says::ALL_MET.read(language);
        return view! { <p class="said">{earliest}</p> <p class="ok-line">{icon(icon::CHECK)} {met}</p> }.into_any();
    }
    let uncertain = (!outlook.is_certain()).then(|| view! { <p>{says::UNCERTAIN.read(language)}</p> });
    let dated = outlook.remaining.iter().filter(|ahead| ahead.on.is_some());
    let undated = outlook.remaining.iter().filter(|ahead| ahead.on.is_none());
    let goal = step("goal", day.in_words(language), says::BEGIN.read(language).to_owned(), String::new());
    let before = dated.map(|ahead| of(ahead, "", language)).collect_view();
    let open = undated.map(|ahead| of(ahead, says::NO_DAY.read(language), language)).collect_view();
    view! {
        <p class="said">{earliest} " " {says::REMAINS.read(language)}</p>
        <ol class="plain path">{open} {before} {goal}</ol>
        {uncertain}
    }
    .into_any()
}

fn moves_up(outlook: &Outlook, language: Language) -> AnyView {
    let body = match outlook.moves_up.is_empty() {
        true => view! { <p class="ok-line">{icon(icon::CHECK)} {says::UP_DONE.read(language)}</p> }.into_any(),
        false => list(&outlook.moves_up, language),
    };
    view! { <h3 class="ds-heading" data-size="2xs">{says::UP.read(language)}</h3> {body} }.into_any()
}

fn noted(outlook: &Outlook, language: Language) -> Option<AnyView> {
    (!outlook.noted.is_empty()).then(|| {
        let list = list(&outlook.noted, language);
        view! { <h3 class="ds-heading" data-size="2xs">{says::NOTED.read(language)}</h3> {list} }.into_any()
    })
}

fn list(all: &[Ahead], language: Language) -> AnyView {
    let steps = all.iter().map(|ahead| of(ahead, "", language)).collect_view();
    view! { <ol class="plain path">{steps}</ol> }.into_any()
}

/// One that has no day says `or` in its place.
fn of(ahead: &Ahead, or: &str, language: Language) -> AnyView {
    let when = ahead.on.map_or_else(|| or.to_owned(), |day| day.in_words(language));
    let what = capitalized(ahead.finding.short.read(language));
    step("next", when, what, meaning(ahead.finding, language))
}

/// One step of the path.
fn step(state: &'static str, when: String, what: String, why: String) -> AnyView {
    let when = (!when.is_empty()).then(|| view! { <span class="path__when num">{when}</span> });
    let why = (!why.is_empty()).then(|| view! { <p>{why}</p> });
    view! { <li data-state=state>{when} <div><b>{what}</b> {why}</div></li> }.into_any()
}

fn in_place(met: &[&Finding], language: Language) -> Option<AnyView> {
    let words = match met.len() {
        0 => return None,
        1 => says::IN_PLACE_ONE.read(language).to_owned(),
        n => says::IN_PLACE.fill(language, &[("n", &n.to_string())]),
    };
    let line = |finding: &&Finding| {
        view! { <li>{icon(icon::CHECK)} <span>{capitalized(finding.short.read(language))}</span></li> }.into_any()
    };
    let lines = met.iter().map(line).collect_view();
    Some(
        view! {
            <details class="ds-details" data-color="neutral">
                <summary>{words}</summary>
                <ul class="plain fulfilled">{lines}</ul>
            </details>
        }
        .into_any(),
    )
}

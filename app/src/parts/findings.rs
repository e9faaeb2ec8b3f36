//! What the rules say about the form, strictest first: the verdict, what to do, when it will be met, and the source.
//! Knows findings, not the rules behind them.

use super::{
    icon::{self, icon},
    sections::{close_sheets, show_field},
    summary::summary,
};
use crate::{
    fields::frame::{self, RULES},
    paper::{Card, Paper, Pointed},
};
use leptos::prelude::*;
use shared::{
    rules::provision::{Cite, Finding, Force, Source, Verdict},
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Dette sier reglene", "Dette seier reglane", "What the rules say");
    pub const CLOSE: Text = t("Lukk", "Lukk", "Close");
    pub const STILL: Text = t("kan sendes likevel", "kan sendast likevel", "can be sent all the same");
    pub const NOT_YET: Text = t("ikke ennå", "ikkje enno", "not yet");
    pub const USE: Text = t("Bruk {day}", "Bruk {day}", "Use {day}");
    pub const GO: Text = t("Gå til feltet", "Gå til feltet", "Go to the field");
    pub const SOURCE: Text = t("Kilde: {cite}", "Kjelde: {cite}", "Source: {cite}");
    pub const IN_REPORT: Text = t("rapporten, punkt\u{a0}{n}", "rapporten, punkt\u{a0}{n}", "the report, section\u{a0}{n}");
    pub const MET: Text = t("{n} er i orden", "{n} er i orden", "{n} in order");
    pub const RANK: Text = t("{n} teller i rekkefølgen", "{n} tel i rekkjefølgja", "{n} count in the order");
    pub const OPEN: Text = t("{n} venter på svar", "{n} ventar på svar", "{n} await an answer");
    pub const STOPS: Text = t(" må rettes,", " må rettast,", " to correct,");
    pub const WARNS: Text = t(" hovedregler,", " hovudreglar,", " main rules,");
    pub const LATER: Text = t(" vilkår for tilbud ikke oppfylt ennå.", " vilkår for tilbod ikkje oppfylte enno.", " conditions for an offer not yet met.");
    pub const AND_NEXT: Text = t("Regler og neste steg", "Reglar og neste steg", "Rules and next step");
}

const BARS: &str = "M4 20v-5h4.6v5M9.7 20V9.5h4.6V20M15.4 20V5H20v15M3 20h18";

/// Name for styles and picture.
fn kind(force: Force) -> (&'static str, &'static str) {
    match force {
        Force::Must => ("stop", icon::STOP),
        Force::Main => ("warn", icon::ALERT),
        Force::Offer | Force::Rank => ("later", icon::CLOCK),
        Force::Note => ("note", icon::INFO),
    }
}

/// Beside the form: a column on a desktop, a sheet on a phone.
pub fn panel(paper: Paper, language: Language) -> AnyView {
    view! {
        <aside class="rules" id=RULES popover="auto" aria-labelledby="rules-title" tabindex="-1">
            {inside(paper, language, true)}
        </aside>
    }
    .into_any()
}

/// On the review: always there.
pub fn beside(paper: Paper, language: Language) -> AnyView {
    view! { <aside class="rules" aria-labelledby="rules-title">{inside(paper, language, false)}</aside> }.into_any()
}

fn inside(paper: Paper, language: Language, in_form: bool) -> AnyView {
    let close = in_form.then(|| {
        view! {
            <button
                class="ds-button" data-variant="tertiary" data-color="neutral" data-icon type="button"
                popovertarget=RULES popovertargetaction="hide" aria-label=says::CLOSE.read(language)
            >
                {icon(icon::CROSS)}
            </button>
        }
    });
    let strict = Box::new(move |card: Card| finding(paper, card.finding, language, in_form));
    view! {
        <div class="rules__top">
            <h2 class="ds-heading" data-size="xs" id="rules-title">{says::TITLE.read(language)}</h2>
            {close}
        </div>
        {summary(paper, language)}
        <ol class="plain">{each(paper, is_card, strict)}</ol>
        <div class="below">
            {folded(paper, language, says::MET, "", is_in_order)}
            {folded(paper, language, says::RANK, "rank", is_rank)}
            {folded(paper, language, says::OPEN, "open", is_open)}
        </div>
    }
    .into_any()
}

fn is_card(card: &Card) -> bool {
    card.speaks() && card.finding.force != Force::Rank
}
fn is_in_order(card: &Card) -> bool {
    card.finding.is_met() && card.finding.force != Force::Rank
}
fn is_rank(card: &Card) -> bool {
    card.finding.force == Force::Rank && !is_open(card)
}
fn is_open(card: &Card) -> bool {
    card.hushed || matches!(card.finding.verdict, Verdict::Unanswered(_))
}

type Draw = Box<dyn Fn(Card) -> AnyView>;

/// Those chosen, strictest first; only what says something else than before is drawn again.
fn each(paper: Paper, chosen: fn(&Card) -> bool, draw: Draw) -> AnyView {
    let cards = move || {
        let mut cards =
            paper.cards.with(|cards| cards.iter().filter(|card| chosen(card)).cloned().collect::<Vec<Card>>());
        shared::order::sort_by_key(&mut cards, |card| card.finding.force);
        cards
    };
    let draw = StoredValue::new_local(draw);
    let draw = move |card: Card| draw.with_value(|draw| draw(card));
    view! { <For each=cards key=|card| card.stamp children=draw /> }.into_any()
}

/// A card.
fn finding(paper: Paper, finding: Finding, language: Language, in_form: bool) -> AnyView {
    let (style, picture) = kind(finding.force);
    let aside = match finding.force {
        Force::Main => [" · ", says::STILL.read(language)].concat(),
        Force::Offer => [" · ", says::NOT_YET.read(language)].concat(),
        _ => String::new(),
    };
    let when = Some(finding.when_words(language)).filter(|words| !words.is_empty());
    let when = when.map(|words| view! { <div class="when">{words}</div> });
    let mend = Some(finding.mend(language)).filter(|words| !words.is_empty()).map(|words| view! { <p>{words}</p> });
    let id = finding.id;
    let point = move |_: web_sys::MouseEvent| paper.pointed.set(Pointed::Finding(id));
    let leave = move |_: web_sys::MouseEvent| frame::point(paper, Pointed::Nothing);
    let focus = move |_: web_sys::FocusEvent| paper.pointed.set(Pointed::Finding(id));
    view! {
        <li
            class="finding" data-kind=style id=["rule-", id].concat() data-rule=id
            on:mouseenter=point on:mouseleave=leave on:focusin=focus
        >
            <p class="finding__force">{icon(picture)} <span><b>{finding.force.name().read(language)}</b> {aside}</span></p>
            <h3>{finding.wrong(language)}</h3>
            {mend} {when} {in_form.then(|| to_do(paper, &finding, language))} {source(&finding, language)}
        </li>
    }
    .into_any()
}

/// The fix as a button, and the way to the field.
fn to_do(paper: Paper, finding: &Finding, language: Language) -> AnyView {
    let path = finding.path().into_owned();
    let better = finding.shortfall().and_then(|shortfall| shortfall.better).filter(|_| !path.is_empty());
    let fix = better.map(|day| {
        let path = path.clone();
        let act = move |_| {
            close_sheets();
            paper.put(&path, &day.to_string());
            show_field(&path);
        };
        let words = says::USE.fill(language, &[("day", &day.in_words(language))]);
        view! { <button class="ds-button" data-variant="secondary" type="button" on:click=act>{words}</button> }
    });
    let go = (!path.is_empty()).then(|| {
        let href = ["#", &path].concat();
        let act = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            show_field(&path);
        };
        view! { <a class="ds-link" href=href on:click=act>{says::GO.read(language)}</a> }
    });
    view! { <div class="finding__do">{fix} {go}</div> }.into_any()
}

/// Where the rule stands, and what it says.
fn source(finding: &Finding, language: Language) -> AnyView {
    let cite = says::SOURCE.fill(language, &[("cite", &short_cite(finding.cite, language))]);
    view! {
        <details class="source">
            <summary class="ds-focus">{cite}</summary>
            <div><p>{finding.cite.words(language)} ". " {finding.says.read(language)}</p></div>
        </details>
    }
    .into_any()
}

fn short_cite(cite: Cite, language: Language) -> String {
    match cite.source {
        Source::Report2021 if !cite.section.is_empty() => says::IN_REPORT.fill(language, &[("n", cite.section)]),
        _ => cite.words(language),
    }
}

/// A heading with a count that unfolds to a list; not there when the list is empty.
fn folded(paper: Paper, language: Language, title: Text, style: &'static str, chosen: fn(&Card) -> bool) -> AnyView {
    let count = Memo::new(move |_| paper.cards.with(|cards| cards.iter().filter(|card| chosen(card)).count()));
    let words = move || title.fill(language, &[("n", &count.get().to_string())]);
    let row = Box::new(move |card: Card| line(&card, language));
    view! {
        <details class="ds-details" data-color="neutral" hidden=move || count.get() == 0>
            <summary>{words}</summary>
            <ul class="plain fulfilled" data-kind=(!style.is_empty()).then_some(style)>{each(paper, chosen, row)}</ul>
        </details>
    }
    .into_any()
}

fn line(card: &Card, language: Language) -> AnyView {
    let finding = &card.finding;
    let picture = match finding.verdict {
        _ if is_open(card) => icon::RING,
        Verdict::NotMet(_) if finding.id == "progress" => BARS,
        Verdict::NotMet(_) => icon::CLOCK,
        _ => icon::CHECK,
    };
    let words = match is_open(card) {
        true => crate::wording::capitalized(finding.short.read(language)),
        false => finding.wrong(language),
    };
    let when = Some(finding.when_words(language)).filter(|when| !when.is_empty() && !card.hushed);
    let when = when.map(|when| view! { <small>{when}</small> });
    view! { <li>{icon(picture)} <span>{words} {when}</span></li> }.into_any()
}

/// On a phone: the counts in one line; opens the sheet.
pub fn bar(paper: Paper, language: Language, next: AnyView) -> AnyView {
    let count = move |n: usize, force: Force, words: Text| {
        let (style, picture) = kind(force);
        (n > 0).then(|| view! { <span data-kind=style>{icon(picture)} {n} <span class="ds-sr-only">{words.read(language)}</span></span> })
    };
    let counts = move || {
        paper.tally.with(|tally| {
            (
                count(tally.wrong, Force::Must, says::STOPS),
                count(tally.main, Force::Main, says::WARNS),
                count(tally.later, Force::Offer, says::LATER),
            )
        })
    };
    view! {
        <div class="bar" role="region" aria-label=says::AND_NEXT.read(language)>
            <button
                class="ds-button bar__rules" data-variant="tertiary" data-color="neutral" type="button" popovertarget=RULES
            >
                <span>{says::TITLE.read(language)}</span> {icon(icon::UP)} <span class="bar__counts">{counts}</span>
            </button>
            {next}
        </div>
    }
    .into_any()
}

//! «Dette må en søknad til Helsedirektoratet vise»: each point, whether it is there, and what is missing. Follows what is
//! typed; knows which field answers a point.

use super::Shown;
use crate::{
    paper::Paper,
    parts::{
        icon::{self, icon},
        sections::show_field,
    },
    session::Session,
};
use leptos::prelude::*;
use shared::{
    day::Day,
    forms::training_enterprise::TrainingEnterprise,
    rules::{
        application::{Point, SOURCE, points},
        facts::Facts,
    },
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Dette må en søknad til Helsedirektoratet vise", "Dette må ein søknad til Helsedirektoratet vise", "What an application to the Directorate must show");
    pub const COUNT: Text = t("{n} av {all} er på plass.", "{n} av {all} er på plass.", "{n} of {all} are in place.");
    pub const ALL: Text = t("Alt er på plass.", "Alt er på plass.", "Everything is in place.");
    pub const THERE: Text = t("På plass", "På plass", "In place");
    pub const LACKS: Text = t("Mangler: {what}", "Manglar: {what}", "Missing: {what}");
    pub const SOURCE: Text = t("Kilde: {cite}", "Kjelde: {cite}", "Source: {cite}");
}

/// Above the questions; each missing point leads to its field.
pub fn picture(paper: Paper, language: Language) -> AnyView {
    let all = Memo::new(move |_| {
        paper.edits.track();
        paper.cards.track(); // what the municipality is called is told a little later
        found(paper.sheet().form(), &paper.facts(), paper.today())
    });
    (move || panel(&all.get(), language, true)).into_any()
}

/// Above the answers of a filed one.
pub fn filed(session: Session, shown: &Shown) -> AnyView {
    let form = shown.sheet.form().downcast_ref::<TrainingEnterprise>().cloned().unwrap_or_default();
    let municipality = shown.organization.municipality.clone().unwrap_or_default();
    (move || {
        let facts = Facts { municipality: municipality.clone(), ..Facts::default() };
        panel(&points(&form, &facts, session.today()), session.language.get(), false)
    })
    .into_any()
}

fn found(form: &dyn std::any::Any, facts: &Facts, today: Day) -> Vec<Point> {
    form.downcast_ref::<TrainingEnterprise>().map(|form| points(form, facts, today)).unwrap_or_default()
}

fn panel(all: &[Point], language: Language, leads: bool) -> AnyView {
    let there = all.iter().filter(|point| point.lacks.is_none()).count();
    let count = match there == all.len() {
        true => says::ALL.read(language).to_owned(),
        false => says::COUNT.fill(language, &[("n", &there.to_string()), ("all", &all.len().to_string())]),
    };
    let rows: Vec<AnyView> = all.iter().map(|point| line(point, language, leads)).collect();
    view! {
        <section class="section points" aria-labelledby="points">
            <h2 id="points" class="ds-heading" data-size="sm">{says::TITLE.read(language)}</h2>
            <p role="status">{count}</p>
            <ul class="plain">{rows}</ul>
            <p class="muted small">{says::SOURCE.fill(language, &[("cite", &SOURCE.words(language))])}</p>
        </section>
    }
    .into_any()
}

fn line(point: &Point, language: Language, leads: bool) -> AnyView {
    let Point { says, path, lacks, .. } = *point;
    let name = says.read(language);
    let (picture, state) = match lacks {
        None => (icon::CHECK, view! { <span class="muted">{says::THERE.read(language)}</span> }.into_any()),
        Some(lacks) => (icon::RING, says::LACKS.fill(language, &[("what", lacks.read(language))]).into_any()),
    };
    let name = match lacks.is_some() && leads {
        true => {
            let go = move |_| show_field(path);
            view! { <button class="ds-link" type="button" on:click=go>{name}</button> }.into_any()
        }
        false => name.into_any(),
    };
    view! { <li data-there=lacks.is_none().then_some("")>{icon(picture)} <span>{name} " " <small>{state}</small></span></li> }
        .into_any()
}

//! The first page of those who see figures and no person: how many are registered, where, and whether it is confirmed.
//! Knows what the server counted; counts nothing.

use crate::{
    client::{self, Fault},
    parts::{
        heading::title,
        icon,
        skeleton::skeleton,
        state::{SECONDARY, button_link, whole_page},
        table::{Column, Row, table},
    },
    route::Route,
    session::Session,
    wording::{TO_HOME, filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Figures, Verdict, path},
    forms::candidate_registration::Scheme,
    rules::period::Period,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const FIGURES: Text = t("Tall", "Tal", "Figures");
    pub const ON: Text = t("Innmeldte leger {day}. Grupper med færre enn fem vises ikke.", "Innmelde legar {day}. Grupper med færre enn fem blir ikkje viste.", "Registered doctors on {day}. Groups of fewer than five are not shown.");
    pub const ALL: Text = t("I alt", "I alt", "In all");
    pub const REGISTERED: Text = t("Innmeldte", "Innmelde", "Registered");
    pub const WHERE: Text = t("Foretak og ønsket start", "Føretak og ønskt start", "Trust and wished start");
    pub const SCHEME: Text = t("Ordning", "Ordning", "Scheme");
    pub const ANSWER: Text = t("Legens svar", "Svaret frå legen", "The doctor's answer");
    pub const CONFIRMED: Text = t("Bekreftet", "Stadfesta", "Confirmed");
    pub const DISPUTED: Text = t("Feil meldt", "Feil meldt", "Reported wrong");
    pub const WAITING: Text = t("Ikke bekreftet", "Ikkje stadfesta", "Not confirmed");
    pub const MUNICIPALITIES: Text = t("Kommuner som har meldt, av {all}", "Kommunar som har meldt, av {all}", "Municipalities that have reported, of {all}");
    pub const WITHHELD: Text = t("vises ikke", "blir ikkje vist", "not shown");
    pub const NONE: Text = t("Tallene kunne ikke hentes", "Tala kunne ikkje hentast", "The figures could not be fetched");
    pub const NEW: Text = t("Ny ordning", "Ny ordning", "The new scheme");
    pub const CONVERTED: Text = t("Fra gammel til ny ordning", "Frå gammal til ny ordning", "From the old scheme to the new");
    pub const OLD: Text = t("Gammel ordning", "Gammal ordning", "The old scheme");
}

const PLACES: &[Column] = &[Column::wide(says::WHERE), Column::new(says::REGISTERED)];
const SCHEMES: &[Column] = &[Column::wide(says::SCHEME), Column::new(says::REGISTERED)];
const ANSWERS: &[Column] = &[Column::wide(says::ANSWER), Column::new(says::REGISTERED)];

/// The page.
pub fn page(session: Session) -> AnyView {
    let figures = RwSignal::new(None::<Result<Figures, Fault>>);
    leptos::task::spawn_local(async move {
        let told = client::get::<Figures>(path::FIGURES).await;
        figures.try_set(Some(told));
    });
    let body = move || match figures.get() {
        None => view! { {title(filled(says::FIGURES, |_| Vec::new()), ().into_any())} {skeleton()} }.into_any(),
        Some(Ok(figures)) => shown(session.language.get(), figures),
        Some(Err(fault)) => {
            let sentence = (move || fault.words(session.language.get())).into_any();
            whole_page(icon::CLOUD, says::NONE, sentence, button_link(&Route::Home, SECONDARY, "", TO_HOME))
        }
    };
    view! { <div class="wrap">{body}</div> }.into_any()
}

fn shown(language: Language, figures: Figures) -> AnyView {
    let day = figures.on;
    let on = move || says::ON.fill(language, &[("day", &day.in_words(language))]);
    let mut places = Vec::new();
    for trust in figures.trusts {
        places.push(line(language, trust.trust.name().to_owned(), trust.registered));
        let periods = trust.periods.into_iter();
        places.extend(periods.map(|period| {
            let name = [trust.trust.name(), ", ", &Period::containing(period.from).to_string()].concat();
            line(language, name, period.registered)
        }));
    }
    let schemes = figures.schemes.into_iter().map(|row| line(language, scheme(row.scheme, language), row.registered));
    let answers = figures.answers.into_iter().map(|row| line(language, answer(row.answer, language), row.registered));
    let of = says::MUNICIPALITIES.fill(language, &[("all", &figures.municipalities.to_string())]);
    let all = vec![
        line(language, says::ALL.read(language).to_owned(), figures.registered),
        line(language, of, figures.municipalities_reported),
    ];
    view! {
        {title(filled(says::FIGURES, |_| Vec::new()), view! { <p>{on}</p> }.into_any())}
        {section("all", says::ALL, table(says::ALL, PLACES_OF_ALL, all))}
        {section("where", says::WHERE, table(says::WHERE, PLACES, places))}
        {section("scheme", says::SCHEME, table(says::SCHEME, SCHEMES, schemes.collect()))}
        {section("answer", says::ANSWER, table(says::ANSWER, ANSWERS, answers.collect()))}
    }
    .into_any()
}

const PLACES_OF_ALL: &[Column] = &[Column::wide(says::ALL), Column::new(says::REGISTERED)];

fn section(id: &'static str, heading: Text, table: AnyView) -> AnyView {
    view! {
        <section class="section" aria-labelledby=id>
            <div class="head"><h2 id=id class="ds-heading" data-size="sm">{words(heading)}</h2></div>
            {table}
        </section>
    }
    .into_any()
}

fn line(language: Language, name: String, count: Option<u32>) -> Row {
    let count = match count {
        Some(count) => view! { <span class="num">{count}</span> }.into_any(),
        None => view! { <span class="muted">{says::WITHHELD.read(language)}</span> }.into_any(),
    };
    Row { about: name.into_any(), cells: vec![count], is_new: false }
}

fn scheme(scheme: Scheme, language: Language) -> String {
    let text = match scheme {
        Scheme::New => says::NEW,
        Scheme::Converted => says::CONVERTED,
        Scheme::Old => says::OLD,
    };
    text.read(language).to_owned()
}

fn answer(answer: Option<Verdict>, language: Language) -> String {
    let text = match answer {
        Some(Verdict::Confirmed) => says::CONFIRMED,
        Some(Verdict::Disputed) => says::DISPUTED,
        None => says::WAITING,
    };
    text.read(language).to_owned()
}

//! Where the whole form stands, in a sentence or two. Knows figures, not rules.

use crate::paper::{Paper, Tally};
use leptos::prelude::*;
use shared::text::{Language, Text, t};
use std::time::Duration;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const BEGIN: Text = t("Her står det hva reglene sier, mens du skriver. Det som ikke er fylt ut, er ikke feil.", "Her står det kva reglane seier, medan du skriv. Det som ikkje er fylt ut, er ikkje feil.", "What the rules say stands here while you write. What is not filled in is not wrong.");
    pub const ONE_WRONG: Text = t("Kan ikke sendes ennå: 1 må rettes.", "Kan ikkje sendast enno: 1 må rettast.", "Cannot be sent yet: 1 thing must be corrected.");
    pub const SOME_WRONG: Text = t("Kan ikke sendes ennå: {n} må rettes.", "Kan ikkje sendast enno: {n} må rettast.", "Cannot be sent yet: {n} things must be corrected.");
    pub const ONE_LEFT: Text = t("1 spørsmål gjenstår.", "1 spørsmål står att.", "1 question remains.");
    pub const SOME_LEFT: Text = t("{n} spørsmål gjenstår.", "{n} spørsmål står att.", "{n} questions remain.");
    pub const READY: Text = t("Kan sendes.", "Kan sendast.", "Can be sent.");
    pub const ONE_MAIN: Text = t("Én hovedregel er ikke oppfylt; det hindrer ikke.", "Éin hovudregel er ikkje oppfylt; det hindrar ikkje.", "One main rule is not met; that does not stop it.");
    pub const SOME_MAIN: Text = t("{n} hovedregler er ikke oppfylt; det hindrer ikke.", "{n} hovudreglar er ikkje oppfylte; det hindrar ikkje.", "{n} main rules are not met; that does not stop it.");
    pub const EARLIEST: Text = t("Slik det står nå, kan legen tidligst få tilbud fra {day}.", "Slik det står no, kan legen tidlegast få tilbod frå {day}.", "As it stands, the doctor can be offered a place from {day} at the earliest.");
}

/// One or two sentences.
pub fn sentence(tally: &Tally, language: Language) -> String {
    let counted = |n: usize, one: Text, some: Text| match n {
        0 => None,
        1 => Some(one.read(language).to_owned()),
        n => Some(some.fill(language, &[("n", &n.to_string())])),
    };
    if !tally.is_begun {
        return says::BEGIN.read(language).to_owned();
    }
    let wrong = counted(tally.wrong, says::ONE_WRONG, says::SOME_WRONG);
    let left = counted(tally.lacking, says::ONE_LEFT, says::SOME_LEFT);
    let ready = tally.is_fileable.then(|| says::READY.read(language).to_owned());
    let first = wrong.or(left).or(ready).unwrap_or_default();
    let hushed = Tally { main: if tally.is_fileable { tally.main } else { 0 }, ..tally.clone() };
    [&first, " ", &remarks(&hushed, language)].concat().trim_end().to_owned()
}

/// What does not stop the form and is worth a word.
pub fn remarks(tally: &Tally, language: Language) -> String {
    let main = match tally.main {
        0 => None,
        1 => Some(says::ONE_MAIN.read(language).to_owned()),
        n => Some(says::SOME_MAIN.fill(language, &[("n", &n.to_string())])),
    };
    let earliest = tally.earliest.map(|day| says::EARLIEST.fill(language, &[("day", &day.in_words(language))]));
    main.into_iter().chain(earliest).collect::<Vec<_>>().join(" ")
}

/// The sentence for the eye.
pub fn summary(paper: Paper, language: Language) -> AnyView {
    let words = move || paper.tally.with(|tally| sentence(tally, language));
    view! { <p class="small rules__sum">{words}</p> }.into_any()
}

/// After so long without a change it is said aloud.
const QUIET: Duration = Duration::from_millis(1500);

/// The sentence for the ear: said politely, when typing has paused, and only when it is another than before.
pub fn announcer(paper: Paper, language: Language) -> AnyView {
    let told = RwSignal::new(String::new());
    let count = StoredValue::new(0u32);
    Effect::new(move |first: Option<()>| {
        let words = paper.tally.with(|tally| sentence(tally, language));
        if first.is_none() {
            return; // nothing has changed yet
        }
        let mine = count.try_update_value(|count| {
            *count += 1;
            *count
        });
        set_timeout(
            move || {
                if count.try_get_value() == mine && told.try_with_untracked(|before| *before != words) == Some(true) {
                    told.set(words.clone());
                }
            },
            QUIET,
        );
    });
    view! { <p class="ds-sr-only" role="status" aria-live="polite">{move || told.get()}</p> }.into_any()
}

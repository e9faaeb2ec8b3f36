//! The lines as questions: what is new first, then section by section, and a bar that counts. Knows lines and answers, not
//! where they come from or go.

use super::{
    answers::{Answers, Given},
    lines::Line,
};
use crate::{
    parts::icon::{self, icon},
    sheet::Outline,
};
use leptos::prelude::*;
use shared::{
    answer::Fault,
    numbers::national_number::holds_national_number,
    text::{Language, Text, t},
};
use wasm_bindgen::JsCast;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const CHANGED: Text = t("Nytt siden du svarte sist", "Nytt sidan du svarte sist", "New since you answered last");
    pub const WAS: Text = t("Før:", "Før:", "Before:");
    pub const IS: Text = t("Nå:", "No:", "Now:");
    pub const EMPTY: Text = t("ingenting", "ingenting", "nothing");
    pub const YOU_SAID: Text = t("Du skrev sist: «{note}»", "Du skreiv sist: «{note}»", "You wrote last: “{note}”");
    pub const UNCHANGED: Text = t("Du skrev sist: «{note}» Kommunen har ikke endret det.", "Du skreiv sist: «{note}» Kommunen har ikkje endra det.", "You wrote last: “{note}” The municipality has not changed it.");
    pub const RIGHT: Text = t("Stemmer", "Stemmer", "Right");
    pub const WRONG: Text = t("Stemmer ikke", "Stemmer ikkje", "Not right");
    pub const ALL_RIGHT: Text = t("Alle {n} stemmer", "Alle {n} stemmer", "All {n} are right");
    pub const REST_RIGHT: Text = t("Resten stemmer", "Resten stemmer", "The rest is right");
    pub const ANSWERED: Text = t("{n}\u{a0}av\u{a0}{all} svart", "{n}\u{a0}av\u{a0}{all} svart", "{n}\u{a0}of\u{a0}{all} answered");
    pub const COUNT: Text = t("Hvor mye du har svart", "Kor mykje du har svart", "How much you have answered");
    pub const NEXT: Text = t("Neste uten svar", "Neste utan svar", "Next unanswered");
    pub const TO_SEND: Text = t("Til innsending", "Til innsending", "Go to send");
    pub const WHAT: Text = t("Hva er riktig?", "Kva er rett?", "What is right?");
    pub const THEY_SEE: Text = t("Kommunen ser det du skriver her. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Kommunen ser det du skriv her. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "The municipality sees what you write here. Do not write about health, patients or the reason for leave.");
}

/// All lines, and the bar that counts them.
pub fn asks(outline: &'static Outline, lines: Vec<Line>, answers: Answers, language: Language) -> AnyView {
    let paths: Vec<String> = lines
        .iter()
        .filter(|line| line.is_first())
        .chain(lines.iter().filter(|line| !line.is_first()))
        .map(|line| line.path.clone())
        .collect();
    let (first, rest): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(Line::is_first);
    let title = |part: usize| outline.parts[part].title;
    let mut sections = vec![section("changed".into(), says::CHANGED, first, Some(outline), answers, language)];
    for part in 0..outline.parts.len() {
        let here: Vec<Line> = rest.iter().filter(|line| line.part == part).cloned().collect();
        let id = ["part-", outline.parts[part].id].concat();
        sections.push(section(id, title(part), here, None, answers, language));
    }
    view! { <div class="asking">{bar(paths, answers, language)} {sections}</div> }.into_any()
}

/// How many are answered, and the way to the next that is not.
fn bar(paths: Vec<String>, answers: Answers, language: Language) -> AnyView {
    let all = paths.len();
    let paths = StoredValue::new(paths);
    let open = Memo::new(move |_| {
        answers
            .given
            .with(|given| paths.with_value(|paths| paths.iter().filter(|path| !given.contains_key(*path)).count()))
    });
    let words = move || {
        let n = (all - open.get()).to_string();
        says::ANSWERED.fill(language, &[("n", &n), ("all", &all.to_string())])
    };
    let go = move |_| {
        let next = answers.given.with_untracked(|given| {
            paths.with_value(|paths| paths.iter().find(|path| !given.contains_key(*path)).cloned())
        });
        focus(&next.map_or_else(|| "sign-and-send".to_owned(), |path| right_id(&path)));
    };
    let act = move || if open.get() == 0 { says::TO_SEND } else { says::NEXT }.read(language);
    view! {
        <div class="asking__bar" role="region" aria-label=says::COUNT.read(language)>
            <p class="num" role="status">{words}</p>
            <progress max=all prop:value=move || (all - open.get()) as f64 aria-hidden="true"></progress>
            <button class="ds-button" data-variant="tertiary" type="button" on:click=go>{act}</button>
        </div>
    }
    .into_any()
}

fn right_id(path: &str) -> String {
    ["right-", path].concat()
}

fn focus(id: &str) {
    let found = document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(found) = found {
        found.scroll_into_view();
        let _ = found.focus(); // buttons and fields can take it
    }
}

/// Lines under one heading; with `of`, each says which section of the form it is from.
fn section(
    id: String,
    heading: Text,
    lines: Vec<Line>,
    of: Option<&'static Outline>,
    answers: Answers,
    language: Language,
) -> Option<AnyView> {
    let count = lines.len();
    if count == 0 {
        return None;
    }
    let paths: StoredValue<Vec<String>> = StoredValue::new(lines.iter().map(|line| line.path.clone()).collect());
    let title = |line: &Line| of.map(|outline| outline.parts[line.part].title.read(language));
    let lines: Vec<AnyView> = lines.into_iter().map(|line| ask(title(&line), line, answers, language)).collect();
    let is_wrong = move |given: &Given| {
        paths.with_value(|paths| paths.iter().any(|path| matches!(given.get(path), Some(Some(_)))))
    };
    let all_right = move || match answers.given.with(is_wrong) {
        true => says::REST_RIGHT.read(language).to_owned(),
        false => says::ALL_RIGHT.fill(language, &[("n", &count.to_string())]),
    };
    let every = (count > 1).then(|| {
        view! {
            <button
                class="ds-button all-ok" data-variant="secondary" data-fullwidth type="button"
                on:click=move |_| paths.with_value(|paths| answers.rest_is_right(paths))
            >
                {icon(icon::CHECK)} {all_right}
            </button>
        }
    });
    Some(
        view! {
            <section class="asks" aria-labelledby=id.clone()>
                <h2 class="ds-heading" data-size="xs" id=id.clone()>{heading.read(language)}</h2>
                {lines} {every}
            </section>
        }
        .into_any(),
    )
}

fn ask(title: Option<&'static str>, line: Line, answers: Answers, language: Language) -> AnyView {
    let path = StoredValue::new(line.path.clone());
    let given = move || answers.given.with(|given| path.with_value(|path| given.get(path).cloned()));
    let is_right = move || given() == Some(None);
    let is_wrong = Memo::new(move |_| matches!(given(), Some(Some(_))));
    let right = move |_| path.with_value(|path| answers.right(path));
    let wrong = move |_| path.with_value(|path| answers.wrong(path, String::new()));
    let note = move || is_wrong.get().then(|| note(path, answers, language));
    let title = title.map(|title| view! { <small class="muted">{title}</small> });
    let changed = line.before.is_some();
    let remark = line.remark.clone().map(|note| {
        let words = if changed { says::YOU_SAID } else { says::UNCHANGED };
        view! { <p class="was">{words.fill(language, &[("note", &note)])}</p> }
    });
    let name = line.path.clone();
    view! {
        <fieldset class="ask">
            <legend>{title} {said(line, language)}</legend>
            {remark}
            <div class="ask__do">
                <label class="pick">
                    <input type="radio" id=right_id(&name) name=name.clone() prop:checked=is_right on:change=right />
                    {icon(icon::CHECK)} <span>{says::RIGHT.read(language)}</span>
                </label>
                <label class="pick" data-no>
                    <input type="radio" name=name prop:checked=move || is_wrong.get() on:change=wrong />
                    {icon(icon::FLAG)} <span>{says::WRONG.read(language)}</span>
                </label>
            </div>
            {note}
        </fieldset>
    }
    .into_any()
}

/// `Arbeidssted: Sentrum legekontor`; what has changed, before and after.
fn said(line: Line, language: Language) -> AnyView {
    let Line { label, said, before, .. } = line;
    let label = [label.as_str(), if label.ends_with('?') { " " } else { ": " }].concat();
    let words = |said: String| if said.is_empty() { says::EMPTY.read(language).to_owned() } else { said };
    let Some(before) = before else { return view! { {label} <span class="is">{words(said)}</span> }.into_any() };
    view! {
        {label}
        <span class="then">{says::WAS.read(language)} " " <del>{words(before)}</del></span>
        <span class="then">{says::IS.read(language)} " " <ins>{words(said)}</ins></span>
    }
    .into_any()
}

/// What is right instead.
fn note(path: StoredValue<String>, answers: Answers, language: Language) -> AnyView {
    let typed = move |event: web_sys::Event| path.with_value(|path| answers.wrong(path, event_target_value(&event)));
    let text = move || {
        answers.given.with(|given| path.with_value(|path| given.get(path).cloned().flatten())).unwrap_or_default()
    };
    let is_forbidden = Memo::new(move |_| holds_national_number(&text()));
    let (id, hint) = path.with_value(|path| (["note-", path].concat(), ["note-hint-", path].concat()));
    let fault = ["note-fault-", &id].concat();
    let described = [&hint, " ", &fault].concat();
    let forbidden = move || is_forbidden.get().then(|| Fault::NationalNumber.words(language));
    view! {
        <div class="ds-field note">
            <label class="ds-label" for=id.clone()>{says::WHAT.read(language)}</label>
            <p data-field="description" id=hint>{says::THEY_SEE.read(language)}</p>
            <textarea
                class="ds-input" id=id rows="2" maxlength="500" aria-describedby=described
                aria-invalid=move || is_forbidden.get().then_some("true") prop:value=text on:input=typed
            ></textarea>
            <p class="ds-validation-message" data-field="validation" id=fault role="alert" hidden=move || !is_forbidden.get()>
                {forbidden}
            </p>
        </div>
    }
    .into_any()
}

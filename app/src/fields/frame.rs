//! The one frame around every answer: label, hint, trouble, and what assistive technology is told of them. Knows ARIA and
//! nothing of what is asked.

use super::{pressing::when_released, written::Written};
use crate::{
    paper::{Paper, Pointed, Slot, Trouble, concerns},
    parts::icon::{self, icon},
    sheet::{Asked, Place},
};
use leptos::prelude::*;
use shared::{
    answer::{Choice, Fault},
    rules::provision::Force,
    text::{Language, Text, t},
};

const OPTIONAL: Text = t("(valgfritt)", "(valfritt)", "(optional)");
const ONE_RULE: Text = t("1\u{a0}regel om dette", "1\u{a0}regel om dette", "1\u{a0}rule about this");
const SOME_RULES: Text = t("{n}\u{a0}regler om dette", "{n}\u{a0}reglar om dette", "{n}\u{a0}rules about this");

/// The findings' panel, opened from a field on a phone.
pub const RULES: &str = "rules";

/// A question on the page.
#[derive(Clone)]
pub struct Field {
    pub paper: Paper,
    pub place: Place,
    pub asked: &'static Asked,
    /// The question's path: HTML id and error path.
    pub id: String,
    pub slot: Slot,
    pub language: Language,
    /// In rows: the label with the row, for those who hear it.
    pub spoken: Option<String>,
}

impl Field {
    pub fn new(paper: Paper, place: Place, language: Language) -> Field {
        let asked = paper.asked(place.question);
        let (id, slot) = (paper.outline().path(place), paper.slot(place));
        Field { paper, place, asked, id, slot, language, spoken: None }
    }
    pub fn say(&self, text: Text) -> &'static str {
        text.read(self.language)
    }
    pub fn part_id(&self, part: &str) -> String {
        [&self.id, "-", part].concat()
    }
    fn is_hidden(&self) -> impl Fn() -> bool + Send + 'static {
        let asked = self.slot.asked.clone();
        move || !asked.get()
    }
    /// The parts that describe the control, those there are.
    fn described(&self, read_back: bool) -> impl Fn() -> Option<String> + Send + 'static {
        let hint = (self.asked.hint.is_some() && self.spoken.is_none()).then(|| self.part_id("hint"));
        let read_back = read_back.then(|| self.part_id("read"));
        let fault = self.part_id("fault");
        let trouble = self.slot.trouble.clone();
        move || {
            let fault = trouble.with(|trouble| trouble.is_some().then(|| fault.clone()));
            let ids: Vec<String> = fault.into_iter().chain(hint.clone()).chain(read_back.clone()).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }
    fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + 'static {
        let trouble = self.slot.trouble.clone();
        move || trouble.with(|trouble| trouble.is_some().then_some("true"))
    }
    fn required(&self) -> Option<&'static str> {
        self.asked.required.then_some("true")
    }
}

/// How a line of text behaves.
#[derive(Clone, Default)]
pub struct Entry {
    /// `w-xs`, `w-sm`, `w-md`; empty for the whole width.
    pub width: &'static str,
    /// `numeric`, `email`, `tel`; empty for letters.
    pub keyboard: &'static str,
    /// The id of a list of suggestions.
    pub list: Option<String>,
    pub size: Option<&'static str>,
    /// What was understood stands below, with the id `…-read`.
    pub read_back: bool,
}

/// A line of text.
pub fn entry(field: &Field, how: Entry) -> AnyView {
    let (paper, place, text) = (field.paper, field.place, field.slot.text.clone());
    let class = ["ds-input ", how.width].concat();
    view! {
        <input
            class=class id=field.id.clone() type="text" autocomplete="off" spellcheck="false"
            inputmode=(!how.keyboard.is_empty()).then_some(how.keyboard) list=how.list size=how.size
            aria-label=field.spoken.clone() aria-required=field.required()
            aria-describedby=field.described(how.read_back) aria-invalid=field.invalid()
            prop:value=move || Written(text.get())
            on:input=move |event| paper.typed(place, &event_target_value(&event))
            on:blur=move |_| when_released(move || paper.leave(place))
        />
    }
    .into_any()
}

/// Several lines of text.
pub fn area(field: &Field, rows: &'static str) -> AnyView {
    let (paper, place, text) = (field.paper, field.place, field.slot.text.clone());
    view! {
        <textarea
            class="ds-input" id=field.id.clone() rows=rows aria-label=field.spoken.clone()
            aria-required=field.required() aria-describedby=field.described(true) aria-invalid=field.invalid()
            prop:value=move || Written(text.get())
            on:input=move |event| paper.typed(place, &event_target_value(&event))
            on:blur=move |_| when_released(move || paper.leave(place))
        ></textarea>
    }
    .into_any()
}

/// One of a list that unfolds.
pub fn select(field: &Field, options: AnyView) -> AnyView {
    let (paper, place, text) = (field.paper, field.place, field.slot.text.clone());
    view! {
        <select
            class="ds-input w-md" id=field.id.clone() aria-label=field.spoken.clone()
            aria-required=field.required() aria-describedby=field.described(false) aria-invalid=field.invalid()
            prop:value=move || text.get()
            on:change=move |event| paper.typed(place, &event_target_value(&event))
            on:blur=move |_| when_released(move || paper.leave(place))
        >
            {options}
        </select>
    }
    .into_any()
}

/// A labelled control, with what stands below it.
pub fn frame(field: &Field, control: AnyView, below: AnyView) -> AnyView {
    let (id, label_for, hidden) = (field.id.clone(), field.id.clone(), field.is_hidden());
    let hint = field.asked.hint.filter(|_| field.spoken.is_none()).map(|hint| {
        view! { <p data-field="description" id=field.part_id("hint")>{field.say(hint)}</p> }
    });
    view! {
        <div class="ds-field" data-path=id hidden=hidden>
            <label class="ds-label" data-weight="medium" for=label_for>{field.say(field.asked.label)} {optional(field)}</label>
            {hint} {control} {below} {trouble(field)} {about(field)}
        </div>
    }
    .into_any()
}

/// Several controls that are one answer together: radio buttons or boxes, `is_many` for boxes.
pub fn group(field: &Field, choices: &[Choice], is_many: bool) -> AnyView {
    let (id, hidden) = (field.id.clone(), field.is_hidden());
    let hint = field.asked.hint.map(|hint| {
        view! { <p data-field="description" id=field.part_id("hint")>{field.say(hint)}</p> }
    });
    let options: Vec<AnyView> = choices.iter().map(|choice| option(field, choice, is_many)).collect();
    let role = (!is_many).then_some("radiogroup");
    let invalid = field.invalid();
    let invalid = move || if is_many { None } else { invalid() }; // has no meaning on a plain group
    view! {
        <fieldset
            class="ds-fieldset" id=id.clone() data-path=id.clone() role=role hidden=hidden
            aria-required=field.required().filter(|_| !is_many)
            aria-describedby=field.described(false) aria-invalid=invalid
        >
            <legend class="ds-label" data-weight="medium">
                {field.spoken.clone().unwrap_or_else(|| field.say(field.asked.label).to_owned())} {optional(field)}
            </legend>
            {hint} {options} {trouble(field)} {about(field)}
        </fieldset>
    }
    .into_any()
}

fn option(field: &Field, choice: &Choice, is_many: bool) -> AnyView {
    let (paper, place, code) = (field.paper, field.place, choice.code);
    let (text, now) = (field.slot.text.clone(), field.slot.text.clone());
    let id = field.part_id(code);
    let chosen = move || text.with(|text| text.split_whitespace().any(|one| one == code));
    let choose = move |_| {
        let answer = if is_many { toggled(&now.get_untracked(), code) } else { code.to_owned() };
        paper.typed(place, &answer);
    };
    view! {
        <div class="ds-field">
            <input
                class="ds-input" type=if is_many { "checkbox" } else { "radio" } id=id name=field.id.clone()
                value=code prop:checked=chosen on:change=choose
            />
            <label class="ds-label" data-weight="regular" for=field.part_id(code)>{field.say(choice.label)}</label>
        </div>
    }
    .into_any()
}

fn toggled(codes: &str, code: &str) -> String {
    let mut all: Vec<&str> = codes.split_whitespace().filter(|one| *one != code).collect();
    if !codes.split_whitespace().any(|one| one == code) {
        all.push(code);
    }
    all.join(" ")
}

fn optional(field: &Field) -> AnyView {
    (!field.asked.required).then(|| view! { " " <span class="opt">{field.say(OPTIONAL)}</span> }).into_any()
}

/// What is wrong and what to do.
fn trouble(field: &Field) -> AnyView {
    let (slot, id, language) = (field.slot.clone(), field.part_id("fault"), field.language);
    let paper = field.paper;
    let place = field.place;
    (move || {
        slot.trouble.get().map(|trouble| {
            view! {
                <p class="ds-validation-message" data-field="validation" id=id.clone()>{trouble.words(language)}</p>
                {present_number(paper, place, &trouble, language)}
            }
        })
    })
    .into_any()
}

const USE: Text = t("Bruk {name}", "Bruk {name}", "Use {name}");

/// A municipality's former number is mended by one press.
fn present_number(paper: Paper, place: Place, trouble: &Trouble, language: Language) -> Option<AnyView> {
    let Trouble::Fault(Fault::FormerMunicipality(number)) = trouble else { return None };
    let row = shared::numbers::municipality::find(number)?;
    let mend = move |_| {
        paper.typed(place, row.number);
        paper.leave(place);
    };
    let words = USE.fill(language, &[("name", &[row.number, " ", row.name].concat())]);
    Some(
        view! { <div class="picks"><button class="ds-chip" type="button" on:click=mend>{words}</button></div> }
            .into_any(),
    )
}

/// On a phone: that rules speak about this, with the way to them.
fn about(field: &Field) -> AnyView {
    let remark = field.paper.remark_at(field.place);
    let remark = remark.map(|note| remarked(&note, field.language));
    view! { {remark} {rules_about(field)} }.into_any()
}

/// What the doctor says is right instead.
pub fn remarked(note: &str, language: Language) -> AnyView {
    let words = REMARK.fill(language, &[("note", note)]);
    view! { <p class="remarked">{icon(icon::FLAG)} " " {words}</p> }.into_any()
}

const REMARK: Text = t("Legen: «{note}»", "Legen: «{note}»", "The doctor: “{note}”");

fn rules_about(field: &Field) -> AnyView {
    if field.spoken.is_some() {
        return ().into_any();
    }
    let (paper, id, language) = (field.paper, field.id.clone(), field.language);
    let said = Memo::new(move |_| {
        paper.cards.with(|cards| {
            let here = cards.iter().filter(|card| card.speaks() && concerns(&card.finding, &id));
            let forces: Vec<Force> =
                here.map(|card| card.finding.force).filter(|force| *force <= Force::Offer).collect();
            (forces.len(), forces.contains(&Force::Main) || forces.contains(&Force::Must))
        })
    });
    (move || {
        let (count, strict) = said.get();
        (count > 0).then(|| {
            let words = if count == 1 {
                ONE_RULE.read(language).to_owned()
            } else {
                SOME_RULES.fill(language, &[("n", &count.to_string())])
            };
            view! {
                <p class="only-phone-block">
                    <button class="ds-link about" type="button" popovertarget=RULES>
                        {icon(if strict { icon::ALERT } else { icon::CLOCK })} {words}
                    </button>
                </p>
            }
        })
    })
    .into_any()
}

/// The field that is pointed to, by focus or pointer, from an event anywhere in the form.
pub fn pointed(event: &web_sys::Event) -> Pointed {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = target.and_then(|target| target.closest("[data-path]").ok().flatten());
    field.and_then(|field| field.get_attribute("data-path")).map_or(Pointed::Nothing, Pointed::Field)
}

/// Points there; what has the focus stays marked while the pointer wanders.
pub fn point(paper: Paper, at: Pointed) {
    let focused = document().active_element().and_then(|focused| focused.closest("[data-path]").ok().flatten());
    let at = match (at, focused.and_then(|focused| focused.get_attribute("data-path"))) {
        (Pointed::Nothing, Some(path)) => Pointed::Field(path),
        (at, _) => at,
    };
    if paper.pointed.with_untracked(|before| *before != at) {
        paper.pointed.set(at);
    }
}

//! The sections of a form with their states: a column on a desktop, a sheet on a phone. Knows no questions.

use super::icon::{self, icon};
use crate::{
    paper::{Paper, State},
    sheet::Outline,
};
use leptos::prelude::*;
use shared::text::{Language, Text, t};
use wasm_bindgen::JsCast;

/// The popover on a phone.
pub const SECTIONS: &str = "sections";

const PARTS: Text = t("Deler av skjemaet", "Delar av skjemaet", "Parts of the form");
const EMPTY: Text = t("Ikke påbegynt", "Ikkje påbyrja", "Not begun");
const OPTIONAL: Text = t("Tom, valgfritt", "Tom, valfritt", "Empty, optional");
const BEGUN: Text = t("Påbegynt", "Påbyrja", "Begun");
const READY: Text = t("Klar", "Klar", "Ready");
const LACKING: Text = t("{n} mangler svar", "{n} manglar svar", "{n} unanswered");
const WRONG: Text = t("{n} må rettes", "{n} må rettast", "{n} to correct");
const STEP: Text = t("Del {n} av {all}", "Del {n} av {all}", "Part {n} of {all}");

const HALF: &str = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 3v18M12 7h3.6M12 11h4.6M12 15h4.2";
const MENU: &str = "M4 7h16M4 12h16M4 17h16";

/// Name for styles, picture, words.
fn look(state: State, language: Language) -> (&'static str, &'static str, String) {
    let with = |text: Text, n: usize| text.fill(language, &[("n", &n.to_string())]);
    match state {
        State::Empty => ("tom", icon::RING, EMPTY.read(language).to_owned()),
        State::EmptyAndOptional => ("tom", icon::RING, OPTIONAL.read(language).to_owned()),
        State::Begun => ("begynt", HALF, BEGUN.read(language).to_owned()),
        State::Ready => ("klar", icon::CHECK, READY.read(language).to_owned()),
        State::Lacking(n) => ("feil", icon::STOP, with(LACKING, n)),
        State::Wrong(n) => ("feil", icon::STOP, with(WRONG, n)),
    }
}

/// The id of a section's heading.
pub fn heading_id(outline: &Outline, part: usize) -> String {
    ["part-", outline.parts[part].id].concat()
}

/// The list, with what stands below it.
pub fn sections(paper: Paper, current: RwSignal<usize>, language: Language, below: AnyView) -> AnyView {
    let outline = paper.outline();
    let entries: Vec<AnyView> = (0..outline.parts.len()).map(|part| entry(paper, part, current, language)).collect();
    view! {
        <nav class="sections" id=SECTIONS popover="auto" aria-label=PARTS.read(language)>
            <ol class="plain">{entries}</ol>
            {below}
        </nav>
    }
    .into_any()
}

fn entry(paper: Paper, part: usize, current: RwSignal<usize>, language: Language) -> AnyView {
    let outline = paper.outline();
    let state = Memo::new(move |_| paper.standing.with(|all| all.get(part).copied().unwrap_or_default()));
    let id = heading_id(outline, part);
    let target = id.clone();
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        close_sheets();
        show(&target);
        current.set(part);
    };
    let is_current = move || (current.get() == part).then_some("step");
    let drawn = move || {
        let (_, picture, words) = look(state.get(), language);
        view! { {icon(picture)} <span>{outline.parts[part].title.read(language)}</span> <small>{words}</small> }
    };
    view! {
        <li data-state=move || look(state.get(), language).0>
            <a class="ds-focus" href=["#", &id].concat() aria-current=is_current on:click=go>{drawn}</a>
        </li>
    }
    .into_any()
}

/// On a phone: where one is, whether it is kept, and the way to all sections.
pub fn step_bar(paper: Paper, current: RwSignal<usize>, saved: Signal<String>, language: Language) -> AnyView {
    let outline = paper.outline();
    let title = move || outline.parts[current.get()].title.read(language);
    let step = move || {
        let (n, all) = (current.get() + 1, outline.parts.len());
        let step = STEP.fill(language, &[("n", &n.to_string()), ("all", &all.to_string())]);
        let saved = saved.get();
        if saved.is_empty() { step } else { [&step, " · ", &saved].concat() }
    };
    view! {
        <div class="stepbar only-phone">
            <button class="ds-button" data-variant="tertiary" data-color="neutral" type="button" popovertarget=SECTIONS>
                {icon(MENU)} <span><b>{title}</b> <small>{step}</small></span> {icon(icon::DOWN)}
            </button>
        </div>
    }
    .into_any()
}

/// Closes the sheets a phone opens; does nothing on a desktop.
pub fn close_sheets() {
    for id in [SECTIONS, crate::fields::frame::RULES] {
        if let Some(sheet) =
            document().get_element_by_id(id).and_then(|sheet| sheet.dyn_into::<web_sys::HtmlElement>().ok())
            && sheet.matches(":popover-open").unwrap_or(false)
        {
            let _ = sheet.hide_popover(); // it was just seen open
        }
    }
}

/// Scrolls to an element and gives it the focus.
pub fn show(id: &str) {
    if let Some(element) =
        document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
    {
        element.scroll_into_view();
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options); // headings and fields can take it
    }
}

/// Scrolls to the field of a question, or to its rows, and gives it the focus.
pub fn show_field(path: &str) {
    close_sheets();
    let Some(found) = document().get_element_by_id(path) else { return };
    let inner = "input:checked, input, select, textarea, button";
    let target = match found.matches("input, select, textarea, button") {
        Ok(true) => Some(found),
        _ => found.query_selector(inner).ok().flatten(),
    };
    let Some(target) = target.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    if let Ok(Some(frame)) = target.closest("[data-path]") {
        frame.scroll_into_view();
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = target.focus_with_options(&options); // a field can take it
}

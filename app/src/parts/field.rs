//! The plain fields of the shell's own pages: one line of text with label, hint and fault. Knows ARIA, not what is
//! asked.

use crate::wording::words;
use leptos::prelude::*;
use shared::text::Text;

/// What a line of text is called and how it behaves.
pub struct Line {
    pub id: &'static str,
    pub label: Text,
    pub hint: Option<Text>,
    /// As in HTML: `name`, `off`.
    pub autocomplete: &'static str,
    /// The id of a list of suggestions; empty for none.
    pub suggestions: &'static str,
}

/// A field for one line. `fault` is what is wrong with it, empty when nothing is.
pub fn line(about: Line, value: RwSignal<String>, fault: Signal<Option<Text>>) -> AnyView {
    let Line { id, label, hint, autocomplete, suggestions } = about;
    let hint_id = format!("{id}-hint");
    let fault_id = format!("{id}-fault");
    let described = {
        let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
        move || match (hint, fault.get()) {
            (Some(_), Some(_)) => Some(format!("{fault_id} {hint_id}")),
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(fault_id.clone()),
            (None, None) => None,
        }
    };
    let hint = hint.map(|hint| view! { <div data-field="description" id=hint_id>{words(hint)}</div> });
    let wrong = move || {
        let fault_id = fault_id.clone();
        fault.get().map(|fault| {
            view! { <p class="ds-validation-message" data-field="validation" id=fault_id>{words(fault)}</p> }
        })
    };
    view! {
        <div class="ds-field">
            <label class="ds-label" data-weight="medium" for=id>{words(label)}</label>
            {hint}
            <input
                class="ds-input" type="text" id=id autocomplete=autocomplete
                list=(!suggestions.is_empty()).then_some(suggestions)
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                aria-describedby=described
                aria-invalid=move || fault.get().map(|_| "true")
            />
            {wrong}
        </div>
    }
    .into_any()
}

/// A box to tick.
pub fn tick(id: &'static str, label: Text, hint: Text, value: RwSignal<bool>) -> AnyView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="ds-field">
            <input
                class="ds-input" type="checkbox" id=id aria-describedby=hint_id.clone()
                prop:checked=move || value.get()
                on:change=move |event| value.set(event_target_checked(&event))
            />
            <label class="ds-label" data-weight="regular" for=id>{words(label)}</label>
            <div data-field="description" id=hint_id>{words(hint)}</div>
        </div>
    }
    .into_any()
}

/// One of several, all shown. Each choice has a value and words.
pub fn choose(
    name: &'static str,
    legend: Text,
    choices: &'static [(&'static str, Text)],
    value: RwSignal<&'static str>,
) -> AnyView {
    let choice = move |(code, text): &(&'static str, Text)| {
        let (code, id) = (*code, format!("{name}-{code}"));
        view! {
            <div class="ds-field">
                <input
                    class="ds-input" type="radio" name=name id=id.clone() value=code
                    prop:checked=move || value.get() == code on:change=move |_| value.set(code)
                />
                <label class="ds-label" data-weight="regular" for=id>{words(*text)}</label>
            </div>
        }
        .into_any()
    };
    view! {
        <fieldset class="ds-fieldset">
            <legend class="ds-label" data-weight="medium">{words(legend)}</legend>
            {choices.iter().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Moves the focus to the field with this id, to show what must be mended.
pub fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    if let Some(field) =
        document().get_element_by_id(id).and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = field.focus(); // a field on the page can take it
    }
}

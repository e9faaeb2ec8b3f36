//! The text of a field, put there only when another stands in it. Knows no question.
//! Why: a key tells the form what was typed, and the form tells all that show it, the field itself among them. Writing
//! the same text back makes Chromium look through every field of the form once more, at every key.

use leptos::tachys::html::property::IntoProperty;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The value of a line or of several.
#[derive(Clone)]
pub struct Written(pub String);

impl IntoProperty for Written {
    type State = Element;
    type Cloneable = Written;
    type CloneableOwned = Written;

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element, key: &str) -> Element {
        self.build(element, key)
    }

    fn build(self, element: &Element, _: &str) -> Element {
        write(element, &self.0);
        element.clone()
    }

    fn rebuild(self, element: &mut Element, _: &str) {
        write(element, &self.0);
    }

    fn into_cloneable(self) -> Written {
        self
    }

    fn into_cloneable_owned(self) -> Written {
        self
    }
}

fn write(element: &Element, text: &str) {
    let field = element.unchecked_ref::<HtmlInputElement>(); // a `textarea` has the same value
    if field.value() != text {
        field.set_value(text);
    }
}

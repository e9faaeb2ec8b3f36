//! A box for when there is nothing to show: what it is, and what one can do; and the buttons in it. Knows no page.

use super::{
    heading,
    icon::{icon, large_icon},
};
use crate::{
    route::Route,
    wording::{filled, words},
};
use leptos::prelude::*;
use shared::text::Text;
use std::rc::Rc;

/// Picture, heading of the second level, a sentence, and what to do.
pub fn state(picture: &'static str, heading: Text, sentence: AnyView, to_do: AnyView) -> AnyView {
    view! {
        <div class="st__box">
            {large_icon(picture)} <h2 class="ds-heading" data-size="2xs">{words(heading)}</h2> <p>{sentence}</p>
            <div class="st__do">{to_do}</div>
        </div>
    }
    .into_any()
}

/// The same as a whole page: its heading is the h1.
pub fn whole_page(picture: &'static str, heading: Text, sentence: AnyView, to_do: AnyView) -> AnyView {
    let below = view! { <p>{sentence}</p> }.into_any();
    view! {
        <div class="wrap">
            <div class="st__page">
                {large_icon(picture)} {heading::title(filled(heading, |_| Vec::new()), below)}
                <div class="st__do">{to_do}</div>
            </div>
        </div>
    }
    .into_any()
}

/// How much a button wants to be pressed; the words are Designsystemet's.
pub const PRIMARY: &str = "primary";
pub const SECONDARY: &str = "secondary";
pub const TERTIARY: &str = "tertiary";

/// A link that looks like a button. No picture when `picture` is empty.
pub fn button_link(to: &Route, variant: &'static str, picture: &'static str, text: Text) -> AnyView {
    let picture = (!picture.is_empty()).then(|| icon(picture));
    view! {
        <a class="ds-button" data-variant=variant href=to.to_string()>
            {picture}
            {words(text)}
        </a>
    }
    .into_any()
}

/// A button. No picture when `picture` is empty.
pub fn button(variant: &'static str, picture: &'static str, text: Text, act: impl Fn() + 'static) -> AnyView {
    erased_button(variant, picture, text, Rc::new(act))
}

fn erased_button(variant: &'static str, picture: &'static str, text: Text, act: Rc<dyn Fn()>) -> AnyView {
    let picture = (!picture.is_empty()).then(|| icon(picture));
    view! {
        <button class="ds-button" type="button" data-variant=variant on:click=move |_| act()>
            {picture}
            {words(text)}
        </button>
    }
    .into_any()
}

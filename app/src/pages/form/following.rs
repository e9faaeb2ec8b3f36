//! What the page follows: what is pointed to, how far one has scrolled, the field an address names. Knows no words.

use crate::{
    paper::{Paper, Pointed, concerns},
    parts::sections::{heading_id, show_field},
};
use leptos::prelude::*;
use shared::rules::provision::Finding;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The section an event happened in.
pub(super) fn part_of(event: &web_sys::Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("[data-part]").ok()??.get_attribute("data-part")?.parse().ok()
}

/// A field and its findings are marked together, whichever is pointed to.
pub(super) fn mark_what_is_pointed_to(paper: Paper) {
    Effect::new(move |_| {
        let at = paper.pointed.get();
        let mut selectors = Vec::new();
        paper.cards.with(|cards| {
            let shown = cards.iter().filter(|card| card.speaks()).map(|card| &card.finding);
            for finding in shown.filter(|finding| is_pointed_to(finding, &at)) {
                selectors.push(["[data-rule=\"", finding.id, "\"]"].concat());
                selectors.extend(finding.about.iter().map(|path| ["[data-path=\"", path, "\"]"].concat()));
            }
        });
        queue_microtask(move || mark(&selectors)); // cards may be drawn anew by the same change
    });
}

fn is_pointed_to(finding: &Finding, at: &Pointed) -> bool {
    match at {
        Pointed::Nothing => false,
        Pointed::Field(path) => concerns(finding, path),
        Pointed::Finding(id) => finding.id == *id,
    }
}

/// Marks these and nothing else.
fn mark(selectors: &[String]) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    while let Some(element) = find("[data-marked]") {
        let _ = element.remove_attribute("data-marked"); // it was just found by it
    }
    for element in selectors.iter().filter_map(|selector| find(selector)) {
        let _ = element.set_attribute("data-marked", ""); // a valid name
    }
}

/// The section that is being read, while nothing in it has the focus.
pub(super) fn follow_scrolling(paper: Paper, current: RwSignal<usize>) {
    let waiting = StoredValue::new(false);
    let ids: Vec<String> = (0..paper.outline().parts.len()).map(|part| heading_id(paper.outline(), part)).collect();
    let listening = window_event_listener(leptos::ev::scroll, move |_| {
        if waiting.try_get_value() != Some(false) {
            return;
        }
        waiting.set_value(true);
        let ids = ids.clone();
        set_timeout(
            move || {
                if waiting.try_update_value(|waiting| *waiting = false).is_none() {
                    return;
                }
                let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
                let line = window().page_y_offset().unwrap_or_default() + height * 0.4;
                let above = |id: &String| {
                    let heading = document().get_element_by_id(id);
                    let heading = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
                    heading.is_some_and(|heading| f64::from(heading.offset_top()) < line)
                };
                let part = ids.iter().rposition(above).unwrap_or(0);
                if current.try_with_untracked(|now| *now != part) == Some(true) {
                    current.set(part);
                }
            },
            Duration::from_millis(150),
        );
    });
    on_cleanup(move || listening.remove());
}

/// A link from the review names its field in the fragment.
pub(super) fn focus_named_field() {
    let named = crate::route::take_fragment();
    if !named.is_empty() {
        set_timeout(move || show_field(&named), Duration::from_millis(50));
    }
}

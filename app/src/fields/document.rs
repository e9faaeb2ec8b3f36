//! A document, chosen by whom it is about; or any number of documents.

use super::frame::{Field, frame, select};
use crate::known::{Known, named};
use leptos::prelude::*;
use shared::text::{Text, t};

const CHOOSE: Text = t("Velg …", "Vel …", "Choose …");
const NONE: Text =
    t("Ingen innmeldinger er sendt ennå.", "Ingen innmeldingar er sende enno.", "No registrations have been sent yet.");

/// One of them.
pub fn one(field: &Field) -> AnyView {
    let (known, text) = (field.paper.known, field.slot.text.clone());
    let (language, choose) = (field.language, field.say(CHOOSE));
    let options = move || {
        let kept = text.get_untracked();
        let option = |known: &Known| {
            let selected = known.doc == kept;
            view! { <option value=known.doc.clone() selected=selected>{known.words(language)}</option> }.into_any()
        };
        let options: Vec<AnyView> = known.with(|known| known.iter().map(option).collect());
        view! { <option value="">{choose}</option> {options} }
    };
    frame(field, select(field, options.into_any()), ().into_any())
}

/// Any of them, ticked.
pub fn some(field: &Field) -> AnyView {
    let (paper, place, language) = (field.paper, field.place, field.language);
    let (known, text) = (paper.known, field.slot.text.clone());
    let field_id = field.id.clone();
    let boxes = move || {
        let ticked = text.get();
        let row = |one: &Known| {
            let (doc, ticked) = (one.doc.clone(), ticked.clone());
            let id = [&field_id, "-", &one.doc].concat();
            let is_ticked = ticked.split(' ').any(|other| other == doc);
            let tick = move |_| {
                let mut all: Vec<&str> = ticked.split(' ').filter(|other| !other.is_empty() && *other != doc).collect();
                if !is_ticked {
                    all.push(&doc);
                }
                paper.typed(place, &all.join(" "));
            };
            view! {
                <div class="ds-field">
                    <input class="ds-input" type="checkbox" id=id.clone() prop:checked=is_ticked on:change=tick />
                    <label class="ds-label" data-weight="regular" for=id>{one.words(language)}</label>
                </div>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = known.with(|known| known.iter().map(row).collect());
        match rows.is_empty() {
            true => view! { <p class="muted">{NONE.read(language)}</p> }.into_any(),
            false => rows.into_any(),
        }
    };
    let view = view! { <div class="stack" role="group" id=field.id.clone() aria-label=field.say(field.asked.label)>{boxes}</div> };
    frame(field, view.into_any(), ().into_any())
}

/// What a document is called; its name when it is not known here.
pub fn name(known: RwSignal<Vec<Known>>, doc: &str, language: shared::text::Language) -> String {
    known.with_untracked(|known| named(known, doc).map_or_else(|| doc.to_owned(), |one| one.words(language)))
}

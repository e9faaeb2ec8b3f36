//! Documents in order: moved by dragging, by buttons, or by writing their number.

use super::frame::{Field, frame};
use crate::{
    known::{Known, named},
    parts::icon::icon,
};
use leptos::prelude::*;
use shared::text::{Text, t};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const UP: Text = t("Flytt {name} opp", "Flytt {name} opp", "Move {name} up");
    pub const DOWN: Text = t("Flytt {name} ned", "Flytt {name} ned", "Move {name} down");
    pub const PLACE: Text = t("Plass for {name}", "Plass for {name}", "Place of {name}");
    pub const OUT: Text = t("Ta {name} ut av listen", "Ta {name} ut av lista", "Take {name} off the list");
    pub const ADD: Text = t("Legg til i listen", "Legg til i lista", "Add to the list");
    pub const EMPTY: Text = t("Ingen står på listen ennå.", "Ingen står på lista enno.", "Nobody is on the list yet.");
    pub const MOVED: Text = t("{name} er nummer {n}.", "{name} er nummer {n}.", "{name} is number {n}.");
}

const UP: &str = "m6 14.5 6-6 6 6";
const DOWN: &str = "m6 9.5 6 6 6-6";
const CROSS: &str = "m6 6 12 12M18 6 6 18";

/// The list, and those who can be put on it.
#[derive(Clone, Copy)]
struct Ranked {
    field: StoredValue<Field, LocalStorage>,
    /// What was moved last, for those who hear it.
    told: RwSignal<String>,
    dragged: StoredValue<Option<usize>>,
}

pub fn field(field: &Field) -> AnyView {
    let kept = Field::new(field.paper, field.place, field.language);
    let ranked = Ranked {
        field: StoredValue::new_local(kept),
        told: RwSignal::new(String::new()),
        dragged: StoredValue::new(None),
    };
    let (known, text) = (field.paper.known, field.slot.text.clone());
    let list = move || {
        let docs: Vec<String> = text.with(|text| text.split_whitespace().map(str::to_owned).collect());
        known.with(|known| ranked.list(known, &docs))
    };
    let told = ranked.told;
    let view = view! {
        <div class="ranking" id=field.id.clone() tabindex="-1">
            {list} <p class="ds-sr-only" role="status">{move || told.get()}</p>
        </div>
    };
    frame(field, view.into_any(), ().into_any())
}

impl Ranked {
    fn list(self, known: &[Known], docs: &[String]) -> AnyView {
        let language = self.field.with_value(|field| field.language);
        let last = docs.len().saturating_sub(1);
        let rows: Vec<AnyView> = docs.iter().enumerate().map(|(at, doc)| self.row(known, doc, at, last)).collect();
        let free = known.iter().filter(|known| !docs.contains(&known.doc));
        let options: Vec<AnyView> = free
            .map(|known| view! { <option value=known.doc.clone()>{known.words(language)}</option> }.into_any())
            .collect();
        let empty = rows.is_empty().then(|| view! { <p class="muted">{says::EMPTY.read(language)}</p> });
        let add = (!options.is_empty()).then(|| {
            let chosen = move |event: web_sys::Event| self.add(&event_target_value(&event));
            view! {
                <select class="ds-input w-md" aria-label=says::ADD.read(language) on:change=chosen>
                    <option value="" selected>{says::ADD.read(language)}</option>
                    {options}
                </select>
            }
        });
        view! { {empty} <ol class="plain ordered">{rows}</ol> {add} }.into_any()
    }

    fn row(self, known: &[Known], doc: &str, at: usize, last: usize) -> AnyView {
        let (language, path) = self.field.with_value(|field| (field.language, field.id.clone()));
        let name = named(known, doc).map_or_else(|| doc.to_owned(), |known| known.words(language));
        let say = |text: Text| text.fill(language, &[("name", &name)]);
        let tool = |words: String, picture: &'static str, off: bool, act: Box<dyn Fn()>| {
            view! {
                <button
                    class="ds-button" data-variant="tertiary" data-color="neutral" data-icon type="button" aria-label=words
                    disabled=off on:click=move |_| act()
                >
                    {icon(picture)}
                </button>
            }
            .into_any()
        };
        let up = tool(say(says::UP), UP, at == 0, Box::new(move || self.moved(at, at.saturating_sub(1))));
        let down = tool(say(says::DOWN), DOWN, at == last, Box::new(move || self.moved(at, at + 1)));
        let out = tool(say(says::OUT), CROSS, false, Box::new(move || self.take_out(at)));
        let typed = move |event: web_sys::Event| {
            if let Ok(number) = event_target_value(&event).trim().parse::<usize>() {
                self.moved(at, number.clamp(1, last + 1) - 1);
            }
        };
        let bears = name.clone();
        let taken = move |event: web_sys::DragEvent| {
            self.dragged.set_value(Some(at));
            if let Some(load) = event.data_transfer() {
                let _ = load.set_data("text/plain", &bears); // Firefox drags only what bears something
            }
        };
        let dropped = move |event: web_sys::DragEvent| {
            event.prevent_default();
            if let Some(from) = self.dragged.try_update_value(Option::take).flatten() {
                self.moved(from, at);
            }
        };
        view! {
            <li
                draggable="true" on:dragstart=taken
                on:dragover=|event| event.prevent_default() on:drop=dropped
            >
                <input
                    class="ds-input place" inputmode="numeric" id=[&path, "-", &at.to_string()].concat()
                    aria-label=say(says::PLACE) value=(at + 1).to_string() on:change=typed
                />
                <span>{name.clone()}</span> <span class="tools">{up} {down} {out}</span>
            </li>
        }
        .into_any()
    }

    fn docs(self) -> Vec<String> {
        self.field.with_value(|field| {
            field.slot.text.with_untracked(|text| text.split_whitespace().map(str::to_owned).collect())
        })
    }

    fn write(self, docs: &[String]) {
        self.field.with_value(|field| field.paper.typed(field.place, &docs.join(" ")));
    }

    fn moved(self, from: usize, to: usize) {
        let mut docs = self.docs();
        if from >= docs.len() || to >= docs.len() {
            return;
        }
        let doc = docs.remove(from);
        docs.insert(to, doc.clone());
        self.write(&docs);
        let (language, known) = self.field.with_value(|field| (field.language, field.paper.known));
        let name = super::document::name(known, &doc, language);
        self.told.set(says::MOVED.fill(language, &[("name", &name), ("n", &(to + 1).to_string())]));
        let id = self.field.with_value(|field| [&field.id, "-", &to.to_string()].concat());
        set_timeout(move || crate::parts::sections::show_field(&id), std::time::Duration::from_millis(20));
    }

    fn take_out(self, at: usize) {
        let mut docs = self.docs();
        if at < docs.len() {
            docs.remove(at);
            self.write(&docs);
        }
    }

    fn add(self, doc: &str) {
        if !doc.is_empty() {
            let mut docs = self.docs();
            docs.push(doc.to_owned());
            self.write(&docs);
        }
    }
}

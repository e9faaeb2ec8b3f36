//! Where and when the draft was kept, in words. Says nothing of the server before it has answered.

use super::icon::{self, icon};
use crate::{
    clock,
    draft::{self, Draft},
};
use leptos::prelude::*;
use shared::text::{Language, Text, t};

const ON_DEVICE: Text = t("Lagret på enheten {time}", "Lagra på eininga {time}", "Saved on this device {time}");
const ON_SERVER: Text = t("på serveren {time}", "på serveren {time}", "on the server {time}");
const SAVED: Text = t("lagret {time}", "lagra {time}", "saved {time}");
const NOT_KEPT: Text = t(
    "Nettleseren fikk ikke lagret. Last ned en kopi.",
    "Nettlesaren fekk ikkje lagra. Last ned ein kopi.",
    "Your browser could not save. Download a copy.",
);
const COPY: Text = t("Last ned en kopi", "Last ned ein kopi", "Download a copy");
const DEVICE: &str = "M7.5 3h9v18h-9zM11 18h2";

fn at(text: Text, moment: shared::day::Moment, language: Language) -> String {
    text.fill(language, &[("time", &clock::time_in_words(moment, language))])
}

/// The whole story, below the sections.
pub fn saved(draft: Draft, language: Language) -> AnyView {
    let kept = draft.kept;
    let words = move || match kept.get() {
        kept if kept.failed => Some((icon::ALERT, NOT_KEPT.read(language).to_owned())),
        kept => {
            let device = kept.on_device_at.map(|moment| at(ON_DEVICE, moment, language))?;
            let server = kept.on_server_at.map(|moment| at(ON_SERVER, moment, language));
            let picture = if server.is_some() { icon::CLOUD_CHECK } else { DEVICE };
            Some((picture, device + &server.map(|server| [" · ", &server].concat()).unwrap_or_default()))
        }
    };
    let told = move || words().map(|(picture, words)| view! { <span>{icon(picture)} <span>{words}</span></span> });
    view! {
        <p class="saved">
            {told}
            <span>
                <button class="ds-link" type="button" on:click=move |_| draft::download(draft)>{COPY.read(language)}</button>
            </span>
        </p>
    }
    .into_any()
}

/// A few words for a narrow place.
pub fn saved_briefly(draft: Draft, language: Language) -> Signal<String> {
    let kept = draft.kept;
    Signal::derive(move || kept.get().on_device_at.map(|moment| at(SAVED, moment, language)).unwrap_or_default())
}

//! Strips above the page: without a network, a new version, a browser that keeps nothing. Knows no page.

use super::icon::{self, icon};
use crate::{
    keys,
    session::{Gate, session},
    store,
    wording::words,
};
use gloo::events::EventListener;
use leptos::prelude::*;
use shared::text::{Text, t};

const OFFLINE: Text = t("Du er uten nett.", "Du er utan nett.", "You are offline.");
const SAFE: Text = t(
    "Alt du skriver, lagres på denne enheten.",
    "Alt du skriv, blir lagra på denne eininga.",
    "Everything you write is saved on this device.",
);
const ONE_WAITS: Text = t(
    "Én innsending går av sted når nettet er tilbake.",
    "Éi innsending går av stad når nettet er tilbake.",
    "One submission goes out when the network is back.",
);
const SOME_WAIT: Text = t(
    "{count} innsendinger går av sted når nettet er tilbake.",
    "{count} innsendingar går av stad når nettet er tilbake.",
    "{count} submissions go out when the network is back.",
);
const NEW_VERSION: Text = t(
    "En ny versjon er klar. Utkastet blir med.",
    "Ein ny versjon er klar. Utkastet blir med.",
    "A new version is ready. Your draft comes along.",
);
const SWITCH: Text = t("Bytt nå", "Byt no", "Switch now");
const NOT_KEPT: Text = t(
    "Nettleseren lagrer ikke på denne enheten. Nøkkelen og utkastene er borte når du lukker fanen.",
    "Nettlesaren lagrar ikkje på denne eininga. Nøkkelen og utkasta er borte når du lukkar fana.",
    "Your browser does not save on this device. Key and drafts are gone when you close the tab.",
);

/// All strips that apply now.
pub fn notices() -> AnyView {
    let session = session();
    let offline = move || (session.gate.get() == Gate::Open && !session.online.get()).then(offline);
    let not_kept = move || {
        session.kept.track();
        let lost =
            session.gate.get() == Gate::Open && (!store::is_kept() || keys::current().is_some_and(|key| !key.is_kept));
        lost.then(|| strip("warning", icon::ALERT, words(NOT_KEPT), ().into_any()))
    };
    view! { <div class="wrap notices" role="status">{offline} {not_kept} {new_version()}</div> }.into_any()
}

fn offline() -> AnyView {
    let session = session();
    let waits = move || match session.unsent.get() {
        0 => String::new(),
        1 => session.say(ONE_WAITS).to_owned(),
        count => SOME_WAIT.fill(session.language.get(), &[("count", &count.to_string())]),
    };
    let text = view! { <b>{words(OFFLINE)}</b> " " {words(SAFE)} " " {waits} }.into_any();
    strip("warning", icon::CLOUD_OFF, text, ().into_any())
}

/// The page's start script tells when the service worker has fetched a new version; it changes only when asked.
fn new_version() -> AnyView {
    let told = || document().document_element().is_some_and(|root| root.has_attribute("data-new-version"));
    let ready = RwSignal::new(told());
    EventListener::new(&window(), "alis-new-version", move |_| ready.set(true)).forget();
    let switch = move |_| {
        if let Ok(event) = web_sys::Event::new("alis-use-new-version") {
            let _ = window().dispatch_event(&event); // nobody stops it
        }
    };
    (move || {
        ready.get().then(|| {
            let button = view! { <button class="ds-link" type="button" on:click=switch>{words(SWITCH)}</button> };
            strip("info", icon::INFO, words(NEW_VERSION), button.into_any())
        })
    })
    .into_any()
}

/// One strip.
pub fn strip(color: &'static str, picture: &'static str, text: AnyView, to_do: AnyView) -> AnyView {
    view! {
        <div class="strip" data-color=color>
            {icon(picture)}
            <p>{text}</p>
            {to_do}
        </div>
    }
    .into_any()
}

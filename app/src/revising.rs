//! A meeting ends with the registration: the way to it, and the press that renews it as it stands. Knows no page.

use crate::{
    overview,
    parts::{
        icon,
        state::{SECONDARY, button_link},
    },
    renewing,
    route::Route,
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::Role,
    form::Form,
    forms::candidate_registration::CandidateRegistration,
    numbers::hpr_number::HprNumber,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const REVISE: Text = t("Avslutt møtet med å se gjennom innmeldingen.", "Avslutt møtet med å sjå gjennom innmeldinga.", "End the meeting by looking through the registration.");
    pub const OPEN: Text = t("Åpne innmeldingen", "Opne innmeldinga", "Open the registration");
}

/// For the municipality, when the doctor has a live registration; nothing until it is found.
pub fn of_doctor(session: Session, doctor: Option<HprNumber>) -> AnyView {
    let found: RwSignal<Option<String>> = RwSignal::new(None);
    if let Some(doctor) = doctor.filter(|_| session.role() == Some(Role::Municipality)) {
        leptos::task::spawn_local(async move {
            let doc = registration_of(doctor, session.online.get_untracked()).await;
            found.try_set(doc);
        });
    }
    (move || found.get().map(|doc| view! { <div class="above">{of(session, doc)}</div> })).into_any()
}

/// Of this registration.
pub fn of(session: Session, doc: String) -> AnyView {
    let kind = CandidateRegistration::KIND;
    let open = button_link(&Route::Form { kind, doc: doc.clone() }, SECONDARY, icon::PENCIL, says::OPEN);
    view! {
        <div class="known">
            <p>{words(says::REVISE)}</p>
            <div class="chips">{open} {renewing::button(session, doc, String::new())}</div>
        </div>
    }
    .into_any()
}

async fn registration_of(doctor: HprNumber, ask: bool) -> Option<String> {
    let entries = overview::gather(ask).await.entries;
    let is_theirs = |entry: &&overview::Entry| {
        entry.is_registration() && entry.doctor == Some(doctor) && !entry.is_closed && entry.number.is_some()
    };
    entries.iter().find(is_theirs).map(|entry| entry.doc.clone())
}

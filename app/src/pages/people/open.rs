//! Invitations that can still be used, each with the press that takes it back. Knows no link: that was shown once.

use super::invite::HEADING;
use crate::{
    client::{self, Fault},
    clock,
    parts::{field::focus, toast},
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::{OpenInvitation, path},
    refusal::Refusal,
    statement::digest::Digest,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const OPEN: Text = t("Invitasjoner som ikke er brukt", "Invitasjonar som ikkje er brukte", "Invitations not used yet");
    pub const UNTIL: Text = t("til {day}", "til {day}", "until {day}");
    pub const TAKE_BACK: Text = t("Trekk tilbake", "Trekk tilbake", "Take back");
    pub const TAKE_BACK_THIS: Text = t("Trekk tilbake invitasjonen til {who}, {until}", "Trekk tilbake invitasjonen til {who}, {until}", "Take back the invitation for {who}, {until}");
    pub const TAKEN_BACK: Text = t("Invitasjonen er trukket tilbake. Lenken virker ikke lenger.", "Invitasjonen er trekt tilbake. Lenkja verkar ikkje lenger.", "The invitation is taken back. The link no longer works.");
    pub const GONE: Text = t("Invitasjonen er brukt, trukket tilbake eller for gammel. Lenken virker ikke.", "Invitasjonen er brukt, trekt tilbake eller for gammal. Lenkja verkar ikkje.", "The invitation is used, taken back or too old. The link does not work.");
}

const OPEN: &str = "open";

/// The list; nothing when there is none. `taken_back` is told which one has ended.
pub fn list(session: Session, open: Vec<OpenInvitation>, taken_back: Callback<Digest>) -> AnyView {
    if open.is_empty() {
        return ().into_any();
    }
    let rows = open.into_iter().map(|invitation| row(session, invitation, taken_back)).collect_view();
    view! {
        <section class="section" aria-labelledby=OPEN>
            <h2 id=OPEN class="ds-heading" data-size="2xs" tabindex="-1">{words(says::OPEN)}</h2>
            <ul class="plain open">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(session: Session, invitation: OpenInvitation, taken_back: Callback<Digest>) -> AnyView {
    let OpenInvitation { id, role, organization, expires_at } = invitation;
    let language = move || session.language.get();
    let who = move || wording::organization(role, &organization, language());
    let until = move || says::UNTIL.fill(language(), &[("day", &clock::in_oslo(expires_at).0.in_words(language()))]);
    let spoken = who.clone();
    let label = move || says::TAKE_BACK_THIS.fill(language(), &[("who", &spoken()), ("until", &until())]);
    let busy = RwSignal::new(false);
    let act = move |_| {
        if !busy.get_untracked() {
            busy.set(true);
            leptos::task::spawn_local(async move {
                take_back(session, id, taken_back).await;
                busy.try_set(false); // gone with its row when it was taken back
            });
        }
    };
    view! {
        <li>
            <span>{who} " " <span class="muted">{until}</span></span>
            <button
                class="ds-button" data-variant="tertiary" data-size="sm" type="button" aria-label=label on:click=act
            >
                {words(says::TAKE_BACK)}
            </button>
        </li>
    }
    .into_any()
}

async fn take_back(session: Session, id: Digest, taken_back: Callback<Digest>) {
    let at = client::path(path::INVITATION, &[("id", &id.to_string())]);
    match client::tell("DELETE", &at, &()).await {
        Ok(()) => toast::say(says::TAKEN_BACK),
        Err(Fault::Refused(Refusal::NotFound)) => toast::say(says::GONE),
        Err(fault) => return toast::say_words(fault.words(session.language.get_untracked())),
    }
    if taken_back.try_run(id).is_none() {
        return; // the page was left meanwhile
    }
    // the button that had the focus is gone, and perhaps the list
    request_animation_frame(|| {
        let place = document().get_element_by_id(OPEN).map_or(HEADING, |_| OPEN);
        focus(place);
    });
}

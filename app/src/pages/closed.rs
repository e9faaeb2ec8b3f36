//! What one sees instead of a page: no key, waiting for approval, closed out, server away, no such page.

use crate::{
    client::{self, Ask},
    enrolment, keys,
    parts::{
        icon,
        skeleton::skeleton,
        state::{PRIMARY, SECONDARY, button, button_link, whole_page},
    },
    rooms,
    route::Route,
    session::{Gate, Session, session},
    wording::{TO_HOME, TRY_AGAIN, words},
};
use leptos::prelude::*;
use shared::{
    api::{Enrolment, EnrolmentState, fingerprint, path},
    refusal::Refusal,
    text::{Text, t},
};
use std::time::Duration;

/// The page for a gate that is not open.
pub fn page(gate: Gate) -> AnyView {
    match gate {
        Gate::Starting | Gate::Open => view! { <div class="wrap">{skeleton()}</div> }.into_any(),
        Gate::NoKey { was_known: false } => first_time(),
        Gate::NoKey { was_known: true } => lost_key(),
        Gate::Waiting => waiting(),
        Gate::Closed(refusal) => closed_out(refusal),
        Gate::Unreachable => unreachable(),
    }
}

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const WELCOME: Text = t("Velkommen til ALIS", "Velkomen til ALIS", "Welcome to ALIS");
    pub const INVITED: Text = t(
        "Her melder kommunene inn leger i spesialisering til sykehustjeneste. Du kommer inn med en invitasjon fra ALIS-kontoret eller fra en kollega: åpne lenken, eller hold kameraet over QR-koden. Det finnes ingen passord.",
        "Her melder kommunane inn legar i spesialisering til sjukehusteneste. Du kjem inn med ein invitasjon frå ALIS-kontoret eller frå ein kollega: opne lenkja, eller hald kameraet over QR-koden. Det finst ingen passord.",
        "Here municipalities register doctors in training for hospital service. You come in by an invitation from the ALIS office or a colleague: open the link, or point your camera at the QR code. There are no passwords.");
    pub const LOST: Text = t("Denne enheten kan ikke signere ennå", "Denne eininga kan ikkje signere enno", "This device cannot sign yet");
    pub const ASK: Text = t(
        "Nettleseren har ikke lenger nøkkelen din. Be om en ny invitasjon, eller bruk enheten du brukte sist. Det du har sendt, er trygt.",
        "Nettlesaren har ikkje lenger nøkkelen din. Be om ein ny invitasjon, eller bruk eininga du brukte sist. Det du har sendt, er trygt.",
        "Your browser no longer has your key. Ask for a new invitation, or use the device you used last. What you have sent is safe.");
    pub const WAITING: Text = t("Venter på godkjenning", "Ventar på godkjenning", "Waiting for approval");
    pub const COMPARE: Text = t(
        "Den som inviterte deg, ser de samme tegnene og godkjenner enheten. Du kan la siden stå åpen; den går videre av seg selv.",
        "Den som inviterte deg, ser dei same teikna og godkjenner eininga. Du kan la sida stå open; ho går vidare av seg sjølv.",
        "The person who invited you sees the same characters and approves the device. You can leave this page open; it goes on by itself.");
    pub const CLOSED: Text = t("Denne enheten slipper ikke inn", "Denne eininga slepp ikkje inn", "This device is not let in");
    pub const DOWN: Text = t("Vi får ikke kontakt med serveren", "Vi får ikkje kontakt med serveren", "We cannot reach the server");
    pub const NOT_YOU: Text = t(
        "Det er ikke noe du har gjort. Det som er skrevet eller signert her, ligger trygt på enheten.",
        "Det er ikkje noko du har gjort. Det som er skrive eller signert her, ligg trygt på eininga.",
        "It is nothing you have done. What was written or signed here is safe on the device.");
    pub const UNKNOWN: Text = t("Vi finner ikke denne siden", "Vi finn ikkje denne sida", "We cannot find this page");
    pub const OLD_LINK: Text = t(
        "Lenken kan være gammel. Alt du har sendt, ligger på oversikten.",
        "Lenkja kan vere gammal. Alt du har sendt, ligg på oversikta.",
        "The link may be old. Everything you have sent is on the overview.");
}

fn first_time() -> AnyView {
    whole_page(icon::ENVELOPE, says::WELCOME, words(says::INVITED), ().into_any())
}

fn lost_key() -> AnyView {
    whole_page(icon::KEY, says::LOST, words(says::ASK), ().into_any())
}

/// Asks again every few seconds, as long as the page is shown.
fn waiting() -> AnyView {
    let session = session();
    let Some(key) = keys::current() else { return lost_key() };
    let kid = key.kid();
    let path = client::path(path::ENROLMENT, &[("kid", &kid.to_string())]);
    let ask = move || leptos::task::spawn_local(look(session, path.clone()));
    ask();
    if let Ok(asking) = set_interval_with_handle(ask, Duration::from_secs(3)) {
        on_cleanup(move || asking.clear());
    }
    whole_page(icon::HOURGLASS, says::WAITING, words(says::COMPARE), print(fingerprint(&kid)))
}

/// Whether somebody has decided.
async fn look(session: Session, path: String) {
    let ask = Ask { method: "GET", path: &path, body: None, media_type: client::JSON, log_size: None };
    let Ok(answer) = client::plain(&ask).await else { return };
    match client::decode::<Enrolment>(&answer).map(|enrolment| enrolment.state) {
        Ok(EnrolmentState::Approved) => match enrolment::let_in().await {
            Some(room) => rooms::enter(session, &room).await,
            None => session.meet().await,
        },
        Ok(EnrolmentState::Refused) => session.gate.set(Gate::Closed(Refusal::UnknownKey)),
        Ok(EnrolmentState::Revoked) => session.gate.set(Gate::Closed(Refusal::RevokedKey)),
        Ok(EnrolmentState::Waiting) | Err(_) => {}
    }
}

/// Eight characters, large, in two groups, so that two people can compare them.
pub fn print(characters: String) -> AnyView {
    let spoken = characters.replace('-', " ").chars().map(String::from).collect::<Vec<_>>().join(" ");
    view! {
        <p class="fingerprint num">
            <span aria-hidden="true">{characters}</span>
            <span class="ds-sr-only">{spoken}</span>
        </p>
    }
    .into_any()
}

fn closed_out(refusal: Refusal) -> AnyView {
    let session = session();
    let sentence = move || refusal.words(session.language.get());
    let again = button(SECONDARY, "", TRY_AGAIN, move || leptos::task::spawn_local(session.meet()));
    whole_page(icon::STOP, says::CLOSED, sentence.into_any(), again)
}

fn unreachable() -> AnyView {
    let session = session();
    let again = button(PRIMARY, "", TRY_AGAIN, move || leptos::task::spawn_local(session.meet()));
    whole_page(icon::CLOUD, says::DOWN, words(says::NOT_YOU), again)
}

/// No such page.
pub fn unknown() -> AnyView {
    whole_page(icon::MINUS, says::UNKNOWN, words(says::OLD_LINK), button_link(&Route::Home, SECONDARY, "", TO_HOME))
}

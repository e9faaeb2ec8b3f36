//! A new device comes in by an invitation: name, key, proof, and then either home or waiting for approval. Takes the
//! secret out of the address bar before anything else.

use crate::{
    client::{self, Ask, Fault},
    enrolment::{self, Answer},
    entry,
    keys::DeviceKey,
    parts::{
        field::{self, Line},
        heading::title,
        icon::{self, icon},
        notices::strip,
        state::{SECONDARY, button_link, whole_page},
    },
    rooms,
    route::{self, Route, Router},
    session::{Gate, Session, session},
    wording::{TO_HOME, filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Enrol, Enrolment, EnrolmentState, EnrolmentWish, Organization, path},
    numbers::national_number::holds_national_number,
    refusal::Refusal,
    statement::{digest::Digest, seal::seal_enrol},
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Gjør denne enheten klar", "Gjer denne eininga klar", "Get this device ready");
    pub const HOW: Text = t(
        "Vi lager en nøkkel som aldri forlater enheten. Med den signerer du det du sender, og logger inn uten passord.",
        "Vi lagar ein nøkkel som aldri forlèt eininga. Med han signerer du det du sender, og loggar inn utan passord.",
        "We make a key that never leaves the device. With it you sign what you send, and sign in without a password.");
    pub const NAME: Text = t("Navnet ditt", "Namnet ditt", "Your name");
    pub const NAME_HINT: Text = t("Slik kollegaene dine kjenner deg.", "Slik kollegaene dine kjenner deg.", "As your colleagues know you.");
    pub const NO_NAME: Text = t("Skriv navnet ditt.", "Skriv namnet ditt.", "Write your name.");
    pub const LONG_NAME: Text = t("Navnet kan ha høyst 100 tegn.", "Namnet kan ha høgst 100 teikn.", "The name can have at most 100 characters.");
    pub const NUMBER: Text = t("Skriv bare navnet, aldri fødselsnummer.", "Skriv berre namnet, aldri fødselsnummer.", "Write only the name, never a national identity number.");
    pub const MAKE: Text = t("Lag nøkkel", "Lag nøkkel", "Make the key");
    pub const MAKING: Text = t("Lager nøkkel …", "Lagar nøkkel …", "Making the key …");
    pub const NO_LINK: Text = t("Lenken mangler invitasjonen", "Lenkja manglar invitasjonen", "The link lacks the invitation");
    pub const OPEN_LINK: Text = t(
        "Åpne hele lenken du fikk, eller hold kameraet over QR-koden på nytt.",
        "Opne heile lenkja du fekk, eller hald kameraet over QR-koden på nytt.",
        "Open the whole link you were given, or point your camera at the QR code again.");
    pub const NO_CRYPTO: Text = t(
        "Nettleseren kan ikke lage nøkler her. Bruk en nyere nettleser, og en adresse som begynner med https.",
        "Nettlesaren kan ikkje lage nøklar her. Bruk ein nyare nettlesar, og ei adresse som byrjar med https.",
        "The browser cannot make keys here. Use a newer browser, and an address that begins with https.");
    pub const NOT_KEPT: Text = t(
        "Nettleseren fikk ikke lagret nøkkelen. Gjør plass på enheten, og prøv igjen.",
        "Nettlesaren fekk ikkje lagra nøkkelen. Gjer plass på eininga, og prøv igjen.",
        "Your browser could not save the key. Make room on the device and try again.");
    pub const REPLACES: Text = t(
        "Denne enheten er allerede satt opp. Gjelder invitasjonen en annen rolle, får du begge, og bytter øverst på siden. Gjelder den samme rolle, får enheten en ny nøkkel.",
        "Denne eininga er alt sett opp. Gjeld invitasjonen ei anna rolle, får du begge, og byter øvst på sida. Gjeld han same rolle, får eininga ein ny nøkkel.",
        "This device is already set up. If the invitation is for another role, you get both and switch at the top of the page. If it is for the same role, the device gets a new key.");
}

/// The page; the invitation stands in the fragment, or is one whose answer was lost.
pub fn page() -> AnyView {
    let token = route::take_fragment();
    if !token.is_empty() {
        return form(token);
    }
    let found = RwSignal::new(None::<Option<String>>);
    leptos::task::spawn_local(async move { _ = found.try_set(Some(enrolment::unanswered().await)) });
    (move || match found.get() {
        None => ().into_any(),
        Some(Some(token)) => form(token),
        Some(None) => no_link(),
    })
    .into_any()
}

fn no_link() -> AnyView {
    let home = button_link(&Route::Home, SECONDARY, "", TO_HOME);
    whole_page(icon::ENVELOPE, says::NO_LINK, words(says::OPEN_LINK), home)
}

/// What stands in the way.
#[derive(Clone, PartialEq)]
enum Trouble {
    Says(Text),
    Fault(Fault),
}

fn form(token: String) -> AnyView {
    let (session, router) = (session(), expect_context::<Router>());
    let (name, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (wrong, trouble) = (RwSignal::new(None::<Text>), RwSignal::new(None::<Trouble>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = name.get_untracked();
        wrong.set(fault_of(&written));
        if wrong.get_untracked().is_some() {
            return field::focus("name");
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let token = token.clone();
        leptos::task::spawn_local(async move {
            match enrol(session, &token, &written).await {
                Ok((_, Some(room))) => rooms::enter(session, &room).await,
                Ok((state, None)) => come_in(session, router, state).await,
                Err(why) => trouble.set(Some(why)),
            }
            busy.set(false);
        });
    };
    let about =
        Line { id: "name", label: says::NAME, hint: Some(says::NAME_HINT), autocomplete: "name", suggestions: "" };
    let below = view! { <p>{words(says::HOW)}</p> }.into_any();
    view! {
        <div class="wrap narrow">
            {title(filled(says::TITLE, |_| Vec::new()), below)}
            <form class="stack" on:submit=submit novalidate>
                {replaces(session)} {field::line(about, name, wrong.into())}
                <div>
                    <div role="alert">{move || trouble.get().map(|why| told(session, why))}</div>
                    <button class="ds-button" type="submit" aria-disabled=move || busy.get().then_some("true")>
                        {icon(icon::KEY)}
                        {move || session.say(if busy.get() { says::MAKING } else { says::MAKE })}
                    </button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn replaces(session: Session) -> AnyView {
    (move || {
        let known = session.gate.get() == Gate::Open;
        known.then(|| strip("info", icon::INFO, words(says::REPLACES), ().into_any()))
    })
    .into_any()
}

fn told(session: Session, why: Trouble) -> AnyView {
    let text = match why {
        Trouble::Says(text) => words(text),
        Trouble::Fault(fault) => (move || fault.words(session.language.get())).into_any(),
    };
    strip("danger", icon::STOP, text, ().into_any())
}

fn fault_of(name: &str) -> Option<Text> {
    match name.trim() {
        "" => Some(says::NO_NAME),
        name if name.chars().count() > 100 => Some(says::LONG_NAME),
        name if holds_national_number(name) => Some(says::NUMBER),
        _ => None,
    }
}

/// Makes the key, proves it, and adopts it once the server has accepted: what it said, and the room to go to.
async fn enrol(session: Session, token: &str, name: &str) -> Result<(EnrolmentState, Option<String>), Trouble> {
    session.meet_server().await;
    let server = session.server.get_untracked().ok_or(Trouble::Fault(Fault::Unreachable))?;
    let key = enrolment::key_for(token).await.map_err(|_| Trouble::Says(says::NO_CRYPTO))?;
    let cover = entry::cover(&server, &Organization::default());
    let posted = post(&key, cover, token, name).await;
    match posted {
        Ok(enrolled) => {
            let room = enrolment::room_for(session.me.get_untracked().as_ref(), &enrolled);
            let state = enrolled.state;
            let answer = Answer { key, enrolled, vkey: server.vkey, room };
            enrolment::answered(session, answer).await.map(|room| (state, room)).ok_or(Trouble::Says(says::NOT_KEPT))
        }
        Err(trouble) => {
            if is_no(&trouble) {
                enrolment::refused(&key).await;
            }
            Err(trouble)
        }
    }
}

/// Whether the server has decided; anything else may hide a yes, and the same key is offered again.
fn is_no(trouble: &Trouble) -> bool {
    use Refusal::{Broken, Busy, TooMany};
    match trouble {
        Trouble::Fault(Fault::Refused(refusal)) => !matches!(refusal, Broken | Busy { .. } | TooMany { .. }),
        Trouble::Fault(Fault::Unreachable | Fault::Foreign) | Trouble::Says(_) => false,
    }
}

async fn post(
    key: &DeviceKey,
    cover: shared::statement::seal::Cover,
    token: &str,
    name: &str,
) -> Result<Enrolment, Trouble> {
    let name = js_sys::JsString::from(name.trim()).normalize("NFC").into(); // the server refuses other forms
    let body = Enrol { invitation: Digest::of(token.as_bytes()), key: key.public.clone(), name };
    let unsigned = seal_enrol(body, cover, &key.kid());
    let signature = key.sign(&unsigned.signing_input()).await.map_err(|_| Trouble::Says(says::NO_CRYPTO))?;
    let wish = EnrolmentWish { invitation: token.to_owned(), statement: unsigned.signed(&signature) };
    let body = Some(crate::json::print(&wish).into_bytes());
    let ask = Ask { method: "POST", path: path::ENROLMENTS, body, media_type: client::JSON, log_size: None };
    let answer = client::plain(&ask).await.map_err(Trouble::Fault)?;
    client::decode(&answer).map_err(Trouble::Fault)
}

/// In, or to the page that waits.
async fn come_in(session: Session, router: Router, state: EnrolmentState) {
    match state {
        EnrolmentState::Waiting => session.gate.set(Gate::Waiting),
        EnrolmentState::Approved => session.meet().await,
        EnrolmentState::Refused | EnrolmentState::Revoked => session.gate.set(Gate::Closed(Refusal::UnknownKey)),
    }
    router.replace(Route::Home);
}

//! Who signed: whether the signature on a statement is that of a key, and whose that key is. The key comes from a file,
//! or from the server when one asks for it. Knows no receipt.

use crate::{
    clock, keys, letter,
    parts::{
        icon,
        keep::ask_for,
        notices::strip,
        state::{SECONDARY, button},
    },
    session::Session,
    wording::{organization, words},
};
use leptos::prelude::*;
use shared::{
    api::{EnrolmentState, PublicKey, Role, fingerprint},
    statement::envelope::Envelope,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const SIGNED: Text = t("Underskriften er ekte", "Underskrifta er ekte", "The signature is genuine");
    pub const BY_KEY: Text = t(
        "Skjemaet er signert på vegne av {who}, med nøkkelen {key}, {when} etter klokken på enheten.",
        "Skjemaet er signert på vegner av {who}, med nøkkelen {key}, {when} etter klokka på eininga.",
        "The form was signed on behalf of {who}, with the key {key}, {when} by the clock of the device.");
    pub const SERVER_SAYS: Text = t(
        "Serveren sier at nøkkelen tilhører {who}.",
        "Serveren seier at nøkkelen høyrer til {who}.",
        "The server says that the key belongs to {who}.");
    pub const REVOKED: Text = t(
        "Nøkkelen er sperret nå. Det den signerte før det, gjelder.",
        "Nøkkelen er sperra no. Det han signerte før det, gjeld.",
        "The key is revoked now. What it signed before that holds.");
    pub const COMPARE: Text = t(
        "Nøkkelfilen sier ikke selv hvem som har nøkkelen. Spør avsenderen om tegnene er de samme hos dem, eller hent nøkkelen fra serveren.",
        "Nøkkelfila seier ikkje sjølv kven som har nøkkelen. Spør avsendaren om teikna er dei same hos dei, eller hent nøkkelen frå serveren.",
        "The key file does not itself say who has the key. Ask the sender whether the characters are the same there, or fetch the key from the server.");
    pub const OTHER: Text = t(
        "Filen har en annen nøkkel enn den skjemaet sier at det er signert med.",
        "Fila har ein annan nøkkel enn den skjemaet seier at det er signert med.",
        "The file holds another key than the one the form says it was signed with.");
    pub const WRONG: Text = t("Underskriften er ikke gjort med denne nøkkelen", "Underskrifta er ikkje gjord med denne nøkkelen", "The signature was not made with this key");
    pub const CHANGED: Text = t(
        "Skjemaet er endret etter at det ble signert, eller signert av en annen.",
        "Skjemaet er endra etter at det vart signert, eller signert av ein annan.",
        "The form was changed after it was signed, or was signed by somebody else.");
    pub const OPEN: Text = t(
        "Hvem som signerte, er ikke kontrollert ennå. Velg filen med avsenderens nøkkel, eller hent nøkkelen fra serveren. Da får serveren vite hvilken nøkkel du spør om, og ikke mer.",
        "Kven som signerte, er ikkje kontrollert enno. Vel fila med nøkkelen til avsendaren, eller hent nøkkelen frå serveren. Då får serveren vite kva nøkkel du spør om, og ikkje meir.",
        "Who signed is not checked yet. Choose the file with the sender's key, or fetch the key from the server. The server then learns which key you ask about, and no more.");
    pub const FETCH: Text = t("Hent nøkkelen fra serveren", "Hent nøkkelen frå serveren", "Fetch the key from the server");
    pub const NOT_THERE: Text = t("Serveren svarte ikke, eller kjenner ikke nøkkelen.", "Serveren svarte ikkje, eller kjenner ikkje nøkkelen.", "The server did not answer, or does not know the key.");
    pub const CANNOT: Text = t("Denne nettleseren kan ikke kontrollere underskriften.", "Denne nettlesaren kan ikkje kontrollere underskrifta.", "This browser cannot check the signature.");
}

/// What is known of the key: from a file, or what the server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub key: PublicKey,
    /// Whose it is and whether it is revoked, as the server says.
    pub owner: Option<(String, bool)>,
}

/// What came of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signed {
    /// Nobody has given a key.
    Open,
    Right(Told),
    OtherKey,
    Wrong,
    CannotCheck,
}

/// Whether `told` has signed it.
pub async fn check(statement: &Envelope, told: Option<Told>) -> Signed {
    let (Some(told), Ok(opened)) = (told, statement.open()) else { return Signed::Open };
    if told.key.thumbprint() != opened.kid {
        return Signed::OtherKey;
    }
    match keys::verify_p256(&told.key, &opened.signature, &opened.signing_input).await {
        Some(true) => Signed::Right(told),
        Some(false) => Signed::Wrong,
        None => Signed::CannotCheck,
    }
}

/// Asks the server for the key that a statement names.
async fn fetch(session: Session, statement: &Envelope) -> Option<Told> {
    let enrolment = ask_for(&statement.open().ok()?.kid).await?;
    let language = session.language.get_untracked();
    let owner = organization(enrolment.role, &enrolment.organization, language);
    Some(Told { key: enrolment.key?, owner: Some((owner, enrolment.state == EnrolmentState::Revoked)) })
}

/// What the check shows, in words; with a button where the server can tell more.
pub fn shown(session: Session, statement: &Envelope, signed: Signed, answer: RwSignal<Option<Told>>) -> AnyView {
    let language = session.language.get();
    let is_told = matches!(&signed, Signed::Right(Told { owner: Some(_), .. }));
    let body = match signed {
        Signed::Right(told) => right(session, statement, told),
        Signed::Open => view! { <p>{words(says::OPEN)}</p> }.into_any(),
        Signed::OtherKey => strip("danger", icon::STOP, words(says::OTHER), ().into_any()),
        Signed::CannotCheck => strip("warning", icon::ALERT, words(says::CANNOT), ().into_any()),
        Signed::Wrong => view! {
            <div class="ds-alert" data-color="danger">
                <h2 class="ds-heading" data-size="2xs">{says::WRONG.read(language)}</h2>
                <p>{words(says::CHANGED)}</p>
            </div>
        }
        .into_any(),
    };
    let ask = (!is_told).then(|| asking(session, statement.clone(), answer));
    view! { <div class="below">{body} {ask}</div> }.into_any()
}

fn right(session: Session, statement: &Envelope, told: Told) -> AnyView {
    let language = session.language.get();
    let Some(letter) = letter::open(statement) else { return ().into_any() };
    let named = letter::organization(&letter);
    let role = if named.doctor.is_some() { Role::Trainee } else { Role::Office };
    let who = organization(role, &named, language);
    let when = clock::moment_in_words(letter.signed_at, language);
    let key = fingerprint(&told.key.thumbprint());
    let by_key = says::BY_KEY.fill(language, &[("who", &who), ("key", &key), ("when", &when)]);
    let revoked = told.owner.as_ref().is_some_and(|(_, revoked)| *revoked);
    let owner = match told.owner {
        Some((owner, _)) => says::SERVER_SAYS.fill(language, &[("who", &owner)]),
        None => says::COMPARE.read(language).to_owned(),
    };
    view! {
        <div class="ds-alert" data-color="success">
            <h2 class="ds-heading" data-size="2xs">{says::SIGNED.read(language)}</h2>
            <p>{by_key}</p>
            <p>{owner}</p>
            {revoked.then(|| view! { <p>{words(says::REVOKED)}</p> })}
        </div>
    }
    .into_any()
}

fn asking(session: Session, statement: Envelope, answer: RwSignal<Option<Told>>) -> AnyView {
    let failed = RwSignal::new(false);
    let act = move || {
        let statement = statement.clone();
        leptos::task::spawn_local(async move {
            let told = fetch(session, &statement).await;
            failed.try_set(told.is_none());
            if told.is_some() {
                answer.try_set(told);
            }
        });
    };
    let not_there = move || failed.get().then(|| words(says::NOT_THERE));
    view! {
        <p class="below">{button(SECONDARY, icon::KEY, says::FETCH, act)}</p>
        <p role="status">{not_there}</p>
    }
    .into_any()
}

//! The head of every page: product, organization, whether everything is sent, language, who is here, and in which role.

use super::icon::{self, icon};
use crate::{
    rooms::{self, Party, Room},
    route::Route,
    session::{Gate, Session, session},
    store,
    wording::{self, PRODUCT, words},
};
use leptos::prelude::*;
use shared::text::{Language, Text, t, upper_letter};

const ONLINE: Text = t("På nett", "På nett", "Online");
const OFFLINE: Text = t("Uten nett", "Utan nett", "Offline");
const ALL_SENT: Text = t(" · alt er sendt", " · alt er sendt", " · everything is sent");
const UNSENT: Text = t(" ikke sendt", " ikkje sendt", " not sent");
const WILL_SEND: Text =
    t(" – sendes når du er på nett", " – blir sendt når du er på nett", " – goes out when you are online");
const ROLE: Text = t("Bytt rolle", "Byt rolle", "Switch role");
const UNSENT_STAYS: Text = t(
    "Det som ikke er sendt, blir sendt når du er tilbake i denne rollen.",
    "Det som ikkje er sendt, blir sendt når du er tilbake i denne rolla.",
    "What is not sent goes out when you are back in this role.",
);
const LET_IN_BY: Text = t("{who}, sluppet inn av {by}", "{who}, sleppt inn av {by}", "{who}, let in by {by}");
const LANGUAGE: Text = t("Språk", "Språk", "Language");

/// The head.
pub fn header() -> AnyView {
    let session = session();
    let open = move || session.gate.get() == Gate::Open;
    view! {
        <header class="top">
            <div class="wrap top__row">
                <a class="brand ds-focus" href="/" aria-label=PRODUCT>
                    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
                        <rect width="32" height="32" rx="7"></rect>
                        <path d="M7 10.5h11M11 16h14M7 21.5h7.5"></path>
                    </svg>
                    <strong class="brand__name">{PRODUCT}</strong>
                </a>
                <span class="top__org">{organization}</span>
                {move || open().then(connection)}
                {language()}
                {move || open().then(person)} {move || (session.gate.get() != Gate::Starting).then(|| roles(session))}
            </div>
        </header>
    }
    .into_any()
}

fn organization() -> Option<String> {
    let session = session();
    let language = session.language.get();
    session.me.with(|me| me.as_ref().map(|me| wording::organization(me.role, &me.organization, language)))
}

/// Connection and unsent count. A live region, so that coming and going of the network is told.
fn connection() -> AnyView {
    let session = session();
    // on a phone only the first word is shown: the count when something waits
    let text = move || {
        let (online, unsent) = (session.online.get(), session.unsent.get());
        let (first, more) = match (online, unsent) {
            (true, 0) => (session.say(ONLINE).to_owned(), session.say(ALL_SENT).to_owned()),
            (false, 0) => (session.say(OFFLINE).to_owned(), String::new()),
            (online, count) => {
                let later = if online { "" } else { session.say(WILL_SEND) };
                (count.to_string(), [session.say(UNSENT), later].concat())
            }
        };
        view! { <span class="net__text">{first}<span class="net__more">{more}</span></span> }
    };
    let waiting = move || (session.unsent.get() > 0).then_some("");
    let net = move || if session.online.get() && session.unsent.get() == 0 { "ok" } else { "off" };
    let picture = move || icon(if session.online.get() { icon::CLOUD_CHECK } else { icon::CLOUD_OFF });
    view! {
        <span class="top__net" data-net=net data-waiting=waiting role="status">
            {picture}
            {text}
        </span>
    }
    .into_any()
}

fn language() -> AnyView {
    let session = session();
    let choose = move |event| {
        let tag = event_target_value(&event);
        if let Some(language) = Language::OFFERED.into_iter().find(|language| language.tag() == tag) {
            wording::keep_language(language);
            session.language.set(language);
        }
    };
    let options = Language::OFFERED.map(|language| {
        let selected = move || session.language.get() == language;
        view! {
            <option value=language.tag() lang=language.tag() selected=selected>
                {language.own_name()}
            </option>
        }
        .into_any()
    });
    view! {
        <div class="top__lang">
            {icon(icon::GLOBE)} <label class="ds-sr-only" for="language">{words(LANGUAGE)}</label>
            <select id="language" class="ds-input" on:change=choose>
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn person() -> AnyView {
    let session = session();
    let name = move || session.me.with(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    let initials = move || initials(&name());
    view! {
        <a class="top__who ds-focus" href=Route::People.to_string()>
            <span class="ds-avatar" data-size="xs" data-color="neutral" data-initials=initials aria-hidden="true"></span>
            <span class="top__name">
                <b>{name}</b>
            </span>
        </a>
    }
    .into_any()
}

/// The other roles of this device; nothing when there is none.
fn roles(session: Session) -> AnyView {
    let here = store::room();
    let others: Vec<Room> = rooms::all().into_iter().filter(|room| room.name != here).collect();
    if others.is_empty() {
        return ().into_any();
    }
    let stays = move || (session.unsent.get() > 0).then(|| view! { <p class="small muted">{words(UNSENT_STAYS)}</p> });
    view! {
        <details class="roles">
            <summary>{words(ROLE)}</summary>
            <div class="roles__list">
                <ul class="plain">{others.into_iter().map(|room| role(session, room)).collect_view()}</ul>
                {stays}
            </div>
        </details>
    }
    .into_any()
}

fn role(session: Session, Room { name, party }: Room) -> AnyView {
    let act = move |_| {
        let name = name.clone();
        leptos::task::spawn_local(async move { rooms::enter(session, &name).await });
    };
    let who = move || named(&party, session.language.get());
    view! {
        <li>
            <button class="ds-button" type="button" data-variant="tertiary" on:click=act>{who}</button>
        </li>
    }
    .into_any()
}

/// A doctor may have been let in by several: each is a role of its own.
fn named(party: &Party, language: Language) -> String {
    let who = wording::organization(party.role, &party.organization, language);
    match &party.approver {
        Some(by) => {
            let by = wording::organization(by.role, &by.organization, language);
            LET_IN_BY.fill(language, &[("who", &who), ("by", &by)])
        }
        None => who,
    }
}

/// First letters of the first and the last name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).map(upper_letter).collect()
}

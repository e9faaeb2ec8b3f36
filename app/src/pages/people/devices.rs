//! Devices that wait for approval, and those that are in. A decision is one tap where it can be undone by another, two
//! where it cannot.

use crate::{
    client::{self, Fault},
    clock, keys,
    pages::closed::print,
    parts::{
        chip::chip,
        icon,
        state::{PRIMARY, SECONDARY, TERTIARY, button},
        table::{Column, Row, table},
        toast,
    },
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::{Decision, Device, EnrolmentState, path},
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const WAITING: Text = t("Venter på godkjenning", "Ventar på godkjenning", "Waiting for approval");
    pub const ONE_WAITS: Text = t("Én enhet venter på godkjenning.", "Éi eining ventar på godkjenning.", "One device waits for approval.");
    pub const SOME_WAIT: Text = t("{count} enheter venter på godkjenning.", "{count} einingar ventar på godkjenning.", "{count} devices wait for approval.");
    pub const COMPARE: Text = t("Godkjenn bare når tegnene er de samme på den andre skjermen.", "Godkjenn berre når teikna er dei same på den andre skjermen.", "Approve only when the characters are the same on the other screen.");
    pub const APPROVE: Text = t("Godkjenn", "Godkjenn", "Approve");
    pub const REFUSE: Text = t("Avvis", "Avvis", "Refuse");
    pub const APPROVED: Text = t("Enheten er godkjent.", "Eininga er godkjend.", "The device is approved.");
    pub const REFUSED: Text = t("Enheten er avvist.", "Eininga er avvist.", "The device is refused.");
    pub const REVOKED: Text = t("Nøkkelen er sperret.", "Nøkkelen er sperra.", "The key is revoked.");
    pub const IN: Text = t("Andre enheter", "Andre einingar", "Other devices");
    pub const PERSON: Text = t("Person", "Person", "Person");
    pub const FOR: Text = t("For", "For", "For");
    pub const CHARACTERS: Text = t("Tegn", "Teikn", "Characters");
    pub const SINCE: Text = t("Siden", "Sidan", "Since");
    pub const ACT: Text = t("Sperr", "Sperr", "Revoke");
    pub const ACT_FOR: Text = t("Sperr nøkkelen til {name}", "Sperr nøkkelen til {name}", "Revoke the key of {name}");
    pub const SURE: Text = t("Ja, sperr for godt", "Ja, sperr for godt", "Yes, revoke for good");
    pub const NO: Text = t("Behold", "Behald", "Keep");
    pub const THIS: Text = t("denne enheten", "denne eininga", "this device");
}

const COLUMNS: &[Column] = &[
    Column::wide(says::PERSON),
    Column::new(says::FOR),
    Column::new(says::CHARACTERS),
    Column::new(says::SINCE),
    Column::bare(says::ACT),
];

/// What a screen reader is told while one waits: how many do. Their characters it reads when it comes there.
pub fn told(session: Session, count: usize) -> String {
    match count {
        0 => String::new(),
        1 => session.say(says::ONE_WAITS).to_owned(),
        count => says::SOME_WAIT.fill(session.language.get(), &[("count", &count.to_string())]),
    }
}

/// The devices that wait, each with its characters; nothing when none waits.
pub fn waiting(session: Session, devices: Vec<Device>, decided: Callback<()>) -> AnyView {
    let list = (!devices.is_empty()).then(|| {
        let cards = devices.into_iter().map(|device| card(session, device, decided)).collect_view();
        view! {
            <section class="waiting" aria-labelledby="waiting">
                <h2 id="waiting" class="ds-heading" data-size="sm">{words(says::WAITING)}</h2>
                <p class="muted">{words(says::COMPARE)}</p>
                {cards}
            </section>
        }
    });
    list.into_any()
}

fn card(session: Session, device: Device, decided: Callback<()>) -> AnyView {
    let whose = whose(session, &device);
    let path = decision_path(&device);
    let act = move |state| {
        let path = path.clone();
        move || decide(session, path.clone(), state, decided)
    };
    view! {
        <div class="st__box device">
            <div>
                <h3 class="ds-heading" data-size="2xs">{device.name}</h3>
                <p>{whose}</p>
                {print(device.fingerprint)}
            </div>
            <div class="st__do">
                {button(PRIMARY, icon::CHECK, says::APPROVE, act(EnrolmentState::Approved))}
                {button(SECONDARY, "", says::REFUSE, act(EnrolmentState::Refused))}
            </div>
        </div>
    }
    .into_any()
}

fn decision_path(device: &Device) -> String {
    client::path(path::DECISION, &[("kid", &device.kid.to_string())])
}

fn whose(session: Session, device: &Device) -> impl Fn() -> String + Clone + Send + use<> {
    let (role, organization) = (device.role, device.organization.clone());
    move || wording::organization(role, &organization, session.language.get())
}

fn decide(session: Session, path: String, state: EnrolmentState, decided: Callback<()>) {
    leptos::task::spawn_local(async move {
        match client::tell("PUT", &path, &Decision { state }).await {
            Ok(()) => toast::say(match state {
                EnrolmentState::Approved => says::APPROVED,
                EnrolmentState::Refused => says::REFUSED,
                EnrolmentState::Revoked | EnrolmentState::Waiting => says::REVOKED,
            }),
            Err(fault) => said_no(session, &fault),
        }
        decided.try_run(()); // the page may be left by now
    });
}

fn said_no(session: Session, fault: &Fault) {
    toast::say_words(fault.words(session.language.get_untracked()));
}

const OWN: &[Column] =
    &[Column::wide(says::PERSON), Column::new(says::CHARACTERS), Column::new(says::SINCE), Column::bare(says::ACT)];

/// The devices of one person, all for the same party.
pub fn own_table(session: Session, caption: Text, devices: Vec<Device>, decided: Callback<()>) -> AnyView {
    let row = |device| {
        let mut row = row(session, device, decided);
        row.cells.remove(0); // for whom
        row
    };
    table(caption, OWN, devices.into_iter().map(row).collect())
}

/// The devices of others; nothing when there is none.
pub fn approved(session: Session, devices: Vec<Device>, decided: Callback<()>) -> AnyView {
    if devices.is_empty() {
        return ().into_any();
    }
    let rows = devices.into_iter().map(|device| row(session, device, decided)).collect();
    view! {
        <section class="section" aria-labelledby="approved">
            <div class="head">
                <h2 id="approved" class="ds-heading" data-size="sm">{words(says::IN)}</h2>
            </div>
            {table(says::IN, COLUMNS, rows)}
        </section>
    }
    .into_any()
}

fn row(session: Session, device: Device, decided: Callback<()>) -> Row {
    let since = clock::in_oslo(device.enrolled_at).0;
    let is_this = keys::current().is_some_and(|key| key.kid() == device.kid);
    let last = match is_this {
        true => chip("neutral", icon::KEY, words(says::THIS)),
        false => revoke(session, decision_path(&device), device.name.clone(), decided),
    };
    let cells = vec![
        whose(session, &device).into_any(),
        view! { <span class="num">{device.fingerprint}</span> }.into_any(),
        view! { <span class="num">{move || since.in_words(session.language.get())}</span> }.into_any(),
        last,
    ];
    Row { about: view! { <b>{device.name}</b> }.into_any(), cells, is_new: false }
}

/// Revoking cannot be taken back, so it is asked once more in the same place.
fn revoke(session: Session, path: String, name: String, decided: Callback<()>) -> AnyView {
    let asked = RwSignal::new(false);
    let label = move || says::ACT_FOR.fill(session.language.get(), &[("name", &name)]);
    (move || {
        let (path, label) = (path.clone(), label.clone());
        if asked.get() {
            let yes = move || decide(session, path.clone(), EnrolmentState::Revoked, decided);
            return view! {
                <span class="chips" data-color="danger">
                    {button(PRIMARY, "", says::SURE, yes)} {button(TERTIARY, "", says::NO, move || asked.set(false))}
                </span>
            }
            .into_any();
        }
        view! {
            <button
                class="ds-button" type="button" data-variant=TERTIARY data-color="danger" aria-label=label
                on:click=move |_| asked.set(true)
            >
                {words(says::ACT)}
            </button>
        }
        .into_any()
    })
    .into_any()
}

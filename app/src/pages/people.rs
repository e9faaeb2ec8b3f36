//! Who comes in: one's own devices, invitations out, devices that wait for approval, devices that are in. The office
//! invites anybody, a municipality its own people, a doctor nobody but another device of their own.

mod devices;
mod invite;
mod open;
mod own;

use crate::{
    client,
    parts::{crumbs::crumbs, heading::title, icon, notices::strip, skeleton::skeleton},
    route::Route,
    session::session,
    wording::{filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Device, EnrolmentState, OpenInvitation, Role, path},
    statement::digest::Digest,
    text::{Text, t},
};
use std::time::Duration;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const PEOPLE: Text = t("Folk og enheter", "Folk og einingar", "People and devices");
    pub const HOW_OWN: Text = t(
        "Du har en nøkkel på hver av enhetene dine. Du kan legge til en enhet, og sperre en du har mistet.",
        "Du har ein nøkkel på kvar av einingane dine. Du kan leggje til ei eining, og sperre ei du har mista.",
        "You have a key on each of your devices. You can add a device, and revoke one you have lost.");
    pub const HOW: Text = t(
        "Hver person har en nøkkel på sin egen enhet. Du inviterer, og godkjenner enheten når tegnene er like på begge skjermene.",
        "Kvar person har ein nøkkel på si eiga eining. Du inviterer, og godkjenner eininga når teikna er like på begge skjermane.",
        "Each person has a key on their own device. You invite, and approve the device when the characters are the same on both screens.");
    pub const STALE: Text = t("Listen kan ikke hentes nå.", "Lista kan ikkje hentast no.", "The list cannot be fetched now.");
}

/// What the page has fetched.
#[derive(Clone, Copy)]
struct Fetched {
    devices: RwSignal<Option<Vec<Device>>>,
    open: RwSignal<Vec<OpenInvitation>>,
    failed: RwSignal<bool>,
}

/// The page.
pub fn page() -> AnyView {
    let session = session();
    let fetched =
        Fetched { devices: RwSignal::new(None), open: RwSignal::new(Vec::new()), failed: RwSignal::new(false) };
    let is_staff = !matches!(session.role(), Some(Role::Trainee | Role::Reader));
    let look = move || leptos::task::spawn_local(fetch(fetched, is_staff));
    look();
    if let Ok(looking) = set_interval_with_handle(look, Duration::from_secs(5)) {
        on_cleanup(move || looking.clear());
    }
    let failed = move || fetched.failed.get().then(|| strip("warning", icon::CLOUD, words(says::STALE), ().into_any()));
    let how = if is_staff { says::HOW } else { says::HOW_OWN };
    let name = filled(says::PEOPLE, |_| Vec::new());
    let of = move |state| {
        let devices = fetched.devices.get().unwrap_or_default();
        devices.into_iter().filter(|device| device.state == state).collect::<Vec<_>>()
    };
    let decided = Callback::new(move |()| look());
    // those that wait come first: somebody stands with the other screen in their hand
    let told = move || devices::told(session, of(EnrolmentState::Waiting).len());
    let waiting = move || devices::waiting(session, of(EnrolmentState::Waiting), decided);
    let is_mine = move |device: &Device| session.me.with(|me| me.as_ref().is_some_and(|me| own::is_own(me, device)));
    let mine = move || match fetched.devices.with(Option::is_some) {
        true => own::section(session, of(EnrolmentState::Approved).into_iter().filter(is_mine).collect(), decided),
        false => skeleton(),
    };
    let others = move || {
        let others = of(EnrolmentState::Approved).into_iter().filter(|device| !is_mine(device));
        devices::approved(session, others.collect(), decided)
    };
    let ended: RwSignal<Option<Digest>> = RwSignal::new(None);
    let taken_back = Callback::new(move |id| {
        ended.try_set(Some(id));
        fetched.open.try_update(|open| open.retain(|invitation| invitation.id != id));
        look();
    });
    let invites = is_staff.then(|| invite::section(session, decided, ended.into()));
    let open = move || open::list(session, fetched.open.get(), taken_back);
    view! {
        <div class="wrap">
            {crumbs(Vec::new(), Route::People, name)} {title(name, view! { <p>{words(how)}</p> }.into_any())}
            {failed} <p class="ds-sr-only" role="status">{told}</p> {waiting} {invites} {open} {mine} {own::adding(session)}
            {others}
        </div>
    }
    .into_any()
}

async fn fetch(fetched: Fetched, is_staff: bool) {
    let devices = client::get::<Vec<Device>>(path::ENROLMENTS).await;
    fetched.failed.try_set(devices.is_err());
    if let Ok(devices) = devices
        && fetched.devices.try_with_untracked(|known| known.as_ref() != Some(&devices)) == Some(true)
    {
        fetched.devices.set(Some(devices));
    }
    if !is_staff {
        return; // invites nobody else
    }
    if let Ok(open) = client::get::<Vec<OpenInvitation>>(path::INVITATIONS).await
        && fetched.open.try_with_untracked(|known| *known != open) == Some(true)
    {
        fetched.open.set(open);
    }
}

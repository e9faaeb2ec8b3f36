//! Who comes in: invitations out, devices that wait for approval, devices that are in. The office invites anybody, a
//! municipality its own people.

mod devices;
mod invite;

use crate::{
    client,
    parts::{crumbs::crumbs, heading::title, icon, notices::strip, skeleton::skeleton},
    route::Route,
    session::session,
    wording::{filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Device, EnrolmentState, OpenInvitation, path},
    text::{Text, t},
};
use std::time::Duration;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const PEOPLE: Text = t("Folk og enheter", "Folk og einingar", "People and devices");
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
    let look = move || leptos::task::spawn_local(fetch(fetched));
    look();
    if let Ok(looking) = set_interval_with_handle(look, Duration::from_secs(5)) {
        on_cleanup(move || looking.clear());
    }
    let failed = move || fetched.failed.get().then(|| strip("warning", icon::CLOUD, words(says::STALE), ().into_any()));
    let name = filled(says::PEOPLE, |_| Vec::new());
    let of = move |state| {
        let devices = fetched.devices.get().unwrap_or_default();
        devices.into_iter().filter(|device| device.state == state).collect::<Vec<_>>()
    };
    let decided = Callback::new(move |()| look());
    // those that wait come first: somebody stands with the other screen in their hand
    let waiting = move || devices::waiting(session, of(EnrolmentState::Waiting), decided);
    let approved = move || match fetched.devices.with(Option::is_some) {
        true => devices::approved(session, of(EnrolmentState::Approved), decided),
        false => skeleton(),
    };
    view! {
        <div class="wrap">
            {crumbs(Vec::new(), Route::People, name)} {title(name, view! { <p>{words(says::HOW)}</p> }.into_any())}
            {failed} {waiting} {invite::section(session, decided)} {move || invite::open(session, fetched.open.get())}
            {approved}
        </div>
    }
    .into_any()
}

async fn fetch(fetched: Fetched) {
    let devices = client::get::<Vec<Device>>(path::ENROLMENTS).await;
    fetched.failed.try_set(devices.is_err());
    if let Ok(devices) = devices
        && fetched.devices.try_with_untracked(|known| known.as_ref() != Some(&devices)) == Some(true)
    {
        fetched.devices.set(Some(devices));
    }
    if let Ok(open) = client::get::<Vec<OpenInvitation>>(path::INVITATIONS).await
        && fetched.open.try_with_untracked(|known| *known != open) == Some(true)
    {
        fetched.open.set(open);
    }
}

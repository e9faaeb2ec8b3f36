//! One's own devices, and one more: an invitation for oneself, shown as a picture for the other device's camera. Knows
//! that both devices are in the same hands, so that nobody has to approve.

use super::{
    devices,
    invite::{Steps, ready, shown},
};
use crate::{
    client::{self, Fault},
    parts::{
        icon,
        notices::strip,
        state::{SECONDARY, button},
    },
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::{Device, Invitation, InvitationWish, Me, path},
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const OWN: Text = t("Enhetene dine", "Einingane dine", "Your devices");
    pub const ADD: Text = t("Legg til en enhet", "Legg til ei eining", "Add a device");
    pub const FOR_ME: Text = t("En enhet til for deg", "Ei eining til for deg", "Another device for you");
    pub const WHY: Text = t("Mister du en enhet, sperrer du den her fra en annen. Det den har signert, gjelder fortsatt.", "Mistar du ei eining, sperrar du ho her frå ei anna. Det ho har signert, gjeld framleis.", "If you lose a device, revoke it here from another one. What it has signed still holds.");
    pub const STEP_HOLD: Text = t("Hold kameraet på den andre enheten over koden, eller åpne lenken der.", "Hald kameraet på den andre eininga over koden, eller opne lenkja der.", "Point the camera of the other device at the code, or open the link there.");
    pub const STEP_NAME: Text = t("Skriv navnet ditt slik det står her, så vet kollegaene at det er deg.", "Skriv namnet ditt slik det står her, så veit kollegaene at det er deg.", "Write your name as it stands here, so that colleagues know it is you.");
    pub const STEP_IN: Text = t("Enheten slipper rett inn, fordi du har begge i hånden.", "Eininga slepp rett inn, fordi du har begge i handa.", "The device comes straight in, because you have both in your hands.");
}

const STEPS: Steps = &[says::STEP_HOLD, says::STEP_NAME, says::STEP_IN];

/// Whether a device is of the one who is here: the same party and the same name. A doctor is one person, whatever they
/// have called themself.
pub fn is_own(me: &Me, device: &Device) -> bool {
    let is_same = me.role == device.role && me.organization == device.organization;
    is_same && (me.organization.doctor.is_some() || me.name == device.name)
}

/// The list, and the button.
pub fn section(session: Session, own: Vec<Device>, decided: Callback<()>) -> AnyView {
    view! {
        <section class="section" aria-labelledby="own">
            <div class="head">
                <h2 id="own" class="ds-heading" data-size="sm">{words(says::OWN)}</h2>
            </div>
            <p class="muted above">{words(says::WHY)}</p>
            {devices::own_table(session, says::OWN, own, decided)}
        </section>
    }
    .into_any()
}

/// The button that makes the invitation. It stands apart from the list, which is drawn again and again.
pub fn adding(session: Session) -> AnyView {
    let made = RwSignal::new(None::<Result<Invitation, Fault>>);
    let act = move || {
        let Some(me) = session.me.get_untracked() else { return };
        let wish = InvitationWish { role: me.role, organization: me.organization, in_person: true };
        leptos::task::spawn_local(async move {
            let answer = client::send::<_, Invitation>("POST", path::INVITATIONS, &wish).await;
            made.try_set(Some(answer));
        });
    };
    let answer = move || {
        made.get().map(|made| match made {
            Ok(invitation) => shown(session, words(says::FOR_ME), invitation, STEPS),
            Err(fault) => {
                strip("danger", icon::STOP, (move || fault.words(session.language.get())).into_any(), ().into_any())
            }
        })
    };
    view! {
        <p class="below">{button(SECONDARY, icon::PLUS, says::ADD, act)}</p>
        {ready(move || made.with(|made| matches!(made, Some(Ok(_)))))} <div class="below">{answer}</div>
    }
    .into_any()
}

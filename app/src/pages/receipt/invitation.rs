//! The doctor's invitation, on the receipt of what was just sent about them: made when they have none, with link and
//! picture to hand over. Knows the server's answer and not whether anybody came.

use crate::{
    client, clock,
    parts::{
        icon,
        state::{SECONDARY, button},
    },
    session::Session,
    wording::{said, words},
};
use leptos::prelude::*;
use shared::{
    api::{Invitation, TraineeInvitation, TraineeInvitationWish, path},
    day::Moment,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const GIVE: Text = t("Gi denne til legen", "Gi denne til legen", "Give this to the doctor");
    pub const ONCE: Text = t("Legen ser opplysningene og kan bekrefte dem. Lenken gjelder til {when} og kan brukes én gang. Den vises bare her og nå.", "Legen ser opplysningane og kan stadfeste dei. Lenkja gjeld til {when} og kan brukast éin gong. Ho blir vist berre her og no.", "The doctor sees the data and can confirm it. The link is valid until {when}, for one use. It is shown only here and now.");
    pub const APPROVE: Text = t("Når legen har åpnet lenken, godkjenner du enheten under «Folk og enheter».", "Når legen har opna lenkja, godkjenner du eininga under «Folk og einingar».", "When the doctor has opened the link, you approve the device under “People and devices”.");
    pub const LINK: Text = t("Lenke", "Lenkje", "Link");
    pub const PICTURE: Text = t("QR-kode med lenken", "QR-kode med lenkja", "QR code with the link");
    pub const OUT: Text = t("Legen er invitert. Lenken gjelder til {when}.", "Legen er invitert. Lenkja gjeld til {when}.", "The doctor is invited. The link is valid until {when}.");
    pub const AGAIN: Text = t("Lag en ny lenke", "Lag ei ny lenkje", "Make a new link");
    pub const NOT_YET: Text = t("Legen er ikke invitert ennå.", "Legen er ikkje invitert enno.", "The doctor is not invited yet.");
    pub const INVITE: Text = t("Inviter legen", "Inviter legen", "Invite the doctor");
}

/// Asked for when the receipt is shown; nothing stands here once the doctor has a device.
pub fn section(session: Session, doc: String) -> AnyView {
    let answer = RwSignal::new(None::<Result<TraineeInvitation, ()>>);
    let ask = move |doc: &str, again: bool| {
        let at = client::path(path::DOCUMENT_INVITATION, &[("doc", doc)]);
        leptos::task::spawn_local(async move {
            let wish = TraineeInvitationWish { in_person: false, again };
            let told = client::send("POST", &at, &wish).await;
            answer.try_set(Some(told.map_err(|_| ())));
        });
    };
    ask(&doc, false);
    let body = move || {
        let doc = doc.clone();
        match answer.get()? {
            Ok(TraineeInvitation::Enrolled) => None,
            Ok(TraineeInvitation::Made { invitation }) => Some(given(session, invitation)),
            Ok(TraineeInvitation::Open { expires_at }) => {
                let out = move || until(session, says::OUT, expires_at);
                Some(line(out.into_any(), says::AGAIN, move || ask(&doc, true)))
            }
            Err(()) => Some(line(words(says::NOT_YET), says::INVITE, move || ask(&doc, false))),
        }
    };
    view! { <div aria-live="polite">{body}</div> }.into_any()
}

fn until(session: Session, text: Text, expires_at: Moment) -> String {
    let language = session.language.get();
    text.fill(language, &[("when", &clock::moment_in_words(expires_at, language))])
}

fn line(what: AnyView, act: Text, go: impl Fn() + 'static) -> AnyView {
    view! { <p class="below2">{what}</p> <p class="below">{button(SECONDARY, icon::PERSON, act, go)}</p> }.into_any()
}

fn given(session: Session, made: Invitation) -> AnyView {
    let (label, picture) = (said(says::LINK), said(says::PICTURE));
    let svg = String::from(js_sys::encode_uri_component(&made.qr_svg));
    view! {
        <section class="invite" aria-labelledby="give">
            <div class="stack">
                <div>
                    <h2 class="ds-heading" data-size="xs" id="give">{words(says::GIVE)}</h2>
                    <p class="muted">{move || until(session, says::ONCE, made.expires_at)}</p>
                </div>
                <code class="link-box" role="group" aria-label=move || label.get()>{made.link}</code>
                <p>{words(says::APPROVE)}</p>
            </div>
            <img class="qr" src=["data:image/svg+xml;charset=utf-8,", &svg].concat() alt=move || picture.get() />
        </section>
    }
    .into_any()
}

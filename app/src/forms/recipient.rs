//! «Hvem får denne?»: whom a registration reaches at the trust it is addressed to, as the trust has said itself. Knows what the
//! facts tell; no page. Last in the form and before signing: nothing moves when the trust is chosen.

use crate::{
    paper::{Paper, spaced_phone},
    parts::icon::{self, icon},
    session::session,
};
use leptos::prelude::*;
use shared::{
    numbers::health_trust::HealthTrust,
    rules::facts::Recipient,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const WHO: Text = t("Hvem får denne?", "Kven får denne?", "Who receives this?");
    pub const COORDINATOR: Text = t("ALIS-koordinator ved {trust}", "ALIS-koordinator ved {trust}", "ALIS coordinator at {trust}");
    pub const NOBODY: Text = t("{trust} har ikke oppgitt kontaktpersoner ennå.", "{trust} har ikkje oppgitt kontaktpersonar enno.", "{trust} has not named any contact yet.");
    pub const CHOOSE: Text = t("Velg helseforetak, så ser du hvem som får innmeldingen.", "Vel helseføretak, så ser du kven som får innmeldinga.", "Choose a health trust to see who receives the registration.");
    pub const PAGE: Text = t("Foretakets side om ALIS", "Sida til føretaket om ALIS", "The trust's page about ALIS");
}

/// Nothing while nobody has told who is there: then it is not known that there is none.
pub fn shown(paper: Paper, language: Language) -> AnyView {
    let session = session();
    let trust = Memo::new(move |_| {
        paper.edits.track();
        HealthTrust::from_code(&paper.read("trust"))
    });
    let body = move || {
        let recipients = session.facts.with(|facts| facts.recipients.clone())?;
        let told = match trust.get() {
            Some(trust) => at(trust, recipients.iter().find(|one| one.trust == trust), language),
            None => view! { <p class="muted">{says::CHOOSE.read(language)}</p> }.into_any(),
        };
        Some(view! {
            <div class="recipient" role="group" aria-labelledby="recipient">
                <h2 class="ds-heading" data-size="2xs" id="recipient">{says::WHO.read(language)}</h2>
                {told}
            </div>
        })
    };
    body.into_any()
}

fn at(trust: HealthTrust, recipient: Option<&Recipient>, language: Language) -> AnyView {
    let named = |text: Text| text.fill(language, &[("trust", trust.name())]);
    let Some(Recipient { coordinator, page_url, .. }) = recipient else {
        return view! { <p>{named(says::NOBODY)}</p> }.into_any();
    };
    let link = |picture: &'static str, scheme: &str, to: &str, words: String| {
        let to = (!to.is_empty()).then(|| [scheme, to].concat())?;
        Some(view! { <li>{icon(picture)} <a class="ds-link" href=to>{words}</a></li> }.into_any())
    };
    let phone = coordinator.phone.0.as_str();
    view! {
        <p><b>{coordinator.name.clone()}</b> ", " {named(says::COORDINATOR)}</p>
        <ul class="plain">
            {link(icon::ENVELOPE, "mailto:", &coordinator.email, coordinator.email.clone())}
            {link(icon::PHONE, "tel:", phone, spaced_phone(phone))}
            {link(icon::GLOBE, "", page_url, says::PAGE.read(language).to_owned())}
        </ul>
    }
    .into_any()
}

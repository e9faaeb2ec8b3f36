//! The page of a statement that is signed and kept, and has no receipt yet: why, and what one can do. Nothing here can
//! lose it.

use crate::{
    files,
    kept::{Doubt, Posting},
    kinds::{self, Kind},
    outbox,
    parts::{
        heading::title,
        icon::{self, icon},
        notices::strip,
        state::{PRIMARY, SECONDARY, TERTIARY, button, button_link},
    },
    route::Route,
    session::Session,
    wording::{TO_HOME, TRY_AGAIN, words},
};
use leptos::prelude::*;
use shared::{
    refusal::Refusal,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const SENDING: Text = t("Du har signert {the}", "Du har signert {the}", "You have signed {the}");
    pub const STUCK: Text = t("Vi har ikke fått kvittering for {the}", "Vi har ikkje fått kvittering for {the}", "We have no receipt for {the}");
    pub const ON_ITS_WAY: Text = t("Vi sender {the} nå. Siden viser kvitteringen så snart den er kontrollert.", "Vi sender {the} no. Sida viser kvitteringa så snart ho er kontrollert.", "We are sending {the}. The page shows the receipt as soon as it is checked.");
    pub const OFFLINE: Text = t("Du er uten nett. Vi sender {the} så snart nettet er tilbake.", "Du er utan nett. Vi sender {the} så snart nettet er tilbake.", "You are offline. We will send {the} as soon as the network is back.");
    pub const SAFE: Text = t("Det signerte skjemaet ligger trygt på denne enheten.", "Det signerte skjemaet ligg trygt på denne eininga.", "The signed form is safe on this device.");
    pub const NO_PROOF: Text = t("Svaret vi fikk, er ikke en gyldig kvittering. Er du på et nett som krever innlogging, logg inn der. Vi prøver igjen.", "Svaret vi fekk, er ikkje ei gyldig kvittering. Er du på eit nett som krev innlogging, logg inn der. Vi prøver igjen.", "The answer we got is not a valid receipt. If your network asks you to sign in, do that. We will try again.");
    pub const OTHER_HISTORY: Text = t("Serverens logg stemmer ikke med det den viste før. Meld fra til ALIS-kontoret før du sender på nytt.", "Loggen på serveren stemmer ikkje med det han viste før. Meld frå til ALIS-kontoret før du sender på nytt.", "The server's log does not agree with what it showed before. Tell the ALIS office before you send again.");
    pub const CANNOT_CHECK: Text = t("Nettleseren kan ikke kontrollere kvitteringen. Oppdater nettleseren og prøv igjen.", "Nettlesaren kan ikkje kontrollere kvitteringa. Oppdater nettlesaren og prøv igjen.", "The browser cannot check the receipt. Update the browser and try again.");
    pub const DOWN: Text = t("Vi får ikke kontakt med serveren. Vi prøver igjen av oss selv.", "Vi får ikkje kontakt med serveren. Vi prøver igjen av oss sjølve.", "We cannot reach the server. We will try again by ourselves.");
    pub const MEND: Text = t("Åpne skjemaet", "Opne skjemaet", "Open the form");
    pub const COPY: Text = t("Last ned en kopi", "Last ned ein kopi", "Download a copy");
}

/// The page.
pub fn view(session: Session, posting: Posting) -> AnyView {
    let Posting { doc, rev, envelope, summary, needs_attention, doubt, .. } = posting;
    let text = if needs_attention { says::STUCK } else { says::SENDING };
    let kind = kinds::find(&summary.kind);
    let heading = Signal::derive(move || of_kind(text, kind, session.language.get()));
    let why = {
        let doubt = doubt.clone();
        move || match (&doubt, session.online.get(), session.language.get()) {
            (Some(Doubt::Unreachable) | None, false, language) => of_kind(says::OFFLINE, kind, language),
            (Some(doubt), _, language) => reason(doubt, language),
            (None, true, language) => of_kind(says::ON_ITS_WAY, kind, language),
        }
    };
    let color = if needs_attention { "danger" } else { "info" };
    let picture = if needs_attention { icon::STOP } else { icon::HOURGLASS };
    let again = {
        let doc = doc.clone();
        button(PRIMARY, "", TRY_AGAIN, move || {
            let doc = doc.clone();
            leptos::task::spawn_local(async move { outbox::try_again(session, &doc, rev).await });
        })
    };
    let mend = needs_attention.then_some(kind).flatten().map(|kind| {
        let form = Route::Form { kind: kind.name, doc: doc.clone() };
        button_link(&form, SECONDARY, icon::PENCIL, says::MEND)
    });
    let address = files::address(&envelope.to_bytes(), "application/json");
    view! {
        {title(heading, view! { <p>{words(says::SAFE)}</p> }.into_any())}
        <div role="status">{strip(color, picture, why.into_any(), ().into_any())}</div>
        <p class="below2 chips">
            {again} {mend}
            <a class="ds-button" data-variant=SECONDARY href=address download="alis-statement.jws.json">
                {icon(icon::DOWNLOAD)} {words(says::COPY)}
            </a> {button_link(&Route::Home, TERTIARY, "", TO_HOME)}
        </p>
    }
    .into_any()
}

/// A text with `{the}` in it. Nothing in such a text may bend with the kind: some are neuter, some are plural.
fn of_kind(text: Text, kind: Option<&'static Kind>, language: Language) -> String {
    text.fill(language, &[("the", kind.unwrap_or_else(kinds::registration).the.read(language))])
}

/// Why it has not been acknowledged, and what to do.
pub fn reason(doubt: &Doubt, language: Language) -> String {
    match doubt {
        Doubt::Refused(refusal @ Refusal::Provisions { failed }) => {
            let ids: Vec<String> = failed.iter().map(|rule| rule.id.clone()).collect();
            format!("{} ({})", refusal.words(language), crate::remarks::named(&ids, language))
        }
        Doubt::Refused(refusal) => refusal.words(language),
        Doubt::NoProof => says::NO_PROOF.read(language).to_owned(),
        Doubt::OtherHistory => says::OTHER_HISTORY.read(language).to_owned(),
        Doubt::CannotCheck => says::CANNOT_CHECK.read(language).to_owned(),
        Doubt::Unreachable => says::DOWN.read(language).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{form::Form, forms::follow_up_meeting::FollowUpMeeting};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_kind_is_called_by_its_own_name() {
        let minutes = kinds::find(FollowUpMeeting::KIND);
        assert_eq!(of_kind(says::SENDING, minutes, Language::En), "You have signed the minutes");
        for (kind, language) in kinds::KINDS.iter().flat_map(|kind| Language::OFFERED.map(|language| (kind, language)))
        {
            for text in [says::SENDING, says::STUCK, says::ON_ITS_WAY, says::OFFLINE] {
                let said = of_kind(text, Some(kind), language);
                assert!(said.contains(kind.the.read(language)) && !said.contains('{'), "{said}");
            }
        }
    }
}

//! What the answers mean together, and the one button: the verdict, signed and sent. Knows the form it is written on.

use super::answers::{Answers, Given};
use crate::{
    forms,
    parts::icon::{self, icon},
    posting,
    route::{Route, Router},
    session::Session,
    sheet::{Place, Sheet},
};
use leptos::prelude::*;
use shared::{
    answer::Fault,
    api::Verdict,
    form::Form,
    forms::confirmation::Confirmation,
    numbers::national_number::holds_national_number,
    statement::digest::Digest,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const SEND: Text = t("Send svaret", "Send svaret", "Send your answer");
    pub const SIGN: Text = t("Signer og send", "Signer og send", "Sign and send");
    pub const KEPT: Text = t("Svarene ligger på denne enheten til du sender.", "Svara ligg på denne eininga til du sender.", "Your answers stay on this device until you send.");
    pub const CONFIRMS: Text = t("Alt stemmer. Kommunen ser at du har bekreftet opplysningene. Det er ikke et samtykke.", "Alt stemmer. Kommunen ser at du har stadfesta opplysningane. Det er ikkje eit samtykke.", "Everything is right. The municipality sees that you have confirmed. It is not consent.");
    pub const DISPUTES_ONE: Text = t("Én opplysning stemmer ikke. Skjemaet blir merket «feil meldt» til kommunen har rettet den. Du mister ikke plassen i køen.", "Éi opplysning stemmer ikkje. Skjemaet blir merkt «feil meldt» til kommunen har retta ho. Du mistar ikkje plassen i køen.", "One thing is not right. The form is marked “reported wrong” until the municipality has corrected it. You keep your place in the queue.");
    pub const DISPUTES: Text = t("{n} opplysninger stemmer ikke. Skjemaet blir merket «feil meldt» til kommunen har rettet dem. Du mister ikke plassen i køen.", "{n} opplysningar stemmer ikkje. Skjemaet blir merkt «feil meldt» til kommunen har retta dei. Du mistar ikkje plassen i køen.", "{n} things are not right. The form is marked “reported wrong” until the municipality has corrected them. You keep your place in the queue.");
    pub const LACKING: Text = t("Svar på {n} til, så kan du sende.", "Svar på {n} til, så kan du sende.", "Answer {n} more, and you can send.");
    pub const NOTE_LACKING: Text = t("Skriv hva som er riktig der noe ikke stemmer.", "Skriv kva som er rett der noko ikkje stemmer.", "Write what is right where something is wrong.");
}

/// Whether it can be sent, and what that means.
fn standing(given: &Given, paths: &[String], language: Language) -> (bool, String) {
    let lacking = paths.iter().filter(|path| !given.contains_key(*path)).count();
    let notes: Vec<&str> = given.values().flatten().map(|note| note.trim()).collect();
    let n = |text: Text, n: usize| text.fill(language, &[("n", &n.to_string())]);
    match (lacking, notes.len()) {
        (1.., _) => (false, n(says::LACKING, lacking)),
        (0, 0) => (true, says::CONFIRMS.read(language).to_owned()),
        _ if notes.iter().any(|note| note.is_empty()) => (false, says::NOTE_LACKING.read(language).to_owned()),
        _ if notes.iter().any(|note| holds_national_number(note)) => (false, Fault::NationalNumber.words(language)),
        (0, 1) => (true, says::DISPUTES_ONE.read(language).to_owned()),
        (0, wrong) => (true, n(says::DISPUTES, wrong)),
    }
}

/// What the answers mean, and the button.
pub fn send(session: Session, paths: Vec<String>, answers: Answers, language: Language) -> AnyView {
    let router: Router = expect_context();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<&'static str>));
    let standing = Memo::new(move |_| answers.given.with(|given| standing(given, &paths, language)));
    let act = move |_| {
        if busy.get_untracked() || !standing.with_untracked(|(ready, _)| *ready) {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let sealed = match confirmation(&answers.given.get_untracked(), answers.digest) {
                Some(sheet) => posting::sign_at_once(session, sheet.as_ref()).await,
                None => Err(crate::app::NOT_FETCHED),
            };
            busy.try_set(false);
            match sealed {
                Ok(doc) => {
                    answers.forget().await;
                    router.replace(Route::Receipt { doc, rev: 1 });
                }
                Err(words) => _ = failed.try_set(Some(words.read(language))),
            }
        });
    };
    let trouble = move || failed.get().map(|words| view! { <p class="ds-validation-message">{words}</p> });
    view! {
        <section class="sendit" aria-labelledby="send">
            <h2 class="ds-heading" data-size="xs" id="send">{says::SEND.read(language)}</h2>
            <p role="status">{move || standing.get().1}</p>
            <div role="alert">{trouble}</div>
            <button
                class="ds-button" data-fullwidth type="button" id="sign-and-send" on:click=act
                aria-disabled=move || (!standing.get().0 || busy.get()).then_some("true")
            >
                {icon(icon::KEY)} {says::SIGN.read(language)}
            </button>
            <p class="muted small">{says::KEPT.read(language)}</p>
        </section>
    }
    .into_any()
}

/// The form that says so, filled in.
fn confirmation(given: &Given, digest: Digest) -> Option<Box<dyn Sheet>> {
    let mut sheet = (forms::find(Confirmation::KIND)?.blank)();
    let outline = sheet.outline();
    let wrong: Vec<(&str, &str)> =
        given.iter().filter_map(|(path, note)| Some((path.as_str(), note.as_deref()?.trim()))).collect();
    let verdict = if wrong.is_empty() { Verdict::Confirmed } else { Verdict::Disputed };
    sheet.write(outline.place("about")?, &digest.to_string()).ok()?;
    sheet.write(outline.place("verdict")?, verdict.code()).ok()?;
    let rows = outline.rows_at("disputes")?;
    let cells = outline.rows[rows].cells.clone();
    for (row, (path, note)) in wrong.into_iter().enumerate() {
        sheet.insert(rows, row);
        sheet.write(Place { question: cells.start, row }, path).ok()?;
        sheet.write(Place { question: cells.start + 1, row }, note).ok()?;
    }
    Some(sheet)
}

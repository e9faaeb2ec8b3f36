//! The receipt of one statement: that it was received, what happens next, the files to keep. Until a verified receipt is
//! there, the page says so and follows the sending. Knows no form in particular beyond a registration's letter.

mod invitation;
mod next;
mod unsent;

use crate::{
    client::{self, Fault},
    clock, files,
    kept::{Posting, Sent, Summary},
    kinds, letter, outbox,
    overview::revisions,
    parts::{
        chip,
        crumbs::crumbs,
        heading::{heading, title},
        icon::{self, icon},
        keep,
        skeleton::skeleton,
        state::{PRIMARY, SECONDARY, button, button_link, whole_page},
    },
    revising,
    route::Route,
    session::{Session, session},
    wording::{NO_NAME_YET, TO_HOME, filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Role, Statement, path},
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration,
        closing::{Cause, Closing},
        follow_up_meeting::FollowUpMeeting,
    },
    rules::retention,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const RECEIPT: Text = t("Kvittering", "Kvittering", "Receipt");
    pub const RECEIVED: Text = t("Mottatt {when}, nummer {number}", "Motteke {when}, nummer {number}", "Received {when}, number {number}");
    pub const REVISION: Text = t(", revisjon {rev}", ", revisjon {rev}", ", revision {rev}");
    pub const KEEP: Text = t("Ta vare på kvitteringen", "Ta vare på kvitteringa", "Keep the receipt");
    pub const PRINT: Text = t("Skriv ut", "Skriv ut", "Print");
    pub const SHOWS: Text = t("Dette viser kvitteringen: ", "Dette viser kvitteringa: ", "What the receipt shows: ");
    pub const PROVES: Text = t(
        "at tjenesten mottok akkurat dette innholdet, signert med avsenderens nøkkel, senest på tidspunktet som står her. Den viser ikke at opplysningene er riktige, og den gir ikke rett til plass.",
        "at tenesta tok imot akkurat dette innhaldet, signert med nøkkelen til avsendaren, seinast på tidspunktet som står her. Ho viser ikkje at opplysningane er rette, og ho gir ikkje rett til plass.",
        "that the service received exactly this content, signed with the sender's key, at the latest at the time stated here. It does not show that the information is correct, and it gives no right to a place.");
    pub const BACK: Text = t("Tilbake til oversikten", "Tilbake til oversikta", "Back to the overview");
    pub const ANSWERS: Text = t("Se svarene", "Sjå svara", "See the answers");
    pub const KEPT: Text = t("Opplysningene kan slettes fra {day}.", "Opplysningane kan slettast frå {day}.", "The data may be erased from {day}.");
    pub const MISSING: Text = t("Vi finner ikke kvitteringen", "Vi finn ikkje kvitteringa", "We cannot find the receipt");
}

/// What there is to show.
#[derive(Clone, PartialEq)]
enum Found {
    Sent(Box<Sent>),
    Posting(Box<Posting>),
    Missing(Fault),
}

/// The page.
pub fn page(doc: String, rev: u32) -> AnyView {
    let session = session();
    let found = RwSignal::new(None::<Found>);
    let name = doc.clone();
    Effect::new(move |_| {
        session.kept.track(); // it may have been acknowledged meanwhile
        let doc = doc.clone();
        leptos::task::spawn_local(async move {
            let now = look(session, &doc, rev).await;
            if found.try_with_untracked(|before| before.as_ref() != Some(&now)) == Some(true) {
                found.set(Some(now));
            }
        });
    });
    let here = Route::Receipt { doc: name, rev };
    let body = move || match found.get() {
        None => view! { {title(filled(says::RECEIPT, |_| Vec::new()), ().into_any())} {skeleton()} }.into_any(),
        Some(Found::Sent(sent)) => received(session, *sent),
        Some(Found::Posting(posting)) => unsent::view(session, *posting),
        Some(Found::Missing(fault)) => missing(session, fault),
    };
    view! { <div class="wrap">{crumbs(Vec::new(), here, filled(says::RECEIPT, |_| Vec::new()))} {body}</div> }
        .into_any()
}

/// On this device first, then at the server.
async fn look(session: Session, doc: &str, rev: u32) -> Found {
    if let Some(posting) = outbox::find(doc, rev).await {
        return Found::Posting(Box::new(posting));
    }
    if let Some(sent) = outbox::find_sent(doc, rev).await {
        return Found::Sent(Box::new(sent));
    }
    let path = client::path(path::STATEMENT, &[("doc", doc), ("rev", &rev.to_string())]);
    match client::get::<Statement>(&path).await {
        Ok(Statement { envelope, filed }) => {
            let summary = letter::open(&envelope).map(|letter| letter::summary(&letter)).unwrap_or_default();
            let vkey = session.server.get_untracked().map(|server| server.vkey).unwrap_or_default();
            Found::Sent(Box::new(Sent { doc: doc.to_owned(), rev, envelope, summary, filed, vkey }))
        }
        Err(fault) => Found::Missing(fault),
    }
}

fn missing(session: Session, fault: Fault) -> AnyView {
    let sentence = (move || fault.words(session.language.get())).into_any();
    whole_page(icon::MINUS, says::MISSING, sentence, button_link(&Route::Home, SECONDARY, "", TO_HOME))
}

/// The name of whom it is about.
fn name(session: Session, summary: &Summary) -> String {
    match summary.trainee.as_str() {
        "" => session.say(NO_NAME_YET).to_owned(),
        name => name.to_owned(),
    }
}

fn received(session: Session, sent: Sent) -> AnyView {
    let Sent { rev, summary, filed, .. } = sent.clone();
    let kind = kinds::find(&summary.kind).unwrap_or_else(kinds::registration);
    let text = if rev > 1 { kind.revised } else { kind.sent };
    let about = summary.clone();
    let words_of = Signal::derive(move || text.fill(session.language.get(), &[("name", &name(session, &about))]));
    let (number, at) = (filed.number.to_string(), filed.received_at);
    let when = move || {
        let language = session.language.get();
        let when = clock::moment_in_words(at, language);
        let revision =
            if rev > 1 { says::REVISION.fill(language, &[("rev", &rev.to_string())]) } else { String::new() };
        says::RECEIVED.fill(language, &[("when", &when), ("number", &number)]) + &revision
    };
    let rows = RwSignal::new(Vec::new());
    let doc = sent.doc.clone();
    leptos::task::spawn_local(async move { _ = rows.try_set(revisions(&doc).await) });
    let said = move || chip::said_of(kind.name, rev, &rows.get());
    let answers = Route::Statement { doc: sent.doc.clone(), rev };
    let is_own = letter::open(&sent.envelope).is_some_and(|letter| session.is_own(&letter::organization(&letter)));
    let may_invite = kind.is_personal && session.role() == Some(Role::Municipality) && is_own;
    let kept_until = kept_until(session, &sent);
    let revise = (kind.name == FollowUpMeeting::KIND && is_own).then(|| revising::of_doctor(session, summary.doctor));
    // Only of a registration do rules say what happens next.
    let has_path = summary.kind == CandidateRegistration::KIND;
    view! {
        <div class="title receipt__title">
            {icon(icon::CHECK)}
            <div>{heading(words_of)} <p class="receipt__no num">{when}</p> {said}</div>
        </div>
        <div class="receipt">
            <section aria-labelledby=has_path.then_some("next")>
                {has_path.then(|| next::path(session, summary, at))} {revise} {kept_until}
                {may_invite.then(|| invitation::section(session, sent.doc.clone()))}
                <p class="below2 chips">
                    {button_link(&Route::Home, PRIMARY, "", says::BACK)} {button_link(&answers, SECONDARY, "", says::ANSWERS)}
                </p>
            </section>
            {keep(sent)}
        </div>
    }
    .into_any()
}

/// Of a closing: how long the data are kept.
fn kept_until(session: Session, sent: &Sent) -> Option<AnyView> {
    let letter = letter::open(&sent.envelope).filter(|letter| letter.kind == Closing::KIND)?;
    let text = |name: &str| letter.body.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    let closing = Closing { on: text("on").parse().ok(), cause: Cause::from_code(text("cause")), ..Closing::default() };
    let day = retention::kept_until(&closing, clock::in_oslo(sent.filed.received_at).0)?;
    let words = move || {
        let language = session.language.get();
        says::KEPT.fill(language, &[("day", &day.in_words(language))])
    };
    Some(view! { <p class="below2">{words}</p> }.into_any())
}

/// The files, and what they prove.
fn keep(sent: Sent) -> AnyView {
    view! {
        <section class="paper" aria-labelledby="files">
            <h2 class="ds-heading" data-size="xs" id="files">{words(says::KEEP)}</h2>
            {keep::files(sent.envelope, sent.filed, sent.vkey)}
            <p class="below chips">{button(SECONDARY, icon::PRINTER, says::PRINT, files::print)}</p>
            <p class="small legal"><b>{words(says::SHOWS)}</b> {words(says::PROVES)}</p>
        </section>
    }
    .into_any()
}

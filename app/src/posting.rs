//! From a draft to a signed statement in the outbox: check, seal, sign, freeze, and a short wait for the answer. Knows no
//! page.

use crate::{
    client, clock,
    draft::{self, Draft, Identity},
    entry,
    kept::{Doubt, Summary},
    keys, outbox,
    paper::{DOCTOR, SUBJECT},
    session::Session,
    sheet::{Sealed, Sheet},
    store::{self, DRAFTS},
};
use leptos::prelude::*;
use shared::{
    api::path,
    form::Report,
    numbers::health_trust::HealthTrust,
    refusal::Refusal,
    rules::facts::Facts,
    statement::{digest::Digest, seal::Cover},
    text::{Text, t},
};

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Signed and on its way, or already received.
    Gone { doc: String, rev: u32 },
    /// Somebody sent a newer revision meanwhile; the draft now stands on that one.
    Overtaken,
    /// The server said no; the draft is as before.
    Refused(Refusal),
    /// Nothing was signed; why.
    NotSigned(Text),
}

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const NEVER_MET: Text = t("Denne enheten må ha kontakt med serveren én gang før den kan signere. Prøv igjen når du er på nett.", "Denne eininga må ha kontakt med serveren éin gong før ho kan signere. Prøv igjen når du er på nett.", "This device must reach the server once before it can sign. Try again when you are online.");
    pub const NO_KEY: Text = t("Nøkkelen på denne enheten kunne ikke brukes. Be om en ny invitasjon. Utkastet er lagret.", "Nøkkelen på denne eininga kunne ikkje brukast. Be om ein ny invitasjon. Utkastet er lagra.", "The key on this device could not be used. Ask for a new invitation. Your draft is saved.");
    pub const STOPPED: Text = t("Noe må rettes først.", "Noko må rettast først.", "Something must be corrected first.");
    pub const IS_BEGUN: Text = t("Noen har begynt å endre den. Se over utkastet, og send det.", "Nokon har byrja å endre ho. Sjå over utkastet, og send det.", "Someone has begun to change it. Look over the draft and send it.");
    pub const NOT_FOUND: Text = t("Vi fant ikke det som er sendt. Prøv igjen når du er på nett.", "Vi fann ikkje det som er sendt. Prøv igjen når du er på nett.", "We could not find what was sent. Try again when you are online.");
    pub const NOT_KEPT: Text = t("Nettleseren fikk ikke lagret det signerte. Ingenting er sendt. Gjør plass på enheten, og prøv igjen.", "Nettlesaren fekk ikkje lagra det signerte. Ingenting er sendt. Gjer plass på eininga, og prøv igjen.", "Your browser could not save what was signed. Nothing was sent. Make room on the device and try again.");
}

/// How long one waits for the answer before the receipt page takes over: so many times so many milliseconds.
const STEPS: u32 = 40;
const STEP_MS: u32 = 100;

/// Signs the draft as it is and puts it in the outbox. When this returns `Gone`, it is on the disk.
pub async fn sign_and_send(session: Session, draft: Draft) -> Outcome {
    draft::keep_now(session, draft).await;
    let (identity, paper) = (draft.identity(), draft.paper);
    let summary = summary(identity.kind, &|path| paper.read(path));
    let seal = |cover, kid: &Digest| paper.seal(cover, kid).inspect_err(|_| paper.ask_to_send());
    match sign(session, Some(&identity), summary, &seal).await {
        Ok((doc, rev)) => answer(session, draft, doc, rev).await,
        Err(why) => Outcome::NotSigned(why),
    }
}

/// Signs a form that is no draft, and puts it in the outbox: its document, or why nothing was signed.
///
/// # Errors
/// The words to show.
pub async fn sign_at_once(session: Session, sheet: &dyn Sheet) -> Result<String, Text> {
    let summary = Summary { kind: sheet.outline().kind.to_owned(), ..Summary::default() };
    let today = untrack(|| session.today());
    let seal = |cover, kid: &Digest| sheet.seal(&Facts::default(), today, cover, kid);
    let (doc, _) = sign(session, None, summary, &seal).await?;
    Ok(doc)
}

/// Signs the newest revision of a document once more, as it stands, and puts it in the outbox as the next: its document
/// and revision, or why nothing was signed.
///
/// # Errors
/// The words to show.
pub async fn sign_again(session: Session, doc: &str) -> Result<(String, u32), Text> {
    if store::get(DRAFTS, doc).await.is_ok_and(|draft| draft.is_some()) {
        return Err(says::IS_BEGUN);
    }
    let found = draft::next_revision(doc).await.ok_or(says::NOT_FOUND)?;
    let (identity, sheet) = (found.identity, found.sheet);
    let base = identity.base.as_ref().ok_or(says::NOT_FOUND)?;
    if session.online.get_untracked() && draft::is_begun_there(doc, base.received_at).await {
        return Err(says::IS_BEGUN);
    }
    let facts = base.add_to(session.facts.get_untracked());
    let read = |path: &str| sheet.outline().place(path).map(|place| sheet.read(place)).unwrap_or_default();
    let today = untrack(|| session.today());
    let seal = |cover, kid: &Digest| sheet.seal(&facts, today, cover, kid);
    sign(session, Some(&identity), summary(identity.kind, &read), &seal).await
}

/// Seals, signs and freezes; a new document when `identity` is not told.
async fn sign(
    session: Session,
    identity: Option<&Identity>,
    summary: Summary,
    seal: &dyn Fn(Cover, &Digest) -> Result<Sealed, Report>,
) -> Result<(String, u32), Text> {
    let (Some(server), Some(me)) = (session.server.get_untracked(), session.me.get_untracked()) else {
        return Err(says::NEVER_MET);
    };
    let key = keys::load().await.ok_or(says::NO_KEY)?;
    let mut cover = entry::cover(&server, &me.organization);
    if let Some(Identity { doc, rev, previous, .. }) = identity {
        (cover.doc, cover.rev, cover.previous) = (doc.clone(), *rev, *previous);
    }
    let (doc, rev) = (cover.doc.clone(), cover.rev);
    let sealed = seal(cover, &key.kid()).map_err(|_| says::STOPPED)?;
    let signature = key.sign(&sealed.unsigned.signing_input()).await.map_err(|_| says::NO_KEY)?;
    let envelope = sealed.unsigned.signed(&signature).to_bytes();
    let findings = sealed.report.not_met().iter().map(|finding| finding.id.to_owned()).collect();
    outbox::freeze(&envelope, &doc, rev, Summary { findings, ..summary }).await.map_err(|_| says::NOT_KEPT)?;
    Ok((doc, rev))
}

/// What lists show of it; what the rules find is known when it is sealed.
fn summary(kind: &str, read: &dyn Fn(&str) -> String) -> Summary {
    Summary {
        kind: kind.to_owned(),
        trainee: read(SUBJECT).trim().to_owned(),
        doctor: read(DOCTOR).parse().ok(),
        trust: HealthTrust::from_code(&read("trust")),
        site: read("site"),
        wished_start: read("wished_start").parse().ok(),
        findings: Vec::new(),
    }
}

/// A no that comes at once belongs on the review; everything else on the receipt page.
async fn answer(session: Session, draft: Draft, doc: String, rev: u32) -> Outcome {
    draft::stop(draft);
    for _ in 0..STEPS {
        match outbox::find(&doc, rev).await {
            None => {
                forget(&doc).await;
                break;
            }
            Some(posting) if posting.needs_attention => match posting.doubt {
                Some(Doubt::Refused(refusal)) => return refused(session, draft, refusal).await,
                _ => break,
            },
            Some(posting) if posting.doubt.is_some() => break, // it waits for the network
            Some(_) => clock::pause(STEP_MS).await,
        }
    }
    if draft.doc() == doc {
        draft::close();
    }
    Outcome::Gone { doc, rev }
}

/// The draft goes on; when a colleague was faster, as the revision after theirs.
async fn refused(session: Session, draft: Draft, refusal: Refusal) -> Outcome {
    draft::go_on(draft);
    let overtaken = matches!(refusal, Refusal::AlreadyFiled { .. } | Refusal::WrongPrevious);
    if overtaken && draft::rebase(session, draft).await {
        return Outcome::Overtaken;
    }
    Outcome::Refused(refusal)
}

/// The server need not keep the draft of something it has received.
async fn forget(doc: &str) {
    let path = client::path(path::DRAFT, &[("doc", doc)]);
    let _ = client::tell("DELETE", &path, &()).await; // kept a little longer than needed
}

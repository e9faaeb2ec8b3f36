//! What a trainee says of data about themself: one line a question, what is new first. The answer is a signed statement
//! about exactly the bytes that are shown. Knows how they are fetched; each part of the page has its own file.

mod answers;
mod asking;
mod lines;
mod matter;
mod mine;
mod rules;
mod sending;

use crate::{
    client::{self, Fault},
    clock, draft, forms, letter,
    overview::revisions,
    paper::Paper,
    parts::{
        chip,
        heading::title,
        icon,
        skeleton::skeleton,
        state::{SECONDARY, button_link, whole_page},
    },
    route::Route,
    session::{Session, session},
    sheet::Sheet,
    wording::{self, TO_HOME, filled},
};
use answers::{Answers, Given};
use leptos::prelude::*;
use lines::Before;
use matter::Stand;
use shared::{
    api::{Organization, Role, Statement, StatementRow, Verdict, path},
    day::Moment,
    form::Form,
    forms::{candidate_registration::CandidateRegistration, confirmation::Confirmation},
    rules::facts::Facts,
    statement::digest::Digest,
    text::{Language, Text, t},
};
use std::collections::BTreeMap;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Stemmer dette om deg?", "Stemmer dette om deg?", "Is this right about you?");
    pub const ABOUT: Text = t("{who} sendte {the} {when}. De ser hva du svarer.", "{who} sende {the} {when}. Dei ser kva du svarar.", "{who} sent {the} on {when}. They see your answer.");
    pub const REVISION: Text = t(" Dette er revisjon\u{a0}{rev}.", " Dette er revisjon\u{a0}{rev}.", " This is revision\u{a0}{rev}.");
    pub const MISSING: Text = t("Vi finner ikke opplysningene", "Vi finn ikkje opplysningane", "We cannot find the information");
    pub const UNREADABLE: Text = t("Opplysningene er skrevet i en nyere utgave. Last siden på nytt for å lese dem.", "Opplysningane er skrivne i ei nyare utgåve. Last sida på nytt for å lese dei.", "The information was written in a newer edition. Reload the page to read it.");
    pub const OLD: Text = t("Det er sendt en nyere utgave. Svar på den.", "Det er sendt ei nyare utgåve. Svar på den.", "A newer revision has been sent. Answer that one.");
    pub const NEWEST: Text = t("Til den nyeste", "Til den nyaste", "To the newest");
    pub const ANSWERED: Text = t("Du har svart på dette før. Svarer du på nytt, gjelder det siste svaret.", "Du har svart på dette før. Svarar du på nytt, gjeld det siste svaret.", "You have answered this before. If you answer again, the last answer counts.");
}

/// Everything the page shows.
struct Shown {
    doc: String,
    rev: u32,
    sheet: Box<dyn Sheet>,
    digest: Digest,
    sent_by: Organization,
    received_at: Moment,
    before: Option<Before>,
    /// What the trainee has said of this very revision.
    said: Option<Verdict>,
    /// A newer revision, when this one is outdated.
    newest: Option<u32>,
    /// What the rules must know beside it.
    facts: Facts,
    /// Only of a registration.
    stand: Option<Stand>,
    given: Given,
}

/// The page.
pub fn page(doc: String, rev: u32) -> AnyView {
    let session = session();
    let (found, is_here) = (StoredValue::new_local(None::<Result<AnyView, Fault>>), RwSignal::new(false));
    let owner = Owner::current().unwrap_or_default();
    leptos::task::spawn_local(async move {
        let shown = look(doc, rev).await;
        let drawn = shown.map(|shown| owner.with(|| drawn(session, shown)));
        if found.try_set_value(Some(drawn)).is_none() {
            is_here.try_set(true);
        }
    });
    let body = move || match is_here.get().then(|| found.try_update_value(Option::take).flatten()).flatten() {
        None => skeleton(),
        Some(Ok(view)) => view,
        Some(Err(fault)) => {
            let sentence = (move || fault.words(session.language.get())).into_any();
            whole_page(icon::MINUS, says::MISSING, sentence, button_link(&Route::Home, SECONDARY, "", TO_HOME))
        }
    };
    view! {
        <div class="wrap narrow">{title(filled(says::TITLE, |_| Vec::new()), ().into_any())} {body}</div>
    }
    .into_any()
}

/// `None` when it was written in a newer edition.
async fn look(doc: String, rev: u32) -> Result<Option<Shown>, Fault> {
    let statement = fetch(&doc, rev).await?;
    let rows = revisions(&doc).await;
    let Some((sheet, digest, sent_by)) = open(&statement).await else { return Ok(None) };
    let before = before(&doc, rev, &rows).await?;
    let _ = forms::load(Confirmation::KIND).await; // asked again when the answer is signed
    let facts: Facts = client::get(&[path::FACTS, "?doc=", &doc].concat()).await?;
    let row = rows.iter().find(|row| row.rev == rev);
    let stand = match sheet.outline().kind == CandidateRegistration::KIND {
        true => Some(matter::stand(row).await),
        false => None,
    };
    let said = row.and_then(|row| row.said.as_ref()).map(|said| said.verdict);
    let newest = rows.iter().map(|row| row.rev).max().filter(|newest| *newest > rev);
    let given = answers::recall(&doc, digest).await;
    let received_at = statement.filed.received_at;
    Ok(Some(Shown { doc, rev, sheet, digest, sent_by, received_at, before, said, newest, facts, stand, given }))
}

/// The last revision before this one that was answered, and what was said of it.
async fn before(doc: &str, rev: u32, rows: &[StatementRow]) -> Result<Option<Before>, Fault> {
    let answered = rows.iter().filter(|row| row.rev < rev && row.said.is_some()).max_by_key(|row| row.rev);
    let Some(row) = answered else { return Ok(None) };
    let opened = open(&fetch(doc, row.rev).await?).await;
    let disputes = draft::disputes(doc, row.rev).await;
    Ok(opened.map(|(sheet, ..)| Before { sheet, disputes }))
}

async fn fetch(doc: &str, rev: u32) -> Result<Statement, Fault> {
    client::get(&client::path(path::STATEMENT, &[("doc", doc), ("rev", &rev.to_string())])).await
}

/// The form in a statement, the digest of its payload, and who sent it.
async fn open(statement: &Statement) -> Option<(Box<dyn Sheet>, Digest, Organization)> {
    let opened = statement.envelope.open().ok()?;
    let made = forms::load(&opened.kind).await.ok()??;
    let letter = letter::open(&statement.envelope)?;
    let sheet = (made.read)(&letter.body)?;
    Some((sheet, opened.payload_digest(), letter::organization(&letter)))
}

/// What was found, in the language that is chosen.
fn drawn(session: Session, shown: Option<Shown>) -> AnyView {
    let Some(mut shown) = shown else {
        let home = button_link(&Route::Home, SECONDARY, "", TO_HOME);
        return view! { <p>{wording::words(says::UNREADABLE)}</p> {home} }.into_any();
    };
    if let Some(rev) = shown.newest {
        let link = button_link(&Route::Confirm { doc: shown.doc, rev }, SECONDARY, "", says::NEWEST);
        return view! { <p class="above">{wording::words(says::OLD)}</p> {link} }.into_any();
    }
    let asked = lines::lines(shown.sheet.as_ref(), shown.before.as_ref(), Language::Nb);
    let mut given = std::mem::take(&mut shown.given);
    given.retain(|path, _| asked.iter().any(|line| line.path == *path));
    let answers = Answers::begin(&shown.doc, shown.digest, given);
    let shown = StoredValue::new_local(shown);
    let body = move || {
        let language = session.language.get();
        shown.try_with_value(|shown| told(session, shown, answers, language))
    };
    body.into_any()
}

fn told(session: Session, shown: &Shown, answers: Answers, language: Language) -> AnyView {
    let (sheet, today) = (shown.sheet.as_ref(), session.today());
    let lines = lines::lines(sheet, shown.before.as_ref(), language);
    let paths = lines.iter().map(|line| line.path.clone()).collect();
    let said = shown.said.map(|verdict| {
        view! { <p class="chips above">{chip::said(Some(verdict))} <span>{says::ANSWERED.read(language)}</span></p> }
    });
    view! {
        <p class="lead">{about(shown, language)}</p>
        {said}
        {shown.stand.map(|stand| matter::steps(stand, sheet, language))}
        {picture(session, sheet, language)}
        {asking::asks(sheet.outline(), lines, answers, language)}
        {rules::about_me(sheet, &shown.facts, today, language)}
        {sending::send(session, paths, answers, language)}
    }
    .into_any()
}

/// Who sent what, and when.
fn about(shown: &Shown, language: Language) -> String {
    let outline = shown.sheet.outline();
    let the = crate::kinds::find(outline.kind).map_or(outline.title, |kind| kind.the).read(language);
    let who = wording::organization(Role::Municipality, &shown.sent_by, language);
    let when = clock::moment_in_words(shown.received_at, language);
    let about = says::ABOUT.fill(language, &[("who", &who), ("the", the), ("when", &when)]);
    let revision = match shown.rev {
        1 => String::new(),
        rev => says::REVISION.fill(language, &[("rev", &rev.to_string())]),
    };
    about + &revision
}

/// What one would rather look at than read, where the form has such a thing.
fn picture(session: Session, sheet: &dyn Sheet, language: Language) -> Option<AnyView> {
    let draw = forms::find(sheet.outline().kind)?.still?;
    let paper = Paper::open(sheet.copy(), &BTreeMap::new(), session.today(), language);
    Some(draw(paper, language))
}

//! One filed registration as it was signed: who, when, what the rules remarked, all answers, and every revision. Read
//! only; a change is a new revision.

mod part;

use crate::{
    client::{self, Fault},
    clock,
    forms::{self, Shown},
    kept::Sent,
    kinds, letter, outbox,
    overview::revisions,
    pages::inbox::remark,
    parts::{
        answers::answers,
        chip,
        crumbs::crumbs,
        heading::title,
        icon, keep,
        skeleton::skeleton,
        state::{PRIMARY, SECONDARY, button_link, whole_page},
        table::{Column, Row, table},
    },
    route::Route,
    session::{Session, session},
    wording::{self, NO_NAME_YET, TO_HOME, filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Filed, Role, Statement, StatementRow, StatementView, path},
    refusal::Refusal,
    statement::envelope::Envelope,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const FORM: Text = t("Skjema", "Skjema", "Form");
    pub const INBOX: Text = t("Innboks", "Innboks", "Inbox");
    pub const RECEIVED: Text = t("{who}. Mottatt {when}, nummer {number}, revisjon {rev}.", "{who}. Motteke {when}, nummer {number}, revisjon {rev}.", "{who}. Received {when}, number {number}, revision {rev}.");
    pub const OLDER: Text = t("Dette er ikke den nyeste revisjonen.", "Dette er ikkje den nyaste revisjonen.", "This is not the newest revision.");
    pub const NEWEST: Text = t("Se den nyeste", "Sjå den nyaste", "See the newest");
    pub const CHANGE: Text = t("Endre", "Endre", "Change");
    pub const RECEIPT: Text = t("Se kvitteringen", "Sjå kvitteringa", "See the receipt");
    pub const REVISIONS: Text = t("Revisjoner", "Revisjonar", "Revisions");
    pub const REVISION: Text = t("Revisjon {rev}", "Revisjon {rev}", "Revision {rev}");
    pub const WHEN: Text = t("Mottatt", "Motteke", "Received");
    pub const NUMBER: Text = t("Nummer", "Nummer", "Number");
    pub const KEEP: Text = t("Til kontroll", "Til kontroll", "For checking");
    pub const KEEP_WHY: Text = t("Med disse filene kan hvem som helst kontrollere hvem som signerte, og når det kom.", "Med desse filene kan kven som helst kontrollere kven som signerte, og når det kom.", "With these files anybody can check who signed, and when it arrived.");
    pub const CHECK: Text = t("Slik kontrolleres de", "Slik blir dei kontrollerte", "How they are checked");
    pub const REMARKS: Text = t("Merknader", "Merknader", "Remarks");
    pub const MISSING: Text = t("Vi finner ikke skjemaet", "Vi finn ikkje skjemaet", "We cannot find the form");
    pub const UNREADABLE: Text = t("Skjemaet er skrevet i en nyere utgave. Last siden på nytt for å lese det.", "Skjemaet er skrive i ei nyare utgåve. Last sida på nytt for å lese det.", "The form is written in a newer version. Reload the page to read it.");
}

const COLUMNS: &[Column] =
    &[Column::wide(says::REVISIONS), Column::new(says::WHEN), Column::new(says::NUMBER), Column::wide(says::REMARKS)];

/// What was fetched.
#[derive(Clone)]
enum Found {
    Here(Box<Statement>),
    Part(Box<StatementView>),
    Missing(Fault),
}

/// The page.
pub fn page(doc: String, rev: u32) -> AnyView {
    let session = session();
    let (found, rows) = (RwSignal::new(None::<Found>), RwSignal::new(Vec::<StatementRow>::new()));
    let here = Route::Statement { doc: doc.clone(), rev };
    let what = RwSignal::new(says::FORM);
    leptos::task::spawn_local(async move {
        let now = look(&doc, rev).await;
        what.try_set(title_of(&now));
        found.try_set(Some(now));
        rows.try_set(revisions(&doc).await);
    });
    let body = move || match found.get() {
        None => view! { {title(filled(says::FORM, |_| Vec::new()), ().into_any())} {skeleton()} }.into_any(),
        Some(Found::Missing(fault)) => {
            let sentence = (move || fault.words(session.language.get())).into_any();
            whole_page(icon::MINUS, says::MISSING, sentence, button_link(&Route::Home, SECONDARY, "", TO_HOME))
        }
        Some(Found::Part(seen)) => part::view(session, *seen).unwrap_or_else(unreadable),
        Some(Found::Here(statement)) => read(session, *statement, rev, rows),
    };
    let between = match session.role() {
        Some(Role::Office | Role::Trust) => vec![(Route::Inbox, filled(says::INBOX, |_| Vec::new()))],
        _ => Vec::new(),
    };
    let name = Signal::derive(move || session.say(what.get()).to_owned());
    view! { <div class="wrap">{crumbs(between, here, name)} {body}</div> }.into_any()
}

/// What people call its kind.
fn title_of(found: &Found) -> Text {
    let kind = match found {
        Found::Here(statement) => letter::open(&statement.envelope).and_then(|letter| kinds::find(&letter.kind)),
        Found::Part(seen) => kinds::find(&seen.kind),
        Found::Missing(_) => None,
    };
    kind.map_or(says::FORM, |kind| kind.title)
}

/// On this device first: what was sent from here can be read without a network.
async fn look(doc: &str, rev: u32) -> Found {
    let here = outbox::find_sent(doc, rev).await;
    let path = client::path(path::STATEMENT, &[("doc", doc), ("rev", &rev.to_string())]);
    let statement = match here {
        Some(Sent { envelope, filed, .. }) => Ok(Statement { envelope, filed }),
        None => client::get(&path).await,
    };
    if let Ok(statement) = &statement
        && let Ok(opened) = statement.envelope.open()
    {
        let _ = forms::load(&opened.kind).await; // without it the page says that it cannot be read here
    }
    match statement {
        Err(Fault::Refused(Refusal::NotFound)) => part(doc, rev).await,
        Ok(statement) => Found::Here(Box::new(statement)),
        Err(fault) => Found::Missing(fault),
    }
}

/// What is left of it for this reader, when it is not theirs to read whole.
async fn part(doc: &str, rev: u32) -> Found {
    let path = client::path(path::VIEW, &[("doc", doc), ("rev", &rev.to_string())]);
    match client::get::<StatementView>(&path).await {
        Ok(seen) => {
            let _ = forms::load(&seen.kind).await; // without it the page says that it cannot be read here
            Found::Part(Box::new(seen))
        }
        Err(fault) => Found::Missing(fault),
    }
}

fn unreadable() -> AnyView {
    let home = button_link(&Route::Home, SECONDARY, "", TO_HOME);
    whole_page(icon::INFO, says::MISSING, words(says::UNREADABLE), home)
}

fn read(session: Session, statement: Statement, rev: u32, rows: RwSignal<Vec<StatementRow>>) -> AnyView {
    let Statement { envelope, filed } = statement;
    let told = filed.clone();
    let letter = letter::open(&envelope);
    let made = letter.as_ref().and_then(|letter| forms::find(&letter.kind));
    let sheet = letter.as_ref().zip(made).and_then(|(letter, made)| (made.read)(&letter.body));
    let (Some(letter), Some(sheet)) = (letter, sheet) else {
        return unreadable();
    };
    let name = letter::summary(&letter).trainee;
    let no_name = kinds::find(&letter.kind).filter(|kind| !kind.is_personal).map_or(NO_NAME_YET, |kind| kind.title);
    let heading = Signal::derive(move || match name.as_str() {
        "" => session.say(no_name).to_owned(),
        name => name.to_owned(),
    });
    let organization = letter::organization(&letter);
    let owner = organization.clone();
    let kept = files(session, envelope.clone(), filed.clone());
    let below = move || {
        let language = session.language.get();
        let who = wording::organization(Role::Municipality, &organization, language);
        let when = clock::moment_in_words(filed.received_at, language);
        let (number, rev) = (filed.number.to_string(), rev.to_string());
        says::RECEIVED.fill(language, &[("who", &who), ("when", &when), ("number", &number), ("rev", &rev)])
    };
    let special = made.and_then(|made| made.filed).map(|special| {
        let (doc, organization) = (letter.doc.as_str(), &letter::organization(&letter));
        special(session, &Shown { doc, rev, filed: &told, organization, sheet: sheet.as_ref() })
    });
    let newest = Memo::new(move |_| rows.with(|rows| rows.first().is_none_or(|row| row.rev <= rev)));
    let special = special.map(|special| view! { <div hidden=move || !newest.get()>{special}</div> });
    let (doc, older) = (letter.doc.clone(), letter.doc);
    let kind = sheet.outline().kind;
    let sheet = StoredValue::new_local(sheet);
    let to_do = move || act(session, kind, &doc, rev, session.is_own(&owner) && is_open(rev, &rows.get()));
    view! {
        {title(heading, view! { <p class="num">{below}</p> {move || chip::said_of(kind, rev, &rows.get())} }.into_any())}
        {move || newer(&older, rev, &rows.get())}
        <p class="chips above">{to_do}</p>
        {special}
        <div class="read">{move || sheet.with_value(|sheet| answers(sheet.as_ref(), session.language.get(), None))}</div>
        {move || history(session, rows.get(), rev)} {kept}
    }
    .into_any()
}

/// The files with which anybody can check it.
fn files(session: Session, envelope: Envelope, filed: Filed) -> AnyView {
    let vkey = session.server.with_untracked(|server| server.as_ref().map(|server| server.vkey.clone()));
    let check = view! { <a class="ds-link" href=Route::Verify.to_string()>{words(says::CHECK)}</a> };
    view! {
        <section class="section narrow" aria-labelledby="keep">
            <h2 id="keep" class="ds-heading" data-size="sm">{words(says::KEEP)}</h2>
            <p class="muted">{words(says::KEEP_WHY)} " " {check}</p>
            {keep::files(envelope, filed, vkey.unwrap_or_default())}
        </section>
    }
    .into_any()
}

/// The newest revision, of what no closing has ended.
fn is_open(rev: u32, rows: &[StatementRow]) -> bool {
    rows.first().is_none_or(|row| row.rev <= rev && !row.is_closed)
}

/// A municipality may change what is its own; everybody may see the receipt.
fn act(session: Session, kind: &'static str, doc: &str, rev: u32, is_changeable: bool) -> AnyView {
    let change = (session.role() == Some(Role::Municipality) && is_changeable)
        .then(|| button_link(&Route::Form { kind, doc: doc.to_owned() }, PRIMARY, icon::PENCIL, says::CHANGE));
    let receipt = Route::Receipt { doc: doc.to_owned(), rev };
    view! {
        {change}
        {button_link(&receipt, SECONDARY, "", says::RECEIPT)}
    }
    .into_any()
}

fn newer(doc: &str, rev: u32, rows: &[StatementRow]) -> AnyView {
    let newest = rows.first().map(|row| row.rev).filter(|newest| *newest > rev);
    let strip = newest.map(|newest| {
        let to = Route::Statement { doc: doc.to_owned(), rev: newest }.to_string();
        let link = view! { <a class="ds-link" href=to>{words(says::NEWEST)}</a> }.into_any();
        crate::parts::notices::strip("info", icon::INFO, words(says::OLDER), link)
    });
    strip.map(|strip| view! { <div class="above">{strip}</div> }).into_any()
}

fn history(session: Session, rows: Vec<StatementRow>, here: u32) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let row = |row: StatementRow| {
        let StatementRow { doc, rev, number, received_at, findings, .. } = row;
        let to = Route::Statement { doc, rev }.to_string();
        let name = move || says::REVISION.fill(session.language.get(), &[("rev", &rev.to_string())]);
        let about = match rev == here {
            true => view! { <b>{name}</b> }.into_any(),
            false => view! { <a href=to>{name}</a> }.into_any(),
        };
        let when = move || clock::moment_in_words(received_at, session.language.get());
        let cells = vec![
            view! { <span class="num">{when}</span> }.into_any(),
            view! { <span class="num">{number}</span> }.into_any(),
            remark(session, findings),
        ];
        Row { about, cells, is_new: false }
    };
    let rows = rows.into_iter().map(row).collect();
    Some(
        view! {
            <section class="section" aria-labelledby="revisions">
                <div class="head">
                    <h2 id="revisions" class="ds-heading" data-size="sm">{words(says::REVISIONS)}</h2>
                </div>
                {table(says::REVISIONS, COLUMNS, rows)}
            </section>
        }
        .into_any(),
    )
}

//! The office's list of what arrived, newest first; new rows come by themselves and are told politely.

use crate::{
    client::Fault,
    clock, entry,
    kinds::{self, Kind},
    live, overview,
    pages::home::SEEN,
    parts::{
        chip::{self, chip},
        crumbs::crumbs,
        heading::title,
        icon::{self, icon},
        notices::strip,
        skeleton::skeleton,
        state::{SECONDARY, button, state},
        table::{Column, Row, table},
    },
    remarks,
    route::Route,
    session::{Session, session},
    wording::{self, NO_NAME_YET, TRY_AGAIN, filled, words},
};
use leptos::prelude::*;
use shared::{
    api::{Role, StatementRow},
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const INBOX: Text = t("Innboks", "Innboks", "Inbox");
    pub const NONE: Text = t("Ingenting har kommet ennå", "Ingenting har kome enno", "Nothing has arrived yet");
    pub const ONE: Text = t("Ett skjema", "Eitt skjema", "One form");
    pub const SOME: Text = t("{count} skjemaer", "{count} skjema", "{count} forms");
    pub const NEWEST: Text = t("De nyeste står først. Listen følger med av seg selv.", "Dei nyaste står først. Lista følgjer med av seg sjølv.", "Newest first. The list keeps up by itself.");
    pub const EMPTY: Text = t("Her kommer innmeldingene", "Her kjem innmeldingane", "Registrations appear here");
    pub const INVITE: Text = t("Inviter kommunene, så dukker den første opp her uten at du laster siden på nytt.", "Inviter kommunane, så dukkar den første opp her utan at du lastar sida på nytt.", "Invite the municipalities, and the first one appears here without reloading the page.");
    pub const AWAIT: Text = t("Når en kommune sender noe til dere, dukker det opp her uten at du laster siden på nytt.", "Når ein kommune sender noko til dykk, dukkar det opp her utan at du lastar sida på nytt.", "When a municipality sends you something, it appears here without reloading the page.");
    pub const TO_PEOPLE: Text = t("Inviter en kommune", "Inviter ein kommune", "Invite a municipality");
    pub const ARRIVED: Text = t("Nytt skjema fra {who}.", "Nytt skjema frå {who}.", "New form from {who}.");
    pub const CAPTION: Text = t("Skjemaer, de nyeste først", "Skjema, dei nyaste først", "Forms, newest first");
    pub const DOCTOR: Text = t("Lege", "Lege", "Doctor");
    pub const MUNICIPALITY: Text = t("Kommune", "Kommune", "Municipality");
    pub const TRUST: Text = t("Foretak", "Føretak", "Health trust");
    pub const START: Text = t("Ønsket start", "Ønskt start", "Wished start");
    pub const REMARKS: Text = t("Merknader", "Merknader", "Remarks");
    pub const RECEIVED: Text = t("Mottatt", "Motteke", "Received");
    pub const NUMBER: Text = t("nr. {number}", "nr. {number}", "no. {number}");
    pub const REVISION: Text = t("revisjon {rev}", "revisjon {rev}", "revision {rev}");
    pub const STALE: Text = t("Vist slik det var sist du var på nett.", "Vist slik det var sist du var på nett.", "Shown as it was when you were last online.");
}

const COLUMNS: &[Column] = &[
    Column::wide(says::DOCTOR),
    Column::new(says::MUNICIPALITY),
    Column::new(says::TRUST),
    Column::new(says::START),
    Column::new(says::RECEIVED),
    Column::wide(says::REMARKS),
];

/// What the list knows.
#[derive(Clone, Copy)]
struct List {
    rows: RwSignal<Option<Vec<StatementRow>>>,
    fault: RwSignal<Option<Fault>>,
    /// The newest number when the inbox was open last; what is larger is new.
    seen: RwSignal<u64>,
    told: RwSignal<String>,
}

/// The page.
pub fn page() -> AnyView {
    let session = session();
    let list = List {
        rows: RwSignal::new(None),
        fault: RwSignal::new(None),
        seen: RwSignal::new(u64::MAX),
        told: RwSignal::new(String::new()),
    };
    leptos::task::spawn_local(load(session, list));
    live::follow(move || leptos::task::spawn_local(load(session, list)));
    let heading = Signal::derive(move || match list.rows.with(|rows| rows.as_ref().map(Vec::len)) {
        None => session.say(says::INBOX).to_owned(),
        Some(0) => session.say(says::NONE).to_owned(),
        Some(1) => session.say(says::ONE).to_owned(),
        Some(count) => says::SOME.fill(session.language.get(), &[("count", &count.to_string())]),
    });
    let below = view! { <p>{words(says::NEWEST)}</p> }.into_any();
    let body = move || match (list.rows.get(), list.fault.get()) {
        (None, None) => skeleton(),
        (None, Some(fault)) => failed(session, list, fault),
        (Some(rows), _) if rows.is_empty() => empty(session),
        (Some(rows), _) => registrations(session, rows, list.seen.get()),
    };
    let stale = move || {
        let stale = list.rows.with(Option::is_some) && list.fault.get().is_some();
        stale.then(|| strip("neutral", icon::CLOCK, words(says::STALE), ().into_any()))
    };
    view! {
        <div class="wrap">
            {crumbs(Vec::new(), Route::Inbox, filled(says::INBOX, |_| Vec::new()))} {title(heading, below)}
            <p class="ds-sr-only" role="status" aria-live="polite">{move || list.told.get()}</p>
            {stale} {body}
        </div>
    }
    .into_any()
}

async fn load(session: Session, list: List) {
    match overview::received().await {
        Ok(rows) => {
            let newest = rows.iter().map(|row| row.number).max().unwrap_or(0);
            let seen = list.seen.try_get_untracked().unwrap_or(u64::MAX);
            let before = entry::recall::<u64>(SEEN).await;
            entry::remember(SEEN, &newest).await;
            if seen == u64::MAX {
                list.seen.try_set(before.unwrap_or(newest));
            } else if let Some(row) = rows.iter().max_by_key(|row| row.number).filter(|row| row.number > seen) {
                let language = session.language.get_untracked();
                let who = wording::organization(Role::Municipality, &row.organization, language);
                list.told.try_set(says::ARRIVED.fill(language, &[("who", &who)]));
            }
            list.fault.try_set(None);
            list.rows.try_set(Some(rows));
        }
        Err(fault) => {
            list.fault.try_set(Some(fault));
        }
    }
}

fn empty(session: Session) -> AnyView {
    let is_office = session.role() == Some(Role::Office);
    let invite =
        is_office.then(|| crate::parts::state::button_link(&Route::People, SECONDARY, icon::PLUS, says::TO_PEOPLE));
    let why = if is_office { says::INVITE } else { says::AWAIT };
    state(icon::TABLE, says::EMPTY, words(why), invite.into_any())
}

fn failed(session: Session, list: List, fault: Fault) -> AnyView {
    let sentence = (move || fault.words(session.language.get())).into_any();
    let again = button(SECONDARY, "", TRY_AGAIN, move || leptos::task::spawn_local(load(session, list)));
    strip("warning", icon::CLOUD, sentence, again)
}

/// The table of what arrived; rows with a number above `seen` are marked as new.
pub fn registrations(session: Session, mut rows: Vec<StatementRow>, seen: u64) -> AnyView {
    shared::order::sort_by_key(&mut rows, |row| std::cmp::Reverse(row.number));
    let rows = rows.into_iter().map(|row| Row {
        is_new: row.number > seen,
        about: about(session, &row),
        cells: cells(session, row),
    });
    table(says::CAPTION, COLUMNS, rows.collect())
}

fn about(session: Session, row: &StatementRow) -> AnyView {
    let to = Route::Statement { doc: row.doc.clone(), rev: row.rev }.to_string();
    let (name, rev) = (row.trainee.clone(), row.rev);
    let kind = kinds::find(&row.kind).unwrap_or_else(kinds::registration);
    let name = move || match name.is_empty() {
        true if kind.is_personal => session.say(NO_NAME_YET).to_owned(),
        true => session.say(kind.title).to_owned(),
        false => name.clone(),
    };
    let what = (kind != kinds::registration() && (kind.is_personal || !row.trainee.is_empty()))
        .then(|| view! { <br /><span class="small muted">{words(kind.title)}</span> });
    let revision = move || says::REVISION.fill(session.language.get(), &[("rev", &rev.to_string())]);
    let below = (rev > 1).then(|| view! { <br /><span class="small muted">{revision}</span> });
    view! {
        <a href=to>{name}</a>
        {what} {below}
    }
    .into_any()
}

fn cells(session: Session, row: StatementRow) -> Vec<AnyView> {
    let StatementRow { organization, trust, wished_start, received_at, number, findings, said, kind, .. } = row;
    let said = kinds::find(&kind).is_some_and(Kind::is_confirmed).then(|| chip::said(said.map(|said| said.verdict)));
    let municipality =
        organization.municipality.as_ref().and_then(|number| number.find()).map_or("–", |row| row.name);
    let start = move || wished_start.map_or("–".to_owned(), |day| day.in_words(session.language.get()));
    let when = move || {
        let day = clock::day_in_words(session, received_at);
        format!("{day} {}", clock::time_in_words(received_at, session.language.get()))
    };
    let number = move || says::NUMBER.fill(session.language.get(), &[("number", &number.to_string())]);
    vec![
        municipality.into_any(),
        trust.map_or("–", |trust| trust.name()).into_any(),
        view! { <span class="num">{start}</span> }.into_any(),
        view! { {when} <br /><span class="small muted num">{number}</span> }.into_any(),
        view! { {said} {remark(session, findings)} }.into_any(),
    ]
}

/// How many rules are not met, and which.
pub fn remark(session: Session, findings: Vec<String>) -> AnyView {
    let none = findings.is_empty();
    let ids = findings.clone();
    let counted = (move || remarks::counted(&ids, session.language.get())).into_any();
    if none {
        return view! { <span class="muted">{icon(icon::CHECK)} " " {counted}</span> }.into_any();
    }
    let named = move || remarks::named(&findings, session.language.get());
    view! {
        {chip("warning", icon::ALERT, counted)}
        <span class="small muted remark">{named}</span>
    }
    .into_any()
}

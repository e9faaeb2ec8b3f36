//! The office's first page: who waits for approval, what arrived last, how many municipalities have reported. A trust
//! sees the same of what is addressed to it.

use super::{Gathered, facts::links};
use crate::{
    clock,
    overview::{Entry, Overview},
    pages::inbox,
    parts::{
        icon::{self, icon},
        state::{PRIMARY, SECONDARY, TERTIARY, button_link, state},
    },
    route::Route,
    session::Session,
    wording::{capitalized, count_in_words, words},
};
use leptos::prelude::*;
use shared::{
    api::{Device, Role, StatementRow},
    numbers::municipality::MUNICIPALITIES,
    text::{Text, t},
};
use std::collections::BTreeSet;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const NONE: Text = t("Ingen nye innmeldinger i dag", "Ingen nye innmeldingar i dag", "No new registrations today");
    pub const ONE: Text = t("Én innmelding i dag", "Éi innmelding i dag", "One registration today");
    pub const SOME: Text = t("{count} innmeldinger i dag", "{count} innmeldingar i dag", "{count} registrations today");
    pub const LAST: Text = t("Sist mottatt", "Sist motteke", "Received last");
    pub const ALL: Text = t("Se alle i innboksen", "Sjå alle i innboksen", "See all in the inbox");
    pub const INVITE: Text = t("Inviter en kommune", "Inviter ein kommune", "Invite a municipality");
    pub const APPROVE: Text = t("Godkjenn enheten til {name}", "Godkjenn eininga til {name}", "Approve the device of {name}");
    pub const COMPARE: Text = t("Sammenlign tegnene på de to skjermene.", "Samanlikn teikna på dei to skjermane.", "Compare the characters on the two screens.");
    pub const EMPTY: Text = t("Her kommer innmeldingene", "Her kjem innmeldingane", "Registrations appear here");
    pub const BEGIN: Text = t("Begynn med å invitere kommunene. De får en lenke eller en QR-kode, og du godkjenner enheten deres.", "Byrja med å invitere kommunane. Dei får ei lenkje eller ein QR-kode, og du godkjenner eininga deira.", "Begin by inviting the municipalities. They get a link or a QR code, and you approve their device.");
    pub const IN_SHORT: Text = t("Kort fortalt", "Kort fortalt", "In short");
    pub const REPORTED: Text = t("Kommuner som har meldt", "Kommunar som har meldt", "Municipalities that have reported");
    pub const OF: Text = t("{count} av {all}", "{count} av {all}", "{count} of {all}");
    pub const REGISTERED: Text = t("Leger innmeldt", "Legar innmelde", "Doctors registered");
    pub const REMARKS: Text = t("Med merknader", "Med merknader", "With remarks");
    pub const WAITING: Text = t("Venter på deg", "Ventar på deg", "Waiting for you");
}

const SHOWN: usize = 8;

/// How much came today.
pub fn heading(session: Session, overview: &Overview) -> String {
    let (today, language) = (session.today(), session.language.get());
    let count = overview.entries.iter().filter(|entry| clock::in_oslo(entry.at).0 == today).count();
    match count {
        0 => says::NONE.read(language).to_owned(),
        1 => says::ONE.read(language).to_owned(),
        count => capitalized(&says::SOME.fill(language, &[("count", &count_in_words(count, language))])),
    }
}

/// What stands below.
pub fn body(session: Session, gathered: Gathered) -> AnyView {
    let waiting = move || {
        let devices = gathered.waiting.get();
        (!devices.is_empty()).then(|| approvals(session, devices))
    };
    let last = move || last(session, gathered.overview.get().unwrap_or_default());
    let figures = move || figures(session, &gathered.overview.get().unwrap_or_default());
    view! {
        <div class="home">
            <div>{waiting} <section aria-labelledby="last">{last}</section></div>
            <aside class="facts" aria-labelledby="facts">
                <h2 id="facts" class="ds-heading" data-size="2xs">{words(says::IN_SHORT)}</h2>
                <dl>{figures}</dl>
                {links(&[(Route::Inbox, super::INBOX), (Route::People, super::PEOPLE)])}
            </aside>
        </div>
    }
    .into_any()
}

fn approvals(session: Session, devices: Vec<Device>) -> AnyView {
    let language = session.language.get();
    let rows = devices.into_iter().map(|device| {
        view! {
            <div class="todo">
                <div>
                    <a href="/people">{says::APPROVE.fill(language, &[("name", &device.name)])}</a>
                    <p>{words(says::COMPARE)}</p>
                </div>
                {icon(icon::CHEVRON)}
            </div>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="waiting-list" class="approvals">
            <h2 id="waiting-list" class="ds-heading" data-size="sm">{words(says::WAITING)}</h2>
            {rows.collect_view()}
        </section>
    }
    .into_any()
}

fn last(session: Session, overview: Overview) -> AnyView {
    let is_office = session.role() == Some(Role::Office);
    let rows: Vec<StatementRow> = overview.entries.into_iter().filter_map(row).take(SHOWN).collect();
    let is_empty = rows.is_empty();
    let invite = |variant| is_office.then(|| button_link(&Route::People, variant, icon::PLUS, says::INVITE));
    let body = match is_empty {
        true => state(icon::TABLE, says::EMPTY, words(says::BEGIN), invite(PRIMARY).into_any()),
        false => inbox::registrations(session, rows, u64::MAX),
    };
    let all = (!is_empty).then(|| button_link(&Route::Inbox, TERTIARY, "", says::ALL));
    view! {
        <div class="head">
            <h2 id="last" class="ds-heading" data-size="sm">{words(says::LAST)}</h2>
            <div class="chips">{all} {(!is_empty).then(|| invite(SECONDARY))}</div>
        </div>
        {body}
    }
    .into_any()
}

/// Back to the row it came as; drafts are nobody's but their writer's.
fn row(entry: Entry) -> Option<StatementRow> {
    Some(StatementRow {
        doc: entry.doc,
        rev: entry.rev,
        number: entry.number?,
        kind: entry.kind.name.to_owned(),
        received_at: entry.at,
        organization: entry.organization,
        trainee: entry.trainee,
        doctor: entry.doctor,
        trust: entry.trust,
        wished_start: entry.wished_start,
        findings: entry.findings,
        about: None,
        said: entry.said,
        is_closed: entry.is_closed,
    })
}

fn figures(session: Session, overview: &Overview) -> AnyView {
    let language = session.language.get();
    let received: Vec<&Entry> =
        overview.entries.iter().filter(|entry| entry.number.is_some() && entry.is_registration()).collect();
    let reported: BTreeSet<_> = received.iter().filter_map(|entry| entry.organization.municipality.as_ref()).collect();
    let remarks = received.iter().filter(|entry| !entry.findings.is_empty()).count();
    let pairs = [("count", reported.len().to_string()), ("all", MUNICIPALITIES.len().to_string())];
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let figures = [
        (says::REPORTED, says::OF.fill(language, &pairs)),
        (says::REGISTERED, received.len().to_string()),
        (says::REMARKS, remarks.to_string()),
    ];
    let figure = |(name, value): (Text, String)| {
        view! {
            <div>
                <dt>{words(name)}</dt>
                <dd class="num">{value}</dd>
            </div>
        }
        .into_any()
    };
    figures.into_iter().map(figure).collect_view().into_any()
}

//! The other forms: those about a doctor beside the registration, and those of the municipality or the trust itself.
//! Where each stands, and how to begin one.

use crate::{
    kinds::{KINDS, Kind},
    listed::listed,
    overview::{Entry, Person},
    parts::{
        chip::{self, Stage},
        table::{Column, Row, nothing, table},
    },
    route::{Route, new_form},
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    form::Form,
    forms::{closing::Closing, follow_up_meeting::FollowUpMeeting},
    rules::due::begun::begun_from,
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const BEGIN: Text = t("Nytt skjema", "Nytt skjema", "New form");
    pub const BEGIN_FOR: Text = t("Nytt skjema for {name}", "Nytt skjema for {name}", "New form for {name}");
    pub const OWN: Text = t("Kommunens skjemaer", "Skjemaa til kommunen", "The municipality's forms");
    pub const TRUST: Text = t("Foretakets skjemaer", "Skjemaa til føretaket", "The trust's forms");
    pub const FORM: Text = t("Skjema", "Skjema", "Form");
    pub const STAGE: Text = t("Status", "Status", "State");
    pub const LAST: Text = t("Sist sendt", "Sist sendt", "Last sent");
    pub const DO: Text = t("Gjør", "Gjer", "Do");
    pub const CHANGE: Text = t("Endre", "Endre", "Change");
    pub const GO_ON: Text = t("Fortsett", "Hald fram", "Go on");
    pub const NOT_BEGUN: Text = t("Ikke begynt", "Ikkje byrja", "Not begun");
}

const COLUMNS: &[Column] =
    &[Column::wide(says::FORM), Column::new(says::STAGE), Column::new(says::LAST), Column::bare(says::DO)];

/// Where a document is read or written.
pub fn place(entry: &Entry) -> Route {
    let (doc, rev) = (entry.doc.clone(), entry.rev);
    match entry.stage {
        Stage::Draft => entry.form(),
        Stage::OnItsWay | Stage::NeedsAttention => Route::Receipt { doc, rev },
        Stage::Received => Route::Statement { doc, rev },
    }
}

/// What there is about a doctor beside the registration, and what can be begun.
pub fn of_person(session: Session, person: &Person) -> AnyView {
    let language = session.language.get();
    let others = person.entries.iter().filter(|entry| !entry.is_registration());
    let links = others.map(|entry| {
        let mark = match (entry.stage, entry.said.as_ref().map(|said| said.verdict)) {
            (Stage::Received, said) => chip::said(said),
            (stage, _) => chip::stage(stage),
        };
        view! { <li><a class="ds-link" href=place(entry).to_string()>{entry.kind.title.read(language)}</a> {mark}</li> }
            .into_any()
    });
    let theirs = listed(person.entries.iter().copied());
    let begun = |kind: &&Kind| {
        kind.is_personal
            && !person.entries.iter().any(|entry| entry.kind == *kind && !repeats(kind) && entry.is_own(session))
    };
    let new = KINDS.iter().filter(|kind| begun(kind)).map(|kind| {
        let address = begin(kind, begun_from(kind.name, &theirs).map(|row| row.doc.as_str()));
        view! { <li><a class="ds-link" href=address>{kind.begin.read(language)}</a></li> }.into_any()
    });
    let first = person.first();
    let registered = first.is_registration() && first.number.is_some() && !first.is_closed && first.is_own(session);
    let close = registered.then(|| crate::kinds::find(Closing::KIND)).flatten().map(|kind| {
        let address = begin(kind, Some(&person.first().doc));
        view! { <li><a class="ds-link" href=address>{kind.begin.read(language)}</a></li> }.into_any()
    });
    let label = says::BEGIN_FOR.fill(language, &[("name", &person.name)]);
    view! {
        <ul class="plain papers">{links.collect_view()}</ul>
        <details class="begin">
            <summary aria-label=label>{words(says::BEGIN)}</summary>
            <ul class="plain papers">{new.collect_view()} {close}</ul>
        </details>
    }
    .into_any()
}

/// A doctor has one plan and one agreement, and a new meeting each half-year.
fn repeats(kind: &Kind) -> bool {
    kind.name == FollowUpMeeting::KIND
}

/// The address of a new form that takes over what another document knows.
fn begin(kind: &Kind, from: Option<&str>) -> String {
    let address = new_form(kind).to_string();
    from.map_or(address.clone(), |from| [&address, "?from=", from].concat())
}

/// The forms that are about no doctor, one line each.
pub fn own(session: Session, entries: &[Entry]) -> AnyView {
    let role = session.role();
    let kinds = KINDS.iter().filter(|kind| !kind.is_personal && Some(kind.by) == role && kind.name != Closing::KIND);
    let rows: Vec<Row> = kinds.map(|kind| row(session, kind, entries)).collect();
    let heading = if role == Some(shared::api::Role::Trust) { says::TRUST } else { says::OWN };
    view! {
        <section class="section" aria-labelledby="own">
            <div class="head">
                <h2 id="own" class="ds-heading" data-size="sm">{words(heading)}</h2>
            </div>
            {table(heading, COLUMNS, rows)}
        </section>
    }
    .into_any()
}

fn row(session: Session, kind: &'static Kind, entries: &[Entry]) -> Row {
    let language = session.language.get();
    let Some(entry) = entries.iter().find(|entry| entry.kind == kind && entry.is_own(session)) else {
        let begin =
            view! { <a class="ds-link tap" data-color="accent" href=begin(kind, None)>{kind.begin.read(language)}</a> };
        let not_begun = view! { <span class="muted">{words(says::NOT_BEGUN)}</span> }.into_any();
        let cells = vec![not_begun, nothing(), begin.into_any()];
        return Row { about: kind.title.read(language).into_any(), cells, is_new: false };
    };
    let last = entry.number.map(|_| {
        let when = crate::clock::day_in_words(session, entry.at);
        view! { <span class="num">{when}</span> }.into_any()
    });
    let act = if entry.has_draft { says::GO_ON } else { says::CHANGE };
    let act = view! {
        <a class="ds-link tap" data-color="accent" href=entry.form().to_string()>
            {words(act)} <span class="ds-sr-only">" " {kind.the.read(language)}</span>
        </a>
    };
    let about = view! { <a href=place(entry).to_string()>{kind.title.read(language)}</a> }.into_any();
    Row { about, cells: vec![chip::stage(entry.stage), last.unwrap_or_else(nothing), act.into_any()], is_new: false }
}

//! The minutes of a filed meeting: one page to print, a calendar file for the next meeting, and the way to the
//! registration. Knows the meeting; the document and its receipt are told.

use super::Shown;
use crate::{
    clock, files,
    parts::{
        answers::words as answer,
        icon,
        state::{SECONDARY, button},
    },
    revising,
    session::Session,
    sheet::Sheet,
    wording,
};
use leptos::prelude::*;
use shared::{
    api::Role,
    forms::{
        follow_up_meeting::FollowUpMeeting,
        next_meeting::calendar,
        open_action::{Topic, open_actions},
    },
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const PRINT: Text = t("Skriv ut referat", "Skriv ut referat", "Print the minutes");
    pub const CALENDAR: Text = t("Kalenderfil for neste møte", "Kalenderfil for neste møte", "Calendar file for the next meeting");
    pub const TITLE: Text = t("Referat fra oppfølgingsmøte", "Referat frå oppfølgingsmøte", "Minutes of a follow-up meeting");
    pub const DOCTOR: Text = t("Lege", "Lege", "Doctor");
    pub const MUNICIPALITY: Text = t("Kommune", "Kommune", "Municipality");
    pub const HELD: Text = t("Dato", "Dato", "Date");
    pub const MODE: Text = t("Møteform", "Møteform", "Way");
    pub const PRESENT: Text = t("Til stede", "Til stades", "Present");
    pub const EXCUSED: Text = t("Forfall", "Forfall", "Excused");
    pub const NOT_TREATED: Text = t("Ikke tatt opp.", "Ikkje teke opp.", "Not treated.");
    pub const ACTIONS: Text = t("Tiltak", "Tiltak", "Actions");
    pub const NO_ACTIONS: Text = t("Ingen tiltak er avtalt.", "Ingen tiltak er avtalte.", "No actions are agreed.");
    pub const TOPIC: Text = t("Tema", "Tema", "Item");
    pub const DUE: Text = t("Frist", "Frist", "Due");
    pub const NEXT: Text = t("Neste møte", "Neste møte", "Next meeting");
    pub const NO_NEXT: Text = t("Ikke avtalt.", "Ikkje avtalt.", "Not agreed.");
    pub const FILED: Text = t("Signert og mottatt {when}, nummer {number}, revisjon {rev}.", "Signert og motteke {when}, nummer {number}, revisjon {rev}.", "Signed and received {when}, number {number}, revision {rev}.");
}

/// The buttons, and the page that only paper shows.
pub fn filed(session: Session, shown: &Shown) -> AnyView {
    let Some(minutes) = shown.sheet.form().downcast_ref::<FollowUpMeeting>().cloned() else { return ().into_any() };
    let print = button(SECONDARY, icon::PRINTER, says::PRINT, files::print);
    let (doc, rev, received_at) = (shown.doc.to_owned(), shown.rev, shown.filed.received_at);
    let told = minutes.clone();
    let save = move || {
        let language = session.language.get_untracked();
        if let Some((file, name)) = calendar(&told, (&doc, rev), received_at, language) {
            files::save(&name, file.as_bytes(), "text/calendar");
        }
    };
    let calendar = minutes.next_meeting_on.map(|_| button(SECONDARY, icon::DOWNLOAD, says::CALENDAR, save));
    let who = wording::organization(Role::Municipality, shown.organization, session.language.get_untracked());
    let (number, sheet) = (shown.filed.number.to_string(), StoredValue::new_local(shown.sheet.copy()));
    let page = move || {
        let language = session.language.get();
        let when = clock::moment_in_words(received_at, language);
        let filed = [("when", when.as_str()), ("number", &number), ("rev", &rev.to_string())];
        sheet.with_value(|sheet| paper(sheet.as_ref(), &minutes, &who, &says::FILED.fill(language, &filed), language))
    };
    let size = match shown.sheet.to_json().chars().count() {
        VERY_LONG.. => Some("very"),
        LONG.. => Some(""),
        _ => None,
    };
    let doctor = shown.sheet.form().downcast_ref::<FollowUpMeeting>().and_then(|form| form.trainee.hpr_number);
    view! {
        <p class="chips above">{print} {calendar}</p>
        {revising::of_doctor(session, doctor)}
        <article class="minutes" data-long=size>{page}</article>
    }
    .into_any()
}

/// From so many letters on, the type is set smaller: all must stand on one page.
const LONG: usize = 3_500;
const VERY_LONG: usize = 6_500;

fn paper(sheet: &dyn Sheet, minutes: &FollowUpMeeting, who: &str, filed: &str, language: Language) -> AnyView {
    let outline = sheet.outline();
    let asked = |path: &str| {
        let place = outline.place(path)?;
        let said = answer(sheet, place, language);
        (!said.is_empty()).then(|| (outline.questions[place.question].label.read(language).to_owned(), said))
    };
    let said = |path: &str| asked(path).map(|(_, said)| said).unwrap_or_default();
    let facts = [
        (says::DOCTOR, minutes.trainee.name.clone()),
        (says::MUNICIPALITY, who.to_owned()),
        (says::HELD, said("held_on")),
        (
            says::MODE,
            [said("mode"), said("minutes_long")]
                .into_iter()
                .filter(|said| !said.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        ),
        (says::PRESENT, said("present")),
        (says::EXCUSED, said("excused")),
    ];
    let facts: Vec<AnyView> = facts
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(label, said)| view! { <div><dt>{label.read(language)}</dt> <dd>{said}</dd></div> }.into_any())
        .collect();
    let figures = ["list_size", "waiting_days", "emergency_hours", "overtime_hours"]
        .into_iter()
        .filter_map(|name| asked(&["agenda.working_conditions.", name].concat()))
        .map(|(label, said)| [label, ": ".to_owned(), said].concat())
        .collect::<Vec<_>>()
        .join(" · ");
    let items: Vec<AnyView> = minutes
        .agenda
        .topics()
        .into_iter()
        .map(|item| {
            let note = asked(item.topic.note_path()).map(|(_, said)| said).unwrap_or_default();
            let figures = if item.topic == Topic::WorkingConditions { figures.clone() } else { String::new() };
            let nothing = (item.treated != Some(true)).then(|| says::NOT_TREATED.read(language));
            view! {
                <li>
                    <h3>{item.topic.name().read(language)}</h3>
                    <p>{nothing} {figures}</p> <p>{note}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let next =
        minutes.next_meeting_on.map_or_else(|| says::NO_NEXT.read(language).to_owned(), |on| on.in_words(language));
    view! {
        <h2>{says::TITLE.read(language)}</h2>
        <dl>{facts}</dl>
        <ol>{items}</ol>
        <h3>{says::ACTIONS.read(language)}</h3>
        {actions(minutes, language)}
        <p><b>{says::NEXT.read(language)}": "</b> {next}</p>
        <p class="small">{filed.to_owned()}</p>
    }
    .into_any()
}

fn actions(minutes: &FollowUpMeeting, language: Language) -> AnyView {
    let rows: Vec<AnyView> = open_actions(minutes)
        .into_iter()
        .map(|open| {
            let due = open.due_on.map(|on| on.in_words(language));
            view! { <tr><td>{open.topic.name().read(language)}</td> <td>{open.action}</td> <td>{due}</td></tr> }
                .into_any()
        })
        .collect();
    if rows.is_empty() {
        return view! { <p>{says::NO_ACTIONS.read(language)}</p> }.into_any();
    }
    view! {
        <table>
            <thead><tr><th scope="col">{says::TOPIC.read(language)}</th> <th scope="col">{says::ACTIONS.read(language)}</th> <th scope="col">{says::DUE.read(language)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

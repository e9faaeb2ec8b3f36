//! The meeting after this one as a calendar file. Knows the minutes; the document and the time they were received are
//! arguments.

use super::{
    follow_up_meeting::FollowUpMeeting,
    open_action::{Topic, open_actions},
};
use crate::{
    calendar::Event,
    day::Moment,
    text::{Language, t},
};

/// The file, and the name to save it by; `None` when no next meeting is agreed. Names the doctor, and nobody's number.
pub fn calendar(
    meeting: &FollowUpMeeting,
    (doc, rev): (&str, u32),
    stamped_at: Moment,
    language: Language,
) -> Option<(String, String)> {
    let on = meeting.next_meeting_on?;
    let summary = t("Oppfølgingsmøte: {name}", "Oppfølgingsmøte: {name}", "Follow-up meeting: {name}")
        .fill(language, &[("name", meeting.trainee.name.trim())]);
    let uid = format!("{doc}@alis");
    let description = agenda(meeting, language);
    let event = Event { uid: &uid, sequence: rev, stamped_at, on, summary: &summary, description: &description };
    Some((event.to_calendar(), format!("oppfolgingsmote-{on}.ics")))
}

/// The six items, and the actions that stand, each with its day.
fn agenda(meeting: &FollowUpMeeting, language: Language) -> String {
    let mut lines = vec![t("Faste temaer:", "Faste tema:", "Fixed items:").read(language).to_owned()];
    let topics = Topic::ALL.iter().enumerate();
    lines.extend(topics.map(|(at, topic)| format!("{}. {}", at + 1, topic.name().read(language))));
    let actions = open_actions(meeting);
    if !actions.is_empty() {
        lines.push(String::new());
        lines.push(
            t("Tiltak fra forrige møte:", "Tiltak frå førre møte:", "Actions from the last meeting:")
                .read(language)
                .into(),
        );
    }
    for open in actions {
        let due = open.due_on.map(|day| format!(" ({})", day.in_words(language))).unwrap_or_default();
        lines.push(format!("- {}{due}", open.action));
    }
    lines.join("\n")
}

//! What stands open after a meeting, and what the next meeting begins with. Knows nothing of who has done what since.
//! Why no tick for «done»: an action stands until a later meeting's minutes no longer carry it.

use super::follow_up_meeting::{Agenda, AgendaItem, FollowUpMeeting, WorkingConditions};
use crate::{
    day::Day,
    text::{Text, t},
};

/// Tema på dagsordenen: the six fixed items, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    Roles,
    Responsibility,
    Plan,
    Supervision,
    WorkingConditions,
    Registration,
}

impl Topic {
    /// In the order of the agenda.
    pub const ALL: [Topic; 6] = [
        Topic::Roles,
        Topic::Responsibility,
        Topic::Plan,
        Topic::Supervision,
        Topic::WorkingConditions,
        Topic::Registration,
    ];

    pub fn name(self) -> Text {
        match self {
            Topic::Roles => t("Roller og plan i Dossier", "Roller og plan i Dossier", "Roles and plan in Dossier"),
            Topic::Responsibility => t("Legens eget ansvar", "Legen sitt eige ansvar", "The doctor's own part"),
            Topic::Plan => t("Gjennomføringsplanen", "Gjennomføringsplanen", "The implementation plan"),
            Topic::Supervision => t("Veiledning", "Rettleiing", "Supervision"),
            Topic::WorkingConditions => t("Arbeidsforhold", "Arbeidstilhøve", "Working conditions"),
            Topic::Registration => t("Innmeldingen", "Innmeldinga", "The registration"),
        }
    }

    /// The section of the minutes.
    pub const fn section(self) -> &'static str {
        match self {
            Topic::Roles => "roles",
            Topic::Responsibility => "responsibility",
            Topic::Plan => "plan",
            Topic::Supervision => "supervision",
            Topic::WorkingConditions => "working_conditions",
            Topic::Registration => "registration",
        }
    }

    /// The field with its minutes.
    pub const fn note_path(self) -> &'static str {
        match self {
            Topic::Roles => "agenda.roles.note",
            Topic::Responsibility => "agenda.responsibility.note",
            Topic::Plan => "agenda.plan.note",
            Topic::Supervision => "agenda.supervision.note",
            Topic::WorkingConditions => "agenda.working_conditions.note",
            Topic::Registration => "agenda.registration.note",
        }
    }

    /// The field that says whether it was treated.
    pub const fn treated_path(self) -> &'static str {
        match self {
            Topic::Roles => "agenda.roles.treated",
            Topic::Responsibility => "agenda.responsibility.treated",
            Topic::Plan => "agenda.plan.treated",
            Topic::Supervision => "agenda.supervision.treated",
            Topic::WorkingConditions => "agenda.working_conditions.treated",
            Topic::Registration => "agenda.registration.treated",
        }
    }
}

/// Behandlet tema: what the minutes say of one item, whichever figures it has besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treated<'a> {
    pub topic: Topic,
    pub treated: Option<bool>,
    pub action: &'a str,
    pub due_on: Option<Day>,
}

impl Agenda {
    /// The six items, in their order.
    pub fn topics(&self) -> [Treated<'_>; 6] {
        let work = &self.working_conditions;
        [
            of(Topic::Roles, &self.roles),
            of(Topic::Responsibility, &self.responsibility),
            of(Topic::Plan, &self.plan),
            of(Topic::Supervision, &self.supervision),
            Treated {
                topic: Topic::WorkingConditions,
                treated: work.treated,
                action: &work.action,
                due_on: work.due_on,
            },
            of(Topic::Registration, &self.registration),
        ]
    }
}

fn of(topic: Topic, item: &AgendaItem) -> Treated<'_> {
    Treated { topic, treated: item.treated, action: &item.action, due_on: item.due_on }
}

/// Åpent tiltak: something a meeting decided that is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAction {
    pub topic: Topic,
    pub action: String,
    /// `None` when the minutes set no day.
    pub due_on: Option<Day>,
}

/// The actions a meeting decided: those due first come first, those without a day last, otherwise as on the agenda.
pub fn open_actions(meeting: &FollowUpMeeting) -> Vec<OpenAction> {
    let topics = meeting.agenda.topics().into_iter();
    let decided = topics.filter(|item| !item.action.trim().is_empty());
    let mut actions: Vec<OpenAction> = decided
        .map(|item| OpenAction { topic: item.topic, action: item.action.trim().to_owned(), due_on: item.due_on })
        .collect();
    crate::order::sort_by_key(&mut actions, |open| (open.due_on.is_none(), open.due_on, open.topic));
    actions
}

/// The draft of the meeting after `previous`: the doctor, the agreed day, the way and length of meeting, and the actions
/// that stand. What must be said anew is empty: who came, what was treated, the figures, the next day.
pub fn next_from(previous: &FollowUpMeeting) -> FollowUpMeeting {
    let stands =
        |item: &AgendaItem| AgendaItem { action: item.action.clone(), due_on: item.due_on, ..AgendaItem::default() };
    let Agenda { roles, responsibility, plan, supervision, working_conditions, registration } = &previous.agenda;
    FollowUpMeeting {
        trainee: previous.trainee.clone(),
        held_on: previous.next_meeting_on,
        mode: previous.mode,
        minutes_long: previous.minutes_long,
        agenda: Agenda {
            roles: stands(roles),
            responsibility: stands(responsibility),
            plan: stands(plan),
            supervision: stands(supervision),
            working_conditions: WorkingConditions {
                action: working_conditions.action.clone(),
                due_on: working_conditions.due_on,
                ..WorkingConditions::default()
            },
            registration: stands(registration),
        },
        ..FollowUpMeeting::default()
    }
}

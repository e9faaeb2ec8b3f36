//! What stands open after a meeting, and what the next begins with.

use crate::drawn::drawn;
use proptest::prelude::*;
use shared::{
    day::day,
    form::prune,
    forms::{
        follow_up_meeting::{FollowUpMeeting, Role},
        open_action::{Topic, next_from, open_actions},
    },
};

fn meeting() -> FollowUpMeeting {
    let mut meeting = FollowUpMeeting {
        held_on: Some(day(2026, 11, 22)),
        minutes_long: Some(60),
        present: vec![Role::Trainee],
        next_meeting_on: Some(day(2027, 5, 20)),
        ..FollowUpMeeting::default()
    };
    meeting.trainee.name = "Ánne Márjá Åsheim".into();
    meeting.agenda.roles.action = "Virksomhetslederen gir tilgang til Dossier.".into();
    meeting.agenda.plan.action = "Legen melder seg på kurs.".into();
    meeting.agenda.plan.due_on = Some(day(2027, 2, 1));
    meeting.agenda.working_conditions.action = " Kommuneoverlegen ser på listelengden. ".into();
    meeting.agenda.working_conditions.due_on = Some(day(2027, 1, 15));
    meeting.agenda.working_conditions.list_size = Some(800);
    meeting.agenda.registration.note = "Ingenting å gjøre.".into();
    meeting
}

#[test]
fn open_actions_come_in_the_order_they_are_due() {
    let actions = open_actions(&meeting());
    let order: Vec<_> = actions.iter().map(|open| (open.topic, open.due_on)).collect();
    let due = |month, of_month| Some(day(2027, month, of_month));
    assert_eq!(order, [(Topic::WorkingConditions, due(1, 15)), (Topic::Plan, due(2, 1)), (Topic::Roles, None)]);
    assert_eq!(actions[0].action, "Kommuneoverlegen ser på listelengden.");
}

#[test]
fn the_next_meeting_begins_with_what_is_known_and_nothing_that_must_be_said_anew() {
    let next = next_from(&meeting());
    assert_eq!(next.trainee, meeting().trainee);
    assert_eq!(next.held_on, Some(day(2027, 5, 20)), "the agreed day");
    assert_eq!(next.minutes_long, Some(60));
    assert_eq!(next.agenda.plan.action, "Legen melder seg på kurs.");
    assert!(next.present.is_empty() && next.next_meeting_on.is_none() && next.registration_revised.is_none());
    assert!(next.agenda.topics().iter().all(|item| item.treated.is_none()));
    assert_eq!(next.agenda.working_conditions.list_size, None);
    assert!(next.agenda.registration.note.is_empty());
}

proptest! {
    /// Nothing decided is lost from one meeting to the next, and a draft that is sent keeps it.
    #[test]
    fn actions_stand_until_the_minutes_no_longer_carry_them(seed: u64) {
        let (previous, _) = prune(&drawn::<FollowUpMeeting>(seed));
        let next = next_from(&previous);
        prop_assert_eq!(open_actions(&next), open_actions(&previous));
        prop_assert_eq!(open_actions(&prune(&next).0), open_actions(&previous));
    }
}

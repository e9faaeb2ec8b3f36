//! What the office sees of a meeting: with whom, and when. Nothing of what was said.

use crate::forms::follow_up_meeting::FollowUpMeeting;

pub fn held_on(meeting: &FollowUpMeeting) -> FollowUpMeeting {
    FollowUpMeeting { trainee: meeting.trainee.clone(), held_on: meeting.held_on, ..FollowUpMeeting::default() }
}

//! What is known before a meeting, and the file that invites to the next one.

use shared::{
    day::{Day, Moment, day},
    forms::{
        candidate_registration::{CandidateRegistration, Post, Scheme},
        follow_up_meeting::FollowUpMeeting,
        implementation_plan::{Course, ImplementationPlan, PlannedGoal, PracticeVisit},
        meeting_brief::{Cue, Known, suggestions},
        next_meeting::calendar,
        open_action::Topic,
    },
    numbers::learning_goal::GoalCode,
    rules::facts::Facts,
    text::Language,
};

const TODAY: Day = day(2026, 11, 22);

fn last() -> FollowUpMeeting {
    let mut meeting = FollowUpMeeting { held_on: Some(day(2026, 5, 20)), ..FollowUpMeeting::default() };
    meeting.trainee.name = "Ánne Márjá Åsheim".into();
    meeting.agenda.roles.action = "Kommunen gir tilgang til Dossier.".into();
    meeting.agenda.roles.due_on = Some(TODAY);
    meeting.agenda.supervision.action = "Ny avtale om veiledning.".into();
    meeting.agenda.supervision.due_on = Some(TODAY.plus_days(1));
    meeting
}

fn plan() -> ImplementationPlan {
    let course = |title: &str, planned_on, completed_on| Course { title: title.into(), planned_on, completed_on };
    ImplementationPlan {
        courses: vec![
            course("Over tiden", Some(TODAY.plus_days(-1)), None),
            course("Tatt", Some(TODAY.plus_days(-1)), Some(TODAY)),
            course("Snart", Some(day(2027, 5, 22)), None),
            course("Senere", Some(day(2027, 5, 23)), None),
        ],
        practice_visits: vec![PracticeVisit {
            place: "Tverlandet".into(),
            planned_on: Some(TODAY),
            completed_on: None,
        }],
        goals: vec![
            PlannedGoal { code: Some(GoalCode::ALM_055), planned_in: Some(2026), approved_on: None },
            PlannedGoal { code: Some(GoalCode::ALM_085), planned_in: Some(2027), approved_on: None },
        ],
        revised_on: Some(day(2026, 5, 22)),
        ..ImplementationPlan::default()
    }
}

fn nothing() -> Known<'static> {
    Known { plan: None, plan_facts: None, registration: None, registration_facts: None, last: None, today: TODAY }
}

fn words(known: &Known) -> Vec<(Topic, String)> {
    suggestions(known).into_iter().map(|one| (one.topic, one.cue.words(Language::Nb).replace('\u{a0}', " "))).collect()
}

#[test]
fn what_is_due_stands_under_its_item_and_what_is_done_or_far_away_does_not() {
    let (plan, last, facts) = (plan(), last(), Facts::default());
    let known = Known { plan: Some(&plan), plan_facts: Some(&facts), last: Some(&last), ..nothing() };
    let said = words(&known);
    let of =
        |topic| said.iter().filter(|(other, _)| *other == topic).map(|(_, words)| words.as_str()).collect::<Vec<_>>();
    assert_eq!(of(Topic::Roles), ["Frist 22. november 2026: Kommunen gir tilgang til Dossier."]);
    assert_eq!(of(Topic::Responsibility), ["Læringsmålet ALM-055 er planlagt i 2026 og ikke godkjent."]);
    assert!(of(Topic::Supervision).is_empty(), "its day has not come: {said:?}");
    assert_eq!(
        of(Topic::Plan)[..3],
        [
            "Kurset «Over tiden» var planlagt 21. november 2026 og er ikke ført som fullført.",
            "Praksisbesøket ved Tverlandet er planlagt 22. november 2026.",
            "Kurset «Snart» er planlagt 22. mai 2027.",
        ]
    );
    assert!(of(Topic::Plan).contains(&"Planen må gjennomgås senest 22. mai 2027."));
}

#[test]
fn a_rule_that_was_met_at_the_last_meeting_and_is_not_now_is_told() {
    let registration = CandidateRegistration {
        scheme: Some(Scheme::New),
        post: Some(Post::OwnList),
        service_from: Some(day(2025, 9, 1)),
        wished_start: Some(day(2027, 9, 1)),
        ..CandidateRegistration::default()
    };
    let last = last();
    let turned = |renewed_on, last| {
        // received more than twelve months before the start: that is met for ever, whatever the day of a meeting
        let facts =
            Facts { first_received_on: Some(day(2026, 4, 1)), renewed_on: Some(renewed_on), ..Facts::default() };
        let (registration, registration_facts) = (Some(&registration), Some(&facts));
        let cues = suggestions(&Known { registration, registration_facts, last, ..nothing() }).into_iter();
        let turned = cues.filter_map(|one| match one.cue {
            Cue::Turned { now, since } => Some((one.topic, now.id, now.is_met(), since)),
            _ => None,
        });
        turned.collect::<Vec<_>>()
    };
    let stale = (Topic::Registration, "renewed-half-yearly", false, day(2026, 5, 20));
    assert_eq!(turned(day(2026, 5, 21), Some(&last)), [stale]);
    assert_eq!(turned(day(2026, 5, 22), Some(&last)), [], "six months are not over");
    assert_eq!(turned(day(2026, 5, 21), None), [], "without an earlier meeting nothing has turned");
    let untold = Known { registration: Some(&registration), last: Some(&last), ..nothing() };
    assert_eq!(suggestions(&untold).len(), 1, "only the action: what is not known is not judged");
}

#[test]
fn many_goals_are_counted_where_they_cannot_all_be_named() {
    let codes = (1..=23).map(|n| format!("ALM-{n:03}").parse().expect("a goal")).collect();
    let said = Cue::Goals { year: 2026, codes }.words(Language::Nb);
    assert!(said.contains("ALM-020 og 3 til er planlagt i 2026"), "{said}");
    assert!(said.chars().count() < 300);
}

#[test]
fn the_calendar_file_has_short_lines_and_nothing_that_ends_a_line_early() {
    let mut meeting = FollowUpMeeting { next_meeting_on: Some(day(2027, 2, 28)), ..last() };
    meeting.agenda.plan.action = "Kurs; ring Bodø, så\nTverlandet \\ Saltstraumen. ".repeat(4);
    let received = Moment::from_unix(1_795_000_000);
    let (file, name) = calendar(&meeting, ("019aab3c", 2), received, Language::Nb).expect("a next meeting");
    assert_eq!(name, "oppfolgingsmote-2027-02-28.ics");
    assert!(file.ends_with("END:VCALENDAR\r\n") && file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])), "{file}");
    let unfolded = file.replace("\r\n ", "");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270301\r\n"));
    assert!(unfolded.contains("Kurs\\; ring Bodø\\, så\\nTverlandet \\\\ Saltstraumen."));
    assert!(unfolded.contains("SUMMARY:Oppfølgingsmøte: Ánne Márjá Åsheim\r\n"));
    assert_eq!(calendar(&last(), ("019aab3c", 1), received, Language::Nb), None);
}

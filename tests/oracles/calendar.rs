//! A foreign calendar reads the file that invites to the next meeting.

use shared::{
    day::{Moment, day},
    forms::{follow_up_meeting::FollowUpMeeting, next_meeting::calendar},
    text::Language,
};
use std::{
    io::Write,
    process::{Command, Stdio},
};
use tests::{alis::root, answers};

fn read(file: &str) -> serde_json::Value {
    let script = root().join("tests/oracles/calendar.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed");
    node.stdin.take().expect("piped").write_all(file.as_bytes()).expect("it listens");
    let ended = node.wait_with_output().expect("it ends");
    assert!(ended.status.success(), "no calendar: {file}");
    serde_json::from_slice(&ended.stdout).expect("JSON")
}

#[test]
fn a_foreign_calendar_reads_the_next_meeting() {
    let mut meeting: FollowUpMeeting = answers::fill(answers::complete("follow-up-meeting"));
    meeting.agenda.plan.action = "Meld deg på; ring «Bodø», så\nTverlandet \\ Saltstraumen – ÆØÅ 😀. ".repeat(4);
    let received = Moment { day: day(2026, 11, 22), second_of_day: 47_110 };
    let (file, _) = calendar(&meeting, ("019aab3c-1f2e", 3), received, Language::Nb).expect("a next meeting");
    let event = read(&file);
    assert_eq!((&event["start"], &event["end"]), (&"2027-05-14".into(), &"2027-05-15".into()));
    assert_eq!(event["isWholeDay"], true);
    assert!(event["method"].is_null(), "a method would make it an answer to an invitation nobody sent");
    assert_eq!((&event["uid"], &event["sequence"]), (&"019aab3c-1f2e@alis".into(), &3.into()));
    assert_eq!(event["stamp"], "2026-11-22T13:05:10Z");
    assert_eq!(event["summary"], "Oppfølgingsmøte: Ánne Márjá Åsheim");
    let description = event["description"].as_str().expect("a text");
    assert!(description.contains(meeting.agenda.plan.action.trim()), "{description}");
    assert!(description.contains("1. Roller og plan i Dossier\n2. "), "{description}");
}

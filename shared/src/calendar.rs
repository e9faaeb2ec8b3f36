//! A day in a calendar file (RFC 5545): one event that lasts all day, published for whoever opens the file. Knows no form.
//! Why no library: those that are well kept bring time zones, random names and a clock into the browser; one whole day
//! needs none of them. A foreign parser reads our files in the tests.

use crate::day::{Day, Moment};

/// The longest line, in bytes, its end not counted (section 3.1).
const LINE_BYTES: usize = 75;

/// Hendelse: something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// The same for every edition of the event.
    pub uid: &'a str,
    /// Higher for a later edition.
    pub sequence: u32,
    pub stamped_at: Moment,
    pub on: Day,
    pub summary: &'a str,
    pub description: &'a str,
}

impl Event<'_> {
    /// The file.
    pub fn to_calendar(&self) -> String {
        let mut file = String::new();
        let lines = [
            ("BEGIN", "VCALENDAR".to_owned()),
            ("VERSION", "2.0".to_owned()),
            ("PRODID", "-//ALIS//ALIS 1.0//NO".to_owned()),
            ("BEGIN", "VEVENT".to_owned()),
            ("UID", escaped(self.uid)),
            ("SEQUENCE", self.sequence.to_string()),
            ("DTSTAMP", stamp(self.stamped_at)),
            ("DTSTART;VALUE=DATE", date(self.on)),
            ("DTEND;VALUE=DATE", date(self.on.plus_days(1))), // the first day after
            ("SUMMARY", escaped(self.summary)),
            ("DESCRIPTION", escaped(self.description)),
            ("CLASS", "PRIVATE".to_owned()),
            ("TRANSP", "TRANSPARENT".to_owned()), // the hour is not agreed: the day stays free
            ("END", "VEVENT".to_owned()),
            ("END", "VCALENDAR".to_owned()),
        ];
        for (name, value) in lines {
            fold(&format!("{name}:{value}"), &mut file);
        }
        file
    }
}

/// `20270520`.
fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day_of_month())
}

/// `20261122T131500Z`.
fn stamp(moment: Moment) -> String {
    let second = moment.second_of_day;
    format!("{}T{:02}{:02}{:02}Z", date(moment.day), second / 3600, second / 60 % 60, second % 60)
}

/// Section 3.3.11.
fn escaped(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    plain.replace(['\n', '\r'], "\\n")
}

/// A long line goes on after a line break and a space; never inside a letter.
fn fold(line: &str, file: &mut String) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LINE_BYTES {
            file.push_str("\r\n ");
            used = 1;
        }
        file.push(letter);
        used += letter.len_utf8();
    }
    file.push_str("\r\n");
}

//! Months between days, as the rules count them: calendar months, the day clamped to the end of a shorter month, no
//! fractions. Knows no form.

use crate::day::Day;

/// Tidsrom: from a day up to, and not with, another; open when it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: Day,
    pub until: Option<Day>,
}

/// The spans in order, those that touch or overlap joined into one; empty spans left out.
pub fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.until.is_none_or(|until| span.from < until));
    crate::order::sort(&mut spans);
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.until.is_none_or(|until| span.from <= until) => {
                last.until = last.until.zip(span.until).map(|(a, b)| a.max(b));
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// Whole calendar months within `spans` (joined) before `day`.
pub fn months_before(spans: &[Span], day: Day) -> i32 {
    let end = |span: &Span| span.until.map_or(day, |until| until.min(day));
    spans.iter().map(|span| span.from.whole_months_until(end(span))).sum()
}

/// The first day on which `months` whole months lie behind; `None` when the spans end too soon.
pub fn reaches(spans: &[Span], months: i32) -> Option<Day> {
    let mut missing = months;
    for span in spans {
        let day = span.from.plus_months(missing);
        match span.until {
            Some(until) if day > until => missing -= span.from.whole_months_until(until),
            _ => return Some(day),
        }
    }
    None
}

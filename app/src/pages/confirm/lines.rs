//! What a trainee is asked about, line by line: a question each, a row each, and for rows whether they are all there. And
//! what each line said when the trainee answered last. Knows no page.

use super::mine;
use crate::{
    draft::Dispute,
    parts::answers,
    sheet::{Asked, Listed, Look, Piece, Place, Sheet},
};
use shared::text::{Language, Text, lower_letter, t, upper_letter};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const NONE: Text = t("ingen", "ingen", "none");
    pub const IN_ALL: Text = t("{n} i alt", "{n} i alt", "{n} in all");
    pub const GONE: Text = t("{n} i alt. Tatt bort: {rows}", "{n} i alt. Teke bort: {rows}", "{n} in all. Taken away: {rows}");
    pub const FROM: Text = t("fra {day}", "frå {day}", "from {day}");
    pub const UNTIL: Text = t("til {day}", "til {day}", "until {day}");
}

/// One line that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Of a question, of a row (`periods.1`) or of all rows (`periods`).
    pub path: String,
    pub label: String,
    /// Empty when nothing is filled in.
    pub said: String,
    /// What it said last; `None` when it says the same, or was never answered. Empty when nothing stood there.
    pub before: Option<String>,
    /// What the trainee said was wrong last.
    pub remark: Option<String>,
    /// The section of the form.
    pub part: usize,
}

impl Line {
    /// Asked before the others.
    pub fn is_first(&self) -> bool {
        self.before.is_some() || self.remark.is_some()
    }
}

/// What the trainee answered last.
pub struct Before {
    pub sheet: Box<dyn Sheet>,
    pub disputes: Vec<Dispute>,
}

impl Before {
    fn remark(&self, path: &str) -> Option<String> {
        self.disputes.iter().find(|dispute| dispute.path == path).map(|dispute| dispute.note.clone())
    }
}

/// Every line, in the order of the form.
pub fn lines(now: &dyn Sheet, before: Option<&Before>, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    for piece in now.outline().parts.iter().flat_map(|part| &part.pieces) {
        match *piece {
            Piece::Question(question) => lines.extend(of_question(now, before, question, language)),
            Piece::Rows(rows) => lines.extend(of_rows(now, before, rows, language)),
        }
    }
    lines
}

/// Documents go by names that say nothing to a person.
fn is_readable(asked: &Asked) -> bool {
    !matches!(asked.look, Look::Hidden | Look::Document | Look::Documents | Look::Ranking)
}

fn of_question(now: &dyn Sheet, before: Option<&Before>, question: usize, language: Language) -> Option<Line> {
    let asked = &now.outline().questions[question];
    let answer = |sheet: &dyn Sheet| match sheet.is_asked(question) {
        true => answers::words(sheet, Place { question, row: 0 }, language),
        false => String::new(),
    };
    let said = answer(now);
    let changed = before.map(|before| answer(before.sheet.as_ref())).filter(|before| *before != said);
    let is_shown = is_readable(asked) && (!said.is_empty() || changed.is_some());
    let label = mine::label(asked.path).unwrap_or(asked.label).read(language).to_owned();
    let remark = before.and_then(|before| before.remark(asked.path));
    is_shown.then(|| Line { path: asked.path.to_owned(), label, said, before: changed, remark, part: asked.part })
}

fn of_rows(now: &dyn Sheet, before: Option<&Before>, number: usize, language: Language) -> Vec<Line> {
    let listed = &now.outline().rows[number];
    if !listed.cells.clone().any(|question| is_readable(&now.outline().questions[question])) {
        return Vec::new();
    }
    let rows = rows_in_words(now, number, language);
    let old = before.map(|before| rows_in_words(before.sheet.as_ref(), number, language));
    let pairs = pairs(&rows, old.as_deref().unwrap_or_default());
    let at = |row: usize| [listed.path, ".", &row.to_string()].concat();
    let line = |(row, said): (usize, &String)| {
        let partner = pairs[row];
        let was = old.as_ref().map(|old| partner.map_or_else(String::new, |partner| old[partner].clone()));
        Line {
            path: at(row),
            label: listed.called(row, language),
            said: said.clone(),
            before: was.filter(|was| was != said),
            remark: partner.and_then(|partner| before?.remark(&at(partner))),
            part: listed.part,
        }
    };
    let mut lines: Vec<Line> = rows.iter().enumerate().map(line).collect();
    let old = old.unwrap_or_default();
    let gone: Vec<&str> =
        old.iter().enumerate().filter(|(row, _)| !pairs.contains(&Some(*row))).map(|(_, row)| row.as_str()).collect();
    if now.are_rows_asked(number) || !gone.is_empty() {
        let remark = before.and_then(|before| before.remark(listed.path));
        lines.push(Line { remark, ..all(listed, rows.len(), old.len(), &gone, language) });
    }
    lines
}

/// Whether the rows are all there: what is missing can be told nowhere else.
fn all(listed: &Listed, now: usize, before: usize, gone: &[&str], language: Language) -> Line {
    let n = before.to_string();
    let taken = || says::GONE.fill(language, &[("n", &n), ("rows", &gone.join("; "))]);
    let said = match now {
        0 => says::NONE.read(language).to_owned(),
        now => says::IN_ALL.fill(language, &[("n", &now.to_string())]),
    };
    Line {
        path: listed.path.to_owned(),
        label: listed.label.read(language).to_owned(),
        said,
        before: (!gone.is_empty()).then(taken),
        remark: None,
        part: listed.part,
    }
}

/// For each row the row it was before: the same words first, then what is left in order.
fn pairs(now: &[String], before: &[String]) -> Vec<Option<usize>> {
    let mut left: Vec<usize> = (0..before.len()).collect();
    let mut take = |fits: &dyn Fn(usize) -> bool| {
        let at = left.iter().position(|row| fits(*row))?;
        Some(left.remove(at))
    };
    let mut pairs: Vec<Option<usize>> = now.iter().map(|row| take(&|old| before[old] == *row)).collect();
    pairs.iter_mut().filter(|pair| pair.is_none()).for_each(|pair| *pair = take(&|_| true));
    pairs
}

fn rows_in_words(sheet: &dyn Sheet, number: usize, language: Language) -> Vec<String> {
    match sheet.are_rows_asked(number) {
        true => (0..sheet.len(number)).map(|row| in_words(sheet, number, row, language)).collect(),
        false => Vec::new(),
    }
}

/// `sykehustjeneste, 1. mars 2028–31. august 2028, 100 %, Bodø`.
fn in_words(sheet: &dyn Sheet, number: usize, row: usize, language: Language) -> String {
    let outline = sheet.outline();
    let mut parts: Vec<String> = Vec::new();
    let mut begun = false; // the part before is the first day of a span
    for question in outline.rows[number].cells.clone() {
        let (place, asked) = (Place { question, row }, &outline.questions[question]);
        let words = if sheet.is_asked_in(place) { answers::words(sheet, place, language) } else { String::new() };
        if words.is_empty() {
            begun = false;
            continue;
        }
        match (asked.path.rsplit('.').next(), parts.last_mut()) {
            (Some("to"), Some(from)) if begun => *from = [from.as_str(), "–", &words].concat(),
            (Some("to"), _) => parts.push(says::UNTIL.fill(language, &[("day", &words)])),
            _ => parts.push(cell(asked, words, language)),
        }
        begun = asked.path.ends_with(".from");
    }
    if let [.., last] = parts.as_mut_slice()
        && begun
    {
        *last = says::FROM.fill(language, &[("day", last)]); // open to the end
    }
    parts.join(", ")
}

/// A name speaks for itself; a day or a figure says what it is.
fn cell(asked: &Asked, words: String, language: Language) -> String {
    let label = || lowered(asked.label.read(language));
    match asked.look {
        Look::One(_) | Look::Pick => lowered(&words),
        _ if asked.path.ends_with(".from") => words,
        Look::Date | Look::Start | Look::Count(None) | Look::Many(_) | Look::YesNo | Look::Goals => {
            [&label(), " ", &words].concat()
        }
        _ => words,
    }
}

/// In the middle of a sentence; names in capital letters stay.
fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), words.chars().nth(1)) {
        (Some(first), Some(second)) if upper_letter(second) != second => {
            std::iter::once(lower_letter(first)).chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::lay;
    use shared::forms::implementation_plan::{ImplementationPlan, PeriodKind, PlannedPeriod};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn period(kind: PeriodKind, from: &str, percent: u16) -> PlannedPeriod {
        let from = from.parse().ok();
        let to = from.map(|from: shared::day::Day| from.plus_months(6).plus_days(-1));
        PlannedPeriod { kind: Some(kind), from, to, percent: Some(percent), ..PlannedPeriod::default() }
    }

    fn plan(periods: Vec<PlannedPeriod>) -> Box<dyn Sheet> {
        lay(ImplementationPlan { periods, ..ImplementationPlan::default() })
    }

    fn of_periods(lines: &[Line]) -> Vec<&Line> {
        lines.iter().filter(|line| line.path.starts_with("periods")).collect()
    }

    #[wasm_bindgen_test]
    fn a_row_is_one_line_in_words() {
        let sheet = plan(vec![period(PeriodKind::HospitalService, "2028-03-01", 100)]);
        let lines = lines(sheet.as_ref(), None, Language::Nb);
        let [row, all] = of_periods(&lines)[..] else { panic!("two lines") };
        assert_eq!((row.path.as_str(), row.label.as_str()), ("periods.0", "Periode\u{a0}1"));
        assert_eq!(row.said.replace('\u{a0}', " "), "sykehustjeneste, 1. mars 2028–31. august 2028, 100 %");
        assert_eq!((all.path.as_str(), all.said.as_str(), all.is_first()), ("periods", "1 i alt", false));
    }

    #[wasm_bindgen_test]
    fn a_row_is_compared_with_the_row_it_was_wherever_it_stood() {
        let (a, b) = (PeriodKind::OpenPractice, PeriodKind::HospitalService);
        let old = plan(vec![period(a, "2026-03-01", 100), period(b, "2028-03-01", 100), period(a, "2029-03-01", 50)]);
        let now = plan(vec![period(b, "2028-03-01", 100), period(a, "2026-03-01", 80)]);
        let disputes = vec![Dispute { path: "periods.0".into(), note: "80 prosent".into() }];
        let before = Before { sheet: old, disputes };
        let lines = lines(now.as_ref(), Some(&before), Language::Nb);
        let [same, changed, all] = of_periods(&lines)[..] else { panic!("three lines") };
        assert!(!same.is_first());
        assert!(changed.before.as_deref().is_some_and(|before| before.contains("100")));
        assert_eq!(changed.remark.as_deref(), Some("80 prosent"));
        assert!(all.before.as_deref().is_some_and(|before| before.starts_with("3 i alt. Tatt bort: ")));
    }
}

//! Everything the product says about a drawn case, as bytes: the report, its words in each language, what would be sent,
//! and what becomes of bodies whose shape is spoiled. The same function runs on both sides.

use crate::cases::{COUNT, Drawn, draw};
use shared::{
    form::{Form, check, pass, prune},
    forms::{Visitor, visit_all},
    statement::digest::Digest,
    text::Language,
};
use tests::lot::Lot;

/// The report of case `number`, for reading when two sides differ.
pub fn report<F: Form>(number: u64) -> String {
    let Drawn::<F> { form, facts, today, misread } = draw(number);
    let (asked, dropped) = prune(&form);
    let body = serde_json::to_string(&asked).expect("a form is plain JSON");
    let report = check(&form, &facts, today);
    let may_be_sent = pass(&asked, &facts, today).is_ok();
    let mut lines = vec![
        format!("{today} {may_be_sent} {misread:?} {dropped:?}"),
        serde_json::to_string(&report).expect("a report is plain JSON"),
        body.clone(),
    ];
    for language in Language::OFFERED {
        lines.extend(report.problems.iter().map(|problem| problem.fault.words(language)));
        for finding in &report.findings {
            lines.push([finding.wrong(language), finding.mend(language), finding.when_words(language)].join(" | "));
        }
    }
    lines.push(spoiled::<F>(&body, number));
    lines.join("\n")
}

/// What becomes of the body when its text is spoiled: read as a form, or not at all.
fn spoiled<F: Form>(body: &str, number: u64) -> String {
    let mut lot = Lot::new(number ^ 0x5eed);
    let at =
        (0..=body.len()).filter(|at| body.is_char_boundary(*at)).nth(lot.below(body.chars().count() + 1)).unwrap_or(0);
    let ways = [
        format!("{}{}", &body[..at], &body[at..].replacen(',', ",,", 1)),
        body.replacen('{', "[", 1),
        body.replacen('{', r#"{"unknown":1,"#, 1),
        body.replacen('{', r#"{"scheme":"new","scheme":"old","#, 1),
        body.replacen('"', "", 1),
        body[..at].to_owned(),
        body.replace("null", "1e400"),
        body.replace(":1", ":1.0"),
        format!("{body} "),
        format!("{}{}{}", "[".repeat(200), body, "]".repeat(200)),
    ];
    let read = ways.iter().map(|way| match serde_json::from_str::<F>(way) {
        Ok(form) => serde_json::to_string(&form).expect("a form is plain JSON"),
        Err(fault) => format!("{:?} {} {}", fault.classify(), fault.line(), fault.column()),
    });
    read.collect::<Vec<_>>().join("\n")
}

/// One digest for each case of each form, one line each with the form's kind, and the digest of them all.
pub fn digests() -> String {
    struct Lines(Vec<String>);
    impl Visitor for Lines {
        fn visit<F: Form>(&mut self) {
            let line = |number| format!("{} {}", F::KIND, Digest::of(report::<F>(number).as_bytes()));
            self.0.extend((0..COUNT).map(line));
        }
    }
    let mut lines = Lines(Vec::new());
    visit_all(&mut lines);
    lines.0.push(Digest::of(lines.0.join("\n").as_bytes()).to_string());
    lines.0.join("\n")
}

//! What a question depends on, found by trying answers on an empty form: when it is asked, and which choices it offers
//! then. Knows no question by name.
//! Why by trial: conditions are functions. What is found by trying them cannot differ from what they do.

use crate::{
    answer::Choice,
    form::Form,
    question::{Item, Kind, Question, Rows},
    text::{Language, Text, t},
};

/// Forsøk: one question answered in one way.
pub struct Trial<F: 'static> {
    pub question: &'static Question<F>,
    rows: Option<&'static Rows<F>>,
    typed: String,
    /// The choice made; `None` when only being answered counts.
    pub choice: Option<Choice>,
    /// What sort of answer it is, where one question has several sorts of them: `0`, `mer enn 0`.
    sort: Option<Text>,
    /// Only the answer in the same row counts.
    in_row: bool,
}

impl<F> Clone for Trial<F> {
    fn clone(&self) -> Trial<F> {
        Trial { typed: self.typed.clone(), ..*self }
    }
}

impl<F: Form> Trial<F> {
    /// The form with this answer; `None` when it cannot be written.
    fn on(&self, form: &F) -> Option<F> {
        let mut form = form.clone();
        if let Some(rows) = self.rows.filter(|rows| (rows.len)(&form) == 0) {
            (rows.insert)(&mut form, 0);
        }
        (self.question.lens.write)(&mut form, 0, &self.typed).ok().map(|()| form)
    }

    /// What is answered, in words; `None` when only being answered counts.
    fn answer(&self, language: Language) -> Option<String> {
        let chosen = self.choice.map(|choice| format!("«{}»", choice.label.read(language)));
        chosen.or_else(|| self.sort.map(|sort| sort.read(language).to_owned()))
    }
}

/// Når det spørres.
pub enum Asked<F: 'static> {
    Always,
    /// When any of these answers is given.
    When(Vec<Trial<F>>),
    /// When both answers of any of these pairs are given.
    WhenBoth(Vec<[Trial<F>; 2]>),
    /// Unless any of these answers is given.
    Unless(Vec<Trial<F>>),
    /// Not found: no one or two answers decide it.
    Sometimes,
}

/// Every question of the form, with the repeated group it stands in, in the order asked.
pub fn questions<F: Form>() -> impl Iterator<Item = (&'static Question<F>, Option<&'static Rows<F>>)> {
    F::SECTIONS.iter().flat_map(|section| section.items).flat_map(|item| match item {
        Item::Question(question) => vec![(question, None)],
        Item::Rows(rows) => rows.cells.iter().map(|cell| (cell, Some(rows))).collect(),
    })
}

/// One trial for each choice of each question, and one for each question that is answered in another way.
pub fn trials<F: Form>() -> Vec<Trial<F>> {
    let first = trials_on(&[F::default()]);
    let forms: Vec<F> = first.iter().filter_map(|trial| trial.on(&F::default())).collect();
    trials_on(&forms)
}

/// Lists that depend on other answers are gathered over `forms`.
fn trials_on<F: Form>(forms: &[F]) -> Vec<Trial<F>> {
    let mut trials = Vec::new();
    for (question, rows) in questions::<F>() {
        let choices = match &question.kind {
            Kind::One(choices) | Kind::Many(choices) => choices.to_vec(),
            Kind::YesNo => YES_NO.to_vec(),
            Kind::Pick(list) | Kind::Suggest(_, list) => all_choices(*list, forms),
            _ => Vec::new(),
        };
        let trial =
            |typed: &str, choice, sort| Trial { question, rows, typed: typed.into(), choice, sort, in_row: false };
        let chosen = |choice: Choice| trial(choice.code, Some(choice), None);
        if choices.is_empty() {
            trials.extend(samples(&question.kind).into_iter().map(|(typed, sort)| trial(typed, None, sort)));
        }
        trials.extend(choices.into_iter().map(chosen));
    }
    trials
}

fn all_choices<F>(list: fn(&F) -> Vec<Choice>, forms: &[F]) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for choice in forms.iter().flat_map(list) {
        if all.iter().all(|known| known.code != choice.code) {
            all.push(choice);
        }
    }
    all
}

/// Ja eller nei, as choices.
pub const YES_NO: [Choice; 2] =
    [Choice { code: "yes", label: t("Ja", "Ja", "Yes") }, Choice { code: "no", label: t("Nei", "Nei", "No") }];

/// What such a question could be answered with: one answer of each sort that may decide something.
fn samples<F>(kind: &Kind<F>) -> Vec<(&'static str, Option<Text>)> {
    let only = |typed| vec![(typed, None)];
    match kind {
        Kind::Hpr => only("9144889"),
        Kind::Email => only("navn@kommune.no"),
        Kind::Phone => only("+4791234567"),
        Kind::Date => only("2027-03-01"),
        Kind::Start => vec![
            (
                "2027-03-01",
                Some(t("1. mars eller 1. september", "1. mars eller 1. september", "1 March or 1 September")),
            ),
            (
                "2027-04-01",
                Some(t(
                    "en annen dag enn 1. mars og 1. september",
                    "ein annan dag enn 1. mars og 1. september",
                    "another day than 1 March and 1 September",
                )),
            ),
        ],
        Kind::Count(..) => {
            vec![("1", Some(t("mer enn 0", "meir enn 0", "more than 0"))), ("0", Some(t("0", "0", "0")))]
        }
        Kind::Municipality => only("1804"),
        Kind::OrganisationNumber => only("972418013"),
        Kind::Link => only("https://alis.no/plan"),
        Kind::Goal | Kind::Goals => only("ALM-055"),
        Kind::Document | Kind::Documents | Kind::Ranking => only("019aab3c-1f2e-7c4d-8a5b-0123456789ab"),
        Kind::Digest => only("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"),
        Kind::Path => only("trainee.name"),
        _ => only("1"),
    }
}

/// The form with a row to look at, where the question stands in rows.
fn with_row<F: Form>(rows: Option<&Rows<F>>, form: &F) -> F {
    let mut form = form.clone();
    if let Some(rows) = rows.filter(|rows| (rows.len)(&form) == 0) {
        (rows.insert)(&mut form, 0);
    }
    form
}

/// Whether the form as a whole asks it, whatever stands in its own row.
fn is_asked_by_form<F: Form>(question: &Question<F>, rows: Option<&Rows<F>>, form: &F) -> bool {
    let form = with_row(rows, form);
    (question.asked)(&form) && rows.is_none_or(|rows| (rows.asked)(&form))
}

fn is_asked<F: Form>(question: &Question<F>, rows: Option<&Rows<F>>, form: &F) -> bool {
    let by_row = |rows: &Rows<F>| (question.asked_in)(&with_row(Some(rows), form), 0);
    is_asked_by_form(question, rows, form) && rows.is_none_or(by_row)
}

/// When a question, or a cell of these rows, is asked; and a form on which it is.
pub fn asked<F: Form>(question: &'static Question<F>, rows: Option<&'static Rows<F>>) -> (Asked<F>, F) {
    let empty = F::default();
    let others = |trial: &Trial<F>| trial.question.lens.path != question.lens.path;
    let trials: Vec<Trial<F>> = trials().into_iter().filter(others).collect();
    let after = |trial: &Trial<F>| trial.on(&empty).map(|form| is_asked(question, rows, &form));
    if is_asked(question, rows, &empty) {
        let unless = trials.into_iter().filter(|trial| after(trial) == Some(false));
        let unless: Vec<_> = unless.map(|trial| told_by_row(question, rows, trial, Trial::on)).collect();
        return (if unless.is_empty() { Asked::Always } else { Asked::Unless(unless) }, empty);
    }
    let of_empty = |trial| told_by_row(question, rows, trial, |_, empty| Some(empty.clone()));
    let when: Vec<_> = trials.iter().filter(|trial| after(trial) == Some(true)).cloned().map(of_empty).collect();
    if let Some(form) = when.first().and_then(|trial| trial.on(&empty)) {
        return (Asked::When(when), form);
    }
    let pairs = pairs_asking(question, rows, &trials);
    match pairs.first().and_then(|[first, second]| second.on(&first.on(&empty)?)) {
        Some(form) => (Asked::WhenBoth(pairs), form),
        None => (Asked::Sometimes, empty),
    }
}

/// Says of an answer in the question's own rows that it counts in its own row only. That is so when the form that `at`
/// gives would ask, and only the row does not.
fn told_by_row<F: Form>(
    question: &Question<F>,
    rows: Option<&Rows<F>>,
    trial: Trial<F>,
    at: fn(&Trial<F>, &F) -> Option<F>,
) -> Trial<F> {
    let is_near = trial.rows.zip(rows).is_some_and(|(its, own)| its.path == own.path);
    let in_row = is_near && at(&trial, &F::default()).is_some_and(|form| is_asked_by_form(question, rows, &form));
    Trial { in_row, ..trial }
}

fn pairs_asking<F: Form>(
    question: &'static Question<F>,
    rows: Option<&'static Rows<F>>,
    trials: &[Trial<F>],
) -> Vec<[Trial<F>; 2]> {
    let mut found = Vec::new();
    for (at, first) in trials.iter().enumerate() {
        let Some(form) = first.on(&F::default()) else { continue };
        for second in &trials[at + 1..] {
            if second.on(&form).is_some_and(|form| is_asked(question, rows, &form)) {
                found.push([first.clone(), second.clone()]);
            }
        }
    }
    found
}

impl<F: Form> Asked<F> {
    /// `Når «Hva slags stilling er det?» er «Vikariat»`.
    pub fn words(&self, language: Language) -> String {
        let filled = |text: Text, what: String| text.fill(language, &[("what", &what)]);
        match self {
            Asked::Always => t("Alltid", "Alltid", "Always").read(language).to_owned(),
            Asked::When(trials) => filled(t("Når {what}", "Når {what}", "When {what}"), any_of(trials, language)),
            Asked::Unless(trials) => filled(
                t("Alltid, unntatt når {what}", "Alltid, unnateke når {what}", "Always, except when {what}"),
                any_of(trials, language),
            ),
            Asked::WhenBoth(pairs) => filled(t("Når {what}", "Når {what}", "When {what}"), any_pair(pairs, language)),
            Asked::Sometimes => t(
                "Når andre svar gjør det nødvendig",
                "Når andre svar gjer det nødvendig",
                "When other answers need it",
            )
            .read(language)
            .to_owned(),
        }
    }
}

/// `a, b eller c`.
fn or(parts: &[String], language: Language) -> String {
    let or = t(" eller ", " eller ", " or ").read(language);
    match parts {
        [most @ .., last] if !most.is_empty() => format!("{}{or}{last}", most.join(", ")),
        _ => parts.concat(),
    }
}

/// A trial, and those that go on from it.
type Led<F> = ([Trial<F>; 1], Vec<Trial<F>>);

/// Pairs that differ only in one of their answers are told together.
fn any_pair<F: Form>(pairs: &[[Trial<F>; 2]], language: Language) -> String {
    let and = t(" og ", " og ", " and ").read(language);
    let said = |trials: &[Trial<F>]| any_of(trials, language);
    let mut by_first: Vec<Led<F>> = Vec::new();
    for [first, second] in pairs {
        match by_first.iter_mut().find(|(known, _)| said(known) == said(std::slice::from_ref(first))) {
            Some((_, seconds)) => seconds.push(second.clone()),
            None => by_first.push(([first.clone()], vec![second.clone()])),
        }
    }
    let mut told: Vec<(Vec<Trial<F>>, String)> = Vec::new();
    for (first, seconds) in by_first {
        let seconds = said(&seconds);
        match told.iter_mut().find(|(_, known)| *known == seconds) {
            Some((firsts, _)) => firsts.extend(first),
            None => told.push((first.into(), seconds)),
        }
    }
    let told: Vec<String> = told.iter().map(|(firsts, seconds)| format!("{}{and}{seconds}", said(firsts))).collect();
    or(&told, language)
}

/// `«Ordning» er «Ny» eller «Gammel»`; a question that may be answered in any way «er besvart».
pub fn any_of<F: Form>(trials: &[Trial<F>], language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let all = self::trials::<F>();
    for Trial { question, rows, in_row, .. } in trials {
        let path = question.lens.path;
        if seen.contains(&path) {
            continue;
        }
        seen.push(path);
        let of_it = |list: &[Trial<F>]| list.iter().filter(|trial| trial.question.lens.path == path).count();
        let chosen = trials.iter().filter(|trial| trial.question.lens.path == path);
        let labels: Vec<String> = chosen.filter_map(|trial| trial.answer(language)).collect();
        let label = question.label.read(language);
        let label = match rows.filter(|_| !in_row) {
            None => label.to_owned(),
            Some(rows) if rows.cells.len() == 1 => rows.label.read(language).to_owned(),
            Some(rows) => format!("{}: {label}", rows.label.read(language)),
        };
        let any = labels.is_empty() || (labels.len() > 1 && of_it(trials) == of_it(&all));
        let words = if any {
            t("«{q}»{row} er besvart", "«{q}»{row} er svart på", "“{q}”{row} is answered")
        } else {
            t("«{q}»{row} er {a}", "«{q}»{row} er {a}", "“{q}”{row} is {a}")
        };
        let row = t(" i samme rad", " i same rad", " in the same row").read(language);
        let row = if *in_row { row } else { "" };
        parts.push(words.fill(language, &[("q", &label), ("row", row), ("a", &or(&labels, language))]));
    }
    or(&parts, language)
}

/// The lists a question offers, each with the answers that lead to it; none when its list never changes.
pub fn lists<F: Form>(question: &'static Question<F>) -> Vec<(Vec<Trial<F>>, Vec<Choice>)> {
    let (Kind::Pick(list) | Kind::Suggest(_, list)) = &question.kind else { return Vec::new() };
    let usual = list(&F::default());
    let mut found: Vec<(Vec<Trial<F>>, Vec<Choice>)> = Vec::new();
    for trial in trials::<F>() {
        let Some(form) = trial.on(&F::default()) else { continue };
        let offered = list(&form);
        if offered == usual {
            continue;
        }
        match found.iter_mut().find(|(_, known)| *known == offered) {
            Some((trials, _)) => trials.push(trial),
            None => found.push((vec![trial], offered)),
        }
    }
    found
}

//! One rule: what it says, where that stands, how strict it is, and its answer for a case. Knows no form in particular.

use super::{counted::Months, facts::Facts};
use crate::{
    day::Day,
    numbers::amount::grouped,
    question::path_in_row,
    text::{Language, Text, t},
};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Bestemmelse: one rule of the law, the report or ours.
pub struct Provision<F: 'static> {
    /// Stable for ever: `notice-over-12-months`.
    pub id: &'static str,
    pub cite: Cite,
    pub force: Force,
    /// A few words for lists: «minst tolv måneder i ALIS-stilling».
    pub short: Text,
    /// Our own sentence, as a demand.
    pub says: Text,
    /// The fields it looks at, marked together with the finding.
    pub about: &'static [&'static str],
    pub ask: fn(&Case<F>) -> Verdict,
}

/// Ids and short words of rules, without the rules: for lists that must not load them.
pub const fn short_names<F, const N: usize>(rules: &[Provision<F>]) -> [(&'static str, Text); N] {
    let mut names = [("", t("", "", "")); N];
    let mut at = 0;
    while at < N {
        names[at] = (rules[at].id, rules[at].short);
        at += 1;
    }
    names
}

/// Sak: a form on a day, with what else is known.
pub struct Case<'a, F> {
    pub body: &'a F,
    pub facts: &'a Facts,
    /// Today in Europe/Oslo.
    pub today: Day,
}

/// Styrke: what it means not to meet a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// Krav: refused, in the browser and again on the server.
    Must,
    /// Hovedregel: warned, never refused.
    Main,
    /// Vilkår for tilbud: a condition for being offered service, never for being reported.
    Offer,
    /// Teller i rekkefølgen: shown as information.
    Rank,
    /// Merknad: advice.
    Note,
}

impl Force {
    #[rustfmt::skip]
    pub fn name(self) -> Text {
        match self {
            Force::Must => t("Må rettes", "Må rettast", "Must be corrected"),
            Force::Main => t("Hovedregel", "Hovudregel", "Main rule"),
            Force::Offer => t("Vilkår for tilbud", "Vilkår for tilbod", "Condition for an offer"),
            Force::Rank => t("Teller i rekkefølgen", "Tel i rekkjefølgja", "Counts in the order"),
            Force::Note => t("Verdt å vite", "Verdt å vite", "Good to know"),
        }
    }
}

/// Kilde: where a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cite {
    pub source: Source,
    /// Section, empty when the whole source is meant.
    pub section: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The work group's report of August 2021.
    Report2021,
    /// Public pages of the authorities.
    Web(&'static str),
    /// Our own rule.
    Ours,
}

/// A section of the report of August 2021.
pub const fn report(section: &'static str) -> Cite {
    Cite { source: Source::Report2021, section }
}
/// A public page.
pub const fn web(page: &'static str) -> Cite {
    Cite { source: Source::Web(page), section: "" }
}
pub const OURS: Cite = Cite { source: Source::Ours, section: "" };

impl Cite {
    /// `Rapport fra arbeidsgruppen, august 2021, punkt 4.2`.
    pub fn words(&self, language: Language) -> String {
        let section = t(", punkt {n}", ", punkt {n}", ", section {n}").fill(language, &[("n", self.section)]);
        let name = match self.source {
            Source::Report2021 => t(
                "Rapport fra arbeidsgruppen, august 2021",
                "Rapport frå arbeidsgruppa, august 2021",
                "Report of the work group, August 2021",
            )
            .read(language),
            Source::Web(page) => page,
            Source::Ours => t("Vår regel", "Vår regel", "Our rule").read(language),
        };
        if self.section.is_empty() { name.to_owned() } else { format!("{name}{section}") }
    }

    /// The stable short form for programs: `R§4.2`, `ours`, or the page.
    pub fn code(&self) -> String {
        match self.source {
            Source::Report2021 => format!("R§{}", self.section),
            Source::Web(page) => page.to_owned(),
            Source::Ours => "ours".to_owned(),
        }
    }
}

/// Svar på en bestemmelse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Met,
    /// Met, with something to say about it: «midlertidig».
    MetWith(&'static Text),
    /// Something it needs is not filled in (a path) or not known (empty).
    Unanswered(&'static str),
    NotMet(Shortfall),
    /// The rule has nothing to say in this situation.
    NotAsked,
}

/// Råd: what is wrong and what to do. `{day}`, `{count}`, `{months}` and `{limit}` are filled from the shortfall.
#[derive(Debug, PartialEq, Eq)]
pub struct Advice {
    pub wrong: Text,
    pub mend: Text,
}

/// Mangel: how far a case is from meeting a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    pub advice: &'static Advice,
    /// The field to change, `periods[].to` in rows; empty when no field is wrong.
    pub path: &'static str,
    /// The row it stands in, counted in the form without blank rows.
    pub row: Option<usize>,
    pub when: When,
    /// A day the words name.
    pub day: Option<Day>,
    /// How many there are.
    pub count: Option<i32>,
    /// How many there should be.
    pub limit: Option<i32>,
    /// Counted months there are, where whole ones do not tell it.
    pub months: Option<Months>,
    /// A day that would mend the field at `path`.
    pub better: Option<Day>,
    /// Another force than the provision's own, where the case decides it.
    pub force: Option<Force>,
}

/// Når: the first day on which the rule will be met if nothing else changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "axis", content = "day")]
pub enum When {
    /// No day decides it: an answer must change.
    Timeless,
    /// Waiting does not help.
    Never,
    /// Met once today is this day.
    Today(Day),
    /// Met when the service starts on this day or later.
    Start(Day),
}

/// Not met, for this reason.
pub fn not_met(advice: &'static Advice, path: &'static str) -> Shortfall {
    Shortfall {
        advice,
        path,
        row: None,
        when: When::Timeless,
        day: None,
        count: None,
        limit: None,
        months: None,
        better: None,
        force: None,
    }
}

impl Shortfall {
    pub fn when(self, when: When) -> Shortfall {
        Shortfall { when, ..self }
    }
    pub fn day(self, day: Day) -> Shortfall {
        Shortfall { day: Some(day), ..self }
    }
    pub fn count(self, count: i32, limit: i32) -> Shortfall {
        Shortfall { count: Some(count), limit: Some(limit), ..self }
    }
    /// The row of the form's rows that `path` is about.
    pub fn row(self, row: usize) -> Shortfall {
        Shortfall { row: Some(row), ..self }
    }
    pub fn months(self, months: Months, limit: i32) -> Shortfall {
        Shortfall { months: Some(months), limit: Some(limit), ..self }
    }
    pub fn better(self, day: Day) -> Shortfall {
        Shortfall { better: Some(day), ..self }
    }
    pub fn force(self, force: Force) -> Shortfall {
        Shortfall { force: Some(force), ..self }
    }
}

impl From<Shortfall> for Verdict {
    fn from(shortfall: Shortfall) -> Verdict {
        Verdict::NotMet(shortfall)
    }
}

/// Funn: a provision's answer for a case. Not made for provisions that are not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub id: &'static str,
    pub cite: Cite,
    pub force: Force,
    pub short: Text,
    pub says: Text,
    pub about: &'static [&'static str],
    pub verdict: Verdict,
}

impl Finding {
    pub fn is_met(&self) -> bool {
        matches!(self.verdict, Verdict::Met | Verdict::MetWith(_))
    }
    pub fn is_not_met(&self) -> bool {
        matches!(self.verdict, Verdict::NotMet(_))
    }
    /// Stops the form from being sent.
    pub fn blocks(&self) -> bool {
        self.force == Force::Must && self.is_not_met()
    }
    pub fn shortfall(&self) -> Option<&Shortfall> {
        match &self.verdict {
            Verdict::NotMet(shortfall) => Some(shortfall),
            _ => None,
        }
    }
    /// The name of the answer on the wire.
    pub fn answer(&self) -> &'static str {
        match self.verdict {
            Verdict::Met | Verdict::MetWith(_) => "met",
            Verdict::Unanswered(_) => "unanswered",
            Verdict::NotMet(_) => "not_met",
            Verdict::NotAsked => "not_asked",
        }
    }
    /// The field it points to, empty when none.
    pub fn path(&self) -> Cow<'static, str> {
        match &self.verdict {
            Verdict::Unanswered(path) => Cow::Borrowed(path),
            Verdict::NotMet(Shortfall { path, row: Some(row), .. }) => Cow::Owned(path_in_row(path, *row)),
            Verdict::NotMet(shortfall) => Cow::Borrowed(shortfall.path),
            _ => Cow::Borrowed(self.about.first().copied().unwrap_or("")),
        }
    }

    /// What is wrong, filled with its figures; the rule's own sentence when nothing is.
    pub fn wrong(&self, language: Language) -> String {
        match &self.verdict {
            Verdict::NotMet(shortfall) => shortfall.fill(&shortfall.advice.wrong, language),
            Verdict::MetWith(remark) => remark.read(language).to_owned(),
            _ => self.says.read(language).to_owned(),
        }
    }
    /// What to do, filled with its figures; empty when there is nothing to do.
    pub fn mend(&self, language: Language) -> String {
        self.shortfall().map(|shortfall| shortfall.fill(&shortfall.advice.mend, language)).unwrap_or_default()
    }
    /// When it will be met, as a sentence; empty when no day decides it.
    pub fn when_words(&self, language: Language) -> String {
        let Some(shortfall) = self.shortfall() else { return String::new() };
        match shortfall.when {
            When::Timeless => String::new(),
            When::Never => {
                t("Blir ikke oppfylt av å vente.", "Blir ikkje oppfylt av å vente.", "Waiting will not meet this.")
                    .read(language)
                    .to_owned()
            }
            When::Today(day) | When::Start(day) => t(
                "Kravet om {short} er oppfylt fra {day}.",
                "Kravet om {short} er oppfylt frå {day}.",
                "The requirement of {short} is met from {day}.",
            )
            .fill(language, &[("short", self.short.read(language)), ("day", &day.in_words(language))]),
        }
    }
}

impl Shortfall {
    /// Words with this shortfall's figures in the place of `{day}`, `{count}`, `{months}` and `{limit}`.
    pub fn fill(&self, words: &Text, language: Language) -> String {
        let day = self.day.or(self.better).map(|day| day.in_words(language)).unwrap_or_default();
        let months = self.months.map(|months| months.in_hundredths(language)).unwrap_or_default();
        let number = |n: Option<i32>| match n {
            Some(n @ 10_000..) => grouped(n.unsigned_abs().into()),
            other => other.map(|n| n.to_string()).unwrap_or_default(),
        };
        let (count, limit) = (number(self.count), number(self.limit));
        words.fill(language, &[("day", &day), ("count", &count), ("months", &months), ("limit", &limit)])
    }
}

/// What programs read: `{id, force, answer, path, when, cite}`; `when` is null, `"never"`, or an axis and a day.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut row = to.serialize_struct("Finding", 6)?;
        row.serialize_field("id", self.id)?;
        row.serialize_field("force", &self.force)?;
        row.serialize_field("answer", self.answer())?;
        row.serialize_field("path", &self.path())?;
        let when = self.shortfall().map(|shortfall| shortfall.when).filter(|when| *when != When::Timeless);
        row.serialize_field("when", &when)?;
        row.serialize_field("cite", &self.cite.code())?;
        row.end()
    }
}

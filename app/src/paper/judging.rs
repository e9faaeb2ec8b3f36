//! One check of the whole form, and word to those for whom something is another than before.

use super::{Card, Found, Inner, Paper, SUBJECT, Slot, Trouble, standing};
use crate::sheet::Place;
use leptos::prelude::*;
use shared::{
    answer::{Choice, Fault},
    rules::{
        facts::Facts,
        provision::{Finding, Verdict},
    },
};

/// What to tell, gathered while the form is read and told afterwards.
#[derive(Default)]
struct News {
    troubles: Vec<(Slot, Option<Trouble>)>,
    asked: Vec<(ArcRwSignal<bool>, bool)>,
    rows_faults: Vec<(ArcRwSignal<Option<Fault>>, Option<Fault>)>,
    cards: Option<Vec<Card>>,
}

impl Paper {
    /// Looks at the form again.
    pub(super) fn judge(self) {
        let Some(news) = self.try_update(Inner::judge) else { return }; // the page is gone
        news.troubles.into_iter().for_each(|(slot, trouble)| slot.trouble.set(trouble));
        news.asked.into_iter().for_each(|(signal, asked)| signal.set(asked));
        news.rows_faults.into_iter().for_each(|(signal, fault)| signal.set(fault));
        if let Some(cards) = news.cards {
            self.cards.set(cards);
        }
        let (standing, tally, subject) = self.with(|inner| {
            let subject = inner.outline.place(SUBJECT).map(|place| inner.sheet.read(place)).unwrap_or_default();
            (standing::standing(inner), standing::tally(inner), subject)
        });
        set_if_new(self.standing, standing);
        set_if_new(self.tally, tally);
        set_if_new(self.subject, subject);
    }

    /// Lists that depend on other answers.
    pub(super) fn refresh_choices(self) {
        let news: Vec<(ArcRwSignal<Vec<Choice>>, Vec<Choice>)> = self.with(|inner| {
            let each = inner.choices.iter().enumerate();
            let each = each.map(|(question, signal)| (signal.clone(), inner.sheet.choices(question)));
            each.filter(|(signal, now)| signal.with_untracked(|before| before != now)).collect()
        });
        news.into_iter().for_each(|(signal, choices)| signal.set(choices));
    }
}

/// As the fields stand.
fn in_order(place: &Place) -> (usize, usize) {
    (place.question, place.row)
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

impl Inner {
    fn judge(&mut self) -> News {
        self.report = self.sheet.check(&self.facts_now(), self.today);
        self.correct_rows();
        self.locate();
        let mut news = News { cards: self.new_cards(), ..News::default() };
        self.troubles = self.places().filter_map(|(place, _)| self.trouble(place)).collect();
        self.tell_fields(&mut news);
        for (rows, signal) in self.rows_asked.iter().enumerate() {
            let asked = self.sheet.are_rows_asked(rows);
            if signal.with_untracked(|before| *before != asked) {
                news.asked.push((signal.clone(), asked));
            }
        }
        for (rows, signal) in self.rows_fault.iter().enumerate() {
            let path = self.outline.rows[rows].path;
            let fault = self.report.problems.iter().find(|problem| problem.path == path).map(|problem| problem.fault);
            if signal.with_untracked(|before| *before != fault) {
                news.rows_faults.push((signal.clone(), fault));
            }
        }
        news
    }

    /// Word to the fields. What was told them last is remembered beside them: most fields are never asked anything.
    fn tell_fields(&mut self, news: &mut News) {
        let mut troubles = self.troubles.iter().peekable();
        for (question, told) in self.told.iter_mut().enumerate() {
            for (row, told) in told.iter_mut().enumerate() {
                let (place, slot) = (Place { question, row }, &self.slots[question][row]);
                let here = troubles.next_if(|found| found.place == place).filter(|found| found.is_shown);
                if here.is_some() || told.troubled {
                    let trouble = here.map(|found| found.trouble.clone());
                    told.troubled = trouble.is_some();
                    if slot.trouble.with_untracked(|before| *before != trouble) {
                        news.troubles.push((slot.clone(), trouble));
                    }
                }
                let asked = self.sheet.is_asked_in(place);
                if std::mem::replace(&mut told.asked, asked) != asked {
                    news.asked.push((slot.asked.clone(), asked));
                }
            }
        }
    }

    /// Facts with the days in them only where they hold: the notice is counted anew when the trust is another, or the
    /// start an earlier one, than those that were received.
    pub(super) fn facts_now(&self) -> Facts {
        let mut facts = self.facts.clone();
        if let Some((trust, start)) = &self.told_for {
            let now = |path| self.outline.place(path).map(|place| self.sheet.read(place)).unwrap_or_default();
            if now("trust") != *trust || now("wished_start") < *start {
                facts.first_received_on = None;
            }
        }
        facts
    }

    /// The check leaves blank rows out; problems and findings point to rows as they lie here.
    fn correct_rows(&mut self) {
        for rows in 0..self.outline.rows.len() {
            let listed = &self.outline.rows[rows];
            let is_written = |row: usize| {
                let mut cells = listed.cells.clone();
                cells.any(|question| {
                    self.sheet.is_asked_in(Place { question, row })
                        && !self.sheet.read(Place { question, row }).trim().is_empty()
                })
            };
            let written: Vec<usize> = (0..self.sheet.len(rows)).filter(|row| is_written(*row)).collect();
            if written.len() == self.sheet.len(rows) {
                continue;
            }
            for problem in &mut self.report.problems {
                let Some(place) = self.outline.place(&problem.path) else { continue };
                if listed.cells.contains(&place.question)
                    && let Some(row) = written.get(place.row)
                {
                    problem.path = self.outline.path(Place { row: *row, ..place });
                }
            }
            for finding in &mut self.report.findings {
                if let Verdict::NotMet(shortfall) = &mut finding.verdict
                    && shortfall.path.strip_prefix(listed.path).is_some_and(|rest| rest.starts_with("[]"))
                    && let Some(row) = shortfall.row.and_then(|row| written.get(row))
                {
                    shortfall.row = Some(*row);
                }
            }
        }
    }

    /// What is wrong at a field, shown or not: first what was typed, then the shape, then the law.
    fn trouble(&self, place: Place) -> Option<Found> {
        let note = self.notes[place.question].get(place.row)?;
        let located = self.located.partition_point(|(there, _)| in_order(there) < in_order(&place));
        let located = self.located.get(located).filter(|(there, _)| *there == place);
        let trouble = match (note.raw, located, &note.told) {
            (Some(fault), ..) => Trouble::Fault(fault),
            (_, Some((_, fault)), _) => Trouble::Fault(*fault),
            (.., Some(finding)) => Trouble::Told(finding.clone()),
            _ => {
                let stop = self.stopping.iter().find(|(there, _)| *there == Some(place))?;
                Trouble::Rule(stop.1.clone())
            }
        };
        Some(Found { place, is_shown: self.is_shown(place, &trouble), trouble })
    }

    /// Paths become places once, not once per field.
    fn locate(&mut self) {
        let outline = self.outline;
        let located =
            self.report.problems.iter().filter_map(|problem| Some((outline.place(&problem.path)?, problem.fault)));
        self.located = located.collect();
        shared::order::sort_by_key(&mut self.located, |(place, _)| in_order(place)); // stable: the first of a field stays first
        let stopping = self.report.findings.iter().filter(|finding| finding.blocks());
        self.stopping = stopping.map(|finding| (outline.place(&finding.path()), finding.clone())).collect();
    }

    /// Nothing shouts before its time; a national identity number is said at once.
    fn is_shown(&self, place: Place, trouble: &Trouble) -> bool {
        let part = self.outline.questions[place.question].part;
        let over = self.asked_to_send || self.left[part];
        let touched = self.notes[place.question].get(place.row).is_some_and(|note| note.touched);
        match trouble {
            Trouble::Fault(Fault::NationalNumber) | Trouble::Told(_) => true,
            Trouble::Fault(Fault::Missing) => over,
            Trouble::Fault(_) | Trouble::Rule(_) => over || touched,
        }
    }

    /// Everything that stops the form, in the order asked.
    pub(super) fn stops(&self) -> Vec<(String, Trouble)> {
        let fields = self.troubles.iter().map(|found| (self.outline.path(found.place), found.trouble.clone()));
        let mut stops: Vec<(String, Trouble)> = fields.collect();
        for problem in &self.report.problems {
            if self.outline.place(&problem.path).is_none() {
                stops.push((problem.path.clone(), Trouble::Fault(problem.fault)));
            }
        }
        for (_, finding) in &self.stopping {
            let told =
                |(_, trouble): &(String, Trouble)| matches!(trouble, Trouble::Rule(other) if other.id == finding.id);
            let here = |(path, _): &(String, Trouble)| *path == finding.path();
            if !stops.iter().any(told) && !stops.iter().any(here) {
                stops.push((finding.path().into_owned(), Trouble::Rule(finding.clone())));
            }
        }
        stops
    }

    /// The findings with stamps, when one of them says something else than before.
    fn new_cards(&mut self) -> Option<Vec<Card>> {
        let before = std::mem::take(&mut self.cards);
        let mut cards = Vec::with_capacity(self.report.findings.len());
        let mut stamps = self.stamps;
        for finding in &self.report.findings {
            let hushed = self.is_hushed(finding);
            let same =
                before.iter().find(|card| card.finding == *finding && card.hushed == hushed).map(|card| card.stamp);
            let stamp = same.unwrap_or_else(|| {
                stamps += 1;
                stamps
            });
            cards.push(Card { stamp, finding: finding.clone(), hushed });
        }
        let is_new = stamps != self.stamps || cards.len() != before.len();
        self.stamps = stamps;
        self.cards = cards;
        is_new.then(|| self.cards.clone())
    }
}

impl Inner {
    /// Not met, but all it looks at is blank and its section has not been left: nothing shouts at an empty form.
    fn is_hushed(&self, finding: &Finding) -> bool {
        let is_blank = |path: &&str| match (self.outline.place(path), self.outline.rows_at(path)) {
            (Some(place), _) => self.sheet.read(place).is_empty(),
            (None, Some(rows)) => self.sheet.len(rows) == 0,
            (None, None) => true,
        };
        let place = self.outline.place(&finding.path());
        let left = place.is_none_or(|place| self.left[self.outline.questions[place.question].part]);
        finding.is_not_met() && !finding.blocks() && !self.asked_to_send && !left && finding.about.iter().all(is_blank)
    }
}

/// Whether a finding looks at this path, or at rows it stands in.
pub fn concerns(finding: &Finding, path: &str) -> bool {
    finding
        .about
        .iter()
        .any(|about| *about == path || path.strip_prefix(about).is_some_and(|rest| rest.starts_with('.')))
}

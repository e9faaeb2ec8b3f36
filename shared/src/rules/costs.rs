//! What a list costs the municipality in each of five years: an ordinary private list beside an ALIS list. Exact to the
//! øre. Knows lists and rates; no screen. Above 800 persons the source is silent: we go on with the rate, and say so.

use super::{agreement::ALIS_NORD_2019, dated::Dated, provision::Cite};
use crate::{
    day::{Day, day},
    forms::local_agreement::LocalAgreement,
    numbers::amount::Amount,
    text::{Language, Text, t},
};
use serde::Serialize;

/// Where every rate stands.
pub const SOURCE: Cite = ALIS_NORD_2019;

/// Satser: kroner a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rates {
    /// Persons in the first step of the list.
    pub first_step: u32,
    /// The last person the source has a figure for.
    pub known_to: u32,
    /// Basic subsidy per person on an ordinary private list.
    pub ordinary_per_person: Amount,
    /// Basic subsidy on an ALIS list for the whole first step, however few are on it.
    pub alis_first_step: Amount,
    /// Basic subsidy per person on an ALIS list above the first step.
    pub alis_per_person: Amount,
    /// What ALIS-Nord pays the municipality. Stands by itself: the source does not subtract it.
    pub contribution: Amount,
}

/// The rates in force. Source: the table for a list of 800, ALIS-Nord, January 2019.
pub const RATES: Dated<Rates> = Dated(&[(
    day(2019, 1, 1),
    Some(Rates {
        first_step: 500,
        known_to: 800,
        ordinary_per_person: Amount::kroner(451),
        alis_first_step: Amount::kroner(400_000),
        alis_per_person: Amount::ore(56_375), // 169 125 for 300 persons
        contribution: Amount::kroner(200_000),
    }),
)]);

/// Kostnader for én liste i ett år: the parts and their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListCost {
    pub recruitment_grant: Amount,
    /// Basic subsidy for the first step.
    pub first_step: Amount,
    /// From there to the last person the source has a figure for.
    pub next_step: Amount,
    /// Above that: our assumption.
    pub above: Amount,
    pub sum: Amount,
}

/// Ett år: the same list, in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct YearCost {
    /// Persons on the list.
    pub list: u32,
    pub ordinary: ListCost,
    pub alis: ListCost,
    /// What the ALIS list costs beyond the ordinary one, the recruitment grant left out.
    pub extra: Amount,
    /// The same with the recruitment grant.
    pub extra_with_grant: Amount,
    /// Some of it rests on our assumption.
    pub is_assumed: bool,
}

/// Kostnadssammenligning: five years, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    pub years: [YearCost; 5],
    /// On a line of its own, never subtracted.
    pub contribution: Amount,
    pub rates: Rates,
}

/// The comparison for lists of so many persons in year 1–5 and a recruitment grant in kroner, paid in year 1, by the rates
/// of a day. `None` when there are no rates for that day.
pub fn compare(lists: [u32; 5], recruitment_grant: u32, on: Day) -> Option<Comparison> {
    Some(RATES.on(on)?.compare(lists, recruitment_grant))
}

/// The comparison for an agreement by the rates of today. `None` when it holds no list, or there are no rates.
pub fn compare_agreement(agreement: &LocalAgreement, today: Day) -> Option<Comparison> {
    compare(agreement.lists()?, agreement.recruitment_grant_nok.unwrap_or(0), today)
}

impl Rates {
    /// As [`compare`], by these rates.
    pub fn compare(self, lists: [u32; 5], recruitment_grant: u32) -> Comparison {
        let grant = Amount::kroner(i64::from(recruitment_grant));
        let mut years = lists.map(|list| self.year(list, Amount::default()));
        years[0] = self.year(lists[0], grant);
        Comparison { years, contribution: self.contribution, rates: self }
    }

    fn year(&self, list: u32, grant: Amount) -> YearCost {
        let (first, next, above) = self.steps(list);
        let per_person = self.ordinary_per_person;
        let ordinary =
            ListCost::of(Amount::default(), [per_person.times(first), per_person.times(next), per_person.times(above)]);
        let per_person = self.alis_per_person;
        let alis = ListCost::of(grant, [self.alis_first_step, per_person.times(next), per_person.times(above)]);
        let extra_with_grant = alis.sum - ordinary.sum;
        YearCost { list, ordinary, alis, extra: extra_with_grant - grant, extra_with_grant, is_assumed: above > 0 }
    }

    /// Persons in the first step, in the next, and above.
    fn steps(&self, list: u32) -> (u32, u32, u32) {
        let first = list.min(self.first_step);
        let next = list.min(self.known_to.max(self.first_step)) - first;
        (first, next, list - first - next)
    }
}

impl ListCost {
    fn of(recruitment_grant: Amount, [first_step, next_step, above]: [Amount; 3]) -> ListCost {
        let sum = recruitment_grant + first_step + next_step + above;
        ListCost { recruitment_grant, first_step, next_step, above, sum }
    }
}

/// Gruppe av linjer: what a line of the table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Ordinary,
    Alis,
    Difference,
}

impl Side {
    #[rustfmt::skip]
    pub const fn name(self) -> Text {
        match self {
            Side::Ordinary => t("Ordinær privat hjemmel", "Ordinær privat heimel", "Ordinary private list"),
            Side::Alis => t("ALIS-hjemmel", "ALIS-heimel", "ALIS list"),
            Side::Difference => t("Merutgift for kommunen", "Meirutgift for kommunen", "Extra cost to the municipality"),
        }
    }
}

/// Linje i tabellen: one kind of cost in year 1–5.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub side: Side,
    /// With `{from}` and `{to}` for steps of the list; see [`Line::words`].
    pub label: Text,
    /// First and last person of the step.
    pub from: u32,
    pub to: u32,
    pub amounts: [Amount; 5],
    pub is_sum: bool,
    /// Which years rest on our assumption, in whole or in part.
    pub is_assumed: [bool; 5],
}

impl Line {
    /// The label with its figures: `Basistilskudd 501–800`.
    pub fn words(&self, language: Language) -> String {
        self.label.fill(language, &[("from", &self.from.to_string()), ("to", &self.to.to_string())])
    }
}

const GRANT: Text = t("Rekrutteringstilskudd", "Rekrutteringstilskot", "Recruitment grant");
const STEP: Text = t("Basistilskudd {from}–{to}", "Basistilskot {from}–{to}", "Basic subsidy {from}–{to}");
const ABOVE: Text = t("Basistilskudd fra {from}", "Basistilskot frå {from}", "Basic subsidy from {from}");
const SUM: Text = t("Sum", "Sum", "Sum");
const WITHOUT_GRANT: Text =
    t("Uten rekrutteringstilskudd", "Utan rekrutteringstilskot", "Without the recruitment grant");
const WITH_GRANT: Text = t("Med rekrutteringstilskudd", "Med rekrutteringstilskot", "With the recruitment grant");

/// The line that stands by itself.
pub const CONTRIBUTION: Text = t(
    "Tilskudd fra ALIS-Nord (ikke trukket fra)",
    "Tilskot frå ALIS-Nord (ikkje trekt frå)",
    "Contribution from ALIS-Nord (not subtracted)",
);
/// Under the table, when some of it is assumed.
pub const ASSUMPTION: Text = t(
    "Vår antakelse: Kilden har ingen tall over {to} personer. Vi bruker samme sats videre.",
    "Vår føresetnad: Kjelda har ingen tal over {to} personar. Vi bruker same sats vidare.",
    "Our assumption: the source has no figures above {to} persons. We go on with the same rate.",
);

impl Comparison {
    /// The table, line by line, in the order of the source.
    pub fn lines(&self) -> Vec<Line> {
        let Rates { first_step, known_to, .. } = self.rates;
        let line = |side, label, (from, to), amount: fn(&YearCost) -> Amount| {
            let amounts = self.years.each_ref().map(amount);
            Line { side, label, from, to, amounts, is_sum: false, is_assumed: [false; 5] }
        };
        let whole = |side, label, amount| Line {
            is_sum: true,
            is_assumed: self.years.map(|year| year.is_assumed),
            ..line(side, label, (0, 0), amount)
        };
        let above = |line: Line| Line { is_assumed: self.years.map(|year| year.is_assumed), ..line };
        let (first, next, beyond) = ((0, first_step), (first_step + 1, known_to), (known_to + 1, 0));
        vec![
            line(Side::Ordinary, STEP, first, |year| year.ordinary.first_step),
            line(Side::Ordinary, STEP, next, |year| year.ordinary.next_step),
            above(line(Side::Ordinary, ABOVE, beyond, |year| year.ordinary.above)),
            whole(Side::Ordinary, SUM, |year| year.ordinary.sum),
            line(Side::Alis, GRANT, (0, 0), |year| year.alis.recruitment_grant),
            line(Side::Alis, STEP, first, |year| year.alis.first_step),
            line(Side::Alis, STEP, next, |year| year.alis.next_step),
            above(line(Side::Alis, ABOVE, beyond, |year| year.alis.above)),
            whole(Side::Alis, SUM, |year| year.alis.sum),
            whole(Side::Difference, WITHOUT_GRANT, |year| year.extra),
            whole(Side::Difference, WITH_GRANT, |year| year.extra_with_grant),
        ]
    }

    /// Any year rests on our assumption.
    pub fn is_assumed(&self) -> bool {
        self.years.iter().any(|year| year.is_assumed)
    }

    /// [`ASSUMPTION`] with its figure.
    pub fn assumption(&self, language: Language) -> String {
        ASSUMPTION.fill(language, &[("to", &self.rates.known_to.to_string())])
    }
}

//! Report, section 4.3: the criteria of the order, what each can say of a candidate, and the order among them. Knows no
//! candidate and no period.

use super::dated::Dated;
use crate::{
    day::day,
    text::{Text, t},
};
use serde::Serialize;
use std::cmp::{Ordering, Reverse};

/// Vilkårene for tilbud: all met, or not. What is not answered is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conditions {
    Met,
    NotMet,
}

/// Nærhet: the nearest hospital, or a reason the trust has accepted; or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    Nearest,
    Other,
}

/// Ansiennitetsklasse: as preferred, enough for an offer, or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    Preferred,
    Enough,
    Less,
}

/// Veiledningsgruppe: the furthest along first. What is not answered is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Completed,
    Ongoing,
    NotStarted,
}

/// Tilknytning: own list or permanent post before substitute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Attachment {
    Permanent,
    Substitute,
}

/// Plass i kommunens egen rekkefølge; unlisted last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnOrder {
    Listed(u16),
    Unlisted,
}

/// Stilling i rekkefølgen: what each criterion says of a candidate, the better the smaller. The order of the fields is the
/// order of the criteria in the first policy, and so is the derived order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Standing {
    pub conditions: Conditions,
    pub site: Nearness,
    pub seniority: Seniority,
    pub group: Group,
    /// Quarters of the goals in force, 0–3.
    pub progress: Reverse<u16>,
    pub attachment: Attachment,
    pub own_order: OwnOrder,
    /// Whole months in ALIS posts on the period's first day.
    pub months: Reverse<i32>,
    pub number: u64,
}

/// Kriterium: one field of [`Standing`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    Conditions,
    Site,
    Seniority,
    Group,
    Progress,
    Attachment,
    OwnOrder,
    Months,
    Number,
}

impl Criterion {
    /// Which of the two stands first by this criterion alone.
    pub fn compare(self, a: &Standing, b: &Standing) -> Ordering {
        match self {
            Criterion::Conditions => a.conditions.cmp(&b.conditions),
            Criterion::Site => a.site.cmp(&b.site),
            Criterion::Seniority => a.seniority.cmp(&b.seniority),
            Criterion::Group => a.group.cmp(&b.group),
            Criterion::Progress => a.progress.cmp(&b.progress),
            Criterion::Attachment => a.attachment.cmp(&b.attachment),
            Criterion::OwnOrder => a.own_order.cmp(&b.own_order),
            Criterion::Months => a.months.cmp(&b.months),
            Criterion::Number => a.number.cmp(&b.number),
        }
    }

    /// What the one above has more of, in a few words.
    #[rustfmt::skip]
    pub fn words(self) -> Text {
        match self {
            Criterion::Conditions => t("oppfyller vilkårene for tilbud", "oppfyller vilkåra for tilbod", "meets the conditions for an offer"),
            Criterion::Site => t("ønsker sitt nærmeste sykehus", "ønskjer det nærmaste sjukehuset", "wishes the nearest hospital"),
            Criterion::Seniority => t("høyere ansiennitet", "høgare ansiennitet", "higher seniority"),
            Criterion::Group => t("lenger kommet i veiledningsgruppe", "komen lenger i rettleiingsgruppe", "further along in the supervision group"),
            Criterion::Progress => t("flere godkjente læringsmål", "fleire godkjende læringsmål", "more learning goals approved"),
            Criterion::Attachment => t("egen liste eller fast stilling", "eiga liste eller fast stilling", "own list or permanent post"),
            Criterion::OwnOrder => t("lenger fram i kommunens egen rekkefølge", "lenger framme i rekkjefølgja til kommunen", "earlier in the municipality's own order"),
            Criterion::Months => t("flere måneder i ALIS-stilling", "fleire månader i ALIS-stilling", "more months in ALIS posts"),
            Criterion::Number => t("meldt inn tidligere", "meld inn tidlegare", "registered earlier"),
        }
    }
}

const FIRST_POLICY: [Criterion; 9] = [
    Criterion::Conditions,
    Criterion::Site,
    Criterion::Seniority,
    Criterion::Group,
    Criterion::Progress,
    Criterion::Attachment,
    Criterion::OwnOrder,
    Criterion::Months,
    Criterion::Number,
];

/// The criteria in their order. Source: report, section 4.3; the order among them and the last three are ours.
pub const POLICY: Dated<&[Criterion]> = Dated(&[(day(2022, 3, 1), Some(&FIRST_POLICY))]);

/// Learning goals in force, for classes of progress. Ours: the public list's count has not been verified.
pub const GOALS_IN_FORCE: Dated<u16> = Dated(&[(day(2019, 3, 1), Some(88))]);

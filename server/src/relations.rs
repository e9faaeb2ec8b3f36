//! Who may see what: one table of forms and of how a reader stands to a document, and nothing else decides. What is not
//! in the table is not seen; what is not seen is not there (404). Knows no requests and no tables of the store.
//!
//! **Why rows and bodies apart.** The office must see that a plan or a meeting exists, and must not read leave or minutes.

use crate::party::Party;
use shared::numbers::{health_trust::HealthTrust, hpr_number::HprNumber};

/// How a reader stands to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Whose document it is.
    Owner,
    /// The trainee it is about.
    Subject,
    /// The trust it is addressed to.
    Addressed,
    Office,
    /// Anybody else.
    Stranger,
}

/// Innsyn: how much is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    Nothing,
    /// That it exists: kind, whose, whom it is about, when, what the rules remarked.
    Row,
    /// Every word, with its receipt.
    Whole,
}

use Sight::{Nothing, Row, Whole};

/// One line for each form; columns in the order of [`Relation`].
#[rustfmt::skip]
pub const TABLE: &[(&str, [Sight; 5])] = &[
    //                          owner  subject  addressed office   stranger
    ("candidate-registration", [Whole, Whole,   Whole,    Whole,   Nothing]),
    ("implementation-plan",    [Whole, Whole,   Nothing,  Row,     Nothing]),
    ("follow-up-meeting",      [Whole, Whole,   Nothing,  Row,     Nothing]),
    ("local-agreement",        [Whole, Whole,   Nothing,  Row,     Nothing]),
    ("closing",                [Whole, Whole,   Row,      Whole,   Nothing]),
    ("half-year-report",       [Whole, Nothing, Nothing,  Whole,   Nothing]),
    ("training-enterprise",    [Whole, Nothing, Nothing,  Whole,   Nothing]),
    ("trust-profile",          [Whole, Nothing, Nothing,  Whole,   Nothing]),
    ("confirmation",           [Whole, Whole,   Whole,    Whole,   Nothing]),
    ("placement",              [Whole, Whole,   Whole,    Whole,   Nothing]),
    ("offer-answer",           [Whole, Whole,   Whole,    Whole,   Nothing]),
    ("release",                [Whole, Whole,   Whole,    Whole,   Nothing]),
    ("capacity",               [Whole, Nothing, Nothing,  Whole,   Nothing]),
    ("capacity-evaluation",    [Whole, Nothing, Nothing,  Whole,   Nothing]),
];

/// Whom a document concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerns<'a> {
    pub kind: &'a str,
    pub owner: &'a Party,
    pub addressed: Option<HealthTrust>,
    pub doctor: Option<u32>,
    /// Kind and owner of the document it is about.
    pub about: Option<(&'a str, &'a Party)>,
}

impl Concerns<'_> {
    /// How the reader stands to it.
    pub fn relation(&self, reader: &Party) -> Relation {
        match reader {
            _ if reader == self.owner || self.about.is_some_and(|(_, owner)| reader == owner) => Relation::Owner,
            Party::Trainee(doctor) if self.doctor == Some(doctor.get()) => Relation::Subject,
            Party::Trust(trust) if self.addressed == Some(*trust) => Relation::Addressed,
            Party::Office => Relation::Office,
            _ => Relation::Stranger,
        }
    }

    /// As [`Concerns::sight`], for a reader whose key somebody approved. A trainee's key is as good as whoever let it in:
    /// the office answers for all, a municipality for what it has filed itself. Without this a municipality could make
    /// itself the doctor it has registered, and read what others have filed about that doctor.
    pub fn sight_of(&self, reader: &Party, approver: &Party) -> Sight {
        let stranger = *approver != Party::Office && approver != self.owner;
        if self.relation(reader) == Relation::Subject && stranger { Nothing } else { self.sight(reader) }
    }

    /// How much the reader sees of it: never more than of the document it is about.
    pub fn sight(&self, reader: &Party) -> Sight {
        let relation = self.relation(reader);
        let of_kind = |kind: &str| {
            let line = TABLE.iter().find(|(name, _)| *name == kind);
            line.map_or(Nothing, |(_, sights)| sights[relation as usize])
        };
        let own = of_kind(self.kind);
        self.about.map_or(own, |(kind, _)| own.min(of_kind(kind)))
    }
}

/// Whether the trainee with this number may be invited by this party: office, or who keeps documents about them.
pub fn may_invite(party: &Party, other: &Party, keeps: impl FnOnce(HprNumber) -> bool) -> bool {
    match (party, other) {
        (Party::Office, _) => true,
        (Party::Municipality(_), Party::Trainee(doctor)) => keeps(*doctor),
        _ => party == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::numbers::municipality::MunicipalityNumber;

    fn concerns<'a>(kind: &'a str, owner: &'a Party) -> Concerns<'a> {
        Concerns { kind, owner, addressed: Some(HealthTrust::Nordland), doctor: Some(9_144_889), about: None }
    }

    #[test]
    fn every_cell_of_the_table_decides_what_its_reader_sees() {
        let municipality = |number: &str| Party::Municipality(MunicipalityNumber(number.into()));
        let bodo = municipality("1804");
        let trainee = |number| Party::Trainee(HprNumber::new(number).unwrap());
        let (nordland, unn) = (Party::Trust(HealthTrust::Nordland), Party::Trust(HealthTrust::Unn));
        for (kind, sights) in TABLE {
            let readers = [bodo.clone(), trainee(9_144_889), nordland.clone(), Party::Office];
            for (reader, sight) in readers.iter().zip(sights) {
                assert_eq!(concerns(kind, &bodo).sight(reader), *sight, "{kind}, {reader}");
            }
            for stranger in [municipality("1860"), trainee(1_234_567), unn.clone()] {
                assert_eq!(concerns(kind, &bodo).sight(&stranger), Nothing, "{kind}, {stranger}");
            }
        }
    }

    #[test]
    fn a_form_that_is_not_in_the_table_is_seen_by_nobody() {
        let bodo = Party::Municipality(MunicipalityNumber("1804".into()));
        assert_eq!(concerns("unknown", &bodo).sight(&bodo), Nothing);
        for kind in crate::kinds::KINDS {
            assert!(TABLE.iter().any(|(name, _)| *name == kind.name), "{} is not in the table", kind.name);
        }
    }

    #[test]
    fn an_answer_shows_no_more_than_what_it_answers() {
        let (bodo, trainee) = (Party::Municipality(MunicipalityNumber("1804".into())), HprNumber::new(9_144_889));
        let trainee = trainee.map(Party::Trainee).unwrap();
        let about = |kind| Concerns { about: Some((kind, &bodo)), ..concerns("confirmation", &trainee) };
        assert_eq!(about("implementation-plan").sight(&Party::Office), Row);
        assert_eq!(about("implementation-plan").sight(&Party::Trust(HealthTrust::Nordland)), Nothing);
        assert_eq!(about("closing").sight(&Party::Trust(HealthTrust::Nordland)), Row);
        assert_eq!(about("candidate-registration").sight(&Party::Office), Whole);
        assert_eq!(about("implementation-plan").sight(&bodo), Whole);
    }

    #[test]
    fn a_trainee_whom_another_municipality_let_in_sees_nothing() {
        let municipality = |number: &str| Party::Municipality(MunicipalityNumber(number.into()));
        let (bodo, vestvagoy) = (municipality("1804"), municipality("1860"));
        let trainee = HprNumber::new(9_144_889).map(Party::Trainee).unwrap();
        let seen = |approver: &Party| concerns("implementation-plan", &bodo).sight_of(&trainee, approver);
        assert_eq!([seen(&bodo), seen(&Party::Office), seen(&vestvagoy)], [Whole, Whole, Nothing]);
    }

    #[test]
    fn leave_never_reaches_a_trust() {
        let bodo = Party::Municipality(MunicipalityNumber("1804".into()));
        for trust in HealthTrust::ALL {
            assert_eq!(concerns("implementation-plan", &bodo).sight(&Party::Trust(trust)), Nothing);
        }
    }
}

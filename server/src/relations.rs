//! Who may see what: one table of forms and of how a reader stands to a document, and nothing else decides. What is not
//! in the table is not seen; what is not seen is not there (404). Which route needs how much stands in the table of
//! routes. Knows no requests and no tables of the store.
//!
//! **Why rows, parts and bodies apart.** The office must see that a plan or a meeting exists, and must not read leave or
//! minutes. What is left for whom is made by [`shared::views`].
//!
//! **What a new municipality sees.** A doctor who moves takes along the registration, the plan and that meetings were held,
//! once the doctor has confirmed the closing that says so. What was agreed with the former employer, and what was said in
//! meetings, stays there.
//!
//! **What facts tell.** A municipality does not see a trust's profile. Of what stands in it, `/facts` tells what its own
//! registrations need: whether there is an agreement with it, and whom a registration reaches (`routes::fact`).
//!
//! **Whom a wrong number lets in.** Nobody, once it is corrected: a trainee reads a revision that is about them while the
//! newest revision is, too. The wrong doctor was shown somebody else's data by mistake, and having signed it once makes it
//! no more theirs; the right doctor does not read what was filed about another. Links that were made for the wrong doctor
//! end with the same revision (`intake::act`).

use crate::party::Party;
use shared::{
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber},
    views::Part,
};

/// How a reader stands to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Whose document it is.
    Owner,
    /// The trainee it is about.
    Subject,
    /// The trust it is addressed to, or that its doctor is registered for.
    Addressed,
    Office,
    /// Any other trust.
    OtherTrust,
    /// The municipality the doctor has moved to.
    Successor,
    /// Anybody else.
    Stranger,
}

impl Relation {
    /// In the order of the table's columns.
    pub const ALL: [Relation; 7] = [
        Relation::Owner,
        Relation::Subject,
        Relation::Addressed,
        Relation::Office,
        Relation::OtherTrust,
        Relation::Successor,
        Relation::Stranger,
    ];
}

/// Innsyn: how much is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    Nothing,
    /// That it exists: kind, whose, whom it is about, when.
    Row,
    /// A part of it, made for this reader.
    View(Part),
    /// Every word, with its receipt.
    Whole,
}

/// How much a route needs to be seen of the document it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// It shows no document; should it try, it sees none.
    NoDocument,
    /// Only what the asker's own organization keeps, or who came in by it.
    Own,
    Row,
    View,
    Whole,
}

impl Sight {
    /// Whether a route that needs this may show what is seen so.
    pub fn is_enough_for(self, needs: Needs) -> bool {
        match needs {
            Needs::NoDocument | Needs::Own => false,
            Needs::Row => self != Nothing,
            Needs::View => matches!(self, View(_)),
            Needs::Whole => self == Whole,
        }
    }
}

use Sight::{Nothing, Row, View, Whole};

const PERIODS: Sight = View(Part::Periods);
const HOSPITAL: Sight = View(Part::HospitalRows);
const HELD_ON: Sight = View(Part::HeldOn);
const DATES: Sight = View(Part::FormAndDates);
const NO_CAUSE: Sight = View(Part::WithoutCause);
const OWN_LIST: Sight = View(Part::OwnList);
const CONTACTS: Sight = View(Part::ContactsAndAgreements);

/// One line for each form; columns in the order of [`Relation`].
#[rustfmt::skip]
pub const TABLE: &[(&str, [Sight; 7])] = &[
    //                          owner  subject  addressed office   other trust successor stranger
    ("candidate-registration", [Whole, Whole,   Whole,    Whole,   Nothing,    Whole,    Nothing]),
    ("implementation-plan",    [Whole, Whole,   HOSPITAL, PERIODS, Nothing,    Whole,    Nothing]),
    ("follow-up-meeting",      [Whole, Whole,   Nothing,  HELD_ON, Nothing,    HELD_ON,  Nothing]),
    ("local-agreement",        [Whole, Whole,   Nothing,  DATES,   Nothing,    Nothing,  Nothing]),
    ("closing",                [Whole, Whole,   NO_CAUSE, Whole,   Nothing,    Whole,    Nothing]),
    ("half-year-report",       [Whole, Nothing, OWN_LIST, Whole,   OWN_LIST,   Nothing,  Nothing]),
    ("training-enterprise",    [Whole, Nothing, CONTACTS, Whole,   CONTACTS,   Nothing,  Nothing]),
    ("trust-profile",          [Whole, Nothing, Nothing,  Whole,   Nothing,    Nothing,  Nothing]),
    ("confirmation",           [Whole, Whole,   Whole,    Whole,   Nothing,    Whole,    Nothing]),
    ("placement",              [Whole, Whole,   Whole,    Whole,   Nothing,    Nothing,  Nothing]),
    ("offer-answer",           [Whole, Whole,   Whole,    Whole,   Nothing,    Nothing,  Nothing]),
    ("release",                [Whole, Whole,   Whole,    Whole,   Nothing,    Nothing,  Nothing]),
    ("capacity",               [Whole, Nothing, Nothing,  Whole,   Nothing,    Nothing,  Nothing]),
    ("capacity-evaluation",    [Whole, Nothing, Nothing,  Whole,   Nothing,    Nothing,  Nothing]),
];

/// How much of a form of this kind is seen by who stands to it so.
pub fn sight_of_kind(kind: &str, relation: Relation) -> Sight {
    let line = TABLE.iter().find(|(name, _)| *name == kind);
    line.map_or(Nothing, |(_, sights)| sights[relation as usize])
}

/// Forms of which any trust sees something, whoever they are addressed to.
pub fn kinds_for_all_trusts() -> impl Iterator<Item = &'static str> {
    TABLE.iter().filter(|(_, sights)| sights[Relation::OtherTrust as usize] != Nothing).map(|(kind, _)| *kind)
}

/// Whom a document concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concerns<'a> {
    pub kind: &'a str,
    pub owner: &'a Party,
    pub addressed: Option<HealthTrust>,
    /// Whom it is about; nobody when its document is about somebody else by now.
    pub doctor: Option<u32>,
    /// Kind and owner of the document it is about.
    pub about: Option<(&'a str, &'a Party)>,
    /// Municipalities the doctor has taken it along to.
    pub successors: &'a [Party],
}

impl Concerns<'_> {
    /// How the reader stands to it.
    pub fn relation(&self, reader: &Party) -> Relation {
        match reader {
            _ if reader == self.owner || self.about.is_some_and(|(_, owner)| reader == owner) => Relation::Owner,
            Party::Trainee(doctor) if self.doctor == Some(doctor.get()) => Relation::Subject,
            Party::Trust(trust) if self.addressed == Some(*trust) => Relation::Addressed,
            Party::Trust(_) => Relation::OtherTrust,
            Party::Municipality(_) if self.successors.contains(reader) => Relation::Successor,
            Party::Office => Relation::Office,
            Party::Trainee(_) | Party::Municipality(_) | Party::Reader(_) => Relation::Stranger,
        }
    }

    /// As [`Concerns::sight`], for a reader whose key somebody approved. A trainee's key is as good as whoever let it in:
    /// the office answers for all, a municipality for what it has filed itself. Without this a municipality could make
    /// itself the doctor it has registered, and read what others have filed about that doctor, or what the doctor has
    /// answered them.
    pub fn sight_of(&self, reader: &Party, approver: &Party) -> Sight {
        let source = self.about.map_or(self.owner, |(_, owner)| owner);
        let is_vouched_for = *approver == Party::Office || approver == source || reader == source;
        if matches!(reader, Party::Trainee(_)) && !is_vouched_for { Nothing } else { self.sight(reader) }
    }

    /// How much the reader sees of it. Of a word about another document no more than that it was said, unless that
    /// document is read whole: a dispute says what is disputed.
    pub fn sight(&self, reader: &Party) -> Sight {
        let relation = self.relation(reader);
        let own = sight_of_kind(self.kind, relation);
        match self.about.map(|(kind, _)| sight_of_kind(kind, relation)) {
            None | Some(Whole) => own,
            Some(Nothing) => Nothing,
            Some(Row | View(_)) => own.min(Row),
        }
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

    fn municipality(number: &str) -> Party {
        Party::Municipality(MunicipalityNumber(number.into()))
    }

    fn trainee(number: u32) -> Party {
        Party::Trainee(HprNumber::new(number).unwrap())
    }

    fn concerns<'a>(kind: &'a str, owner: &'a Party, successors: &'a [Party]) -> Concerns<'a> {
        let addressed = Some(HealthTrust::Nordland);
        Concerns { kind, owner, addressed, doctor: Some(9_144_889), about: None, successors }
    }

    #[test]
    fn every_cell_of_the_table_decides_what_its_reader_sees() {
        let (bodo, alta) = (municipality("1804"), [municipality("5601")]);
        let (nordland, unn) = (Party::Trust(HealthTrust::Nordland), Party::Trust(HealthTrust::Unn));
        for (kind, sights) in TABLE {
            let [alta_itself] = alta.clone();
            let readers = [bodo.clone(), trainee(9_144_889), nordland.clone(), Party::Office, unn.clone(), alta_itself];
            for (reader, sight) in readers.iter().zip(sights) {
                assert_eq!(concerns(kind, &bodo, &alta).sight(reader), *sight, "{kind}, {reader}");
            }
            for stranger in
                [municipality("1860"), trainee(1_234_567), Party::Reader(shared::numbers::reader::Reader::Nsdm)]
            {
                assert_eq!(concerns(kind, &bodo, &alta).sight(&stranger), Nothing, "{kind}, {stranger}");
            }
            assert_eq!(sights[Relation::Stranger as usize], Nothing, "{kind}");
        }
    }

    #[test]
    fn a_form_that_is_not_in_the_table_is_seen_by_nobody() {
        let bodo = municipality("1804");
        assert_eq!(concerns("unknown", &bodo, &[]).sight(&bodo), Nothing);
        for kind in crate::kinds::KINDS {
            assert!(TABLE.iter().any(|(name, _)| *name == kind.name), "{} is not in the table", kind.name);
        }
    }

    #[test]
    fn an_answer_shows_no_more_than_what_it_answers() {
        let (bodo, doctor) = (municipality("1804"), trainee(9_144_889));
        let about = |kind| Concerns { about: Some((kind, &bodo)), ..concerns("confirmation", &doctor, &[]) };
        let nordland = Party::Trust(HealthTrust::Nordland);
        assert_eq!(about("implementation-plan").sight(&Party::Office), Row);
        assert_eq!(about("implementation-plan").sight(&nordland), Row);
        assert_eq!(about("follow-up-meeting").sight(&nordland), Nothing);
        assert_eq!(about("closing").sight(&nordland), Row);
        assert_eq!(about("candidate-registration").sight(&Party::Office), Whole);
        assert_eq!(about("implementation-plan").sight(&bodo), Whole);
    }

    #[test]
    fn a_trainee_whom_another_municipality_let_in_sees_nothing() {
        let (bodo, vestvagoy) = (municipality("1804"), municipality("1860"));
        let seen =
            |approver: &Party| concerns("implementation-plan", &bodo, &[]).sight_of(&trainee(9_144_889), approver);
        assert_eq!([seen(&bodo), seen(&Party::Office), seen(&vestvagoy)], [Whole, Whole, Nothing]);
        let doctor = trainee(9_144_889);
        let answer =
            Concerns { about: Some(("candidate-registration", &bodo)), ..concerns("confirmation", &doctor, &[]) };
        let seen = |approver: &Party| answer.sight_of(&doctor, approver);
        assert_eq!([seen(&bodo), seen(&vestvagoy)], [Whole, Nothing], "nor what the doctor has answered others");
    }

    #[test]
    fn leave_never_reaches_a_trust() {
        let bodo = municipality("1804");
        for trust in HealthTrust::ALL {
            let seen = concerns("implementation-plan", &bodo, &[]).sight(&Party::Trust(trust));
            assert!(matches!(seen, Nothing | View(Part::HospitalRows)), "{trust:?} sees {seen:?}");
        }
    }
}

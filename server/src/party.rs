//! Whom a key speaks for. What such a party may see stands in [`crate::relations`]. Knows no requests and no tables.

use shared::{
    api::{Approver, Organization, Role},
    numbers::{health_trust::HealthTrust, hpr_number::HprNumber, municipality::MunicipalityNumber, reader::Reader},
};
use std::{fmt, str::FromStr};

/// Part: the office, one municipality, one trust, one trainee, or one reader of figures. Written `office`,
/// `municipality:1804`, `trust:unn`, `trainee:9144889`, `reader:nsdm`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    Office,
    Municipality(MunicipalityNumber),
    Trust(HealthTrust),
    Trainee(HprNumber),
    Reader(Reader),
}

impl Party {
    /// `None` when role and organization do not belong together, or the organization is not in the register.
    pub fn of(role: Role, organization: &Organization) -> Option<Party> {
        let Organization { municipality, trust, doctor, reader } = organization;
        match (role, municipality, trust, doctor, reader) {
            (Role::Office, None, None, None, None) => Some(Party::Office),
            (Role::Municipality, Some(number), None, None, None) => {
                number.find().map(|_| Party::Municipality(number.clone()))
            }
            (Role::Trust, None, Some(trust), None, None) => Some(Party::Trust(*trust)),
            (Role::Trainee, None, None, Some(doctor), None) => Some(Party::Trainee(*doctor)),
            (Role::Reader, None, None, None, Some(reader)) => Some(Party::Reader(*reader)),
            _ => None,
        }
    }

    pub fn role(&self) -> Role {
        match self {
            Party::Office => Role::Office,
            Party::Municipality(_) => Role::Municipality,
            Party::Trust(_) => Role::Trust,
            Party::Trainee(_) => Role::Trainee,
            Party::Reader(_) => Role::Reader,
        }
    }

    /// As it is told to those whose key it let in.
    pub fn as_approver(&self) -> Approver {
        Approver { role: self.role(), organization: self.organization() }
    }

    pub fn organization(&self) -> Organization {
        match self {
            Party::Office => Organization::default(),
            Party::Municipality(number) => {
                Organization { municipality: Some(number.clone()), ..Organization::default() }
            }
            Party::Trust(trust) => Organization { trust: Some(*trust), ..Organization::default() },
            Party::Trainee(doctor) => Organization { doctor: Some(*doctor), ..Organization::default() },
            Party::Reader(reader) => Organization { reader: Some(*reader), ..Organization::default() },
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Party::Office => f.write_str("office"),
            Party::Municipality(number) => write!(f, "municipality:{}", number.0),
            Party::Trust(trust) => write!(f, "trust:{}", trust.code()),
            Party::Trainee(doctor) => write!(f, "trainee:{doctor}"),
            Party::Reader(reader) => write!(f, "reader:{}", reader.code()),
        }
    }
}

/// Not a party in the form it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAParty;

impl FromStr for Party {
    type Err = NotAParty;
    fn from_str(text: &str) -> Result<Party, NotAParty> {
        match text.split_once(':') {
            None if text == "office" => Ok(Party::Office),
            Some(("municipality", number)) => Ok(Party::Municipality(MunicipalityNumber(number.to_owned()))),
            Some(("trust", code)) => HealthTrust::from_code(code).map(Party::Trust).ok_or(NotAParty),
            Some(("trainee", number)) => number.parse().map(Party::Trainee).map_err(|_| NotAParty),
            Some(("reader", code)) => Reader::from_code(code).map(Party::Reader).ok_or(NotAParty),
            _ => Err(NotAParty),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodo() -> Party {
        Party::Municipality(MunicipalityNumber("1804".into()))
    }

    #[test]
    fn a_role_without_its_organization_is_nobody() {
        let own = |party: &Party| party.organization();
        assert_eq!(Party::of(Role::Municipality, &Organization::default()), None);
        assert_eq!(Party::of(Role::Office, &own(&bodo())), None);
        assert_eq!(Party::of(Role::Trust, &own(&bodo())), None);
        assert_eq!(Party::of(Role::Trainee, &Organization::default()), None);
        assert_eq!(Party::of(Role::Municipality, &own(&bodo())), Some(bodo()));
    }

    #[test]
    fn a_municipality_outside_the_register_is_nobody() {
        let oslo = Organization { municipality: Some(MunicipalityNumber("0301".into())), ..Organization::default() };
        assert_eq!(Party::of(Role::Municipality, &oslo), None);
    }

    #[test]
    fn what_is_written_reads_back() {
        let doctor = HprNumber::new(9_144_889).map(Party::Trainee);
        for party in [Party::Office, bodo(), Party::Trust(HealthTrust::Unn), Party::Reader(Reader::Nsdm)]
            .into_iter()
            .chain(doctor)
        {
            assert_eq!(party.to_string().parse(), Ok(party));
        }
    }
}

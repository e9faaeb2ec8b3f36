//! Whom a key speaks for, and what such a party may see. Knows no requests and no tables.

use shared::{
    api::{Organization, Role},
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber},
};
use std::{fmt, str::FromStr};

/// Part: the office, one municipality, or one trust. Written `office`, `municipality:1804`, `trust:unn`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    Office,
    Municipality(MunicipalityNumber),
    Trust(HealthTrust),
}

impl Party {
    /// `None` when role and organization do not belong together, or the organization is not in the register.
    pub fn of(role: Role, organization: &Organization) -> Option<Party> {
        match (role, &organization.municipality, organization.trust) {
            (Role::Office, None, None) => Some(Party::Office),
            (Role::Municipality, Some(number), None) => number.find().map(|_| Party::Municipality(number.clone())),
            (Role::Trust, None, Some(trust)) => Some(Party::Trust(trust)),
            _ => None,
        }
    }

    pub fn role(&self) -> Role {
        match self {
            Party::Office => Role::Office,
            Party::Municipality(_) => Role::Municipality,
            Party::Trust(_) => Role::Trust,
        }
    }

    pub fn organization(&self) -> Organization {
        match self {
            Party::Office => Organization::default(),
            Party::Municipality(number) => Organization { municipality: Some(number.clone()), trust: None },
            Party::Trust(trust) => Organization { municipality: None, trust: Some(*trust) },
        }
    }

    /// Whether this party may see what `owner` has filed, addressed to the trust `addressed`.
    pub fn sees(&self, owner: &Party, addressed: Option<HealthTrust>) -> bool {
        match self {
            Party::Office => true,
            Party::Municipality(_) => self == owner,
            Party::Trust(trust) => self == owner || addressed == Some(*trust),
        }
    }

    /// The office invites anybody; others their own people.
    pub fn may_invite(&self, other: &Party) -> bool {
        matches!(self, Party::Office) || self == other
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Party::Office => f.write_str("office"),
            Party::Municipality(number) => write!(f, "municipality:{}", number.0),
            Party::Trust(trust) => write!(f, "trust:{}", trust.code()),
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
        let oslo = Organization { municipality: Some(MunicipalityNumber("0301".into())), trust: None };
        assert_eq!(Party::of(Role::Municipality, &oslo), None);
    }

    #[test]
    fn what_is_written_reads_back() {
        for party in [Party::Office, bodo(), Party::Trust(HealthTrust::Unn)] {
            assert_eq!(party.to_string().parse(), Ok(party));
        }
    }

    #[test]
    fn a_trust_sees_what_is_addressed_to_it_and_nothing_else() {
        let unn = Party::Trust(HealthTrust::Unn);
        assert!(unn.sees(&bodo(), Some(HealthTrust::Unn)));
        assert!(!unn.sees(&bodo(), Some(HealthTrust::Nordland)));
        assert!(!unn.sees(&bodo(), None));
    }
}

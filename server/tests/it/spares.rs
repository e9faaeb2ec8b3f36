//! Devices that may be lost: let in by one and acting for another, each with a name found nowhere else. Everybody is asked
//! to approve, refuse and revoke them; who may is written down by hand.

use crate::{
    people::Person,
    world::{BODO, DOCTOR, Level, OFFICE, OTHER, RANA, READER, UNN, World},
};
use serde_json::{Value, json};
use shared::api::EnrolmentState::{self, Revoked};

pub struct Spare {
    pub person: Person,
    approver: usize,
    /// Who acts for the same party, and was let in by the same people where that is a doctor.
    own: Option<usize>,
}

impl Spare {
    pub fn kid(&self) -> String {
        self.person.device.kid().to_string()
    }

    pub fn is_seen_by(&self, person: usize) -> bool {
        self.approver == person || self.own == Some(person)
    }

    pub fn is_decided_by(&self, person: usize, wanted: EnrolmentState) -> bool {
        self.approver == person || (self.own == Some(person) && wanted == Revoked)
    }
}

impl World {
    pub async fn brings_spares(&mut self) {
        let (doctor, other) = (self.people[DOCTOR].doctor.unwrap(), self.people[OTHER].doctor.unwrap());
        let (bodo, doctor, other) =
            (json!({ "municipality": "1804" }), json!({ "doctor": doctor }), json!({ "doctor": other }));
        for in_person in [false, true] {
            self.brings(OFFICE, in_person, "municipality", &bodo, Some(BODO)).await;
            self.brings(BODO, in_person, "municipality", &bodo, Some(BODO)).await;
            self.brings(OFFICE, in_person, "trust", &json!({ "trust": "unn" }), Some(UNN)).await;
            self.brings(OFFICE, in_person, "reader", &json!({ "reader": "nsdm" }), Some(READER)).await;
            self.brings(BODO, in_person, "trainee", &doctor, Some(DOCTOR)).await;
            self.brings(RANA, in_person, "trainee", &other, Some(OTHER)).await;
            // the doctor of the world was let in by others
            self.brings(OFFICE, in_person, "trainee", &doctor, None).await;
        }
    }

    async fn brings(&mut self, approver: usize, in_person: bool, role: &str, organization: &Value, own: Option<usize>) {
        let words = self.word_of(Level::Name, self.spares.len());
        let token = self.people[approver].token_for(role, organization.clone(), in_person).await;
        let person = Person::new(&self.server, &words).await;
        assert_eq!(person.enrols(&token).await.status, 201);
        self.spares.push(Spare { person, approver, own });
    }

    /// Whether this person answers for the device of another, or it is their own.
    pub fn answers_for(&self, person: usize, other: usize) -> bool {
        person == other || person == approver_of(other)
    }

    /// Whether this person may invite to act for this organization.
    pub fn may_invite(&self, person: usize, organization: &Value) -> bool {
        let number = |who: usize| self.people[who].doctor.map(|doctor| json!({ "doctor": doctor }));
        let is_doctor = |who: usize| number(who).as_ref() == Some(organization);
        let doctor = [DOCTOR, OTHER, crate::world::MOVER].into_iter().find(|who| is_doctor(*who));
        let own = match person {
            BODO => json!({ "municipality": "1804" }),
            UNN => json!({ "trust": "unn" }),
            READER => json!({ "reader": "nsdm" }),
            _ => Value::Null,
        };
        person == OFFICE || *organization == own || doctor.is_some_and(|doctor| self.answers_for(person, doctor))
    }
}

/// Who let somebody of the world in.
pub fn approver_of(person: usize) -> usize {
    match person {
        DOCTOR | crate::world::MOVER => BODO,
        OTHER => RANA,
        _ => OFFICE,
    }
}

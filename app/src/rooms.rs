//! Roller på enheten: the parties this device speaks for. Each has a key and a database of its own, so that nothing of one
//! is seen as another. Knows which is in use, and how one goes to another; nothing of what is kept there.
//! Why the whole page begins anew: everything that was read, drawn or waited for belongs to whom one was.

use crate::{draft, json, session::Session, store};
use gloo::events::EventListener;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::api::{Approver, Enrolment, Me, Organization, Role};

/// Whom a device speaks for. A doctor's key reads only what whoever let it in may vouch for, so that two of them are two
/// parties; of others it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub role: Role,
    pub organization: Organization,
    pub approver: Option<Approver>,
}

impl Party {
    pub fn of_me(me: &Me) -> Party {
        Party::new(me.role, &me.organization, &me.approver)
    }

    pub fn of_enrolment(enrolment: &Enrolment) -> Party {
        Party::new(enrolment.role, &enrolment.organization, &enrolment.approver)
    }

    fn new(role: Role, organization: &Organization, approver: &Option<Approver>) -> Party {
        let approver = approver.clone().filter(|_| role == Role::Trainee);
        Party { role, organization: organization.clone(), approver }
    }
}

/// One role: the name of its database, and whom it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Room {
    pub name: String,
    pub party: Party,
}

/// A room as it is written down.
#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    role: Role,
    #[serde(default)]
    organization: Organization,
    #[serde(default)]
    approver: Option<Approver>,
}

impl From<Kept> for Room {
    fn from(Kept { name, role, organization, approver }: Kept) -> Room {
        Room { name, party: Party { role, organization, approver } }
    }
}

impl From<Room> for Kept {
    fn from(Room { name, party: Party { role, organization, approver } }: Room) -> Kept {
        Kept { name, role, organization, approver }
    }
}

/// The entry of the browser's storage with all rooms; the one in use is named by the store.
const ROOMS: &str = "rooms";

/// All of them, in the order they came.
pub fn all() -> Vec<Room> {
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(ROOMS).ok().flatten());
    kept.and_then(|text| json::read(text.as_bytes()).ok()).unwrap_or_default()
}

/// This room is for this party.
pub fn is_for(name: &str, party: Party) {
    let mut rooms = all();
    let room = Room { name: name.to_owned(), party };
    if rooms.contains(&room) {
        return;
    }
    match rooms.iter_mut().find(|known| known.name == room.name) {
        Some(known) => *known = room,
        None => rooms.push(room),
    }
    if let Ok(Some(kept)) = window().local_storage() {
        let _ = kept.set_item(ROOMS, &json::print(&rooms)); // without room one has the role in use, and no other to go to
    }
}

/// The room of this party, when it has one.
pub fn find(party: &Party) -> Option<String> {
    all().into_iter().find(|room| room.party == *party).map(|room| room.name)
}

/// A name no room has.
pub fn new_name() -> String {
    ["-", &(all().len() + 1).to_string()].concat()
}

/// Goes to another room: this tab and every other begin anew there, signed in by its own key. What is written is kept
/// where it belongs before anything changes.
pub async fn enter(session: Session, name: &str) {
    draft::leave(session).await;
    store::choose(name);
    let _ = window().location().set_href("/"); // our own address: never refused
}

/// When another tab goes to another room, this one follows: there is one session for all.
pub fn follow(session: Session) {
    EventListener::new(&window(), "storage", move |event| {
        let key = js_sys::Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
        if key.as_deref() == Some(store::ROOM) {
            leptos::task::spawn_local(async move {
                draft::leave(session).await;
                let _ = window().location().reload(); // a page that is shown can be loaded again
            });
        }
    })
    .forget();
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::numbers::municipality::MunicipalityNumber;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn municipality(number: &str) -> Organization {
        Organization { municipality: Some(MunicipalityNumber(number.to_owned())), ..Organization::default() }
    }

    fn of_municipality(number: &str) -> Party {
        Party::new(Role::Municipality, &municipality(number), &None)
    }

    fn doctor_let_in_by(number: &str) -> Party {
        let approver = Approver { role: Role::Municipality, organization: municipality(number) };
        Party::new(Role::Trainee, &Organization::default(), &Some(approver))
    }

    #[wasm_bindgen_test]
    fn each_party_has_a_room_of_its_own_and_finds_it_again() {
        window().local_storage().unwrap().unwrap().remove_item(ROOMS).unwrap();
        is_for(&store::room(), of_municipality("1804"));
        is_for(&store::room(), of_municipality("1804"));
        assert_eq!(all().len(), 1);
        assert_eq!(find(&of_municipality("1804")), Some(store::room()));
        assert_eq!(find(&of_municipality("1833")), None);
        assert_ne!(new_name(), store::room());
    }

    #[wasm_bindgen_test]
    fn a_doctor_let_in_by_two_municipalities_is_two_parties_and_a_caseworker_one() {
        assert_ne!(doctor_let_in_by("1804"), doctor_let_in_by("1833"));
        let office = Approver { role: Role::Office, organization: Organization::default() };
        let invited = Party::new(Role::Municipality, &municipality("1804"), &Some(office));
        assert_eq!(invited, of_municipality("1804"));
    }
}

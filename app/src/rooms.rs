//! Roller på enheten: the parties this device speaks for. Each has a key and a database of its own, so that nothing of one
//! is seen as another. Knows which is in use, and how one goes to another; nothing of what is kept there.
//! Why the whole page begins anew: everything that was read, drawn or waited for belongs to whom one was.

use crate::{entry, store};
use gloo::events::EventListener;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::api::{Organization, Role};

/// One role: the name of its database, and whom it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    pub name: String,
    pub role: Role,
    #[serde(default)]
    pub organization: Organization,
}

/// The entry of the browser's storage with all rooms; the one in use is named by the store.
const ROOMS: &str = "rooms";

/// All of them, in the order they came.
pub fn all() -> Vec<Room> {
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(ROOMS).ok().flatten());
    kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// The room in use is for this party.
pub fn is_for(role: Role, organization: &Organization) {
    let (mut rooms, name) = (all(), store::room());
    let room = Room { name, role, organization: organization.clone() };
    if rooms.contains(&room) {
        return;
    }
    match rooms.iter_mut().find(|known| known.name == room.name) {
        Some(known) => *known = room,
        None => rooms.push(room),
    }
    if let (Ok(Some(kept)), Ok(text)) = (window().local_storage(), serde_json::to_string(&rooms)) {
        let _ = kept.set_item(ROOMS, &text); // without room one has the role in use, and no other to go to
    }
}

/// The name of the room for this party: its own, or a new one.
pub fn name_for(role: Role, organization: &Organization) -> String {
    let rooms = all();
    let known = rooms.iter().find(|room| room.role == role && room.organization == *organization);
    known.map_or_else(|| format!("-{}", rooms.len() + 1), |room| room.name.clone())
}

/// Goes to another room: this tab and every other begin anew there, signed in by its own key.
pub async fn enter(name: &str) {
    store::enter(name);
    entry::forget_session_here().await;
    let _ = window().location().set_href("/"); // our own address: never refused
}

/// When another tab goes to another room, this one follows: there is one session for all.
pub fn follow() {
    EventListener::new(&window(), "storage", |event| {
        let key = js_sys::Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
        if key.as_deref() == Some(store::ROOM) {
            let _ = window().location().reload(); // what is written is kept as it is written
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

    #[wasm_bindgen_test]
    fn each_party_has_a_room_of_its_own_and_finds_it_again() {
        window().local_storage().unwrap().unwrap().remove_item(ROOMS).unwrap();
        let (bodo, rana) = (municipality("1804"), municipality("1833"));
        is_for(Role::Municipality, &bodo);
        is_for(Role::Municipality, &bodo);
        assert_eq!(all().len(), 1);
        assert_eq!(name_for(Role::Municipality, &bodo), store::room());
        let new = name_for(Role::Municipality, &rana);
        assert_ne!(new, store::room());
        assert_eq!(name_for(Role::Office, &Organization::default()), new, "a room nobody has moved into");
    }

    #[wasm_bindgen_test]
    async fn what_is_kept_in_one_room_is_not_in_another() {
        let here = store::room();
        store::put(store::KNOWN, "mine", "one").await.unwrap();
        store::enter("-test");
        assert_eq!(store::get(store::KNOWN, "mine").await, Ok(None));
        store::enter(&here);
        assert_eq!(store::get(store::KNOWN, "mine").await.unwrap().as_deref(), Some("one"));
    }
}

//! What this browser keeps: an IndexedDB database for each role, with five stores, text and keys by name. Knows nothing of
//! what they mean. Why `strict`: a signed statement counts as kept only when the disk has it, and only once the
//! transaction is complete. Where the browser has no database at all, memory stands in and [`is_kept`] says so; a database
//! that was there once and does not open is no such case: nothing is kept then, and the next call tries again.

mod database;

use database::{begin, begin_strict, connect, is_absent, make, open, settled, start, strict};
use js_sys::Array;
use std::{cell::RefCell, collections::BTreeMap};
use wasm_bindgen::JsValue;

/// The device key.
pub const KEYS: &str = "keys";
/// Unfinished forms, by document.
pub const DRAFTS: &str = "drafts";
/// Signed and not yet acknowledged, by `doc/rev`.
pub const OUTBOX: &str = "outbox";
/// Acknowledged, with receipts, by `doc/rev`.
pub const SENT: &str = "sent";
/// What was last known: who I am, the facts, the server, the checkpoint.
pub const KNOWN: &str = "known";

const STORES: [&str; 5] = [KEYS, DRAFTS, OUTBOX, SENT, KNOWN];
/// The entry of the browser's storage with the name of the room in use: each room is a database of its own.
pub const ROOM: &str = "room";

/// The browser could not keep or find something: no room, or the database is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

thread_local! {
    /// The room of this tab, once it was asked for.
    static HERE: RefCell<Option<String>> = const { RefCell::new(None) };
    static MEMORY: RefCell<BTreeMap<(String, String), JsValue>> = const { RefCell::new(BTreeMap::new()) };
}

/// One entry to write; no value removes it.
pub struct Change {
    store: &'static str,
    key: String,
    value: Option<JsValue>,
}

impl Change {
    pub fn put(store: &'static str, key: &str, text: &str) -> Change {
        Change { store, key: key.to_owned(), value: Some(text.into()) }
    }
    pub fn put_value(store: &'static str, key: &str, value: JsValue) -> Change {
        Change { store, key: key.to_owned(), value: Some(value) }
    }
    pub fn remove(store: &'static str, key: &str) -> Change {
        Change { store, key: key.to_owned(), value: None }
    }
}

/// How long the promise of [`write`] takes to come true.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Handed to the operating system.
    Relaxed,
    /// On the disk.
    Strict,
}

/// False when everything will be gone with this tab.
pub fn is_kept() -> bool {
    !is_absent()
}

/// The room this tab is in; the first has no name.
pub fn room() -> String {
    if let Some(room) = HERE.with_borrow(Clone::clone) {
        return room;
    }
    let kept = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let room = kept.and_then(|kept| kept.get_item(ROOM).ok().flatten()).unwrap_or_default();
    HERE.set(Some(room.clone()));
    room
}

/// Tabs that are opened from now on are in this room. This one stays where it is: what is on its way to the disk belongs
/// to whom one was.
pub fn choose(room: &str) {
    if let Some(kept) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) {
        let _ = kept.set_item(ROOM, room); // without storage there is one room
    }
}

/// Makes all changes in another room, or none.
pub async fn write_in(room: &str, changes: Vec<Change>) -> Result<(), NotKept> {
    let database = connect(room).await.map_err(|_| NotKept)?;
    let stores: Vec<&str> = changes.iter().map(|change| change.store).collect();
    let made = match start(&database, &stores, "readwrite", &strict()) {
        Ok(transaction) => make(changes, &transaction).await,
        Err(_) => Err(NotKept),
    };
    database.close();
    made
}

/// Keeps a text.
pub async fn put(store: &'static str, key: &str, text: &str) -> Result<(), NotKept> {
    write(vec![Change::put(store, key, text)], Durability::Relaxed).await
}

/// Finds a text.
pub async fn get(store: &'static str, key: &str) -> Result<Option<String>, NotKept> {
    Ok(get_value(store, key).await?.and_then(|value| value.as_string()))
}

/// Removes an entry; nothing happens when there is none.
pub async fn remove(store: &'static str, key: &str) -> Result<(), NotKept> {
    write(vec![Change::remove(store, key)], Durability::Relaxed).await
}

/// Every text of a store, by key.
pub async fn list(store: &'static str) -> Result<Vec<(String, String)>, NotKept> {
    let Some(database) = open().await? else {
        return Ok(MEMORY.with_borrow(|all| {
            let here = all.iter().filter(|((name, _), _)| name == store);
            here.filter_map(|((_, key), value)| Some((key.clone(), value.as_string()?))).collect()
        }));
    };
    let (_, objects) = begin(&database, &[store], false).await?;
    let objects = objects.object_store(store).map_err(|_| NotKept)?;
    let (keys, values) = (objects.get_all_keys().map_err(|_| NotKept)?, objects.get_all().map_err(|_| NotKept)?);
    let values = settled(&values).await?;
    let keys = keys.result().map_err(|_| NotKept)?; // asked first, so answered first
    let (keys, values) = (Array::from(&keys), Array::from(&values));
    let pairs = keys.iter().zip(values.iter());
    Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
}

/// Finds any value, such as a key that cannot be exported.
pub async fn get_value(store: &'static str, key: &str) -> Result<Option<JsValue>, NotKept> {
    let Some(database) = open().await? else {
        return Ok(MEMORY.with_borrow(|all| all.get(&(store.to_owned(), key.to_owned())).cloned()));
    };
    let (_, transaction) = begin(&database, &[store], false).await?;
    let request = transaction.object_store(store).and_then(|objects| objects.get(&key.into())).map_err(|_| NotKept)?;
    let value = settled(&request).await?;
    Ok((!value.is_undefined()).then_some(value))
}

/// Makes all changes or none; returns when the transaction is complete.
pub async fn write(changes: Vec<Change>, durability: Durability) -> Result<(), NotKept> {
    let Some(database) = open().await? else {
        MEMORY.with_borrow_mut(|all| {
            for Change { store, key, value } in changes {
                match value {
                    Some(value) => all.insert((store.to_owned(), key), value),
                    None => all.remove(&(store.to_owned(), key)),
                };
            }
        });
        return Ok(());
    };
    let stores: Vec<&str> = changes.iter().map(|change| change.store).collect();
    let (_database, transaction) = match durability {
        Durability::Strict => begin_strict(&database, &stores).await?,
        Durability::Relaxed => begin(&database, &stores, true).await?,
    };
    make(changes, &transaction).await
}

#[cfg(test)]
mod tests {
    use super::{database::OPEN, *};
    use js_sys::Reflect;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn a_text_is_kept_found_listed_and_removed() {
        put(DRAFTS, "a", "one").await.unwrap();
        assert_eq!(get(DRAFTS, "a").await.unwrap().as_deref(), Some("one"));
        assert!(list(DRAFTS).await.unwrap().contains(&("a".to_owned(), "one".to_owned())));
        remove(DRAFTS, "a").await.unwrap();
        assert_eq!(get(DRAFTS, "a").await.unwrap(), None);
    }

    #[wasm_bindgen_test]
    async fn a_strict_change_of_two_stores_is_made_together() {
        put(OUTBOX, "b", "waits").await.unwrap();
        let changes = vec![Change::remove(OUTBOX, "b"), Change::put(SENT, "b", "sent")];
        write(changes, Durability::Strict).await.unwrap();
        assert_eq!((get(OUTBOX, "b").await.unwrap(), get(SENT, "b").await.unwrap()), (None, Some("sent".to_owned())));
    }

    #[wasm_bindgen_test]
    async fn a_connection_closed_behind_our_back_is_opened_again() {
        put(DRAFTS, "c", "one").await.unwrap();
        OPEN.with_borrow(Clone::clone).unwrap().close();
        assert_eq!(get(DRAFTS, "c").await.unwrap().as_deref(), Some("one"));
    }

    #[wasm_bindgen_test]
    async fn what_is_kept_in_one_room_is_not_in_another() {
        let here = room();
        put(KNOWN, "mine", "one").await.unwrap();
        write_in("-test", vec![Change::put(KNOWN, "mine", "two")]).await.unwrap();
        assert_eq!((room(), get(KNOWN, "mine").await.unwrap().as_deref()), (here.clone(), Some("one")));
        choose("-test");
        assert_eq!(get(KNOWN, "mine").await.unwrap().as_deref(), Some("one"), "this tab stays where it is");
        HERE.set(None); // as in a new tab
        OPEN.set(None);
        assert_eq!(get(KNOWN, "mine").await.unwrap().as_deref(), Some("two"));
        choose(&here);
        HERE.set(None);
        OPEN.set(None);
    }

    #[wasm_bindgen_test]
    async fn nothing_is_kept_while_the_database_does_not_open_and_it_is_tried_again() {
        put(DRAFTS, "d", "one").await.unwrap();
        let factories = js_sys::eval("IDBFactory.prototype").unwrap();
        let opens = Reflect::get(&factories, &"open".into()).unwrap();
        let fails = js_sys::eval("() => { throw new DOMException('', 'UnknownError') }").unwrap();
        Reflect::set(&factories, &"open".into(), &fails).unwrap();
        OPEN.take().unwrap().close();
        let change = Change::put(OUTBOX, "d", "signed");
        let (written, found) = (write(vec![change], Durability::Strict).await, get(DRAFTS, "d").await);
        Reflect::set(&factories, &"open".into(), &opens).unwrap();
        assert_eq!((written, found, is_kept()), (Err(NotKept), Err(NotKept), true));
        assert_eq!(get(OUTBOX, "d").await, Ok(None));
        assert_eq!(get(DRAFTS, "d").await.unwrap().as_deref(), Some("one"));
    }
}

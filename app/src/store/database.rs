//! The connection to IndexedDB: opened once in a tab, opened again when the browser has closed it, transactions. Knows the
//! names of the stores and nothing of what is in them.

use super::{Change, NotKept, STORES, room};
use js_sys::{Array, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const NAME: &str = "alis";
const VERSION: u32 = 1;

thread_local! {
    pub(super) static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    /// A connection has been open in this tab.
    static FOUND: Cell<bool> = const { Cell::new(false) };
    static ABSENT: Cell<bool> = const { Cell::new(false) };
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options argument that `web-sys` counts as unstable.
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: &JsValue, mode: &str, options: &JsValue)
    -> Result<IdbTransaction, JsValue>;
}

/// The browser has no database: memory stands in.
pub(super) fn is_absent() -> bool {
    ABSENT.get()
}

/// Returns when the transaction is complete.
pub(super) async fn make(changes: Vec<Change>, transaction: &IdbTransaction) -> Result<(), NotKept> {
    let complete = completion(transaction);
    for change in &changes {
        let objects = transaction.object_store(change.store).map_err(|_| NotKept)?;
        let request = match &change.value {
            Some(value) => objects.put_with_key(value, &change.key.as_str().into()),
            None => objects.delete(&change.key.as_str().into()),
        };
        request.map_err(|_| NotKept)?;
    }
    JsFuture::from(complete).await.map(|_| ()).map_err(|_| NotKept)
}

pub(super) async fn begin(
    database: &IdbDatabase,
    stores: &[&str],
    writes: bool,
) -> Result<(IdbDatabase, IdbTransaction), NotKept> {
    transact(database, stores, if writes { "readwrite" } else { "readonly" }, JsValue::UNDEFINED).await
}

pub(super) async fn begin_strict(
    database: &IdbDatabase,
    stores: &[&str],
) -> Result<(IdbDatabase, IdbTransaction), NotKept> {
    transact(database, stores, "readwrite", strict()).await
}

pub(super) fn strict() -> JsValue {
    let options = Object::new();
    let _ = Reflect::set(&options, &"durability".into(), &"strict".into()); // a plain object takes every property
    options.into()
}

pub(super) fn start(
    database: &IdbDatabase,
    stores: &[&str],
    mode: &str,
    options: &JsValue,
) -> Result<IdbTransaction, JsValue> {
    let names: JsValue = stores.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into();
    database.unchecked_ref::<Database>().transaction(&names, mode, options)
}

/// A transaction; when the browser has closed the connection behind our back, it is opened again once.
async fn transact(
    database: &IdbDatabase,
    stores: &[&str],
    mode: &str,
    options: JsValue,
) -> Result<(IdbDatabase, IdbTransaction), NotKept> {
    if let Ok(transaction) = start(database, stores, mode, &options) {
        return Ok((database.clone(), transaction));
    }
    OPEN.set(None);
    let again = open().await?.ok_or(NotKept)?;
    let transaction = start(&again, stores, mode, &options).map_err(|_| NotKept)?;
    Ok((again, transaction))
}

/// Why there is no connection.
pub(super) enum Unopened {
    /// The browser has no database, or lets this page have none.
    Absent,
    /// It did not open this time.
    Failed,
}

/// The connection; none where memory stands in.
pub(super) async fn open() -> Result<Option<IdbDatabase>, NotKept> {
    if is_absent() {
        return Ok(None);
    }
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(Some(database));
    }
    match connect(&room()).await {
        Ok(database) => {
            let gone = Closure::once_into_js(|| OPEN.set(None));
            database.set_onclose(Some(gone.unchecked_ref()));
            OPEN.set(Some(database.clone()));
            FOUND.set(true);
            Ok(Some(database))
        }
        Err(Unopened::Absent) if !FOUND.get() => {
            ABSENT.set(true);
            Ok(None)
        }
        Err(_) => Err(NotKept),
    }
}

pub(super) async fn connect(room: &str) -> Result<IdbDatabase, Unopened> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(Unopened::Absent)?;
    let request: IdbOpenDbRequest =
        factory.open_with_u32(&[NAME, room].concat(), VERSION).map_err(|_| Unopened::Absent)?;
    let asked = request.clone();
    let lay = Closure::once_into_js(move || {
        if let Some(database) = asked.result().ok().and_then(|value| value.dyn_into::<IdbDatabase>().ok()) {
            for store in STORES {
                let _ = database.create_object_store(store); // a new database has none of them
            }
        }
    });
    request.set_onupgradeneeded(Some(lay.unchecked_ref()));
    let database = settled(&request).await.map_err(|NotKept| why(&request))?;
    database.dyn_into().map_err(|_| Unopened::Failed)
}

/// A private window may have a database that always refuses.
fn why(request: &IdbOpenDbRequest) -> Unopened {
    let fault = Reflect::get(request, &"error".into()).and_then(|error| Reflect::get(&error, &"name".into()));
    match fault.ok().and_then(|name| name.as_string()).as_deref() {
        Some("InvalidStateError" | "SecurityError") => Unopened::Absent,
        _ => Unopened::Failed,
    }
}

/// What a request answers.
pub(super) async fn settled(request: &IdbRequest) -> Result<JsValue, NotKept> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await.map_err(|_| NotKept)?;
    request.result().map_err(|_| NotKept)
}

/// Comes true when everything in the transaction is kept.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    })
}

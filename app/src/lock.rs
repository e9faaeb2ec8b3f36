//! One tab at a time: Web Locks, and a word to the other tabs when something has changed. Knows nothing of what is done
//! under the lock. Without Web Locks every tab may act; filing twice is harmless, as the server keeps one.

use js_sys::{Function, Object, Promise, Reflect};
use std::{cell::RefCell, future::Future};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::BroadcastChannel;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which `web-sys` counts as unstable.
    type Locks;
    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, options: &JsValue, callback: &Function) -> Promise;
}

/// Does `work` while holding the lock; does nothing when another tab holds it.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let Some(locks) = locks() else { return work.await };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE); // a plain object takes every property
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
        .into()
    });
    let _ = JsFuture::from(locks.request(name, &options, callback.unchecked_ref())).await; // the work never rejects
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}

const CHANNEL: &str = "alis";

thread_local! {
    static TABS: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Calls `heard` whenever another tab has changed what is kept.
pub fn hear_other_tabs(heard: impl Fn() + 'static) {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let heard = Closure::<dyn Fn()>::new(heard).into_js_value();
        channel.set_onmessage(Some(heard.unchecked_ref()));
        TABS.set(Some(channel));
    }
}

/// Tells the other tabs that something kept has changed.
pub fn tell_other_tabs() {
    TABS.with_borrow(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&JsValue::TRUE); // a closed channel has nobody to tell
        }
    });
}

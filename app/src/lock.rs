//! One tab at a time: Web Locks, and a word to the other tabs when something has changed. Knows nothing of what is done
//! under the lock. Without Web Locks every tab may act; filing twice is harmless, as the server keeps one.

use js_sys::{Function, Object, Promise, Reflect};
use std::{cell::RefCell, future::Future};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{BroadcastChannel, MessageEvent};

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
const SEND: &str = "send";
const CHANGED: &str = "changed";

/// What one tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something kept has changed.
    Changed,
    /// Something waits to be sent: the tab that sends must not rest.
    Send,
}

thread_local! {
    static TABS: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Calls `heard` with what another tab tells.
pub fn hear_other_tabs(heard: impl Fn(Word) + 'static) {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let heard = move |event: MessageEvent| match event.data().as_string().as_deref() {
            Some(SEND) => heard(Word::Send),
            _ => heard(Word::Changed),
        };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(heard).into_js_value();
        channel.set_onmessage(Some(heard.unchecked_ref()));
        TABS.set(Some(channel));
    }
}

/// Tells the other tabs.
pub fn tell_other_tabs(word: Word) {
    let word = match word {
        Word::Changed => CHANGED,
        Word::Send => SEND,
    };
    TABS.with_borrow(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&word.into()); // a closed channel has nobody to tell
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    async fn a_tab_hears_what_another_tells() {
        let told: Rc<RefCell<Vec<Word>>> = Rc::default();
        let heard = told.clone();
        hear_other_tabs(move |word| heard.borrow_mut().push(word));
        let other = BroadcastChannel::new(CHANNEL).unwrap();
        let back = other.clone();
        let echo = move |event: MessageEvent| back.post_message(&event.data()).unwrap();
        let echo = Closure::<dyn Fn(MessageEvent)>::new(echo).into_js_value();
        other.set_onmessage(Some(echo.unchecked_ref()));
        tell_other_tabs(Word::Send);
        tell_other_tabs(Word::Changed);
        for _ in 0..100 {
            if told.borrow().len() == 2 {
                break;
            }
            crate::clock::pause(10).await;
        }
        other.close();
        TABS.set(None);
        assert_eq!(*told.borrow(), [Word::Send, Word::Changed]);
    }
}

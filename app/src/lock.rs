//! One tab at a time: Web Locks, and a word to the other tabs when something has changed. Knows nothing of what is done
//! under the lock. Without Web Locks every tab may act; filing twice is harmless, as the server keeps one.
//! Why a lock can be taken from a tab: a tab that sleeps never lets go, and a person must not have to find it.

use js_sys::{Function, Object, Promise, Reflect};
use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
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

/// A lock that is held until it is let go.
pub struct Held(Function);

impl Held {
    pub fn let_go(self) {
        let _ = self.0.call0(&JsValue::UNDEFINED); // resolving never throws
    }
}

/// Takes the lock: waits so long for whoever holds it, then takes it from them. Calls `lost` when it is taken from us.
/// `None` without Web Locks.
pub async fn take(name: &str, patience_ms: u32, lost: impl Fn() + Clone + 'static) -> Option<Held> {
    let locks = locks()?;
    let patient = Object::new();
    let signal = web_sys::AbortSignal::timeout_with_u32(patience_ms);
    let _ = Reflect::set(&patient, &"signal".into(), &signal); // a plain object takes every property
    if let Some(held) = ask_for(&locks, name, &patient, lost.clone()).await {
        return Some(held);
    }
    let at_once = Object::new();
    let _ = Reflect::set(&at_once, &"steal".into(), &JsValue::TRUE); // as above
    ask_for(&locks, name, &at_once, lost).await
}

/// Asks once; comes true with the lock, or with nothing when it was not given.
async fn ask_for(locks: &Locks, name: &str, options: &JsValue, lost: impl Fn() + 'static) -> Option<Held> {
    let mut asked = None;
    let granted = Promise::new(&mut |given, refused| {
        let give = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
            let until = Promise::new(&mut |let_go, _| _ = given.call1(&JsValue::UNDEFINED, &let_go));
            until.into()
        });
        asked = Some((locks.request(name, options, give.unchecked_ref()), refused));
    });
    let (until, refused) = asked?;
    let is_held = Rc::new(Cell::new(false));
    let was_held = is_held.clone();
    spawn_local(async move {
        if let Err(why) = JsFuture::from(until).await {
            let _ = refused.call1(&JsValue::UNDEFINED, &why); // rejecting never throws
            if was_held.get() {
                lost();
            }
        }
    });
    let let_go = JsFuture::from(granted).await.ok()?;
    is_held.set(true);
    Some(Held(let_go.unchecked_into()))
}

fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}

const CHANNEL: &str = "alis";
const SEND: &str = "send";
const CHANGED: &str = "changed";
const MINE: &str = "mine ";

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something kept has changed.
    Changed,
    /// Something waits to be sent: the tab that sends must not rest.
    Send,
    /// This document is written in here from now on.
    Mine(String),
}

thread_local! {
    static TABS: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Calls `heard` with what another tab tells.
pub fn hear_other_tabs(heard: impl Fn(Word) + 'static) {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let heard = move |event: MessageEvent| {
            let said = event.data().as_string().unwrap_or_default();
            heard(match said.strip_prefix(MINE) {
                Some(doc) => Word::Mine(doc.to_owned()),
                None if said == SEND => Word::Send,
                None => Word::Changed,
            });
        };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(heard).into_js_value();
        channel.set_onmessage(Some(heard.unchecked_ref()));
        TABS.set(Some(channel));
    }
}

/// Tells the other tabs.
pub fn tell_other_tabs(word: Word) {
    let word = match word {
        Word::Changed => CHANGED.to_owned(),
        Word::Send => SEND.to_owned(),
        Word::Mine(doc) => [MINE, &doc].concat(),
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
        tell_other_tabs(Word::Mine("a".into()));
        for _ in 0..100 {
            if told.borrow().len() == 3 {
                break;
            }
            crate::clock::pause(10).await;
        }
        other.close();
        TABS.set(None);
        assert_eq!(*told.borrow(), [Word::Send, Word::Changed, Word::Mine("a".into())]);
    }

    #[wasm_bindgen_test]
    async fn a_lock_that_is_let_go_is_given_to_the_next() {
        let lost = || panic!("nobody took it");
        take("a", 1_000, lost).await.unwrap().let_go();
        take("a", 1_000, lost).await.unwrap().let_go();
    }

    #[wasm_bindgen_test]
    async fn a_lock_of_somebody_who_sleeps_is_taken_and_they_are_told() {
        let told = Rc::new(Cell::new(false));
        let tell = told.clone();
        let first = take("b", 10, move || tell.set(true)).await.unwrap();
        let second = take("b", 10, || panic!("nobody took it")).await.unwrap();
        crate::clock::pause(20).await;
        assert!(told.get());
        first.let_go();
        second.let_go();
    }
}

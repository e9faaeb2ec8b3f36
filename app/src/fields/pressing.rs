//! Nothing moves under the finger: what a lost focus brings (a message, a date written in full) waits until the pointer
//! that took the focus is released, or its press would land beside the button it was meant for.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

type Act = Box<dyn FnOnce()>;

thread_local! {
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    static PRESSED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Act>> = const { RefCell::new(Vec::new()) };
}

/// Does it now, or when the pointer is released.
pub fn when_released(act: impl FnOnce() + 'static) {
    match PRESSED.get() {
        true => WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act))),
        false => act(),
    }
}

/// Watches the pointer, from the first form on.
pub fn watch() {
    if LISTENING.replace(true) {
        return;
    }
    let early = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document(), "pointerdown", early, |_| PRESSED.set(true)).forget();
    for released in ["pointerup", "pointercancel", "dragend"] {
        EventListener::new_with_options(&document(), released, early, |_| release()).forget();
    }
}

/// What waited is done now: before a press that moves the fields themselves.
pub fn settle() {
    WAITING.take().into_iter().for_each(|act| act());
}

/// The press comes first, then what waited.
fn release() {
    let act = || {
        PRESSED.set(false);
        settle();
    };
    set_timeout(act, Duration::from_millis(30));
}

//! Hears from the server that something was filed, without loading anything again. Knows not what was filed.

use crate::{clock, keys, session::session};
use leptos::prelude::*;
use shared::api::{KEY_PARAMETER, path};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::EventSource;

/// Calls `heard` whenever something new has been filed, as long as the page that asks is shown. After a lost
/// connection it is called too: something may have come meanwhile.
pub fn follow(heard: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn()>::new(heard).into_js_value();
    let source = StoredValue::new_local(None::<EventSource>);
    let open = move || {
        let key = keys::current().map(|key| [path::EVENTS, "?", KEY_PARAMETER, "=", &key.kid().to_string()].concat());
        let Ok(events) = EventSource::new(key.as_deref().unwrap_or(path::EVENTS)) else { return };
        let heard = heard.unchecked_ref::<js_sys::Function>();
        let _ = events.add_event_listener_with_callback("filed", heard); // a new source takes listeners
        source.set_value(Some(events));
    };
    open();
    let session = session();
    // A source closes for good when the session has ended; then it is opened again after signing in.
    let mend = move || {
        let closed = source
            .with_value(|events| events.as_ref().is_some_and(|events| events.ready_state() == EventSource::CLOSED));
        if closed && session.online.get_untracked() {
            source.set_value(None);
            let open = open.clone();
            leptos::task::spawn_local(async move {
                if session.sign_in_again().await.is_ok() {
                    clock::pause(500).await;
                    open();
                }
            });
        }
    };
    let mending = set_interval_with_handle(mend, std::time::Duration::from_secs(10));
    on_cleanup(move || {
        if let Ok(mending) = mending {
            mending.clear();
        }
        source.with_value(|events| events.iter().for_each(EventSource::close));
    });
}

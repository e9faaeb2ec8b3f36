//! «Ingenting er endret»: one press signs the newest revision once more, as the next one. Knows no form; the rules are
//! asked again before anything is signed.

use crate::{
    parts::icon::{self, icon},
    posting,
    route::{Route, Router},
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::text::{Text, t};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const SAME: Text = t("Ingenting er endret", "Ingenting er endra", "Nothing has changed");
    pub const NAMED: Text = t("Ingenting er endret for {name}: signer og send på nytt", "Ingenting er endra for {name}: signer og send på nytt", "Nothing has changed for {name}: sign and send again");
    pub const SIGNING: Text = t("Signerer …", "Signerer …", "Signing …");
}

/// The button; what stops it is said beside it. `name` tells several such buttons apart for those who hear them.
pub fn button(session: Session, doc: String, name: String) -> AnyView {
    let router: Router = expect_context();
    let busy = RwSignal::new(false);
    let failed: RwSignal<Option<Text>> = RwSignal::new(None);
    let act = move |_| {
        if busy.get_untracked() {
            return; // a second press while the first is under way
        }
        busy.set(true);
        failed.set(None);
        let doc = doc.clone();
        leptos::task::spawn_local(async move {
            match posting::sign_again(session, &doc).await {
                Ok((doc, rev)) => {
                    session.changed();
                    router.go(Route::Receipt { doc, rev });
                }
                Err(why) => _ = failed.try_set(Some(why)),
            }
            busy.try_set(false);
        });
    };
    let label = move || (!name.is_empty()).then(|| says::NAMED.fill(session.language.get(), &[("name", &name)]));
    let text = move || if busy.get() { says::SIGNING } else { says::SAME }.read(session.language.get());
    let trouble = move || failed.get().map(|why| view! { <p class="ds-validation-message">{words(why)}</p> });
    view! {
        <button
            class="ds-button" data-variant="secondary" data-size="sm" type="button" aria-label=label on:click=act
            aria-busy=move || busy.get().then_some("true") aria-disabled=move || busy.get().then_some("true")
        >
            {icon(icon::CHECK)} {text}
        </button>
        <div role="alert">{trouble}</div>
    }
    .into_any()
}

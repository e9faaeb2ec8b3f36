//! The frame around every page, and which page stands in it. Knows the pages by their entry functions only.

use crate::{
    pages,
    parts::{footer::footer, header::header, notices::notices, toast},
    route::{Route, Router},
    session::{Gate, Session},
    wording::words,
};
use leptos::prelude::*;
use shared::text::{Text, t};

const SKIP: Text = t("Hopp til innholdet", "Hopp til innhaldet", "Skip to the content");

/// The whole app.
pub fn app() -> AnyView {
    let session = Session::start();
    let router = Router::start();
    provide_context(session);
    provide_context(router);
    let place = Memo::new(move |_| match router.route.get() {
        Route::Enrol => (Gate::Open, Route::Enrol), // stands whoever is in
        route => (session.gate.get(), route),
    });
    view! {
        <a class="ds-skip-link" href="#innhold">{words(SKIP)}</a>
        {header()}
        <main id="innhold" tabindex="-1">{notices()} {move || page(place.get())}</main>
        {footer()}
        {toast::place()}
    }
    .into_any()
}

/// What stands in the frame. Whoever is not in sees why, and what to do; a new device comes in by its own page.
fn page(place: (Gate, Route)) -> AnyView {
    match place {
        (Gate::Open, Route::Enrol) => pages::enrol::page(),
        (Gate::Open, Route::Home) => pages::home::page(),
        (Gate::Open, Route::People) => pages::people::page(),
        (Gate::Open, Route::Inbox) => pages::inbox::page(),
        (Gate::Open, Route::Form { doc }) => pages::form::page(doc),
        (Gate::Open, Route::Review { doc }) => pages::review::page(doc),
        (Gate::Open, Route::Receipt { doc, rev }) => pages::receipt::page(doc, rev),
        (Gate::Open, Route::Statement { doc, rev }) => pages::statement::page(doc, rev),
        (Gate::Open, Route::Unknown) => pages::closed::unknown(),
        (gate, _) => pages::closed::page(gate),
    }
}

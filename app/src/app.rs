//! The frame around every page, and which page stands in it. Knows the pages by their entry functions only.
//! Why pages come later: the form is the first thing many open, and it should not wait for pages it does not show.

use crate::{
    forms::NotFetched,
    pages,
    parts::{footer::footer, header::header, notices::notices, skeleton::skeleton, toast},
    route::{Route, Router},
    session::{Gate, Session},
    wording::words,
};
use leptos::{prelude::*, reactive::computed::ScopedFuture};
use shared::text::{Text, t};

const SKIP: Text = t("Hopp til innholdet", "Hopp til innhaldet", "Skip to the content");
pub const NOT_FETCHED: Text = t(
    "Siden kunne ikke hentes. Last siden på nytt når du er på nett. Det du har skrevet, er lagret.",
    "Sida kunne ikkje hentast. Last sida på nytt når du er på nett. Det du har skrive, er lagra.",
    "The page could not be fetched. Reload when you are online. What you have written is saved.",
);

/// The whole app.
pub fn app() -> AnyView {
    let session = Session::start();
    let router = Router::start();
    provide_context(session);
    provide_context(router);
    let place = Memo::new(move |_| match router.route.get() {
        route @ (Route::Enrol | Route::Verify) => (Gate::Open, route), // stand whoever is in
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
        (Gate::Open, Route::Form { kind, doc }) => pages::form::page(kind, doc),
        (Gate::Starting, _) => view! { <div class="wrap">{skeleton()}</div> }.into_any(),
        place => later(place),
    }
}

/// A page whose code is fetched when it is opened; meanwhile nothing for a moment, then grey bars.
fn later(place: (Gate, Route)) -> AnyView {
    let (fetched, shown) = (StoredValue::new_local(None), RwSignal::new(false));
    leptos::task::spawn_local(ScopedFuture::new_untracked(async move {
        let page = rest(place).await.unwrap_or_else(|NotFetched| not_fetched());
        if fetched.try_set_value(Some(page)).is_none() {
            shown.try_set(true);
        }
    }));
    let waits = move || view! { <div class="wrap">{skeleton()}</div> }.into_any();
    let place = move || if shown.get() { fetched.try_update_value(Option::take).flatten() } else { Some(waits()) };
    place.into_any()
}

/// What stands in the place of a page whose code could not be fetched.
pub fn not_fetched() -> AnyView {
    view! {
        <div class="wrap">
            <div class="ds-alert" data-color="warning" role="alert"><p>{words(NOT_FETCHED)}</p></div>
        </div>
    }
    .into_any()
}

/// Every page but the form: one part, cut off and fetched when the first of them is opened.
/// Why one: pages share so much that more parts would be many small ones.
#[cfg(not(test))]
#[leptos::wasm_split::wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
fn rest(place: (Gate, Route)) -> Result<AnyView, NotFetched> {
    Ok(drawn(place))
}

/// Tests are linked by other means, and need no parts.
#[cfg(test)]
async fn rest(place: (Gate, Route)) -> Result<AnyView, NotFetched> {
    Ok(drawn(place))
}

fn drawn(place: (Gate, Route)) -> AnyView {
    match place {
        (Gate::Open, Route::Form { kind, doc }) => pages::form::page(kind, doc),
        (Gate::Open, Route::Review { kind, doc }) => pages::review::page(kind, doc),
        (Gate::Open, Route::Enrol) => pages::enrol::page(),
        (Gate::Open, Route::Home) => pages::home::page(),
        (Gate::Open, Route::People) => pages::people::page(),
        (Gate::Open, Route::Verify) => pages::verify::page(),
        (Gate::Open, Route::Import) => pages::import::page(),
        (Gate::Open, Route::Inbox) => pages::inbox::page(),
        (Gate::Open, Route::Confirm { doc, rev }) => pages::confirm::page(doc, rev),
        (Gate::Open, Route::Receipt { doc, rev }) => pages::receipt::page(doc, rev),
        (Gate::Open, Route::Statement { doc, rev }) => pages::statement::page(doc, rev),
        (Gate::Open, _) => pages::closed::unknown(),
        (gate, _) => pages::closed::page(gate),
    }
}

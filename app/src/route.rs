//! Which page an address means, and how one gets there without loading the app again. Knows nothing of what pages show.

use crate::kinds::{self, Kind};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    fmt,
};
use wasm_bindgen::{JsCast, JsValue};

/// The pages. Everything else is unknown to the app and left to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Home,
    Enrol,
    Form {
        kind: &'static str,
        doc: String,
    },
    Review {
        kind: &'static str,
        doc: String,
    },
    Receipt {
        doc: String,
        rev: u32,
    },
    Inbox,
    Statement {
        doc: String,
        rev: u32,
    },
    People,
    Verify,
    Import,
    /// What a trainee says of this revision.
    Confirm {
        doc: String,
        rev: u32,
    },
    Unknown,
}

impl Route {
    /// From the path of an address, without query and fragment.
    pub fn parse(path: &str) -> Route {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let numbered = |doc: &&str, rev: &&str| Some((doc_id(doc)?, rev.parse::<u32>().ok().filter(|rev| *rev > 0)?));
        match parts.as_slice() {
            [""] => Route::Home,
            ["enrol"] => Route::Enrol,
            ["inbox"] => Route::Inbox,
            ["people"] => Route::People,
            ["verify"] => Route::Verify,
            ["import"] => Route::Import,
            ["forms", kind, doc] => form(kind, doc).map_or(Route::Unknown, |(kind, doc)| Route::Form { kind, doc }),
            ["forms", kind, doc, "review"] => {
                form(kind, doc).map_or(Route::Unknown, |(kind, doc)| Route::Review { kind, doc })
            }
            ["receipts", doc, rev] => {
                numbered(doc, rev).map_or(Route::Unknown, |(doc, rev)| Route::Receipt { doc, rev })
            }
            ["confirm", doc, rev] => {
                numbered(doc, rev).map_or(Route::Unknown, |(doc, rev)| Route::Confirm { doc, rev })
            }
            ["statements", doc, rev] => {
                numbered(doc, rev).map_or(Route::Unknown, |(doc, rev)| Route::Statement { doc, rev })
            }
            _ => Route::Unknown,
        }
    }
}

/// A form the app knows, and a document.
fn form(kind: &str, doc: &str) -> Option<(&'static str, String)> {
    Some((kinds::find(kind)?.name, doc_id(doc)?))
}

fn doc_id(text: &str) -> Option<String> {
    shared::statement::seal::is_doc_id(text).then(|| text.to_owned())
}

thread_local! {
    /// Documents that were named in this tab and not opened yet.
    static NEW: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// A new document of this kind.
pub fn new_form(kind: &Kind) -> Route {
    let doc = crate::chance::new_doc();
    NEW.with_borrow_mut(|new| new.insert(doc.clone()));
    Route::Form { kind: kinds::find(kind.name).map_or("", |kind| kind.name), doc }
}

/// True once for a document that was named in this tab: the server cannot know it yet.
pub fn take_new(doc: &str) -> bool {
    NEW.with_borrow_mut(|new| new.remove(doc))
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home | Route::Unknown => f.write_str("/"),
            Route::Enrol => f.write_str("/enrol"),
            Route::Form { kind, doc } => write!(f, "/forms/{kind}/{doc}"),
            Route::Review { kind, doc } => write!(f, "/forms/{kind}/{doc}/review"),
            Route::Receipt { doc, rev } => write!(f, "/receipts/{doc}/{rev}"),
            Route::Confirm { doc, rev } => write!(f, "/confirm/{doc}/{rev}"),
            Route::Inbox => f.write_str("/inbox"),
            Route::Statement { doc, rev } => write!(f, "/statements/{doc}/{rev}"),
            Route::People => f.write_str("/people"),
            Route::Verify => f.write_str("/verify"),
            Route::Import => f.write_str("/import"),
        }
    }
}

/// Where the person is.
#[derive(Clone, Copy)]
pub struct Router {
    pub route: RwSignal<Route>,
}

thread_local! {
    /// Set by a move inside the app: the next heading takes the focus.
    static MOVED: Cell<bool> = const { Cell::new(false) };
}

/// True once after a move; the heading that asks takes the focus.
pub fn take_move() -> bool {
    MOVED.replace(false)
}

impl Router {
    /// Reads the address, and follows links and the browser's own back and forward.
    pub fn start() -> Router {
        let router = Router { route: RwSignal::new(here()) };
        router.follow_history();
        router.follow_links();
        router
    }

    /// To another page; it can be left again with the back button.
    pub fn go(self, route: Route) {
        self.walk(route.to_string(), route, false);
    }

    /// To another page in the place of this one.
    pub fn replace(self, route: Route) {
        self.walk(route.to_string(), route, true);
    }

    fn walk(self, address: String, route: Route, replace: bool) {
        if let Ok(history) = window().history() {
            let _ = match replace {
                true => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
                false => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            }; // refused only past 100 moves in 30 seconds; the page is shown all the same
        }
        self.show(route);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn show(self, route: Route) {
        if self.route.get_untracked() != route {
            MOVED.set(true);
            self.route.set(route);
        }
    }

    fn follow_history(self) {
        EventListener::new(&window(), "popstate", move |_| self.show(here())).forget();
    }

    fn follow_links(self) {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document(), "click", options, move |event| {
            if let Some((address, route)) = followed(event) {
                event.prevent_default();
                self.walk(address, route, false);
            }
        })
        .forget();
    }
}

/// The page the address bar names.
fn here() -> Route {
    Route::parse(&window().location().pathname().unwrap_or_default())
}

/// The page a click leads to, when it is one of ours and an ordinary click.
fn followed(event: &web_sys::Event) -> Option<(String, Route)> {
    let click = event.dyn_ref::<web_sys::MouseEvent>()?;
    let special = click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key() || click.button() != 0;
    if special || click.default_prevented() {
        return None;
    }
    let link = click.target()?.dyn_into::<web_sys::Element>().ok()?.closest("a[href]").ok()??;
    let link = link.dyn_into::<web_sys::HtmlAnchorElement>().ok()?; // a link inside SVG is none
    let location = window().location();
    let ours = link.origin() == location.origin().ok()?;
    let within = !link.hash().is_empty() && link.pathname() == location.pathname().ok()?;
    if !ours || within || link.has_attribute("download") || !link.target().is_empty() {
        return None;
    }
    match Route::parse(&link.pathname()) {
        Route::Unknown | Route::Enrol => None, // an invitation begins with a page of its own
        route => Some(([link.pathname(), link.search(), link.hash()].concat(), route)),
    }
}

/// The document a new form is begun from: `?from=…`.
pub fn begun_from() -> Option<String> {
    let search = window().location().search().ok()?;
    doc_id(search.strip_prefix("?from=")?)
}

/// Removes the fragment from the address bar and gives it back: it may hold a secret.
pub fn take_fragment() -> String {
    let location = window().location();
    let fragment = location.hash().unwrap_or_default();
    if let (false, Ok(history), Ok(path)) = (fragment.is_empty(), window().history(), location.pathname()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path)); // same origin: never refused
    }
    fragment.trim_start_matches('#').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    const DOC: &str = "019aab3c-1f2e-7c4d-8a5b-0123456789ab";

    #[wasm_bindgen_test]
    fn every_route_is_read_as_it_is_printed() {
        let doc = DOC.to_owned();
        let routes = [
            Route::Home,
            Route::Enrol,
            Route::Inbox,
            Route::People,
            Route::Verify,
            Route::Import,
            Route::Form { kind: "candidate-registration", doc: doc.clone() },
            Route::Review { kind: "candidate-registration", doc: doc.clone() },
            Route::Receipt { doc: doc.clone(), rev: 1 },
            Route::Confirm { doc: doc.clone(), rev: 2 },
            Route::Statement { doc, rev: 12 },
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[wasm_bindgen_test]
    fn what_is_no_page_of_ours_is_left_to_the_server() {
        let strange = [
            "/about/privacy",
            "/api/v1/server",
            "/forms/candidate-registration/1",
            "/forms/other/019aab3c-1f2e-7c4d-8a5b-0123456789ab",
            "/receipts/019aab3c-1f2e-7c4d-8a5b-0123456789ab/0",
            "/receipts/019aab3c-1f2e-7c4d-8a5b-0123456789ab",
            "/statements/019AAB3C-1F2E-7C4D-8A5B-0123456789AB/1",
            "/inbox/extra",
        ];
        for path in strange {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
    }

    #[wasm_bindgen_test]
    fn a_slash_at_the_end_does_not_matter() {
        assert_eq!(Route::parse("/inbox/"), Route::Inbox);
    }

    #[wasm_bindgen_test]
    fn a_document_named_here_is_new_once() {
        let Route::Form { doc, .. } = new_form(kinds::registration()) else { panic!("no form") };
        assert!(take_new(&doc) && !take_new(&doc));
        assert!(!take_new(DOC));
    }
}

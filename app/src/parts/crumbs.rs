//! The path from the overview to this page. Knows no page.

use crate::{
    route::Route,
    wording::{OVERVIEW, said, words},
};
use leptos::prelude::*;
use shared::text::t;

/// Overview, the pages between, and the page itself, whose link is where one is.
pub fn crumbs(between: Vec<(Route, Signal<String>)>, here: Route, name: Signal<String>) -> AnyView {
    let label = said(t("Du er her", "Du er her", "You are here"));
    let between = between.into_iter().map(|(route, name)| {
        view! {
            <li>
                <a class="ds-link" href=route.to_string()>{move || name.get()}</a>
            </li>
        }
        .into_any()
    });
    view! {
        <nav class="ds-breadcrumbs crumbs" aria-label=move || label.get()>
            <ol>
                <li>
                    <a class="ds-link" href="/">{words(OVERVIEW)}</a>
                </li>
                {between.collect_view()}
                <li>
                    <a class="ds-link" href=here.to_string() aria-current="page">{move || name.get()}</a>
                </li>
            </ol>
        </nav>
    }
    .into_any()
}

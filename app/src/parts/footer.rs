//! The foot of every page: what one must be able to read without signing in. The pages are the server's own.

use crate::{session::session, wording::words};
use leptos::prelude::*;
use shared::text::{Text, t};

const LINKS: [(&str, Text); 5] = [
    (
        "/about/accessibility",
        t("Tilgjengelighets\u{ad}erklæring", "Tilgjenge\u{ad}erklæring", "Accessibility statement"),
    ),
    ("/about/privacy", t("Personvern", "Personvern", "Privacy")),
    ("/verify", t("Kontroller en kvittering", "Kontroller ei kvittering", "Check a receipt")),
    ("/docs/forms", t("Skjemaer og regler", "Skjema og reglar", "Forms and rules")),
    ("/about/changes", t("Hva er nytt", "Kva er nytt", "What is new")),
];
const VERSION: Text = t("Versjon {version}", "Versjon {version}", "Version {version}");

/// The foot.
pub fn footer() -> AnyView {
    let session = session();
    let label = crate::wording::said(t("Om tjenesten", "Om tenesta", "About the service"));
    let links = LINKS.iter().map(|(address, text)| {
        let address = move || format!("{address}?lang={}", session.language.get().tag());
        view! {
            <li>
                <a class="ds-link" data-color="neutral" href=address>{words(*text)}</a>
            </li>
        }
    });
    let version = crate::wording::filled(VERSION, |_| vec![("version", env!("CARGO_PKG_VERSION").to_owned())]);
    view! {
        <footer class="foot">
            <div class="wrap">
                <nav aria-label=move || label.get()>
                    <ul>{links.collect_view()}</ul>
                </nav>
                <p>{move || version.get()}</p>
            </div>
        </footer>
    }
    .into_any()
}

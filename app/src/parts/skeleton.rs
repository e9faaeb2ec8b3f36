//! What stands where a list will be: nothing for a moment, then grey bars. No spinner.

use crate::wording::said;
use leptos::prelude::*;
use shared::text::t;

/// Bars for a list of three; shown only when fetching takes longer than 300 ms.
pub fn skeleton() -> AnyView {
    let slow = RwSignal::new(false);
    set_timeout(move || slow.try_set(true).map_or((), |_| ()), std::time::Duration::from_millis(300));
    let label = said(t("Henter", "Hentar", "Loading"));
    view! {
        <div role="status" aria-busy="true" aria-label=label>
            {move || slow.get().then(bars)}
        </div>
    }
    .into_any()
}

fn bars() -> AnyView {
    let bar = || view! { <div class="sk"><span class="ds-skeleton"></span><span class="ds-skeleton"></span></div> };
    (bar(), bar(), bar()).into_any()
}

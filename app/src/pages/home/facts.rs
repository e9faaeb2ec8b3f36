//! What is known of one's own municipality, beside the list. Only what is known; nothing is guessed.

use crate::{
    parts::icon::{self, icon},
    route::Route,
    session::Session,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    numbers::health_trust::find_site,
    rules::{
        facts::EnterpriseStatus,
        period::{Period, next_rotation_after},
    },
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const IN_SHORT: Text = t("Kort fortalt", "Kort fortalt", "In short");
    pub const MUNICIPALITY: Text = t("Kommunen", "Kommunen", "The municipality");
    pub const ENTERPRISE: Text = t("Utdanningsvirksomhet", "Utdanningsverksemd", "Training enterprise");
    pub const AGREEMENT: Text = t("Samarbeidsavtale", "Samarbeidsavtale", "Cooperation agreement");
    pub const TRUST: Text = t("Foretak og nærmeste sykehus", "Føretak og næraste sjukehus", "Health trust and nearest hospital");
    pub const PERIOD: Text = t("Neste sykehusperiode", "Neste sjukehusperiode", "Next hospital period");
    pub const FROM: Text = t("{period}, fra {day}", "{period}, frå {day}", "{period}, from {day}");
    pub const UNSURE: Text = t(" (usikkert)", " (usikkert)", " (not certain)");
}

#[rustfmt::skip]
fn status(status: EnterpriseStatus) -> Text {
    match status {
        EnterpriseStatus::NotApplied => t("Ikke søkt", "Ikkje søkt", "Not applied"),
        EnterpriseStatus::Applied => t("Søkt", "Søkt", "Applied"),
        EnterpriseStatus::Provisional => t("Midlertidig registrert", "Mellombels registrert", "Provisionally registered"),
        EnterpriseStatus::Registered => t("Registrert", "Registrert", "Registered"),
        EnterpriseStatus::Withdrawn => t("Trukket tilbake", "Trekt tilbake", "Withdrawn"),
    }
}

/// The box of those who read what others send.
pub fn in_short(figures: AnyView) -> AnyView {
    view! {
        <aside class="facts" aria-labelledby="facts">
            <h2 id="facts" class="ds-heading" data-size="2xs">{words(says::IN_SHORT)}</h2>
            <dl>{figures}</dl>
            {links(&[(Route::Inbox, super::INBOX), (Route::People, super::PEOPLE)])}
        </aside>
    }
    .into_any()
}

/// The box.
pub fn municipality(session: Session) -> AnyView {
    let rows = move || {
        let language = session.language.get();
        let facts = session.facts.get();
        let own = session.me.with(|me| me.as_ref().and_then(|me| me.organization.municipality.clone()));
        let row = own.and_then(|number| number.find());
        let enterprise = facts.enterprise.map(|known| {
            let done = known == EnterpriseStatus::Registered;
            (says::ENTERPRISE, done, status(known).read(language).to_owned())
        });
        let agreement = facts.agreements.filter(|trusts| !trusts.is_empty()).map(|trusts| {
            let names: Vec<&str> = trusts.iter().map(|trust| trust.name()).collect();
            (says::AGREEMENT, true, names.join(", "))
        });
        let nearest = row.map(|row| {
            let site = find_site(row.nearest_site).map_or("", |site| site.name);
            let unsure = if row.nearest_is_sure { "" } else { says::UNSURE.read(language) };
            (says::TRUST, false, format!("{}, {site}{unsure}", row.trust.name()))
        });
        let start = next_rotation_after(session.today());
        let (period, day) = (Period::containing(start).to_string(), start.in_words(language));
        let period = (says::PERIOD, false, says::FROM.fill(language, &[("period", &period), ("day", &day)]));
        [enterprise, agreement, nearest, Some(period)].into_iter().flatten().map(fact).collect_view()
    };
    view! {
        <aside class="facts" aria-labelledby="facts">
            <h2 id="facts" class="ds-heading" data-size="2xs">{words(says::MUNICIPALITY)}</h2>
            <dl>{rows}</dl>
            {links(&[(Route::People, super::PEOPLE)])}
        </aside>
    }
    .into_any()
}

/// Where else one can go from here.
pub fn links(places: &[(Route, Text)]) -> AnyView {
    let link = |(route, text): &(Route, Text)| {
        view! { <li><a class="ds-link tap" href=route.to_string()>{words(*text)}</a></li> }.into_any()
    };
    view! { <ul class="plain facts__links">{places.iter().map(link).collect_view()}</ul> }.into_any()
}

fn fact((name, done, value): (Text, bool, String)) -> AnyView {
    view! {
        <div>
            <dt>{words(name)}</dt>
            <dd>{done.then(|| icon(icon::CHECK))} {value}</dd>
        </div>
    }
    .into_any()
}

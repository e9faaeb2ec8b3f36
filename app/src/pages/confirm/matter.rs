//! Who has the matter now: the municipality, the trust, or the doctor with an offer. Knows what was filed about a
//! registration, and no rule.

use crate::{client, letter, overview, sheet::Sheet};
use leptos::prelude::*;
use shared::{
    api::{Statement, StatementRow, Verdict, path},
    form::Form,
    forms::placement::Placement,
    numbers::health_trust::HealthTrust,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const WHO: Text = t("Hvem har saken nå?", "Kven har saka no?", "Who has the matter now?");
    pub const MUNICIPALITY: Text = t("Kommunen", "Kommunen", "The municipality");
    pub const TRUST: Text = t("Foretaket", "Føretaket", "The trust");
    pub const OFFER: Text = t("Tilbud", "Tilbod", "Offer");
    pub const CORRECTS: Text = t("Kommunen skal rette det du har meldt.", "Kommunen skal rette det du har meldt.", "The municipality is to correct what you reported.");
    pub const LISTED: Text = t("{trust} har deg på listen og gir tilbud når vilkårene er oppfylt og det er plass.", "{trust} har deg på lista og gir tilbod når vilkåra er oppfylte og det er plass.", "{trust} has you on its list and makes an offer when the conditions are met and there is a place.");
    pub const OFFERED: Text = t("{trust} har svart.", "{trust} har svart.", "{trust} has answered.");
    pub const CLOSED: Text = t("Innmeldingen er avsluttet.", "Innmeldinga er avslutta.", "The registration is closed.");
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Municipality,
    Trust,
    Offer,
    Closed,
}

/// Where the newest revision of this registration stands.
pub async fn stand(row: Option<&StatementRow>) -> Stand {
    let Some(row) = row else { return Stand::Trust };
    if row.is_closed {
        return Stand::Closed;
    }
    if row.said.as_ref().is_some_and(|said| said.verdict == Verdict::Disputed) {
        return Stand::Municipality;
    }
    let rows = overview::received().await.unwrap_or_default();
    let offer = rows.into_iter().find(|other| other.kind == Placement::KIND && other.about.as_ref() == Some(&row.doc));
    match offer {
        Some(offer) if holds(&offer).await => Stand::Offer,
        _ => Stand::Trust,
    }
}

/// An offer that was withdrawn holds nothing.
async fn holds(offer: &StatementRow) -> bool {
    let at = client::path(path::STATEMENT, &[("doc", &offer.doc), ("rev", &offer.rev.to_string())]);
    let statement: Option<Statement> = client::get(&at).await.ok();
    let letter = statement.and_then(|statement| letter::open(&statement.envelope));
    let decision = letter.and_then(|letter| letter.body.get("decision")?.as_str().map(str::to_owned));
    matches!(decision.as_deref(), Some("offered" | "completed"))
}

/// Three steps in a line, and what the present one means.
pub fn steps(stand: Stand, sheet: &dyn Sheet, language: Language) -> AnyView {
    let code = sheet.outline().place("trust").map(|place| sheet.read(place)).unwrap_or_default();
    let trust = HealthTrust::from_code(&code).map_or(says::TRUST.read(language), |trust| trust.name());
    let (now, means) = match stand {
        Stand::Municipality => (0, says::CORRECTS),
        Stand::Trust => (1, says::LISTED),
        Stand::Offer => (2, says::OFFERED),
        Stand::Closed => (3, says::CLOSED),
    };
    let step = |(at, name): (usize, &'static str)| {
        let state = if at < now { "done" } else { "open" };
        view! { <li data-state=state aria-current=(at == now).then_some("step")><span>{name}</span></li> }.into_any()
    };
    let names = [says::MUNICIPALITY.read(language), trust, says::OFFER.read(language)];
    view! {
        <section class="matter" aria-labelledby="matter">
            <h2 class="ds-heading" data-size="2xs" id="matter">{says::WHO.read(language)}</h2>
            <ol class="plain matter__steps">{names.into_iter().enumerate().map(step).collect_view()}</ol>
            <p class="muted">{means.fill(language, &[("trust", trust)])}</p>
        </section>
    }
    .into_any()
}

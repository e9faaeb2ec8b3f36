//! What happens after a registration, as a dated path. The days come from the rules; nothing is promised that no rule
//! says.

use crate::{
    clock,
    kept::Summary,
    session::Session,
    wording::{TODAY, words},
};
use leptos::prelude::*;
use shared::{
    day::{Day, Moment},
    numbers::health_trust::find_site,
    rules::{capacity, period::Period, renewal::RENEWAL_MONTHS},
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const NEXT: Text = t("Hva skjer nå", "Kva skjer no", "What happens next");
    pub const LISTED: Text = t("{trust} har den på listen for {period}", "{trust} har ho på lista for {period}", "{trust} has it on the list for {period}");
    pub const LISTED_WHY: Text = t("Foretaket rangerer etter de felles kriteriene.", "Føretaket rangerer etter dei felles kriteria.", "The trust ranks by the common criteria.");
    pub const RENEW: Text = t("Siste dag for å fornye innmeldingen", "Siste dag for å fornye innmeldinga", "Last day to renew the registration");
    pub const RENEW_WHY: Text = t("Du får den på listen over gjøremål i god tid.", "Du får ho på lista over gjeremål i god tid.", "You get it on your to-do list in good time.");
    pub const SLOTS: Text = t("Plassene i {year} skal være vedtatt", "Plassane i {year} skal vere vedtekne", "The places in {year} shall be decided");
    pub const SLOTS_WHY: Text = t("Da vet foretaket hvor mange som kan få tilbud.", "Då veit føretaket kor mange som kan få tilbod.", "Then the trust knows how many can be offered one.");
    pub const START: Text = t("Ønsket start", "Ønskt start", "Wished start");
    pub const START_AT: Text = t("Ønsket start ved {site}", "Ønskt start ved {site}", "Wished start at {site}");
    pub const START_WHY: Text = t("Tilbud gis når vilkårene er oppfylt og det er plass.", "Tilbod blir gitt når vilkåra er oppfylte og det er plass.", "An offer is made when the conditions are met and there is a place.");
}

struct Step {
    on: Day,
    state: &'static str,
    what: String,
    why: Text,
}

/// Heading and path.
pub fn path(session: Session, summary: Summary, received_at: Moment) -> AnyView {
    let received_on = clock::in_oslo(received_at).0;
    let list = move || {
        let (language, today) = (session.language.get(), session.today());
        let steps = steps(&summary, received_on, language);
        let row = move |step: Step| {
            view! {
                <li data-state=step.state>
                    <span class="path__when num">{if step.on == today { TODAY.read(language).to_owned() } else { step.on.in_words(language) }}</span>
                    <div>
                        <b>{step.what}</b>
                        <p>{step.why.read(language)}</p>
                    </div>
                </li>
            }
            .into_any()
        };
        steps.into_iter().map(row).collect_view()
    };
    view! {
        <h2 class="ds-heading" data-size="xs" id="next">{words(says::NEXT)}</h2>
        <ol class="plain path">{list}</ol>
    }
    .into_any()
}

fn steps(summary: &Summary, received_on: Day, language: Language) -> Vec<Step> {
    let mut steps = Vec::new();
    if let (Some(trust), Some(start)) = (summary.trust, summary.wished_start) {
        let period = Period::containing(start).to_string();
        let what = says::LISTED.fill(language, &[("trust", trust.name()), ("period", &period)]);
        steps.push(Step { on: received_on, state: "now", what, why: says::LISTED_WHY });
    }
    if let Some(months) = RENEWAL_MONTHS.on(received_on) {
        let on = received_on.plus_months(months);
        steps.push(Step { on, state: "next", what: says::RENEW.read(language).to_owned(), why: says::RENEW_WHY });
    }
    if let Some(start) = summary.wished_start {
        let year = Period::containing(start).year;
        let decided = capacity::decided_by(year);
        if summary.trust.is_some() && received_on < decided && decided < start {
            let what = says::SLOTS.fill(language, &[("year", &year.to_string())]);
            steps.push(Step { on: decided, state: "next", what, why: says::SLOTS_WHY });
        }
        let site = find_site(&summary.site);
        let what = match site {
            Some(site) => says::START_AT.fill(language, &[("site", site.name)]),
            None => says::START.read(language).to_owned(),
        };
        steps.push(Step { on: start, state: "goal", what, why: says::START_WHY });
    }
    shared::order::sort_by_key(&mut steps, |step| step.on);
    steps
}

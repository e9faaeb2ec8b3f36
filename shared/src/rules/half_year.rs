//! Report, section 4.2: the municipality's whole order, each registration once, under its own trust. And how the last order
//! becomes the next. Knows documents and trusts; no names.

use super::{
    facts::LiveRegistration,
    provision::{Advice, Force, Provision, Verdict, not_met, report},
};
use crate::{
    forms::half_year_report::{HalfYearReport, ReportPeriod, TrustList},
    numbers::{
        document::{Documents, Ranking},
        health_trust::HealthTrust,
    },
    text::t,
};
use std::collections::BTreeMap;

const SOME_LIVE: Advice = Advice {
    wrong: t(
        "Meldingen sier at det ikke er noe å melde, men kommunen har aktive innmeldinger: {count}.",
        "Meldinga seier at det ikkje er noko å melde, men kommunen har aktive innmeldingar: {count}.",
        "The report says there is nothing to report, but the municipality has live registrations: {count}.",
    ),
    mend: t(
        "Svar nei, og sett innmeldingene på listene. Er en lege sluttet, avslutt innmeldingen først.",
        "Svar nei, og set innmeldingane på listene. Har ein lege slutta, avslutt innmeldinga først.",
        "Answer no, and put the registrations on the lists. Has a doctor left, close the registration first.",
    ),
};
const NONE_LIVE: Advice = Advice {
    wrong: t(
        "Kommunen har ingen aktive innmeldinger.",
        "Kommunen har ingen aktive innmeldingar.",
        "The municipality has no live registrations.",
    ),
    mend: t(
        "Svar ja på at det ikke er noe å melde, eller meld inn legene først.",
        "Svar ja på at det ikkje er noko å melde, eller meld inn legane først.",
        "Answer yes to nothing to report, or register the doctors first.",
    ),
};
const NOT_LIVE: Advice = Advice {
    wrong: t(
        "En innmelding på listene er ikke lenger aktiv, eller den hører til en annen kommune.",
        "Ei innmelding på listene er ikkje lenger aktiv, eller ho høyrer til ein annan kommune.",
        "A registration on the lists is no longer live, or belongs to another municipality.",
    ),
    mend: t("Ta den av listen.", "Ta ho av lista.", "Take it off the list."),
};
const OTHER_TRUST: Advice = Advice {
    wrong: t(
        "En innmelding står hos et annet foretak enn det er sendt til.",
        "Ei innmelding står hos eit anna føretak enn det ho er send til.",
        "A registration stands under another trust than the one it was sent to.",
    ),
    mend: t(
        "Flytt den til listen for foretaket den er sendt til, eller revider innmeldingen.",
        "Flytt ho til lista for føretaket ho er send til, eller revider innmeldinga.",
        "Move it to the list of the trust it was sent to, or revise the registration.",
    ),
};
const TWICE: Advice = Advice {
    wrong: t(
        "En innmelding står mer enn én gang.",
        "Ei innmelding står meir enn éin gong.",
        "A registration stands more than once.",
    ),
    mend: t("La den stå ett sted.", "La ho stå éin stad.", "Leave it in one place."),
};
const LACKING: Advice = Advice {
    wrong: t(
        "{count} av {limit} aktive innmeldinger står på listene.",
        "{count} av {limit} aktive innmeldingar står på listene.",
        "{count} of {limit} live registrations stand on the lists.",
    ),
    mend: t(
        "Sett de andre på listen til foretaket sitt. Er en lege sluttet, avslutt innmeldingen.",
        "Set dei andre på lista til føretaket sitt. Har ein lege slutta, avslutt innmeldinga.",
        "Put the others on the list of their trust. Has a doctor left, close the registration.",
    ),
};
const UNCHANGED_UNLISTED: Advice = Advice {
    wrong: t(
        "En innmelding er merket som uendret, men står ikke på noen liste.",
        "Ei innmelding er merkt som uendra, men står ikkje på noka liste.",
        "A registration is marked as unchanged, but stands on no list.",
    ),
    mend: t("Fjern merket.", "Fjern merket.", "Remove the mark."),
};

pub const REPORT_COMPLETE: Provision<HalfYearReport> = Provision {
    id: "report-complete",
    cite: report("4.2"),
    force: Force::Must,
    short: t("komplett melding", "komplett melding", "a complete report"),
    says: t(
        "Hver aktiv innmelding står én gang, hos sitt eget foretak. Har kommunen ingen, sier meldingen det.",
        "Kvar aktiv innmelding står éin gong, hos sitt eige føretak. Har kommunen ingen, seier meldinga det.",
        "Each live registration stands once, under its own trust. Has the municipality none, the report says so.",
    ),
    about: &["nothing_to_report", "lists", "unchanged"],
    ask: |case| {
        let Some(is_nothing) = case.body.nothing_to_report else { return Verdict::Unanswered("nothing_to_report") };
        let Some(live) = &case.facts.live else { return Verdict::Unanswered("") };
        let trusts = trusts_of(live);
        match (is_nothing, trusts.len()) {
            (true, 0) => Verdict::Met,
            (true, count) => not_met(&SOME_LIVE, "nothing_to_report").count(count as i32, 0).into(),
            (false, 0) => not_met(&NONE_LIVE, "nothing_to_report").into(),
            (false, _) => complete(case.body, &trusts),
        }
    },
};

/// Each document's trust; one document counts once.
fn trusts_of(live: &[LiveRegistration]) -> BTreeMap<&str, HealthTrust> {
    live.iter().map(|one| (one.doc.as_str(), one.trust)).collect()
}

fn complete(body: &HalfYearReport, live: &BTreeMap<&str, HealthTrust>) -> Verdict {
    let mut listed: BTreeMap<&str, u32> = BTreeMap::new();
    let mut is_elsewhere = false;
    for list in &body.lists {
        for doc in &list.candidates.0 {
            *listed.entry(doc).or_default() += 1;
            is_elsewhere |= list.trust.is_some() && live.get(doc.as_str()).is_some_and(|own| list.trust != Some(*own));
        }
    }
    let is_trust_open = body.lists.iter().any(|list| list.trust.is_none());
    let (count, all) = (listed.len() as i32, live.len() as i32);
    match () {
        () if listed.keys().any(|doc| !live.contains_key(doc)) => not_met(&NOT_LIVE, "lists").into(),
        () if is_elsewhere => not_met(&OTHER_TRUST, "lists").into(),
        () if listed.values().any(|times| *times > 1) => not_met(&TWICE, "lists").into(),
        () if count < all => not_met(&LACKING, "lists").count(count, all).into(),
        () if body.unchanged.0.iter().any(|doc| !listed.contains_key(doc.as_str())) => {
            not_met(&UNCHANGED_UNLISTED, "unchanged").into()
        }
        () if is_trust_open => Verdict::Unanswered("lists"),
        () => Verdict::Met,
    }
}

/// «Ingenting er endret»: the next half-year's report with the last one's order. Registrations that are gone are dropped;
/// new ones, and those sent to another trust since, come last on their list, the oldest first. What was listed before and
/// still stands under the same trust is marked unchanged. Figures are carried over; remarks are not, they were about then.
pub fn renewed(previous: &HalfYearReport, live: &[LiveRegistration]) -> HalfYearReport {
    let mut waiting = trusts_of(live);
    let mut lists: Vec<(HealthTrust, Vec<String>)> = Vec::new();
    let mut unchanged = Documents::default();
    for list in &previous.lists {
        let Some(trust) = list.trust else { continue };
        for doc in &list.candidates.0 {
            if waiting.get(doc.as_str()) == Some(&trust) {
                waiting.remove(doc.as_str());
                unchanged.0.insert(doc.clone());
                add(&mut lists, trust, doc);
            }
        }
    }
    // Names of documents sort by the time they were made.
    for (doc, trust) in waiting {
        add(&mut lists, trust, doc);
    }
    let next = previous.half_year().map(super::period::Period::next);
    let period = next.map_or(previous.period.clone(), |next| ReportPeriod {
        year: u16::try_from(next.year).ok(),
        half: Some(next.half),
    });
    HalfYearReport {
        period,
        nothing_to_report: Some(lists.is_empty()),
        lists: listed(lists),
        unchanged,
        remarks: String::new(),
        ..previous.clone()
    }
}

/// The first report: each live registration under its own trust, in the order they are given. Nothing is marked unchanged:
/// nobody has said so.
pub fn begun(live: &[LiveRegistration]) -> HalfYearReport {
    let mut lists = Vec::new();
    for LiveRegistration { doc, trust, .. } in live {
        add(&mut lists, *trust, doc);
    }
    HalfYearReport { nothing_to_report: Some(lists.is_empty()), lists: listed(lists), ..HalfYearReport::default() }
}

fn listed(lists: Vec<(HealthTrust, Vec<String>)>) -> Vec<TrustList> {
    lists.into_iter().map(|(trust, docs)| TrustList { trust: Some(trust), candidates: Ranking(docs) }).collect()
}

fn add(lists: &mut Vec<(HealthTrust, Vec<String>)>, trust: HealthTrust, doc: &str) {
    match lists.iter_mut().find(|(of, _)| *of == trust) {
        Some((_, docs)) => docs.push(doc.to_owned()),
        None => lists.push((trust, vec![doc.to_owned()])),
    }
}

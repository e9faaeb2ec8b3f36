//! Every dated value of the rules in one list, with words and its source, for whoever audits them. Says the values a rule
//! uses by the rule's own constant; a constant that is not listed fails the tests.

use super::{
    capacity::{CAPACITY_DECIDED, slots},
    coverage::{OLD_SCHEME_OPEN, SCHEME_COVERED},
    dated::Dated,
    period::{Half, Period},
    post::{POST_LASTING, SUBSTITUTE_MONTHS},
    provision::{Cite, report, web},
    renewal::{RENEWAL_MONTHS, RENEWED_HALF_YEARLY},
    reporting::{AGREEMENT_DEMANDED, AGREEMENT_WITH_TRUST, NOTICE_MONTHS, NOTICE_OVER_12_MONTHS},
    seniority::{OFFER_MONTHS, PREFERRED_MONTHS, SENIORITY_12_MONTHS, SENIORITY_24_MONTHS},
    service::{INSTITUTION_MONTHS, SERVICE_STILL_NEEDED},
};
use crate::{
    day::Day,
    numbers::health_trust::HealthTrust,
    text::{Language, Text, t},
};

/// Datert verdi med navn: one number of the rules, and what it has been since when.
pub struct DatedValue {
    /// Stable for ever: `notice-months`.
    pub id: &'static str,
    pub says: Text,
    pub cite: Cite,
    /// Ids of the provisions that use it.
    pub used_by: &'static [&'static str],
    /// The first day of each value, in order, with the value in words; `None` from a day on: there is none.
    pub rows: fn(Language) -> Vec<(Day, Option<String>)>,
}

fn rows<T: Copy>(dated: &Dated<T>, shown: impl Fn(T) -> String) -> Vec<(Day, Option<String>)> {
    dated.0.iter().map(|(from, value)| (*from, value.map(&shown))).collect()
}

fn months<T: Copy + ToString>(dated: &Dated<T>, language: Language) -> Vec<(Day, Option<String>)> {
    let unit = t("{n} måneder", "{n} månader", "{n} months");
    rows(dated, |n| unit.fill(language, &[("n", &n.to_string())]))
}

fn yes_or_no(dated: &Dated<bool>, language: Language) -> Vec<(Day, Option<String>)> {
    let word = |yes| if yes { t("Ja", "Ja", "Yes") } else { t("Nei", "Nei", "No") };
    rows(dated, |yes| word(yes).read(language).to_owned())
}

fn trusts(dated: &Dated<&'static [HealthTrust]>) -> Vec<(Day, Option<String>)> {
    rows(dated, |trusts| trusts.iter().map(|trust| trust.name()).collect::<Vec<_>>().join(", "))
}

/// Table 1, one row for each period, and the first period without any.
fn table_1(_: Language) -> Vec<(Day, Option<String>)> {
    let mut period = Period { year: 2022, half: Half::P1 };
    let mut rows = Vec::new();
    loop {
        let of_trust = |trust: HealthTrust| Some(format!("{} {}", trust.name(), slots(trust, period)?));
        let all: Option<Vec<String>> = HealthTrust::ALL.into_iter().map(of_trust).collect();
        let is_last = all.is_none();
        rows.push((period.first_day(), all.map(|all| all.join(", "))));
        if is_last {
            return rows;
        }
        period = period.next();
    }
}

/// Every dated value, in the order of the forms that use them.
pub const VALUES: &[DatedValue] = &[
    DatedValue {
        id: "old-scheme-open",
        says: t("Den gamle ordningen er åpen", "Den gamle ordninga er open", "The old scheme is open"),
        cite: web("Helsedirektoratet, overgangsregler"),
        used_by: &[SCHEME_COVERED.id],
        rows: |language| yes_or_no(&OLD_SCHEME_OPEN, language),
    },
    DatedValue {
        id: "renewal-months",
        says: t(
            "En innmelding står uten å bli fornyet i høyst",
            "Ei innmelding står utan å bli fornya i høgst",
            "A registration stands without being renewed for at most",
        ),
        cite: report("4.1"),
        used_by: &[RENEWED_HALF_YEARLY.id],
        rows: |language| months(&RENEWAL_MONTHS, language),
    },
    DatedValue {
        id: "notice-months",
        says: t(
            "Varsel før ønsket start: mer enn",
            "Varsel før ønskt start: meir enn",
            "Notice before the wished start: more than",
        ),
        cite: report("4.2"),
        used_by: &[NOTICE_OVER_12_MONTHS.id],
        rows: |language| months(&NOTICE_MONTHS, language),
    },
    DatedValue {
        id: "agreement-demanded",
        says: t(
            "Samarbeidsavtale er et vilkår for tilbud ved",
            "Samarbeidsavtale er eit vilkår for tilbod ved",
            "A cooperation agreement is a condition for an offer at",
        ),
        cite: web("Sidene til UNN, Nordlandssykehuset og Finnmarkssykehuset om innmelding av ALIS"),
        used_by: &[AGREEMENT_WITH_TRUST.id],
        rows: |_| trusts(&AGREEMENT_DEMANDED),
    },
    DatedValue {
        id: "seniority-offer-months",
        says: t(
            "Ansiennitet for å få tilbud: minst",
            "Ansiennitet for å få tilbod: minst",
            "Seniority for being offered service: at least",
        ),
        cite: report("4.3"),
        used_by: &[SENIORITY_12_MONTHS.id],
        rows: |language| months(&OFFER_MONTHS, language),
    },
    DatedValue {
        id: "seniority-preferred-months",
        says: t(
            "Ansiennitet som går foran: minst",
            "Ansiennitet som går føre: minst",
            "Seniority that goes first: at least",
        ),
        cite: report("4.3"),
        used_by: &[SENIORITY_24_MONTHS.id],
        rows: |language| months(&PREFERRED_MONTHS, language),
    },
    DatedValue {
        id: "substitute-months",
        says: t(
            "Et vikariat teller når det varer mer enn",
            "Eit vikariat tel når det varer meir enn",
            "A substitute post counts when it lasts more than",
        ),
        cite: report("4.3"),
        used_by: &[POST_LASTING.id],
        rows: |language| months(&SUBSTITUTE_MONTHS, language),
    },
    DatedValue {
        id: "institution-months",
        says: t("Tjeneste i institusjon: minst", "Teneste i institusjon: minst", "Service in institution: at least"),
        cite: web("Helsedirektoratet, utdanningstid"),
        used_by: &[SERVICE_STILL_NEEDED.id],
        rows: |language| months(&INSTITUTION_MONTHS, language),
    },
    DatedValue {
        id: "capacity-table-1",
        says: t(
            "Stillinger per foretak i perioden som begynner den dagen (tabell 1)",
            "Stillingar per føretak i perioden som byrjar den dagen (tabell 1)",
            "Positions per trust in the period that begins on that day (table 1)",
        ),
        cite: report("3"),
        used_by: &[CAPACITY_DECIDED.id],
        rows: table_1,
    },
];

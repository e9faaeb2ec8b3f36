//! Where a trainee can serve, as choices of a form: trusts, their sites, and the units there. Knows no form.

use crate::{
    answer::Choice,
    numbers::health_trust::{HealthTrust, find_site, find_unit},
    text::{Text, t},
};

/// A name that is the same in every language.
const fn name(words: &'static str) -> Text {
    t(words, words, words)
}

/// Every trust, whatever else is answered.
pub fn trusts<F>(_: &F) -> Vec<Choice> {
    HealthTrust::ALL.iter().map(|trust| Choice { code: trust.code(), label: name(trust.name()) }).collect()
}

/// The sites of a trust; none before it is chosen.
pub fn sites(trust: Option<HealthTrust>) -> Vec<Choice> {
    let sites = trust.into_iter().flat_map(HealthTrust::sites);
    sites.map(|site| Choice { code: site.code, label: name(site.name) }).collect()
}

/// The units at a site.
pub fn units(site: &str) -> Vec<Choice> {
    let codes = find_site(site).map_or(&[][..], |site| site.units);
    codes.iter().filter_map(|code| find_unit(code)).map(|unit| Choice { code: unit.code, label: unit.name }).collect()
}

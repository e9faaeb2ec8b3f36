//! Report, section 5: what the service is for and where it can be. And ours: that the site is the trust's.

use super::{
    dated::Dated,
    provision::{Advice, Force, OURS, Provision, Verdict, When, not_met, report},
};
use crate::{
    answer::UnitName,
    day::day,
    forms::candidate_registration::{CandidateRegistration, InstitutionGoal, Length},
    numbers::health_trust::{find_site, find_unit},
    text::t,
};

/// Months in institution that the training needs. Source: Helsedirektoratet, training time.
pub const INSTITUTION_MONTHS: Dated<u16> = Dated(&[(day(2019, 3, 1), Some(6))]);

const NOT_NEEDED: Advice = Advice {
    wrong: t(
        "Legen har nådd begge sykehusmålene og har {count} av {limit} måneder i institusjon.",
        "Legen har nådd begge sjukehusmåla og har {count} av {limit} månader i institusjon.",
        "The doctor has reached both hospital goals and has {count} of {limit} months in institution.",
    ),
    mend: t(
        "Kontroller målene og månedene. Innmeldingen kan sendes likevel.",
        "Kontroller måla og månadene. Innmeldinga kan sendast likevel.",
        "Check the goals and the months. The registration can be sent all the same.",
    ),
};

pub const SERVICE_STILL_NEEDED: Provision<CandidateRegistration> = Provision {
    id: "service-still-needed",
    cite: report("5"),
    force: Force::Main,
    short: t("behov for tjenesten", "behov for tenesta", "a need for the service"),
    says: t(
        "ALM-055 eller ALM-085 gjenstår, eller legen har mindre enn seks måneder i institusjon.",
        "ALM-055 eller ALM-085 står att, eller legen har mindre enn seks månader i institusjon.",
        "ALM-055 or ALM-085 remains, or the doctor has fewer than six months in institution.",
    ),
    about: &["achieved_goals", "institution_months_done"],
    ask: |case| {
        let reached = |goal| case.body.achieved_goals.contains(&goal);
        let open = !(reached(InstitutionGoal::Alm055) && reached(InstitutionGoal::Alm085));
        match (open, case.body.institution_months_done, INSTITUTION_MONTHS.on(case.today)) {
            (true, ..) => Verdict::Met,
            (false, None, _) => Verdict::Unanswered("institution_months_done"),
            (false, Some(done), Some(needed)) if done >= needed => not_met(&NOT_NEEDED, "achieved_goals")
                .count(i32::from(done), i32::from(needed))
                .when(When::Never)
                .into(),
            _ => Verdict::Met,
        }
    },
};

const NOT_THEIRS: Advice = Advice {
    wrong: t(
        "Sykehuset hører ikke til foretaket.",
        "Sjukehuset høyrer ikkje til føretaket.",
        "The hospital does not belong to the trust.",
    ),
    mend: t(
        "Velg et sykehus fra listen til foretaket, eller velg et annet foretak.",
        "Vel eit sjukehus frå lista til føretaket, eller vel eit anna føretak.",
        "Choose a hospital from the trust's list, or choose another trust.",
    ),
};

pub const SITE_OF_TRUST: Provision<CandidateRegistration> = Provision {
    id: "site-of-trust",
    cite: OURS,
    force: Force::Must,
    short: t("sykehus i foretaket", "sjukehus i føretaket", "a hospital of the trust"),
    says: t("Sykehuset hører til foretaket.", "Sjukehuset høyrer til føretaket.", "The hospital belongs to the trust."),
    about: &["trust", "site", "split.first.site", "split.second.site"],
    ask: |case| {
        let body = case.body;
        let Some(trust) = body.trust else { return Verdict::Unanswered("trust") };
        if body.site.is_empty() {
            return Verdict::Unanswered("site");
        }
        let foreign = |site: &str| !site.is_empty() && find_site(site).is_none_or(|site| site.trust != trust);
        let halves = body.length == Some(Length::Split);
        match () {
            () if foreign(&body.site) => not_met(&NOT_THEIRS, "site").into(),
            () if halves && foreign(&body.split.first.site) => not_met(&NOT_THEIRS, "split.first.site").into(),
            () if halves && foreign(&body.split.second.site) => not_met(&NOT_THEIRS, "split.second.site").into(),
            () => Verdict::Met,
        }
    },
};

const UNKNOWN_UNIT: Advice = Advice {
    wrong: t(
        "Enheten står ikke på listen for sykehuset.",
        "Eininga står ikkje på lista for sjukehuset.",
        "The unit is not on the list of the hospital.",
    ),
    mend: t(
        "Listen er ikke uttømmende. Kontroller navnet, eller spør foretaket. Innmeldingen kan sendes nå.",
        "Lista er ikkje uttømmande. Kontroller namnet, eller spør føretaket. Innmeldinga kan sendast no.",
        "The list is not exhaustive. Check the name, or ask the trust. The registration can be sent now.",
    ),
};

pub const UNIT_KNOWN_AT_SITE: Provision<CandidateRegistration> = Provision {
    id: "unit-known-at-site",
    cite: report("5"),
    force: Force::Main,
    short: t("kjent enhet", "kjend eining", "a known unit"),
    says: t("Enhetene finnes ved sykehuset.", "Einingane finst ved sjukehuset.", "The units exist at the hospital."),
    about: &["site", "wished_units", "split.first.unit", "split.second.unit"],
    ask: |case| {
        let body = case.body;
        let known = |site: &str, unit: &UnitName| {
            let listed = find_site(site).is_none_or(|site| site.units.contains(&unit.0.as_str()));
            unit.0.is_empty() || (find_unit(&unit.0).is_some() && listed)
        };
        let (first, second) = (&body.split.first, &body.split.second);
        match body.length {
            _ if body.site.is_empty() => Verdict::Unanswered("site"),
            Some(Length::Split) if !known(&first.site, &first.unit) => {
                not_met(&UNKNOWN_UNIT, "split.first.unit").into()
            }
            Some(Length::Split) if !known(&second.site, &second.unit) => {
                not_met(&UNKNOWN_UNIT, "split.second.unit").into()
            }
            Some(Length::Split) => Verdict::Met,
            _ if body.wished_units.iter().all(|unit| unit.0.is_empty()) => Verdict::Unanswered("wished_units"),
            _ if body.wished_units.iter().any(|unit| !known(&body.site, unit)) => {
                not_met(&UNKNOWN_UNIT, "wished_units").into()
            }
            _ => Verdict::Met,
        }
    },
};

//! What an application to the Directorate for registration as a training enterprise must be able to show, item by item:
//! what is there, and what is still missing. No rule by itself: rules stand in `enterprise_form`.

use super::{
    enterprise_form::DIRECTORATE,
    facts::Facts,
    provision::{Case, Cite, Provision},
};
use crate::{
    day::Day,
    form::answer,
    forms::{
        contact::Contact,
        training_enterprise::{Arena, TrainingEnterprise},
    },
    rules::enterprise_form as rules,
    text::{Text, t},
};

/// Punkt i søknaden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub id: &'static str,
    pub says: Text,
    /// The field it is answered at.
    pub path: &'static str,
    /// What is still missing; `None` when it is there.
    pub lacks: Option<Text>,
}

/// Where the demands stand.
pub const SOURCE: Cite = DIRECTORATE;

type F = TrainingEnterprise;

/// All points, in the order of the form.
pub fn points(form: &F, facts: &Facts, today: Day) -> Vec<Point> {
    let case = Case { body: form, facts, today };
    [organisation, contacts, specialist, supervision, arenas, goals, agreements, assessment, plan]
        .map(|ask| ask(&case))
        .into()
}

/// A point that is there when `is_there`.
fn point(id: &'static str, path: &'static str, says: Text, is_there: bool, lacks: Text) -> Point {
    Point { id, says, path, lacks: (!is_there).then_some(lacks) }
}

fn is_met(provision: &Provision<F>, case: &Case<F>) -> bool {
    answer(provision, case).is_some_and(|finding| finding.is_met())
}

fn organisation(case: &Case<F>) -> Point {
    point(
        "organisation",
        "organisation_number",
        t("Hvem som søker", "Kven som søkjer", "Who applies"),
        is_met(&rules::ENTERPRISE_ORGANISATION_MATCHES, case),
        t(
            "Kommunens eller vertskommunens organisasjonsnummer.",
            "Organisasjonsnummeret til kommunen eller vertskommunen.",
            "The organization number of the municipality or its host.",
        ),
    )
}

fn contacts(case: &Case<F>) -> Point {
    let is_there = |contact: &Contact| !contact.name.is_empty() && !contact.email.is_empty();
    let contacts = &case.body.contacts;
    let (chief, manager) = (is_there(&contacts.chief_medical_officer), is_there(&contacts.unit_manager));
    let path = if chief { "contacts.unit_manager.name" } else { "contacts.chief_medical_officer.name" };
    let lacks = match (chief, manager) {
        (true, _) => t(
            "Navn og e-post til virksomhetslederen.",
            "Namn og e-post til verksemdsleiaren.",
            "Name and e-mail of the unit manager.",
        ),
        (false, true) => t(
            "Navn og e-post til kommuneoverlegen.",
            "Namn og e-post til kommuneoverlegen.",
            "Name and e-mail of the chief medical officer.",
        ),
        (false, false) => t(
            "Navn og e-post til kommuneoverlegen og virksomhetslederen.",
            "Namn og e-post til kommuneoverlegen og verksemdsleiaren.",
            "Name and e-mail of the chief medical officer and the unit manager.",
        ),
    };
    point("contacts", path, t("Kontaktpersoner", "Kontaktpersonar", "Contacts"), chief && manager, lacks)
}

fn specialist(case: &Case<F>) -> Point {
    point(
        "specialist",
        "specialists",
        t(
            "Spesialist i allmennmedisin, eller dispensasjon",
            "Spesialist i allmennmedisin, eller dispensasjon",
            "A specialist in general practice, or an exemption",
        ),
        is_met(&rules::ENTERPRISE_SPECIALIST_OR_EXEMPTION, case),
        t(
            "Minst én spesialist, eller en dispensasjon som gjelder nå.",
            "Minst éin spesialist, eller ein dispensasjon som gjeld no.",
            "At least one specialist, or an exemption in force now.",
        ),
    )
}

fn supervision(case: &Case<F>) -> Point {
    point(
        "supervision",
        "supervision",
        t("Veiledning og supervisjon", "Rettleiing og supervisjon", "Supervision"),
        !case.body.supervision.trim().is_empty(),
        t("Hvordan veiledningen er lagt opp.", "Korleis rettleiinga er lagd opp.", "How supervision is arranged."),
    )
}

fn arenas(case: &Case<F>) -> Point {
    let is_whole = |arena: &Arena| !arena.name.is_empty() && arena.kind.is_some() && arena.external.is_some();
    let arenas = &case.body.arenas;
    let lacks = match arenas.is_empty() {
        true => t("Minst én læringsarena.", "Minst éin læringsarena.", "At least one arena of learning."),
        false => t(
            "Navn, type og om arenaen er ekstern, for hver læringsarena.",
            "Namn, type og om arenaen er ekstern, for kvar læringsarena.",
            "Name, kind and whether it is external, for each arena.",
        ),
    };
    let is_there = !arenas.is_empty() && arenas.iter().all(is_whole);
    point("arenas", "arenas", t("Læringsarenaer", "Læringsarenaer", "Arenas of learning"), is_there, lacks)
}

fn goals(case: &Case<F>) -> Point {
    point(
        "goals",
        "arenas",
        t(
            "Arena for målene ALM-055 og ALM-085",
            "Arena for måla ALM-055 og ALM-085",
            "An arena for the goals ALM-055 and ALM-085",
        ),
        is_met(&rules::ENTERPRISE_GOALS_COVERED, case),
        t(
            "En læringsarena der begge sykehusmålene kan nås, gjerne et sykehus.",
            "Ein læringsarena der begge sjukehusmåla kan nåast, gjerne eit sjukehus.",
            "An arena at which both hospital goals can be reached, a hospital for instance.",
        ),
    )
}

/// Without an external arena nothing is missing; without any arena nobody knows.
fn agreements(case: &Case<F>) -> Point {
    point(
        "agreements",
        "arenas",
        t("Avtaler med eksterne arenaer", "Avtalar med eksterne arenaer", "Agreements with external arenas"),
        is_met(&rules::ENTERPRISE_EXTERNAL_ARENA_AGREED, case),
        t(
            "Dato for avtalen med hver ekstern arena.",
            "Dato for avtalen med kvar ekstern arena.",
            "The date of the agreement with each external arena.",
        ),
    )
}

fn assessment(case: &Case<F>) -> Point {
    point(
        "assessment",
        "assessment",
        t("Vurdering av kompetansen til legen", "Vurdering av kompetansen til legen", "Assessment of the doctor"),
        !case.body.assessment.trim().is_empty(),
        t(
            "Hvordan dere vurderer om legen når læringsmålene.",
            "Korleis de vurderer om legen når læringsmåla.",
            "How you assess whether the doctor reaches the goals.",
        ),
    )
}

fn plan(case: &Case<F>) -> Point {
    let form = case.body;
    let lacks = match form.plan_public {
        Some(true) => t("Nettadressen til planen.", "Nettadressa til planen.", "The web address of the plan."),
        _ => t(
            "En generell utdanningsplan som ligger åpent på nettet.",
            "Ein generell utdanningsplan som ligg ope på nettet.",
            "A general training plan that is open on the web.",
        ),
    };
    let path = if form.plan_public == Some(true) { "plan_url" } else { "plan_public" };
    let is_there = form.plan_public == Some(true) && !form.plan_url.is_empty();
    point(
        "plan",
        path,
        t("Generell utdanningsplan", "Generell utdanningsplan", "General training plan"),
        is_there,
        lacks,
    )
}

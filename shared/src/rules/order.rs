//! Report, section 4.3 (b), (c) and the nearest hospital: what counts in the order. Shown as information.

use super::provision::{Advice, Force, Provision, Verdict, When, not_met, report};
use crate::{
    forms::candidate_registration::{CandidateRegistration, SupervisionGroup},
    text::{Text, t},
};

const NO_GROUP: Advice = Advice {
    wrong: t(
        "Legen har ikke begynt i veiledningsgruppe.",
        "Legen har ikkje byrja i rettleiingsgruppe.",
        "The doctor has not joined a supervision group.",
    ),
    mend: t(
        "De som deltar eller er ferdige, går foran.",
        "Dei som deltek eller er ferdige, går føre.",
        "Those who take part or have completed go first.",
    ),
};

pub const SUPERVISION_GROUP: Provision<CandidateRegistration> = Provision {
    id: "supervision-group",
    cite: report("4.3"),
    force: Force::Rank,
    short: t("veiledningsgruppe", "rettleiingsgruppe", "a supervision group"),
    says: t(
        "Legen deltar i eller har fullført veiledningsgruppe.",
        "Legen deltek i eller har fullført rettleiingsgruppe.",
        "The doctor takes part in or has completed a supervision group.",
    ),
    about: &["supervision_group"],
    ask: |case| match case.body.supervision_group {
        None => Verdict::Unanswered("supervision_group"),
        Some(SupervisionGroup::Ongoing | SupervisionGroup::Completed) => Verdict::Met,
        Some(SupervisionGroup::NotStarted) => not_met(&NO_GROUP, "supervision_group").into(),
    },
};

const NO_PROGRESS: Advice = Advice {
    wrong: t(
        "Ingen kurs, aktiviteter eller læringsmål er fullført.",
        "Ingen kurs, aktivitetar eller læringsmål er fullførte.",
        "No course, activity or goal is completed.",
    ),
    mend: t(
        "De som er kommet lengst, går foran.",
        "Dei som er komne lengst, går føre.",
        "Those who are furthest along go first.",
    ),
};

pub const PROGRESS: Provision<CandidateRegistration> = Provision {
    id: "progress",
    cite: report("4.3"),
    force: Force::Rank,
    short: t("framdrift", "framdrift", "progress"),
    says: t(
        "Legen er i gang med kurs og læringsaktiviteter, dernest læringsmål.",
        "Legen er i gang med kurs og læringsaktivitetar, dernest læringsmål.",
        "The doctor is under way with courses and learning activities, then goals.",
    ),
    about: &["courses_completed", "activities_completed", "goals_approved"],
    ask: |case| match (case.body.courses_completed, case.body.activities_completed, case.body.goals_approved) {
        (None, ..) => Verdict::Unanswered("courses_completed"),
        (_, None, _) => Verdict::Unanswered("activities_completed"),
        (_, _, None) => Verdict::Unanswered("goals_approved"),
        (Some(0), Some(0), Some(0)) => not_met(&NO_PROGRESS, "courses_completed").into(),
        _ => Verdict::Met,
    },
};

const FARTHER: Advice = Advice {
    wrong: t(
        "Legen ønsker et annet sykehus enn det nærmeste.",
        "Legen ønskjer eit anna sjukehus enn det nærmaste.",
        "The doctor wishes another hospital than the nearest.",
    ),
    mend: t(
        "De som ønsker sitt nærmeste, går foran. Skriv grunnen hvis den bør telle med.",
        "Dei som ønskjer det nærmaste, går føre. Skriv grunnen om han bør telje med.",
        "Those who wish their nearest go first. Write the reason if it should count.",
    ),
};
const REASON_WAITS: Advice = Advice {
    wrong: t(
        "Grunnen til å velge et annet sykehus er ikke godtatt ennå.",
        "Grunnen til å velje eit anna sjukehus er ikkje godteken enno.",
        "The reason for choosing another hospital is not accepted yet.",
    ),
    mend: t(
        "Foretaket avgjør om den teller med i rekkefølgen.",
        "Føretaket avgjer om han tel med i rekkjefølgja.",
        "The trust decides whether it counts in the order.",
    ),
};
const REASON_ACCEPTED: Text = t(
    "Foretaket har godtatt grunnen til å velge et annet sykehus.",
    "Føretaket har godteke grunnen til å velje eit anna sjukehus.",
    "The trust has accepted the reason for another hospital.",
);
const AREA_UNSURE: Text = t(
    "Dette regnes som det nærmeste sykehuset. Området er usikkert: velg et annet om det er riktigere.",
    "Dette blir rekna som det nærmaste sjukehuset. Området er usikkert: vel eit anna om det er rettare.",
    "This is counted as the nearest hospital. The area is uncertain: choose another if that is more correct.",
);

pub const NEAREST_SITE: Provision<CandidateRegistration> = Provision {
    id: "nearest-site",
    cite: report("4.3"),
    force: Force::Rank,
    short: t("nærmeste sykehus", "nærmaste sjukehus", "the nearest hospital"),
    says: t(
        "Legen ønsker sitt nærmeste sykehus.",
        "Legen ønskjer det nærmaste sjukehuset.",
        "The doctor wishes the nearest hospital.",
    ),
    about: &["site", "nearest_reason"],
    ask: |case| match (case.body.site.as_str(), case.facts.municipality.find()) {
        ("", _) => Verdict::Unanswered("site"),
        (_, None) => Verdict::Unanswered(""),
        (site, Some(home)) if site == home.nearest_site && home.nearest_is_sure => Verdict::Met,
        (site, Some(home)) if site == home.nearest_site => Verdict::MetWith(&AREA_UNSURE),
        _ if case.body.nearest_reason.trim().is_empty() => not_met(&FARTHER, "site").into(),
        _ if case.facts.nearest_accepted => Verdict::MetWith(&REASON_ACCEPTED),
        _ => not_met(&REASON_WAITS, "nearest_reason").when(When::Timeless).into(),
    },
};

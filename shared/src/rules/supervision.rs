//! Report, the part on supervision: every trainee has an individual supervisor.

use super::provision::{Advice, Cite, Force, Provision, Source, Verdict, not_met};
use crate::{forms::candidate_registration::CandidateRegistration, text::t};

const NO_SUPERVISOR: Advice = Advice {
    wrong: t(
        "Legen har ikke individuell veileder.",
        "Legen har ikkje individuell rettleiar.",
        "The doctor has no individual supervisor.",
    ),
    mend: t(
        "Innmeldingen kan sendes. Den kommer på ALIS-kontorets liste over leger som trenger veileder.",
        "Innmeldinga kan sendast. Ho kjem på lista til ALIS-kontoret over legar som treng rettleiar.",
        "The registration can be sent. It joins the ALIS office's list of doctors who need a supervisor.",
    ),
};

pub const SUPERVISOR_NAMED: Provision<CandidateRegistration> = Provision {
    id: "supervisor-named",
    cite: Cite { source: Source::Report2021, section: "5, veiledning" },
    force: Force::Main,
    short: t("individuell veileder", "individuell rettleiar", "an individual supervisor"),
    says: t(
        "Legen har en individuell veileder.",
        "Legen har ein individuell rettleiar.",
        "The doctor has an individual supervisor.",
    ),
    about: &["has_supervisor"],
    ask: |case| match case.body.has_supervisor {
        None => Verdict::Unanswered("has_supervisor"),
        Some(false) => not_met(&NO_SUPERVISOR, "has_supervisor").into(),
        Some(true) => Verdict::Met,
    },
};

//! Who follows the doctor through the training: one leader, one supervisor, and what the supervisor must be.

use crate::{
    forms::implementation_plan::ImplementationPlan,
    rules::provision::{Advice, Force, Provision, Verdict, When, not_met, report, web},
    text::{Text, t},
};

const NO_LEADER: Advice = Advice {
    wrong: t("Planen har ingen leder.", "Planen har ingen leiar.", "The plan has no leader."),
    mend: t(
        "Skriv navnet på den som har ansvaret for utdanningen i kommunen.",
        "Skriv namnet på den som har ansvaret for utdanninga i kommunen.",
        "Write the name of the one responsible for the training in the municipality.",
    ),
};
const NO_SUPERVISOR: Advice = Advice {
    wrong: t(
        "Planen har ingen individuell veileder.",
        "Planen har ingen individuell rettleiar.",
        "The plan has no individual supervisor.",
    ),
    mend: t(
        "Skriv navnet på veilederen. ALIS-kontoret kan hjelpe med å finne en.",
        "Skriv namnet på rettleiaren. ALIS-kontoret kan hjelpe med å finne ein.",
        "Write the name of the supervisor. The ALIS office can help to find one.",
    ),
};

pub const PLAN_ONE_LEADER_ONE_SUPERVISOR: Provision<ImplementationPlan> = Provision {
    id: "plan-one-leader-one-supervisor",
    cite: report("4.1"),
    force: Force::Main,
    short: t("én leder og én veileder", "éin leiar og éin rettleiar", "one leader and one supervisor"),
    says: t(
        "Planen navngir én leder og én individuell veileder.",
        "Planen namngir éin leiar og éin individuell rettleiar.",
        "The plan names one leader and one individual supervisor.",
    ),
    about: &["roles.leader", "roles.supervisor.name"],
    ask: |case| match (case.body.roles.leader.trim(), case.body.roles.supervisor.name.trim()) {
        ("", "") => Verdict::Unanswered("roles.leader"),
        ("", _) => not_met(&NO_LEADER, "roles.leader").into(),
        (_, "") => not_met(&NO_SUPERVISOR, "roles.supervisor.name").into(),
        _ => Verdict::Met,
    },
};

const EXEMPT: Text = t(
    "Veilederen har et unntak som løper.",
    "Rettleiaren har eit unntak som løper.",
    "The supervisor has an exemption that is running.",
);
const NOT_SPECIALIST: Advice = Advice {
    wrong: t(
        "Veilederen er ikke spesialist i allmennmedisin.",
        "Rettleiaren er ikkje spesialist i allmennmedisin.",
        "The supervisor is not a specialist in general practice.",
    ),
    mend: t(
        "Finn en veileder som er spesialist, eller søk om unntak for en tid.",
        "Finn ein rettleiar som er spesialist, eller søk om unntak for ei tid.",
        "Find a supervisor who is a specialist, or apply for an exemption for a time.",
    ),
};
const EXEMPTION_OVER: Advice = Advice {
    wrong: t(
        "Unntaket for veilederen gikk ut {day}.",
        "Unntaket for rettleiaren gjekk ut {day}.",
        "The exemption for the supervisor ran out on {day}.",
    ),
    ..NOT_SPECIALIST
};

pub const PLAN_SUPERVISOR_SPECIALIST: Provision<ImplementationPlan> = Provision {
    id: "plan-supervisor-specialist",
    cite: web("ALIS.no, individuell veiledning"),
    force: Force::Main,
    short: t("veileder som er spesialist", "rettleiar som er spesialist", "a supervisor who is a specialist"),
    says: t(
        "Veilederen er spesialist i allmennmedisin, eller har et unntak som løper.",
        "Rettleiaren er spesialist i allmennmedisin, eller har eit unntak som løper.",
        "The supervisor is a specialist in general practice, or has an exemption that is running.",
    ),
    about: &["roles.supervisor.specialist", "roles.supervisor.exempt_until"],
    ask: |case| {
        let supervisor = &case.body.roles.supervisor;
        match (supervisor.specialist, supervisor.exempt_until) {
            (None, _) => Verdict::Unanswered("roles.supervisor.specialist"),
            (Some(true), _) => Verdict::Met,
            (Some(false), None) => not_met(&NOT_SPECIALIST, "roles.supervisor.specialist").into(),
            (Some(false), Some(until)) if case.today <= until => Verdict::MetWith(&EXEMPT),
            (Some(false), Some(until)) => {
                not_met(&EXEMPTION_OVER, "roles.supervisor.exempt_until").day(until).when(When::Never).into()
            }
        }
    },
};

//! Report, sections 3 and 5, for a placement: the day it begins, where it is, who supervises and what is taught.

use super::{
    period::{is_rotation, next_rotation},
    provision::{Advice, Cite, Force, OURS, Provision, Verdict, not_met, report},
};
use crate::{
    forms::placement::{Placement, is_over, stands},
    numbers::health_trust::find_site,
    text::{Text, t},
};

const BETWEEN: Advice = Advice {
    wrong: t(
        "Tjenesten begynner mellom de faste startdatoene.",
        "Tenesta byrjar mellom dei faste startdatoane.",
        "The service begins between the fixed starting days.",
    ),
    mend: t(
        "Sykehustjenesten starter 1. mars eller 1. september. Den neste er {day}. En ledig plass kan begynne en annen dag.",
        "Sjukehustenesta startar 1. mars eller 1. september. Den neste er {day}. Ein ledig plass kan byrje ein annan dag.",
        "Hospital service starts on 1 March or 1 September. The next is {day}. A vacant place can begin on another day.",
    ),
};
const OTHER_PERIOD: Advice = Advice {
    wrong: t(
        "Tjenesten begynner utenfor perioden plassen hører til.",
        "Tenesta byrjar utanfor perioden plassen høyrer til.",
        "The service begins outside the period the slot belongs to.",
    ),
    mend: t(
        "Perioden begynner {day}. Rett perioden eller datoen.",
        "Perioden byrjar {day}. Rett perioden eller datoen.",
        "The period begins on {day}. Correct the period or the day.",
    ),
};
const VACANCY: Text = t(
    "En ledig plass fylles underveis i perioden.",
    "Ein ledig plass blir fylt undervegs i perioden.",
    "A vacant place is filled during the period.",
);

pub const START_ON_ROTATION: Provision<Placement> = Provision {
    id: "start-on-rotation",
    cite: report("3"),
    force: Force::Main,
    short: t("fast startdato", "fast startdato", "a fixed starting day"),
    says: t(
        "Tjenesten starter 1. mars eller 1. september, første dag i perioden. En ledig plass kan begynne senere i den.",
        "Tenesta startar 1. mars eller 1. september, første dag i perioden. Ein ledig plass kan byrje seinare i han.",
        "The service starts on 1 March or 1 September, the first day of the period. A vacant place can begin later in it.",
    ),
    about: &["from", "period.year", "period.half", "fills_vacancy"],
    ask: |case| {
        let Some(from) = case.body.from else { return Verdict::Unanswered("from") };
        let Some(period) = case.body.period.get() else { return Verdict::Unanswered("period.half") };
        match case.body.fills_vacancy {
            _ if from == period.first_day() => Verdict::Met,
            _ if from < period.first_day() || from > period.last_day() => {
                not_met(&OTHER_PERIOD, "from").better(period.first_day()).into()
            }
            Some(true) => Verdict::MetWith(&VACANCY),
            None if !is_rotation(from) => Verdict::Unanswered("fills_vacancy"),
            _ => not_met(&BETWEEN, "from").better(next_rotation(from)).into(),
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
        "Velg et sykehus fra foretakets egen liste.",
        "Vel eit sjukehus frå lista til føretaket.",
        "Choose a hospital from the trust's own list.",
    ),
};

pub const SITE_OF_TRUST: Provision<Placement> = Provision {
    id: "site-of-trust",
    cite: OURS,
    force: Force::Must,
    short: t("sykehus i foretaket", "sjukehus i føretaket", "a hospital of the trust"),
    says: t("Sykehuset hører til foretaket.", "Sjukehuset høyrer til føretaket.", "The hospital belongs to the trust."),
    about: &["trust", "site", "split.first.site", "split.second.site"],
    ask: |case| {
        let body = case.body;
        let Some(trust) = body.trust else { return Verdict::Unanswered("trust") };
        let sites = [
            ("site", &body.site),
            ("split.first.site", &body.split.first.site),
            ("split.second.site", &body.split.second.site),
        ];
        let mut named = sites.into_iter().filter(|(_, site)| !site.is_empty()).peekable();
        if named.peek().is_none() {
            return Verdict::Unanswered("site");
        }
        let foreign = |site: &str| find_site(site).is_none_or(|site| site.trust != trust);
        match named.find(|(_, site)| foreign(site)) {
            Some((path, _)) => not_met(&NOT_THEIRS, path).into(),
            None => Verdict::Met,
        }
    },
};

const NO_TEACHING: Advice = Advice {
    wrong: t(
        "Legen har ikke holdt internundervisning.",
        "Legen har ikkje halde internundervisning.",
        "The doctor has not held in-house teaching.",
    ),
    mend: t(
        "En time for avdelingen om samhandling anbefales. Den kan holdes også etter tjenesten.",
        "Ein time for avdelinga om samhandling er tilrådd. Han kan haldast også etter tenesta.",
        "A session for the department on cooperation is recommended. It can be held after the service too.",
    ),
};

pub const TEACHING_HELD: Provision<Placement> = Provision {
    id: "teaching-held",
    cite: report("5"),
    force: Force::Note,
    short: t("internundervisning", "internundervisning", "in-house teaching"),
    says: t(
        "Legen holder minst én internundervisning om samhandling.",
        "Legen held minst éi internundervisning om samhandling.",
        "The doctor holds at least one in-house teaching session on cooperation.",
    ),
    about: &["has_taught"],
    ask: |case| match case.body.has_taught {
        _ if !is_over(case.body) => Verdict::NotAsked,
        None => Verdict::Unanswered("has_taught"),
        Some(false) => not_met(&NO_TEACHING, "has_taught").into(),
        Some(true) => Verdict::Met,
    },
};

const SUPERVISION: Cite = report("5, veiledning");

const NO_HOSPITAL_SUPERVISOR: Advice = Advice {
    wrong: t(
        "Legen har ikke fått veileder i sykehuset.",
        "Legen har ikkje fått rettleiar i sjukehuset.",
        "The doctor has not been given a supervisor in the hospital.",
    ),
    mend: t(
        "Pek ut en veileder før tjenesten begynner. Skjemaet kan sendes nå.",
        "Peik ut ein rettleiar før tenesta byrjar. Skjemaet kan sendast no.",
        "Name a supervisor before the service begins. The form can be sent now.",
    ),
};

pub const HOSPITAL_SUPERVISOR_NAMED: Provision<Placement> = Provision {
    id: "hospital-supervisor-named",
    cite: SUPERVISION,
    force: Force::Main,
    short: t("veileder i sykehuset", "rettleiar i sjukehuset", "a supervisor in the hospital"),
    says: t(
        "Legen får veileder i sykehuset så lenge tjenesten varer.",
        "Legen får rettleiar i sjukehuset så lenge tenesta varer.",
        "The doctor is given a supervisor in the hospital for as long as the service lasts.",
    ),
    about: &["has_hospital_supervisor", "hospital_supervisor.name"],
    ask: |case| match case.body.has_hospital_supervisor {
        _ if !stands(case.body) => Verdict::NotAsked,
        None => Verdict::Unanswered("has_hospital_supervisor"),
        Some(false) => not_met(&NO_HOSPITAL_SUPERVISOR, "has_hospital_supervisor").into(),
        Some(true) => Verdict::Met,
    },
};

const NOT_KEPT: Advice = Advice {
    wrong: t(
        "Legen beholder ikke veilederen i kommunen.",
        "Legen held ikkje på rettleiaren i kommunen.",
        "The doctor does not keep the supervisor in the municipality.",
    ),
    mend: t(
        "Avtal med kommunen at veilederen følger legen gjennom tjenesten. Skjemaet kan sendes nå.",
        "Avtal med kommunen at rettleiaren følgjer legen gjennom tenesta. Skjemaet kan sendast no.",
        "Agree with the municipality that the supervisor follows the doctor through the service. The form can be sent now.",
    ),
};

pub const MUNICIPAL_SUPERVISOR_KEPT: Provision<Placement> = Provision {
    id: "municipal-supervisor-kept",
    cite: SUPERVISION,
    force: Force::Main,
    short: t("veilederen i kommunen", "rettleiaren i kommunen", "the supervisor in the municipality"),
    says: t(
        "Legen beholder veilederen i kommunen under tjenesten.",
        "Legen held på rettleiaren i kommunen under tenesta.",
        "The doctor keeps the supervisor in the municipality during the service.",
    ),
    about: &["keeps_municipal_supervisor"],
    ask: |case| match case.body.keeps_municipal_supervisor {
        _ if !stands(case.body) => Verdict::NotAsked,
        None => Verdict::Unanswered("keeps_municipal_supervisor"),
        Some(false) => not_met(&NOT_KEPT, "keeps_municipal_supervisor").into(),
        Some(true) => Verdict::Met,
    },
};

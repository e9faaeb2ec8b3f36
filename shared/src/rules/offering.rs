//! What an offer stands on: a free slot, the order, the conditions, and an answer in time. Knows no order itself; whether
//! one stands before another is a fact.

use super::provision::{Advice, Force, OURS, Provision, Verdict, When, not_met, report};
use crate::{
    forms::{
        offer_answer::OfferAnswer,
        placement::{Decision, Placement},
    },
    text::t,
};

const NO_SLOT: Advice = Advice {
    wrong: t(
        "{count} av {limit} plasser i perioden er opptatt.",
        "{count} av {limit} plassar i perioden er opptekne.",
        "{count} of {limit} slots in the period are taken.",
    ),
    mend: t(
        "Velg en annen periode, eller vent til en plass blir ledig. Legen beholder plassen i køen.",
        "Vel ein annan periode, eller vent til ein plass blir ledig. Legen held på plassen i køen.",
        "Choose another period, or wait until a slot falls vacant. The doctor keeps the place in the queue.",
    ),
};

pub const SLOT_FREE: Provision<Placement> = Provision {
    id: "slot-free",
    cite: report("3"),
    force: Force::Must,
    short: t("ledig plass", "ledig plass", "a free slot"),
    says: t(
        "Foretaket har en ledig plass i perioden når det gir et tilbud.",
        "Føretaket har ein ledig plass i perioden når det gir eit tilbod.",
        "The trust has a free slot in the period when it makes an offer.",
    ),
    about: &["period.year", "period.half", "trust"],
    ask: |case| match (case.body.decision, case.facts.slots, case.facts.slots_taken) {
        (None, ..) => Verdict::Unanswered("decision"),
        (Some(Decision::Withdrawn | Decision::Interrupted | Decision::Completed), ..) => Verdict::NotAsked,
        // An offer that stands keeps its slot, also when there are fewer slots than before.
        _ if case.facts.offer_stands => Verdict::Met,
        (_, None, _) | (.., None) => Verdict::Unanswered(""),
        (_, Some(slots), Some(taken)) if taken < slots => Verdict::Met,
        (_, Some(slots), Some(taken)) => {
            not_met(&NO_SLOT, "period.half").count(i32::from(taken), i32::from(slots)).into()
        }
    },
};

const NOT_NEXT: Advice = Advice {
    wrong: t(
        "En annen lege står foran i rekkefølgen for perioden.",
        "Ein annan lege står føre i rekkjefølgja for perioden.",
        "Another doctor stands before in the order of the period.",
    ),
    mend: t(
        "Foretaket bestemmer. Skriv hvorfor tilbudet avviker fra rekkefølgen.",
        "Føretaket bestemmer. Skriv kvifor tilbodet avvik frå rekkjefølgja.",
        "The trust decides. Write why the offer departs from the order.",
    ),
};
const CONDITION_OPEN: Advice = Advice {
    wrong: t(
        "Et vilkår for tilbud er ikke oppfylt når perioden begynner.",
        "Eit vilkår for tilbod er ikkje oppfylt når perioden byrjar.",
        "A condition for an offer is not met when the period begins.",
    ),
    mend: t(
        "Foretaket bestemmer. Skriv hvorfor plassen tilbys likevel.",
        "Føretaket bestemmer. Skriv kvifor plassen blir tilboden likevel.",
        "The trust decides. Write why the place is offered all the same.",
    ),
};

pub const DEPARTURE_REASONED: Provision<Placement> = Provision {
    id: "departure-reasoned",
    cite: report("4.3"),
    force: Force::Must,
    short: t("begrunnet avvik", "grunngitt avvik", "a reasoned departure"),
    says: t(
        "Tilbudet følger rekkefølgen og vilkårene, eller avviket er begrunnet.",
        "Tilbodet følgjer rekkjefølgja og vilkåra, eller avviket er grunngitt.",
        "The offer follows the order and the conditions, or the departure is given a reason.",
    ),
    about: &["departs_from_order.reason"],
    ask: |case| match (case.body.decision, case.facts.out_of_order, case.facts.offer_conditions_met) {
        (None, ..) => Verdict::Unanswered("decision"),
        (Some(Decision::Withdrawn | Decision::Interrupted | Decision::Completed), ..) => Verdict::NotAsked,
        _ if !case.body.departs_from_order.reason.trim().is_empty() => Verdict::Met,
        (_, _, Some(false)) => not_met(&CONDITION_OPEN, "departs_from_order.reason").into(),
        (_, Some(true), _) => not_met(&NOT_NEXT, "departs_from_order.reason").into(),
        (_, Some(false), Some(true)) => Verdict::Met,
        _ => Verdict::Unanswered(""),
    },
};

const LAPSED: Advice = Advice {
    wrong: t(
        "Svarfristen gikk ut {day}, og tilbudet er falt bort.",
        "Svarfristen gjekk ut {day}, og tilbodet er falle bort.",
        "The time for answering ended on {day}, and the offer has lapsed.",
    ),
    mend: t(
        "Du beholder plassen i køen. Spør foretaket om plassen fortsatt er ledig.",
        "Du held på plassen i køen. Spør føretaket om plassen framleis er ledig.",
        "You keep your place in the queue. Ask the trust whether the slot is still free.",
    ),
};

pub const ANSWER_IN_TIME: Provision<OfferAnswer> = Provision {
    id: "answer-in-time",
    cite: OURS,
    force: Force::Must,
    short: t("svar innen fristen", "svar innan fristen", "an answer in time"),
    says: t(
        "Tilbudet besvares innen svarfristen.",
        "Tilbodet blir svart på innan svarfristen.",
        "The offer is answered by the day set for it.",
    ),
    about: &["offer"],
    ask: |case| match case.facts.answer_by {
        None => Verdict::Unanswered("offer"),
        Some(last) if case.today <= last => Verdict::Met,
        Some(last) => not_met(&LAPSED, "offer").day(last).when(When::Never).into(),
    },
};

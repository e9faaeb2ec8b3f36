//! Report, section 4.1: a follow-up meeting every six months, all called, six fixed items.

use super::{
    dated::Dated,
    provision::{Advice, Force, Provision, Verdict, When, not_met, report},
};
use crate::{
    day::day,
    forms::follow_up_meeting::{FollowUpMeeting, Role},
    text::t,
};

/// Months between two meetings, at most. Source: report, section 4.1.
pub const MEETING_MONTHS: Dated<i32> = Dated(&[(day(2022, 3, 1), Some(6))]);

const TOO_LONG_SINCE: Advice = Advice {
    wrong: t(
        "Møtet skulle vært holdt senest {day}. Det er mer enn {limit} måneder siden forrige møte.",
        "Møtet skulle ha vore halde seinast {day}. Det er meir enn {limit} månader sidan førre møte.",
        "The meeting should have been held by {day}. It is more than {limit} months since the last one.",
    ),
    mend: t(
        "Kontroller møtedatoen. Referatet kan sendes likevel.",
        "Kontroller møtedatoen. Referatet kan sendast likevel.",
        "Check the date of the meeting. The minutes can be sent all the same.",
    ),
};

pub const MEETING_WITHIN_6_MONTHS: Provision<FollowUpMeeting> = Provision {
    id: "meeting-within-6-months",
    cite: report("4.1"),
    force: Force::Main,
    short: t("møte hvert halvår", "møte kvart halvår", "a meeting each half-year"),
    says: t(
        "Møtet holdes senest seks måneder etter det forrige.",
        "Møtet blir halde seinast seks månader etter det førre.",
        "The meeting is held within six months of the last one.",
    ),
    about: &["held_on"],
    ask: |case| match (case.body.held_on, case.facts.last_meeting_on) {
        (None, _) => Verdict::Unanswered("held_on"),
        (_, None) => Verdict::Unanswered(""), // the first meeting, or not known
        (Some(held), Some(last)) => match MEETING_MONTHS.on(held) {
            None => Verdict::NotAsked, // no such rule on that day
            Some(months) if held <= last.plus_months(months) => Verdict::Met,
            Some(months) => {
                let (found, latest) = (last.whole_months_until(held), last.plus_months(months));
                not_met(&TOO_LONG_SINCE, "held_on").count(found, months).day(latest).when(When::Never).into()
            }
        },
    },
};

const CALL_THE_TRAINEE: Advice = Advice {
    wrong: t(
        "Legen står verken som til stede eller med forfall.",
        "Legen står korkje som til stades eller med forfall.",
        "The doctor is neither present nor excused.",
    ),
    mend: CALL_ALL,
};
const CALL_THE_SUPERVISOR: Advice = Advice {
    wrong: t(
        "Veilederen står verken som til stede eller med forfall.",
        "Rettleiaren står korkje som til stades eller med forfall.",
        "The supervisor is neither present nor excused.",
    ),
    mend: CALL_ALL,
};
const CALL_THE_CHIEF: Advice = Advice {
    wrong: t(
        "Kommuneoverlegen står verken som til stede eller med forfall.",
        "Kommuneoverlegen står korkje som til stades eller med forfall.",
        "The chief medical officer is neither present nor excused.",
    ),
    mend: CALL_ALL,
};
const CALL_ALL: crate::text::Text = t(
    "Kryss av for dem som var der og dem som meldte forfall. Kall inn alle tre neste gang.",
    "Kryss av for dei som var der og dei som melde forfall. Kall inn alle tre neste gong.",
    "Tick those who were there and those who were excused. Call all three next time.",
);

/// Whom the unit manager calls. Source: report, section 4.1.
const CALLED: [(Role, &Advice); 3] = [
    (Role::Trainee, &CALL_THE_TRAINEE),
    (Role::Supervisor, &CALL_THE_SUPERVISOR),
    (Role::ChiefMedicalOfficer, &CALL_THE_CHIEF),
];

pub const MEETING_ALL_CALLED: Provision<FollowUpMeeting> = Provision {
    id: "meeting-all-called",
    cite: report("4.1"),
    force: Force::Main,
    short: t("at alle er kalt inn", "at alle er kalla inn", "that all were called"),
    says: t(
        "Legen, veilederen og kommuneoverlegen er kalt inn.",
        "Legen, rettleiaren og kommuneoverlegen er kalla inn.",
        "The doctor, the supervisor and the chief medical officer were called.",
    ),
    about: &["present", "excused"],
    ask: |case| {
        let (present, excused) = (&case.body.present, &case.body.excused);
        if present.is_empty() && excused.is_empty() {
            return Verdict::Unanswered("present");
        }
        let missing = CALLED.iter().find(|(role, _)| !present.contains(role) && !excused.contains(role));
        missing.map_or(Verdict::Met, |(_, advice)| not_met(advice, "present").into())
    },
};

const NOT_ALL_TREATED: Advice = Advice {
    wrong: t(
        "{count} av {limit} faste temaer er tatt opp.",
        "{count} av {limit} faste tema er tekne opp.",
        "{count} of {limit} fixed items were treated.",
    ),
    mend: t(
        "Ta opp resten på neste møte. Referatet kan sendes nå.",
        "Ta opp resten på neste møte. Referatet kan sendast no.",
        "Treat the rest at the next meeting. The minutes can be sent now.",
    ),
};

pub const MEETING_AGENDA_TREATED: Provision<FollowUpMeeting> = Provision {
    id: "meeting-agenda-treated",
    cite: report("4.1"),
    force: Force::Main,
    short: t("hele dagsordenen", "heile dagsordenen", "the whole agenda"),
    says: t(
        "De seks faste temaene er tatt opp.",
        "Dei seks faste temaa er tekne opp.",
        "The six fixed items were treated.",
    ),
    about: &[
        "agenda.roles.treated",
        "agenda.responsibility.treated",
        "agenda.plan.treated",
        "agenda.supervision.treated",
        "agenda.working_conditions.treated",
        "agenda.registration.treated",
    ],
    ask: |case| {
        let topics = case.body.agenda.topics();
        let first = |answer| topics.iter().find(|item| item.treated == answer).map(|item| item.topic.treated_path());
        let treated = topics.iter().filter(|item| item.treated == Some(true)).count();
        match (first(Some(false)), first(None)) {
            (Some(path), _) => not_met(&NOT_ALL_TREATED, path).count(treated as i32, topics.len() as i32).into(),
            (None, Some(path)) => Verdict::Unanswered(path),
            (None, None) => Verdict::Met,
        }
    },
};

const TOO_FAR_OFF: Advice = Advice {
    wrong: t(
        "Neste møte er mer enn {limit} måneder etter dette.",
        "Neste møte er meir enn {limit} månader etter dette.",
        "The next meeting is more than {limit} months after this one.",
    ),
    mend: t(
        "Velg en dag senest {day}. Referatet kan sendes likevel.",
        "Vel ein dag seinast {day}. Referatet kan sendast likevel.",
        "Choose a day no later than {day}. The minutes can be sent all the same.",
    ),
};

pub const NEXT_MEETING_WITHIN_6_MONTHS: Provision<FollowUpMeeting> = Provision {
    id: "next-meeting-within-6-months",
    cite: report("4.1"),
    force: Force::Main,
    short: t("neste møte innen et halvt år", "neste møte innan eit halvt år", "the next meeting within half a year"),
    says: t(
        "Neste møte er avtalt senest seks måneder etter dette.",
        "Neste møte er avtalt seinast seks månader etter dette.",
        "The next meeting is agreed for within six months of this one.",
    ),
    about: &["next_meeting_on", "held_on"],
    ask: |case| match (case.body.held_on, case.body.next_meeting_on) {
        (None, _) => Verdict::Unanswered("held_on"),
        (_, None) => Verdict::Unanswered("next_meeting_on"),
        (Some(held), Some(next)) => match MEETING_MONTHS.on(held) {
            None => Verdict::NotAsked, // no such rule on that day
            Some(months) if next <= held.plus_months(months) => Verdict::Met,
            Some(months) => {
                let (found, latest) = (held.whole_months_until(next), held.plus_months(months));
                not_met(&TOO_FAR_OFF, "next_meeting_on").count(found, months).better(latest).into()
            }
        },
    },
};

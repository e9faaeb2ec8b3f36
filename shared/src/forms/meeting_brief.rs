//! What the product knows before a meeting, item by item: what is due, what is still open, and which rules have turned
//! since the last one. Suggestions only: whoever writes the minutes takes them over.

use super::{
    candidate_registration::CandidateRegistration,
    follow_up_meeting::FollowUpMeeting,
    implementation_plan::{ImplementationPlan, PlannedGoal},
    open_action::{Topic, open_actions},
};
use crate::{
    day::Day,
    form::{Form, check},
    numbers::learning_goal::GoalCode,
    rules::{
        facts::Facts, meeting::MEETING_MONTHS, plans::renewal::REVISION_MONTHS, provision::Finding, turned::turned,
    },
    text::{Language, Text, t},
};
use std::collections::BTreeMap;

/// What is known: the newest of each form about the doctor, what the rules must know beside each, and the day of the
/// meeting. A form whose facts are not known is not judged.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub plan: Option<&'a ImplementationPlan>,
    pub registration: Option<&'a CandidateRegistration>,
    pub last: Option<&'a FollowUpMeeting>,
    pub plan_facts: Option<&'a Facts>,
    pub registration_facts: Option<&'a Facts>,
    pub today: Day,
}

/// Forslag: something worth a word under an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub topic: Topic,
    pub cue: Cue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cue {
    Course {
        title: String,
        on: Day,
        is_late: bool,
    },
    Visit {
        place: String,
        on: Day,
        is_late: bool,
    },
    /// Planned for a year that has come, and not approved.
    Goals {
        year: u16,
        codes: Vec<GoalCode>,
    },
    /// Decided at the last meeting, and its day has come.
    Action {
        action: String,
        on: Day,
    },
    /// The plan must be gone through by this day.
    Revision {
        on: Day,
    },
    /// A rule that was met and is not, or the other way round, since this day.
    Turned {
        now: Box<Finding>,
        since: Day,
    },
}

/// How many goals are named in one sentence.
const GOALS_NAMED: usize = 20;

/// Everything, by item, in the order of the agenda; within an item what is due first comes first.
pub fn suggestions(known: &Known) -> Vec<Suggestion> {
    let mut all = Vec::new();
    all.extend(actions(known));
    if let Some(plan) = known.plan {
        all.extend(goals(plan, known.today));
        all.extend(courses_and_visits(plan, known.today));
        all.extend(revision(plan, known.today));
        all.extend(rules_turned(plan, known.plan_facts, known));
    }
    if let Some(registration) = known.registration {
        all.extend(rules_turned(registration, known.registration_facts, known));
    }
    crate::order::sort_by_key(&mut all, |suggestion| suggestion.topic); // stable: the order above stays within an item
    all
}

/// The last day before the next meeting is due.
fn horizon(today: Day) -> Day {
    today.plus_months(MEETING_MONTHS.on(today).unwrap_or(6))
}

fn actions(known: &Known) -> Vec<Suggestion> {
    let open = known.last.map(open_actions).unwrap_or_default();
    let due = open.into_iter().filter_map(|open| {
        let on = open.due_on.filter(|on| *on <= known.today)?;
        Some(Suggestion { topic: open.topic, cue: Cue::Action { action: open.action, on } })
    });
    due.collect()
}

fn courses_and_visits(plan: &ImplementationPlan, today: Day) -> Vec<Suggestion> {
    let is_due = |planned: Option<Day>, completed: Option<Day>| {
        planned.filter(|on| completed.is_none() && *on <= horizon(today)).map(|on| (on, on < today))
    };
    let courses = plan.courses.iter().filter_map(|course| {
        let (on, is_late) = is_due(course.planned_on, course.completed_on)?;
        Some((on, Cue::Course { title: course.title.clone(), on, is_late }))
    });
    let visits = plan.practice_visits.iter().filter_map(|visit| {
        let (on, is_late) = is_due(visit.planned_on, visit.completed_on)?;
        Some((on, Cue::Visit { place: visit.place.clone(), on, is_late }))
    });
    let mut due: Vec<(Day, Cue)> = courses.chain(visits).collect();
    crate::order::sort_by_key(&mut due, |(on, _)| *on);
    due.into_iter().map(|(_, cue)| Suggestion { topic: Topic::Plan, cue }).collect()
}

fn goals(plan: &ImplementationPlan, today: Day) -> Vec<Suggestion> {
    let open = |goal: &&PlannedGoal| goal.approved_on.is_none();
    let mut years: BTreeMap<u16, Vec<GoalCode>> = BTreeMap::new();
    for goal in plan.goals.iter().filter(open) {
        if let (Some(year), Some(code)) = (goal.planned_in, goal.code)
            && i32::from(year) <= i32::from(today.year())
        {
            years.entry(year).or_default().push(code);
        }
    }
    let cue = |(year, codes)| Suggestion { topic: Topic::Responsibility, cue: Cue::Goals { year, codes } };
    years.into_iter().map(cue).collect()
}

fn revision(plan: &ImplementationPlan, today: Day) -> Option<Suggestion> {
    let on = plan.revised_on?.plus_months(REVISION_MONTHS.on(today)?);
    (on <= horizon(today)).then_some(Suggestion { topic: Topic::Plan, cue: Cue::Revision { on } })
}

/// The same form judged on the day of the last meeting and today.
fn rules_turned<F: Form>(form: &F, facts: Option<&Facts>, known: &Known) -> Vec<Suggestion> {
    let last = known.last.and_then(|last| last.held_on).filter(|held| *held < known.today);
    let (Some(facts), Some(since)) = (facts, last) else { return Vec::new() };
    let all = turned(&check(form, facts, since), &check(form, facts, known.today));
    let suggestion =
        |now: Finding| Suggestion { topic: topic_of::<F>(now.id), cue: Cue::Turned { now: Box::new(now), since } };
    all.into_iter().map(|turned| suggestion(turned.now)).collect()
}

/// The item a rule belongs to.
fn topic_of<F: Form>(rule: &str) -> Topic {
    match rule {
        _ if F::KIND == CandidateRegistration::KIND => Topic::Registration,
        "plan-one-leader-one-supervisor" => Topic::Roles,
        "plan-goals-placed" => Topic::Responsibility,
        "plan-supervision-42-hours" | "plan-supervisor-specialist" => Topic::Supervision,
        _ if rule.starts_with("plan-group") => Topic::Supervision,
        _ => Topic::Plan,
    }
}

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const COURSE_LATE: Text = t("Kurset «{name}» var planlagt {day} og er ikke ført som fullført.", "Kurset «{name}» var planlagt {day} og er ikkje ført som fullført.", "The course “{name}” was planned for {day} and is not recorded as completed.");
    pub const COURSE_SOON: Text = t("Kurset «{name}» er planlagt {day}.", "Kurset «{name}» er planlagt {day}.", "The course “{name}” is planned for {day}.");
    pub const VISIT_LATE: Text = t("Praksisbesøket ved {name} var planlagt {day} og er ikke ført som gjennomført.", "Praksisbesøket ved {name} var planlagt {day} og er ikkje ført som gjennomført.", "The practice visit at {name} was planned for {day} and is not recorded as done.");
    pub const VISIT_SOON: Text = t("Praksisbesøket ved {name} er planlagt {day}.", "Praksisbesøket ved {name} er planlagt {day}.", "The practice visit at {name} is planned for {day}.");
    pub const GOAL: Text = t("Læringsmålet {codes} er planlagt i {year} og ikke godkjent.", "Læringsmålet {codes} er planlagt i {year} og ikkje godkjent.", "The goal {codes} is planned for {year} and not approved.");
    pub const GOALS: Text = t("Læringsmålene {codes} er planlagt i {year} og ikke godkjent.", "Læringsmåla {codes} er planlagde i {year} og ikkje godkjende.", "The goals {codes} are planned for {year} and not approved.");
    pub const MORE: Text = t("{codes} og {n} til", "{codes} og {n} til", "{codes} and {n} more");
    pub const ACTION: Text = t("Frist {day}: {action}", "Frist {day}: {action}", "Due {day}: {action}");
    pub const REVISION: Text = t("Planen må gjennomgås senest {day}.", "Planen må gjennomgåast seinast {day}.", "The plan must be gone through by {day}.");
    pub const MET: Text = t("Er nå oppfylt, og var det ikke {day}: {words}", "Er no oppfylt, og var det ikkje {day}: {words}", "Is met now, and was not on {day}: {words}");
    pub const NOT_MET: Text = t("Var oppfylt {day}, og er det ikke nå: {words}", "Var oppfylt {day}, og er det ikkje no: {words}", "Was met on {day}, and is not now: {words}");
}

impl Cue {
    /// One sentence, as it can stand in the minutes.
    pub fn words(&self, language: Language) -> String {
        let named =
            |text: Text, name: &str, on: &Day| text.fill(language, &[("name", name), ("day", &on.in_words(language))]);
        match self {
            Cue::Course { title, on, is_late: true } => named(says::COURSE_LATE, title, on),
            Cue::Course { title, on, is_late: false } => named(says::COURSE_SOON, title, on),
            Cue::Visit { place, on, is_late: true } => named(says::VISIT_LATE, place, on),
            Cue::Visit { place, on, is_late: false } => named(says::VISIT_SOON, place, on),
            Cue::Goals { year, codes } => goals_in_words(*year, codes, language),
            Cue::Action { action, on } => {
                says::ACTION.fill(language, &[("day", &on.in_words(language)), ("action", action)])
            }
            Cue::Revision { on } => named(says::REVISION, "", on),
            Cue::Turned { now, since } => {
                let (text, words) = match now.is_met() {
                    true => (says::MET, now.says.read(language).to_owned()),
                    false => (says::NOT_MET, now.wrong(language)),
                };
                text.fill(language, &[("day", &since.in_words(language)), ("words", &words)])
            }
        }
    }
}

fn goals_in_words(year: u16, codes: &[GoalCode], language: Language) -> String {
    let named: Vec<String> = codes.iter().take(GOALS_NAMED).map(ToString::to_string).collect();
    let mut listed = named.join(", ");
    if codes.len() > GOALS_NAMED {
        let more = (codes.len() - GOALS_NAMED).to_string();
        listed = says::MORE.fill(language, &[("codes", &listed), ("n", &more)]);
    }
    let text = if codes.len() == 1 { says::GOAL } else { says::GOALS };
    text.fill(language, &[("codes", &listed), ("year", &year.to_string())])
}

//! What one form about a doctor can tell another, so that nothing is typed twice. Knows which fields say the same; what
//! a field may hold, the forms know.
//! Why leave stays behind: a registration goes to a trust, and leave never does. The months counted in institution are
//! all that it may have touched; those the trust must know.

use super::{
    candidate_registration::{
        CandidateRegistration, EarlierPost, InstitutionGoal, Length, SplitHalf, SupervisionGroup,
    },
    implementation_plan::{ImplementationPlan, PeriodKind, PlannedGoal, PlannedPeriod},
};
use crate::{
    day::Day,
    numbers::{
        health_trust::find_site,
        learning_goal::GoalCode,
        municipality::{MUNICIPALITIES, MunicipalityNumber},
    },
    rules::{
        months::{Span, joined},
        plans::{
            standing::standing,
            stretches::{SERVICE, stretches},
        },
    },
    text::Language,
};

impl ImplementationPlan {
    /// A first plan from a registration: who, the scheme, the start, the supervisor, the group, the service so far and,
    /// with `hospital`, the six months wished. Goals that are reached come without a date. Nobody has gone through it.
    pub fn from_registration(registration: &CandidateRegistration, hospital: bool) -> ImplementationPlan {
        let mut plan = ImplementationPlan::default();
        plan.trainee.name = registration.trainee.name.clone();
        plan.trainee.hpr_number = registration.trainee.hpr_number;
        plan.scheme = registration.scheme;
        let earlier = registration.earlier_posts.iter().filter_map(|post| post.from).min();
        plan.started_on = earlier.into_iter().chain(registration.service_from).min();
        plan.roles.supervisor.name = registration.supervisor.name.clone();
        plan.supervision_group.from = registration.group_from;
        plan.supervision_group.to = registration.group_completed_on;
        let service = if hospital { hospital_periods(registration) } else { Vec::new() };
        plan.periods.extend(registration.earlier_posts.iter().filter_map(earlier_period));
        plan.periods.extend(present_post(registration, service.first().and_then(|period| period.from)));
        plan.periods.extend(service);
        plan.goals = registration.achieved_goals.iter().map(|goal| planned(code(*goal))).collect();
        plan
    }
}

fn code(goal: InstitutionGoal) -> GoalCode {
    match goal {
        InstitutionGoal::Alm055 => GoalCode::ALM_055,
        InstitutionGoal::Alm085 => GoalCode::ALM_085,
    }
}

fn planned(code: GoalCode) -> PlannedGoal {
    PlannedGoal { code: Some(code), ..PlannedGoal::default() }
}

/// An earlier post, at the name of its municipality. What it counts as, and how much of a full post, nobody has said.
fn earlier_period(post: &EarlierPost) -> Option<PlannedPeriod> {
    post.from.or(post.to)?;
    let place = post.municipality.find().map_or("", |row| row.name).to_owned();
    Some(PlannedPeriod { kind: None, from: post.from, to: post.to, percent: None, place, goals: Vec::new() })
}

/// The present post until the hospital service begins. What it counts as, nobody has said.
fn present_post(registration: &CandidateRegistration, until: Option<Day>) -> Option<PlannedPeriod> {
    let from = registration.service_from?;
    let to = until.map(|day| day.plus_days(-1)).filter(|to| from <= *to);
    let (percent, place) = (registration.position_percent, head(&registration.workplace, 100));
    Some(PlannedPeriod { kind: None, from: Some(from), to, percent, place, goals: Vec::new() })
}

/// Six months from the wished start, or three and three, with the goals that are not reached.
fn hospital_periods(registration: &CandidateRegistration) -> Vec<PlannedPeriod> {
    let Some(start) = registration.wished_start else { return Vec::new() };
    let open = [InstitutionGoal::Alm055, InstitutionGoal::Alm085]
        .into_iter()
        .filter(|goal| !registration.achieved_goals.contains(goal));
    let goals: Vec<GoalCode> = open.map(code).collect();
    let period = |from: Day, until: Day, place: String| PlannedPeriod {
        kind: Some(PeriodKind::HospitalService),
        from: Some(from),
        to: Some(until.plus_days(-1)),
        percent: Some(100),
        place,
        goals: goals.clone(),
    };
    let (middle, end) = (start.plus_months(3), start.plus_months(6));
    if registration.length == Some(Length::Split) {
        let (first, second) = (&registration.split.first, &registration.split.second);
        return vec![period(start, middle, place_of(first)), period(middle, end, place_of(second))];
    }
    vec![period(start, end, site_name(&registration.site))]
}

fn site_name(site: &str) -> String {
    find_site(site).map_or(site, |site| site.name).to_owned()
}

fn place_of(half: &SplitHalf) -> String {
    let (site, unit) = (site_name(&half.site), half.unit.shown(Language::Nb));
    head(&if unit.is_empty() { site } else { format!("{site}, {unit}") }, 100)
}

/// As much of a text as a shorter field has room for.
fn head(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

impl CandidateRegistration {
    /// A first registration from a plan as it stands on `today`: who, the scheme, the start, the post, the supervisor,
    /// the group, what is completed and the next planned hospital service. Leave is not read: the share of a full post
    /// is the one planned, and only what is counted in institution is taken over.
    pub fn from_plan(plan: &ImplementationPlan, today: Day) -> CandidateRegistration {
        let mut registration = CandidateRegistration::default();
        registration.trainee.name = plan.trainee.name.clone();
        registration.trainee.hpr_number = plan.trainee.hpr_number;
        registration.scheme = plan.scheme;
        registration.supervisor.name = plan.roles.supervisor.name.clone();
        registration.has_supervisor = (!plan.roles.supervisor.name.is_empty()).then_some(true);
        carry_post(plan, today, &mut registration);
        carry_posts(plan, today, &mut registration);
        carry_group(plan, today, &mut registration);
        carry_progress(plan, today, &mut registration);
        let hospital = plan.periods.iter().filter(|period| period.kind == Some(PeriodKind::HospitalService));
        registration.wished_start = hospital.filter_map(|period| period.from).filter(|from| *from > today).min();
        registration
    }
}

/// The share of a full post and the place where most of it is.
fn carry_post(plan: &ImplementationPlan, today: Day, registration: &mut CandidateRegistration) {
    let now = stretches(plan).into_iter().find(|stretch| stretch.from <= today && today < stretch.until);
    let percent = now.map_or(0, |stretch| stretch.planned_percent().min(100)) as u16; // at most a hundred
    registration.position_percent = (percent > 0).then_some(percent);
    let here = plan.periods.iter().filter(|period| {
        let days = period.from.zip(period.to);
        let service = period.kind.is_some_and(|kind| SERVICE.contains(&kind));
        service && days.is_some_and(|(from, to)| from <= today && today <= to)
    });
    let most = here.max_by_key(|period| (period.percent, period.from, &period.place));
    registration.workplace = most.map(|period| period.place.clone()).unwrap_or_default();
}

/// As many as a registration has room for.
const EARLIER_POSTS: usize = 20;

/// The first day of the service that runs today, and what was before it as earlier posts: a gap counts in neither. A
/// period at the name of a municipality is a post there; of other posts the municipality is not known.
fn carry_posts(plan: &ImplementationPlan, today: Day, registration: &mut CandidateRegistration) {
    let mut others: Vec<&PlannedPeriod> = Vec::new();
    for period in &plan.periods {
        match named_post(period, today) {
            Some(post) => registration.earlier_posts.push(post),
            None => others.push(period),
        }
    }
    for Span { from, until } in unbroken(&others) {
        match until {
            Some(until) if until <= today => {
                let (municipality, to) = (MunicipalityNumber::default(), Some(until.plus_days(-1)));
                registration.earlier_posts.push(EarlierPost { municipality, from: Some(from), to });
            }
            _ if from <= today => registration.service_from = Some(from),
            _ => {} // has not begun
        }
    }
    crate::order::sort_by_key(&mut registration.earlier_posts, |post| post.from);
    registration.earlier_posts.truncate(EARLIER_POSTS);
}

fn is_service(period: &PlannedPeriod) -> bool {
    period.kind.is_some_and(|kind| SERVICE.contains(&kind))
}

/// A post that is over, at the name of a municipality.
fn named_post(period: &PlannedPeriod, today: Day) -> Option<EarlierPost> {
    let row = MUNICIPALITIES.iter().find(|row| row.name == period.place && is_service(period))?;
    let to = period.to.filter(|to| *to < today)?;
    let municipality = MunicipalityNumber(row.number.to_owned());
    Some(EarlierPost { municipality, from: period.from, to: Some(to) })
}

/// Service without a gap. Leave between two periods joins them, so that its days cannot be read out of the gap.
fn unbroken(periods: &[&PlannedPeriod]) -> Vec<Span> {
    let span = |period: &&PlannedPeriod| {
        let until = period.to.map(|to| to.plus_days(1));
        Some(Span { from: period.from?, until }).filter(|_| is_service(period) || until.is_some())
    };
    let service = periods.iter().copied().filter(|period| is_service(period));
    let service = joined(service.filter_map(|period| span(&period)).collect());
    let all = joined(periods.iter().filter(|period| period.kind.is_some()).filter_map(span).collect());
    let trimmed = all.iter().filter_map(|whole| {
        let inside = || service.iter().filter(|part| whole.from <= part.from && !ended(whole, part.from));
        Some(Span { from: inside().next()?.from, until: inside().next_back()?.until })
    });
    trimmed.collect()
}

fn ended(span: &Span, day: Day) -> bool {
    span.until.is_some_and(|until| until <= day)
}

fn carry_group(plan: &ImplementationPlan, today: Day, registration: &mut CandidateRegistration) {
    let Some(from) = plan.supervision_group.from else { return };
    let completed_on = plan.supervision_group.to.filter(|to| *to < today);
    registration.supervision_group = Some(match completed_on {
        Some(_) => SupervisionGroup::Completed,
        None if today < from => SupervisionGroup::NotStarted,
        None => SupervisionGroup::Ongoing,
    });
    registration.group_from = (from <= today).then_some(from);
    registration.group_completed_on = completed_on;
}

/// Courses, goals and service in institution. A plan that lists none says nothing of how many there are.
fn carry_progress(plan: &ImplementationPlan, today: Day, registration: &mut CandidateRegistration) {
    let is_past = |day: Option<Day>| day.is_some_and(|day| day <= today);
    let count = |number: usize, most: u16| u16::try_from(number).unwrap_or(most).min(most);
    let courses = plan.courses.iter().filter(|course| is_past(course.completed_on)).count();
    registration.courses_completed = (!plan.courses.is_empty()).then_some(count(courses, 99));
    let reached = |goal: &&PlannedGoal| is_past(goal.approved_on);
    let approved: Vec<GoalCode> = plan.goals.iter().filter(reached).filter_map(|goal| goal.code).collect();
    registration.goals_approved = (!plan.goals.is_empty()).then_some(count(approved.len(), 200));
    let goals = [InstitutionGoal::Alm055, InstitutionGoal::Alm085];
    registration.achieved_goals = goals.into_iter().filter(|goal| approved.contains(&code(*goal))).collect();
    let done = standing(plan, today).done.institution().whole_months();
    registration.institution_months_done = (!plan.periods.is_empty()).then_some(count(done as usize, 24));
}

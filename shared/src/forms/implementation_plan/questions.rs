//! What the plan asks, in the order asked. Knows no rule.

use super::{ImplementationPlan, PeriodKind};
use crate::{
    answer::Choice,
    forms::candidate_registration::Scheme,
    lens,
    question::{Item, Kind, Section, ask, may, q},
    rows,
    text::{Text, t},
};

type F = ImplementationPlan;

pub const SECTIONS: &[Section<F>] = &[
    section("doctor", t("Legen og ordningen", "Legen og ordninga", "The doctor and the scheme"), None, DOCTOR),
    section("roles", t("Roller", "Roller", "Roles"), Some(ROLES_INTRO), ROLES),
    section("periods", t("Perioder", "Periodar", "Periods"), Some(PERIODS_INTRO), PERIODS),
    section("courses", t("Kurs", "Kurs", "Courses"), None, COURSES),
    section("visits", t("Praksisbesøk", "Praksisbesøk", "Practice visits"), None, VISITS),
    section("supervision", t("Veiledning", "Rettleiing", "Supervision"), Some(SUPERVISION_INTRO), SUPERVISION),
    section("goals", t("Læringsmål", "Læringsmål", "Learning goals"), None, GOALS),
    section("revised", t("Revidert", "Revidert", "Revised"), None, REVISED),
];

const fn section(id: &'static str, title: Text, intro: Option<Text>, items: &'static [Item<F>]) -> Section<F> {
    Section { id, title, intro, items }
}

const ROLES_INTRO: Text = t(
    "De samme rollene som i Kompetanseportalen: én leder, én veileder og så mange supervisører som trengs.",
    "Dei same rollene som i Kompetanseportalen: éin leiar, éin rettleiar og så mange supervisørar som trengst.",
    "The same roles as in Kompetanseportalen: one leader, one supervisor and as many clinical supervisors as needed.",
);
const PERIODS_INTRO: Text = t(
    "Hele utdanningen, det som er gjort og det som er planlagt. Permisjon har bare datoer og prosent.",
    "Heile utdanninga, det som er gjort og det som er planlagt. Permisjon har berre datoar og prosent.",
    "The whole training, what is done and what is planned. Leave has only dates and a percentage.",
);
const SUPERVISION_INTRO: Text = t(
    "Bare når og hvor mye. Hva samtalene handler om, er mellom legen og veilederen.",
    "Berre når og kor mykje. Kva samtalane handlar om, er mellom legen og rettleiaren.",
    "Only when and how much. What the talks are about is between the doctor and the supervisor.",
);

#[rustfmt::skip]
const DOCTOR: &[Item<F>] = &[
    q(ask(lens!(F, trainee.name), Kind::Line(100), t("Navn", "Namn", "Name"))),
    q(ask(lens!(F, trainee.hpr_number), Kind::Hpr, t("HPR-nummer", "HPR-nummer", "HPR number"))
        .hint(t("Sju til ni sifre. Ikke fødselsnummer.", "Sju til ni siffer. Ikkje fødselsnummer.", "Seven to nine digits. Not the national identity number."))),
    q(ask(lens!(F, scheme), Kind::One(Scheme::CHOICES), t("Hvilken ordning følger legen?", "Kva ordning følgjer legen?", "Which scheme does the doctor follow?"))),
    q(ask(lens!(F, started_on), Kind::Date, t("Begynte på utdanningen", "Byrja på utdanninga", "Began the training"))
        .hint(t("Første dag i spesialistutdanningen.", "Første dag i spesialistutdanninga.", "First day of the specialist training."))),
];

#[rustfmt::skip]
const ROLES: &[Item<F>] = &[
    q(may(lens!(F, roles.leader), Kind::Line(100), t("Leder", "Leiar", "Leader"))
        .hint(t("Den som har ansvaret for utdanningen i kommunen.", "Den som har ansvaret for utdanninga i kommunen.", "The one responsible for the training in the municipality."))),
    q(may(lens!(F, roles.supervisor.name), Kind::Line(100), t("Individuell veileder", "Individuell rettleiar", "Individual supervisor"))),
    q(may(lens!(F, roles.supervisor.hpr_number), Kind::Hpr, t("Veilederens HPR-nummer", "HPR-nummeret til rettleiaren", "The supervisor's HPR number"))),
    q(may(lens!(F, roles.supervisor.specialist), Kind::YesNo, t("Er veilederen spesialist i allmennmedisin?", "Er rettleiaren spesialist i allmennmedisin?", "Is the supervisor a specialist in general practice?"))),
    q(may(lens!(F, roles.supervisor.exempt_until), Kind::Date, t("Unntaket fra kravet varer til", "Unntaket frå kravet varer til", "The exemption lasts until"))
        .hint(t("Siste dag. La feltet stå tomt når det ikke er gitt unntak.", "Siste dag. La feltet stå tomt når det ikkje er gitt unntak.", "The last day. Leave this empty when there is no exemption."))
        .when(|form| form.roles.supervisor.specialist == Some(false))),
    Item::Rows(rows!(F, roles.clinical_supervisors, most 20,
        t("Supervisører", "Supervisørar", "Clinical supervisors"),
        one t("supervisør", "supervisør", "clinical supervisor"),
        hint None,
        asked |_| true,
        &[may(lens!(F, roles.clinical_supervisors[]), Kind::Line(100), t("Navn", "Namn", "Name"))])),
];

#[rustfmt::skip]
const PERIODS: &[Item<F>] = &[
    Item::Rows(rows!(F, periods, most 120,
        t("Perioder", "Periodar", "Periods"),
        one t("periode", "periode", "period"),
        hint Some(t("Perioder kan overlappe. En permisjon trekkes fra tjenesten på de samme dagene. Læringsmål skrives med kode, for eksempel ALM-055.", "Periodar kan overlappe. Ein permisjon blir trekt frå tenesta på dei same dagane. Læringsmål blir skrivne med kode, til dømes ALM-055.", "Periods may overlap. Leave is taken from the service on the same days. Goals are written by code, for example ALM-055.")),
        asked |_| true, &[
            ask(lens!(F, periods[].kind), Kind::Pick(kinds), t("Type", "Type", "Kind")),
            ask(lens!(F, periods[].from), Kind::Date, t("Fra og med", "Frå og med", "From")),
            ask(lens!(F, periods[].to), Kind::Date, t("Til og med", "Til og med", "Until")),
            ask(lens!(F, periods[].percent), Kind::Count(100, Some(t("%", "%", "%"))), t("Prosent", "Prosent", "Per cent")),
            may(lens!(F, periods[].place), Kind::Line(100), t("Sted", "Stad", "Place")).when_row(is_service),
            may(lens!(F, periods[].goals), Kind::Goals, t("Læringsmål", "Læringsmål", "Learning goals"))
                .hint(t("Kodene, for eksempel ALM-055 ALM-085.", "Kodane, til dømes ALM-055 ALM-085.", "The codes, for example ALM-055 ALM-085."))
                .when_row(is_service),
        ])),
];

#[rustfmt::skip]
const COURSES: &[Item<F>] = &[
    Item::Rows(rows!(F, courses, most 120,
        t("Kurs", "Kurs", "Courses"),
        one t("kurs", "kurs", "course"),
        hint Some(t("Kurs er anbefalte læringsaktiviteter. Det er målene som teller.", "Kurs er tilrådde læringsaktivitetar. Det er måla som tel.", "Courses are recommended activities. It is the goals that count.")),
        asked |_| true, &[
            ask(lens!(F, courses[].title), Kind::Line(120), t("Kurs", "Kurs", "Course")),
            may(lens!(F, courses[].planned_on), Kind::Date, t("Planlagt", "Planlagt", "Planned")),
            may(lens!(F, courses[].completed_on), Kind::Date, t("Fullført", "Fullført", "Completed")),
        ])),
];

#[rustfmt::skip]
const VISITS: &[Item<F>] = &[
    Item::Rows(rows!(F, practice_visits, most 60,
        t("Praksisbesøk", "Praksisbesøk", "Practice visits"),
        one t("besøk", "besøk", "visit"),
        hint None,
        asked |_| true, &[
            ask(lens!(F, practice_visits[].place), Kind::Line(100), t("Sted", "Stad", "Place")),
            may(lens!(F, practice_visits[].planned_on), Kind::Date, t("Planlagt", "Planlagt", "Planned")),
            may(lens!(F, practice_visits[].completed_on), Kind::Date, t("Gjennomført", "Gjennomført", "Completed")),
        ])),
];

#[rustfmt::skip]
const SUPERVISION: &[Item<F>] = &[
    q(may(lens!(F, supervision_group.from), Kind::Date, t("Veiledningsgruppen begynner", "Rettleiingsgruppa byrjar", "The supervision group begins"))),
    q(may(lens!(F, supervision_group.to), Kind::Date, t("Veiledningsgruppen er ferdig", "Rettleiingsgruppa er ferdig", "The supervision group ends"))
        .hint(t("Siste dag, også når den ligger frem i tid.", "Siste dag, også når han ligg fram i tid.", "The last day, also when it is still to come."))),
    q(may(lens!(F, supervision_group.hours_completed), Kind::Count(999, Some(t("timer", "timar", "hours"))), t("Timer i gruppen så langt", "Timar i gruppa så langt", "Hours in the group so far"))),
    q(may(lens!(F, individual_supervision.hours_per_month), Kind::Count(40, Some(t("timer", "timar", "hours"))), t("Individuell veiledning i måneden", "Individuell rettleiing i månaden", "Individual supervision a month"))
        .hint(t("Hele timer som er avtalt. Fire i full stilling, færre i deltid.", "Heile timar som er avtalte. Fire i full stilling, færre i deltid.", "Whole hours agreed. Four in a full post, fewer in part time."))),
    q(may(lens!(F, individual_supervision.agreed_on), Kind::Date, t("Avtalt", "Avtalt", "Agreed on"))
        .hint(t("Dagen legen og veilederen ble enige.", "Dagen legen og rettleiaren vart einige.", "The day the doctor and the supervisor agreed."))),
];

#[rustfmt::skip]
const GOALS: &[Item<F>] = &[
    Item::Rows(rows!(F, goals, most 200,
        t("Læringsmål", "Læringsmål", "Learning goals"),
        one t("læringsmål", "læringsmål", "learning goal"),
        hint None,
        asked |_| true, &[
            ask(lens!(F, goals[].code), Kind::Goal, t("Kode", "Kode", "Code"))
                .hint(t("For eksempel ALM-055.", "Til dømes ALM-055.", "For example ALM-055.")),
            may(lens!(F, goals[].planned_in), Kind::Count(2099, None), t("Planlagt år", "Planlagt år", "Planned year")),
            may(lens!(F, goals[].approved_on), Kind::Date, t("Godkjent", "Godkjent", "Approved")),
        ])),
];

#[rustfmt::skip]
const REVISED: &[Item<F>] = &[
    q(ask(lens!(F, revised_on), Kind::Date, t("Planen er sist gjennomgått", "Planen er sist gjennomgådd", "The plan was last gone through"))
        .hint(t("Dagen legen og kommunen så over planen sammen.", "Dagen legen og kommunen såg over planen saman.", "The day the doctor and the municipality went through the plan together."))),
];

/// Always the same; a list, because five buttons in each row are too many.
fn kinds(_: &F) -> Vec<Choice> {
    PeriodKind::CHOICES.to_vec()
}

/// Leave has dates and percent, and nothing else.
fn is_service(form: &F, row: usize) -> bool {
    form.periods.get(row).is_none_or(|period| period.kind != Some(PeriodKind::Leave))
}

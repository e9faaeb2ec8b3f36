//! What the municipality must be able to show as a training enterprise. Knows the form; what other forms make of it stands
//! in `standing`.

use super::{
    facts::EnterpriseStatus,
    provision::{Advice, Cite, Force, OURS, Provision, Verdict, When, not_met, web},
};
use crate::{
    day::Day,
    forms::{
        candidate_registration::InstitutionGoal,
        training_enterprise::{Arena, TrainingEnterprise, is_running},
    },
    text::{Text, t},
};

pub(super) const DIRECTORATE: Cite = web("Helsedirektoratet, registrering av utdanningsvirksomheter");

const ANOTHER_NUMBER: Advice = Advice {
    wrong: t(
        "Organisasjonsnummeret er verken kommunens eller vertskommunens.",
        "Organisasjonsnummeret er korkje kommunen sitt eller vertskommunen sitt.",
        "The organization number is neither the municipality's nor the host's.",
    ),
    mend: t(
        "Skriv kommunens nummer. Er det vertskommunens, må den stå både som vert og blant kommunene dere samarbeider med.",
        "Skriv nummeret til kommunen. Er det vertskommunen sitt, må han stå både som vert og blant kommunane de samarbeider med.",
        "Write the municipality's number. If it is the host's, the host must stand both as host and among your partners.",
    ),
};

pub const ENTERPRISE_ORGANISATION_MATCHES: Provision<TrainingEnterprise> = Provision {
    id: "enterprise-organisation-matches",
    cite: OURS,
    force: Force::Must,
    short: t("riktig organisasjonsnummer", "rett organisasjonsnummer", "the right organization number"),
    says: t(
        "Organisasjonsnummeret er kommunens eget, eller vertskommunens.",
        "Organisasjonsnummeret er kommunen sitt eige, eller vertskommunen sitt.",
        "The organization number is the municipality's own, or the host's.",
    ),
    about: &["organisation_number", "partners", "host"],
    ask: |case| {
        let body = case.body;
        let Some(number) = body.organisation_number else { return Verdict::Unanswered("organisation_number") };
        let Some(own) = case.facts.municipality.find() else { return Verdict::Unanswered("") };
        let is_number_of = |registered: &str| registered.parse() == Ok(number);
        let names_host = !body.host.is_blank() && body.partners.contains(&body.host);
        match (is_number_of(own.organisation_number), names_host, body.host.find()) {
            (true, ..) => Verdict::Met,
            (false, true, Some(host)) if is_number_of(host.organisation_number) => Verdict::Met,
            (false, true, None) => Verdict::Unanswered(""), // a host outside Nord-Norge: its number is not known here
            _ => not_met(&ANOTHER_NUMBER, "organisation_number").into(),
        }
    },
};

const UNTIL_DECIDED: Text = t(
    "Registreringen er midlertidig til søknaden er avgjort.",
    "Registreringa er mellombels til søknaden er avgjord.",
    "The registration is provisional until the application is decided.",
);
const NOT_YET: Advice = Advice {
    wrong: t("Datoen er ikke kommet ennå.", "Datoen er ikkje komen enno.", "The date has not come yet."),
    mend: t(
        "Rett datoen, eller vent med å sende til {day}.",
        "Rett datoen, eller vent med å sende til {day}.",
        "Correct the date, or wait until {day} to send.",
    ),
};
const BEFORE_APPLICATION: Advice = Advice {
    wrong: t(
        "Vedtaket er datert før søknaden.",
        "Vedtaket er datert før søknaden.",
        "The decision is dated before the application.",
    ),
    mend: t("Rett en av datoene.", "Rett ein av datoane.", "Correct one of the dates."),
};

pub const ENTERPRISE_DATES: Provision<TrainingEnterprise> = Provision {
    id: "enterprise-dates",
    cite: DIRECTORATE,
    force: Force::Must,
    short: t("datoer for søknad og vedtak", "datoar for søknad og vedtak", "dates of application and decision"),
    says: t(
        "Søknaden og vedtaket har datoer som er kommet, i riktig rekkefølge.",
        "Søknaden og vedtaket har datoar som er komne, i rett rekkjefølgje.",
        "The application and the decision have dates that have come, in the right order.",
    ),
    about: &["applied_on", "registered_on"],
    ask: |case| {
        let body = case.body;
        let in_future = |path, day: Day| Verdict::from(not_met(&NOT_YET, path).day(day).when(When::Today(day)));
        match (body.status, body.applied_on, body.registered_on) {
            (None, ..) => Verdict::Unanswered("status"),
            (Some(EnterpriseStatus::NotApplied), ..) => Verdict::NotAsked,
            (_, None, _) => Verdict::Unanswered("applied_on"),
            (_, Some(applied), _) if applied > case.today => in_future("applied_on", applied),
            (Some(EnterpriseStatus::Registered), _, None) => Verdict::Unanswered("registered_on"),
            (Some(EnterpriseStatus::Registered), Some(applied), Some(registered)) => match () {
                () if registered > case.today => in_future("registered_on", registered),
                () if registered < applied => not_met(&BEFORE_APPLICATION, "registered_on").into(),
                () => Verdict::Met,
            },
            (Some(EnterpriseStatus::Withdrawn), ..) => Verdict::Met,
            (Some(EnterpriseStatus::Applied | EnterpriseStatus::Provisional), ..) => Verdict::MetWith(&UNTIL_DECIDED),
        }
    },
};

const NO_SPECIALIST: Advice = Advice {
    wrong: t(
        "Kommunen har ingen spesialist i allmennmedisin og ingen dispensasjon som gjelder nå.",
        "Kommunen har ingen spesialist i allmennmedisin og ingen dispensasjon som gjeld no.",
        "The municipality has no specialist in general practice and no exemption in force now.",
    ),
    mend: t(
        "Avtal veiledning av en spesialist i en annen kommune, eller søk om dispensasjon. Skjemaet kan sendes nå.",
        "Avtal rettleiing av ein spesialist i ein annan kommune, eller søk om dispensasjon. Skjemaet kan sendast no.",
        "Arrange supervision by a specialist in another municipality, or apply for an exemption. The form can be sent now.",
    ),
};

pub const ENTERPRISE_SPECIALIST_OR_EXEMPTION: Provision<TrainingEnterprise> = Provision {
    id: "enterprise-specialist-or-exemption",
    cite: DIRECTORATE,
    force: Force::Main,
    short: t("spesialist eller dispensasjon", "spesialist eller dispensasjon", "a specialist or an exemption"),
    says: t(
        "Kommunen har minst én spesialist i allmennmedisin, eller en dispensasjon som gjelder.",
        "Kommunen har minst éin spesialist i allmennmedisin, eller ein dispensasjon som gjeld.",
        "The municipality has at least one specialist in general practice, or an exemption in force.",
    ),
    about: &["specialists", "exemption.from", "exemption.to"],
    ask: |case| match (case.body.specialists, case.body.exemption.from, case.body.exemption.to) {
        (None, ..) => Verdict::Unanswered("specialists"),
        (Some(1..), ..) => Verdict::Met,
        (Some(0), None, Some(_)) => Verdict::Unanswered("exemption.from"),
        (Some(0), Some(_), None) => Verdict::Unanswered("exemption.to"),
        (Some(0), None, None) => not_met(&NO_SPECIALIST, "specialists").into(),
        (Some(0), Some(_), Some(to)) if to < case.today => {
            not_met(&NO_SPECIALIST, "exemption.to").when(When::Never).into()
        }
        (Some(0), Some(from), Some(_)) if case.today < from => {
            not_met(&NO_SPECIALIST, "exemption.from").when(When::Today(from)).into()
        }
        (Some(0), Some(_), Some(_)) => Verdict::Met,
    },
};

const NOT_AGREED: Advice = Advice {
    wrong: t(
        "{count} av {limit} eksterne arenaer har avtale.",
        "{count} av {limit} eksterne arenaer har avtale.",
        "{count} of {limit} external arenas have an agreement.",
    ),
    mend: t(
        "Inngå avtale med hver ekstern arena, og før opp datoen. Skjemaet kan sendes nå.",
        "Gjer avtale med kvar ekstern arena, og før opp datoen. Skjemaet kan sendast no.",
        "Make an agreement with each external arena, and enter its date. The form can be sent now.",
    ),
};

pub const ENTERPRISE_EXTERNAL_ARENA_AGREED: Provision<TrainingEnterprise> = Provision {
    id: "enterprise-external-arena-agreed",
    cite: DIRECTORATE,
    force: Force::Main,
    short: t("avtale med eksterne arenaer", "avtale med eksterne arenaer", "agreements with external arenas"),
    says: t(
        "Hver ekstern læringsarena har en signert avtale.",
        "Kvar ekstern læringsarena har ein signert avtale.",
        "Each external arena of learning has a signed agreement.",
    ),
    about: &["arenas"],
    ask: |case| {
        let arenas = &case.body.arenas;
        let external: Vec<&Arena> = arenas.iter().filter(|arena| arena.external == Some(true)).collect();
        let agreed = external.iter().filter(|arena| arena.agreed_on.is_some_and(|day| day <= case.today)).count();
        let shortfall = || not_met(&NOT_AGREED, "arenas").count(agreed as i32, external.len() as i32);
        let last = external.iter().map(|arena| arena.agreed_on).collect::<Option<Vec<_>>>();
        match last.map(|days| days.into_iter().max()) {
            None => shortfall().into(),
            Some(Some(day)) if day > case.today => shortfall().when(When::Today(day)).into(),
            _ if arenas.is_empty() || arenas.iter().any(|arena| arena.external.is_none()) => {
                Verdict::Unanswered("arenas")
            }
            _ => Verdict::Met,
        }
    },
};

const NOT_PUBLIC: Advice = Advice {
    wrong: t(
        "Den generelle utdanningsplanen ligger ikke åpent på nettet.",
        "Den generelle utdanningsplanen ligg ikkje ope på nettet.",
        "The general training plan is not open on the web.",
    ),
    mend: t(
        "Legg planen ut på kommunens nettsider. Skjemaet kan sendes nå.",
        "Legg planen ut på nettsidene til kommunen. Skjemaet kan sendast no.",
        "Put the plan on the municipality's web pages. The form can be sent now.",
    ),
};

pub const ENTERPRISE_PLAN_PUBLIC: Provision<TrainingEnterprise> = Provision {
    id: "enterprise-plan-public",
    cite: DIRECTORATE,
    force: Force::Main,
    short: t("åpen utdanningsplan", "open utdanningsplan", "an open training plan"),
    says: t(
        "Den generelle utdanningsplanen ligger åpent på nettet.",
        "Den generelle utdanningsplanen ligg ope på nettet.",
        "The general training plan is open on the web.",
    ),
    about: &["plan_public", "plan_url"],
    ask: |case| match (is_running(case.body), case.body.plan_public) {
        (false, _) => Verdict::NotAsked,
        (true, None) => Verdict::Unanswered("plan_public"),
        (true, Some(false)) => not_met(&NOT_PUBLIC, "plan_public").into(),
        (true, Some(true)) if case.body.plan_url.is_empty() => Verdict::Unanswered("plan_url"),
        (true, Some(true)) => Verdict::Met,
    },
};

const NOT_COVERED: Advice = Advice {
    wrong: t(
        "{count} av {limit} sykehusmål kan nås ved en læringsarena.",
        "{count} av {limit} sjukehusmål kan nåast ved ein læringsarena.",
        "{count} of {limit} hospital goals can be reached at an arena.",
    ),
    mend: t(
        "Kryss av for ALM-055 og ALM-085 der de kan nås, gjerne et sykehus. Skjemaet kan sendes nå.",
        "Kryss av for ALM-055 og ALM-085 der dei kan nåast, gjerne eit sjukehus. Skjemaet kan sendast no.",
        "Tick ALM-055 and ALM-085 where they can be reached, a hospital for instance. The form can be sent now.",
    ),
};

/// The goals of institution service. Source: report, section 5.
const GOALS: [InstitutionGoal; 2] = [InstitutionGoal::Alm055, InstitutionGoal::Alm085];

pub const ENTERPRISE_GOALS_COVERED: Provision<TrainingEnterprise> = Provision {
    id: "enterprise-goals-covered",
    cite: DIRECTORATE,
    force: Force::Main,
    short: t("arena for begge sykehusmålene", "arena for begge sjukehusmåla", "an arena for both hospital goals"),
    says: t(
        "ALM-055 og ALM-085 kan nås ved minst én læringsarena.",
        "ALM-055 og ALM-085 kan nåast ved minst éin læringsarena.",
        "ALM-055 and ALM-085 can be reached at one arena at least.",
    ),
    about: &["arenas"],
    ask: |case| {
        let arenas = &case.body.arenas;
        let covered = GOALS.iter().filter(|goal| arenas.iter().any(|arena| arena.goals.contains(goal))).count();
        match covered {
            _ if arenas.is_empty() => Verdict::Unanswered("arenas"),
            covered if covered < GOALS.len() => {
                not_met(&NOT_COVERED, "arenas").count(covered as i32, GOALS.len() as i32).into()
            }
            _ => Verdict::Met,
        }
    },
};

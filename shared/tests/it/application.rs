//! What an application must be able to show: each point on both sides, as a caseworker would say it.

use shared::{
    day::{Day, day},
    forms::{
        candidate_registration::InstitutionGoal,
        training_enterprise::{Arena, ArenaKind, TrainingEnterprise},
    },
    numbers::municipality::MunicipalityNumber,
    rules::{
        application::{SOURCE, points},
        facts::{EnterpriseStatus, Facts},
    },
    text::Language,
};

const TODAY: Day = day(2026, 11, 22);

fn arena() -> Arena {
    Arena {
        name: "Nordlandssykehuset Bodø".into(),
        kind: Some(ArenaKind::Hospital),
        external: Some(true),
        agreed_on: Some(TODAY),
        goals: vec![InstitutionGoal::Alm055, InstitutionGoal::Alm085],
    }
}

/// An application that lacks nothing.
fn whole() -> TrainingEnterprise {
    let mut form = TrainingEnterprise {
        organisation_number: "972418013".parse().ok(),
        status: Some(EnterpriseStatus::NotApplied),
        specialists: Some(1),
        arenas: vec![arena()],
        supervision: "En time i uka.".into(),
        assessment: "To ganger i året.".into(),
        plan_public: Some(true),
        plan_url: "https://bodo.kommune.no/plan".into(),
        ..TrainingEnterprise::default()
    };
    for contact in [&mut form.contacts.chief_medical_officer, &mut form.contacts.unit_manager] {
        (contact.name, contact.email) = ("Kari Nordmann".into(), "kari@bodo.kommune.no".into());
    }
    form
}

fn lacking(form: &TrainingEnterprise) -> Vec<&'static str> {
    let facts = Facts { municipality: MunicipalityNumber("1804".into()), ..Facts::default() };
    points(form, &facts, TODAY).into_iter().filter(|point| point.lacks.is_some()).map(|point| point.id).collect()
}

type Change = fn(&mut TrainingEnterprise);

#[test]
fn each_point_is_there_or_missing() {
    let table: &[(&str, Change, &[&str])] = &[
        ("alt er der", |_| {}, &[]),
        ("uten organisasjonsnummer", |form| form.organisation_number = None, &["organisation"]),
        ("Tromsøs nummer", |form| form.organisation_number = "940101808".parse().ok(), &["organisation"]),
        ("kommuneoverlegen uten e-post", |form| form.contacts.chief_medical_officer.email.clear(), &["contacts"]),
        ("virksomhetslederen uten navn", |form| form.contacts.unit_manager.name.clear(), &["contacts"]),
        ("ingen spesialist", |form| form.specialists = Some(0), &["specialist"]),
        ("ubesvart om spesialist", |form| form.specialists = None, &["specialist"]),
        (
            "dispensasjon til og med i dag",
            |form| {
                form.specialists = Some(0);
                (form.exemption.from, form.exemption.to) = (Some(day(2026, 1, 1)), Some(TODAY));
            },
            &[],
        ),
        (
            "dispensasjon til og med i går",
            |form| {
                form.specialists = Some(0);
                (form.exemption.from, form.exemption.to) = (Some(day(2026, 1, 1)), Some(TODAY.plus_days(-1)));
            },
            &["specialist"],
        ),
        ("veiledningen er ikke beskrevet", |form| form.supervision = "  ".into(), &["supervision"]),
        ("ingen arena", |form| form.arenas.clear(), &["arenas", "goals", "agreements"]),
        ("arena uten type", |form| form.arenas[0].kind = None, &["arenas"]),
        ("bare ett sykehusmål", |form| form.arenas[0].goals.truncate(1), &["goals"]),
        ("ekstern arena uten avtale", |form| form.arenas[0].agreed_on = None, &["agreements"]),
        ("avtale fra i morgen", |form| form.arenas[0].agreed_on = Some(TODAY.plus_days(1)), &["agreements"]),
        (
            "egen arena trenger ingen avtale",
            |form| {
                form.arenas[0].external = Some(false);
                form.arenas[0].agreed_on = None;
            },
            &[],
        ),
        ("vurderingen er ikke beskrevet", |form| form.assessment.clear(), &["assessment"]),
        ("planen er ikke åpen", |form| form.plan_public = Some(false), &["plan"]),
        ("planen uten adresse", |form| form.plan_url.clear(), &["plan"]),
    ];
    for (name, change, missing) in table {
        let mut form = whole();
        change(&mut form);
        assert_eq!(lacking(&form), *missing, "{name}");
    }
}

#[test]
fn an_empty_form_lacks_everything_and_says_so_in_three_languages() {
    let all = points(&TrainingEnterprise::default(), &Facts::default(), TODAY);
    assert_eq!(all.len(), 9);
    for point in &all {
        let lacks = point.lacks.expect("nothing is there");
        assert!(Language::OFFERED.iter().all(|language| !lacks.read(*language).is_empty()), "{}", point.id);
    }
    assert!(SOURCE.words(Language::Nb).contains("Helsedirektoratet"));
}

//! What sources say of local agreements with trainees: when the grant runs, and what is advised for the list, courses and
//! absence. Knows no amounts of the grant; those are not public.

use super::{
    dated::Dated,
    provision::{Advice, Cite, Force, Provision, Verdict, not_met, web},
};
use crate::{
    day::day,
    forms::local_agreement::{LocalAgreement, Terms},
    text::t,
};

const GRANT: Cite = web("ALIS-kontorene, ALIS-tilskudd");
/// The slides of January 2019; also the source of the cost comparison.
pub const ALIS_NORD_2019: Cite = web("Nasjonalt senter for distriktsmedisin, ALIS-Nord 2019");
const CONFERENCE_2019: Cite = web("Den norske legeforening, ALIS-konferansen 2019");

/// Persons on the list at the start, at most, as advised. Source: ALIS-Nord, January 2019.
pub const CEILING_AT_START: Dated<u32> = Dated(&[(day(2019, 1, 1), Some(600))]);
/// Kroner a year for courses and lost income of a self-employed doctor. Source: ALIS-Nord, January 2019.
pub const COURSE_COVER: Dated<u32> = Dated(&[(day(2019, 1, 1), Some(50_000))]);

const GRANT_TOO_EARLY: Advice = Advice {
    wrong: t(
        "Tilskuddet søkes fra en dag før avtalen ble signert.",
        "Tilskotet blir søkt frå ein dag før avtalen vart signert.",
        "The grant is applied for from a day before the agreement was signed.",
    ),
    mend: t(
        "Det gis ikke tilskudd for tiden før signeringen. Søk fra {day} eller senere.",
        "Det blir ikkje gitt tilskot for tida før signeringa. Søk frå {day} eller seinare.",
        "No grant is given for the time before the signature. Apply from {day} or later.",
    ),
};

pub const AGREEMENT_BEFORE_GRANT: Provision<LocalAgreement> = Provision {
    id: "agreement-before-grant",
    cite: GRANT,
    force: Force::Main,
    short: t("signert avtale før tilskuddet", "signert avtale før tilskotet", "a signed agreement before the grant"),
    says: t(
        "Avtalen er signert senest den dagen tilskuddet søkes fra.",
        "Avtalen er signert seinast den dagen tilskotet blir søkt frå.",
        "The agreement is signed no later than the day the grant is applied for from.",
    ),
    about: &["signed_on", "grant_from"],
    ask: |case| match (case.body.signed_on, case.body.grant_from) {
        (_, None) => Verdict::Unanswered("grant_from"),
        (None, Some(_)) => Verdict::Unanswered("signed_on"),
        (Some(signed), Some(from)) if from < signed => not_met(&GRANT_TOO_EARLY, "grant_from").better(signed).into(),
        _ => Verdict::Met,
    },
};

const HIRED: Advice = Advice {
    wrong: t(
        "Legen er leid inn gjennom et byrå.",
        "Legen er leigd inn gjennom eit byrå.",
        "The doctor is hired through an agency.",
    ),
    mend: t(
        "Kommunen får ikke ALIS-tilskudd for innleide leger. Ansett legen, eller inngå avtalen direkte med legen.",
        "Kommunen får ikkje ALIS-tilskot for innleigde legar. Tilset legen, eller inngå avtalen direkte med legen.",
        "The municipality gets no ALIS grant for hired doctors. Employ the doctor, or make the agreement directly with the doctor.",
    ),
};

pub const AGENCY_LOSES_GRANT: Provision<LocalAgreement> = Provision {
    id: "agency-loses-grant",
    cite: GRANT,
    force: Force::Main,
    short: t("avtale uten byrå", "avtale utan byrå", "an agreement without an agency"),
    says: t(
        "Avtalen er inngått direkte mellom kommunen og legen, ikke gjennom et byrå.",
        "Avtalen er inngått direkte mellom kommunen og legen, ikkje gjennom eit byrå.",
        "The agreement is made directly between municipality and doctor, not through an agency.",
    ),
    about: &["through_agency"],
    ask: |case| match case.body.through_agency {
        None => Verdict::Unanswered("through_agency"),
        Some(true) => not_met(&HIRED, "through_agency").into(),
        Some(false) => Verdict::Met,
    },
};

const HIGH_CEILING: Advice = Advice {
    wrong: t(
        "Listetaket ved oppstart er {count}. Rådet er høyst {limit}.",
        "Listetaket ved oppstart er {count}. Rådet er høgst {limit}.",
        "The list ceiling at the start is {count}. At most {limit} is advised.",
    ),
    mend: t(
        "Vurder å begynne lavere og heve taket trinnvis, så legen får tid til utdanningen.",
        "Vurder å begynne lågare og heve taket trinnvis, så legen får tid til utdanninga.",
        "Consider beginning lower and raising the ceiling step by step, so that the doctor has time for the training.",
    ),
};

pub const LIST_CEILING_600_AT_START: Provision<LocalAgreement> = Provision {
    id: "list-ceiling-600-at-start",
    cite: ALIS_NORD_2019,
    force: Force::Note,
    short: t("listetak på 600 ved oppstart", "listetak på 600 ved oppstart", "a list ceiling of 600 at the start"),
    says: t(
        "Listetaket er høyst 600 ved oppstart og heves trinnvis.",
        "Listetaket er høgst 600 ved oppstart og blir heva trinnvis.",
        "The list ceiling is at most 600 at the start and is raised step by step.",
    ),
    about: &["list_ceiling"],
    ask: |case| match (case.body.list_ceiling, CEILING_AT_START.on(case.today)) {
        (_, None) => Verdict::NotAsked, // no such advice on that day
        (None, _) => Verdict::Unanswered("list_ceiling"),
        (Some(ceiling), Some(most)) if ceiling > most => {
            not_met(&HIGH_CEILING, "list_ceiling").count(ceiling as i32, most as i32).into()
        }
        _ => Verdict::Met,
    },
};

const OVER_CAP: Advice = Advice {
    wrong: t(
        "Kommunen dekker {count} kroner i året til kurs og tapt arbeidsfortjeneste. Det er over taket.",
        "Kommunen dekkjer {count} kroner i året til kurs og tapt arbeidsforteneste. Det er over taket.",
        "The municipality covers {count} kroner a year for courses and lost income. That is above the cap.",
    ),
    mend: t(
        "Det er lov å avtale mer. ALIS-Nord regnet med et tak på {limit} kroner.",
        "Det er lov å avtale meir. ALIS-Nord rekna med eit tak på {limit} kroner.",
        "You may agree on more. ALIS-Nord reckoned with a cap of {limit} kroner.",
    ),
};

pub const COURSE_COVER_CAP: Provision<LocalAgreement> = Provision {
    id: "course-cover-cap",
    cite: ALIS_NORD_2019,
    force: Force::Note,
    short: t("taket for kursdekning", "taket for kursdekning", "the cap on course cover"),
    says: t(
        "En selvstendig næringsdrivende får dekket kurs og tapt arbeidsfortjeneste med inntil 50 000 kroner i året.",
        "Ein sjølvstendig næringsdrivande får dekt kurs og tapt arbeidsforteneste med inntil 50 000 kroner i året.",
        "A self-employed doctor has courses and lost income covered up to 50,000 kroner a year.",
    ),
    about: &["form", "course_cover_nok"],
    ask: |case| match (case.body.form, case.body.course_cover_nok, COURSE_COVER.on(case.today)) {
        (Some(Terms::Salaried | Terms::Combination), ..) | (_, _, None) => Verdict::NotAsked,
        (None, ..) => Verdict::Unanswered("form"),
        (Some(Terms::SelfEmployed), None, _) => Verdict::Unanswered("course_cover_nok"),
        (Some(Terms::SelfEmployed), Some(cover), Some(cap)) if cover > cap => {
            not_met(&OVER_CAP, "course_cover_nok").count(cover as i32, cap as i32).into()
        }
        _ => Verdict::Met,
    },
};

const NO_COVER: Advice = Advice {
    wrong: t(
        "Det er ikke avtalt hvem som dekker fraværet til legen.",
        "Det er ikkje avtalt kven som dekkjer fråværet til legen.",
        "It is not agreed who covers the doctor's absence.",
    ),
    mend: t(
        "Avtal kollegial fraværsdekning, så legen kan reise på kurs.",
        "Avtal kollegial fråværsdekning, så legen kan reise på kurs.",
        "Agree on cover by colleagues, so that the doctor can go to courses.",
    ),
};

pub const ABSENCE_COVER_ARRANGED: Provision<LocalAgreement> = Provision {
    id: "absence-cover-arranged",
    cite: CONFERENCE_2019,
    force: Force::Note,
    short: t("avtalt fraværsdekning", "avtalt fråværsdekning", "arranged absence cover"),
    says: t(
        "Det er avtalt hvem som dekker fraværet til legen, for eksempel under kurs.",
        "Det er avtalt kven som dekkjer fråværet til legen, til dømes under kurs.",
        "It is agreed who covers the doctor's absence, for example during courses.",
    ),
    about: &["has_absence_cover", "absence_cover"],
    ask: |case| match case.body.has_absence_cover {
        None => Verdict::Unanswered("has_absence_cover"),
        Some(false) => not_met(&NO_COVER, "has_absence_cover").into(),
        Some(true) => Verdict::Met,
    },
};

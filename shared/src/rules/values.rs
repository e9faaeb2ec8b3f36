//! Every dated value of the rules in one list, with words and its source, for whoever audits them. Says the values a rule
//! uses by the rule's own constant; a constant that is not listed fails the tests.

use super::{
    agreement::{ALIS_NORD_2019, CEILING_AT_START, COURSE_COVER, COURSE_COVER_CAP, LIST_CEILING_600_AT_START},
    capacity::{CAPACITY_DECIDED, slots},
    costs::RATES,
    coverage::{OLD_SCHEME_OPEN, SCHEME_COVERED},
    criteria::{Criterion, GOALS_IN_FORCE, POLICY},
    dated::Dated,
    deciding::NEED_COVERED,
    forecast::TRAINING_YEARS,
    meeting::{MEETING_MONTHS, MEETING_WITHIN_6_MONTHS, NEXT_MEETING_WITHIN_6_MONTHS},
    offering::DEPARTURE_REASONED,
    period::{Half, Period},
    plans::{enterprise::PLAN_REGISTERED_THROUGH_SERVICE, group, months as counted, renewal as revision, supervision},
    post::{POST_LASTING, SUBSTITUTE_MONTHS},
    provision::{Cite, OURS, report, web},
    renewal::{RENEWAL_MONTHS, RENEWED_HALF_YEARLY},
    reporting::{AGREEMENT_DEMANDED, AGREEMENT_WITH_TRUST, NOTICE_MONTHS, NOTICE_OVER_12_MONTHS},
    retention::{COMPLETED_MONTHS, LEFT_MONTHS, MISTAKE_MONTHS},
    seniority::{OFFER_MONTHS, PREFERRED_MONTHS, SENIORITY_12_MONTHS, SENIORITY_24_MONTHS},
    service::{INSTITUTION_MONTHS, SERVICE_STILL_NEEDED},
    standing::EARLY_COUNT_FROM,
};
use crate::{
    day::Day,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, capacity::Capacity, closing::Closing,
        implementation_plan::ImplementationPlan, local_agreement::LocalAgreement,
        training_enterprise::TrainingEnterprise,
    },
    numbers::{
        amount::{Amount, grouped},
        health_trust::HealthTrust,
    },
    text::{Language, Text, t},
};

const MONTHS: Text = t("måneder", "månader", "months");

/// Datert verdi med navn: one number of the rules, and what it has been since when.
pub struct DatedValue {
    /// Stable for ever: `notice-months`.
    pub id: &'static str,
    pub says: Text,
    pub cite: Cite,
    /// Ids of the provisions that use it; the form's own kind where it is used beside its provisions.
    pub used_by: &'static [&'static str],
    /// The first day of each value, in order, with the value in words; `None` from a day on: there is none.
    pub rows: fn(Language) -> Vec<(Day, Option<String>)>,
}

fn rows<T: Copy>(dated: &Dated<T>, shown: impl Fn(T) -> String) -> Vec<(Day, Option<String>)> {
    dated.0.iter().map(|(from, value)| (*from, value.map(&shown))).collect()
}

/// The words with the number in place of `{n}`.
fn numbers<T: Copy + Into<i64>>(dated: &Dated<T>, words: Text, language: Language) -> Vec<(Day, Option<String>)> {
    rows(dated, |n| words.fill(language, &[("n", &grouped(n.into().unsigned_abs()))]))
}

fn months<T: Copy + Into<i64>>(dated: &Dated<T>, language: Language) -> Vec<(Day, Option<String>)> {
    numbers(dated, t("{n} måneder", "{n} månader", "{n} months"), language)
}

fn hours<T: Copy + Into<i64>>(dated: &Dated<T>, language: Language) -> Vec<(Day, Option<String>)> {
    numbers(dated, t("{n} timer", "{n} timar", "{n} hours"), language)
}

/// From one number to another.
fn between<T: Copy + ToString>(dated: &Dated<(T, T)>, unit: Text, language: Language) -> Vec<(Day, Option<String>)> {
    rows(dated, |(low, high)| format!("{}–{} {}", low.to_string(), high.to_string(), unit.read(language)))
}

fn yes_or_no(dated: &Dated<bool>, language: Language) -> Vec<(Day, Option<String>)> {
    let word = |yes| if yes { t("Ja", "Ja", "Yes") } else { t("Nei", "Nei", "No") };
    rows(dated, |yes| word(yes).read(language).to_owned())
}

fn trusts(dated: &Dated<&'static [HealthTrust]>) -> Vec<(Day, Option<String>)> {
    rows(dated, |trusts| trusts.iter().map(|trust| trust.name()).collect::<Vec<_>>().join(", "))
}

/// Table 1, one row for each period, and the first period without any.
fn table_1(_: Language) -> Vec<(Day, Option<String>)> {
    let mut period = Period { year: 2022, half: Half::P1 };
    let mut rows = Vec::new();
    loop {
        let of_trust = |trust: HealthTrust| Some(format!("{} {}", trust.name(), slots(trust, period)?));
        let all: Option<Vec<String>> = HealthTrust::ALL.into_iter().map(of_trust).collect();
        let is_last = all.is_none();
        rows.push((period.first_day(), all.map(|all| all.join(", "))));
        if is_last {
            return rows;
        }
        period = period.next();
    }
}

/// The criteria, the one that counts most first.
fn policy(language: Language) -> Vec<(Day, Option<String>)> {
    let numbered = |(at, criterion): (usize, &Criterion)| format!("{}. {}", at + 1, criterion.words().read(language));
    rows(&POLICY, |criteria| criteria.iter().enumerate().map(numbered).collect::<Vec<_>>().join("; "))
}

/// Where no earlier day is given, an application counts from itself.
fn count_from(language: Language) -> Vec<(Day, Option<String>)> {
    let own = t("Dagen den ble sendt", "Dagen han vart send", "The day it was sent").read(language);
    let shown = |day: Option<Day>| day.map_or(own.to_owned(), |day| day.in_words(language));
    EARLY_COUNT_FROM.0.iter().map(|(from, day)| (*from, Some(shown(*day)))).collect()
}

fn rates(language: Language) -> Vec<(Day, Option<String>)> {
    let words = t(
        "Ordinær liste: {ordinary} kr per person. ALIS-liste: {first} kr for de første {step}, så {next} kr per person. Tilskudd fra ALIS-Nord: {contribution} kr. Kilden har tall til {to} personer.",
        "Ordinær liste: {ordinary} kr per person. ALIS-liste: {first} kr for dei første {step}, så {next} kr per person. Tilskot frå ALIS-Nord: {contribution} kr. Kjelda har tal til {to} personar.",
        "Ordinary list: NOK {ordinary} per person. ALIS list: NOK {first} for the first {step}, then NOK {next} per person. Contribution from ALIS-Nord: NOK {contribution}. The source has figures up to {to} persons.",
    );
    rows(&RATES, |rates| {
        let figures = |amount: Amount| amount.in_figures(language);
        let parts = [
            ("ordinary", figures(rates.ordinary_per_person)),
            ("first", figures(rates.alis_first_step)),
            ("step", rates.first_step.to_string()),
            ("next", figures(rates.alis_per_person)),
            ("contribution", figures(rates.contribution)),
            ("to", rates.known_to.to_string()),
        ];
        words.fill(language, &parts.each_ref().map(|(name, value)| (*name, value.as_str())))
    })
}

const fn value(
    id: &'static str,
    cite: Cite,
    used_by: &'static [&'static str],
    says: Text,
    rows: fn(Language) -> Vec<(Day, Option<String>)>,
) -> DatedValue {
    DatedValue { id, says, cite, used_by, rows }
}

/// Every dated value, in the order of the forms that use them.
#[rustfmt::skip]
pub const VALUES: &[DatedValue] = &[
    value("old-scheme-open", web("Helsedirektoratet, overgangsregler"), &[SCHEME_COVERED.id],
        t("Den gamle ordningen er åpen", "Den gamle ordninga er open", "The old scheme is open"),
        |language| yes_or_no(&OLD_SCHEME_OPEN, language)),
    value("renewal-months", report("4.1"), &[RENEWED_HALF_YEARLY.id],
        t("En innmelding står uten å bli fornyet i høyst", "Ei innmelding står utan å bli fornya i høgst", "A registration stands without being renewed for at most"),
        |language| months(&RENEWAL_MONTHS, language)),
    value("notice-months", report("4.2"), &[NOTICE_OVER_12_MONTHS.id],
        t("Varsel før ønsket start: mer enn", "Varsel før ønskt start: meir enn", "Notice before the wished start: more than"),
        |language| months(&NOTICE_MONTHS, language)),
    value("agreement-demanded", web("Sidene til UNN, Nordlandssykehuset og Finnmarkssykehuset om innmelding av ALIS"), &[AGREEMENT_WITH_TRUST.id],
        t("Samarbeidsavtale er et vilkår for tilbud ved", "Samarbeidsavtale er eit vilkår for tilbod ved", "A cooperation agreement is a condition for an offer at"),
        |_| trusts(&AGREEMENT_DEMANDED)),
    value("seniority-offer-months", report("4.3"), &[SENIORITY_12_MONTHS.id],
        t("Ansiennitet for å få tilbud: minst", "Ansiennitet for å få tilbod: minst", "Seniority for being offered service: at least"),
        |language| months(&OFFER_MONTHS, language)),
    value("seniority-preferred-months", report("4.3"), &[SENIORITY_24_MONTHS.id],
        t("Ansiennitet som går foran: minst", "Ansiennitet som går føre: minst", "Seniority that goes first: at least"),
        |language| months(&PREFERRED_MONTHS, language)),
    value("substitute-months", report("4.3"), &[POST_LASTING.id],
        t("Et vikariat teller når det varer mer enn", "Eit vikariat tel når det varer meir enn", "A substitute post counts when it lasts more than"),
        |language| months(&SUBSTITUTE_MONTHS, language)),
    value("institution-months", web("Helsedirektoratet, utdanningstid"), &[SERVICE_STILL_NEEDED.id, counted::PLAN_INSTITUTION_6_MONTHS.id],
        t("Tjeneste i institusjon: minst", "Teneste i institusjon: minst", "Service in institution: at least"),
        |language| months(&INSTITUTION_MONTHS, language)),
    value("order-policy", report("4.3"), &[CandidateRegistration::KIND, DEPARTURE_REASONED.id],
        t("Rekkefølgen bestemmes av, det viktigste først", "Rekkjefølgja blir bestemt av, det viktigaste først", "The order is decided by, the most important first"),
        policy),
    value("goals-in-force", OURS, &[CandidateRegistration::KIND],
        t("Læringsmål i alt, når fremdriften deles i klasser", "Læringsmål i alt, når framdrifta blir delt i klassar", "Learning goals in all, when progress is divided into classes"),
        |language| numbers(&GOALS_IN_FORCE, t("{n} mål", "{n} mål", "{n} goals"), language)),
    value("capacity-table-1", report("3"), &[CAPACITY_DECIDED.id, Capacity::KIND],
        t("Stillinger per foretak i perioden som begynner den dagen (tabell 1)", "Stillingar per føretak i perioden som byrjar den dagen (tabell 1)", "Positions per trust in the period that begins on that day (table 1)"),
        table_1),
    value("plan-total-months", report("3"), &[counted::PLAN_TOTAL_60_MONTHS.id],
        t("Tellende måneder i hele utdanningen: minst", "Teljande månader i heile utdanninga: minst", "Counted months of the whole training: at least"),
        |language| months(&counted::TOTAL_MONTHS, language)),
    value("plan-open-practice-months", web("Helsedirektoratet, utdanningstid"), &[counted::PLAN_OPEN_PRACTICE_24_MONTHS.id],
        t("Åpen, uselektert praksis: minst det første og høyst det andre teller", "Open, uselektert praksis: minst det første, og høgst det andre tel", "Open, unselected practice: at least the first, and at most the second counts"),
        |language| between(&counted::OPEN_PRACTICE_MONTHS, MONTHS, language)),
    value("plan-other-practice-months", web("Helsedirektoratet, utdanningstid"), &[counted::PLAN_OTHER_PRACTICE_30_MONTHS.id],
        t("Annen allmennmedisinsk praksis: høyst dette teller", "Annan allmennmedisinsk praksis: høgst dette tel", "Other general practice: at most this counts"),
        |language| months(&counted::OTHER_PRACTICE_MONTHS, language)),
    value("plan-absence-percent", web("Spesialistforskriften § 31"), &[ImplementationPlan::KIND],
        t("Fravær som ikke trekkes fra: inntil", "Fråvær som ikkje blir trekt frå: inntil", "Absence that is not taken off: up to"),
        |language| numbers(&counted::ABSENCE_FREE_PERCENT, t("{n} prosent av tjenesten", "{n} prosent av tenesta", "{n} per cent of the service"), language)),
    value("plan-group-months", web("Legeforeningen, veiledningsgrupper"), &[group::PLAN_GROUP_TWO_YEARS.id],
        t("Veiledningsgruppen varer minst", "Rettleiingsgruppa varer minst", "The supervision group lasts at least"),
        |language| months(&group::GROUP_MONTHS, language)),
    value("plan-group-hours", web("Legeforeningen, veiledningsgrupper"), &[group::PLAN_GROUP_TWO_YEARS.id],
        t("Timer i veiledningsgruppen: minst", "Timar i rettleiingsgruppa: minst", "Hours in the supervision group: at least"),
        |language| hours(&group::GROUP_HOURS, language)),
    value("plan-group-practice-months", web("Legeforeningen, veiledningsgrupper"), &[group::PLAN_GROUP_YEAR_IN_OPEN_PRACTICE.id],
        t("Veiledningsgruppe sammen med åpen praksis: minst", "Rettleiingsgruppe saman med open praksis: minst", "Supervision group beside open practice: at least"),
        |language| months(&group::GROUP_PRACTICE_MONTHS, language)),
    value("plan-supervision-hours", web("ALIS.no, individuell veiledning"), &[supervision::PLAN_SUPERVISION_42_HOURS.id],
        t("Individuell veiledning i full stilling, i måneden i ti og en halv måned av året: minst", "Individuell rettleiing i full stilling, i månaden i ti og ein halv månad av året: minst", "Individual supervision in a full post, a month for ten and a half months a year: at least"),
        |language| hours(&supervision::SUPERVISION_HOURS, language)),
    value("plan-revision-months", web("ALIS.no, individuell plan"), &[revision::PLAN_REVISED_WITHIN_A_YEAR.id],
        t("En plan står uten gjennomgang i høyst", "Ein plan står utan gjennomgang i høgst", "A plan stands without being gone through for at most"),
        |language| months(&revision::REVISION_MONTHS, language)),
    value("meeting-months", report("4.1"), &[MEETING_WITHIN_6_MONTHS.id, NEXT_MEETING_WITHIN_6_MONTHS.id, revision::PLAN_REVISED_WITHIN_A_YEAR.id],
        t("Mellom to oppfølgingsmøter: høyst", "Mellom to oppfølgingsmøte: høgst", "Between two follow-up meetings: at most"),
        |language| months(&MEETING_MONTHS, language)),
    value("enterprise-counts-from", web("Helsedirektoratet, registrering av utdanningsvirksomheter"), &[TrainingEnterprise::KIND, PLAN_REGISTERED_THROUGH_SERVICE.id],
        t("En søknad som er sendt denne dagen eller senere, teller fra", "Ein søknad som er send denne dagen eller seinare, tel frå", "An application sent on this day or later counts from"),
        count_from),
    value("list-ceiling-at-start", ALIS_NORD_2019, &[LIST_CEILING_600_AT_START.id],
        t("Listetak ved oppstart: høyst", "Listetak ved oppstart: høgst", "List ceiling at the start: at most"),
        |language| numbers(&CEILING_AT_START, t("{n} personer", "{n} personar", "{n} persons"), language)),
    value("course-cover-cap", ALIS_NORD_2019, &[COURSE_COVER_CAP.id],
        t("Kurs og tapt arbeidsfortjeneste for en selvstendig næringsdrivende: inntil", "Kurs og tapt arbeidsforteneste for ein sjølvstendig næringsdrivande: inntil", "Courses and lost income of a self-employed doctor: up to"),
        |language| numbers(&COURSE_COVER, t("{n} kroner i året", "{n} kroner i året", "{n} kroner a year"), language)),
    value("cost-rates", ALIS_NORD_2019, &[LocalAgreement::KIND],
        t("Satser i kostnadssammenligningen, per år", "Satsar i kostnadssamanlikninga, per år", "Rates of the cost comparison, a year"),
        rates),
    value("retention-mistake", OURS, &[Closing::KIND],
        t("Etter en innmelding som var en feil, kan opplysningene slettes etter", "Etter ei innmelding som var ein feil, kan opplysningane slettast etter", "After a registration by mistake the data may be erased after"),
        |language| months(&MISTAKE_MONTHS, language)),
    value("retention-left", OURS, &[Closing::KIND],
        t("Når legen har flyttet, sluttet eller valgt noe annet, kan opplysningene slettes etter", "Når legen har flytta, slutta eller valt noko anna, kan opplysningane slettast etter", "When the doctor has moved, left or chosen something else, the data may be erased after"),
        |language| months(&LEFT_MONTHS, language)),
    value("retention-completed", OURS, &[Closing::KIND],
        t("Når legen er godkjent spesialist, kan opplysningene slettes etter", "Når legen er godkjend spesialist, kan opplysningane slettast etter", "When the doctor is an approved specialist, the data may be erased after"),
        |language| months(&COMPLETED_MONTHS, language)),
    value("training-years", report("3"), &[NEED_COVERED.id],
        t("Behovet fordeles på utdanningens lengde", "Behovet blir fordelt på lengda av utdanninga", "The need is spread over the length of the training"),
        |language| between(&TRAINING_YEARS, t("år", "år", "years"), language)),
];

//! What the rules of time ask of whoever is here: in words, with the day and the page to do it on. Decides nothing; that
//! is `shared::rules::due`.

use super::todo::{Todo, name};
use crate::{
    kinds,
    listed::listed,
    overview::{Entry, Overview},
    parts::chip::Stage,
    route::{Route, new_form},
    session::Session,
    wording::{self, capitalized, count_in_words},
};
use leptos::prelude::*;
use shared::{
    api::Role,
    form::Form,
    forms::{
        follow_up_meeting::FollowUpMeeting, half_year_report::HalfYearReport, training_enterprise::TrainingEnterprise,
        trust_profile::TrustProfile,
    },
    numbers::municipality::MUNICIPALITIES,
    rules::{
        due::{Due, What, begun::begun_from, municipality, office, trust},
        period::Period,
    },
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const RENEW: Text = t("Forny innmeldingen av {name}", "Forny innmeldinga av {name}", "Renew the registration of {name}");
    pub const HALF_YEARLY: Text = t("Innmeldingen fornyes hvert halvår, også når ingenting er endret.", "Innmeldinga blir fornya kvart halvår, også når ingenting er endra.", "Registrations are renewed each half-year, also when nothing has changed.");
    pub const MEETING: Text = t("Hold møte med {name}", "Hald møte med {name}", "Hold a meeting with {name}");
    pub const MEETING_WHY: Text = t("Oppfølgingsmøte holdes hvert halvår.", "Oppfølgingsmøte blir halde kvart halvår.", "Follow-up meetings are held each half-year.");
    pub const ACTION: Text = t("Følg opp tiltaket fra møtet med {name}", "Følg opp tiltaket frå møtet med {name}", "Follow up the action from the meeting with {name}");
    pub const ACTION_WHY: Text = t("Tiltaket står i referatet.", "Tiltaket står i referatet.", "The action is in the minutes.");
    pub const PLAN: Text = t("Gå gjennom planen til {name}", "Gå gjennom planen til {name}", "Go through the plan of {name}");
    pub const PLAN_WHY: Text = t("Planen gjennomgås minst én gang i året.", "Planen blir gjennomgådd minst éin gong i året.", "The plan is gone through at least once a year.");
    pub const REMIND: Text = t("Minn {name} på å svare", "Minn {name} på å svare", "Remind {name} to answer");
    pub const REMIND_ONE: Text = t("Ett skjema har ventet på svar i to uker eller mer. Har legen ikke kommet inn, kan du invitere på nytt.", "Eitt skjema har venta på svar i to veker eller meir. Har legen ikkje kome inn, kan du invitere på nytt.", "One form has waited for an answer for two weeks or more. If the doctor has not come in, you can invite again.");
    pub const REMIND_SOME: Text = t("{count} skjemaer har ventet på svar i to uker eller mer. Har legen ikke kommet inn, kan du invitere på nytt.", "{count} skjema har venta på svar i to veker eller meir. Har legen ikkje kome inn, kan du invitere på nytt.", "{count} forms have waited for an answer for two weeks or more. If the doctor has not come in, you can invite again.");
    pub const DISPUTE: Text = t("{name} sier at noe er feil", "{name} seier at noko er feil", "{name} says that something is wrong");
    pub const DISPUTE_WHY: Text = t("Merknaden står ved spørsmålet. Rett det som er feil, og send på nytt.", "Merknaden står ved spørsmålet. Rett det som er feil, og send på nytt.", "The remark stands at the question. Correct what is wrong, and send again.");
    pub const REPORT: Text = t("Send halvårsmeldingen innen {day}", "Send halvårsmeldinga innan {day}", "Send the half-year report by {day}");
    pub const REPORT_WHY: Text = t("Også når det ikke er noe å melde.", "Også når det ikkje er noko å melde.", "Also when there is nothing to report.");
    pub const ENTERPRISE: Text = t("Fyll ut om kommunen som utdanningsvirksomhet", "Fyll ut om kommunen som utdanningsverksemd", "Describe the municipality as a training enterprise");
    pub const ENTERPRISE_WHY: Text = t("Legene kan først få tilbud når kommunen er registrert og har avtale med foretaket.", "Legane kan først få tilbod når kommunen er registrert og har avtale med føretaket.", "Doctors can be offered a place only when the municipality is registered and has an agreement with the trust.");
    pub const REGISTER: Text = t("Meld inn leger som vil starte {day}", "Meld inn legar som vil starte {day}", "Register doctors who want to start on {day}");
    pub const REGISTER_WHY: Text = t("Hovedregelen er mer enn tolv måneder før start.", "Hovudregelen er meir enn tolv månader før start.", "The main rule is more than twelve months before the start.");
    pub const NEW_ONE: Text = t("Én ny eller endret innmelding siden sist", "Éi ny eller endra innmelding sidan sist", "One new or changed registration since last time");
    pub const NEW_SOME: Text = t("{count} nye eller endrede innmeldinger siden sist", "{count} nye eller endra innmeldingar sidan sist", "{count} new or changed registrations since last time");
    pub const NEW_ONE_WHY: Text = t("Den er merket i innboksen.", "Ho er merkt i innboksen.", "It is marked in the inbox.");
    pub const NEW_SOME_WHY: Text = t("De er merket i innboksen.", "Dei er merkte i innboksen.", "They are marked in the inbox.");
    pub const PROFILE: Text = t("Fortell om foretaket", "Fortel om føretaket", "Describe the trust");
    pub const PROFILE_WHY: Text = t("Kommunene og ALIS-kontoret ser hvem de skal kontakte. Avtalene gjelder for innmeldingene fra kommunene.", "Kommunane og ALIS-kontoret ser kven dei skal kontakte. Avtalane gjeld for innmeldingane frå kommunane.", "The municipalities and the ALIS office see whom to contact. The agreements hold for the municipalities' registrations.");
    pub const PROFILE_OLD: Text = t("Se over det som står om foretaket", "Sjå over det som står om føretaket", "Look over what is said of the trust");
    pub const PROFILE_OLD_WHY: Text = t("Det ses over én gang i året.", "Det blir sett over éin gong i året.", "It is looked over once a year.");
    pub const SPLIT: Text = t("Si om tre + tre måneder passer: {name}", "Sei om tre + tre månader passar: {name}", "Say whether three + three months suits: {name}");
    pub const SPLIT_WHY: Text = t("Kommunen vet ikke om foretaket går med på det. Gi kommunen beskjed.", "Kommunen veit ikkje om føretaket går med på det. Gi kommunen beskjed.", "The municipality does not know whether the trust agrees. Tell the municipality.");
    pub const STARTS: Text = t("Gjør klart til {day}", "Gjer klart til {day}", "Get ready for {day}");
    pub const STARTS_ONE: Text = t("Én lege ønsker å starte da.", "Éin lege ønskjer å starte då.", "One doctor wishes to start then.");
    pub const STARTS_SOME: Text = t("{count} leger ønsker å starte da.", "{count} legar ønskjer å starte då.", "{count} doctors wish to start then.");
    pub const SILENT_ONE: Text = t("Én kommune har ikke sendt halvårsmelding for {period}", "Éin kommune har ikkje sendt halvårsmelding for {period}", "One municipality has not sent a half-year report for {period}");
    pub const SILENT_SOME: Text = t("{count} kommuner har ikke sendt halvårsmelding for {period}", "{count} kommunar har ikkje sendt halvårsmelding for {period}", "{count} municipalities have not sent a half-year report for {period}");
    pub const SILENT_ONE_WHY: Text = t("Se hvem det gjelder, og minn kommunen på det.", "Sjå kven det gjeld, og minn kommunen på det.", "See which it is, and remind it.");
    pub const SILENT_SOME_WHY: Text = t("Se hvem det gjelder, og minn kommunene på det.", "Sjå kven det gjeld, og minn kommunane på det.", "See who they are, and remind them.");
    pub const LONG_DISPUTE: Text = t("Spør {who} om feilen {name} har meldt", "Spør {who} om feilen {name} har meldt", "Ask {who} about the mistake {name} has reported");
    pub const LONG_DISPUTE_WHY: Text = t("Kommunen har ikke rettet den på to uker.", "Kommunen har ikkje retta han på to veker.", "The municipality has not corrected it in two weeks.");
    pub const CAPACITY: Text = t("Plassene for {year} skal bestemmes", "Plassane for {year} skal bestemmast", "The places for {year} are to be decided");
    pub const CAPACITY_ONE: Text = t("Ett foretak mangler.", "Eitt føretak manglar.", "One trust is missing.");
    pub const CAPACITY_SOME: Text = t("{count} foretak mangler.", "{count} føretak manglar.", "{count} trusts are missing.");
    pub const SUPERVISOR_ONE: Text = t("Én lege trenger veileder", "Éin lege treng rettleiar", "One doctor needs a supervisor");
    pub const SUPERVISOR_SOME: Text = t("{count} leger trenger veileder", "{count} legar treng rettleiar", "{count} doctors need a supervisor");
    pub const SUPERVISOR_ONE_WHY: Text = t("Hjelp kommunen med å finne en veileder.", "Hjelp kommunen med å finne ein rettleiar.", "Help the municipality find one.");
    pub const SUPERVISOR_SOME_WHY: Text = t("Se hvem det gjelder, og hjelp til med å finne veiledere.", "Sjå kven det gjeld, og hjelp til med å finne rettleiarar.", "See who they are, and help to find supervisors.");
    pub const PASSED: Text = t("Fristen var {day}.", "Fristen var {day}.", "It was due on {day}.");
}

/// Where the office sees who has not reported, and who needs a supervisor.
pub const MUNICIPALITIES_HERE: &str = "kommuner";
pub const SUPERVISORS_HERE: &str = "veileder";

/// Everything that is or will be due for whoever is here, most urgent first.
pub fn dues(session: Session, overview: &Overview, seen: Option<u64>) -> Vec<Due> {
    let (today, rows) = (session.today(), listed(overview.entries.iter()));
    match session.role() {
        Some(Role::Municipality) => match session.own_municipality() {
            Some(mine) => municipality::dues(&rows, &mine, session.facts.with(|facts| facts.enterprise), today),
            None => Vec::new(),
        },
        Some(Role::Office) => office::dues(&rows, MUNICIPALITIES.len(), today),
        Some(Role::Trust) => trust::dues(&rows, seen, today),
        _ => Vec::new(),
    }
}

/// One due in words, and where it is done.
pub fn todo(session: Session, overview: &Overview, due: &Due) -> Option<Todo> {
    let (today, language) = (session.today(), session.language.get());
    let entry = due.docs.first().and_then(|doc| overview.entries.iter().find(|entry| entry.doc == *doc));
    let (what, why) = said(due, entry, language)?;
    let is_deadline = !matches!(due.what, What::New | What::Remind | What::Dispute | What::LongDispute);
    let why = match due.on < today && is_deadline {
        true => [&says::PASSED.fill(language, &[("day", &due.on.in_words(language))]), " ", &why].concat(),
        false => why,
    };
    let renews = entry.filter(|entry| due.what == What::Renew && !entry.has_draft);
    let renews = renews.map(|entry| (entry.doc.clone(), entry.trainee.clone()));
    Some(Todo { on: due.on, what, why, to: place(overview, due, entry), renews })
}

/// What to do, and why.
fn said(due: &Due, entry: Option<&Entry>, language: Language) -> Option<(String, String)> {
    let whom = entry.map_or("", |entry| name(entry, language));
    let day = due.period.map(|day| day.in_words(language)).unwrap_or_default();
    let named = |text: Text| text.fill(language, &[("name", whom)]);
    let on_day = |text: Text| text.fill(language, &[("day", &day)]);
    let plain = |text: Text| text.read(language).to_owned();
    let counted = |one: Text, some: Text, more: &[(&str, &str)]| counted(due.count, one, some, more, language);
    Some(match due.what {
        What::Renew => (named(says::RENEW), plain(says::HALF_YEARLY)),
        What::Meeting => (named(says::MEETING), plain(says::MEETING_WHY)),
        What::Action => (named(says::ACTION), plain(says::ACTION_WHY)),
        What::Plan => (named(says::PLAN), plain(says::PLAN_WHY)),
        What::Remind => (named(says::REMIND), counted(says::REMIND_ONE, says::REMIND_SOME, &[])),
        What::Dispute => (named(says::DISPUTE), plain(says::DISPUTE_WHY)),
        What::Report => (on_day(says::REPORT), plain(says::REPORT_WHY)),
        What::Enterprise => (plain(says::ENTERPRISE), plain(says::ENTERPRISE_WHY)),
        What::Register => (on_day(says::REGISTER), plain(says::REGISTER_WHY)),
        What::New => (counted(says::NEW_ONE, says::NEW_SOME, &[]), counted(says::NEW_ONE_WHY, says::NEW_SOME_WHY, &[])),
        What::Profile if due.docs.is_empty() => (plain(says::PROFILE), plain(says::PROFILE_WHY)),
        What::Profile => (plain(says::PROFILE_OLD), plain(says::PROFILE_OLD_WHY)),
        What::Split => (named(says::SPLIT), plain(says::SPLIT_WHY)),
        What::Starts => (on_day(says::STARTS), counted(says::STARTS_ONE, says::STARTS_SOME, &[])),
        What::Silent => {
            let period = Period::containing(due.period?).to_string();
            let what = counted(says::SILENT_ONE, says::SILENT_SOME, &[("period", &period)]);
            (what, counted(says::SILENT_ONE_WHY, says::SILENT_SOME_WHY, &[]))
        }
        What::LongDispute => {
            let who = wording::organization(Role::Municipality, &entry?.organization, language);
            let what = says::LONG_DISPUTE.fill(language, &[("who", &who), ("name", whom)]);
            (what, plain(says::LONG_DISPUTE_WHY))
        }
        What::Capacity => {
            let what = says::CAPACITY.fill(language, &[("year", &due.period?.year().to_string())]);
            (what, counted(says::CAPACITY_ONE, says::CAPACITY_SOME, &[]))
        }
        What::Supervisor => {
            let what = counted(says::SUPERVISOR_ONE, says::SUPERVISOR_SOME, &[]);
            (what, counted(says::SUPERVISOR_ONE_WHY, says::SUPERVISOR_SOME_WHY, &[]))
        }
    })
}

/// A sentence with a count in words at its head or inside.
fn counted(count: usize, one: Text, some: Text, more: &[(&str, &str)], language: Language) -> String {
    if count == 1 {
        return one.fill(language, more);
    }
    let count = count_in_words(count, language);
    let pairs: Vec<(&str, &str)> = more.iter().copied().chain([("count", count.as_str())]).collect();
    capitalized(&some.fill(language, &pairs))
}

/// The address of the page to do it on, with everything known filled in.
fn place(overview: &Overview, due: &Due, entry: Option<&Entry>) -> String {
    let form = || entry.map(|entry| entry.form().to_string());
    let paper = || entry.map(|entry| Route::Statement { doc: entry.doc.clone(), rev: entry.rev }.to_string());
    let page = match due.what {
        What::Renew | What::Plan | What::Dispute => form(),
        What::Meeting => Some(begun(overview, FollowUpMeeting::KIND, entry)),
        What::Report => Some(begun(overview, HalfYearReport::KIND, entry)),
        What::Action | What::Split | What::LongDispute => paper(),
        What::Remind => entry.map(|entry| [&Route::People.to_string(), "?from=", &entry.doc].concat()),
        What::Enterprise => form().or_else(|| Some(begun(overview, TrainingEnterprise::KIND, None))),
        What::Profile => form().or_else(|| Some(begun(overview, TrustProfile::KIND, None))),
        What::Register => Some(new_form(kinds::registration()).to_string()),
        What::New | What::Starts => Some(Route::Inbox.to_string()),
        What::Silent => Some(["#", MUNICIPALITIES_HERE].concat()),
        What::Supervisor => Some(["#", SUPERVISORS_HERE].concat()),
        What::Capacity => Some("/docs/forms/capacity".to_owned()), // nobody files it here yet
    };
    page.unwrap_or_else(|| Route::Home.to_string())
}

/// The draft of this kind that was begun already for the same doctor, or a new one that takes over what is known.
fn begun(overview: &Overview, kind: &'static str, from: Option<&Entry>) -> String {
    let doctor = from.and_then(|entry| entry.doctor);
    let is_it = |entry: &&Entry| entry.kind.name == kind && entry.stage == Stage::Draft && entry.doctor == doctor;
    if let Some(draft) = overview.entries.iter().find(is_it) {
        return draft.form().to_string();
    }
    let Some(kind) = kinds::find(kind) else { return Route::Home.to_string() };
    let address = new_form(kind).to_string();
    let theirs = overview.entries.iter().filter(|entry| doctor.is_some() && entry.doctor == doctor);
    let from = begun_from(kind.name, &listed(theirs)).map(|row| row.doc.clone()).or(from.map(|from| from.doc.clone()));
    from.map_or(address.clone(), |from| [&address, "?from=", &from].concat())
}

/// In a list, beside the day: what is due then.
pub fn in_short(what: What) -> Option<Text> {
    Some(match what {
        What::Renew => t("fornyes", "blir fornya", "to be renewed"),
        What::Meeting => t("møte", "møte", "meeting"),
        What::Action => t("tiltak", "tiltak", "action"),
        What::Plan => t("planen gjennomgås", "planen blir gjennomgådd", "the plan is gone through"),
        What::Remind => t("svar mangler", "svar manglar", "no answer yet"),
        What::Dispute => t("feil meldt", "feil meldt", "reported wrong"),
        What::Split => t("svar om tre + tre", "svar om tre + tre", "answer on three + three"),
        _ => return None,
    })
}

/// The first thing due about any of these documents.
pub fn next_of<'a>(dues: &'a [Due], docs: &[&str]) -> Option<&'a Due> {
    let about = |due: &&Due| in_short(due.what).is_some() && due.docs.iter().any(|doc| docs.contains(&doc.as_str()));
    dues.iter().find(about)
}

//! What the product knows of each item of a meeting, below the item's heading: taken over by one press, never by itself.
//! Fetches the newest plan, the registration, what the rules must know of each, and the meeting before; what is worth a word, `shared` knows.

use super::Beside;
use crate::{
    draft, json,
    overview::{self, Entry},
    paper::{DOCTOR, Paper},
    parts::{
        icon::{self, icon},
        toast,
    },
    revising,
    route::{Route, Router},
    session::{Session, session},
};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use shared::{
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration,
        follow_up_meeting::FollowUpMeeting,
        implementation_plan::ImplementationPlan,
        meeting_brief::{Known, suggestions},
        open_action::Topic,
    },
    numbers::hpr_number::HprNumber,
    rules::facts::Facts,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const KNOWN: Text = t("Dette vet vi fra før", "Dette veit vi frå før", "What we already know");
    pub const TAKE: Text = t("Ta med i referatet", "Ta med i referatet", "Put in the minutes");
    pub const TAKE_THIS: Text = t("Ta med i referatet: {words}", "Ta med i referatet: {words}", "Put in the minutes: {words}");
    pub const TAKEN: Text = t("Står i referatet", "Står i referatet", "In the minutes");
}

/// What was found about the doctor.
#[derive(Clone, Default, PartialEq)]
struct Gathered {
    plan: Option<ImplementationPlan>,
    plan_facts: Option<Facts>,
    registration: Option<CandidateRegistration>,
    registration_facts: Option<Facts>,
    last: Option<FollowUpMeeting>,
    /// The document of the registration.
    registered: Option<String>,
}

/// Draws each section's part; gathers once, and again when it is another doctor.
pub fn beside(paper: Paper, language: Language) -> Beside {
    let session = session();
    let known: RwSignal<Gathered> = RwSignal::new(Gathered::default());
    gather_for_doctor(session, paper, known);
    Box::new(move |part| {
        let id = paper.outline().parts[part].id;
        let topic = Topic::ALL.into_iter().find(|topic| topic.section() == id)?;
        Some((move || of_topic(session, paper, &known.get(), topic, language)).into_any())
    })
}

fn gather_for_doctor(session: Session, paper: Paper, known: RwSignal<Gathered>) {
    let router: Router = expect_context();
    let doctor = Memo::new(move |_| {
        paper.edits.track();
        paper.read(DOCTOR).parse::<HprNumber>().ok()
    });
    Effect::new(move |_| {
        let (doctor, online) = (doctor.get(), session.online.get_untracked());
        let here = match router.route.get_untracked() {
            Route::Form { doc, .. } => doc,
            _ => String::new(),
        };
        leptos::task::spawn_local(async move {
            let found = match doctor {
                Some(doctor) => gathered(doctor, &here, online).await,
                None => Gathered::default(),
            };
            known.try_set(found);
        });
    });
}

async fn gathered(doctor: HprNumber, here: &str, ask: bool) -> Gathered {
    let entries = overview::gather(ask).await.entries;
    let received = |entry: &&Entry| entry.doctor == Some(doctor) && entry.number.is_some() && !entry.is_closed;
    let of = |kind: &str| {
        let of_kind = entries.iter().filter(received).filter(|entry| entry.kind.name == kind && entry.doc != here);
        of_kind.map(|entry| entry.doc.clone()).collect::<Vec<_>>()
    };
    let registered = of(CandidateRegistration::KIND).first().cloned();
    let plan = of(ImplementationPlan::KIND).first().cloned();
    let mut last: Option<FollowUpMeeting> = None;
    for doc in of(FollowUpMeeting::KIND) {
        let held = newest::<FollowUpMeeting>(Some(&doc)).await;
        last = last.into_iter().chain(held).max_by_key(|meeting| meeting.held_on);
    }
    Gathered {
        plan: newest(plan.as_deref()).await,
        plan_facts: facts_of(plan.as_deref(), ask).await,
        registration: newest(registered.as_deref()).await,
        registration_facts: facts_of(registered.as_deref(), ask).await,
        last,
        registered,
    }
}

/// Each form is judged by its own: what is known of the meeting says nothing of when a registration was received.
async fn facts_of(doc: Option<&str>, ask: bool) -> Option<Facts> {
    draft::facts(doc.filter(|_| ask)?).await
}

async fn newest<F: DeserializeOwned>(doc: Option<&str>) -> Option<F> {
    json::read_tree(&draft::newest_letter(doc?).await?.body).ok()
}

fn of_topic(session: Session, paper: Paper, found: &Gathered, topic: Topic, language: Language) -> AnyView {
    let known = Known {
        plan: found.plan.as_ref(),
        plan_facts: found.plan_facts.as_ref(),
        registration: found.registration.as_ref(),
        registration_facts: found.registration_facts.as_ref(),
        last: found.last.as_ref(),
        today: paper.today(),
    };
    let lines: Vec<AnyView> = suggestions(&known)
        .into_iter()
        .filter(|suggestion| suggestion.topic == topic)
        .map(|suggestion| line(paper, topic, suggestion.cue.words(language), language))
        .collect();
    let revise = found.registered.clone().filter(|_| topic == Topic::Registration);
    let revise = revise.map(|doc| revising::of(session, doc));
    if lines.is_empty() {
        return revise.into_any();
    }
    let id = ["known-", topic.section()].concat();
    view! {
        <div class="known" role="group" aria-labelledby=id.clone()>
            <p class="small muted" id=id.clone()>{says::KNOWN.read(language)}</p>
            <ul class="plain">{lines}</ul>
        </div>
        {revise}
    }
    .into_any()
}

fn line(paper: Paper, topic: Topic, words: String, language: Language) -> AnyView {
    let (sought, taken_words) = (words.clone(), words.clone());
    let taken = Memo::new(move |_| {
        paper.edits.track();
        paper.read(topic.note_path()).contains(&sought)
    });
    let name = says::TAKE_THIS.fill(language, &[("words", &words)]);
    // the button stays where the focus is
    let act = move |_| {
        if !taken.get_untracked() {
            take(paper, topic, &taken_words);
            toast::say(says::TAKEN);
        }
    };
    let name = move || (!taken.get()).then(|| name.clone());
    let shown = move || match taken.get() {
        true => view! { {icon(icon::CHECK)} {says::TAKEN.read(language)} }.into_any(),
        false => view! { {icon(icon::PLUS)} {says::TAKE.read(language)} }.into_any(),
    };
    let button = view! {
        <button
            class="ds-button" data-variant="tertiary" data-size="sm" type="button" aria-label=name
            aria-disabled=move || taken.get().then_some("true") on:click=act
        >
            {shown}
        </button>
    };
    view! { <li><span>{words.clone()}</span> {button}</li> }.into_any()
}

/// The item was treated, and its minutes say this too.
fn take(paper: Paper, topic: Topic, words: &str) {
    let note = paper.read(topic.note_path());
    let note = if note.trim().is_empty() { words.to_owned() } else { [note.trim_end(), "\n", words].concat() };
    paper.put(topic.treated_path(), "yes");
    paper.put(topic.note_path(), &note);
}
